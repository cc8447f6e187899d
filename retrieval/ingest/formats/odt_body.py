"""The text of an OpenDocument file as it is shown: which paragraphs, and which letters in each."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from retrieval.ingest.formats.document_blocks import InlineNotes
from retrieval.ingest.formats.document_lines import (
    RAISED,
    STRUCK,
    TODAY,
    UNKNOWN_NUMBERS,
    Label,
    Line,
    Piece,
)
from retrieval.ingest.formats.document_tables import Cell, lines_of
from retrieval.ingest.formats.mathml import MATHML, formula
from retrieval.ingest.formats.odt_numbers import Numbering, Tree, whole
from retrieval.ingest.formats.odt_styles import DRAW, LOEXT, OFFICE, TABLE, TEXT, Styles
from retrieval.ingest.formats.picture_fonts import drawn
from retrieval.types import Fault

_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 100
_MOST_REPEATED = 200
_MOST_COLUMNS = 1000
_MOST_CELLS = 100_000  # that are only said to be repeated
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_GONE = frozenset(
    (
        *(f"{TEXT}{name}" for name in ("page-number", "page-count", "page-continuation")),
        *(f"{TEXT}{name}" for name in ("placeholder", "script", "tracked-changes")),
        *(f"{TEXT}{name}" for name in ("ruby-text", "note-citation", "note-body")),
        *(
            f"{OFFICE}{name}"
            for name in ("annotation", "annotation-end", "forms", "event-listeners")
        ),
    )
)
_NOW = frozenset((f"{TEXT}date", f"{TEXT}time"))
_HIDDEN = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class Document:
    """What a text stands in.

    Attributes:
        styles: of the document.
        notes: those found in the text are added to here.
        told: what the reader is warned of; added to here.
        part: gives a part of the document by its name; None where there is none.
    """

    styles: Styles
    notes: InlineNotes
    told: Counter[Fault]
    part: Callable[[str], etree._Element | None]


class Body:
    """One pass over the text of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document.styles)
        self._tables = 0
        self._room = _MOST_CELLS

    def lines(self, root: etree._Element) -> list[Line]:
        """Everything that is shown below ``root``, empty paragraphs included."""
        found: list[Line] = []
        for child in root:
            if child.tag in _PARAGRAPHS:
                found.extend(self._paragraph(child))
            elif child.tag == f"{TEXT}list":
                found.extend(self._list(child))
            elif child.tag == f"{TABLE}table":
                found.extend(self._table(child))
            elif child.tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                continue
            elif str(child.tag).startswith(DRAW):
                for box in _boxes(child):
                    found.extend(self.lines(box))
            elif child.tag not in _GONE and _is_container(child):
                found.extend(self.lines(child))
        return found

    def _paragraph(self, element: etree._Element, label: Label | None = None) -> list[Line]:
        style = element.get(f"{TEXT}style-name") or ""
        runs = _Runs(self._document, style, self.lines)
        runs.read(element)
        level = 0
        if element.tag == f"{TEXT}h":
            level = min(whole(element.get(f"{TEXT}outline-level")) or 1, 6)
            if label is None and (runs.said or not runs.boxes):
                label = self._numbering.heading(element, level)
        elif self._document.styles.is_title(style):
            level = 1
        if label is not None and not label.is_known:
            self._document.told[UNKNOWN_NUMBERS] += 1
        below = [line for box in runs.boxes for line in self.lines(box)]
        if runs.is_hidden:
            return below
        return [Line(tuple(runs.pieces), level, label), *below]

    def _list(
        self, element: etree._Element, tree: Tree | None = None, style: str = "", level: int = 1
    ) -> Iterator[Line]:
        style = element.get(f"{TEXT}style-name") or style or self._style_inside(element)
        tree = self._numbering.begun(element, style) if tree is None else tree
        for item in element:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            own = item.get(f"{TEXT}style-override") or style
            is_due = item.tag == f"{TEXT}list-item"
            start = whole(item.get(f"{TEXT}start-value"))
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, tree, own, level + 1)
                    is_due = False
                elif child.tag in _PARAGRAPHS:
                    label = None
                    if is_due:
                        label = self._numbering.item(tree, own, level, start)
                    yield from self._paragraph(child, label)
                    is_due = False
                elif child.tag == f"{TABLE}table":
                    yield from self._table(child)

    def _style_inside(self, element: etree._Element) -> str:
        """The list style that the first paragraph of a list brings with it."""
        first = next(element.iter(*_PARAGRAPHS), None)
        named = None if first is None else first.get(f"{TEXT}style-name")
        return self._document.styles.list_of(named or "")

    def _table(self, element: etree._Element) -> list[Line]:
        rows: list[list[Cell]] = []
        spans: dict[int, int] = {}
        for row in _rows(element):
            cells = list(self._cells(row, spans))
            said = any(
                one.text.strip() for cell in cells for line in cell.lines for one in line.pieces
            )
            times = whole(row.get(f"{TABLE}number-rows-repeated")) or 1
            times = min(times, _MOST_REPEATED, self._room // max(len(cells), 1)) if said else 1
            rows.extend([cells] * max(times, 1))
            self._room -= len(cells) * max(times - 1, 0)
        found, self._tables = lines_of(rows, self._tables)
        return found

    def _cells(self, row: etree._Element, spans: dict[int, int]) -> Iterator[Cell]:
        """The cells of a row; ``spans`` holds how many rows each cell above still reaches over."""
        column = 0
        for cell in row:
            times = min(whole(cell.get(f"{TABLE}number-columns-repeated")) or 1, _MOST_COLUMNS)
            if cell.tag == f"{TABLE}covered-table-cell":
                for place in range(column, column + times):
                    if spans.get(place):
                        spans[place] -= 1
                        yield Cell(place, [], is_merged=True, goes_on=True)
                column += times
            elif cell.tag == f"{TABLE}table-cell":
                lines = self.lines(cell)
                reach = whole(cell.get(f"{TABLE}number-rows-spanned")) or 1
                times = max(min(times, self._room), 1)
                self._room -= times - 1
                for place in range(column, column + times):
                    spans[place] = reach - 1
                    yield Cell(place, lines, is_merged=reach > 1, goes_on=False)
                column += times
            if column > _MOST_COLUMNS:
                return


class _Runs:
    """The letters of one paragraph, and the text boxes that hang on it."""

    def __init__(
        self, document: Document, style: str, lines: Callable[[etree._Element], list[Line]]
    ) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self.is_hidden = False
        self._document = document
        self._lines = lines
        self._style = style
        self._spans: list[str] = []
        self._is_open = True
        self._struck = False

    @property
    def said(self) -> bool:
        """Whether there is a word."""
        return any(piece.text.strip() for piece in self.pieces)

    def read(self, element: etree._Element) -> None:
        """Read what an element of the paragraph shows."""
        self._say(element.text)
        for child in element:
            self._child(child)
            self._say(child.tail)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self._spans.append(child.get(f"{TEXT}style-name") or "")
            self.read(child)
            self._spans.pop()
        elif tag == f"{TEXT}s":
            self._put(" " * min(whole(child.get(f"{TEXT}c")) or 1, _MOST_SPACES))
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            self._put(" " if tag == f"{TEXT}tab" else "\n")
        elif tag == f"{TEXT}note":
            self._note(child)
        elif tag in _HIDDEN:
            self._hide(child)
        elif tag == f"{DRAW}a":
            self.read(child)
        elif str(tag).startswith(DRAW):
            self._drawing(child)
        elif not self._is_left_out(child):
            if tag in _NOW and child.get(f"{TEXT}fixed") != "true":
                self._document.told[TODAY] += 1
            self.read(child)

    def _is_left_out(self, child: etree._Element) -> bool:
        if child.tag == f"{TEXT}note-ref":
            return self._document.styles.look(self._style, self._spans).script == RAISED
        prompts = child.get(f"{LOEXT}showing-place-holder") == "true"
        return child.tag in _GONE or prompts or not str(child.tag).startswith((TEXT, LOEXT))

    def _hide(self, child: etree._Element) -> None:
        if child.get(f"{TEXT}is-hidden") == "true":
            self.is_hidden = self.is_hidden or child.tag == f"{TEXT}hidden-paragraph"
        else:
            self.read(child)

    def _note(self, note: etree._Element) -> None:
        if self._document.styles.look(self._style, self._spans).hidden:
            return
        mark = note.find(f"{TEXT}note-citation")
        body = note.find(f"{TEXT}note-body")
        if body is not None:
            label = "" if mark is None else "".join(mark.itertext()).strip()
            self.pieces.append(self._document.notes.add(label, self._lines(body)))

    def _drawing(self, element: etree._Element) -> None:
        math = next(element.iter(f"{MATHML}math"), None)
        named = next(element.iter(f"{DRAW}object"), None)
        if math is None and named is not None:
            folder = (named.get(_HREF) or "").removeprefix("./").rstrip("/")
            root = self._document.part(f"{folder}/content.xml")
            math = root if root is not None and root.tag == f"{MATHML}math" else None
        if math is not None:
            self.pieces.extend(formula(math, self._document.told))
            self._is_open = False
            return
        self.boxes.extend(_boxes(element))

    def _say(self, text: str | None) -> None:
        """Add words with their white space as OpenDocument means it: one space, none at first."""
        if not text:
            return
        words = _SPACES.sub(" ", text)
        self._put(words.lstrip(" ") if self._is_open else words)

    def _put(self, text: str) -> None:
        if not text:
            return
        look = self._document.styles.look(self._style, self._spans)
        if look.hidden:
            return
        self._is_open = text.endswith((" ", "\n"))
        if look.struck:
            if text.strip():
                self._document.told[STRUCK] += not self._struck
                self._struck = True
            return
        self._struck = False
        self.pieces.append(Piece(drawn(look.font, text), look.script, look.bold))


def _is_container(element: etree._Element) -> bool:
    return str(element.tag).startswith((TEXT, OFFICE, TABLE, LOEXT))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements of a drawing that hold paragraphs."""
    if any(child.tag in _PARAGRAPHS or child.tag == f"{TEXT}list" for child in element):
        yield element
        return
    for child in element:
        if str(child.tag).startswith(DRAW):
            yield from _boxes(child)


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{TABLE}table-row":
            if child.get(f"{TABLE}visibility") not in {"collapse", "filter"}:
                yield child
        elif child.tag in {
            f"{TABLE}table-header-rows",
            f"{TABLE}table-rows",
            f"{TABLE}table-row-group",
        }:
            yield from _rows(child)
