"""Follow-ups that move the time asked about before, asked on Sunday 1 November 2026."""

from dataclasses import replace
from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Period, Query

TODAY = date(2026, 11, 1)
MARCH = Period(date(2021, 3, 1), date(2021, 3, 31))
DAY = Period(date(2021, 5, 5), date(2021, 5, 5))
YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
LAST = Query("What about water?", "What about water?", phrases=("water",))


def asked(typed: str, period: Period | None) -> str:
    """The period of the question that goes on; "-" where it has none."""
    found = follow_up(understand(typed, TODAY), TODAY, replace(LAST, period=period))
    assert found is not None
    assert replace(found, period=None) == LAST
    if found.period is None:
        return "-"
    return f"{found.period.first or ''}..{found.period.last or ''}"


@pytest.mark.parametrize(
    ("typed", "period", "moved"),
    [
        ("and a year later?", MARCH, "2022-03-01..2022-03-31"),
        ("two months earlier?", MARCH, "2021-01-01..2021-01-31"),
        (
            "and a month later?",
            Period(date(2021, 1, 1), date(2021, 1, 31)),
            "2021-02-01..2021-02-28",
        ),
        ("a week later?", DAY, "2021-05-12..2021-05-12"),
        ("and the next day?", DAY, "2021-05-06..2021-05-06"),
        ("and the month after?", DAY, "2021-06-01..2021-06-30"),
        ("and the month before?", MARCH, "2021-02-01..2021-02-28"),
        ("the previous year?", YEAR, "2020-01-01..2020-12-31"),
        ("before that?", MARCH, "..2021-02-28"),
        ("and since then?", MARCH, "2021-04-01.."),
        ("at any time?", MARCH, "-"),
        ("and in the whole archive?", MARCH, "-"),
        ("а год спустя?", MARCH, "2022-03-01..2022-03-31"),
        ("а через два месяца?", MARCH, "2021-05-01..2021-05-31"),
        ("а месяцем раньше?", MARCH, "2021-02-01..2021-02-28"),
        ("а на следующий день?", DAY, "2021-05-06..2021-05-06"),
        ("а в предыдущем году?", YEAR, "2020-01-01..2020-12-31"),
        ("а до этого?", MARCH, "..2021-02-28"),
        ("а после того?", MARCH, "2021-04-01.."),
        ("а за всё время?", MARCH, "-"),
        ("бир жылдан кийинчи?", MARCH, "2022-03-01..2022-03-31"),
        ("эки ай мурун?", MARCH, "2021-01-01..2021-01-31"),
        ("ал эми кийинки айда?", MARCH, "2021-04-01..2021-04-30"),
        ("ага чейинчи?", MARCH, "..2021-02-28"),
        ("андан кийинчи?", MARCH, "2021-04-01.."),
        ("бардык мезгилдечи?", MARCH, "-"),
        ("and for the next month?", MARCH, "2021-04-01..2021-04-30"),
        ("а на следующий год?", YEAR, "2022-01-01..2022-12-31"),
        ("а за следующий месяц?", MARCH, "2021-04-01..2021-04-30"),
        ("а за предыдущий год?", YEAR, "2020-01-01..2020-12-31"),
        ("and then?", MARCH, "2021-04-01.."),
        ("when was that?", MARCH, "2021-03-01..2021-03-31"),
        ("When?", MARCH, "2021-03-01..2021-03-31"),
        ("а когда это было?", MARCH, "2021-03-01..2021-03-31"),
        ("качан болду?", MARCH, "2021-03-01..2021-03-31"),
        ("What date was that?", MARCH, "2021-03-01..2021-03-31"),
        ("and when did they say so?", MARCH, "2021-03-01..2021-03-31"),
        ("Когда об этом сказали?", MARCH, "2021-03-01..2021-03-31"),
        ("кийинки жылга?", YEAR, "2022-01-01..2022-12-31"),
    ],
)
def test_a_time_is_told_by_the_one_before(typed: str, period: Period, moved: str) -> None:
    assert asked(typed, period) == moved


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        *((typed, None) for typed in ("a year later?", "год спустя?")),
        *((typed, Period(None, date(2021, 3, 31))) for typed in ("a year later?", "before that?")),
        *((typed, Period(None, date(2021, 3, 31))) for typed in ("год спустя?", "ага чейин?")),
    ],
)
def test_without_a_closed_time_before_there_is_nothing_to_move(
    typed: str, period: Period | None
) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, replace(LAST, period=period)) is None


def test_what_would_leave_the_calendar_moves_nothing() -> None:
    last = replace(LAST, period=Period(date.min, date.min))
    assert follow_up(understand("before that?", TODAY), TODAY, last) is None


@pytest.mark.parametrize("typed", ["except May?", "кроме мая?", "2021-жылдын майынан башкачы?"])
def test_what_is_left_out_is_of_the_year_asked_about(typed: str) -> None:
    last = replace(LAST, period=YEAR)
    may = Period(date(2021, 5, 1), date(2021, 5, 31))
    assert follow_up(understand(typed, TODAY), TODAY, last) == replace(last, excluded=(may,))
