"""Questions that go on from the one before."""

from dataclasses import replace
from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Order, Period, Query

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
