"""A question as typed to a Query."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.errors import QueryError
from retrieval.query.parse import LONGEST, understand
from retrieval.types import Intent, Order, Period, Query

TODAY = date(2026, 11, 23)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def test_period_and_order_are_taken_out_of_the_text() -> None:
    question = "What was the latest on grain in March 2024?"
    query = understand(question, TODAY)
    assert (query.question, query.period, query.order) == (question, MARCH, Order.LATEST)
    assert "grain" in query.text
    assert "March" not in query.text
    assert "latest" not in query.text


def test_a_question_without_a_time_is_searched_whole() -> None:
    assert understand("What has been returned?", TODAY) == Query(
        "What has been returned?", "What has been returned?"
    )


def test_periods_can_be_switched_off() -> None:
    question = 'What was the latest on "grain" in March 2024?'
    assert understand(question, TODAY, periods=False) == Query(
        question, question, phrases=("grain",)
    )


def test_a_question_of_nothing_but_time_has_no_text() -> None:
    question = "in March 2024"
    assert understand(question, TODAY) == Query(question, "", MARCH, dated=question)
    assert understand("March 2024?", TODAY).text.strip(" ?") == ""


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("What was said about the events of 7 April 2010?", None),
        ("What is the latest on grain in March 2024?", "What is on grain in March 2024?"),
        ("What did Howard say about grain in 2020?", "grain in 2020"),
        ("What was said in 2020 except in May?", "What was said in 2020?"),
        ("What was said about grain?", ""),
        ("Что сказали впервые о бюджете на 2021 год?", "Что сказали о бюджете на 2021 год?"),
        ("1916-жылдагы көтөрүлүш жөнүндө эмне айтылды?", None),
    ],
)
def test_the_date_is_kept_to_be_searched_as_words(question: str, dated: str | None) -> None:
    assert understand(question, TODAY).dated == (question if dated is None else dated)


@pytest.mark.parametrize(
    "question",
    [
        "What was said about the events of 7 April 2010?",
        "the April events of 2010",
        "the September 11, 2001 attacks",
        "the budget for 2021",
        "the 2021 budget",
        "the elections of 2020",
        "What was said about 7 April 2010?",
        "события 7 апреля 2010 года",
        "апрельские события 2010 года",
        "бюджет на 2021 год",
        "праздник 8 Марта",
        "выборы 2020 года",
        "Что говорили о 7 апреля 2010 года?",
        "2021-жылга бюджет",
        "2021-жылдын бюджети",
        "7-апрель окуялары",
        "8-март майрамы",
        "2010-жылдын апрель окуялары",
        "2010-жылдын 7-апрелиндеги окуялар",
        "1916-жылдагы көтөрүлүш жөнүндө эмне айтылды?",
    ],
)
def test_a_date_may_be_what_is_asked_about(question: str) -> None:
    query = understand(question, TODAY)
    assert (query.period is not None, query.date_is_topic) == (True, True)


@pytest.mark.parametrize(
    "question",
    [
        "What was said about water in 2020?",
        "What was said in 2020 about the elections?",
        "In 2020 elections were held",
        "What will start in 2027?",
        "What was said about the budget?",
        "the October Revolution",
        "Что говорили о воде в 2020 году?",
        "Что говорили о выборах в 2020 году?",
        "5 мая события развивались",
        "2021-жылы бюджет кабыл алындыбы?",
        "2020-жылы шайлоо жөнүндө эмне айтылды",
        "7-апрелде эмне айтылды",
    ],
)
def test_a_date_is_mostly_when_something_was_said(question: str) -> None:
    assert not understand(question, TODAY).date_is_topic


@pytest.mark.parametrize(
    "question",
    [
        'who said "stolen from the people"',
        "who said “stolen from the people”",
        "who said «stolen from the people»",
        "who said „stolen from the people“",
        "who said „stolen from the people”",
        "who said ”stolen from the people”",
        'who said “stolen from the people"',
        "who said ‘stolen from the people’",
        "who said ‹stolen from the people›",
        "who said 'stolen from the people'?",
        'who said "stolen from the people," and when',
        'who said "... stolen from the people..."',
        'who said "stolen   from the people" and "stolen from the people"',
    ],
)
def test_phrases_in_every_kind_of_quotation_mark(question: str) -> None:
    assert understand(question, TODAY).phrases == ("stolen from the people",)


@pytest.mark.parametrize(
    "question",
    [
        "the people's money and the ministers' words",
        'a 5" pipe',
        "\"\" «» a '' “ ”",
        '"?!" a',
        "don't",
    ],
)
def test_apostrophes_inches_and_empty_marks_are_no_phrases(question: str) -> None:
    assert understand(question, TODAY).phrases == ()


def test_several_phrases_keep_their_order() -> None:
    query = understand("«assets» or 'the people’s money' or \"fee\"", TODAY)
    assert query.phrases == ("assets", "the people’s money", "fee")


def test_a_date_inside_a_phrase_is_no_period() -> None:
    query = understand('what about "the events of March 2024"', TODAY)
    assert (query.period, query.phrases) == (None, ("the events of March 2024",))


@pytest.mark.parametrize(
    "question", ["", "   ", "\n\t", "\u2028", "?", '"?!"', "\"\" «» '' “ ”", "👍"]
)
def test_an_empty_question_is_an_error(question: str) -> None:
    with pytest.raises(QueryError) as raised:
        understand(question, TODAY)
    assert raised.value.code == "empty-question"


def test_a_question_may_be_long_but_not_longer() -> None:
    assert understand("a" * LONGEST, TODAY).text == "a" * LONGEST
    with pytest.raises(QueryError) as raised:
        understand("a" * (LONGEST + 1), TODAY)
    assert (raised.value.code, raised.value.facts) == (
        "question-too-long",
        {"length": LONGEST + 1, "most": LONGEST},
    )


def test_whoever_asks_says_how_long_a_question_may_be() -> None:
    assert understand("grain", TODAY, most=5).text == "grain"
    with pytest.raises(QueryError) as raised:
        understand("grains", TODAY, most=5)
    assert (raised.value.code, raised.value.facts) == (
        "question-too-long",
        {"length": 6, "most": 5},
    )


def test_a_day_that_does_not_exist_is_an_error_that_says_so() -> None:
    with pytest.raises(QueryError, match="31 February"):
        understand("What was said on 31 February 2020?", TODAY)


WORDS = st.sampled_from(
    [
        "in",
        "March",
        "31",
        "2024",
        '"',
        "«",
        "»",
        "'",
        "‘",
        "latest",
        "-",
        "to",
        "?",
        "5",
        "last",
        "9999",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.booleans())
@example(question="\ud800", periods=True)
@example(question="ſ" * 5, periods=True)
def test_nothing_but_a_query_error_is_ever_raised(question: str, periods: bool) -> None:  # noqa: FBT001
    try:
        query = understand(question, TODAY, periods=periods)
    except QueryError:
        return
    assert query.question == question
    assert all(phrase.strip() == phrase != "" for phrase in query.phrases)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Tell me what was said about the mill", "what was said about the mill"),
        ("Hello! Could you please show us who sold the mill?", "who sold the mill?"),
        ("hi what was said about the mill", "what was said about the mill"),
        ("I'd like to know whether the mill was sold", "whether the mill was sold"),
        ("Скажите, пожалуйста, кто продал мельницу?", "кто продал мельницу?"),
        ("Добрый день, не могли бы вы подсказать, где мельница?", "где мельница?"),
        ("Хочу узнать, была ли продана мельница", "была ли продана мельница"),
        ("Салам, тегирмен качан сатылды?", "тегирмен качан сатылды?"),
        ("Айтып бериңизчи, тегирменди ким сатты?", "тегирменди ким сатты?"),
        ("Kindly advise who sold the mill?", "who sold the mill?"),
        ("Would you be so kind as to tell me who sold the mill?", "who sold the mill?"),
        ("Dear sirs, who sold the mill? Thank you in advance.", "who sold the mill?"),
        ("Уважаемые коллеги, кто продал мельницу? Заранее спасибо!", "кто продал мельницу?"),
        ("Не могли бы вы любезно сообщить, кто продал мельницу?", "кто продал мельницу?"),
        ("Урматтуу кесиптештер, тегирменди ким сатты? Рахмат.", "тегирменди ким сатты?"),
        # what asks for exact words, and what is typed in haste
        ("verbatim: who sold the mill", "who sold the mill"),
        ("wat was said abt the mill pls", "what was said about the mill"),
        ("чё говорили о мельнице дословно", "что говорили о мельнице"),
        ("тегирмен жөнүндө сөзмө-сөз эмне айтылды?", "тегирмен жөнүндө эмне айтылды?"),
        # these lead into nothing
        ("Thanks", "Thanks"),
        ("a vote of thanks", "a vote of thanks"),
        ("Че Гевара", "Че Гевара"),
        ("«дословно» о мельнице", "«дословно» о мельнице"),
        ("Tell me about the mill", "Tell me about the mill"),
        ("Hi-tech mills", "Hi-tech mills"),
        ("Hello Tower and its mill", "Hello Tower and its mill"),
        ("Скажите о мельнице", "Скажите о мельнице"),
        ("Привет из мельницы", "Привет из мельницы"),
    ],
)
def test_what_only_leads_into_a_question_is_no_part_of_it(typed: str, text: str) -> None:
    query = understand(typed, TODAY)
    assert (query.question, query.text) == (typed, text)


@pytest.mark.parametrize(
    ("typed", "speaker", "topic"),
    [
        ("Can you tell me what Lund said about the mill?", "Lund", "the mill"),
        ("Show me Anna Lund's words on the mill", "Anna Lund", "the mill"),
        ("quotes of Anna Lund about the mill", "Anna Lund", "the mill"),
        ("Скажите, что говорила Лунина о мельнице?", "Лунина", "мельнице"),
        ("покажи все высказывания Луниной о мельнице", "Луниной", "мельнице"),
        ("цитаты Анны Луниной о мельнице", "Анны Луниной", "мельнице"),
        ("Лунина тегирмен тууралуу эмне дегенин көрсөтүңүз", "Лунина", "тегирмен"),
        ("Асановдун тегирмен боюнча айткандары", "Асановдун", "тегирмен"),
        ("Тегирмен боюнча Нур Асан уулунун сөздөрүн көрсөт", "Нур Асан уулунун", "Тегирмен"),
        ("а Лунина о мельнице?", "Лунина", "мельнице"),
        ("and Lund on the mill?", "Lund", "the mill"),
        # «а» inside a word leads into nothing
        ("Говорила ли Лунина о мельнице?", None, ""),
        # whose it is says nothing of who speaks
        ("Суунун баасы боюнча билдирүүлөрү", None, ""),
        ("Show me statements on the mill", None, ""),
    ],
)
def test_whose_words_are_asked_for_however_politely(
    typed: str, speaker: str | None, topic: str
) -> None:
    query = understand(typed, TODAY)
    assert (query.speaker and query.speaker.name, query.topic) == (speaker, topic)


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("Тегирменге байланыштуу эмне айтылды?", "Тегирменге"),
        ("Тегирменге тиешелүү кандай билдирүүлөр болду?", "Тегирменге"),
        ("Тегирмен тууралуу эмне айтылганын көрсөтүңүз", "Тегирмен"),
    ],
)
def test_a_kyrgyz_topic_has_many_frames(typed: str, subject: str) -> None:
    query = understand(typed, TODAY)
    assert (query.intent, query.subject) == (Intent.TOPIC, subject)


@pytest.mark.parametrize(
    "question",
    [
        "What's new today?",
        "anything new today?",
        "что нового сегодня?",
        "Есть что-нибудь новое сегодня?",
        "Бүгүн эмне жаңылык бар?",
        "бүгүн жаңы эмне бар?",
    ],
)
def test_what_is_new_names_no_subject(question: str) -> None:
    query = understand(question, TODAY)
    assert (query.text, query.period) == ("", Period(TODAY, TODAY))


def test_what_is_new_in_something_names_it() -> None:
    assert understand("What is new in the law this week?", TODAY).text == "What is new in the law?"
