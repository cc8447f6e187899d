"""A table of statements (CSV, TSV): the names of JSON Lines in its first row, one a row."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from retrieval.ingest.dates import parse_date
from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import Decoded, decode_any
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.ingest.formats.table_rows import Row, rows_of
from retrieval.types import Fault, Problem, fault, fault_of, tells

TABLE_ENDINGS = (".csv", ".tsv")
NAMES = frozenset(
    ("id", "title", "date", "source", "url", "lang", "text", "speaker", "sample", "parallel")
)
_DELIMITERS = (",", ";", "\t", "|")
_MAX_COLUMNS = 1000
_TYPED = {
    "date": re.compile(""),
    "url": re.compile("https?://"),
    "lang": re.compile("[A-Za-z]{2}(?:[-_][A-Za-z0-9]+)*$"),
}
_LONGEST_DATE = 80

_SAID = re.compile("sep=(.)(?:\r\n?|\n)")


def read_table(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each row of a table.

    The delimiter is the one under which the first row holds the most names of fields.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Yields:
        Statements and problems in the order of the rows; after a thousand rows that cannot be
        read, the others are only counted.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, no table, or has no column ``text``.
    """
    decoded = _decoded(path, max_bytes)
    if decoded.warning:
        yield Problem(relative, None, decoded.warning, warning=True)
    text = decoded.text
    said = _SAID.match(text)
    # Excel's own way to say it
    skipped = 1 if said else 0
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    table = Table(relative, skipped)
    yield from listed(table.items(rows_of(text, delimiter, table.is_row)), relative)


def _decoded(path: Path, max_bytes: int) -> Decoded:
    data = read_bytes(path, max_bytes)
    check_kind(data, TABLE_ENDINGS)
    return decode_any(data)


class Table:
    """One pass over the rows; knows the line on which each begins."""

    def __init__(
        self, relative: str, skipped: int = 0, sheet: str = "", *, is_typed: bool = True
    ) -> None:
        """Begin.

        Args:
            relative: the file's path in the corpus, with slashes.
            skipped: how many lines of the file stand above the rows.
            sheet: the name of the table where a file holds several.
            is_typed: whether the cells are parted by delimiters and quotation marks.
        """
        self._is_typed = is_typed
        self._relative = relative
        self._skipped = skipped
        self._sheet = f"{sheet}!" if sheet else ""
        self._names: list[str] = []
        # the next lines may be the rest of a row whose quotation marks are not in order
        self._after_fault = False

    def items(self, rows: Iterator[Row]) -> Iterator[ReadStatement | Problem]:
        """The statements of the rows below the first, which holds the names, and the problems.

        Raises:
            UnreadableError: the first row is not one of names.
        """
        head = next(rows, Row(1))
        line = head.line + self._skipped
        self._names = _checked_names(head, line)
        filled = (row for row in rows if row.fault or any(cell.strip() for cell in row.cells))
        row = next(filled, None)
        if row is None:
            yield Problem(self._relative, line, fault("no-text"))
        while row is not None:
            below = next(filled, None)
            yield from self._row(row, below)
            row = below

    def _row(self, row: Row, below: Row | None) -> Iterator[ReadStatement | Problem]:
        line = row.line + self._skipped
        if said := row.fault or self._fault(row.cells, below):
            self._after_fault = row.fault is not None or self._after_fault
            yield Problem(self._relative, line, said)
            return
        self._after_fault = False
        if len(row.cells) < len(self._names):
            said = fault("cells-end-early", cells=self._counted(row.cells))
            yield Problem(self._relative, line, said, warning=True)
        cells = dict(zip(self._names, row.cells, strict=False))
        fields = [
            Field(name, value, line)
            for name, value in cells.items()
            if name in NAMES and value != ""
        ]
        source = Source(self._relative, line, f"{self._relative}#{self._sheet}{line}")
        yield from statement_of(fields, cells.get("text", ""), source)

    def _fault(self, cells: Sequence[str], below: Row | None) -> Fault | None:
        """What speaks against a row, None where nothing does."""
        counted = self._counted(cells)
        if any(cells[len(self._names) :]):
            return fault("cells-delimiter", cells=counted) if self._is_typed else counted
        if len(cells) < len(self._names) and not self._may_end_early(cells, below):
            return fault("cells-missing", cells=counted)
        if self._after_fault and not self.is_row(cells, goes_on=False):
            return fault("no-row")
        return None

    def _counted(self, cells: Sequence[str]) -> Fault:
        return fault("cells", count=len(cells), names=len(self._names))

    def _may_end_early(self, cells: Sequence[str], below: Row | None) -> bool:
        """Whether empty cells at the end may have been left out, and nothing else.

        Where the text is the last cell, it may have lost its rest to the next line instead.
        """
        place = self._names.index("text")
        if place >= len(cells) or not self._fits(cells):
            return False
        if place < len(cells) - 1 or below is None:
            return True
        if place == 0 or below.fault:
            return False
        return self.is_row(below.cells, goes_on=False) or (
            len(below.cells) == len(cells) and self._fits(below.cells) and self._told(below.cells)
        )

    def _fits(self, cells: Sequence[str]) -> bool:
        return all(map(_fits, self._names, cells))

    def is_row(self, cells: Sequence[str], goes_on: bool) -> bool:  # noqa: FBT001
        """Whether the cells of one line are plainly a row: as many, each of the kind it should be.

        Lines of a text have commas too, but with a space or between figures.
        """
        count = len(self._names)
        if len(cells) != count and not (goes_on and 1 < len(cells) < count):
            return False
        if not self._fits(cells) or any(cell.startswith(" ") for cell in cells[1:]):
            return False
        if any(cell.count('"') % 2 for cell in cells):
            return False
        return self._told(cells) or not any(
            left[-1:].isdigit() and right[:1].isdigit() for left, right in pairwise(cells)
        )

    def _told(self, cells: Sequence[str]) -> bool:
        """Whether a cell is there whose kind can be told."""
        pairs = zip(self._names, cells, strict=False)
        return any(name in _TYPED and cell.strip() for name, cell in pairs)


def _checked_names(head: Row, line: int) -> list[str]:
    """The names of the columns.

    Raises:
        UnreadableError: the first row is not one of names.
    """
    if head.fault:
        raise UnreadableError(line, head.fault)
    names = [name.strip().strip("\ufeff").casefold() for name in head.cells]
    if len(names) > _MAX_COLUMNS:
        raise UnreadableError(line, fault("too-many-columns", most=_MAX_COLUMNS))
    if "text" not in names:
        raise UnreadableError(line, fault("no-text-column"))
    twice = next((name for name in names if name in NAMES and names.count(name) > 1), None)
    if twice:
        raise UnreadableError(line, fault("two-columns", name=twice))
    return names


def _fits(name: str, cell: str) -> bool:
    """Whether a cell is what its column says; every cell fits a column of any words."""
    value = cell.strip()
    if not value or name not in _TYPED:
        return True
    if name == "date":
        if len(value) > _LONGEST_DATE:
            return False
        try:
            parse_date(value)
        except ValueError as error:
            return tells(fault_of(error).told, "no-such-day")
        return True
    return bool(_TYPED[name].match(value))


def _delimiter(text: str) -> str:
    head = text[: 64 * 1024].lstrip("\ufeff\r\n")

    def known(delimiter: str) -> int:
        try:
            row = next(csv.reader(head.splitlines(keepends=True), delimiter=delimiter), [])
        except csv.Error:
            return 0
        return len(NAMES & {cell.strip().casefold() for cell in row})

    return max(_DELIMITERS, key=known)
