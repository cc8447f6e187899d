"""Feeds on disk: what a look takes in, again and again, and after kills."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
from small_site import Handler, Page, Site, small_site

from bot.feeds import looking, summaries
from bot.feeds.faults import FetchError
from bot.feeds.feeds import Feeds, Preview, news_of
from bot.feeds.fetching import Fetcher, FetchLimits
from bot.feeds.guard import Guard
from bot.feeds.looking import Look
from bot.feeds.visiting import Visitor
from bot.replies.feeds import state
from bot.replies.wording import Wording
from retrieval import editing, read_corpus
from retrieval.types import DateOrigin, FeedKind, Statement

HOST = "news.example"


@pytest.fixture
def site() -> Iterator[Site]:
    with small_site() as running:
        yield running


class Clock:
    """A time that is set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """What it says."""
        return self.now


def feeds_of(site: Site, corpus: Path, clock: Clock | None = None, hosts: str = HOST) -> Feeds:
    corpus.mkdir(exist_ok=True)
    guard = Guard([f"{host}:{site.port}" for host in hosts.split()], lambda *_: ["127.0.0.1"])
    visit = Visitor(Fetcher(guard, FetchLimits(seconds=20)), pause=0)
    return Feeds(corpus, visit, 60, clock=clock or Clock(), chance=lambda: 0.5)


def rss(*entries: tuple[str, str], guid: bool = False) -> Page:
    """A feed of entries: what each is called, and what it says."""
    items = "".join(
        f"<item><title>News {name}</title>"
        + (f'<guid isPermaLink="false">{name}</guid>' if guid else "")
        + ("" if guid else f"<link>http://{HOST}/{name}</link>")
        + "<pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>"
        + f"<description>{text}</description></item>"
        for name, text in entries
    )
    content = f"<rss version='2.0'><channel><title>Roads</title>{items}</channel></rss>"
    return Page(content.encode(), "application/rss+xml")


def added(feeds: Feeds, site: Site, path: str = "/feed") -> str:
    """Follow a feed that was shown before; its name."""
    kind = FeedKind.SITEMAP if path == "/map.xml" else FeedKind.FEED
    return feeds.add(Preview(site.url(path, HOST), "Roads", kind, 1, None, 0, None)).name


def counts(look: Look) -> tuple[int, int, int, int]:
    assert look.fault is None, look.fault
    return look.new, look.changed, look.unchanged, look.unread


def on_record(corpus: Path) -> dict[str, str]:
    """What an index run would read, by id."""
    found = read_corpus(corpus, max_file_bytes=10**7)
    assert found.problems == ()
    return {one.id: one.text for one in found.statements}


def test_what_an_address_holds_is_shown_before_it_is_followed(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = rss(("a", "Open."), ("b", "Shut."))
    feeds = feeds_of(site, tmp_path / "corpus")
    url = site.url("/feed", HOST)
    assert feeds.preview(url) == Preview(
        url, "Roads", FeedKind.FEED, 2, date(2031, 4, 2), 0, followed=None
    )
    assert not (tmp_path / "corpus" / "feeds").exists()
    feed = feeds.add(feeds.preview(url), by=7)
    assert (feed.name, feed.title, feed.by) == ("news-example-feed", "Roads", 7)
    assert feeds.preview(url).followed == feed
    assert feeds.store.all() == [feed]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(b"<!doctype html><html><p>News"), "page: news.example"),
        (Page(b"{}", "application/json"), "unreadable: neither Telegram's export"),
        (Page(status=404), "status: 404"),
    ],
)
def test_what_is_no_feed_is_not_followed(site: Site, tmp_path: Path, page: Page, said: str) -> None:
    site.pages["/feed"] = page
    with pytest.raises(FetchError) as error:
        feeds_of(site, tmp_path).preview(site.url("/feed", HOST))
    assert str(error.value).startswith(said)


