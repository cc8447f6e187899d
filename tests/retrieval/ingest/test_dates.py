"""Dates as people write them: read where they are plain, refused where they are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.dates import choose_date, dates_in_name, parse_date
from retrieval.types import DateOrigin

DAY = date(2020, 12, 12)
NEXT_DAY = date(2020, 12, 13)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_written_form_of_a_day_is_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    written = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]}. {day.year}",
        f"{day}T23:59:59.5+06:00",
    ]

    assert [parse_date(form) for form in written] == [day] * len(written)


@pytest.mark.parametrize(
    "written",
    [
        *("the 12th of December 2020", "Sat Dec 12 15:04:05 2020", "12 December 2020 at 3:04 PM"),
        *("12 Dec 2020 03:04PM GMT", "15:04, 12 декабря 2020", "15:04 12.12.2020"),
        *("12-декабря 2020", "12.XII.2020", "12. xii. 2020", "ишемби, 12-декабрь 2020"),
        *("ишемби, 2020-жылдын 12-декабры", "09:30 2020-жылдын 12-декабры"),
        *("12 декабря 2020 г., суббота", "12.12.2020 г.", "12 December 2020 (Saturday)"),
        *("2020-жыл, 12-декабрь", "2020-жылдын 12-декабры күнү", "2020-жылы 12-декабрда"),
        *("12.12.2020-ж.", "2020-жылдын 12-декабрында", "12.12.2020-ж. 09:30"),
        # one day, whichever figure is the month
        *("12/12/2020", "12/12/2020 15:04"),
        *("Декабрь 12, 2020", "12 December 2020 10:00 BST", "12.12.2020, 18:45 мск"),
        *("December 12, 2020 at 9:00 a.m. EST", "12 декабря 2020 г., 14.30", "12 декабря 2020-го"),
        *("12.12.2020 в 14:30 по московскому времени", "this 12th day of December, 2020"),
        *("2020-жылдын «12» декабры", "2020-жылдын декабрь айынын 12си"),
        *("2020-жылдын 12-декабры, саат 14:30, Бишкек убактысы боюнча", "Декабрь 12, 2020-ж."),
    ],
)
def test_clocks_weekdays_and_roman_months_are_read(written: str) -> None:
    assert parse_date(written) == DAY


def test_of_two_figures_that_past_twelve_is_the_day() -> None:
    written = ("25/12/2020", "12/25/2020", "25-12-2020")

    assert {parse_date(one) for one in written} == {date(2020, 12, 25)}


@pytest.mark.parametrize(
    "written",
    [
        *("2021-02-29", "31.04.2020", "31 June 2020", "2020-13-01", "0000-01-01"),
        *(
            "3/4/2020",
            "03-04-2020",
            "25/13/2020",
            "2020-12",
            "December 2020",
            "12 December",
            "12.12.20",
            "soon",
            "",
        ),
        *("2020-12-12T25:00", "2020-12-12 to 2020-12-13", "٢٠٢٠-١٢-١٢"),
    ],
)
def test_what_is_no_day_or_not_plainly_one_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse_date(written)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2020-12-12", (DAY,)),
        ("press_20201212T1030", (DAY,)),
        ("12.12.2020 release", (DAY,)),
        ("2020-12-12 again 12.12.2020", (DAY,)),
        ("2020-12-12_2020-12-13", (DAY, NEXT_DAY)),
        ("order 20201312", ()),
        ("120201212", ()),
        ("release-7", ()),
        ("dam 12 December 2020", (DAY,)),
        ("плотина 12 декабря 2020", (DAY,)),
        ("бөгөт 2020-жылдын 12-декабры", (DAY,)),
        ("dam_13-12-2020", (NEXT_DAY,)),
        ("dam_13_12_2020", (NEXT_DAY,)),
        ("dam-2020_12_13", (NEXT_DAY,)),
        # which may be two days
        ("dam_02-03-2020", ()),
        ("2020_report_12", ()),
        ("dam 30 February 2020", ()),
    ],
)
def test_dates_in_file_names(name: str, days: tuple[date, ...]) -> None:
    assert dates_in_name(name) == days


def test_the_highest_origin_decides_and_lower_ones_only_warn() -> None:
    evidence = [
        (DateOrigin.FILENAME, NEXT_DAY),
        (DateOrigin.DATELINE, DAY),
        (DateOrigin.FIELD, DAY),
    ]

    assert choose_date(evidence) == (
        DAY,
        DateOrigin.FIELD,
        ("the filename says 2020-12-13, the field 2020-12-12: the field is taken",),
    )


def test_two_dates_at_the_highest_origin_are_no_date_whatever_the_lower_say() -> None:
    evidence = [
        (DateOrigin.DATELINE, DAY),
        (DateOrigin.DATELINE, NEXT_DAY),
        (DateOrigin.FILENAME, DAY),
    ]

    assert choose_date(evidence) == (
        None,
        None,
        ("the dateline gives two dates, 2020-12-12 and 2020-12-13: the date stays unknown",),
    )
    assert choose_date([]) == (None, None, ())
