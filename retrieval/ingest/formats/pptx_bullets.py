"""What stands before the paragraphs of a slide: given there, by its layout, or by its master."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from retrieval.ingest.formats.document_lines import Label
from retrieval.ingest.formats.list_numbers import written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_BULLETS = frozenset((f"{A}buChar", f"{A}buBlip"))
_SAYING = frozenset((f"{A}buNone", f"{A}buAutoNum", *_BULLETS))
_FORMS = (
    *(("arabic", "decimal"), ("alphaLc", "lowerLetter"), ("alphaUc", "upperLetter")),
    *(("romanLc", "lowerRoman"), ("romanUc", "upperRoman")),
)
_AROUND = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}"}
_MOST_LETTERS = 26
_DEEPEST = 8
_BODIES = frozenset(
    ("body", "obj", "subTitle", "tbl", "chart", "pic", "media", "dgm", "clipArt", "half")
)
TITLES = frozenset(("title", "ctrTitle"))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Which place of its layout a shape fills.

    Attributes:
        kind: "title", "body" and so on; empty where a shape fills none.
        index: tells places of the same kind apart.
    """

    kind: str = ""
    index: str = ""


def placeholder(shape: etree._Element) -> Placeholder:
    """The place that a shape fills."""
    found = next(shape.iterfind(f"./*/{P}nvPr/{P}ph"), None)
    if found is None:
        return Placeholder()
    return Placeholder(found.get("type") or "obj", found.get("idx") or "")


class Looks:
    """What a slide's layout and master, and the presentation, say of its paragraphs."""

    def __init__(
        self,
        layout: etree._Element | None,
        master: etree._Element | None,
        presentation: etree._Element,
    ) -> None:
        self._layout = _places(layout)
        self._master = _places(master)
        self._styles = None if master is None else master.find(f"{P}txStyles")
        self._usual = presentation.find(f"{P}defaultTextStyle")

    def sources(self, shape: etree._Element) -> list[etree._Element]:
        """Where it is said what stands before a shape's paragraphs, the nearest first."""
        place = placeholder(shape)
        found = [shape.find(f"{P}txBody/{A}lstStyle")]
        if place.kind:
            found.append(_style_in(self._layout, place))
            found.append(_style_in(self._master, Placeholder(_broad(place.kind))))
        if self._styles is not None:
            name = "bodyStyle" if place.kind in _BODIES else "otherStyle"
            found.append(self._styles.find(f"{P}{'titleStyle' if place.kind in TITLES else name}"))
        found.append(self._usual)
        return [one for one in found if one is not None]


@dataclass(slots=True)
class Counting:
    """Counts the numbered paragraphs of one shape.

    Attributes:
        name: tells its lists from those of other shapes.
        sources: where it is said what stands before its paragraphs.
    """

    name: str
    sources: list[etree._Element]
    _counts: dict[int, tuple[str, str, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> Label | None:
        """What stands before a paragraph that has words; each is to be asked for once."""
        properties = paragraph.find(f"{A}pPr")
        level = _level(properties)
        said = self._said(properties, level)
        for deeper in [one for one in self._counts if one > level]:
            del self._counts[deeper]
        if said is None or said.tag != f"{A}buAutoNum":
            self._counts.pop(level, None)
            if said is None or said.tag not in _BULLETS:
                return None
            return Label("- ", self.name, level, is_bullet=True)
        kind, start = said.get("type") or "", said.get("startAt") or "1"
        before = self._counts.get(level)
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        if before is not None and before[:2] == (kind, start):
            number = before[2] + 1
        self._counts[level] = kind, start, number
        text = _numbered(kind, number)
        if text is None:
            return Label("- ", self.name, level, is_bullet=True, is_known=False)
        return Label(f"{text} ", self.name, level)

    def _said(self, properties: etree._Element | None, level: int) -> etree._Element | None:
        for one in (properties, *self._at(level)):
            for child in () if one is None else one:
                if child.tag in _SAYING:
                    return child
        return None

    def _at(self, level: int) -> Iterator[etree._Element | None]:
        for source in self.sources:
            yield source.find(f"{A}lvl{level + 1}pPr")
            yield source.find(f"{A}defPPr")


def _level(properties: etree._Element | None) -> int:
    said = None if properties is None else properties.get("lvl")
    return min(int(said), _DEEPEST) if said and said.isascii() and said.isdigit() else 0


def _numbered(kind: str, number: int) -> str | None:
    for start, form in _FORMS:
        around = _AROUND.get(kind.removeprefix(start)) if kind.startswith(start) else None
        if around is not None:
            if start.startswith("alpha") and number > _MOST_LETTERS:
                return None
            shown = written(number, form)
            return None if shown is None else around.format(shown)
    return None


def _places(root: etree._Element | None) -> list[tuple[Placeholder, etree._Element]]:
    if root is None:
        return []
    return [
        (place, style)
        for shape in root.iter(f"{P}sp")
        if (place := placeholder(shape)).kind
        and (style := shape.find(f"{P}txBody/{A}lstStyle")) is not None
    ]


def _style_in(
    places: list[tuple[Placeholder, etree._Element]], wanted: Placeholder
) -> etree._Element | None:
    for place, style in places:
        if wanted.index and place.index == wanted.index:
            return style
    for place, style in places:
        if place.kind == wanted.kind or (not wanted.index and _broad(place.kind) == wanted.kind):
            return style
    return None


def _broad(kind: str) -> str:
    return "title" if kind in TITLES else "body"
