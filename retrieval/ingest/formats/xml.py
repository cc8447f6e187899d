"""An XML file: which of the kinds that are read it is, told by its root."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from retrieval.ingest.formats.akoma import read_akoma
from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.feed import FEED_ENDINGS, read_feed
from retrieval.ingest.formats.jats import read_jats
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import Item, UnreadableError
from retrieval.ingest.formats.xml_tree import tree_of
from retrieval.types import Problem, fault, tells

_ROOT = re.compile(
    # what is matched once is not given back: a comment is not looked for in two ways
    r"\s*+(?>(?:<\?.{0,2000}?\?>|<!--.{0,10000}?-->"
    r"|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\])?\s*>)\s*)*+"
    r"<(?![!?])(?:[^\s<>/:]{1,100}:)?(?P<name>[^\s<>/:]{1,100})",
    re.DOTALL | re.IGNORECASE,
)
_HEAD = 20_000
_FEEDS = frozenset(("rss", "feed", "rdf"))
_SITEMAPS = frozenset(("urlset", "sitemapindex"))
_READERS: dict[str, Callable[..., Iterator[Item]]] = {
    "article": read_jats,
    "akomantoso": read_akoma,
}


def read_xml(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read what an XML file holds: a feed, an article (JATS), papers of a parliament (Akoma Ntoso).

    A sitemap holds no statement.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, declares entities, or is XML of another kind.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, FEED_ENDINGS)
    name = root_of(data)
    if name in _SITEMAPS:
        return
    if name in _READERS:
        tree, warning = tree_of(data)
        if warning:
            yield Problem(relative, None, warning, warning=True)
        yield from _READERS[name](tree, path, relative)
        return
    try:
        yield from read_feed(path, relative, max_bytes)
    except UnreadableError as error:
        if not tells(error.problem.told, "not-feed") or not name:
            raise
        raise UnreadableError(None, fault("xml-other", root=name)) from None


def root_of(data: bytes) -> str:
    """The name of a file's root in small letters, without its namespace; empty without one."""
    with suppress(UnreadableError):
        match = _ROOT.match(decode_any(data[:_HEAD]).text.removeprefix("\ufeff"))
        return match["name"].lower() if match else ""
    return ""
