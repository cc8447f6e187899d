"""A month and two figures, asked on Monday 23 November 2026: a year, or a day?"""

from datetime import date

import pytest

from retrieval.query.periods import read_period
from retrieval.types import Period

TODAY = date(2026, 11, 23)
FEBRUARY = Period(date(2023, 2, 1), date(2023, 2, 28))
DAY = Period(date(2026, 2, 23), date(2026, 2, 23))


@pytest.mark.parametrize(
    "question",
    [
        "tariffs in feb 23",
        "tariffs in Feb. 23",
        "tariffs in February 23",
        "tariffs in Feb-23",
        "тарифы в фев 23",
        "тарифы в феврале 23",
        "тарифы в феврале 23-го",
        "тарифы в феврале 23 года",
        "тарифы за февраль 23",
        "тарифтер 23-жылдын февралында",
        "тарифтер фев 23-жыл",
        "тарифтер фев 23",
    ],
)
def test_after_a_preposition_that_a_day_never_has_it_is_a_year(question: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.text) == (FEBRUARY, question.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    "question", ["feb 23", "on feb 23", "February 23rd", "23 feb", "23 февраля", "23-февраль"]
)
def test_elsewhere_it_is_a_day(question: str) -> None:
    assert read_period(question, TODAY).period == DAY


@pytest.mark.parametrize(
    "question", ["tariffs feb 98", "tariffs in feb 98", "тарифы в феврале 98", "тарифтер фев 98"]
)
def test_what_is_no_day_is_a_year(question: str) -> None:
    assert read_period(question, TODAY).period == Period(date(1998, 2, 1), date(1998, 2, 28))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("In March 30 men came", "30 men came"),
        ("in May 15 ministers met", "15 ministers met"),
        ("в мае 15 школ закрыли", "15 школ закрыли"),
        ("в мае 15 министров приехали", "15 министров приехали"),
    ],
)
def test_what_is_counted_is_no_year(question: str, text: str) -> None:
    reading = read_period(question, TODAY)
    assert reading.period is not None
    assert (reading.period.first, reading.text) == (
        reading.period.first and reading.period.first.replace(year=2026),
        text,
    )


def test_months_of_short_years_are_joined() -> None:
    both = Period(date(2023, 2, 1), date(2024, 3, 31))
    assert read_period("in feb 23 and mar 24", TODAY).period == both
