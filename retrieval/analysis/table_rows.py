"""Rows of tables, of which each is a line: "Allowed | Not allowed", then what is.

What stands above a cell, in its own column, and beside it, in its own row, belongs to it; the other
cells say nothing of it.
"""

from dataclasses import dataclass
from itertools import pairwise

from retrieval.text import trimmed
from retrieval.types import Span

_BAR = " | "
_MOST = 1_000
"""Rows above a cell that are looked through for the first one of its table."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The row of a table that a passage lies in.

    Attributes:
        start, end: of the row.
        cell: from the first cell that the passage touches to the last.
        heads: the cells above those in the first row; none of that row itself.
    """

    start: int
    end: int
    cell: Span
    heads: tuple[Span, ...]


def table_row(text: str, span: Span) -> TableRow | None:
    """The row of a table that a passage lies in; None where it lies in no table, or in several.

    Args:
        text: of a statement.
        span: of the passage.
    """
    row = _line(text, span[0])
    cells = _cells(text, row)
    if len(cells) < 2 or span[1] > row[1]:
        return None
    first = row
    for _ in range(_MOST):
        above = _line(text, first[0] - 1) if first[0] > 0 else None
        if above is None or len(_cells(text, above)) != len(cells):
            break
        first = above
    touched = [at for at, (a, b) in enumerate(cells) if a < span[1] and span[0] < b]
    if not touched:
        return None
    cell = cells[touched[0]][0], cells[touched[-1]][1]
    if first != row:
        heads = _cells(text, first)
        return TableRow(*row, cell, tuple(heads[at] for at in touched))
    below = _line(text, row[1] + 1) if row[1] < len(text) else None
    if below is None or len(_cells(text, below)) != len(cells):
        return None
    return TableRow(*row, cell, ())


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _cells(text: str, row: Span) -> list[Span]:
    """The cells of a row, without the bars between them."""
    bars, at = [row[0] - len(_BAR)], text.find(_BAR, *row)
    while at >= 0:
        bars.append(at)
        at = text.find(_BAR, at + len(_BAR), row[1])
    return [
        trimmed(text, before + len(_BAR), behind) for before, behind in pairwise([*bars, row[1]])
    ]
