"""Tables as CSV, and as files that spreadsheets open."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.replies.reply import Document

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Lines of values; no cell is taken for a formula."""
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(_row, rows))
    return written.getvalue()


def table_file(name: str, content: str) -> Document:
    """CSV as a file; a mark at its beginning tells spreadsheets that it is UTF-8."""
    return Document(name, content.encode("utf-8-sig"))


def _row(row: Sequence[object]) -> list[object]:
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row
    ]
