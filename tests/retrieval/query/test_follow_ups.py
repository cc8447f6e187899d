"""Questions that go on from the one before."""

from dataclasses import replace
from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Named, Order, Period, Query

TODAY = date(2026, 11, 1)
LAST = Query("What about water?", "What about water?", phrases=("water",))
IN_2019 = Period(date(2019, 1, 1), date(2019, 12, 31))
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("and in 2019?", IN_2019),
        ("And in 2019", IN_2019),
        ("2019?", IN_2019),
        ("what about last year?", LAST_YEAR),
        ("how about between 2018 and 2020", Period(date(2018, 1, 1), date(2020, 12, 31))),
        ("а в 2019 году?", IN_2019),
        ("А что в прошлом году?", LAST_YEAR),
        ("а до 2018?", Period(None, date(2017, 12, 31))),
        ("2019-жылычы?", IN_2019),
        ("ал эми 2019-жылычы?", IN_2019),
        ("былтырчы?", LAST_YEAR),
        ("өткөн айдачы?", Period(date(2026, 10, 1), date(2026, 10, 31))),
        ("in 2019 only", IN_2019),
        ("only in 2019, please", IN_2019),
        ("только за 2019 год", IN_2019),
        ("лишь за 2019 год", IN_2019),
        ("2019-жылы гана", IN_2019),
        ("the same question for 2019", IN_2019),
        ("тот же вопрос за 2019 год", IN_2019),
        ("ошол эле суроо, 2019-жыл үчүн", IN_2019),
        ("and what was said in 2019?", IN_2019),
        ("what did they say in 2019?", IN_2019),
        ("and was anything said about it in 2019?", IN_2019),
        ("а что говорили в 2019 году?", IN_2019),
        ("что об этом писали в 2019 году?", IN_2019),
        ("что они сказали в 2019?", IN_2019),
        ("ал эми 2019-жылы эмне айтылган?", IN_2019),
    ],
)
def test_a_question_that_names_only_a_time_goes_on_from_the_last(
    typed: str, period: Period
) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, LAST) == Query(
        "What about water?", "What about water?", period, phrases=("water",)
    )


@pytest.mark.parametrize(
    "typed",
    [
        "and what was said in May?",
        "What did they say in May?",
        "and in May of the same year?",
        "and in May that year?",
        "ну а в мае что говорили?",
        "и в мае того же года?",
        "а что было в мае?",
        "а майда эмне айтылды?",
        "анан май айында эмне болду?",
        "май айында эмне дешти?",
        "ошол эле жылдын майындачы?",
    ],
)
def test_the_year_is_that_of_the_last(typed: str) -> None:
    last = replace(LAST, period=Period(date(2020, 3, 1), date(2020, 3, 31)))
    assert follow_up(understand(typed, TODAY), TODAY, last) == replace(
        last, period=Period(date(2020, 5, 1), date(2020, 5, 31))
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("What was said about gas in that same year?", "What was said about gas?"),
        ("Что говорили о газе в том же году?", "Что говорили о газе?"),
        ("Ошол эле жылы газ жөнүндө эмне айтылды?", "газ жөнүндө эмне айтылды?"),
    ],
)
def test_so_it_is_of_a_question_of_its_own(typed: str, text: str) -> None:
    last = replace(LAST, period=Period(date(2019, 3, 1), date(2019, 3, 31)))
    found = follow_up(understand(typed, TODAY), TODAY, last)
    assert found is not None
    assert (found.text, found.period) == (text, IN_2019)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("the latest one", Order.LATEST),
        ("The oldest ones?", Order.FIRST),
        ("самое последнее из них", Order.LATEST),
        ("эң акыркысы?", Order.LATEST),
    ],
)
def test_one_of_them_is_one_of_the_last_answer(typed: str, order: Order) -> None:
    last = replace(LAST, period=IN_2019)
    assert follow_up(understand(typed, TODAY), TODAY, last) == replace(last, order=order)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("the first one", Order.FIRST),
        ("and the first one?", Order.FIRST),
        ("the earliest", Order.FIRST),
        ("just the oldest of them", Order.FIRST),
        ("and the last one?", Order.LATEST),
        ("а первое?", Order.FIRST),
        ("самое раннее", Order.FIRST),
        ("а последнее?", Order.LATEST),
        ("эң эскиси", Order.FIRST),
        ("ал эми биринчисичи?", Order.FIRST),
        # before or after no time, it is of all of them
        ("а до этого?", Order.FIRST),
        ("and before that?", Order.FIRST),
        ("ага чейинчи?", Order.FIRST),
        ("а потом?", Order.LATEST),
    ],
)
def test_the_first_and_the_last_are_of_what_was_told(typed: str, order: Order) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, LAST) == replace(LAST, order=order)


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("What was said about milk in May 2024?", "same month of 2025"),
        ("What was said about milk in May 2024?", "and in the same month last year?"),
        ("Что говорили о молоке в мае 2024 года?", "а в том же месяце 2025 года?"),
        ("Сүт жөнүндө 2024-жылдын майында эмне айтылды?", "2025-жылдын ошол эле айында"),
    ],
)
def test_the_same_month_is_that_of_the_last(asked: str, typed: str) -> None:
    last = understand(asked, TODAY)
    found = follow_up(understand(typed, TODAY), TODAY, last)
    assert found is not None
    assert (found.text, found.period) == (last.text, Period(date(2025, 5, 1), date(2025, 5, 31)))


