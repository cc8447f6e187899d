"""A feed that was fetched: which form it has, and what it holds."""

import json
from datetime import date

from retrieval import read_feed
from retrieval.types import DateOrigin, FeedKind, FeedReading, ListedPage, Statement

LIMIT = 1_000_000
RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Roads</title><item>"
    "<link>https://roads.example/7</link><pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>"
    "<description>Open.</description></item></channel></rss>"
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc> https://roads.example/a?b=1&amp;c=2 </loc><lastmod>2031-04-02</lastmod></url>"
    "<url><loc>https://roads.example/b</loc></url><url><lastmod>2031-04-02</lastmod></url></urlset>"
)
INDEX = (
    "<sitemapindex><sitemap><loc>https://roads.example/1.xml</loc>"
    "<lastmod>2031</lastmod></sitemap></sitemapindex>"
)


def statement(path: str) -> Statement:
    return Statement(
        id="https://roads.example/7",
        text="Open.",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.FIELD,
        source="Roads",
        url="https://roads.example/7",
        path=path,
    )


def test_a_feed_is_told_by_what_it_holds() -> None:
    item = {
        "url": "https://roads.example/7",
        "content_text": "Open.",
        "date_published": "2031-04-02T00:30:00+06:00",
    }
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Roads", "items": [item]}
    assert read_feed(RSS.encode(), LIMIT) == FeedReading(
        FeedKind.FEED,
        (statement("feed.xml"),),
        (),
        (),
        frozenset({"https://roads.example/7"}),  # its entry has a description and no content
    )
    assert read_feed(b"\xef\xbb\xbf\n" + json.dumps(feed).encode(), LIMIT) == FeedReading(
        FeedKind.JSON, (statement("feed.json"),), (), ()
    )
    assert read_feed(SITEMAP.encode(), LIMIT).pages == (
        ListedPage("https://roads.example/a?b=1&c=2", "2031-04-02", further=False),
        ListedPage("https://roads.example/b", "", further=False),
    )
    assert read_feed(INDEX.encode(), LIMIT).pages == (
        ListedPage("https://roads.example/1.xml", "2031", further=True),
    )


def test_what_is_no_feed_is_said_to_be_none() -> None:
    for data in (b"", b"Not found", b"<html><p>Not found", b"{}", b"[]", b"\x00\x01", b"<a/>"):
        reading = read_feed(data, LIMIT)
        assert (reading.statements, reading.pages) == ((), ())
        assert any(not problem.warning for problem in reading.problems), data
