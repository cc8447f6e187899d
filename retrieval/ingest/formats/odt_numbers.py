"""The numbers that an OpenDocument text shows before paragraphs, counted from its list styles."""

import re
from dataclasses import dataclass, field

from lxml import etree

from retrieval.ingest.formats.document_lines import Label
from retrieval.ingest.formats.list_numbers import alphabetic, written
from retrieval.ingest.formats.odt_styles import LOEXT, STYLE, TEXT, Styles

_LONGEST = 100
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
    "01, 02, 03, ...": "decimalZero",
}
# LibreOffice names its Russian lists by their first letters, large ones and small ones
_RUSSIAN = re.compile(r"(.), .*\(ru\)")
_PLACE = re.compile("%([0-9]{1,2})%")
_OUTLINE = "outline"


@dataclass(slots=True)
class Tree:
    """A list that is being read, with all those inside it.

    Attributes:
        name: names it.
        style: the name of its list style.
        counts: the number of the last item of each level.
    """

    name: str
    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._trees: list[Tree] = []
        self._by_id: dict[str, Tree] = {}
        self._outline = Tree(_OUTLINE, _OUTLINE)

    def begun(self, element: etree._Element, style: str) -> Tree:
        """The list that an outermost list element begins or goes on with."""
        name = element.get(f"{TEXT}continue-list") or ""
        found = self._by_id.get(name)
        if found is None and element.get(f"{TEXT}continue-numbering") == "true":
            found = next((one for one in reversed(self._trees) if one.style == style), None)
        if found is None:
            found = Tree(str(len(self._trees)), style)
            self._trees.append(found)
        key = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if key:
            self._by_id[key] = found
        return found

    def item(self, tree: Tree, style: str, level: int, start: int | None) -> Label | None:
        """Count an item of a list.

        Args:
            tree: the list.
            style: the list style at this place.
            level: from 1.
            start: the number that the item asks for; None for the next one.

        Returns:
            What stands before it; None where its style shows nothing.
        """
        levels = self._styles.levels(style)
        if levels is None or level not in levels:
            return _unknown(tree.name, level)
        return _label(tree, levels, level, start)

    def heading(self, element: etree._Element, level: int) -> Label | None:
        """Count a heading; None where headings of this level have no number."""
        levels = self._styles.outline
        if level not in levels or element.get(f"{TEXT}is-list-header") == "true":
            return None
        start = whole(element.get(f"{TEXT}start-value"))
        if start is None and element.get(f"{TEXT}restart-numbering") == "true":
            start = _first(levels, level)
        return _label(self._outline, levels, level, start)


def whole(written: str | None) -> int | None:
    """A number of the document's XML; None where it is none, or out of all bounds."""
    if written is None or not written.isascii() or not written.isdigit() or len(written) > 6:
        return None
    return int(written)


def _label(
    tree: Tree, levels: dict[int, etree._Element], level: int, start: int | None
) -> Label | None:
    counts, shape = tree.counts, levels[level]
    if start is None:
        start = counts[level] + 1 if level in counts else _first(levels, level)
    counts[level] = start
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    if shape.tag in {f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"}:
        return Label("- ", tree.name, level, is_bullet=True)
    text = _written(counts, levels, level)
    if text is None or len(text) > _LONGEST:
        return _unknown(tree.name, level)
    return Label(f"{text.strip()} ", tree.name, level) if text.strip() else None


def _written(counts: dict[int, int], levels: dict[int, etree._Element], level: int) -> str | None:
    """The number with what stands around it; empty for none, None where it is not known."""
    shape = levels[level]
    pattern = shape.get(f"{LOEXT}num-list-format")
    if pattern is None:
        shown = min(whole(shape.get(f"{TEXT}display-levels")) or 1, level)
        if not shape.get(f"{STYLE}num-format"):
            shown = 0
        places = [
            place
            for place in range(level - shown + 1, level + 1)
            if place not in levels or levels[place].get(f"{STYLE}num-format")
        ]
        pattern = (
            (shape.get(f"{STYLE}num-prefix") or "")
            + ".".join(f"%{place}%" for place in places)
            + (shape.get(f"{STYLE}num-suffix") or "")
        )
    parts = _PLACE.split(pattern)
    for at in range(1, len(parts), 2):
        place = int(parts[at])
        if place not in levels:
            return None
        number = _number(counts.get(place, _first(levels, place)), levels[place])
        if number is None:
            return None
        parts[at] = number
    return "".join(parts)


def _number(number: int, shape: etree._Element) -> str | None:
    kind = shape.get(f"{STYLE}num-format") or ""
    russian = _RUSSIAN.fullmatch(kind)
    if russian:
        return written(number, "russianUpper" if russian[1].isupper() else "russianLower")
    if kind in {"a", "A"} and shape.get(f"{STYLE}num-letter-sync") != "true":
        letters = alphabetic(number)
        return letters.upper() if letters and kind == "A" else letters
    return written(number, _FORMATS[kind]) if kind in _FORMATS else None


def _first(levels: dict[int, etree._Element], level: int) -> int:
    found = whole(levels[level].get(f"{TEXT}start-value")) if level in levels else None
    return 1 if found is None else found


def _unknown(name: str, level: int) -> Label:
    return Label("- ", name, level, is_bullet=True, is_known=False)
