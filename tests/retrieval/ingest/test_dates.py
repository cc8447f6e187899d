"""Dates as people write them: read where they are plain, refused where they are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.dates import choose_date, dateline, dates_in_name, parse_date
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
    ],
)
def test_clocks_weekdays_and_roman_months_are_read(written: str) -> None:
    assert parse_date(written) == DAY


def test_of_two_figures_that_past_twelve_is_the_day() -> None:
    assert parse_date("25/12/2020") == parse_date("12/25/2020") == date(2020, 12, 25)


@pytest.mark.parametrize(
    "written",
    [
        *("2021-02-29", "31.04.2020", "31 June 2020", "2020-13-01", "0000-01-01"),
        *(
            "3/4/2020",
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
    "line",
    [
        "12 December 2020",
        "Saturday 12 December, 2020",
        "Northport, December 12, 2020.",
        "NORTHPORT, 12 December 2020 — The pass is open.",
        "NORTHPORT, Dec. 12, 2020 -- The pass is open.",
        "Port of the North, Tesmar, 12 December 2020 (AGENCY) - The pass is open.",
        "12.12.2020 – The pass is open.",
        "2020-12-12",
        "12-Dec-2020",
        "12 December 2020, Northport",
        "No. 15 of 12 December 2020",
        "12 дек. 2020 г.",
        "12 дек 2020",
        "Сб, 12 дек 2020 10:00:00 +0600",
        "12 декабря 2020 года, г. Бишкек",
        "г. Бишкек                      12 декабря 2020 года",
        "12 декабря 2020 года          город Бишкек",
        "№ 123 от 12.12.2020",
        "от 12 декабря 2020 года № 15",
        "12.12.2020 № 15-р",
        "Бишкек ш., 2020-жылдын 12-декабры",
        "2020-жылдын 12-декабры, Бишкек ш.",
        "Бишкек шаары            2020-жылдын 12-декабры",
        "2020-жылдын 12-декабрындагы № 15",
        "2020-W50-6",
        "суббота, 12 декабря 2020 года",
        "ишемби, 12-декабрь 2020",
        "Published: 12 December 2020",
        "Published at 10:30 on 12 December 2020",
        "Press release No. 41 | 12 Dec 2020",
        "12 December 2020 | Press release",
        "Statement of 12 December 2020",
        "Пресс-релиз от 12 декабря 2020 г.",
        "Сообщение № 41 от 12.12.2020",
        "Бишкек. 12 декабря 2020 года. /Кабар/",
        "Жарыяланган датасы: 12-декабрь, 2020",
        "Билдирүү, 2020-жылдын 12-декабры",
        "Posted on December 12, 2020",
        "Date of publication: 2020-12-12",
        "Опубликовано 12 декабря 2020 года",
        "Дата: 12.12.2020",
        "Дата публикации: 12 декабря 2020 г., 15:04",
        "Жарыяланган күнү: 12.12.2020",
        "Датасы: 2020-жылдын 12-декабры",
    ],
)
def test_datelines(line: str) -> None:
    assert dateline(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On 12 December 2020 the pass was opened.",
        "In Northport, 12 December 2020, the pass was opened.",
        "The pass was opened — 12 December 2020",
        "12 December 2020 – 14 December 2020",
        "12–14 December 2020",
        "December 2020",
        "12 December 2020 Transcript of the minister",
        "we met in Northport, 12 December 2020",
        "The minister and everybody else who came along to Northport, 12 December 2020",
        "NORTHPORT, December 12 — The pass is open.",
        "12 December 2020 — the day on which the pass was opened.",
        "12 декабря 2020 года — явился в свет «Органический статут».",
        "2020-жылдын 12-декабры — ашуу ачылган күн.",
        "May the pass stay open",
        "12 December 2020, the day of the flood",
        "от 12 декабря 2020 года по 14 декабря",
        "2020-W54-1 is late",
        "Цена 12 от 2020",
        "Updated 12 December 2020",
        "12 December 2020 | Osh | 40 tonnes",
        "The mill burned. 12 December 2020",
        "Сообщение от 12 декабря 2020 года о паводке",
        "Statement of the mayor on 12 December 2020",
        "Date palms were planted on 12 December 2020",
        "Дата 12 декабря 2020 года памятна всем",
        "Published by Lund, 12 December 2020",
        "Опубликован закон от 12 декабря 2020 года",
        "2020",
        "",
    ],
)
def test_lines_that_are_no_datelines(line: str) -> None:
    assert dateline(line) is None


def test_a_dateline_of_a_day_that_does_not_exist_says_so() -> None:
    with pytest.raises(ValueError, match="'31 February 2020' is not a day of the calendar"):
        dateline("NORTHPORT, 31 February 2020 — The pass is open.")


@given(st.one_of(st.text(), st.text(st.sampled_from("May 1230,.-—()A2"))))
def test_any_line_is_a_dateline_or_none_or_names_no_day(line: str) -> None:
    try:
        found = dateline(line)
    except ValueError as error:
        assert "not a day" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert found is None or isinstance(found, date)


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
