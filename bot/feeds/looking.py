"""One look at one feed: fetch, read, put on disk what is new, and only then remember it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.feeds.entries import (
    ENTRY_ENDING,
    PAGE_ENDING,
    PAGES,
    entry_file,
    identity_of,
    page_file,
)
from bot.feeds.faults import Fault, FetchError
from bot.feeds.fetching import target_of
from bot.feeds.store import NOT_TAKEN, Feed, FeedStore, Put, file_name
from bot.feeds.summaries import Found, Summaries, is_settled, is_whole
from bot.feeds.visiting import Fetched, Visitor
from retrieval import read_feed
from retrieval.types import Fault as Sentence
from retrieval.types import FeedKind, FeedReading, ListedPage, Statement

MAX_BYTES = 20 * 2**20
MOST_PAGES = 50
"""Pages of a sitemap that are fetched in one look."""

_MOST_SITEMAPS = 10
_FOR_GOOD = frozenset((Fault.TYPE, Fault.LARGE, Fault.ROBOTS, Fault.ENCODING, Fault.ADDRESS))
_GONE = ("404", "410")


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed came to.

    Attributes:
        feed: as it is known now.
        new: entries that were not on disk.
        changed: entries with another text or title than before.
        unchanged: entries that are as they were; of a sitemap, pages that are not new.
        unread: entries and pages that could not be read.
        more: whether there is more to fetch, which the next look does.
        fault: why the feed could not be looked at; None where it could.
    """

    feed: Feed
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    unread: int = 0
    more: bool = False
    fault: FetchError | None = None


def fetched_feed(visitor: Visitor, url: str, known: Feed | None = None) -> Fetched | None:
    """A feed as its site gives it; None where it is as it was.

    Raises:
        FetchError: it was not fetched.
    """
    if known is None:
        return visitor.fetch(url)
    return visitor.fetch(url, etag=known.etag, modified=known.modified)


def reading_of(fetched: Fetched) -> FeedReading:
    """What a fetched feed holds.

    Raises:
        FetchError: it is none.
    """
    reading = read_feed(fetched.data, MAX_BYTES)
    if not reading.statements and not reading.pages:
        faults = [problem for problem in reading.problems if not problem.warning]
        if faults and fetched.ending in PAGES:
            raise FetchError(Fault.PAGE, target_of(fetched.url)[0].host)
        if faults:
            said = Sentence(faults[0].problem[:200], faults[0].told)
            raise FetchError(Fault.UNREADABLE, said)
    return reading


