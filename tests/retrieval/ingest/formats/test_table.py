"""Tables: names in any case, delimiter and encoding found out, lines as an editor counts."""

import codecs
from datetime import date
from pathlib import Path

import pytest

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.table_rows import Row, rows_of
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
        ",soon,Four.\n"
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
        (
            "a.csv, line 8: 'soon' is not a date; write it like 2020-12-31; "
            "it is kept without a date"
        ),
        "a.csv#8",
        (
            "a.csv, line 9: 1 cell under 3 names of columns: "
            "is one left out, or a line break in one without its quotation marks?"
        ),
        "6",
    ]


NOT_CLOSED = (
    "the quotation mark that opens here is not closed before the next row; "
    "close it, or write it twice where it is part of the text"
)
BEHIND = (
    "there is text behind the quotation mark that closes a cell; "
    "a quotation mark inside a cell is written twice"
)
REST = "no row: it belongs to the one before, whose quotation marks are not in order"


def shown(found: list[Statement | Problem]) -> list[tuple[str, str] | str]:
    return [str(item) if isinstance(item, Problem) else (item.id, item.text) for item in found]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    content = (
        "id,date,title,text\n"
        'j1,2031-04-02,Mill,"The mill is working again.\n'
        "j2,2031-04-03,Mine,The mine is closed.\n"
        'j3,2031-04-04,"Moor, east","The moor ""Alda"" is burning,\nsays the mayor."\n'
    )

    assert shown(read(tmp_path, content)) == [
        f"a.csv, line 2: {NOT_CLOSED}",
        ("j2", "The mine is closed."),
        ("j3", 'The moor "Alda" is burning,\nsays the mayor.'),
    ]


@pytest.mark.parametrize(
    ("head", "rows", "kept"),
    [
        (
            "id;date;text;source",
            (
                '1;02.04.2031;"Мельница снова работает.;Пресса',
                "2;03.04.2031;Шахта закрыта, сказал мэр.;Пресса",
                '3;04.04.2031;Болото горит.";Пресса',
            ),
            ["2", "Шахта закрыта, сказал мэр.", "3", 'Болото горит."'],
        ),
        (
            "id,date,text,source",
            (
                '1,2031-жылдын 2-апрели,"Тегирмен кайра иштеп жатат.,Пресса',
                '2,2031-04-03,"Шахта жабык, деди мэр.",Пресса',
                "3,2031-04-04,Саз күйүп жатат.,Пресса",
            ),
            ["2", "Шахта жабык, деди мэр.", "3", "Саз күйүп жатат."],
        ),
        (
            "id\ttext",
            ('j1\t"The mill is working.', "j2\tThe mine is closed.", 'j3\tThe moor is burning."'),
            ["j2", "The mine is closed.", "j3", 'The moor is burning."'],
        ),
    ],
)
def test_never_two_rows_in_one_where_a_later_mark_would_close_the_cell(
    tmp_path: Path, head: str, rows: tuple[str, ...], kept: list[str]
) -> None:
    first, *others = shown(read(tmp_path, "\n".join((head, *rows)) + "\n"))

    assert first == f"a.csv, line 2: {NOT_CLOSED}"
    assert [part for row in others for part in row] == kept


def test_the_line_is_that_on_which_the_mark_opens(tmp_path: Path) -> None:
    content = 'id,title,text\n1,"On the\npass","It is open.\n2,Mine,It is shut.\n'

    assert shown(read(tmp_path, content)) == [
        f"a.csv, line 3: {NOT_CLOSED}",
        ("2", "It is shut."),
    ]


def test_lines_of_a_text_with_commas_are_no_rows(tmp_path: Path) -> None:
    content = (
        "id,text\n"
        '1,"Рост составил\n3,5 процента, сказал министр,\nа не 4,1"\n'
        '2,"Roads, bridges\n\n- one, two\n- three"\n'
    )

    assert shown(read(tmp_path, content)) == [
        ("1", "Рост составил\n3,5 процента, сказал министр,\nа не 4,1"),
        ("2", "Roads, bridges\n\n- one, two\n- three"),
    ]


def test_the_rest_of_a_row_with_bad_marks_is_no_row(tmp_path: Path) -> None:
    content = 'id,text\n1,"He said "no" today,\nand left.",x\nand,"so on"\n2,"""No"", he said."\n'

    assert shown(read(tmp_path, content)) == [
        f"a.csv, line 2: {BEHIND}",
        f"a.csv, line 3: {REST}",
        ("and", "so on"),
        ("2", '"No", he said.'),
    ]
    assert shown(read(tmp_path, 'id,text\n1,"He said "no\nand left.",x"\n2,Open.\n')) == [
        f"a.csv, line 2: {BEHIND}",
        f"a.csv, line 3: {REST}",
        ("2", "Open."),
    ]


def test_rows_of_unequal_length_are_errors_and_empty_cells_at_the_end_are_not(
    tmp_path: Path,
) -> None:
    content = (
        "id,date,title,text,source\n"
        "1,2031-04-02,Mill,The mill works.,Press,,\n"
        "2,2031-04-03,Mine,The mine is closed.\n"
        "3,2031-04-04,Moor,The moor is burning.,Press4,2031-04-05,Mast,The mast fell.,Press\n"
        "5,2031-04-06,The lock is\n"
        "open again.,Press\n"
        "6,Мост закрыт.\n"
        "7,2031-04-08,Көпүрө,Көпүрө жабык.,Пресса\n"
    )
    more = "is a cell with a delimiter in it without its quotation marks?"
    fewer = "is one left out, or a line break in one without its quotation marks?"

    assert shown(read(tmp_path, content)) == [
        ("1", "The mill works."),
        f"a.csv, line 3: 4 cells under 5 names of columns: {fewer}",
        f"a.csv, line 4: 9 cells under 5 names of columns: {more}",
        f"a.csv, line 5: 3 cells under 5 names of columns: {fewer}",
        f"a.csv, line 6: 2 cells under 5 names of columns: {fewer}",
        f"a.csv, line 7: 2 cells under 5 names of columns: {fewer}",
        ("7", "Көпүрө жабык."),
    ]
    assert shown(read(tmp_path, "id,text,date,url\n1,Open.\n2,Shut.,2031-04-02\n3,Free.\n")) == [
        f"a.csv, line 2: 2 cells under 4 names of columns: {fewer}",
        "a.csv, line 3: 3 cells under 4 names of columns: the last are taken for empty",
        ("2", "Shut."),
        "a.csv, line 4: 2 cells under 4 names of columns: the last are taken for empty",
        ("3", "Free."),
    ]


def test_many_rows_are_read_one_by_one() -> None:
    text = "id,text\n" + '1,"Open, he said.\n' * 50_000 + "x" * 100 + "\n"
    rows = rows_of(text, ",", lambda cells, goes_on: False)  # noqa: ARG005

    assert next(rows) == Row(1, ["id", "text"])
    assert sum(1 for _ in rows) == 50_001


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
