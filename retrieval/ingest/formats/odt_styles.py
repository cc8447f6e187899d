"""What the styles of an OpenDocument text make of its letters and lists."""

from collections.abc import Iterator, Sequence

from lxml import etree

from retrieval.ingest.formats.document_styles import Look, style_chain

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_URN}office:1.0}}"
TEXT = f"{{{_URN}text:1.0}}"
STYLE = f"{{{_URN}style:1.0}}"
TABLE = f"{{{_URN}table:1.0}}"
DRAW = f"{{{_URN}drawing:1.0}}"
FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_STRIKES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
_NAMES = {
    f"{TEXT}display": "display",
    f"{STYLE}text-position": "position",
    f"{FO}font-weight": "weight",
    f"{STYLE}font-name": "font",
}


class Styles:
    """The styles of a document; no chain of them is followed in a circle or very far."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        """Find the styles.

        Args:
            roots: the trees that may hold them; the first that has one of a name counts.
        """
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, etree._Element]] = {}
        self._looks: dict[tuple[str, ...], Look] = {}
        self.outline: dict[int, etree._Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style", f"{STYLE}default-style"):
                name = style.get(f"{STYLE}name") or ""
                self._styles.setdefault((style.get(f"{STYLE}family") or "", name), style)
            for style in root.iter(f"{TEXT}list-style"):
                self._lists.setdefault(style.get(f"{STYLE}name") or "", _levels(style))
            for style in root.iter(f"{TEXT}outline-style"):
                self.outline = self.outline or _levels(style)

    def levels(self, name: str) -> dict[int, etree._Element] | None:
        """The levels of a list style, from 1; None where it is not defined."""
        return self._lists.get(name)

    def list_of(self, style: str) -> str:
        """The list style that a paragraph style brings with it; empty for none."""
        named = (one.get(f"{STYLE}list-style-name") for one in self._chain("paragraph", style))
        return next(filter(None, named), "")

    def is_title(self, style: str) -> bool:
        """Whether paragraphs of a style are a document's title."""
        return any(
            (one.get(f"{STYLE}display-name") or one.get(f"{STYLE}name") or "").lower() == "title"
            for one in self._chain("paragraph", style)
        )

    def look(self, paragraph: str, spans: Sequence[str]) -> Look:
        """How letters are shown.

        Args:
            paragraph: the style of their paragraph.
            spans: the styles of the spans they stand in, the outermost first.
        """
        key = (paragraph, *spans)
        if key not in self._looks:
            merged = self._settings("paragraph", "") | self._settings("paragraph", paragraph)
            for span in spans:
                merged |= self._settings("text", span)
            self._looks[key] = Look(
                hidden=merged.get("display") == "none",
                struck=merged.get("strike", "none") != "none",
                bold=merged.get("weight") in _BOLD,
                script=_script(merged.get("position", "")),
                font=merged.get("font", ""),
            )
        return self._looks[key]

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        chain = style_chain(self._styles, family, name, _parent)
        return (style for _, style in chain)

    def _settings(self, family: str, name: str) -> dict[str, str]:
        merged: dict[str, str] = {}
        for style in self._chain(family, name):
            for said in style.iterchildren(f"{STYLE}text-properties"):
                merged = _said(said) | merged
        return merged


def _parent(style: etree._Element) -> str | None:
    return style.get(f"{STYLE}parent-style-name") or None


def _said(properties: etree._Element) -> dict[str, str]:
    found = {
        short: value
        for name, short in _NAMES.items()
        if (value := properties.get(name)) is not None
    }
    strikes = [value for name in _STRIKES if (value := properties.get(name)) is not None]
    if strikes:
        found["strike"] = next((one for one in strikes if one != "none"), "none")
    return found


def _script(position: str) -> str:
    first = (position.split() or [""])[0]
    if first in {"super", "sub"}:
        return "superscript" if first == "super" else "subscript"
    try:
        shift = float(first.removesuffix("%") or 0)
    except ValueError:
        return ""
    return "superscript" if shift > 0 else "subscript" if shift < 0 else ""


def _levels(style: etree._Element) -> dict[int, etree._Element]:
    found: dict[int, etree._Element] = {}
    for level in style:
        number = level.get(f"{TEXT}level") or ""
        if number.isascii() and number.isdigit() and len(number) < 3:
            found.setdefault(int(number), level)
    return found
