"""The sheets of a workbook as they are shown, row by row."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - as in the glossary

from lxml import etree

from retrieval.ingest.formats.document_lines import STRUCK
from retrieval.ingest.formats.raised import as_lowered, as_raised
from retrieval.ingest.formats.xlsx_formats import BUILT_IN, GENERAL, Signs, shown, shown_text
from retrieval.ingest.formats.zip_package import ZipPackage
from retrieval.languages.scripts import CYRILLIC, LATIN
from retrieval.types import Fault, fault

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HIDDEN_SHEET = fault("hidden-sheet")
HIDDEN_PART = fault("hidden-rows")
NOT_CALCULATED = fault("not-calculated")
UNKNOWN_FORMAT = fault("number-format")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ON = frozenset(("1", "true"))
_REFERENCE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MOST_MERGED = 100_000
_MOST_COLUMNS = 16_384
_LONGEST_REPEATED = 300
_SAMPLE = 200_000
_RUSSIAN_SIGNS = Signs(point=",", group="\u00a0")


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell shows.

    Attributes:
        text: the letters.
        day: the day that it is; None where it is no date.
    """

    text: str
    day: Date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: its own.
        rows: the numbers of its rows, and what their columns show; empty cells are left out.
        parted: the rows above which an empty one is shown.
    """

    name: str
    rows: list[tuple[int, dict[int, CellValue]]]
    parted: frozenset[int]


@dataclass(slots=True)
class _Font:
    is_struck: bool = False
    script: str = ""


@dataclass(slots=True)
class _Styles:
    """What the styles of a workbook make of its cells."""

    codes: list[str] = field(default_factory=list)
    fonts: list[_Font] = field(default_factory=list)


class Workbook:
    """Reads the sheets of a workbook."""

    def __init__(self, package: ZipPackage, main: str, told: Counter[Fault]) -> None:
        """Begin.

        Args:
            package: the document.
            main: the name of the workbook's own part.
            told: what the reader is warned of; added to here.

        Raises:
            UnreadableError: the workbook cannot be read.
        """
        self._package = package
        self._told = told
        self._main = main
        root = package.part(main)
        if root is None:
            raise package.damaged
        self._root = root
        properties = root.find(f"{S}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in _ON
        self._styles = _styles(package.beside(main, "styles"))
        strings = package.beside(main, "sharedStrings")
        items = [] if strings is None else strings.iterchildren(f"{S}si")
        self._strings = [self._rich(one) for one in items]
        self._signs = Signs()

    def sheets(self) -> Iterator[Sheet]:
        """The sheets that are shown, in their order.

        Raises:
            UnreadableError: one cannot be read.
        """
        parts = {name: (kind, part) for name, kind, part in self._package.relations(self._main)}
        for sheet in self._root.iterfind(f"{S}sheets/{S}sheet"):
            kind, part = parts.get(sheet.get(f"{_R}id") or "", ("worksheet", ""))
            if kind != "worksheet":
                continue
            if sheet.get("state", "visible") != "visible":
                self._told[HIDDEN_SHEET] += 1
                continue
            root = self._package.part(part)
            if root is None:
                raise self._package.damaged
            yield self._sheet(sheet.get("name") or "", root)

    def _sheet(self, name: str, root: etree._Element) -> Sheet:
        self._signs = _signs(
            [*self._strings, *("".join(one.itertext()) for one in root.iter(f"{S}is"))]
        )
        hidden = _hidden_columns(root)
        merged = _Merged(root)
        rows: list[tuple[int, dict[int, CellValue]]] = []
        number, below = 0, 1
        parted: set[int] = set()
        is_partial = False
        for row in root.iterfind(f"{S}sheetData/{S}row"):
            number = _whole(row.get("r")) or number + 1
            cells = self._cells(row, number, merged)
            seen = {column: cells[column] for column in sorted(cells) if column not in hidden}
            if row.get("hidden") in _ON:
                seen = {}
                below += number == below
            is_partial = is_partial or len(seen) < len(cells)
            if seen:
                rows.append((number, seen))
                if number > below:
                    parted.add(number)
                below = number + 1
        if is_partial:
            self._told[HIDDEN_PART] += 1
        return Sheet(name, rows, frozenset(parted))

    def _cells(self, row: etree._Element, number: int, merged: "_Merged") -> dict[int, CellValue]:
        """The cells of a row with words; those that reach down from rows above stand in it too."""
        found: dict[int, CellValue] = {}
        covered = merged.covered.get(number, {})
        column = -1
        for cell in row.iterchildren(f"{S}c"):
            place = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else column + 1
            if column in covered:
                continue
            value = self._value(cell)
            if value.text.strip():
                found[column] = value
                merged.keep((number, column), value)
        for column, top in covered.items():
            if top in merged.values:
                found[column] = merged.values[top]
        return found

    # -- one cell --------------------------------------------------------------------------

    def _value(self, cell: etree._Element) -> CellValue:
        style = _whole(cell.get("s")) or 0
        codes, fonts = self._styles.codes, self._styles.fonts
        code = codes[style] if style < len(codes) else GENERAL
        font = fonts[style] if style < len(fonts) else _Font()
        value = self._plain(cell, code)
        if value.text.strip() and font.is_struck:
            self._told[STRUCK] += 1
            return CellValue("")
        text = as_raised(value.text) if font.script == "superscript" else value.text
        text = as_lowered(text) if font.script == "subscript" else text
        return CellValue(text, value.day)

    def _plain(self, cell: etree._Element, code: str) -> CellValue:
        """What a cell shows, but for the font of the whole."""
        kind, said = cell.get("t") or "n", (cell.findtext(f"{S}v") or "")
        if kind in {"inlineStr", "s", "str"}:
            return CellValue(shown_text(self._words(cell, kind, said), code))
        said = said.strip()
        if not said:
            self._told[NOT_CALCULATED] += cell.find(f"{S}f") is not None
            return CellValue("")
        if kind == "n":
            return self._number(said, code)
        if kind == "d":
            return _dated(said)
        return CellValue(said if kind != "b" else "TRUE" if said in _ON else "FALSE")

    def _words(self, cell: etree._Element, kind: str, said: str) -> str:
        if kind == "inlineStr":
            inside = cell.find(f"{S}is")
            return "" if inside is None else self._rich(inside)
        if kind == "str":
            return _unescaped(said)
        place = _whole(said.strip())
        known = place is not None and place < len(self._strings)
        return self._strings[place or 0] if known else ""

    def _number(self, said: str, code: str) -> CellValue:
        try:
            value = float(said)
        except ValueError:
            return CellValue(said)
        if not math.isfinite(value):
            return CellValue(said)
        found = shown(value, code, self._signs, since_1904=self._since_1904)
        if not found.is_known:
            self._told[UNKNOWN_FORMAT] += 1
        return CellValue(found.text, found.day)

    def _rich(self, item: etree._Element) -> str:
        """The letters of a text, whose parts may look different."""
        said = []
        struck = False
        for child in item:
            if child.tag == f"{S}t":
                said.append(_unescaped(child.text or ""))
            elif child.tag == f"{S}r":
                font = _font(child.find(f"{S}rPr"))
                text = _unescaped(child.findtext(f"{S}t") or "")
                struck = struck or (font.is_struck and bool(text.strip()))
                text = "" if font.is_struck else text
                text = as_raised(text) if font.script == "superscript" else text
                said.append(as_lowered(text) if font.script == "subscript" else text)
        self._told[STRUCK] += struck
        return "".join(said)


class _Merged:
    """The cells of a sheet that reach over others.

    Attributes:
        covered: by row and column, the cells that are covered: by the cell above that stands in
            their row too, or None.
        values: what the covering cells show.
    """

    def __init__(self, root: etree._Element) -> None:
        self.covered: dict[int, dict[int, tuple[int, int] | None]] = {}
        self.values: dict[tuple[int, int] | None, CellValue] = {}
        self._tops: set[tuple[int, int]] = set()
        room = _MOST_MERGED
        for one in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            corners = _REFERENCE.findall(one.get("ref") or "")
            if len(corners) != 2:
                continue
            (left, top), (right, bottom) = ((_column(name), int(row)) for name, row in corners)
            room -= max(right - left + 1, 0) * max(bottom - top + 1, 0)
            if room < 0:
                return
            self._tops.add((top, left))
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    goes_on = column == left
                    if row > top or not goes_on:
                        place = (top, left) if goes_on else None
                        self.covered.setdefault(row, {})[column] = place

    def keep(self, place: tuple[int, int], value: CellValue) -> None:
        """Keep what a cell shows for the rows that it reaches over."""
        if place in self._tops and len(value.text) <= _LONGEST_REPEATED:
            self.values[place] = value


def _dated(said: str) -> CellValue:
    try:
        return CellValue(said.replace("T00:00:00", ""), Date.fromisoformat(said[:10]))
    except ValueError:
        return CellValue(said)


def _signs(strings: list[str]) -> Signs:
    """How numbers are written in the language of a sheet's words."""
    text = "".join(strings)[:_SAMPLE]
    return _RUSSIAN_SIGNS if len(CYRILLIC.findall(text)) > len(LATIN.findall(text)) else Signs()


