"""What leads into a question, and where somebody said it, is no part of what is asked about."""

from datetime import date

import pytest

from retrieval import understand
from retrieval.types import Order

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("question", "speaker", "about"),
    [
        ("What did Reyes say as minister about the weir?", "Reyes", "the weir"),
        ("What did Reyes say in an interview about the weir?", "Reyes", "the weir"),
        ("What did Reyes say in parliament about the weir?", "Reyes", "the weir"),
        ("What did Reyes tell reporters about the weir?", "Reyes", "the weir"),
        ("What did Reyes say during the visit about the weir?", "Reyes", "the weir"),
        ("What did Reyes say about the weir in an interview?", "Reyes", "the weir"),
        ("I need everything Reyes has ever said about the weir", "Reyes", "the weir"),
        ("Что Лисов как министр говорил о плотине?", "Лисов", "плотине"),
        ("Что говорил Лисов в интервью о плотине?", "Лисов", "плотине"),
        ("Что говорил Лисов о плотине в своём интервью?", "Лисов", "плотине"),
        ("Ирина Лисова что говорила о плотине?", "Ирина Лисова", "плотине"),
        ("А что там Лисов про плотину?", "Лисов", "плотину"),
        ("Токоев журналисттерге тосмо жөнүндө эмне деди?", "Токоев", "тосмо"),
        ("Токоев министр катары тосмо жөнүндө эмне деди?", "Токоев", "тосмо"),
        ("Токоев интервьюсунда тосмо жөнүндө эмне деди?", "Токоев", "тосмо"),
    ],
)
def test_where_and_as_what_somebody_spoke_is_no_subject(
    question: str, speaker: str, about: str
) -> None:
    query = understand(question, TODAY)
    assert query.speaker is not None
    assert (query.speaker.name, query.subject) == (speaker, about)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Give me two quotes about eels", "eels"),
        ("A quote about eels, please", "eels"),
        ("Please list all mentions of Senn", "Senn"),
        ("i need all statement of eels", "eels"),
        ("Summarise what was said about eels", "eels"),
        ("Could you sum up for me what was said about eels?", "eels"),
        ("Briefly: what was said about eels?", "eels"),
        ("Дай две цитаты об угре", "угре"),
        ("Дайте, пожалуйста, цитату об угре", "угре"),
        ("Нужны три цитаты об угре", "угре"),
        ("Перечисли все упоминания Сенна", "Сенна"),
        ("Подытожь, что говорили об угре", "угре"),
        ("Кратко: что говорили об угре?", "угре"),
        ("Жылан балык жөнүндө эки цитата бер", "Жылан балык"),
        ("Жылан балык жөнүндө кыскача айтып бер", "Жылан балык"),
        # what leads in elsewhere is a subject where it stands as one
        ("What was said about quotes?", "quotes"),
        ("What was said about journalists?", "journalists"),
        ("What was said about summaries in parliament?", "summaries in parliament"),
        ("Что говорили о цитатах?", "цитатах"),
        ("Журналисттер жөнүндө эмне айтылды?", "Журналисттер"),
    ],
)
def test_a_request_for_quotations_is_no_subject(question: str, about: str) -> None:
    query = understand(question, TODAY)
    assert (query.speaker, query.subject) == (None, about)


@pytest.mark.parametrize(
    ("question", "order", "about"),
    [
        ("What was said first about eels?", Order.FIRST, "eels"),
        ("What was said last about eels?", Order.LATEST, "eels"),
        ("What did Reyes say first about eels?", Order.FIRST, "eels"),
        ("What was the latest said about eels?", Order.LATEST, "eels"),
        ("the earliest statement in the archive", Order.FIRST, ""),
        ("What is the latest statement in this archive?", Order.LATEST, ""),
        ("самое первое высказывание в архиве", Order.FIRST, ""),
        ("Самая ранняя цитата об угре", Order.FIRST, "угре"),
    ],
)
def test_an_order_is_told_beside_the_verb(question: str, order: Order, about: str) -> None:
    query = understand(question, TODAY)
    assert (query.order, query.subject) == (order, about)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("КОГДА ДОСТРОЯТ ПЛОТИНУ?", "когда достроят плотину?"),
        ("ТОСМО КАЧАН БҮТӨТ?", "тосмо качан бүтөт?"),
        ("WHEN IS THE WEIR READY?", "when is the weir ready?"),
        ("МИД", "МИД"),
        ("NATO USA", "NATO USA"),
        ("Что сказали в МИД?", "Что сказали в МИД?"),
    ],
)
def test_capitals_throughout_tell_nothing(question: str, text: str) -> None:
    query = understand(question, TODAY)
    assert (query.question, query.text) == (question, text)
