"""Tables: names in any case, delimiter and encoding found out, lines as an editor counts."""

import codecs
from datetime import date
from pathlib import Path

import pytest

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000


def read(
    folder: Path, content: str | bytes, name: str = "a.csv", limit: int = LIMIT
) -> list[Statement | Problem]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reader = reader_of(name)
    assert reader
    found = read_file(reader, path, name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def test_every_column_is_read_whatever_its_case_and_place(tmp_path: Path) -> None:
    content = (
        "Text,SPEAKER,Id,Title,Date,Source,Url,Lang,Notes\r\n"
        '"Open, he ""said"".\r\n\r\nAt last.",A. Ferryman,007,On the pass,2 April 2031,'
        "Ministry of Roads,https://roads.example/7,en-GB,unseen\r\n"
    )

    assert read(tmp_path, content) == [
        Statement(
            id="007",
            text='Open, he "said".\n\nAt last.',
            title="On the pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            url="https://roads.example/7",
            lang="en",
            speaker="A. Ferryman",
            path="a.csv",
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_the_delimiter_is_found_out(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [("id", "date", "text"), ("7", "02.04.2031", '"Open; shut, or | what.\tNo."')]
    content = "".join(delimiter.join(row) + "\n" for row in rows)

    assert read(tmp_path, content, name) == [
        Statement(
            id="7",
            text="Open; shut, or | what. No.",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            path=name,
        )
    ]


def test_the_line_in_which_excel_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    [statement, problem] = read(tmp_path, "sep=;\r\nid;text\r\n7;Open.\r\n8;\r\n")

    assert statement == Statement(id="7", text="Open.", path="a.csv")
    assert problem == Problem("a.csv", 4, "there is no text")


def test_a_table_of_one_column_is_a_table(tmp_path: Path) -> None:
    assert read(tmp_path, "text\nOpen.\n") == [Statement(id="a.csv#2", text="Open.", path="a.csv")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    content = "id\ttext\n7\tThe pass «Ак-Ашуу» is open.\n".encode(encoding)

    assert read(tmp_path, content) == [
        Statement(id="7", text="The pass «Ак-Ашуу» is open.", path="a.csv")
    ]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
def test_another_encoding_is_found_out_and_a_warning(tmp_path: Path, encoding: str) -> None:
    content = "id;text\n7;Министерство сообщает, что северный перевал открыт.\n"
    warning, statement = read(tmp_path, content.encode(encoding))

    assert warning == Problem(
        "a.csv",
        None,
        f"its encoding is not said; it is read as {encoding}: look whether that is right",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert statement.text == "Министерство сообщает, что северный перевал открыт."


def test_each_bad_row_is_reported_with_the_line_on_which_it_begins(tmp_path: Path) -> None:
    content = (
        "id,date,text\n"
        '1,2031-02-30,"One\n\nmore."\n'
        "\n"
        "2,,Two, three.\n"
        "3,,\n"
        "4,soon,Four.\n"
        "5\n"
        "6,,Six.\n"
    )

    assert [
        str(item) if isinstance(item, Problem) else item.id for item in read(tmp_path, content)
    ] == [
        "a.csv, line 2: '2031-02-30' is not a day of the calendar",
        (
            "a.csv, line 6: 4 cells under 3 names of columns: "
            "is a cell with a delimiter in it without its quotation marks?"
        ),
        "a.csv, line 7: there is no text",
        "a.csv, line 8: 'soon' is not a date; write it like 2020-12-31",
        "a.csv, line 9: there is no text",
        "6",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "",
            (
                "a.csv, line 1: there is no column 'text'; "
                "the first row must hold the names of the columns"
            ),
        ),
        (
            "1,2031-04-02,Open.\n",
            (
                "a.csv, line 1: there is no column 'text'; "
                "the first row must hold the names of the columns"
            ),
        ),
        ("text,id,TEXT\na,b,c\n", "a.csv, line 1: there are two columns 'text'"),
        ("id,text\n", "a.csv, line 1: there is no text"),
        ("text" + ",a" * 1000, "a.csv, line 1: it has more than 1,000 columns"),
        ("text\na\0b\n", "a.csv, line 2: holds a NUL character: a binary file, not text"),
    ],
)
def test_what_is_no_table_is_reported(tmp_path: Path, content: str, problem: str) -> None:
    assert [str(item) for item in read(tmp_path, content)] == [problem]


def test_bytes_that_no_encoding_fits_are_reported(tmp_path: Path) -> None:
    content = codecs.BOM_UTF8 + bytes(range(128, 256)) * 20

    [problem, *_] = read(tmp_path, content)

    assert isinstance(problem, Problem)