def _styles(root: etree._Element | None) -> _Styles:
    found = _Styles()
    if root is None:
        return found
    codes = dict(BUILT_IN)
    for one in root.iterfind(f"{S}numFmts/{S}numFmt"):
        number = _whole(one.get("numFmtId"))
        if number is not None:
            codes[number] = one.get("formatCode") or GENERAL
    fonts = [_font(one) for one in root.iterfind(f"{S}fonts/{S}font")]
    for one in root.iterfind(f"{S}cellXfs/{S}xf"):
        found.codes.append(codes.get(_whole(one.get("numFmtId")) or 0, "?"))
        place = _whole(one.get("fontId")) or 0
        found.fonts.append(fonts[place] if place < len(fonts) else _Font())
    return found


def _font(element: etree._Element | None) -> _Font:
    if element is None:
        return _Font()
    strike, script = element.find(f"{S}strike"), element.find(f"{S}vertAlign")
    return _Font(
        is_struck=strike is not None and (strike.get("val") or "1") in _ON,
        script="" if script is None else script.get("val") or "",
    )


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    found: set[int] = set()
    for one in root.iterfind(f"{S}cols/{S}col"):
        if one.get("hidden") in _ON:
            first, last = _whole(one.get("min")) or 1, _whole(one.get("max")) or 1
            found.update(range(first - 1, min(last, _MOST_COLUMNS)))
    return frozenset(found)


def _column(letters: str) -> int:
    """The number of a column, from 0: A, B, ... Z, AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(written: str | None) -> int | None:
    if written is None or not written.isascii() or not written.isdigit() or len(written) > 8:
        return None
    return int(written)


def _unescaped(text: str) -> str:
    """A text without the marks for characters that XML does not have."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
