"""Papers of parliaments in Akoma Ntoso (LegalDocML): debates with their speakers, acts, bills."""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - as in the glossary
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.output import Item
from retrieval.ingest.formats.xml_tree import LANG, Rendering, all_of, blocks, first, tag, words
from retrieval.types import Fault, Problem, fault

# ISO 639-2, as FRBRlanguage has it
_LANGUAGES = {"eng": "en", "rus": "ru", "kir": "ky"}
_TITLES = ("docTitle", "shortTitle", "docType")
_HEAD_BLOCKS = 4
_SPEECHES = frozenset(("speech", "question", "answer"))
_LINES = frozenset(("p", "block", "heading", "subheading", "listIntroduction", "narrative"))
_LABEL_ENDS = " \t:.–—-"
_NOT_PUBLISHED = ("1970-01-01", "0001-01-01")


def read_akoma(root: etree._Element, path: Path, relative: str) -> Iterator[Item]:
    """Read one statement from a paper; who speaks stands before the words as a label.

    Args:
        root: of its tree.
        path: the file.
        relative: its path in the corpus, with slashes.

    Raises:
        UnreadableError: it has too many elements.
    """
    document = next((one for one in root if isinstance(one.tag, str)), root)
    meta = first(document, "meta")
    names = {} if meta is None else _names(meta)
    day, problem = _day(meta)
    if problem:
        yield Problem(relative, None, problem, warning=True)
    title = _title(document)
    _settle(document, names)
    rendering = _Rendering()
    notes = "".join(map(rendering.note, all_of(document, ".//authorialNote")))
    found = blocks(rendering.content(document) + notes)
    facts = {
        "title": title,
        "date": day,
        "source": _author(meta, names),
        "lang": _language(document, meta),
    }
    source = Source(relative, None, relative, name=path.stem)
    text = joined(_without_title(found, title))
    yield from statement_of([Field(n, v, None) for n, v in facts.items()], text, source)


def _names(meta: etree._Element) -> dict[str, str]:
    """Whom or what the paper's references mean, by their id."""
    found: dict[str, str] = {}
    for one in meta.iter():
        name = one.get("showAs") if isinstance(one.tag, str) else None
        key = one.get("eId") or one.get("id") if name else None
        if key and name:
            found[key] = name
    return found


def _day(meta: etree._Element | None) -> tuple[str | None, Fault | None]:
    """The date of the work itself, which is that of the debate or of the act."""
    dated = None if meta is None else first(meta, ".//FRBRWork/FRBRdate")
    written = "" if dated is None else (dated.get("date") or "").strip()[:10]
    if not written or written in _NOT_PUBLISHED:
        return None, None
    try:
        return Date.fromisoformat(written).isoformat(), None
    except ValueError:
        return None, fault("kept-undated", fault=fault("date-no-day", written=written))


def _title(document: etree._Element) -> str:
    for name in _TITLES:
        if title := words(first(document, f".//{name}")):
            return title
    return ""


def _author(meta: etree._Element | None, names: dict[str, str]) -> str | None:
    author = None if meta is None else first(meta, ".//FRBRWork/FRBRauthor")
    return None if author is None else names.get((author.get("href") or "").lstrip("#"))


def _language(document: etree._Element, meta: etree._Element | None) -> str | None:
    said = None if meta is None else first(meta, ".//FRBRExpression/FRBRlanguage")
    code = (document.get(LANG) or "") if said is None else (said.get("language") or "")
    code = code.lower()
    return _LANGUAGES.get(code, code if len(code) == 2 else None)


def _without_title(found: list[Block], title: str) -> list[Block]:
    for place, block in enumerate(found[:_HEAD_BLOCKS]):
        if title and same_words(title, block.text) and len(found) > 1:
            return [*found[:place], *found[place + 1 :]]
    return found


class _Rendering(Rendering):
    inside = {  # noqa: RUF012 - never changed
        "b": "b",
        "i": "i",
        "sup": "sup",
        "sub": "sub",
        "del": "s",
        "eol": "br",
        "br": "br",
        "ref": "span",
        "rref": "span",
        "term": "span",
        "def": "span",
        "span": "span",
        "docTitle": "span",
        "docType": "span",
        "docDate": "span",
        "docNumber": "span",
    }
    around = {  # noqa: RUF012 - never changed
        "p": "p",
        "block": "p",
        "heading": "h2",
        "subheading": "h3",
        "num": "p",
        "from": "p",
        "table": "table",
        "tr": "tr",
        "td": "td",
        "th": "th",
        "ul": "ul",
        "ol": "ol",
        "li": "li",
        "narrative": "p",
        "scene": "p",
        "summary": "p",
        "crossHeading": "h3",
        "listIntroduction": "p",
        "listWrapUp": "p",
        "longTitle": "p",
        "speech": "div",
    }
    unseen = frozenset(
        ("meta", "noteRef", "img", "toc", "recordedTime", "foreign", "authorialNote")
    )

    def note(self, element: etree._Element) -> str:
        """A note, its mark in one line with its words."""
        _begin(element, f"{element.get('marker') or ''} ")
        return f"<div>{self.content(element)}</div>"


def _settle(document: etree._Element, names: dict[str, str]) -> None:
    """Put labels of who speaks, and numbers, into the first line of what they belong to."""
    for element in [*document.iter("{*}*")][::-1]:  # what lies deeper stands nearer to the words
        name = tag(element)
        if name == "num" and (owner := element.getparent()) is not None:
            number = words(element)
            _take_out(element)
            _begin(owner, f"{number} ")
        elif name in _SPEECHES:
            shown = first(element, "from")
            label = words(shown).rstrip(_LABEL_ENDS) or _called(element, names)
            if shown is not None:
                _take_out(shown)
            if label:
                _begin(element, f"{label}: ")


def _called(element: etree._Element, names: dict[str, str]) -> str:
    """What the paper's references call who speaks; empty where they do not."""
    return names.get((element.get("by") or "").lstrip("#"), "")


def _take_out(element: etree._Element) -> None:
    """Remove an element, and not the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def _begin(element: etree._Element, head: str) -> None:
    """Set words before the first line of an element; a line of their own where it has none."""
    if not head.strip():
        return
    lines = (one for one in element.iterdescendants("{*}*") if tag(one) in _LINES)
    line = next((one for one in lines if words(one)), None)
    if line is None or (element.text or "").strip():
        line = element
    line.text = head + (line.text or "").lstrip()
