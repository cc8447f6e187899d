"""A saved JSON Feed (jsonfeed.org): each item is a statement, read as an entry of RSS is."""

from collections.abc import Iterator
from typing import Any

from retrieval.ingest.formats.feed import FeedEntries
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, listed
from retrieval.types import Problem, fault

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")
_PLAIN, _HTML = "text/plain", "text/html"


def is_json_feed(held: dict[str, Any]) -> bool:
    """Whether a parsed file says that it is a JSON Feed."""
    version = held.get("version")
    return isinstance(version, str) and version.startswith(_VERSIONS)


def feed_entries(held: dict[str, Any], relative: str) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each item of a JSON Feed.

    Args:
        held: the parsed file.
        relative: its path in the corpus, with slashes.

    Raises:
        UnreadableError: it has no list of items.
    """
    items = held.get("items")
    if not isinstance(items, list):
        raise UnreadableError(None, fault("json-feed-no-items"))
    if not items:
        yield Problem(relative, None, fault("feed-empty"))
    entries = [_entry(item) for item in items if isinstance(item, dict)]
    if len(entries) < len(items):
        left = len(items) - len(entries)
        yield Problem(relative, None, fault("json-feed-left-out", count=left))
    title, lang = held.get("title"), held.get("language")
    yield from listed(FeedEntries(entries, relative, title, lang).items(), relative)


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    """An item as feedparser would give it; what is no text counts as missing."""
    content = [
        {"value": _words(item, name), "type": kind}
        for name, kind in (("content_text", _PLAIN), ("content_html", _HTML))
        if _words(item, name).strip()
    ]
    title = {"value": _words(item, "title"), "type": _PLAIN, "language": _words(item, "language")}
    number = item.get("id")
    return {
        # an id is a string; some write a number, which names as well
        "id": str(number) if isinstance(number, int) else _words(item, "id"),
        "link": _words(item, "url"),
        "title": title["value"],
        "title_detail": title,
        "content": content,
        "summary_detail": {"value": _words(item, "summary"), "type": _PLAIN},
        "published": _words(item, "date_published"),
    }


def _words(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
