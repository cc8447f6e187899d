"""Rows of words as a table: drawn by Rich in a terminal, plain and aligned in a file or a pipe."""

from collections.abc import Collection, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

Rows = Sequence[Sequence[str]]

_GAP = "  "


def print_table(
    rows: Rows,
    console: Console,
    *,
    headings: Sequence[str] = (),
    right: Collection[int] = (),
    styles: Sequence[str] = (),
) -> None:
    """Print a table.

    Args:
        rows: of equal length.
        console: a terminal gets lines that fit it, everything else whole lines.
        headings: of the columns; none for a bare list.
        right: the columns, counted from 0, that are set to the right.
        styles: of each row, in a terminal.
    """
    if not console.is_terminal:
        for line in plain(rows, headings=headings, right=right):
            console.print(Text(line), soft_wrap=True)
        return
    columns = len(headings) or max(map(len, rows), default=0)
    table = Table(box=SIMPLE_HEAD if headings else None, show_header=bool(headings), pad_edge=False)
    for column in range(columns):
        heading = headings[column] if headings else ""
        table.add_column(heading, justify="right" if column in right else "left", overflow="fold")
    for number, row in enumerate(rows):
        # as Text, so that a bracket in a title is no markup
        table.add_row(*map(Text, row), style=styles[number] if styles else None)
    console.print(table)


def plain(rows: Rows, *, headings: Sequence[str] = (), right: Collection[int] = ()) -> list[str]:
    """The lines of a table with its columns aligned by spaces."""
    every = [headings, *rows] if headings else list(rows)
    if not every:
        return []
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    return [_GAP.join(_aligned(row, widths, right)).rstrip() for row in every]


def _aligned(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> list[str]:
    return [
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
