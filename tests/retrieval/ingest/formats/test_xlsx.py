"""Excel workbooks: tables of statements, or one statement of what their sheets show."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_packages import package, pptx_of, read, row_of, xlsx_of

from retrieval.ingest.formats.xlsx_formats import Signs, shown
from retrieval.text import normalise
from retrieval.types import DateOrigin, Problem, Statement

RUSSIAN = Signs(point=",", group="\u00a0")
DAY = 47940.0  # 2 April 2031
OPEN = row_of(1, "Open.")


def made(folder: Path, sheets: dict[str, str], **others: object) -> list[Statement | Problem]:
    (folder / "a.xlsx").write_bytes(xlsx_of(sheets, **others))  # type: ignore[arg-type]
    return read(folder / "a.xlsx")


def text_of(folder: Path, sheets: dict[str, str], **others: object) -> str:
    [found] = made(folder, sheets, **others)
    assert isinstance(found, Statement)
    return found.text


def test_a_table_of_statements_is_read_as_one_of_csv_is(tmp_path: Path) -> None:
    rows = (
        row_of(1, "Date", " TITLE", "text", "lang", "id", "remark")
        + row_of(2, DAY, "On the pass", "The pass is open.\nAgain.", "en", 7.0, look=(1,))
        + row_of(4, "2 апреля 2031 г.", "О перевале", "Перевал открыт.", "ru", "b", "seen")
        + row_of(5, "2031-жылдын 2-апрели", "Ашуу жөнүндө", "Ашуу ачык.", "ky")
        + row_of(6, "04/02/2031", None, "No day.")
        + row_of(7, None, "Nothing")
        + row_of(8, None, None, "Too much.", None, None, None, "more")
    )

    def statement(name: str, title: str, text: str, lang: str) -> Statement:
        return Statement(
            id=name,
            text=text,
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            lang=lang,
            path="a.xlsx",
        )

    assert made(tmp_path, {"Лист1": rows}, formats=("dd.mm.yyyy",)) == [
        statement("7", "On the pass", "The pass is open.\nAgain.", "en"),
        statement("b", "О перевале", "Перевал открыт.", "ru"),
        statement("a.xlsx#5", "Ашуу жөнүндө", "Ашуу ачык.", "ky"),
        Problem(
            "a.xlsx",
            6,
            "'04/02/2031' is not a date; write it like 2020-12-31; it is kept without a date",
            warning=True,
        ),
        Statement(id="a.xlsx#6", text="No day.", path="a.xlsx"),
        Problem("a.xlsx", 7, "there is no text"),
        Problem("a.xlsx", 8, "7 cells under 6 names of columns"),
    ]


def test_further_tables_have_their_names_in_the_ids_and_other_sheets_are_told_of(
    tmp_path: Path,
) -> None:
    found = made(
        tmp_path,
        {
            "Read me": row_of(1, "How to fill this in"),
            "A": row_of(1, "text") + row_of(2, "Open."),
            "Б": row_of(1, "text") + row_of(2, "Открыт."),
            "C": row_of(1, "text") + row_of(2, "hidden"),
        },
        hidden=("C",),
    )

    assert found == [
        Problem("a.xlsx", None, "a hidden sheet is left out", warning=True),
        Problem(
            "a.xlsx",
            None,
            "the sheet 'Read me' is no table of statements and is left out",
            warning=True,
        ),
        Statement(id="a.xlsx#2", text="Open.", path="a.xlsx"),
        Statement(id="a.xlsx#Б!2", text="Открыт.", path="a.xlsx"),
    ]


def test_names_of_fields_without_text_are_a_warning(tmp_path: Path) -> None:
    assert made(tmp_path, {"A": row_of(1, "Title", "Date") + row_of(2, "Pass", "today")}) == [
        Problem(
            "a.xlsx",
            None,
            "its first row has names of fields but not 'text', so all of it is one statement",
            warning=True,
        ),
        Statement(id="a.xlsx", text="Title | Date\nPass | today", path="a.xlsx"),
    ]


def test_other_sheets_are_one_statement_as_they_show(tmp_path: Path) -> None:
    first = (
        row_of(1, "Жолдордун узундугу")
        + row_of(2, "Жол", None, "Узундугу", "Күнү")
        + row_of(3, "Түндүк", None, 1234.5, DAY, look=(0, 0, 1, 2))
        + row_of(4, None, None, 0.25, None, look=(0, 0, 3))
        + row_of(5, "seen", None, "1\n2")
        + row_of(7, "Эскертүү.")
    )

    found = made(
        tmp_path,
        {"Жолдор": first},
        formats=("#,##0.00", 'dd.mm.yyyy "г."', "0%"),
        after='<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:A4"/></mergeCells>',
    )

    assert found == [
        Statement(
            id="a.xlsx",
            text=(
                "Жол | Узундугу | Күнү\nТүндүк | 1\u00a0234,50 | 02.04.2031 г.\nТүндүк | 25%\n"
                "seen | 1 2\n\nЭскертүү."
            ),
            title="Жолдордун узундугу",
            date=None,
            path="a.xlsx",
        )
    ]


def test_several_sheets_stand_under_their_names(tmp_path: Path) -> None:
    sheets = {
        "Дороги": row_of(1, "a", "b"),
        "Empty": "",
        "Мосты": row_of(1, "One.") + row_of(2, "Two."),
    }

    assert text_of(tmp_path, sheets) == "Дороги\n\na | b\n\nМосты\n\nOne.\n\nTwo."


def test_shared_words_keep_what_is_raised_and_lose_what_is_struck(tmp_path: Path) -> None:
    strings = (
        "<si><t>plain_x0041_</t></si>"
        '<si><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r>'
        '<r><t xml:space="preserve"> м, H</t></r><r><rPr><vertAlign val="subscript"/></rPr>'
        "<t>2</t></r><r><t>O</t></r><rPh><t>phonetic</t></rPh></si>"
        "<si><r><rPr><strike/></rPr><t>old</t></r><r><t>new</t></r></si>"
    )
    cells = "".join(f'<c r="{name}1" t="s"><v>{at}</v></c>' for at, name in enumerate("ABCD"))
    row = f'<row r="1">{cells}</row>' + row_of(2, "gone", "kept", look=(1,))

    found = made(tmp_path, {"A": row}, strings=strings, fonts="<font><strike/></font>")

    assert found == [
        Problem("a.xlsx", None, "struck-through words are left out (2 times)", warning=True),
        Statement(id="a.xlsx", text="plainA | 10⁶ м, H₂O | new\nkept", path="a.xlsx"),
    ]


def test_what_is_hidden_or_without_a_result_is_left_out(tmp_path: Path) -> None:
    rows = (
        row_of(1, "a", "secret", "b")
        + row_of(2, "secret", more=' hidden="1"')
        + '<row r="3"><c r="A3"><f>1+1</f></c><c r="C3" t="str"><f>A1</f><v>told</v></c>'
        '<c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#REF!</v></c></row>'
    )

    assert made(tmp_path, {"A": rows}, before='<cols><col min="2" max="2" hidden="1"/></cols>') == [
        Problem(
            "a.xlsx",
            None,
            (
                "a formula is without its result and is left out; open the file in a spreadsheet "
                "and save it"
            ),
            warning=True,
        ),
        Problem("a.xlsx", None, "hidden rows and columns are left out", warning=True),
        Statement(id="a.xlsx", text="a | b\n | told | TRUE | #REF!", path="a.xlsx"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "signs", "text"),
    [
        (5.0, "General", Signs(), "5"),
        (0.1 + 0.2, "General", Signs(), "0.3"),
        (12.5, "General", RUSSIAN, "12,5"),
        (1234567.0, "#,##0", Signs(), "1,234,567"),
        (1234567.0, "# ##0", RUSSIAN, "1 234 567"),
        (1234.5, "#,##0.00", RUSSIAN, "1\u00a0234,50"),
        (2.345, "0.00", Signs(), "2.35"),
        (0.5, "#.##", Signs(), ".5"),
        (7.0, "000", Signs(), "007"),
        (0.125, "0.0%", Signs(), "12.5%"),
        (1_500_000.0, '0.0,, "mln"', Signs(), "1.5 mln"),
        (-3.0, "0;(0)", Signs(), "(3)"),
        (-3.5, "0.0", Signs(), "-3.5"),
        (-0.001, "0.0", Signs(), "0.0"),
        (0.0, '0;-0;"-"', Signs(), "-"),
        (9.0, ";;;", Signs(), ""),
        (9.0, "[Red]0", Signs(), "9"),
        (15.0, "[$€-407]0.00", Signs(), "€15.00"),
        (15.0, '0\\ "сом"', RUSSIAN, "15 сом"),
        (DAY, "dd.mm.yyyy", Signs(), "02.04.2031"),
        (DAY, "d/m/yy", Signs(), "2/4/31"),
        (DAY, "[$-419]d mmmm yyyy", RUSSIAN, "2031-04-02"),
        (DAY + 0.4375, "yyyy-mm-dd hh:mm", Signs(), "2031-04-02 10:30"),
        (0.5625, "h:mm AM/PM", Signs(), "1:30 PM"),
        (1.5, "[h]:mm", Signs(), "36:00"),
    ],
)
def test_numbers_are_written_as_their_formats_show_them(
    value: float, code: str, signs: Signs, text: str
) -> None:
    found = shown(value, code, signs)

    assert (found.text, found.is_known) == (text, True)


@pytest.mark.parametrize("code", ["# ?/?", "[>100]0;0", "0.00E+00", "000-00", "?"])
def test_a_number_whose_format_is_not_known_is_written_plainly(code: str) -> None:
    found = shown(1234.5, code, Signs())

    assert found.text == "1234.5" or found.is_known


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    found = text_of(
        tmp_path,
        {"A": row_of(1, "x", DAY - 1462, look=(0, 1))},
        formats=("dd.mm.yyyy",),
        workbook='<workbookPr date1904="1"/>',
    )

    assert found == "x | 02.04.2031"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the Excel workbook is damaged or cut off"),
        (xlsx_of({"A": OPEN})[:-200], "the Excel workbook is damaged or cut off"),
        (xlsx_of({"A": "<row>"}), "the Excel workbook is damaged"),
        (xlsx_of({"A": ""}), "there is no text"),
        (
            xlsx_of({"A": OPEN + " " * 20_000_000}),
            "the Excel workbook unpacks to more than is allowed",
        ),
        (
            xlsx_of({"A": OPEN}, strings="<!DOCTYPE x [<!ENTITY a 'b'>]>"),
            "the Excel workbook declares XML entities, which is refused",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"),
            "the ending is wrong: this is an old Excel workbook: save it as .xlsx",
        ),
        (pptx_of([]), "the ending is wrong: this is a PowerPoint presentation; name it .pptx"),
        (
            package({"xl/workbook.bin": "x"}),
            "no Excel workbook: a binary Excel workbook: save it as .xlsx",
        ),
    ],
)
def test_what_is_no_workbook_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)

    assert read(tmp_path / "a.xlsx") == [Problem("a.xlsx", None, problem)]


WORDS = st.text(st.sampled_from("abc Жөүң1.,«»—&<>\n"), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text))
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_is_put_in_is_what_is_read(tmp_path: Path, rows: list[list[str]]) -> None:
    sheet = "".join(row_of(number, *cells) for number, cells in enumerate(rows, 1))
    texts = [" | ".join(" ".join(cell.split("\n")).strip() for cell in cells) for cells in rows]

    assert text_of(tmp_path, {"A": sheet}) == normalise("\n".join(texts))
