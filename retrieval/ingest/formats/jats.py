"""An article in JATS, the XML of journals and of what ministries publish in them: one statement."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - as in the glossary
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.markdown_text import joined
from retrieval.ingest.formats.output import Item, UnreadableError
from retrieval.ingest.formats.xml_tree import LANG, Rendering, all_of, blocks, first, tag, words
from retrieval.types import Problem, fault

_LANGUAGE = re.compile("[A-Za-z]{2}(?:[-_].*)?")
_HREF = "{http://www.w3.org/1999/xlink}href"
_PUBLISHED = ("pub", "epub", "ppub", "collection", "published")
_MOST_LEVELS = 6


def read_jats(root: etree._Element, path: Path, relative: str) -> Iterator[Item]:
    """Read one statement from an article.

    Args:
        root: of its tree.
        path: the file.
        relative: its path in the corpus, with slashes.

    Raises:
        UnreadableError: it is another kind of article, or has too many elements.
    """
    if first(root, "front") is None and first(root, "body") is None:
        raise UnreadableError(None, fault("not-jats"))
    meta = first(root, "front/article-meta")
    meta = root if meta is None else meta
    day, told = _day(meta)
    if told:
        said = fault("kept-undated", fault=fault("publication-no-day"))
        yield Problem(relative, None, said, warning=True)
    lang = root.get(LANG) or ""
    facts = {
        "title": words(first(meta, "title-group/article-title")),
        "date": day.isoformat() if day else None,
        "source": words(first(root, "front/journal-meta//journal-title"))
        or words(first(root, "front/journal-meta//publisher-name")),
        "url": _address(meta),
        "lang": lang if _LANGUAGE.fullmatch(lang) else None,
    }
    rendering = _Rendering()
    shown = [*all_of(meta, "abstract"), *all_of(root, "body")]
    html = "".join(rendering.html(element) for element in shown)
    notes = "".join(map(rendering.note, all_of(root, "back//fn-group/fn")))
    text = joined(blocks(html + notes))
    source = Source(relative, None, relative, name=path.stem)
    yield from statement_of([Field(n, v, None) for n, v in facts.items()], text, source)


def _day(meta: etree._Element) -> tuple[Date | None, bool]:
    """The day of publication, the one on the net before the printed one; whether there is another.

    A month or a year alone is no day.
    """
    dates = all_of(meta, "pub-date")
    electronic = [one for one in dates if _is_electronic(one)]
    for one in (*electronic, *dates):
        kind = (one.get("pub-type") or one.get("date-type") or "pub").lower()
        if kind not in _PUBLISHED:
            continue
        try:
            return Date(*(int(words(first(one, part))) for part in ("year", "month", "day"))), False
        except ValueError:
            continue
    return None, bool(dates)


def _is_electronic(element: etree._Element) -> bool:
    kinds = (element.get("pub-type"), element.get("publication-format"))
    return bool({*kinds} & {"epub", "electronic"})


def _address(meta: etree._Element) -> str | None:
    for link in all_of(meta, "self-uri"):
        address = str(link.get(_HREF) or "")
        if address.startswith(("http://", "https://")):
            return address
    for one in all_of(meta, "article-id"):
        if one.get("pub-id-type") == "doi" and (doi := words(one)):
            return f"https://doi.org/{doi}"
    return None


class _Rendering(Rendering):
    inside = {  # noqa: RUF012 - never changed
        "bold": "b",
        "italic": "i",
        "sup": "sup",
        "sub": "sub",
        "strike": "s",
        "ext-link": "span",
        "xref": "span",
        "named-content": "span",
        "break": "br",
        "styled-content": "span",
        "monospace": "span",
        "sc": "span",
        "underline": "span",
    }
    around = {  # noqa: RUF012 - never changed
        "p": "p",
        "sec": "div",
        "title": "h2",
        "disp-quote": "blockquote",
        "attrib": "p",
        "list-item": "li",
        "table": "table",
        "tr": "tr",
        "td": "td",
        "th": "th",
        "verse-line": "p",
        "verse-group": "div",
        "speech": "div",
        "speaker": "p",
        "def-list": "div",
        "def-item": "div",
        "term": "p",
        "def": "div",
        "abstract": "div",
        "boxed-text": "div",
        "label": "p",
        "caption": "div",
        "disp-formula": "p",
    }
    unseen = frozenset(
        ("fig", "fig-group", "graphic", "media", "tex-math", "supplementary-material", "fn")
    )

    def own(self, element: etree._Element, name: str) -> str | None:
        if name == "xref" and element.get("ref-type") in {"fn", "table-fn"}:
            return ""
        if name == "sup" and all(tag(child) == "xref" for child in element) and len(element):
            return ""  # the marks of notes and of what is cited
        if name == "list":
            return self._list(element)
        if name == "sec":
            return self._section(element)
        if name == "title" and element.getparent() is not None:
            return self._title(element)
        return None

    def note(self, element: etree._Element) -> str:
        """A note or an item of a list, its number in one line with its words."""
        label, said = first(element, "label"), first(element, "p")
        if label is not None and said is not None:
            said.text = f"{words(label)} {said.text or ''}"
            element.remove(label)
        return f"<div>{self.content(element)}</div>"

    def _title(self, element: etree._Element) -> str:
        level = 1 + sum(1 for _ in element.iterancestors("{*}sec"))
        shown = f"h{min(level, _MOST_LEVELS)}"
        return f"<{shown}>{self.content(element)}</{shown}>"

    def _section(self, element: etree._Element) -> str:
        """A section, its number in one line with its heading."""
        label, title = first(element, "label"), first(element, "title")
        if label is not None and title is not None:
            title.text = f"{words(label)} {title.text or ''}"
            element.remove(label)
        return f"<div>{self.content(element)}</div>"

    def _list(self, element: etree._Element) -> str:
        kind = "ol" if element.get("list-type") == "order" else "ul"
        if all(first(item, "label") is not None for item in all_of(element, "list-item")):
            kind = "div"
        items = (
            self.note(item) if kind == "div" else f"<li>{self.content(item)}</li>"
            for item in all_of(element, "list-item")
        )
        return f"<{kind}>{''.join(items)}</{kind}>"
