"""A table of statements (CSV, TSV): the names of JSON Lines in its first row, one a row."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.json_lines import MAX_LINE_BYTES
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.types import Problem

TABLE_ENDINGS = (".csv", ".tsv")
_NAMES = frozenset(
    ("id", "title", "date", "source", "url", "lang", "text", "speaker", "sample", "parallel")
)
_DELIMITERS = (",", ";", "\t", "|")
_MAX_COLUMNS = 1000
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
    data = read_bytes(path, max_bytes)
    check_kind(data, TABLE_ENDINGS)
    decoded = decode_any(data)
    if decoded.warning:
        yield Problem(relative, None, decoded.warning, warning=True)
    yield from listed(_Table(decoded.text, relative).items(), relative)


class _Table:
    """One pass over the rows; knows the line on which each begins."""

    def __init__(self, text: str, relative: str) -> None:
        self._relative = relative
        said = _SAID.match(text)
        # Excel's own way to say it
        self._skipped = 1 if said else 0
        text = text[said.end() :] if said else text
        # every line end the same, so that lines are counted as an editor counts them
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._delimiter = said[1] if said else _delimiter(text)

    def items(self) -> Iterator[ReadStatement | Problem]:
        rows = self._rows()
        line, header = next(rows, (1, []))
        names = [name.strip().strip("\ufeff").casefold() for name in header]
        if len(names) > _MAX_COLUMNS:
            raise UnreadableError(line, f"it has more than {_MAX_COLUMNS:,} columns")
        if "text" not in names:
            raise UnreadableError(
                line, "there is no column 'text'; the first row must hold the names of the columns"
            )
        twice = next((name for name in names if name in _NAMES and names.count(name) > 1), None)
        if twice:
            raise UnreadableError(line, f"there are two columns {twice!r}")
        empty = True
        for line, row in rows:
            empty = False
            yield from self._row(names, row, line)
        if empty:
            yield Problem(self._relative, line, "there is no text")

    def _row(
        self, names: list[str], row: list[str], line: int
    ) -> Iterator[ReadStatement | Problem]:
        if len(row) > len(names):
            yield Problem(
                self._relative,
                line,
                f"{len(row):,} cells under {len(names):,} names of columns: "
                "is a cell with a delimiter in it without its quotation marks?",
            )
            return
        cells = dict(zip(names, row, strict=False))
        fields = [Field(name, value, line) for name, value in cells.items() if name in _NAMES]
        source = Source(self._relative, line, f"{self._relative}#{line}")
        yield from statement_of(
            [field for field in fields if field.value != ""], cells.get("text", ""), source
        )

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with the line on which each begins; empty ones are passed over."""
        csv.field_size_limit(MAX_LINE_BYTES)
        reader = csv.reader(
            (f"{line}\n" for line in self._lines), delimiter=self._delimiter, strict=False
        )
        while True:
            began = reader.line_num + 1 + self._skipped
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise UnreadableError(began, f"not a table: {error}") from None
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield began, row


def _delimiter(text: str) -> str:
    head = text[: 64 * 1024].lstrip("\ufeff\r\n")

    def known(delimiter: str) -> int:
        try:
            row = next(csv.reader(head.splitlines(keepends=True), delimiter=delimiter), [])
        except csv.Error:
            return 0
        return len(_NAMES & {cell.strip().casefold() for cell in row})

    return max(_DELIMITERS, key=known)
