"""Follow-ups in few words: another time of the same, other people, another place."""

from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Named, Period, Query

TODAY = date(2026, 11, 1)
EN, RU, KY = (
    "What was said about milk in {}?",
    "Что говорили о молоке {} года?",
    "{} сүт жөнүндө эмне айтылды?",
)


def going_on(asked: str, typed: str) -> tuple[Query, Query]:
    """The question before, and the one that a follow-up makes of it."""
    last = understand(asked, TODAY)
    known = {"Odling", "Ida Odling", "Тальвин", "Тальвина", "Токоев"}
    found = follow_up(understand(typed, TODAY), TODAY, last, lambda one: one.name in known)
    assert found is not None
    return last, found


@pytest.mark.parametrize(
    ("asked", "typed", "period"),
    [
        (EN.format("2024"), "and before?", "..2023-12-31"),
        (EN.format("2024"), "And what before?", "..2023-12-31"),
        (EN.format("2024"), "and prior to that?", "..2023-12-31"),
        (EN.format("2024"), "and after?", "2025-01-01.."),
        (EN.format("May 2024"), "and later that year?", "2024-06-01..2024-12-31"),
        (EN.format("May 2024"), "and earlier that year?", "2024-01-01..2024-04-30"),
        (EN.format("the first quarter of 2024"), "and in the third?", "2024-07-01..2024-09-30"),
        (EN.format("the first half of 2024"), "and in the second?", "2024-07-01..2024-12-31"),
        (RU.format("в 2024"), "а до?", "..2023-12-31"),
        (RU.format("в 2024"), "а прежде?", "..2023-12-31"),
        (RU.format("в 2024"), "и после?", "2025-01-01.."),
        (RU.format("в мае 2024"), "а ранее в том же году?", "2024-01-01..2024-04-30"),
        (RU.format("в мае 2024"), "а позже в том же году?", "2024-06-01..2024-12-31"),
        (RU.format("в первом полугодии 2024"), "а во втором?", "2024-07-01..2024-12-31"),
        (KY.format("2024-жылы"), "буга чейинчи?", "..2023-12-31"),
        (KY.format("2024-жылы"), "андан кийинчи?", "2025-01-01.."),
        (KY.format("2024-жылы"), "кийин эмне болду?", "2025-01-01.."),
        (KY.format("2024-жылдын май айында"), "ошол эле жылы кийин?", "2024-06-01..2024-12-31"),
    ],
)
def test_another_time_is_told_in_a_word(asked: str, typed: str, period: str) -> None:
    last, found = going_on(asked, typed)
    first, _, until = period.partition("..")
    days = [date.fromisoformat(day) if day else None for day in (first, until)]
    assert (found.text, found.period) == (last.text, Period(*days))


@pytest.mark.parametrize(
    ("asked", "typed", "question"),
    [
        (EN.format("2024"), "and of Odling?", "what did Odling say about milk?"),
        (EN.format("2024"), "only Odling", "what did Odling say about milk?"),
        (EN.format("2024"), "Odling only please", "what did Odling say about milk?"),
        (EN.format("2024"), "what of Odling?", "what did Odling say about milk?"),
        (EN.format("2024"), "and Ida Odling's words?", "what did Ida Odling say about milk?"),
        (RU.format("в 2024"), "а у Тальвина?", "слова Тальвина о молоке?"),
        (RU.format("в 2024"), "только Тальвин", "что говорит Тальвин о молоке?"),
        (RU.format("в 2024"), "и Тальвин тоже?", "что говорит Тальвин о молоке?"),
        (RU.format("в 2024"), "а об этом Тальвин?", "что говорит Тальвин о молоке?"),
        (
            RU.format("в 2024"),
            "а что по этому поводу говорил Тальвин?",
            "что говорит Тальвин о молоке?",
        ),
        (KY.format("2024-жылы"), "Токоев гана", None),
        (KY.format("2024-жылы"), "Токоевдики?", None),
    ],
)
def test_another_person_keeps_the_subject_and_the_time(
    asked: str, typed: str, question: str | None
) -> None:
    last, found = going_on(asked, typed)
    assert question is None or found.question == question
    assert found.speaker is not None
    assert (found.period, found.speaker.name.split()[-1]) == (
        last.period,
        next(name for name in ("Odling", "Тальвина", "Тальвин", "Токоев") if name in typed),
    )


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("What did Odling say about milk in 2024?", "and everyone else?"),
        ("What did Odling say about milk in 2024?", "what about other people?"),
        ("Что говорил Тальвин о молоке в 2024 году?", "а остальные?"),
        ("Что говорил Тальвин о молоке в 2024 году?", "а у других?"),
        ("2024-жылы Токоев сүт жөнүндө эмне деди?", "башкаларчы?"),
    ],
)
def test_the_others_are_all_but_who_was_asked(asked: str, typed: str) -> None:
    last, found = going_on(asked, typed)
    assert isinstance(last.speaker, Named)
    assert (found.speaker, found.unheard) == (None, last.speaker)
    assert (found.text, found.period) == (last.topic, last.period)


@pytest.mark.parametrize(
    ("asked", "typed", "question"),
    [
        (EN.format("2024"), "and in Brae?", "What was said about milk in Brae?"),
        (
            "What was said about milk in Brae?",
            "and near Port Holm?",
            "What was said about milk near Port Holm?",
        ),
        (RU.format("в 2024"), "а в Кемине?", "Что говорили о молоке в Кемине?"),
        (KY.format("2024-жылы"), "Нарындачы?", "Нарында сүт жөнүндө эмне айтылды?"),
    ],
)
def test_another_place_keeps_the_subject(asked: str, typed: str, question: str) -> None:
    last, found = going_on(asked, typed)
    assert (found.question, found.period) == (question, last.period)
