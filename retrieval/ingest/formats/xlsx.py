"""An Excel workbook: a table of statements, or one statement of the rows of its sheets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from retrieval.ingest.formats.document_statement import (
    document_statement,
    office_properties,
)
from retrieval.ingest.formats.markdown_text import Block
from retrieval.ingest.formats.output import ReadStatement, listed, warnings_of
from retrieval.ingest.formats.table import NAMES, Table
from retrieval.ingest.formats.table_rows import Row
from retrieval.ingest.formats.xlsx_sheets import CellValue, Sheet, Workbook
from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage
from retrieval.types import Fault, Problem, fault

NO_TEXT = fault("no-text-in-row")
_KIND = PackageKind("what-excel", ".xlsx")
_MAIN = "xl/workbook.xml"
_LONGEST_TITLE = 250


def read_xlsx(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read the statements of a workbook.

    A sheet whose first row holds the names of fields, ``text`` among them, is a table of
    statements. Where no sheet is one, all of them are one statement.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, or no workbook.
    """
    package = ZipPackage.of_file(path, max_bytes, _KIND)
    main = next(iter(package.related("", "officeDocument")), _MAIN)
    told: Counter[Fault] = Counter()
    sheets = [sheet for sheet in Workbook(package, main, told).sheets() if sheet.rows]
    tables = [sheet for sheet in sheets if "text" in _names(sheet)]
    if not tables:
        told[NO_TEXT] += any(len(NAMES & set(_names(sheet))) > 1 for sheet in sheets)
        blocks = list(_blocks(sheets))
        yield from document_statement(path, relative, blocks, office_properties(package), told)
        return
    yield from warnings_of(told, relative)
    for sheet in sheets:
        if sheet not in tables:
            what = fault("sheet-left-out", name=sheet.name)
            yield Problem(relative, None, what, warning=True)
    for sheet in tables:
        table = Table(relative, sheet=sheet.name if sheet is not tables[0] else "", is_typed=False)
        yield from listed(table.items(_rows(sheet)), relative)


def _names(sheet: Sheet) -> list[str]:
    """What the first row of a sheet holds, as the names of fields are compared."""
    return [cell.text.strip().casefold() for cell in sheet.rows[0][1].values()]


def _columns(sheet: Sheet) -> list[int]:
    return sorted({column for _, cells in sheet.rows for column in cells})


def _rows(sheet: Sheet) -> Iterator[Row]:
    """The rows as those of any table: each as long as the first, or longer where it goes on."""
    columns = _columns(sheet)
    head = sheet.rows[0][1]
    named = sum(1 for column in columns if column <= max(head))
    for number, cells in sheet.rows:
        said = [_field(cells[column]) if column in cells else "" for column in columns]
        while len(said) > named and not said[-1]:
            said.pop()
        yield Row(number, said)


def _field(cell: CellValue) -> str:
    """A cell as a field: a date without doubt, whatever its format makes of it."""
    return cell.text if cell.day is None else cell.day.isoformat()


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """The rows of the sheets, empty ones between them parting them."""
    group = 0
    for sheet in sheets:
        if len(sheets) > 1:
            yield Block(sheet.name, level=2)
        columns = _columns(sheet)
        group += 1
        for place, (number, cells) in enumerate(sheet.rows):
            group += number in sheet.parted
            if not place and len(sheets) == 1 and _is_title(sheet):
                yield Block(" ".join(_line(columns, cells).split()), level=1)
            else:
                is_row = len(columns) > 1
                yield Block(_line(columns, cells), group=group if is_row else 0, tight=is_row)


def _is_title(sheet: Sheet) -> bool:
    """Whether the first row is a title above a table."""
    first = sheet.rows[0][1]
    is_above = any(len(cells) > 1 for _, cells in sheet.rows[1:])
    return len(first) == 1 and is_above and len(next(iter(first.values())).text) <= _LONGEST_TITLE


def _line(columns: Sequence[int], cells: dict[int, CellValue]) -> str:
    """A row's cells up to the last with words; a cell that stands alone is a line by itself."""
    if len(cells) == 1:
        return next(iter(cells.values())).text.strip()
    said = [
        " ".join(cells[one].text.split("\n")).strip() if one in cells else "" for one in columns
    ]
    while said and not said[-1]:
        said.pop()
    return " | ".join(said)
