"""The slides of a presentation as they are shown: titles, text, tables and diagrams."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from retrieval.ingest.formats.document_lines import (
    LOWERED,
    RAISED,
    STRUCK,
    TODAY,
    UNKNOWN_NUMBERS,
    Line,
    Piece,
)
from retrieval.ingest.formats.document_tables import Cell, holds_facts, rows_of
from retrieval.ingest.formats.docx_package import MATH, MC
from retrieval.ingest.formats.office_math import formula
from retrieval.ingest.formats.pptx_bullets import TITLES, A, Counting, Looks, P, placeholder
from retrieval.ingest.formats.zip_package import ZipPackage
from retrieval.types import Fault, fault

HIDDEN_SLIDE = fault("hidden-slide")
CHART = fault("chart")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHARTS = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    )
)
_AROUND_SLIDES = frozenset(("dt", "ftr", "sldNum", "hdr", "sldImg"))
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        number: as it is counted, from 1.
        lines: what it shows.
        notes: what is written to it.
    """

    number: int
    lines: list[Line]
    notes: list[Line]


class Slides:
    """Reads the slides of a presentation."""

    def __init__(self, package: ZipPackage, told: Counter[Fault]) -> None:
        """Begin.

        Args:
            package: the document.
            told: what the reader is warned of; added to here.
        """
        self._package = package
        self._told = told
        self._looks: dict[str, Looks] = {}
        self._tables = 0
        self._shapes = 0

    def all(self, main: str, presentation: etree._Element) -> Iterator[Slide]:
        """The slides that are shown, in their order.

        Args:
            main: the name of the presentation's own part.
            presentation: what it holds.

        Raises:
            UnreadableError: a slide cannot be read.
        """
        parts = {name: part for name, _, part in self._package.relations(main)}
        for number, said in enumerate(presentation.iterfind(f"{P}sldIdLst/{P}sldId"), 1):
            name = parts.get(said.get(f"{_R}id") or "")
            root = None if name is None else self._package.part(name)
            if name is None or root is None:
                raise self._package.damaged
            if root.get("show") in {"0", "false"}:
                self._told[HIDDEN_SLIDE] += 1
                continue
            yield self._slide(number, name, chosen(root), presentation)

    def _slide(
        self, number: int, name: str, root: etree._Element, presentation: etree._Element
    ) -> Slide:
        related = self._package.relations(name)
        layout = next((part for _, kind, part in related if kind == "slideLayout"), "")
        if layout not in self._looks:
            self._looks[layout] = self._looks_of(layout, presentation)
        parts = {key: part for key, _, part in related}
        reading = _Reading(self, self._looks[layout], parts, number)
        shown = root.find(f"{P}cSld/{P}spTree")
        if shown is not None:
            reading.tree(shown)
        notes = next((part for _, kind, part in related if kind == "notesSlide"), None)
        return Slide(number, [*reading.titles, *reading.lines], self._notes(notes, presentation))

    def _looks_of(self, layout: str, presentation: etree._Element) -> Looks:
        master = self._package.related(layout, "slideMaster") if layout else []
        root = self._package.part(layout)
        return Looks(
            None if root is None else chosen(root),
            self._package.part(master[0]) if master else None,
            presentation,
        )

    def _notes(self, name: str | None, presentation: etree._Element) -> list[Line]:
        root = None if name is None else self._package.part(name)
        if root is None:
            return []
        reading = _Reading(self, Looks(None, None, presentation), {}, 0)
        for shape in chosen(root).iter(f"{P}sp"):
            if placeholder(shape).kind == "body":
                reading.shape(shape)
        return reading.lines

    def next_table(self) -> int:
        """The number of one more table."""
        self._tables += 1
        return self._tables

    def next_list(self) -> str:
        """The name of the lists of one more shape."""
        self._shapes += 1
        return f"shape {self._shapes}"

    def part(self, name: str) -> etree._Element | None:
        """A part of the document; None where there is none."""
        return self._package.part(name)

    def tell(self, what: Fault, times: int = 1) -> None:
        """Warn of something."""
        self._told[what] += times

    def formula(self, element: etree._Element) -> Iterator[Piece]:
        """The letters of a formula."""
        return formula(element, self._told)


