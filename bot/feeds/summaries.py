"""Entries of which a feed has a summary alone: the page behind each is read for the whole text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.feeds.entries import PAGES, page_file
from bot.feeds.faults import Fault, FetchError
from bot.feeds.fetching import target_of
from bot.feeds.guard import PORTS
from bot.feeds.store import AGAIN, PARTIAL
from bot.feeds.visiting import Fetched
from retrieval import read_page
from retrieval.types import Statement

MOST_SUMMARIES = 20
"""Pages behind entries that are fetched in one look."""


_AWAY = frozenset((Fault.CONNECTION, Fault.SLOW, Fault.ROBOTS_UNREADABLE, Fault.UNKNOWN_HOST))
_SERVER_ERROR = "5"
_CUT = re.compile(r"(?:…|\.\.\.)\s*\]?\s*\Z")
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be kept of an entry.

    Attributes:
        statement: with the text of its page, where that could be had.
        mark: by which the next look knows what was found.
    """

    statement: Statement
    mark: str

    @property
    def is_tried_again(self) -> bool:
        """Whether the page may be had at the next look."""
        return self.mark.startswith(AGAIN)


def mark_of(entry: Statement) -> str:
    """Tells what a feed says of an entry from what it said before."""
    said = f"{entry.title}\n{entry.date}\n{entry.text}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_settled(entry: Statement, mark: str) -> bool:
    """Whether a mark is of this very entry, and its page was had or never will be."""
    return mark.removeprefix(PARTIAL) == mark_of(entry)


def is_whole(mark: str) -> bool:
    """Whether the whole text was there when the mark was made."""
    return bool(mark) and not mark.startswith((PARTIAL, AGAIN))


class Summaries:
    """The pages behind the entries of one feed, in one look.

    Args:
        url: of the feed; pages of its own host alone are fetched.
        fetch: a page, as a guest who was taught manners.
        max_bytes: the most that is read of a page.
    """

    def __init__(self, url: str, fetch: Callable[[str], Fetched | None], max_bytes: int) -> None:
        self._url = url
        self._fetch = fetch
        self._max_bytes = max_bytes
        self._left = MOST_SUMMARIES
        self._is_away = False

    def whole(self, entry: Statement) -> Found | None:
        """An entry with its whole text, as far as that can be had.

        Args:
            entry: as the feed has it.

        Returns:
            None where the page is left to the next look, and the entry with it.

        Raises:
            StoppedError: nothing is fetched any more.
        """
        mark = mark_of(entry)
        as_it_is = Found(entry, f"{PARTIAL if _CUT.search(entry.text) else ''}{mark}")
        if not self._is_own(entry.url or ""):
            return as_it_is
        if self._is_away:  # to wait for each page would take as long again
            return Found(entry, f"{AGAIN}{mark}")
        if not self._left:
            return None
        self._left -= 1
        try:
            page = self._page(entry.url or "")
        except FetchError as error:
            self._is_away = error.fault in _AWAY
            ill = error.fault is Fault.STATUS and error.detail.startswith(_SERVER_ERROR)
            return Found(entry, f"{AGAIN if self._is_away or ill else PARTIAL}{mark}")
        return _longer(as_it_is, page, mark)

    def _page(self, url: str) -> Statement | None:
        """What a page says; None where it says nothing, or is another site's."""
        fetched = self._fetch(url)
        if fetched is None or fetched.ending not in PAGES or not self._is_own(fetched.url):
            return None
        return read_page(page_file(fetched), self._max_bytes)

    def _is_own(self, url: str) -> bool:
        """Whether an address is one of the feed's own site."""
        try:
            feed, page = target_of(self._url)[0], target_of(url)[0]
        except FetchError:
            return False
        usual = {feed.port, page.port} <= {*PORTS.values()}
        return feed.host == page.host and (feed.port == page.port or usual)


def _is_alike(summary: str, page: str) -> bool:
    """Whether a page has most of the words of a summary: what asks for a password has not."""
    words, found = ({*_WORD.findall(text.casefold())} for text in (summary, page))
    return 2 * len(words & found) >= len(words)


def _longer(found: Found, page: Statement | None, mark: str) -> Found:
    """The text of a page in the place of a summary, where it goes on from there."""
    entry = found.statement
    if page is None or not _is_alike(entry.text, page.text):
        return Found(entry, f"{PARTIAL}{mark}")
    if len(page.text) > len(entry.text):
        return Found(replace(entry, text=page.text), mark)
    return found
