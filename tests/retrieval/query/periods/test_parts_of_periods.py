"""The beginning, middle and end of a time, asked on Monday 23 November 2026."""

from datetime import date

import pytest

from retrieval.query.periods import read_period
from retrieval.types import Period

TODAY = date(2026, 11, 23)

# A period is one day, or "first..last" with an open end left out.
PARTS = [
    ("at the end of 1998", "1998-10-01..1998-12-31"),
    ("late 1998", "1998-10-01..1998-12-31"),
    ("early 1998", "1998-01-01..1998-03-31"),
    ("mid-2015", "2015-05-01..2015-08-31"),
    ("in the middle of 2015", "2015-05-01..2015-08-31"),
    ("late in 2015", "2015-10-01..2015-12-31"),
    ("towards the end of 2015", "2015-10-01..2015-12-31"),
    ("end-2015", "2015-10-01..2015-12-31"),
    ("early March", "2026-03-01..2026-03-10"),
    ("in mid-March 2020", "2020-03-11..2020-03-20"),
    ("at the beginning of June", "2026-06-01..2026-06-10"),
    ("at the end of February 2020", "2020-02-21..2020-02-29"),
    ("at the beginning of December", "2025-12-01..2025-12-10"),
    ("at the end of last year", "2025-10-01..2025-12-31"),
    ("early last month", "2026-10-01..2026-10-10"),
    ("on the 5th of this month", "2026-11-05"),
    ("on the 31st of last month", "2026-10-31"),
    ("last month on the 31st", "2026-10-31"),
    ("last month, the 5th", "2026-10-05"),
    ("on the 3rd of the previous month", "2026-10-03"),
    ("5-го числа прошлого месяца", "2026-10-05"),
    ("өткөн айдын 5инде", "2026-10-05"),
    ("in early spring 2020", "2020-03-01..2020-03-31"),
    ("at the end of Q1 2020", "2020-03-01..2020-03-31"),
    ("late 1998 or early 1999", "1998-10-01..1999-03-31"),
    ("from early 2019 to mid-2020", "2019-01-01..2020-08-31"),
    ("since mid-2015", "2015-05-01.."),
    ("since the beginning of the year", "2026-01-01.."),
    ("since the beginning of 2015", "2015-01-01.."),
    ("until the end of 1998", "..1998-12-31"),
    ("until mid-2015", "..2015-08-31"),
    ("until the beginning of 2015", "..2014-12-31"),
    ("before the middle of 2015", "..2015-04-30"),
    ("after the end of 1998", "1999-01-01.."),
    ("by the end of the year", "..2026-12-31"),
    ("at the end of the month", "2026-11-21..2026-11-30"),
    ("в начале июня", "2026-06-01..2026-06-10"),
    ("в конце 1998 года", "1998-10-01..1998-12-31"),
    ("в середине 2015", "2015-05-01..2015-08-31"),
    ("в середине мая 2020 года", "2020-05-11..2020-05-20"),
    ("в конце февраля 2020", "2020-02-21..2020-02-29"),
    ("в первых числах июня", "2026-06-01..2026-06-10"),
    ("в последних числах мая 2020", "2020-05-21..2020-05-31"),
    ("под конец 2020 года", "2020-10-01..2020-12-31"),
    ("ранней весной 2020", "2020-03-01..2020-03-31"),
    ("поздней осенью", "2026-11-01..2026-11-30"),
    ("в начале прошлого года", "2025-01-01..2025-03-31"),
    ("с начала года", "2026-01-01.."),
    ("с начала 2015 года", "2015-01-01.."),
    ("с середины 2015 года", "2015-05-01.."),
    ("до конца 1998 года", "..1998-12-31"),
    ("до середины 2015 года", "..2015-08-31"),
    ("до начала 2015 года", "..2014-12-31"),
    ("к концу года", "..2026-12-31"),
    ("с начала 2019 до конца 2020 года", "2019-01-01..2020-12-31"),
    ("июндун башында", "2026-06-01..2026-06-10"),
    ("июнь айынын ортосунда", "2026-06-11..2026-06-20"),
    ("июндун аягында", "2026-06-21..2026-06-30"),
    ("2015-жылдын ортосунда", "2015-05-01..2015-08-31"),
    ("1998-жылдын аягында", "1998-10-01..1998-12-31"),
    ("1998-жылдын башында", "1998-01-01..1998-03-31"),
    ("жылдын аягында", "2026-10-01..2026-12-31"),
    ("өткөн жылдын соңунда", "2025-10-01..2025-12-31"),
    ("2015-жылдын орто ченинде", "2015-05-01..2015-08-31"),
    ("жыл башынан бери", "2026-01-01.."),
    ("2015-жылдын башынан бери", "2015-01-01.."),
    ("2015-жылдын ортосунан бери", "2015-05-01.."),
    ("1998-жылдын аягына чейин", "..1998-12-31"),
    ("2015-жылдын ортосуна чейин", "..2015-08-31"),
    ("2015-жылдын башына чейин", "..2014-12-31"),
]

WHOLE = [
    ("in the late 1990s", "1990-01-01..1999-12-31"),
    ("at the beginning of the week", "2026-11-23..2026-11-29"),
    ("in the course of 2020", "2020-01-01..2020-12-31"),
    ("later in 2020", "2020-01-01..2020-12-31"),
    ("позднее 2019 года", "2020-01-01.."),
    ("в начале 90-х", "1990-01-01..1999-12-31"),
    ("2015-жылы орто мектептер", "2015-01-01..2015-12-31"),
    ("2019 менен 2021-жылдардын ортосунда", "2019-01-01..2021-12-31"),
]


def _period(days: str) -> Period:
    first, _, last = days.partition("..") if ".." in days else (days, "", days)
    return Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


@pytest.mark.parametrize(("question", "days"), PARTS)
def test_a_part_of_a_time_is_that_part(question: str, days: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.text) == (_period(days), "")


@pytest.mark.parametrize(("question", "days"), WHOLE)
def test_what_has_no_part_of_its_own_is_whole(question: str, days: str) -> None:
    assert read_period(question, TODAY).period == _period(days)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("at the end of the year", "2025-10-01..2025-12-31"),
        ("в конце года", "2025-10-01..2025-12-31"),
        ("жылдын аягында", "2025-10-01..2025-12-31"),
        ("until the end of the year", "..2026-12-31"),
        ("к концу года", "..2026-12-31"),
        ("at the beginning of the year", "2026-01-01..2026-03-31"),
    ],
)
def test_in_february_the_end_of_the_year_is_that_of_the_year_before(
    question: str, days: str
) -> None:
    assert read_period(question, date(2026, 2, 10)).period == _period(days)