def test_an_entry_is_read_from_disk_as_it_was_read_from_the_feed(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/feed"] = rss(("a", "The pass is &lt;b&gt;open&lt;/b&gt;."))
    feeds = feeds_of(site, tmp_path)
    name = added(feeds, site)
    feeds.look()
    (statement,) = read_corpus(tmp_path, max_file_bytes=10**7).statements
    assert replace(statement, path="") == Statement(
        id=f"http://{HOST}/a",
        text="The pass is open.",
        title="News a",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.FIELD,
        source="Roads",
        url=f"http://{HOST}/a",
    )
    assert statement.path.startswith(f"feeds/{name}/")


def test_a_day_that_stands_in_the_text_is_found_there_again(site: Site, tmp_path: Path) -> None:
    item = {"id": "a", "content_text": "Bishkek, 3 April 2031\n\nThe pass is open."}
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Roads", "items": [item]}
    site.pages["/feed"] = Page(json.dumps(feed).encode(), "application/feed+json")
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    feeds.look()
    (statement,) = read_corpus(tmp_path, max_file_bytes=10**7).statements
    assert (statement.date, statement.date_origin) == (date(2031, 4, 3), DateOrigin.DATELINE)


def test_looks_take_in_what_is_new_and_changed_and_keep_what_is_gone(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/feed"] = rss(("a", "Open."), ("b", "Shut."))
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    (look,) = feeds.look()
    assert counts(look) == (2, 0, 0, 0)
    site.pages["/feed"] = rss(("b", "Shut again."), ("c", "Free."))
    (look,) = feeds.look()
    assert counts(look) == (1, 1, 0, 0)
    (look,) = feeds.look()
    assert counts(look) == (0, 0, 2, 0)
    url = f"http://{HOST}"
    assert on_record(tmp_path) == {
        f"{url}/a": "Open.",
        f"{url}/b": "Shut again.",
        f"{url}/c": "Free.",
    }


def test_an_entry_without_name_and_address_is_the_same_wherever_it_stands(
    site: Site, tmp_path: Path
) -> None:
    def feed(*texts: str) -> Page:
        held = {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"content_text": text} for text in texts],
        }
        return Page(json.dumps(held).encode(), "application/json")

    site.pages["/feed"] = feed("Open.", "Shut.")
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    feeds.look()
    site.pages["/feed"] = feed("Free.", "Open.", "Shut.")
    (look,) = feeds.look()
    assert counts(look) == (1, 0, 2, 0)
    assert sorted(on_record(tmp_path).values()) == ["Free.", "Open.", "Shut."]


def test_what_is_as_it_was_is_asked_for_by_its_mark(site: Site, tmp_path: Path) -> None:
    def feed(handler: Handler) -> Page:
        if handler.headers["If-None-Match"] == '"7"':
            return Page(status=304)
        page = rss(("a", "Open."))
        return replace(page, headers={"ETag": '"7"'})

    site.pages["/feed"] = feed
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    assert [counts(look) for look in (*feeds.look(), *feeds.look())] == [
        (1, 0, 0, 0),
        (0, 0, 1, 0),
    ]


