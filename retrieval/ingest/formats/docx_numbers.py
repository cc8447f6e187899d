"""The numbers that Word shows before paragraphs: counted as Word counts, from its definitions."""

import re
from dataclasses import dataclass, field

from lxml import etree

from retrieval.ingest.formats.document_lines import Label
from retrieval.ingest.formats.docx_package import MC, W, value, whole_number
from retrieval.ingest.formats.docx_styles import Styles, is_on
from retrieval.ingest.formats.list_numbers import padded, written

_LEVELS = 9
_LONGEST = 100
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 0
    form: str | None = "decimal"
    example: str = ""
    text: str = ""
    after: str = " "
    restart: int | None = None
    is_legal: bool = False
    has_picture: bool = False

    def number(self, number: int) -> str | None:
        if self.example:
            return padded(number, self.example)
        return None if self.form is None else written(number, self.form)


@dataclass(slots=True)
class _List:
    """A list as one of its instances: its levels and where they begin anew."""

    key: str
    levels: dict[int, _Level]
    begins: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has been counted.

    Every numbered paragraph must be asked for once, in the order of the document.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str | None, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._by_style: dict[tuple[str, str], int | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for abstract in root.iterchildren(f"{W}abstractNum"):
                if abstract.get(f"{W}abstractNumId"):
                    self._abstract.setdefault(abstract.get(f"{W}abstractNumId"), abstract)
            for num in root.iterchildren(f"{W}num"):
                self._nums.setdefault(num.get(f"{W}numId") or "", num)

    def label(self, paragraph: etree._Element, style: str) -> Label | None:
        """Count a paragraph.

        Args:
            paragraph: the element.
            style: the id of its style.

        Returns:
            What stands before it; None where it is in no list, or its list shows nothing.
        """
        name, level = self._place(paragraph.find(f"{W}pPr"), style)
        if name in {"", "0"}:
            return None
        found = self._list(name)
        if found is None or level not in found.levels:
            return _unknown(name, level)
        counts = self._counted(name, found, level)
        label = _shown(found, level, counts)
        if label is not None and found.levels[level].form == "ordinal":
            return label if _is_english(paragraph) else _unknown(found.key, level)
        return label

    def _place(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """The list of a paragraph and the level: its own, or those of its style."""
        own = None if properties is None else properties.find(f"{W}numPr")
        name, level = value(own, "numId"), whole_number(value(own, "ilvl"), _LEVELS - 1)
        from_style = None
        for key, found in self._styles.chain(style):
            numbered = found.find(f"{W}pPr/{W}numPr")
            if numbered is None:
                continue
            if name is None:
                name = value(numbered, "numId")
            linked = None if name is None else self._level_of(name, key)
            if from_style is None:
                said = whole_number(value(numbered, "ilvl"), _LEVELS - 1)
                from_style = said if linked is None else linked
        return name or "", level if level is not None else from_style or 0

    def _level_of(self, name: str, style: str) -> int | None:
        """The level of a list that names a style as its own."""
        key = (name, style)
        if key not in self._by_style:
            abstract = self._abstract_of(name)
            levels = () if abstract is None else abstract.iterchildren(f"{W}lvl")
            places = (
                whole_number(one.get(f"{W}ilvl"), _LEVELS - 1)
                for one in levels
                if value(one, "pStyle") == style
            )
            self._by_style[key] = next(places, None)
        return self._by_style[key]

    def _abstract_of(self, name: str) -> etree._Element | None:
        """The definition behind a list; it may be that of a style of lists."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            abstract = self._abstract.get(value(self._nums.get(name), "abstractNumId"))
            link = value(abstract, "numStyleLink")
            if link is None:
                return abstract
            for _, style in self._styles.chain(link, "numbering"):
                linked = value(style.find(f"{W}pPr/{W}numPr"), "numId")
                if linked is not None:
                    name = linked
                    break
        return None

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> _List | None:
        abstract = self._abstract_of(name)
        if abstract is None:
            return None
        levels = dict(filter(None, map(_level, abstract.iterchildren(f"{W}lvl"))))
        found = _List(abstract.get(f"{W}abstractNumId") or "", levels)
        for override in self._nums[name].iterchildren(f"{W}lvlOverride"):
            place = whole_number(override.get(f"{W}ilvl"), _LEVELS - 1)
            if place is None:
                continue
            own = override.find(f"{W}lvl")
            if own is not None and (read := _level(own, place)) is not None:
                levels[place] = read[1]
            begin = whole_number(value(override, "startOverride"))
            if begin is not None:
                found.begins[place] = begin
        return found

    def _counted(self, name: str, found: _List, level: int) -> list[int]:
        """Count one on; the numbers of this level and those above it."""
        counts = self._counts.setdefault(found.key, [None] * _LEVELS)
        if level in found.begins and (name, level) not in self._begun:
            # an instance that begins anew does so once; after that it goes on
            counts[level] = None
        self._begun.add((name, level))
        before = counts[level]
        counts[level] = self._first(found, level) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        return [
            self._first(found, place) if number is None else number
            for place, number in enumerate(counts[: level + 1])
        ]

    @staticmethod
    def _first(found: _List, level: int) -> int:
        return found.begins.get(level, found.levels.get(level, _Level()).start)


def _shown(found: _List, level: int, counts: list[int]) -> Label | None:
    shape = found.levels[level]
    if shape.form == "bullet":
        shown = shape.text.strip() or shape.has_picture
        return Label("- ", found.key, level, is_bullet=True) if shown else None
    parts: list[str] = []
    for place, part in enumerate(_PLACE.split(shape.text)):
        above = int(part) - 1 if place % 2 else -1
        if above > level:
            continue
        number = part if above < 0 else _number(found, shape, above, counts)
        if number is None:
            return _unknown(found.key, level)
        parts.append(number)
    text = "".join(parts).lstrip()
    if len(text) > _LONGEST:
        return _unknown(found.key, level)
    if not text.strip():
        return None
    return Label(text.rstrip(" ") + " " if shape.after else text, found.key, level)


def _number(found: _List, shape: _Level, place: int, counts: list[int]) -> str | None:
    if shape.is_legal:
        return str(counts[place])
    form = found.levels.get(place)
    return None if form is None else form.number(counts[place])


def _unknown(name: str, level: int) -> Label:
    return Label("- ", name, level, is_bullet=True, is_known=False)


def _is_english(paragraph: etree._Element) -> bool:
    """Whether ordinals can be English: nothing says another language, nor is it in Cyrillic."""
    said = (one.get(f"{W}val") or "en" for one in paragraph.iter(f"{W}lang"))
    return all(one.lower().startswith("en") for one in said) and not any(
        0x400 <= ord(one) < 0x530 for words in paragraph.itertext() for one in words
    )


def _level(element: etree._Element, place: int | None = None) -> tuple[int, _Level] | None:
    """A level of a definition and its place, None where it has none."""
    at = whole_number(element.get(f"{W}ilvl"), _LEVELS - 1)
    at = place if at is None else at
    if at is None:
        return None
    form, example = _form(element)
    text = value(element, "lvlText") or ""
    return at, _Level(
        start=whole_number(value(element, "start")) or 0,
        form=form,
        example=example,
        text=text,
        after="" if value(element, "suff") == "nothing" else " ",
        restart=whole_number(value(element, "lvlRestart"), _LEVELS),
        is_legal=is_on(element, "isLgl"),
        has_picture=element.find(f"{W}lvlPicBulletId") is not None,
    )


def _form(element: etree._Element) -> tuple[str | None, str]:
    """The name of a level's format; of a format that is given by example the examples as well."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal", ""
    form = found.get(f"{W}val")
    return form, (found.get(f"{W}format") or "?") if form == "custom" else ""