class _Reading:
    """What one slide shows: its title, and what stands below it."""

    def __init__(self, slides: Slides, looks: Looks, parts: dict[str, str], number: int) -> None:
        self.titles: list[Line] = []
        self.lines: list[Line] = []
        self._slides = slides
        self._looks = looks
        self._parts = parts
        self._number = number

    def tree(self, root: etree._Element, depth: int = 0) -> None:
        """Read the shapes of a group."""
        for shape in root:
            if _is_hidden(shape) or depth > _DEEPEST:
                continue
            if shape.tag == f"{P}grpSp":
                self.tree(shape, depth + 1)
            elif shape.tag == f"{P}sp":
                self.shape(shape)
            elif shape.tag == f"{P}graphicFrame":
                self._frame(shape)
            elif str(shape.tag).startswith(MC):
                self.tree(shape, depth + 1)

    def shape(self, shape: etree._Element) -> None:
        """Read the text of a shape."""
        body = shape.find(f"{P}txBody")
        if body is None:
            return
        place = placeholder(shape)
        if place.kind in _AROUND_SLIDES and not self._is_shown_day(place.kind, body):
            return
        if place.kind in TITLES:
            self.titles.extend(self._titles(body))
            return
        counting = Counting(self._slides.next_list(), self._looks.sources(shape))
        self.lines.extend(self._paragraphs(body, counting))

    def _is_shown_day(self, kind: str, body: etree._Element) -> bool:
        """Whether it is a day that somebody wrote on the first slide."""
        return kind == "dt" and self._number == 1 and next(body.iter(f"{A}fld"), None) is None

    def _titles(self, body: etree._Element) -> Iterator[Line]:
        pieces: list[Piece] = []
        for paragraph in body.iterchildren(f"{A}p"):
            if pieces:
                pieces.append(Piece(" "))
            pieces.extend(self._pieces(paragraph))
        spaced = (Piece(one.text.replace("\n", " "), one.script, note=one.note) for one in pieces)
        yield Line(tuple(spaced), 1 if self._number == 1 else 2)

    def _paragraphs(self, body: etree._Element, counting: Counting) -> Iterator[Line]:
        for paragraph in body.iterchildren(f"{A}p"):
            pieces = tuple(self._pieces(paragraph))
            if not any(piece.text.strip() for piece in pieces):
                continue
            label = counting.label(paragraph)
            if label is not None and not label.is_known:
                self._slides.tell(UNKNOWN_NUMBERS)
            yield Line(pieces, label=label)

    def _pieces(self, paragraph: etree._Element) -> Iterator[Piece]:
        for child in paragraph:
            if child.tag == f"{A}br":
                yield Piece("\n")
            elif child.tag == f"{A}r":
                yield from self._run(child)
            elif child.tag == f"{A}fld":
                kind = child.get("type") or ""
                self._slides.tell(TODAY, kind.startswith("datetime"))
                if kind != "slidenum":
                    yield from self._run(child)
            elif child.tag.endswith("}m") or child.tag.startswith(MATH):
                yield from self._slides.formula(child)

    def _run(self, run: etree._Element) -> Iterator[Piece]:
        text = (run.findtext(f"{A}t") or "").replace("\t", " ").replace("\v", "\n")
        look = run.find(f"{A}rPr")
        if look is None:
            yield Piece(text)
            return
        if look.get("strike", "noStrike") != "noStrike":
            self._slides.tell(STRUCK, bool(text.strip()))
            return
        shift = (look.get("baseline") or "0").removesuffix("%")
        is_raised = shift.lstrip("0") != "" and not shift.startswith("-")
        link = look.find(f"{A}hlinkClick")
        if is_raised and link is not None and "hlinksldjump" in (link.get("action") or ""):
            return  # the mark of a note that stands on another slide
        script = RAISED if is_raised else LOWERED if shift.startswith("-") else ""
        yield Piece(text, script, look.get("b") in {"1", "true"})

    # -- tables, charts, diagrams ----------------------------------------------------------

    def _frame(self, frame: etree._Element) -> None:
        table = next(frame.iter(f"{A}tbl"), None)
        if table is not None:
            self.lines.extend(self._table(table))
            return
        diagram = next(frame.iter(f"{_DIAGRAM}relIds"), None)
        if diagram is not None:
            for body in self._bodies(diagram):
                counting = Counting(self._slides.next_list(), [])
                self.lines.extend(self._paragraphs(body, counting))
        elif any(next(frame.iter(name), None) is not None for name in _CHARTS):
            self._slides.tell(CHART)

    def _bodies(self, diagram: etree._Element) -> list[etree._Element]:
        """The texts of a diagram as it is drawn; where no drawing is saved, as they are listed."""
        name = self._parts.get(diagram.get(f"{_R}dm") or "")
        data = None if name is None else self._slides.part(name)
        if data is None:
            return []
        said = next((one.get("relId") for one in data.iter("{*}dataModelExt")), None)
        drawing = self._slides.part(self._parts.get(said or "", ""))
        if drawing is not None:
            return list(drawing.iter("{*}txBody"))
        return list(data.iter(f"{_DIAGRAM}t"))

    def _table(self, table: etree._Element) -> list[Line]:
        rows = []
        for row in table.iterchildren(f"{A}tr"):
            cells = []
            for column, cell in enumerate(row.iterchildren(f"{A}tc")):
                if cell.get("hMerge") in {"1", "true"}:
                    continue
                goes_on = cell.get("vMerge") in {"1", "true"}
                body = cell.find(f"{A}txBody")
                counting = Counting(self._slides.next_list(), [])
                lines = [] if body is None else list(self._paragraphs(body, counting))
                is_merged = goes_on or (cell.get("rowSpan") or "1") != "1"
                cells.append(Cell(column, lines, is_merged, goes_on))
            rows.append(cells)
        if holds_facts(rows):
            return list(rows_of(rows, self._slides.next_table()))
        return [line for row in rows for cell in row for line in cell.lines]


def chosen(root: etree._Element) -> etree._Element:
    """The tree with each alternative in one form only: the first that has words."""
    for element in list(root.iter(f"{MC}AlternateContent")):
        first = next(filter(_has_words, element.iterchildren(f"{MC}Choice")), None)
        if first is None:
            first = element.find(f"{MC}Fallback")
        parent = element.getparent()
        if parent is None:
            continue
        for child in () if first is None else list(first):
            element.addprevious(child)
        parent.remove(element)
    return root


def _has_words(element: etree._Element) -> bool:
    names = (f"{A}t", f"{MATH}t", f"{_DIAGRAM}relIds", *_CHARTS)
    return next(element.iter(*names), None) is not None


def _is_hidden(shape: etree._Element) -> bool:
    found = next(shape.iterfind(f"./*/{P}cNvPr"), None)
    return found is not None and found.get("hidden") in {"1", "true"}