def test_a_file_that_somebody_took_away_stays_away(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = rss(("a", "Open."), ("b", "Shut."))
    feeds = feeds_of(site, tmp_path)
    name = added(feeds, site)
    feeds.look()
    (gone,) = (
        path for path in (tmp_path / "feeds" / name).glob("*.jsonl") if b"Open" in path.read_bytes()
    )
    gone.unlink()
    (look,) = feeds.look()
    assert counts(look) == (0, 0, 2, 0)
    assert list(on_record(tmp_path).values()) == ["Shut."]


def test_what_was_taken_stays_when_a_feed_is_stopped_and_goes_on_when_it_is_added_again(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/feed"] = rss(("a", "Open."))
    feeds = feeds_of(site, tmp_path)
    name = added(feeds, site)
    feeds.look()
    assert feeds.remove(name) is not None
    assert (feeds.store.all(), feeds.remove(name), feeds.look()) == ([], None, [])
    assert len(on_record(tmp_path)) == 1
    assert added(feeds, site) == name
    (look,) = feeds.look()
    assert counts(look) == (0, 0, 1, 0)


class Killed(BaseException):
    """The process ended here."""


@pytest.mark.parametrize("step", range(1, 8))
def test_killed_at_any_write_nothing_is_lost_and_nothing_doubled(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The next look finds it again, and a reindex is due whenever something was written."""

    def feed(handler: Handler) -> Page:
        if handler.headers["If-None-Match"]:
            return Page(status=304)
        return replace(rss(("a", "Open."), ("b", "Shut.")), headers={"ETag": '"7"'})

    site.pages["/feed"] = feed
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    put, writes = editing.put_file, [0]

    def dying(path: Path, content: bytes) -> None:
        writes[0] += 1
        if writes[0] == step:
            raise Killed
        put(path, content)

    monkeypatch.setattr(editing, "put_file", dying)
    # that something waits, two entries, that the look went well, when the next one is due
    if step <= 5:
        with pytest.raises(Killed):
            feeds.look()
    else:
        feeds.look()
    monkeypatch.setattr(editing, "put_file", put)
    written = len(list(tmp_path.glob("feeds/*/*.jsonl")))
    assert written == max(0, min(step - 2, 2))
    again = feeds_of(site, tmp_path)
    assert bool(again.waiting()) == (step > 1)
    again.look()
    assert [feed.waits for feed in again.store.all()] == [True]
    assert on_record(tmp_path) == {f"http://{HOST}/a": "Open.", f"http://{HOST}/b": "Shut."}


def test_what_waits_for_a_reindex_waits_until_one_is_certain(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = rss(("a", "Open."))
    feeds = feeds_of(site, tmp_path)
    name = added(feeds, site)
    assert feeds.waiting() == []
    feeds.look()
    feeds.look()
    assert [feed.name for feed in feeds.waiting()] == [name]
    feeds.taken_in([name])
    feeds.look()
    assert feeds.waiting() == []


def test_a_feed_is_looked_at_when_its_time_has_come_and_later_where_it_fails(
    site: Site, tmp_path: Path
) -> None:
    clock = Clock()
    site.pages["/feed"] = rss(("a", "Open."))
    feeds = feeds_of(site, tmp_path, clock)
    added(feeds, site)
    began = clock.now

    def looked(after: int) -> int:
        clock.now = began + after * 60
        return len(feeds.look_at_due())

    assert [looked(after) for after in (0, 59, 60, 61)] == [1, 0, 1, 0]
    site.pages["/feed"] = Page(status=500)
    # twice as long after each failure, at most a day
    tries = [after for after in range(62, 7000) if looked(after)]
    gaps = [second - first for first, second in zip([60, *tries], tries, strict=False)]
    assert gaps == [60, 120, 240, 480, 960, 1440, 1440, 1440]


def test_a_site_that_asks_to_be_left_alone_is(site: Site, tmp_path: Path) -> None:
    clock = Clock()
    site.pages["/feed"] = rss(("a", "Open."))
    feeds = feeds_of(site, tmp_path, clock)
    added(feeds, site)
    site.pages["/feed"] = Page(status=503, headers={"Retry-After": "50000"})
    (look,) = feeds.look_at_due()
    assert look.feed.following == clock.now + 50_000


def test_a_broken_feed_is_told_of_once_and_once_when_it_works_again(
    site: Site, tmp_path: Path
) -> None:
    feeds = feeds_of(site, tmp_path)
    site.pages["/feed"] = rss(("a", "Open."))
    added(feeds, site)
    heard = []
    for page in [Page(status=500)] * 5 + [rss(("a", "Open."))] * 2 + [Page(status=500)] * 2:
        site.pages["/feed"] = page
        (look,) = feeds.look()
        news = news_of(look)
        heard.append(news)
        if news is not None:
            feeds.told(look)
    assert heard == [None, None, False, None, None, True, None, None, None]
    (feed,) = feeds.store.all()
    assert (feed.failures, feed.fault) == (2, ("status", "500"))


def urlset(site: Site, *pages: tuple[str, str], host: str = HOST) -> Page:
    listed = "".join(
        f"<url><loc>{site.url(path, host)}</loc>"
        + (f"<lastmod>{changed}</lastmod>" if changed else "")
        + "</url>"
        for path, changed in pages
    )
    return Page(f"<urlset>{listed}</urlset>".encode(), "text/xml")


def article(text: str) -> Page:
    body = f"<html><head><title>News</title></head><body><article><h1>News</h1><p>{text}</p>"
    return Page(f"{body}</article></body></html>".encode(), "text/html; charset=utf-8")


LONG = "The pass over the mountains is open from today on for cars and for lorries alike."


def test_the_pages_of_a_sitemap_are_kept_with_their_addresses(site: Site, tmp_path: Path) -> None:
    site.pages |= {
        "/map.xml": urlset(site, ("/a", "2031-04-01"), ("/b", "2031-04-02"), ("/c", "")),
        "/a": article(f"{LONG} One."),
        "/b": article(f"{LONG} Перевал открыт."),
        "/c": Page(status=404),
    }
    feeds = feeds_of(site, tmp_path)
    added(feeds, site, "/map.xml")
    (look,) = feeds.look()
    assert counts(look) == (2, 0, 0, 1)
    # the newest first, what has no time last
    assert [path for path in site.asked if path in {"/a", "/b", "/c"}] == ["/b", "/a", "/c"]
    assert on_record(tmp_path) == {
        site.url("/a", HOST): f"{LONG} One.",
        site.url("/b", HOST): f"{LONG} Перевал открыт.",
    }
    site.pages |= {
        "/map.xml": urlset(site, ("/a", "2031-04-05"), ("/b", "2031-04-02"), ("/c", "")),
        "/a": article(f"{LONG} One more."),
    }
    site.asked.clear()
    (look,) = feeds.look()
    assert counts(look) == (0, 1, 2, 0)
    assert site.asked == ["/map.xml", "/a"]
    assert on_record(tmp_path)[site.url("/a", HOST)] == f"{LONG} One more."
    # a page that was not there, and is
    site.pages |= {"/map.xml": urlset(site, ("/c", "2031-04-06")), "/c": article(f"{LONG} Three.")}
    (look,) = feeds.look()
    assert counts(look) == (1, 0, 0, 0)


def test_a_sitemap_is_taken_so_many_pages_a_look(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_PAGES", 2)
    pages = [(f"/{day}", f"2031-04-0{day}") for day in range(1, 6)]
    site.pages |= {path: article(f"{LONG} Day {path}.") for path, _ in pages}
    marked = replace(urlset(site, *pages), headers={"ETag": '"7"'})

    def sitemap(handler: Handler) -> Page:
        return Page(status=304) if handler.headers["If-None-Match"] else marked

    site.pages["/map.xml"] = sitemap
    feeds = feeds_of(site, tmp_path)
    added(feeds, site, "/map.xml")
    looks = [look for _ in range(4) for look in feeds.look()]
    assert [counts(look)[:3] for look in looks] == [(2, 0, 0), (2, 0, 2), (1, 0, 4), (0, 0, 5)]
    assert [look.more for look in looks] == [True, True, False, False]
    assert len(on_record(tmp_path)) == 5


def test_a_site_that_fails_midway_goes_on_from_there(site: Site, tmp_path: Path) -> None:
    site.pages |= {
        "/map.xml": urlset(site, ("/a", "2031-04-02"), ("/b", "2031-04-01")),
        "/a": article(f"{LONG} One."),
        "/b": Page(status=500),
    }
    feeds = feeds_of(site, tmp_path)
    added(feeds, site, "/map.xml")
    (look,) = feeds.look()
    assert (str(look.fault), look.new, look.feed.waits) == ("status: 500", 1, True)
    site.pages["/b"] = article(f"{LONG} Two.")
    site.asked.clear()
    (look,) = feeds.look()
    assert counts(look) == (1, 0, 1, 0)
    assert site.asked == ["/map.xml", "/b"]


def test_the_sitemaps_of_a_sitemap_are_read_and_pages_of_other_sites_are_not(
    site: Site, tmp_path: Path
) -> None:
    index = "".join(
        f"<sitemap><loc>{site.url(path, HOST)}</loc></sitemap>" for path in ("/1.xml", "/2.xml")
    )
    site.pages |= {
        "/map.xml": Page(f"<sitemapindex>{index}</sitemapindex>".encode(), "text/xml"),
        "/1.xml": urlset(site, ("/a", "")),
        "/2.xml": urlset(site, ("/b", ""), host="other.example"),
        "/a": article(LONG),
    }
    feeds = feeds_of(site, tmp_path, hosts=f"{HOST} other.example")
    added(feeds, site, "/map.xml")
    (look,) = feeds.look()
    assert counts(look) == (1, 0, 0, 0)
    assert "/b" not in site.asked


def test_feeds_of_one_host_are_looked_at_one_after_another(site: Site, tmp_path: Path) -> None:
    feeds = feeds_of(site, tmp_path)
    for number in range(4):
        site.pages[f"/{number}.xml"] = rss((f"{number}", f"Open {number}."))
        added(feeds, site, f"/{number}.xml")
    assert [counts(look) for look in feeds.look()] == [(1, 0, 0, 0)] * 4
    assert site.most_at_once == 1


def test_a_feed_whose_facts_are_damaged_costs_no_other(site: Site, tmp_path: Path) -> None:
    feeds = feeds_of(site, tmp_path)
    names = []
    for number in range(2):
        site.pages[f"/{number}.xml"] = rss((f"{number}", f"Open {number}."))
        names.append(added(feeds, site, f"/{number}.xml"))
    damaged: list[Any] = [b"", b"{", b"[]", b'{"name": "other"}', b"\xff"]
    for content in damaged:
        (tmp_path / "feeds" / names[0] / ".feed.json").write_bytes(content)
        assert [feed.name for feed in feeds.store.all()] == names[1:]
    assert added(feeds, site, "/0.xml").startswith("news-example-0-xml-")


BEGINNING = "The pass over the northern mountains is open again for lorries"
WHOLE = f"{BEGINNING}, the ministry says.\n\nIt had been closed since the snow of December."


def page(text: str) -> Page:
    """An article of a site."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
    html = f"<!doctype html><title>The pass</title><article><h1>The pass</h1>{paragraphs}</article>"
    return Page(html.encode(), "text/html; charset=utf-8")


def summary(site: Site, *entries: tuple[str, str], host: str = HOST) -> Page:
    """A feed of summaries: the path of each entry's page, and what the feed says of it."""
    items = "".join(
        f"<item><title>The pass</title><link>{site.url(path, host)}</link>"
        "<pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>"
        f"<description>{text}</description></item>"
        for path, text in entries
    )
    content = f"<rss version='2.0'><channel><title>Roads</title>{items}</channel></rss>"
    return Page(content.encode(), "application/rss+xml")


def test_the_page_behind_a_summary_is_what_is_on_record(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = summary(site, ("/a", f"{BEGINNING} …"), ("/b", "The road is shut."))
    site.pages["/a"], site.pages["/b"] = page(WHOLE), page("The road is shut.")
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    (look,) = feeds.look()
    assert counts(look) == (2, 0, 0, 0)
    assert look.feed.partial == 0
    whole = {site.url("/a", HOST): WHOLE, site.url("/b", HOST): "The road is shut."}
    assert on_record(tmp_path) == whole
    (statement, _) = read_corpus(tmp_path, max_file_bytes=10**7).statements
    assert (statement.date, statement.date_origin) == (date(2031, 4, 2), DateOrigin.FIELD)
    asked = [*site.asked]
    assert asked == ["/robots.txt", "/feed", "/a", "/b"]
    # the same again: no page is asked for twice
    (look,) = feeds.look()
    assert counts(look) == (0, 0, 2, 0)
    assert site.asked == [*asked, "/feed"]
    # a summary that is edited has its page looked at again; one that is gone then changes nothing
    site.pages["/feed"] = summary(site, ("/a", f"{BEGINNING} today …"), ("/b", "The road is shut."))
    del site.pages["/a"]
    (look,) = feeds.look()
    assert counts(look) == (0, 0, 2, 0)
    assert on_record(tmp_path) == whole


PASSWORD = page("Please sign in with your name and your password to see what you asked for, or go.")
NOT_HAD = {
    "/gone": Page(status=404),
    "/kept-out": page(WHOLE),
    "/paper": Page(b"%PDF-1.7", "application/pdf"),
    "/moved": Page(status=302, headers={"Location": "http://other.example/a"}),
    "/closed": PASSWORD,
    "/ill": Page(status=503),
}


def test_where_a_page_cannot_be_had_the_feed_says_so(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = summary(site, *((path, BEGINNING) for path in NOT_HAD))
    robots = Page(b"User-agent: *\nDisallow: /kept-out")
    site.pages.update(NOT_HAD | {"/robots.txt": robots})
    feeds = feeds_of(site, tmp_path)
    name = added(feeds, site)
    (look,) = feeds.look()
    assert (counts(look), look.feed.partial) == ((6, 0, 0, 0), 6)
    assert {*on_record(tmp_path).values()} == {BEGINNING}
    say = Wording("en")
    assert state(look.feed, say, UTC).endswith(say("feed-partial", count=6))
    # whatever is there now: only the page of a server that was ill is asked for again
    site.pages.update(dict.fromkeys(NOT_HAD, page(WHOLE)))
    (look,) = feeds.look()
    assert (counts(look), look.feed.partial) == ((0, 1, 5, 0), 5)
    kept = feeds.store.find(name)
    assert kept is not None
    assert kept.partial == 5
    texts = on_record(tmp_path)
    assert texts.pop(site.url("/ill", HOST)) == WHOLE
    assert {*texts.values()} == {BEGINNING}


def test_pages_of_other_sites_are_not_asked_for(site: Site, tmp_path: Path) -> None:
    """The site of the feed was named by somebody; no other was."""
    site.pages["/feed"] = summary(
        site, ("/a", BEGINNING), ("/b", f"{BEGINNING} ..."), host="other.example"
    )
    site.pages["/a"] = site.pages["/b"] = page(WHOLE)
    feeds = feeds_of(site, tmp_path, hosts=f"{HOST} other.example")
    added(feeds, site)
    (look,) = feeds.look()
    assert (counts(look), look.feed.partial) == ((2, 0, 0, 0), 1)
    assert site.asked == ["/robots.txt", "/feed"]


def test_so_many_pages_a_look_and_the_rest_at_the_next(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summaries, "MOST_SUMMARIES", 1)
    site.pages["/feed"] = summary(site, ("/a", BEGINNING), ("/b", BEGINNING))
    site.pages["/a"], site.pages["/b"] = page(WHOLE), page(f"{WHOLE} So it is.")
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    (look,) = feeds.look()
    assert (counts(look), look.more) == ((1, 0, 0, 0), True)
    assert on_record(tmp_path) == {site.url("/a", HOST): WHOLE}
    (look,) = feeds.look()
    assert (counts(look), look.more) == ((1, 0, 1, 0), False)
    assert on_record(tmp_path)[site.url("/b", HOST)] == f"{WHOLE} So it is."


def test_an_entry_with_its_whole_text_is_taken_from_the_feed(site: Site, tmp_path: Path) -> None:
    item = {"id": "a", "url": site.url("/a", HOST), "content_text": BEGINNING, "summary": "Open."}
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Roads", "items": [item]}
    site.pages["/feed"] = Page(json.dumps(feed).encode(), "application/feed+json")
    site.pages["/a"] = page(WHOLE)
    feeds = feeds_of(site, tmp_path)
    added(feeds, site)
    feeds.look()
    assert on_record(tmp_path) == {site.url("/a", HOST): BEGINNING}
    assert "/a" not in site.asked