@pytest.mark.parametrize(
    ("asked", "typed", "untold"),
    [
        ("What was said about milk?", "except its price?", "its price"),
        ("What was said about milk?", "but not cheese", "cheese"),
        ("What was said about milk?", "and leaving aside cheese?", "cheese"),
        ("What did Ida Odling say?", "apart from cheese", "cheese"),
        ("Что говорили о молоке?", "кроме сыра?", "сыра"),
        ("Что говорили о молоке?", "но не о сыре", "сыре"),
        ("Сүт жөнүндө эмне айтылды?", "быштактан башка?", "быштак"),
    ],
)
def test_a_subject_is_left_out_of_the_last(asked: str, typed: str, untold: str) -> None:
    last = replace(understand(asked, TODAY), period=IN_2019)
    found = follow_up(understand(typed, TODAY), TODAY, last)
    assert found == replace(last, untold=untold)


@pytest.mark.parametrize(
    ("asked", "typed", "name"),
    [
        ("What was said about milk?", "not by Odling", "Odling"),
        ("What was said about milk?", "and apart from Odling?", "Odling"),
        ("What was said about milk?", "not Odling", "Odling"),
        ("Что говорили о молоке?", "не Тальвина", "Тальвина"),
        ("What did Ida Odling say about milk?", "and everyone except Odling?", "Odling"),
        ("Что говорили о молоке?", "кроме Тальвина", "Тальвина"),
        ("Что говорили о молоке?", "а без Тальвина?", "Тальвина"),
        ("Сүт жөнүндө эмне айтылды?", "Тальвиновдон башка", "Тальвиновдон"),
    ],
)
def test_somebody_is_left_out_of_the_last(asked: str, typed: str, name: str) -> None:
    last = understand(asked, TODAY)
    found = follow_up(understand(typed, TODAY), TODAY, last, lambda _: True)
    assert found is not None
    text = last.topic or last.text
    assert (found.unheard, found.speaker) == (Named(name, only=False, inflected=True), None)
    assert found.text == text


def test_what_nobody_is_called_leaves_out_nobody() -> None:
    last = understand("What was said about tea?", TODAY)
    assert follow_up(understand("without Sugar", TODAY), TODAY, last) is None


def test_a_date_that_is_the_topic_is_that_of_the_follow_up() -> None:
    last = understand("What happened in 1967?", TODAY)
    found = follow_up(understand("and in 1988?", TODAY), TODAY, last)
    assert found is not None
    assert (found.text, found.dated) == ("What happened?", "What happened in 1988")


@pytest.mark.parametrize(
    ("asked", "typed", "speaker", "topic"),
    [
        ("What did Ida Odling say in 2025?", "only about milk", "Ida Odling", "milk"),
        ("Что говорила Ида Одлинг в 2025 году?", "только о молоке", "Ида Одлинг", "молоке"),
        ("Ида Одлинг 2025-жылы эмне деди?", "сүт жөнүндө гана", "Ида Одлинг", "сүт"),
    ],
)
def test_a_subject_alone_narrows_the_last(asked: str, typed: str, speaker: str, topic: str) -> None:
    last = understand(asked, TODAY)
    found = follow_up(understand(typed, TODAY), TODAY, last)
    assert found is not None
    assert (found.speaker and found.speaker.name, found.topic) == (speaker, topic)
    assert found.period == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_an_order_with_a_leading_word_goes_on_too() -> None:
    found = follow_up(understand("and the latest?", TODAY), TODAY, LAST)
    assert found is not None
    assert found.order is Order.LATEST


@pytest.mark.parametrize(
    "typed",
    [
        "the latest",
        "what was said in 2019?",
        "что было сказано в 2019 году?",
        "2019-жылы эмне айтылган?",
        "бюджетчи?",
        "and?",
        '"and" in 2019?',
    ],
)
def test_a_question_of_its_own_stands_by_itself(typed: str) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, LAST) is None


@pytest.mark.parametrize(
    ("typed", "speaker", "topic"),
    [
        ("and Nora Ellwood on nurses?", "Nora Ellwood", "nurses"),
        ("а Громов о нацпарке?", "Громов", "нацпарке"),
        ("ал эми Касмамбетов Манас жөнүндө эмне деди?", "Касмамбетов", "Манас"),
        # what they spoke of is asked, and not what they said of the last subject
        ("and what did Ellwood talk about?", "Ellwood", "and what about?"),
        ("а о чём говорил Громов?", "Громов", ""),
        ("а о чём говорил Громов в 2023?", "Громов", ""),
        ("ал эми Касмамбетов эмне жөнүндө сүйлөдү?", None, ""),
    ],
)
def test_somebody_with_a_subject_is_a_question_of_its_own(
    typed: str, speaker: str | None, topic: str
) -> None:
    query = understand(typed, TODAY)
    last = understand("What did Moss say about wolves?", TODAY)
    assert follow_up(query, TODAY, last) is None
    assert (query.speaker and query.speaker.name, query.topic) == (speaker, topic)


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("What was said about milk in winter 2021?", "and in summer?"),
        ("Что говорили о молоке зимой 2021 года?", "а летом?"),
        ("2021-жылдын кышында сүт жөнүндө эмне айтылды?", "жайындачы?"),
    ],
)
def test_a_season_after_a_winter_is_of_the_year_that_was_named(asked: str, typed: str) -> None:
    found = follow_up(understand(typed, TODAY), TODAY, understand(asked, TODAY))
    assert found is not None
    assert found.period == Period(date(2021, 6, 1), date(2021, 8, 31))
