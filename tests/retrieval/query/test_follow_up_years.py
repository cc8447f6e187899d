"""The year of a follow-up that names none is that of the question before."""

from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Period, Query

TODAY = date(2026, 1, 1)
APRIL = Period(date(2020, 4, 1), date(2020, 4, 30))
ALL_2020 = Period(date(2020, 1, 1), date(2020, 12, 31))
MAY = Period(date(2020, 5, 1), date(2020, 5, 31))
SUMMER = Period(date(2020, 6, 1), date(2020, 8, 31))


def asked(typed: str, last: Period | None) -> Period | None:
    """The time of a follow-up after a question of ``last``; None also where it is no follow-up."""
    question = "What was said about masks?"
    goes_on = follow_up(understand(typed, TODAY), TODAY, Query(question, question, last))
    return goes_on.period if goes_on else None


def day(number: int, month: int = 4, year: int = 2020) -> Period:
    return Period(date(year, month, number), date(year, month, number))


@pytest.mark.parametrize("last", [APRIL, ALL_2020, day(14), MAY])
@pytest.mark.parametrize(
    "typed",
    [
        "and in May?",
        "And in may",
        "in May?",
        "and May?",
        "May?",
        "what about May?",
        "а в мае?",
        "А в мае",
        "а за май?",
        "в мае?",
        "а май?",
        "а что в мае?",
        "майдачы?",
        "ал эми майда?",
        "ал эми майдачы?",
        "май айындачы?",
        "ал эми май айында?",
        "майда?",
    ],
)
def test_a_month_is_of_the_year_that_was_asked_about(typed: str, last: Period) -> None:
    assert asked(typed, last) == MAY


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("and in the summer?", SUMMER),
        ("and summer?", SUMMER),
        ("а летом?", SUMMER),
        ("а лето?", SUMMER),
        ("жайындачы?", SUMMER),
        ("ал эми жайында?", SUMMER),
        ("and in the second quarter?", Period(date(2020, 4, 1), date(2020, 6, 30))),
        ("а во втором квартале?", Period(date(2020, 4, 1), date(2020, 6, 30))),
        ("and from May to July?", Period(date(2020, 5, 1), date(2020, 7, 31))),
        ("а с мая по июль?", Period(date(2020, 5, 1), date(2020, 7, 31))),
        ("and since May?", Period(date(2020, 5, 1), None)),
        ("а до мая?", Period(None, date(2020, 4, 30))),
        ("and on 5 May?", day(5, 5)),
        ("а 5 мая?", day(5, 5)),
        ("5-майдачы?", day(5, 5)),
        ("ал эми 5-майда?", day(5, 5)),
        ("and in December?", Period(date(2020, 12, 1), date(2020, 12, 31))),
        ("декабрдачы?", Period(date(2020, 12, 1), date(2020, 12, 31))),
    ],
)
def test_so_is_every_time_that_names_none(typed: str, period: Period) -> None:
    assert asked(typed, APRIL) == period


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("and on the 5th?", 5),
        ("the 22nd?", 22),
        ("and the 1st?", 1),
        ("а 5-го?", 5),
        ("а 5 числа?", 5),
        ("а пятого?", 5),
        ("а двадцатого числа?", 20),
        ("5-күнүчү?", 5),
        ("ал эми бешинде?", 5),
        ("ал эми 5-числосунда?", 5),
    ],
)
def test_a_day_is_of_the_month_that_was_asked_about(typed: str, number: int) -> None:
    assert asked(typed, APRIL) == day(number)
    assert asked(typed, ALL_2020) is None


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("and in May 2019?", Period(date(2019, 5, 1), date(2019, 5, 31))),
        ("а в мае 2019?", Period(date(2019, 5, 1), date(2019, 5, 31))),
        ("2019-жылдын майындачы?", Period(date(2019, 5, 1), date(2019, 5, 31))),
        ("and in 2019?", Period(date(2019, 1, 1), date(2019, 12, 31))),
        ("and last week?", Period(date(2025, 12, 22), date(2025, 12, 28))),
        ("а на прошлой неделе?", Period(date(2025, 12, 22), date(2025, 12, 28))),
        ("өткөн жумадачы?", Period(date(2025, 12, 22), date(2025, 12, 28))),
        ("and yesterday?", day(31, 12, 2025)),
        ("а вчера?", day(31, 12, 2025)),
        ("and on Monday?", day(29, 12, 2025)),
        ("а в понедельник?", day(29, 12, 2025)),
        ("and last month?", Period(date(2025, 12, 1), date(2025, 12, 31))),
        ("а в прошлом мае?", Period(date(2025, 5, 1), date(2025, 5, 31))),
    ],
)
def test_a_year_of_its_own_stays_and_what_is_reckoned_from_today(
    typed: str, period: Period
) -> None:
    assert asked(typed, APRIL) == period


@pytest.mark.parametrize(
    "last",
    [
        None,
        Period(date(2018, 1, 1), date(2020, 12, 31)),
        Period(date(2020, 1, 1), None),
        Period(None, date(2020, 1, 1)),
    ],
)
@pytest.mark.parametrize("typed", ["and in May?", "а в мае?", "ал эми май айында?", "майдачы?"])
def test_without_one_year_before_it_is_the_latest(typed: str, last: Period | None) -> None:
    assert asked(typed, last) == Period(date(2025, 5, 1), date(2025, 5, 31))


@pytest.mark.parametrize("typed", ["and in May?", "а в мае?", "майдачы?"])
def test_no_month_that_lies_ahead_is_asked_about(typed: str) -> None:
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert asked(typed, january) == Period(date(2025, 5, 1), date(2025, 5, 31))


@pytest.mark.parametrize("typed", ["and in May?", "May?", "а в мае?", "ал эми майдачы?", "майда?"])
def test_after_a_year_that_lies_ahead_as_a_whole_its_months_are_asked_about(typed: str) -> None:
    april = Period(date(2031, 4, 1), date(2031, 4, 30))
    assert asked(typed, april) == Period(date(2031, 5, 1), date(2031, 5, 31))


@pytest.mark.parametrize(
    "typed", ["and on the 31st?", "а 31-го?", "экисичи?", "and five?", "майлуучу?"]
)
def test_what_is_no_day_of_that_month_is_no_follow_up(typed: str) -> None:
    assert asked(typed, APRIL) is None
