"""What a Word document's styles make of its paragraphs and runs of letters."""

from collections.abc import Iterator

from lxml import etree

from retrieval.ingest.formats.document_styles import Look, style_chain
from retrieval.ingest.formats.docx_package import VAL, W, value

_TOGGLES = ("vanish", "strike", "dstrike", "b")
# what is no toggle: given in both styles, it does not take itself back
_PLAIN = frozenset(("dstrike",))
_USUAL_SIZE = "20"  # in half points, where a document names none
_ON = frozenset((None, "1", "true", "on"))


class Styles:
    """The styles of a document; no chain of them is followed in a circle or very far."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._settings: dict[tuple[str, str], dict[str, str]] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._default = ""
        self._base: dict[str, str] = {}
        for style in () if root is None else root.iterchildren(f"{W}style"):
            kind, name = style.get(f"{W}type") or "paragraph", style.get(f"{W}styleId") or ""
            self._styles.setdefault((kind, name), style)
            if kind == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
                self._default = self._default or name
        if root is not None:
            self._base = _settings(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def of_paragraph(self, properties: etree._Element | None) -> str:
        """The id of a paragraph's style, the default one where it names none."""
        return value(properties, "pStyle") or self._default

    def name(self, style: str) -> str:
        """A paragraph style's name in small letters; its id where it is not defined."""
        found = self._styles.get(("paragraph", style))
        return (value(found, "name") or style).lower()

    def chain(self, style: str, kind: str = "paragraph") -> Iterator[tuple[str, etree._Element]]:
        """A style and those it is based on, by their ids, the nearest first."""
        return style_chain(self._styles, kind, style, lambda one: value(one, "basedOn") or "")

    def look(self, properties: etree._Element | None, paragraph: str) -> Look:
        """How a run is shown.

        Args:
            properties: of the run, its ``rPr``; None without.
            paragraph: the id of its paragraph's style.
        """
        own = _settings(properties)
        key = (paragraph, *sorted(own.items()))
        if key not in self._looks:
            self._looks[key] = self._resolved(own, paragraph)
        return self._looks[key]

    def _resolved(self, own: dict[str, str], paragraph: str) -> Look:
        above = self._inherited("paragraph", paragraph)
        named = self._inherited("character", own.get("rStyle", ""))

        def is_on(name: str) -> bool:
            if name in own:
                return own[name] == "on"
            first, second = above.get(name) == "on", named.get(name) == "on"
            both = (first or second) if name in _PLAIN else first != second
            return both or (self._base.get(name) == "on" and not {name} & {*above, *named})

        def chosen(name: str) -> str:
            places = (own, named, above, self._base)
            return next((place[name] for place in places if name in place), "")

        script = chosen("vertAlign") or _moved(own, [named, above, self._base])
        return Look(
            hidden=is_on("vanish"),
            struck=is_on("strike") or is_on("dstrike"),
            bold=is_on("b"),
            script=script if script in {"superscript", "subscript"} else "",
            font=chosen("font"),
        )

    def _inherited(self, kind: str, style: str) -> dict[str, str]:
        key = (kind, style)
        if key not in self._settings:
            merged: dict[str, str] = {}
            for _, found in self.chain(style, kind):
                merged = _settings(found.find(f"{W}rPr")) | merged
            self._settings[key] = merged
        return self._settings[key]


def _moved(own: dict[str, str], around: list[dict[str, str]]) -> str:
    """Whether letters are smaller than those around and stand higher or lower, "" where not."""
    usual = next((place["sz"] for place in around if "sz" in place), _USUAL_SIZE)
    try:
        position, smaller = int(own["position"]), float(own["sz"]) < float(usual)
    except (KeyError, ValueError):
        return ""
    if not position or not smaller:
        return ""
    return "superscript" if position > 0 else "subscript"


def is_on(element: etree._Element | None, child: str) -> bool:
    """Whether the child of this name is there and not switched off."""
    found = None if element is None else element.find(f"{W}{child}")
    return found is not None and found.get(VAL) in _ON


def _settings(properties: etree._Element | None) -> dict[str, str]:
    if properties is None or not len(properties):
        return {}
    found = {
        name: "on" if is_on(properties, name) else "off"
        for name in _TOGGLES
        if properties.find(f"{W}{name}") is not None
    }
    for name in ("vertAlign", "rStyle", "position", "sz"):
        if (said := value(properties, name)) is not None:
            found[name] = said
    fonts = properties.find(f"{W}rFonts")
    if fonts is not None and (font := fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")):
        found["font"] = font
    return found
