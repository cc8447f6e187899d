"""The pages of a book put together to one, so that notes find their marks across them."""

import posixpath
from collections import Counter
from urllib.parse import unquote

from lxml import html

from retrieval.ingest.formats.document_lines import LOWERED, RAISED, Piece
from retrieval.ingest.formats.html_marks import settle
from retrieval.ingest.formats.html_styles import name_raised
from retrieval.ingest.formats.html_text import tree_of
from retrieval.ingest.formats.mathml import formula
from retrieval.ingest.formats.output import UnreadableError
from retrieval.ingest.formats.raised import as_lowered, as_raised
from retrieval.types import Fault, fault

_TYPE = "epub:type"
_ROLES = {
    "noteref": "doc-noteref",
    "footnotes": "doc-footnotes",
    "endnotes": "doc-endnotes",
    "rearnotes": "doc-endnotes",
}
_MOST_ELEMENTS = 300_000


class Book:
    """The pages of a book."""

    def __init__(self, told: Counter[Fault], css: str = "") -> None:
        """Begin.

        Args:
            told: what the reader is warned of; added to here.
            css: the styles of the book.
        """
        self._told = told
        self._css = css
        self._body = html.Element("body")
        self._ids: dict[tuple[str, str], str] = {}
        self._used: set[str] = set()
        self._times: Counter[str] = Counter()
        self._links: list[tuple[html.HtmlElement, str]] = []
        self._count = 0

    def add(self, name: str, text: str) -> None:
        """Add a page.

        Args:
            name: of the part that holds it.
            text: in HTML.

        Raises:
            UnreadableError: it is nested too deeply, or the book has too many elements.
        """
        root = tree_of(text)
        self._count += sum(1 for _ in root.iter())
        if self._count > _MOST_ELEMENTS:
            raise UnreadableError(None, fault("too-many-elements", most=_MOST_ELEMENTS))
        body = root if root.tag == "body" else root.find("body")
        if body is None:
            return
        for element in body.iter():
            self._settle(element, name)
        for element in list(body.iter("math")):
            self._write(element)
        if body.text:
            lead = html.Element("p")
            lead.text = body.text
            self._body.append(lead)
        # what stands in the first element is named by the page itself
        key = name, ""
        self._ids[key] = self._free(f"page{len(self._ids)}")
        for place, child in enumerate(list(body)):
            if not place:
                child.set("id", child.get("id") or self._ids[key])
                self._ids[key] = child.get("id")
            self._body.append(child)

    def page(self, lang: str = "") -> html.HtmlElement:
        """All of it as one page in ``lang``, its marks turned into words, its notes at the end."""
        root = html.Element("html", {"lang": lang})
        root.append(self._body)
        name_raised(root, self._css)
        for link, target in self._links:
            page, _, place = target.partition("#")
            link.set("href", f"#{self._ids.get((page, place), place)}")
        settle(root)
        return root

    def _settle(self, element: html.HtmlElement, name: str) -> None:
        for said in (element.get(_TYPE) or "").split():
            if said in _ROLES and not element.get("role"):
                element.set("role", _ROLES[said])
        own = element.get("id")
        if own:
            element.set("id", self._free(own))
            self._ids.setdefault((name, own), element.get("id"))
        href = element.get("href")
        if element.tag == "a" and href and ":" not in href.partition("#")[0]:
            page, _, place = unquote(href).partition("#")
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), page))
            self._links.append((element, f"{whole if page else name}#{place}"))

    def _free(self, wanted: str) -> str:
        """An id that no element has yet, much like the one that is wanted."""
        found = wanted
        while found in self._used:
            self._times[wanted] += 1
            found = f"{wanted}{self._times[wanted]:04}"
        self._used.add(found)
        return found

    def _write(self, element: html.HtmlElement) -> None:
        """Put the letters of a formula in its place."""
        words = "".join(map(_letters, formula(element, self._told)))
        tail = element.tail
        for child in list(element):
            element.remove(child)
        element.tag, element.text, element.tail = "span", words, tail


def _letters(piece: Piece) -> str:
    if piece.script == RAISED:
        return as_raised(piece.text)
    return as_lowered(piece.text) if piece.script == LOWERED else piece.text
