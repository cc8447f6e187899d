"""What was fetched from the web, read where all files of strangers are: in a sandbox."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from retrieval.ingest.formats.output import ReadStatement
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.types import FeedKind, FeedReading, ListedPage, Problem, Statement

_NAMES = {FeedKind.FEED: "feed.xml", FeedKind.JSON: "feed.json", FeedKind.SITEMAP: "sitemap.xml"}
_FORMATS = {
    FeedKind.FEED: "feed",
    FeedKind.JSON: "json",
    FeedKind.SITEMAP: "sitemap-addresses",
}
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_HEAD = 20_000


def read_page(data: bytes, max_bytes: int) -> Statement | None:
    """Read what a page says; None where it cannot be read.

    Args:
        data: the page as a saved one, in MHTML.
        max_bytes: the most that is read of it.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder, ParserProcess(Limits()) as process:
        path = Path(folder) / "page.mhtml"
        path.write_bytes(data)
        found = process.items("page", path, path.name, max_bytes)
    return next((item.statement for item in found if isinstance(item, ReadStatement)), None)


def read_feed(data: bytes, max_bytes: int) -> FeedReading:
    """Read what a feed holds: RSS, Atom, JSON Feed, or a sitemap.

    Args:
        data: as it was fetched.
        max_bytes: the most that is read of it.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder, ParserProcess(Limits()) as process:

        def read(kind: FeedKind) -> FeedReading:
            path = Path(folder) / _NAMES[kind]
            path.write_bytes(data)
            found = process.items(_FORMATS[kind], path, path.name, max_bytes)
            read = [item for item in found if isinstance(item, ReadStatement)]
            return FeedReading(
                kind,
                tuple(item.statement for item in read),
                tuple(item for item in found if isinstance(item, ListedPage)),
                tuple(item for item in found if isinstance(item, Problem)),
                frozenset(item.statement.id for item in read if item.is_summary),
            )

        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
            return read(FeedKind.JSON)
        if _SITEMAP.search(data[:_HEAD]) and (sitemap := read(FeedKind.SITEMAP)).pages:
            return sitemap
        return read(FeedKind.FEED)
