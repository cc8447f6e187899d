"""The tables of a document: a row is a line, and a cell over several rows stands in each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from retrieval.ingest.formats.document_lines import Line, Piece

_LONGEST_REPEATED = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        column: the first it stands in, from 0.
        lines: what it holds.
        is_merged: whether it is part of one that reaches over several rows.
        goes_on: whether it is a further row of such a cell.
    """

    column: int
    lines: list[Line]
    is_merged: bool
    goes_on: bool


def holds_facts(rows: list[list[Cell]]) -> bool:
    """Whether a table holds facts rather than the layout of a page."""
    for row in rows:
        for cell in row:
            said = [line for line in cell.lines if any(one.text.strip() for one in line.pieces)]
            letters = sum(len(one.text) for line in said for one in line.pieces)
            if any(1 <= line.level <= 3 for line in said) or (len(said) > 1 and letters > 100):
                return False
    return max(map(len, rows), default=0) > 1


def lines_of(rows: list[list[Cell]], tables: int) -> tuple[list[Line], int]:
    """The lines of a table: a row each, and a cell each where a table stands within the row.

    Args:
        rows: of one table.
        tables: how many there were before it.

    Returns:
        The lines, and how many tables there are now.
    """
    facts = holds_facts([row for row in rows if not _holds_a_table(row)])
    found: list[Line] = []
    for is_laid_out, part in groupby(rows, _holds_a_table):
        if facts and not is_laid_out:
            tables += 1
            found.extend(rows_of(list(part), tables))
        else:
            inside = (line for row in part for cell in row for line in cell.lines)
            found.extend(replace(line, is_cell=True) for line in inside)
    return found, tables


def _holds_a_table(row: list[Cell]) -> bool:
    return any(line.table or line.is_cell for cell in row for line in cell.lines)


def rows_of(rows: list[list[Cell]], table: int) -> Iterator[Line]:
    """Each row as a line.

    Args:
        rows: of one table.
        table: its number, from 1.
    """
    for row in _filled(rows):
        yield Line(tuple(_joined(row)), table=table)


def _filled(rows: list[list[Cell]]) -> Iterator[list[list[Piece]]]:
    """The rows' cells; one that reaches over several rows stands in each of them."""
    above: dict[int, list[Piece]] = {}
    for row in rows:
        cells = []
        for cell in row:
            pieces = _cell_words(cell.lines)
            if cell.goes_on:
                pieces = above.get(cell.column, pieces)
            elif cell.is_merged and sum(len(one.text) for one in pieces) <= _LONGEST_REPEATED:
                above[cell.column] = [one for one in pieces if one.note is None]
            else:
                above.pop(cell.column, None)
            cells.append(pieces)
        yield cells


def _cell_words(lines: Iterable[Line]) -> list[Piece]:
    """A cell's paragraphs in one line; numbers stand there even where nothing follows them."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(" "))
        if line.label is not None and not line.label.is_bullet:
            pieces.append(Piece(line.label.text))
        pieces.extend(replace(one, text=one.text.replace("\n", " ")) for one in line.pieces)
    return pieces


def _joined(cells: list[list[Piece]]) -> Iterator[Piece]:
    """A row's cells with a stroke between them; none where all of them are empty."""
    if not any(one.text.strip() for cell in cells for one in cell):
        return
    for place, cell in enumerate(cells):
        if place:
            yield Piece(" | ")
        yield from _trimmed(cell)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    start, end = 0, len(pieces)
    while start < end and not pieces[start].text.strip(" ") and pieces[start].note is None:
        start += 1
    while start < end and not pieces[end - 1].text.strip(" ") and pieces[end - 1].note is None:
        end -= 1
    return pieces[start:end]
