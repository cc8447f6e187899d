"""Plain text files: front matter, the press services' bare date, encodings, sizes."""

from datetime import date
from pathlib import Path

import pytest
from one_file import items_of
from paths import SHARED

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 100_000


def read(folder: Path, content: str | bytes, name: str = "a.txt") -> list[Statement | Problem]:
    return items_of(folder, content, name, LIMIT)


def test_a_bare_file_is_a_statement_named_by_its_path(tmp_path: Path) -> None:
    assert read(tmp_path, "The pass is open.\n") == [
        Statement(id="a.txt", text="The pass is open.", path="a.txt")
    ]


def test_every_field_of_the_front_matter_is_read(tmp_path: Path) -> None:
    content = """---
id: 007
title: "On: the pass"
date: 2031-04-02
source: Ministry of Roads
url: https://roads.example/7
lang: EN-gb
speaker: A. Ferryman
sample: true
tags: [one, two]
---

The pass is open.
"""
    assert read(tmp_path, content) == [
        Statement(
            id="007",
            text="The pass is open.",
            title="On: the pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            url="https://roads.example/7",
            lang="en",
            speaker="A. Ferryman",
            path="a.txt",
            sample=True,
        )
    ]


def test_the_url_names_a_statement_without_an_id(tmp_path: Path) -> None:
    [statement] = read(tmp_path, "---\nid:\nurl: https://roads.example/7\n---\nOpen.")

    assert isinstance(statement, Statement)
    assert statement.id == "https://roads.example/7"


