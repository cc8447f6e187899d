"""The feeds that an admin has added: adding, removing, and looking at those that are due."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - as in the glossary
from pathlib import Path

from bot.feeds.faults import Fault, FetchError
from bot.feeds.fetching import target_of
from bot.feeds.looking import Look, Looking, fetched_feed, reading_of
from bot.feeds.store import Feed, FeedStore
from bot.feeds.visiting import Visitor
from retrieval.types import FeedKind

SHORTEST, LONGEST = 15, 1440
"""Minutes between two looks at a feed."""

TOLD_AFTER = 3
"""Looks in a row that went wrong, before people hear of it: one may be the site's bad minute."""

_MINUTE = 60.0
_JITTER = 0.1
_HOSTS_AT_ONCE = 4
_MOST_DOUBLED = 7


@dataclass(frozen=True, slots=True)
class Preview:
    """What an address holds, before it is followed.

    Attributes:
        url: its address.
        entries: how many entries or pages it has.
        newest: the day of the newest entry, where one is told.
        unread: how many entries could not be read.
        followed: the feed, where this address is followed already.
    """

    url: str
    title: str
    kind: FeedKind
    entries: int
    newest: Date | None
    unread: int
    followed: Feed | None


class Feeds:
    """Blocking; one look at a time, whoever asks for it.

    Args:
        corpus: the folder in which they lie.
        visitor: fetches.
        minutes: between two looks at a feed that has no time of its own; 0 for none by itself.
        clock: seconds since the epoch.
        chance: a number from 0 to 1.
    """

    def __init__(
        self,
        corpus: Path,
        visitor: Visitor,
        minutes: int = 60,
        *,
        clock: Callable[[], float] = time.time,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.store = FeedStore(corpus)
        self._visitor = visitor
        self._minutes = minutes
        self._clock = clock
        self._chance = chance
        self._looking = Looking(self.store, visitor, clock)

    def preview(self, url: str) -> Preview:
        """Fetch what an address holds; nothing is kept.

        Raises:
            FetchError: it was not fetched, or is no feed.
        """
        fetched = fetched_feed(self._visitor, url)
        if fetched is None:
            raise FetchError(Fault.UNREADABLE)
        reading = reading_of(fetched)
        known = self.store.known(url)
        title = next((one.source for one in reading.statements if one.source), None)
        return Preview(
            url,
            title or target_of(url)[0].host,
            reading.kind,
            len(reading.statements) or len(reading.pages),
            max((one.date for one in reading.statements if one.date), default=None),
            sum(not problem.warning for problem in reading.problems),
            known if known is not None and not known.stopped else None,
        )

    def add(self, seen: Preview, by: int = 0, every: int | None = None) -> Feed:
        """Follow a feed; one that was stopped goes on where it was.

        Args:
            seen: what is followed.
            by: the number of who adds it; 0 for the terminal.
            every: minutes between two looks, where it is to have a time of its own.

        Raises:
            CorpusError: it cannot be written down.
        """
        known = self.store.known(seen.url)
        if known is not None:
            feed = replace(known, stopped=False, by=by, every=every or known.every)
        else:
            name = self.store.name_for(seen.url)
            feed = Feed(name, seen.url, seen.title, seen.kind, by, self._clock(), every)
        feed = replace(feed, following=0.0)
        self.store.save(feed)
        return feed

    def remove(self, name: str) -> Feed | None:
        """Look at a feed no more; what was taken from it stays. None where there is none.

        Raises:
            CorpusError: it cannot be written down.
        """
        return self.store.change(name, lambda feed: replace(feed, stopped=True))

    def soon(self, name: str) -> Feed | None:
        """Have a feed looked at with the next that are due; None where there is none.

        Raises:
            CorpusError: it cannot be written down.
        """
        return self.store.change(name, lambda feed: replace(feed, following=0.0))

    def look(self, names: Sequence[str] = ()) -> list[Look]:
        """Look at some feeds now, or at all.

        Raises:
            CorpusError: what came of it cannot be written down.
        """
        with self.store.looked_at_by_one():
            return self._looked(
                feed for feed in self.store.all() if not names or feed.name in names
            )

    def look_at_due(self) -> list[Look]:
        """Look at the feeds whose time has come; raises what ``look`` does."""
        if not any(map(self._is_due, self.store.all())):
            return []
        with self.store.looked_at_by_one():
            return self._looked(filter(self._is_due, self.store.all()))

    def _is_due(self, feed: Feed) -> bool:
        by_itself = bool(self._minutes) and feed.following <= self._clock()
        return by_itself or feed.following == 0.0  # somebody has asked for it

    def stop(self) -> None:
        """Break looks off: those that run end within moments, and none begins."""
        self._visitor.stop()

    def waiting(self) -> list[Feed]:
        """The feeds of which something is on disk that no reindex was asked to take in."""
        return [feed for feed in self.store.all() if feed.waits]

    def taken_in(self, names: Iterable[str]) -> None:
        """A reindex is certain to come that takes in what waits of these feeds."""
        for name in names:
            self.store.change(name, lambda feed: replace(feed, waits=False))

    def told(self, look: Look) -> None:
        """People were told how a feed fares: that it fails, or works again."""
        told = look.fault is not None
        self.store.change(look.feed.name, lambda feed: replace(feed, told=told))

    def _looked(self, feeds: Iterable[Feed]) -> list[Look]:
        """Look at feeds, those of a host one after another, several hosts at a time."""
        hosts: dict[str, list[Feed]] = {}
        for feed in feeds:
            hosts.setdefault(target_of(feed.url)[0].host, []).append(feed)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE, thread_name_prefix="feeds") as threads:
            found = list(
                threads.map(lambda some: [self._one(feed) for feed in some], hosts.values())
            )
        return sorted((look for some in found for look in some), key=lambda one: one.feed.name)

    def _one(self, feed: Feed) -> Look:
        look = self._looking.look(feed)
        again = replace(look.feed, following=self._clock() + self._pause(look))
        self.store.looked(again)
        return replace(look, feed=again)

    def _pause(self, look: Look) -> float:
        """Seconds until a feed is looked at again: longer where it fails, never on the dot."""
        feed = look.feed
        minutes = min(max(feed.every or self._minutes, SHORTEST), LONGEST)
        if look.more:
            minutes = SHORTEST
        minutes = min(minutes << min(feed.failures, _MOST_DOUBLED), LONGEST)
        asked = look.fault.wait if look.fault is not None and look.fault.wait else 0.0
        return max(minutes * _MINUTE * (1 + _JITTER * (2 * self._chance() - 1)), asked)


def news_of(look: Look) -> bool | None:
    """Whether people are to hear that a feed fails (False) or works again (True); None for no."""
    if look.fault is not None:
        return False if look.feed.failures >= TOLD_AFTER and not look.feed.told else None
    return True if look.feed.told else None
