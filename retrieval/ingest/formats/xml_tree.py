"""A document in XML as a tree, and its elements as the HTML that shows the same."""

import re
from collections.abc import Mapping
from html import escape
from html.entities import html5

from lxml import etree

from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.html_text import blocks_of, parsed
from retrieval.ingest.formats.markdown_text import Block
from retrieval.ingest.formats.output import UnreadableError
from retrieval.text import normalise_line
from retrieval.types import fault

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9_.:-]+)""")
_ENTITIES = re.compile("<!ENTITY", re.IGNORECASE)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tree_of(data: bytes) -> tuple[etree._Element, str | None]:
    """The root of a document, and a warning about its encoding.

    Names such as ``&nbsp;`` that a document type gives elsewhere are those of HTML; nothing is
    fetched.

    Raises:
        UnreadableError: it is not well-formed, nested too deeply, or declares entities.
    """
    declared = _ENCODING.search(data[:1000])
    decoded = decode_any(data, declared[1].decode("ascii") if declared else None)
    if _ENTITIES.search(decoded.text):
        raise UnreadableError(None, fault("xml-entities"))
    content = _DECLARATION.sub("", decoded.text, count=1).removeprefix("\ufeff")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(content.encode("utf-8", "replace"), parser), decoded.warning
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise UnreadableError(None, fault("too-deep")) from None
        line = error.lineno or None
        raise UnreadableError(line, fault("xml-broken")) from None


def tag(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def words(element: etree._Element | None) -> str:
    """All words of an element on one line; empty without one."""
    if element is None:
        return ""
    return normalise_line("".join(_pieces(element)))


def first(element: etree._Element, path: str) -> etree._Element | None:
    """The first element at a path of names, whatever their namespace: ``front/article-meta``."""
    return next(iter(all_of(element, path)), None)


def all_of(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements at a path of names, whatever their namespace; ``//`` is for any depth."""
    steps = re.sub(r"(?<![\w-])([A-Za-z][\w-]*)", r"{*}\1", path)
    return list(element.iterfind(steps))


def blocks(html: str) -> list[Block]:
    """The paragraphs of a document that was written as HTML."""
    return blocks_of(parsed(f"<html><body>{html}</body></html>"))


class Rendering:
    """Writes a document's elements as HTML; what a kind of document has of its own is added.

    Attributes:
        inside: names of HTML for elements that stand within lines.
        around: the same for elements that stand on lines of their own.
        unseen: elements of which nothing is shown.
    """

    inside: Mapping[str, str] = {}
    around: Mapping[str, str] = {}
    unseen: frozenset[str] = frozenset()

    def html(self, element: etree._Element) -> str:
        """An element with all that is in it, without the words behind it."""
        if not isinstance(element.tag, str):
            return escape(_entity(element))
        name = tag(element)
        if name in self.unseen:
            return ""
        own = self.own(element, name)
        return self.wrapped(element, name, self.content(element)) if own is None else own

    def own(self, _element: etree._Element, _name: str) -> str | None:
        """The HTML of an element that is not shown as its table says; None for all others."""
        return None

    def content(self, element: etree._Element) -> str:
        """What is in an element."""
        parts = [escape(element.text or "")]
        for child in element:
            parts += (self.html(child), escape(child.tail or ""))
        return "".join(parts)

    def wrapped(self, element: etree._Element, name: str, content: str) -> str:
        """Content as that of an element of this name."""
        if name in self.inside:
            shown = self.inside[name]
        elif name in self.around:
            shown = self.around[name]
        else:
            known = any(tag(one) in self.around for one in element.iterdescendants())
            shown = "div" if known else "span"
        spans = "".join(
            f' {key}="{escape(value)}"'
            for key in ("colspan", "rowspan")
            if shown in {"td", "th"} and (value := element.get(key))
        )
        return f"<{shown}{spans}>{content}</{shown}>"


def _pieces(element: etree._Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        parts += _pieces(child) if isinstance(child.tag, str) else [_entity(child)]
        parts.append(child.tail or "")
    return parts


def _entity(element: etree._Element) -> str:
    name = getattr(element, "name", None)
    return html5.get(f"{name};", str(element.text or "")) if isinstance(name, str) else ""
