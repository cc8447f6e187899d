"""A day of a week, named with its week, asked on Monday 23 November 2026."""

from datetime import date

import pytest

from retrieval.query.periods import read_period
from retrieval.types import Period

TODAY = date(2026, 11, 23)

DAYS = [
    ("last week on Wednesday", "2026-11-18"),
    ("on Wednesday last week", "2026-11-18"),
    ("on Wednesday of last week", "2026-11-18"),
    ("last week, on Wednesday", "2026-11-18"),
    ("last week's Wednesday", "2026-11-18"),
    ("this week on Friday", "2026-11-27"),
    ("on Friday this week", "2026-11-27"),
    ("next week on Friday", "2026-12-04"),
    ("on Friday of the next week", "2026-12-04"),
    ("two weeks ago on Tuesday", "2026-11-10"),
    ("on Tuesday of the week before last", "2026-11-10"),
    ("What was said on Wednesday about water last week?", "2026-11-18"),
    ("Last week, what was said of water on Wednesday?", "2026-11-18"),
    ("на прошлой неделе в среду", "2026-11-18"),
    ("в среду на прошлой неделе", "2026-11-18"),
    ("в среду прошлой недели", "2026-11-18"),
    ("на прошлой неделе, в среду", "2026-11-18"),
    ("на этой неделе в пятницу", "2026-11-27"),
    ("в пятницу на этой неделе", "2026-11-27"),
    ("на следующей неделе во вторник", "2026-12-01"),
    ("две недели назад во вторник", "2026-11-10"),
    ("Что на прошлой неделе говорили о воде в среду?", "2026-11-18"),
    ("өткөн аптанын шаршембисинде", "2026-11-18"),
    ("өткөн аптанын жумасында", "2026-11-20"),
    ("өткөн жуманын шаршембисинде", "2026-11-18"),
    ("өткөн жумада шаршемби күнү", "2026-11-18"),
    ("шаршемби күнү өткөн жумада", "2026-11-18"),
    ("өткөн аптада, шаршембиде", "2026-11-18"),
    ("ушул жумада бейшемби күнү", "2026-11-26"),
    ("кийинки аптанын жума күнү", "2026-12-04"),
    ("эки жума мурун шейшембиде", "2026-11-10"),
    ("Өткөн жумада суу жөнүндө шаршембиде эмне айтылды?", "2026-11-18"),
]

OTHERS = [
    ("last week", Period(date(2026, 11, 16), date(2026, 11, 22))),
    ("from Monday to Wednesday", Period(date(2026, 11, 16), date(2026, 11, 18))),
    ("since last week on Wednesday", Period(date(2026, 11, 18), None)),
    ("с прошлой недели", Period(date(2026, 11, 16), None)),
    ("last week from Monday to Wednesday", Period(date(2026, 11, 16), date(2026, 11, 18))),
    ("from Wednesday last week to Friday", Period(date(2026, 11, 18), date(2026, 11, 20))),
    (
        "на прошлой неделе с понедельника по среду",
        Period(date(2026, 11, 16), date(2026, 11, 18)),
    ),
    (
        "өткөн жумада дүйшөмбүдөн шаршембиге чейин",
        Period(date(2026, 11, 16), date(2026, 11, 18)),
    ),
    ("өткөн жума күнү", Period(date(2026, 11, 20), date(2026, 11, 20))),
]


@pytest.mark.parametrize(("question", "day"), DAYS)
def test_a_week_and_its_day_are_that_one_day(question: str, day: str) -> None:
    one = date.fromisoformat(day)
    assert read_period(question, TODAY).period == Period(one, one)


@pytest.mark.parametrize(("question", "period"), OTHERS)
def test_a_week_or_a_day_alone_is_what_it_was(question: str, period: Period) -> None:
    assert read_period(question, TODAY).period == period
