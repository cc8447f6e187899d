"""A Word document's body as it is shown: which paragraphs, and which letters in each."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from retrieval.ingest.formats.document_lines import (
    STRUCK,
    UNKNOWN_LETTERS,
    UNKNOWN_NUMBERS,
    Line,
    Piece,
)
from retrieval.ingest.formats.document_styles import Look
from retrieval.ingest.formats.document_tables import Cell, lines_of
from retrieval.ingest.formats.docx_fields import Fields
from retrieval.ingest.formats.docx_notes import END, FOOT
from retrieval.ingest.formats.docx_numbers import Numbering
from retrieval.ingest.formats.docx_package import MATH, MC, W, value, whole_number
from retrieval.ingest.formats.docx_styles import Styles, is_on
from retrieval.ingest.formats.office_math import formula
from retrieval.ingest.formats.picture_fonts import drawn, symbol
from retrieval.types import Fault, fault

IMPORTED = fault("word-import")
_DROPPED = ("del", "moveFrom")
_GONE = frozenset(f"{W}{name}" for name in (*_DROPPED, "sectPr", "pPr", "rPr", "rt"))
_NESTED = frozenset(f"{W}{name}" for name in ("sdt", "customXml", "ins", "moveTo", "smartTag"))
_HEADING = re.compile("heading ?([1-6])")
_TITLES = frozenset(("title", "heading"))
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_LETTERS = frozenset((f"{W}t", f"{W}sym", *_SIGNS))
_FIELDS = frozenset((f"{W}fldChar", f"{W}instrText"))
_MARKS = {f"{W}footnoteReference": FOOT, f"{W}endnoteReference": END}
_SPACES = re.compile("[ \t\r\n\f]+")


def pruned(root: etree._Element) -> etree._Element:
    """The tree without what was deleted, and with each alternative in one form only."""
    for element in list(root.iter(*(f"{W}{name}" for name in _DROPPED))):
        parent = element.getparent()
        if parent is not None and parent.tag not in {f"{W}rPr", f"{W}trPr"}:
            parent.remove(element)
    for element in list(root.iter(f"{MC}AlternateContent")):
        chosen = next(filter(_has_words, element.iterchildren(f"{MC}Choice")), None)
        if chosen is None:
            chosen = element.find(f"{MC}Fallback")
        for child in list(element):
            if child is not chosen:
                element.remove(child)
    return root


def _has_words(element: etree._Element) -> bool:
    return next(element.iter(f"{W}t", f"{MATH}t", f"{W}sym"), None) is not None


class Body:
    """One pass over the body of a document, or over a note."""

    def __init__(
        self, styles: Styles, numbering: Numbering, fields: Fields, told: Counter[Fault]
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = fields
        self._told = told
        self._tables = 0
        self._carried: list[Piece] = []

    def lines(self, root: etree._Element) -> list[Line]:
        """Everything that is shown below ``root``, empty paragraphs included."""
        found: list[Line] = []
        for element in _unwrapped(root):
            if element.tag == f"{W}p":
                found.extend(self._paragraph(element))
            elif element.tag == f"{W}tbl":
                found.extend(self._set_down())
                found.extend(self._table(element))
            elif element.tag == f"{W}altChunk":
                self._told[IMPORTED] += 1
        return [*found, *self._set_down()]

    def _set_down(self) -> list[Line]:
        """What was carried on to a next paragraph where there is none."""
        pieces, self._carried = self._carried, []
        return [Line(tuple(pieces))] if pieces else []

    def _paragraph(self, element: etree._Element) -> list[Line]:
        properties = element.find(f"{W}pPr")
        style = self._styles.of_paragraph(properties)
        run = _Runs(self._styles, self._fields, self._told, style)
        run.read(element)
        pieces, self._carried = self._carried, []
        pieces.extend(run.pieces)
        below = [line for box in run.boxes for line in self.lines(box)]
        if _goes_on(properties):
            self._carried = pieces
            return below
        label = self._numbering.label(element, style)
        if label is not None and not label.is_known:
            self._told[UNKNOWN_NUMBERS] += 1
        line = Line(tuple(pieces), self._level(style), label)
        return [line, *below]

    def _level(self, style: str) -> int:
        name = self._styles.name(style)
        heading = _HEADING.fullmatch(name)
        return int(heading[1]) if heading else int(name in _TITLES)

    def _table(self, element: etree._Element) -> list[Line]:
        rows = [list(self._cells(row)) for row in _unwrapped(element) if _is_row(row)]
        found, self._tables = lines_of(rows, self._tables)
        return found

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        column = whole_number(value(row.find(f"{W}trPr"), "gridBefore")) or 0
        for cell in _unwrapped(row):
            if cell.tag != f"{W}tc":
                continue
            properties = cell.find(f"{W}tcPr")
            merged = None if properties is None else properties.find(f"{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") in {None, "continue"}
            is_gone = properties is not None and properties.find(f"{W}cellDel") is not None
            lines = [] if is_gone else self.lines(cell)
            yield Cell(column, lines, is_merged=merged is not None, goes_on=goes_on)
            column += max(whole_number(value(properties, "gridSpan")) or 1, 1)


class _Runs:
    """The letters of one paragraph, and the text boxes that hang on it."""

    def __init__(self, styles: Styles, fields: Fields, told: Counter[Fault], style: str) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self._styles = styles
        self._fields = fields
        self._told = told
        self._style = style
        self._struck = False
        self._own_mark: tuple[str, str] | None = None

    def read(self, element: etree._Element) -> None:
        """Read everything below an element that may hold runs."""
        for child in element:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in _GONE or not self._is_shown(child):
                continue
            elif child.tag == f"{W}sdt":
                for content in _contents(child):
                    self.read(content)
            elif child.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
                self.pieces.extend(formula(child, self._told))
            elif isinstance(child.tag, str) and not child.tag.endswith("Pr"):
                self.read(child)

    def _is_shown(self, element: etree._Element) -> bool:
        return element.tag != f"{W}fldSimple" or self._fields.is_simple_shown(element)

    def _run(self, run: etree._Element) -> None:
        self._own_mark = None
        self._inside(run, self._styles.look(run.find(f"{W}rPr"), self._style))

    def _inside(self, run: etree._Element, look: Look) -> None:
        for child in run:
            if child.tag in _FIELDS:
                # the marks of fields count even in letters that are hidden
                self._fields.mark(child)
            elif child.tag in _GONE or look.hidden or not self._fields.is_shown:
                continue
            elif child.tag in _LETTERS:
                self._letters(self._said(child, look), look)
            elif child.tag in _MARKS:
                self._note(child)
            elif child.tag == f"{W}ruby":
                for base in child.iterchildren(f"{W}rubyBase"):
                    self.read(base)
            elif str(child.tag).startswith(MC):
                self._inside(child, look)
            elif child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            else:
                self._boxes_in(child)

    def _note(self, mark: etree._Element) -> None:
        note = (_MARKS[mark.tag], mark.get(f"{W}id") or "")
        if mark.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            self._own_mark = note
        else:
            self.pieces.append(Piece("", note=note))

    def _letters(self, text: str, look: Look) -> None:
        if self._own_mark is not None:
            self.pieces.append(Piece(text, note=self._own_mark))
            return
        if look.struck:
            if text.strip():
                self._told[STRUCK] += not self._struck
                self._struck = True
            return
        self._struck = False
        if text:
            self.pieces.append(Piece(text, look.script, look.bold))

    def _said(self, element: etree._Element, look: Look) -> str:
        if element.tag != f"{W}sym":
            if element.tag == f"{W}t":
                return drawn(look.font, _SPACES.sub(" ", element.text or ""))
            return _SIGNS[element.tag]
        code = element.get(f"{W}char") or ""
        if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
            letter = symbol(element.get(f"{W}font") or look.font, int(code, 16))
            if letter is not None:
                return letter
        self._told[UNKNOWN_LETTERS] += 1
        return ""

    def _boxes_in(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            else:
                self._boxes_in(child)


def _unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    """The children, and those of the wrappers among them that are not shown themselves."""
    for child in element:
        if child.tag == f"{W}sdt":
            for content in _contents(child):
                yield from _unwrapped(content)
        elif child.tag in _NESTED or str(child.tag).startswith(MC):
            yield from _unwrapped(child)
        else:
            yield child


def _contents(control: etree._Element) -> list[etree._Element]:
    """What a content control holds; nothing where that is only a prompt to fill it in."""
    if is_on(control.find(f"{W}sdtPr"), "showingPlcHdr"):
        return []
    return list(control.iterchildren(f"{W}sdtContent"))


def _goes_on(properties: etree._Element | None) -> bool:
    """Whether the next paragraph stands in the same line: its mark is gone, or it is an initial."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    if mark is not None and (
        any(mark.find(f"{W}{name}") is not None for name in _DROPPED) or is_on(mark, "vanish")
    ):
        return True
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in {"drop", "margin"}


def _is_row(element: etree._Element) -> bool:
    if element.tag != f"{W}tr":
        return False
    properties = element.find(f"{W}trPr")
    gone = properties is not None and properties.find(f"{W}del") is not None
    return not gone and not is_on(properties, "hidden")