class Looking:
    """Looks at feeds.

    Args:
        store: where they are kept.
        visitor: fetches.
        clock: seconds since the epoch.
    """

    def __init__(
        self, store: FeedStore, visitor: Visitor, clock: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._visitor = visitor
        self._clock = clock

    def look(self, feed: Feed) -> Look:
        """Look at a feed and keep what came of it; when to look again is the caller's.

        Raises:
            CorpusError: it cannot be written down.
        """
        taking = _Taking(self._store, feed)
        try:
            fetched = fetched_feed(self._visitor, feed.url, feed)
            if fetched is None:
                return Look(self._well(replace(feed, came=(0, 0))), unchanged=feed.entries)
            reading = reading_of(fetched)
            if reading.kind is FeedKind.SITEMAP:
                self._take_pages(taking, fetched.url, reading.pages)
            else:
                self._take_entries(taking, reading)
        except FetchError as error:
            ill = replace(
                taking.kept(),
                looked=self._clock(),
                failures=feed.failures + 1,
                fault=(error.fault.value, str(error.detail)),
                told_fault=error.told,
            )
            self._store.looked(ill)
            return taking.look(ill, error)
        # last of all, by what the site knows this state of the feed: all of it is on disk
        due = taking.more or taking.again
        marks = (None, None) if due else (fetched.etag, fetched.modified)
        return taking.look(self._well(replace(taking.kept(), etag=marks[0], modified=marks[1])))

    def _well(self, feed: Feed) -> Feed:
        now = self._clock()
        well = replace(feed, looked=now, succeeded=now, failures=0, fault=None, told_fault=None)
        self._store.looked(well)
        return well

    def _take_entries(self, taking: "_Taking", reading: FeedReading) -> None:
        taking.seen = {}
        summaries = Summaries(taking.feed.url, self._visitor.fetch, MAX_BYTES)
        for statement in reading.statements:
            identity = identity_of(statement, taking.feed.url)
            name = file_name(identity, ENTRY_ENDING)
            if statement.id in reading.summaries:
                taking.take_summary(name, statement, identity, summaries)
            else:
                taking.put(name, entry_file(statement, identity))
                taking.seen[name] = ""
        taking.unread += sum(not problem.warning for problem in reading.problems)
        taking.entries = len(reading.statements)
        if reading.statements and (title := reading.statements[0].source):
            taking.title = title

    def _take_pages(self, taking: "_Taking", url: str, listed: Sequence[ListedPage]) -> None:
        """Take the pages of a sitemap that are new or changed, the newest first, so many a look."""
        pages = self._pages(url, listed)
        taking.entries = len(pages)
        wanted = []
        for page in pages:
            before = taking.seen.get(file_name(page.url, PAGE_ENDING))
            if before is None or (page.changed and page.changed != before.removeprefix(NOT_TAKEN)):
                wanted.append(page)
        taking.unchanged += len(pages) - len(wanted)
        taking.more = len(wanted) > MOST_PAGES
        for page in wanted[:MOST_PAGES]:
            self._take_page(taking, page)

    def _take_page(self, taking: "_Taking", page: ListedPage) -> None:
        name = file_name(page.url, PAGE_ENDING)
        try:
            fetched = self._visitor.fetch(page.url)
        except FetchError as error:
            gone = error.fault is Fault.STATUS and error.detail in _GONE
            if not gone and error.fault not in _FOR_GOOD:
                raise
            fetched = None
        if fetched is None or fetched.ending not in PAGES:
            taking.unread += 1
            # what was taken before stays
            never = taking.seen.get(name, NOT_TAKEN).startswith(NOT_TAKEN)
            taking.seen[name] = f"{NOT_TAKEN if never else ''}{page.changed}"
            return
        taking.put(name, page_file(fetched))
        taking.seen[name] = page.changed

    def _pages(self, url: str, listed: Sequence[ListedPage]) -> list[ListedPage]:
        """The pages of a sitemap, and of those that it lists, each once, the newest first."""
        further = sorted((one for one in listed if one.further), key=_changed, reverse=True)
        found = [one for one in listed if not one.further]
        for one in further[:_MOST_SITEMAPS]:
            fetched = self._visitor.fetch(one.url)
            if fetched is not None:
                found += [page for page in reading_of(fetched).pages if not page.further]
        host = target_of(url)[0].host
        own = {page.url: page for page in found if _host(page.url) == host}
        return sorted(own.values(), key=_changed, reverse=True)


class _Taking:
    """What is taken from a feed in one look."""

    def __init__(self, store: FeedStore, feed: Feed) -> None:
        self._store = store
        self._counts = dict.fromkeys(Put, 0)
        self.feed = feed
        self.title = feed.title
        self.entries = feed.entries
        self.seen = dict(feed.seen)
        self.unread = self.unchanged = 0
        self.more = self.again = False

    def put(self, name: str, content: bytes) -> None:
        """Put an entry on disk, where it is not there as it is."""
        came_to = self._store.compare(self.feed, name, content)
        self._counts[came_to] += 1
        if came_to not in {Put.NEW, Put.CHANGED}:
            return
        if not self.feed.waits:
            # before the first file: where this is the last that is done, a reindex is due
            self.feed = replace(self.feed, waits=True)
            self._store.looked(self.feed)
        self._store.write(self.feed, name, content)

    def take_summary(
        self, name: str, entry: Statement, identity: str, summaries: Summaries
    ) -> None:
        """Take an entry of which the feed has a summary alone."""
        before = self.feed.seen.get(name, "")
        if is_settled(entry, before):
            self.seen[name] = before
            self.unchanged += 1
            return
        found = summaries.whole(entry)
        if found is None:
            self.more = True
            if name in self.feed.seen:
                self.seen[name] = before
            return
        if is_whole(before) and not is_whole(found.mark):
            # an excerpt never comes in the place of the whole text
            found = Found(entry, before)
            self.unchanged += 1
            self.again = True
        else:
            self.put(name, entry_file(found.statement, identity))
            self.again = self.again or found.is_tried_again
        self.seen[name] = found.mark

    def kept(self) -> Feed:
        """The feed as it is known now."""
        came = self._counts[Put.NEW], self._counts[Put.CHANGED]
        known = replace(self.feed, title=self.title, entries=self.entries, seen=self.seen)
        return replace(known, came=came)

    def look(self, feed: Feed, fault: FetchError | None = None) -> Look:
        """What the look came to."""
        unchanged = self._counts[Put.UNCHANGED] + self._counts[Put.REMOVED] + self.unchanged
        new, changed = self._counts[Put.NEW], self._counts[Put.CHANGED]
        return Look(feed, new, changed, unchanged, self.unread, self.more, fault)


def _changed(page: ListedPage) -> str:
    return page.changed


def _host(url: str) -> str:
    try:
        return target_of(url)[0].host
    except FetchError:
        return ""