@pytest.mark.parametrize(
    "content",
    [
        " date 2020-12-12 «The pass» is open.\n\nIt was shut.",
        "\ufeffdate 2020-12-12\n«The pass» is open.\n\nIt was shut.",
        "\n\ndate 2020-12-12\r\n\r\n«The pass» is open.\r\n\r\nIt was shut.",
    ],
)
def test_a_bare_date_in_front_is_the_date_field(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == [
        Statement(
            id="a.txt",
            text="«The pass» is open.\n\nIt was shut.",
            date=date(2020, 12, 12),
            date_origin=DateOrigin.FIELD,
            path="a.txt",
        )
    ]


def test_an_impossible_bare_date_is_reported_with_its_line(tmp_path: Path) -> None:
    assert read(tmp_path, "date 2021-02-30 The pass is open.") == [
        Problem("a.txt", 1, "'2021-02-30' is not a day of the calendar")
    ]


@pytest.mark.parametrize("text", ["Date palms grow here.", "dates 2020-12-12 and later"])
def test_words_that_look_like_a_bare_date_are_words(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == [Statement(id="a.txt", text=text, path="a.txt")]


@pytest.mark.parametrize(
    ("front_matter", "line", "problem"),
    [
        ("date: 2021-02-30", 2, "'2021-02-30' is not a day of the calendar"),
        ("title: [a, b]", 2, "the field 'title' is a list where words are expected"),
        ("id: 1\nsource: {a: b}", 3, "the field 'source' is a mapping where words are expected"),
        ("sample: perhaps", 2, "the field 'sample' is true or false, nothing else"),
        ("id: a\ntitle: b\nid: c", 4, "the field 'id' is given twice"),
        (
            "- a\n- b",
            2,
            "the front matter is not a list of fields such as 'title: ...'",
        ),
        ("a: &x 1\ntitle: *x", 3, "the front matter uses a YAML alias (*)"),
        ("title: !!python/name:os.system x", 2, "the front matter uses a YAML tag (!)"),
        (
            "id: 1\ntitle: a: b",
            3,
            "the front matter is not YAML: mapping values are not allowed here",
        ),
        ("title: 'a", 3, "the front matter is not YAML: found unexpected end of stream"),
        ("title: \x01", 2, "the front matter is not YAML: special characters are not allowed"),
        ("a: " + "[" * 50_000, 2, "the front matter is nested too deeply"),
        ("a: " + "b" * 70_000, 1, "the front matter is longer than 65,536 characters"),
    ],
)
def test_wrong_front_matter_is_reported_with_its_line(
    tmp_path: Path, front_matter: str, line: int | None, problem: str
) -> None:
    assert read(tmp_path, f"---\n{front_matter}\n---\nOpen.") == [Problem("a.txt", line, problem)]


@pytest.mark.parametrize(
    "written",
    [
        *("soon", "03/04/2020", "03-04-2020", "н/д", "—", "неизвестно", "белгисиз", "2031"),
        *("апрель 2031 г.", "весна 2031", "2031-жылдын апрели", "April 2031"),
    ],
)
def test_a_date_that_cannot_be_read_leaves_a_file_undated(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"---\ndate: {written}\n---\nThe pass is open.") == [
        Problem(
            "a.txt",
            2,
            f"'{written}' is not a date; write it like 2020-12-31; it is kept without a date",
            warning=True,
        ),
        Statement(id="a.txt", text="The pass is open.", path="a.txt"),
    ]


@pytest.mark.parametrize(
    "written", ["1970-01-01", "01.01.1970 06:00", "0001-01-01", "0000-00-00", "1899-12-30"]
)
def test_a_date_that_programs_write_for_none_is_none(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"---\ndate: {written}\n---\nThe pass is open.") == [
        Problem(
            "a.txt",
            2,
            f"its date '{written}' is what programs write where there is none; "
            "it is kept without a date",
            warning=True,
        ),
        Statement(id="a.txt", text="The pass is open.", path="a.txt"),
    ]


def test_an_old_day_in_a_field_is_meant(tmp_path: Path) -> None:
    [statement] = read(tmp_path, "---\ndate: 1861-03-03\n---\nThe serfs are free.")

    assert isinstance(statement, Statement)
    assert statement.date == date(1861, 3, 3)


def test_where_the_field_tells_no_day_the_next_place_does(tmp_path: Path) -> None:
    *warnings, statement = read(
        tmp_path, "---\ndate: 1970-01-01\n---\nSenn, 12 December 2020\n\nThe pass is open."
    )

    assert [str(warning) for warning in warnings] == [
        "a.txt, line 2: its date '1970-01-01' is what programs write where there is none"
    ]
    assert isinstance(statement, Statement)
    assert (statement.date, statement.date_origin) == (date(2020, 12, 12), DateOrigin.DATELINE)


def test_the_rows_of_a_table_are_no_dateline(tmp_path: Path) -> None:
    rows = "г. Сенн | 12 декабря 2020 года\nг. Алда | 14 декабря 2020 года"
    alone, *_ = read(tmp_path, "ПРИКАЗ\n\nг. Сенн | 12 декабря 2020 года\n\nПеревал открыт.")
    several, *_ = read(tmp_path, f"График\n\n{rows}\n\nПеревал открыт.")

    assert isinstance(alone, Statement)
    assert isinstance(several, Statement)
    assert (alone.date, several.date) == (date(2020, 12, 12), None)


def test_front_matter_that_is_never_closed_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ntitle: a\n\nThe pass is open.") == [
        Problem("a.txt", 1, "the front matter is not closed: a line --- is missing after it")
    ]


def test_every_wrong_field_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    found = read(tmp_path, "---\ndate: 2021-02-30\ntitle: []\n---\n")

    assert [str(problem) for problem in found] == [
        "a.txt, line 3: the field 'title' is a list where words are expected",
        "a.txt, line 2: '2021-02-30' is not a day of the calendar",
        "a.txt, line 5: there is no text",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2020-12-12",
        "2020-12-12T23:30:00-05:00",
        "2020-12-12 00:30:00+06:00",
        '"2020-12-12"',
        "12 December 2020",
        "Saturday, 12th of December 2020",
        "Dec. 12, 2020",
        "12.12.2020",
        "20201212",
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, written: str) -> None:
    """Of a date and time it is the day as written, whatever the time zone."""
    [statement] = read(tmp_path, f"---\ndate: {written}\n---\nOpen.")

    assert isinstance(statement, Statement)
    assert statement.date == date(2020, 12, 12)


@pytest.mark.parametrize("written", ["", "~", "null", '""'])
def test_an_empty_date_is_no_date(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"---\ndate: {written}\n---\nOpen.") == [
        Statement(id="a.txt", text="Open.", path="a.txt")
    ]


def test_two_dates_in_one_place_leave_the_date_unknown(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ndate: 2020-12-12\n---\ndate 2020-12-13\nOpen.") == [
        Problem(
            "a.txt",
            4,
            "the field gives two dates, 2020-12-12 and 2020-12-13: the date stays unknown",
            warning=True,
        ),
        Statement(id="a.txt", text="Open.", path="a.txt"),
    ]


def test_a_dateline_dates_a_file_without_a_field_and_beats_the_name(tmp_path: Path) -> None:
    text = "NORTHPORT, 12 December 2020 — The pass is open."

    assert read(tmp_path, text, "2020-12-13.txt") == [
        Problem(
            "2020-12-13.txt",
            1,
            "the filename says 2020-12-13, the dateline 2020-12-12: the dateline is taken",
            warning=True,
        ),
        Statement(
            id="2020-12-13.txt",
            text=text,
            date=date(2020, 12, 12),
            date_origin=DateOrigin.DATELINE,
            path="2020-12-13.txt",
        ),
    ]


@pytest.mark.parametrize("name", ["x-2020-12-12.txt", "20201212_x.txt", "x 12.12.2020.txt"])
def test_the_name_of_the_file_dates_it_in_the_last_place(tmp_path: Path, name: str) -> None:
    [statement] = read(tmp_path, "The pass is open.", name)

    assert isinstance(statement, Statement)
    assert statement.date == date(2020, 12, 12)
    assert statement.date_origin == DateOrigin.FILENAME


def test_an_impossible_day_in_a_dateline_or_a_name_is_only_a_warning(tmp_path: Path) -> None:
    *warnings, statement = read(tmp_path, "Northport, 31 February 2020\nOpen.", "2021-02-30.txt")

    assert [(item.problem, item.warning) for item in warnings if isinstance(item, Problem)] == [
        ("the dateline is passed over: '31 February 2020' is not a day of the calendar", True),
        (
            "the date in the file's name is passed over: '2021-02-30' is not a day of the calendar",
            True,
        ),
    ]
    assert isinstance(statement, Statement)
    assert statement.date is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_byte_order_mark_is_read(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "Ашуу ачык.".encode(encoding)) == [
        Statement(id="a.txt", text="Ашуу ачык.", path="a.txt")
    ]


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (
            b"one\ntwo\r\n" + "Ашуу".encode("cp1251"),
            3,
            "not UTF-8 (byte 0xC0); save the file as UTF-8",
        ),
        (
            b"\xff\xfea\x00\n\x00\x00\xdc",
            2,
            "the UTF-16 text is damaged here; save the file as UTF-8",
        ),
        (b"one\ntwo\0", 2, "holds a NUL byte: a binary file, not text"),
        (b"", 1, "there is no text"),
        (b" \n\t ", 1, "there is no text"),
        (b"---\ntitle: a\n---\n\n* * *\n", 4, "there is no text"),
        (b"x" * 100_001, None, "the file is 100,001 bytes long; the largest allowed is 100,000"),
    ],
)
def test_a_file_that_is_no_text_is_reported(
    tmp_path: Path, content: bytes, line: int | None, problem: str
) -> None:
    assert read(tmp_path, content) == [Problem("a.txt", line, problem)]


