"""A saved RSS or Atom feed: each entry is a statement."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.feed_dates import entry_day
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.html_pruning import drop_links_elsewhere, without_lines_beside
from retrieval.ingest.formats.html_text import blocks_of, parsed
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.markdown_text import joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.text import normalise_line
from retrieval.types import Fault, Problem, fault, fault_of

FEED_ENDINGS = (".xml", ".rss", ".atom")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9_.:-]+)""")
_ENTITIES = re.compile("<!ENTITY", re.IGNORECASE)
_END = re.compile(r"</(?:rss|feed|rdf:rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_CUT = re.compile(r"(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*\Z")
_READ_ON = re.compile(
    r"(?:(?<=[.!?…»\]])\s+|\s*\n|\A)\W*"
    rf"{any_of(words for known in LANGUAGES for words in known.pages.read_on)}\W*\Z",
    re.IGNORECASE,
)
_LANGUAGE = re.compile("[A-Za-z]{2}(?:[-_].*)?")
_SHOWN = 80
_MAX_ENTRIES = 50_000


def read_feed(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each entry of a feed.

    The full content is taken before the summary. The link is the statement's address and, where
    no other entry has it, its name. The day is that of publication as written, whatever the time
    zone; when an entry was last changed is no date.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, no feed, or declares entities.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, FEED_ENDINGS)
    declared = _ENCODING.search(data[:1000])
    decoded = decode_any(data, declared[1].decode("ascii") if declared else None)
    if _ENTITIES.search(decoded.text):
        raise UnreadableError(None, fault("feed-entities"))
    content = _DECLARATION.sub("", decoded.text, count=1)
    _check_depth(content)
    feed = _parsed(content)
    if not feed.get("version"):
        raise UnreadableError(None, fault("not-feed"))
    if decoded.warning:
        yield Problem(relative, None, decoded.warning, warning=True)
    if not _END.search(content):
        yield Problem(relative, None, fault("feed-cut-off"))
    elif feed.bozo:
        yield Problem(relative, None, fault("feed-broken"), warning=True)
    if not feed.entries:
        yield Problem(relative, None, fault("feed-empty"))
    title, lang = feed.feed.get("title"), feed.feed.get("language")
    # in RSS a date that is not called one of publication is one all the same (dc:date)
    rss = feed.version.startswith("rss")
    yield from listed(FeedEntries(feed.entries, relative, title, lang, rss=rss).items(), relative)


def _parsed(content: str) -> Any:
    try:
        return feedparser.parse(
            BytesIO(content.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,  # markup never gets further than this reader
            resolve_relative_uris=False,
        )
    except (LookupError, AttributeError, TypeError, ValueError):
        # the library's own, where elements stand within others that cannot hold them
        raise UnreadableError(None, fault("feed-not-closed")) from None


def _check_depth(content: str) -> None:
    """Refuse deep nesting early: feedparser's time grows with the square of the depth."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    with suppress(etree.XMLSyntaxError):
        etree.fromstring(content.encode("utf-8", "replace"), parser)
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableError(None, fault("too-deep"))


class FeedEntries:
    """The entries of a parsed feed, of whatever form, and what they have in common.

    Args:
        entries: as feedparser gives them.
        relative: the file's path in the corpus, with slashes.
        title: of the feed.
        lang: of the feed.
        rss: whether an entry's date of change is one of publication where there is no other.
    """

    def __init__(
        self, entries: Any, relative: str, title: object, lang: object, *, rss: bool = False
    ) -> None:
        self._entries = entries[:_MAX_ENTRIES]
        self._relative = relative
        self._is_rss = rss
        self._source = _line(title)
        self._lang = _line(lang)
        self._uses = Counter(entry.get("link") for entry in self._entries)

    def items(self) -> Iterator[ReadStatement | Problem]:
        """A statement of each entry, or what is wrong with it."""
        for number, entry in enumerate(self._entries, 1):
            source = Source(
                self._relative, None, _line(entry.get("id")) or f"{self._relative}#{number}"
            )
            for item in self._entry(entry, source):
                if isinstance(item, Problem):
                    said = _of_entry(number, entry, item)
                    yield Problem(self._relative, None, said, warning=item.warning)
                else:
                    yield replace(item, is_summary=not entry.get("content"))

    def _entry(self, entry: Any, source: Source) -> Iterator[ReadStatement | Problem]:
        lang = (entry.get("title_detail") or {}).get("language") or self._lang
        try:
            text = _content(entry, lang)
            title = _plain(entry.get("title_detail") or {}).replace("\n", " ")
        except UnreadableError as error:
            yield Problem(self._relative, None, error.problem)
            return
        link = _line(entry.get("link"))
        url = link if link.startswith(("http://", "https://")) else ""
        whole = _READ_ON.sub("", text)
        if len(whole) < len(text) or (not entry.get("content") and _CUT.search(text)):
            yield Problem(self._relative, None, fault("excerpt"), warning=True)
        text = whole
        day = None
        try:
            day = self._day(entry)
        except ValueError as error:
            said = fault("kept-undated", fault=fault_of(error))
            yield Problem(self._relative, None, said, warning=True)
        facts = {
            "id": source.id if self._uses[entry.get("link")] > 1 else None,
            "title": title,
            "date": day,
            "source": self._source,
            "url": url,
            "lang": lang if _LANGUAGE.fullmatch(lang) else None,
        }
        yield from statement_of(
            [Field(name, value, None) for name, value in facts.items()], text, source
        )

    def _day(self, entry: Any) -> str | None:
        """The day of publication, None where none is told.

        Raises:
            ValueError: what is told is no date.
        """
        written = dict.get(entry, "published")
        # the library's own get takes one for the other
        other = dict.get(entry, "updated") if self._is_rss else None
        try:
            return entry_day(str(written or other)).isoformat() if written or other else None
        except ValueError:
            if not (written and other):
                raise
            return entry_day(str(other)).isoformat()


def _of_entry(number: int, entry: Any, problem: Problem) -> Fault:
    """What is wrong, with what the entry is called: its title, else its address or name."""
    said = _line(entry.get("title")) or _line(entry.get("link")) or _line(entry.get("id"))
    said = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}\u2026"
    place = {"number": str(number), "fault": Fault(problem.problem, problem.told)}
    return fault("of-entry-named", name=said, **place) if said else fault("of-entry", **place)


def _content(entry: Any, lang: str) -> str:
    """The fullest of what the entry holds, as plain text."""
    whole = [_text(part, lang) for part in entry.get("content") or []]
    whole.append(_text(entry.get("summary_detail") or {}, lang))
    return next((text for text in whole if text.strip()), "")


def _text(part: Any, lang: str) -> str:
    """The plain text of a part without what leads elsewhere or stands beside."""
    value = part.get("value") or ""
    if "html" not in (part.get("type") or ""):
        return str(value)
    if not value.strip():
        return ""
    root = parsed(value, lang)
    drop_links_elsewhere(root)
    return joined(without_lines_beside(blocks_of(root)))


def _plain(part: Any) -> str:
    value = part.get("value") or ""
    if "html" not in (part.get("type") or ""):
        return str(value)
    return joined(blocks_of(parsed(value))) if value.strip() else ""


def _line(value: object) -> str:
    return normalise_line(value) if isinstance(value, str) else ""
