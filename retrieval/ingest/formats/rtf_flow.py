"""The paragraphs and tables of an RTF document as they come, put together to lines."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from retrieval.ingest.formats.document_lines import UNKNOWN_NUMBERS, Label, Line, Piece
from retrieval.ingest.formats.document_tables import Cell, holds_facts, rows_of
from retrieval.types import Fault

_TYPED = re.compile(r"\s*([^\w\s(]|\(?[^\W_]{1,5}(?:\.[0-9]{1,3})*[.)])\t")
_NUMBER = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Paragraph:
    """What a paragraph is, besides its letters.

    Attributes:
        is_row: whether it stands in a table.
        style: the number of its style.
        outline: its level in the outline, from 0; None for none.
        list: the number of its list; 0 for none.
        level: in the list, from 0.
        left: how far it stands from the left.
        first: how much further its first line does.
    """

    is_row: bool = False
    style: int = 0
    outline: int | None = None
    list: int = 0
    level: int = 0
    left: int = 0
    first: int = 0


@dataclass(slots=True)
class CellShape:
    """How a row says that one of its cells is.

    Attributes:
        left: where it begins.
        down: "first" of a cell over several rows, "next" for its further ones, else empty.
        is_covered: whether it is a further part of a cell over several columns.
    """

    left: int = 0
    down: str = ""
    is_covered: bool = False


@dataclass(slots=True)
class Flow:
    """A text that is being read: the document's, a note's, or that of a box.

    Attributes:
        told: what the reader is warned of.
        levels: those of styles that are headings.
        listed: what stands before the paragraph in the document; None for nothing.
        shapes: the cells of the row.
        is_nested: whether a table stands within the table.
    """

    told: Counter[Fault]
    levels: dict[int, int]
    pieces: list[Piece] = field(default_factory=list)
    listed: str | None = None
    shapes: list[CellShape] = field(default_factory=list)
    is_nested: bool = False
    below: list[Line] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _cell: list[Line] = field(default_factory=list)
    _row: list[list[Line]] = field(default_factory=list)
    _rows: list[list[Cell]] = field(default_factory=list)
    _tables: int = 0

    def end_paragraph(self, shape: Paragraph) -> None:
        """Set the paragraph down."""
        line = self._line(shape)
        if shape.is_row:
            self._cell.extend((line, *self._taken_below()))
            return
        self._end_table()
        self._lines.extend((line, *self._taken_below()))

    def end_cell(self, shape: Paragraph) -> None:
        """Set the cell down."""
        if self.pieces or self.listed is not None or not self._cell:
            self._cell.extend((self._line(shape), *self._taken_below()))
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Set the row down."""
        cells = []
        for place, lines in enumerate(self._row):
            known = place < len(self.shapes)
            shape = self.shapes[place] if known else CellShape(left=place)
            if not shape.is_covered:
                cells.append(Cell(shape.left, lines, bool(shape.down), shape.down == "next"))
        if cells:
            self._rows.append(cells)
        self._row = []

    def lines(self, shape: Paragraph) -> list[Line]:
        """All of it, when it ends."""
        if self.pieces or self.below:
            self.end_paragraph(shape)
        if self._row or self._cell:
            self.end_cell(shape)
            self.end_row()
        self._end_table()
        return self._lines

    def _end_table(self) -> None:
        if self._row:
            self.end_row()
        rows, self._rows = self._rows, []
        if not rows:
            return
        if self.is_nested or not holds_facts(rows):
            self._lines.extend(
                replace(line, is_cell=True) for row in rows for cell in row for line in cell.lines
            )
        else:
            self._tables += 1
            self._lines.extend(rows_of(rows, self._tables))
        self.is_nested = False

    def _line(self, shape: Paragraph) -> Line:
        pieces, self.pieces = self.pieces, []
        level = self.levels.get(shape.style, 0)
        if shape.outline is not None and shape.outline < 9:
            level = min(shape.outline + 1, 6)
        label = self._label(shape, pieces)
        if label is None and shape.first < 0:
            label, pieces = _typed(shape, pieces)
        if label is not None and not label.is_known:
            self.told[UNKNOWN_NUMBERS] += 1
        spaced = (replace(one, text=one.text.replace("\t", " ")) for one in pieces)
        return Line(tuple(spaced), level, label)

    def _label(self, shape: Paragraph, pieces: list[Piece]) -> Label | None:
        listed, self.listed = self.listed, None
        if not any(piece.text.strip() for piece in pieces):
            return None
        name = f"list {shape.list}"
        if listed is None:
            if not shape.list:
                return None
            return Label("- ", name, shape.level, is_bullet=True, is_known=False)
        return _label_of(listed, name, shape.level)

    def _taken_below(self) -> Iterator[Line]:
        below, self.below = self.below, []
        yield from below


def _label_of(written: str, name: str, level: int) -> Label | None:
    sign = written.strip()
    if not sign:
        return None
    if _NUMBER.search(sign) and not (len(sign) == 1 and sign in "ov"):
        return Label(f"{' '.join(sign.split())} ", name, level)
    return Label("- ", name, level, is_bullet=True)


def _typed(shape: Paragraph, pieces: list[Piece]) -> tuple[Label | None, list[Piece]]:
    """The sign or number that is typed before a tab in a paragraph that hangs behind it."""
    found = _TYPED.match("".join(piece.text for piece in pieces))
    if found is None:
        return None, pieces
    left = len(found[0])
    rest = []
    for piece in pieces:
        rest.append(replace(piece, text=piece.text[left:]))
        left = max(left - len(piece.text), 0)
    return _label_of(found[1], "typed", shape.left), rest