def test_a_file_that_has_vanished_is_reported(tmp_path: Path) -> None:
    reader = reader_of("a.txt")
    assert reader

    assert list(read_file(reader, tmp_path / "a.txt", "a.txt", LIMIT)) == [
        Problem("a.txt", None, "cannot be read: No such file or directory")
    ]


def test_a_language_that_is_no_code_is_a_warning(tmp_path: Path) -> None:
    assert read(tmp_path, "---\nlang: English\n---\nOpen.") == [
        Problem(
            "a.txt",
            4,
            "the field 'lang' is 'English', not a two-letter code such as 'en'",
            warning=True,
        ),
        Statement(id="a.txt", text="Open.", path="a.txt"),
    ]


def test_the_press_file_of_the_shared_data_is_read() -> None:
    """The real thing, where it is at hand beside the repository."""
    folder = SHARED / "statements"
    path = folder / "24kg-2020-12-12.txt"
    if not path.is_file():
        pytest.skip("the shared press statement is not beside this checkout")
    reader = reader_of(path.name)
    assert reader
    [found] = read_file(reader, path, path.name, LIMIT)

    assert not isinstance(found, Problem)
    assert found.statement.date == date(2020, 12, 12)
    assert found.statement.date_origin == DateOrigin.FIELD
    assert found.statement.text.startswith("«The new government of the Kyrgyz Republic is waging")
