"""Visits to sites: robots.txt kept, one look a host at a time with a pause, redirects checked."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Event, Lock

from bot.feeds.faults import Fault, FetchError
from bot.feeds.fetching import Answer, Fetcher, Wanted, target_of
from bot.feeds.guard import Guard, Target
from bot.feeds.media_types import ending_of
from bot.feeds.robots import Robots

_MOST_REDIRECTS = 5
_PAUSE = 1.0
_ROBOTS_KEPT = 86_400.0
_REFUSALS = range(400, 500)
_UNREADABLE = frozenset((Fault.STATUS, Fault.SLOW, Fault.LARGE, Fault.ENCODING, Fault.REDIRECTS))


def visitor_for(hosts: Iterable[str]) -> "Visitor":
    """The visitor that fetches for an operator who named these hosts."""
    return Visitor(Fetcher(Guard(hosts)))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        url: where it was, at the end of all redirects.
        data: its bytes.
        kind: its media type.
        ending: under which a file of this kind is read.
        charset: of a text, where the site said it.
        etag: by which the site knows this state of it.
        modified: the same as a time, as the site wrote it.
    """

    url: str
    data: bytes
    kind: str
    ending: str
    charset: str | None
    etag: str | None
    modified: str | None


class StoppedError(Exception):
    """Nothing is fetched any more, as the program ends."""


@dataclass(slots=True)
class _Turn:
    """Whose turn it is at a host, and when the next may come."""

    lock: Lock = field(default_factory=Lock)
    next: float = 0.0


def _is_any(kind: str, path: str) -> bool:  # noqa: ARG001 - as it is called
    return True


def _always(target: Target, path: str) -> float:  # noqa: ARG001 - as it is called
    return 0.0


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked for, and who says at each step whether it may be, and after what pause."""

    url: str
    wanted: Wanted = _is_any
    headers: Mapping[str, str] = field(default_factory=dict)
    may: Callable[[Target, str], float] = _always


class Visitor:
    """Fetches as a guest who was taught manners; for several threads.

    Args:
        fetcher: asks.
        pause: seconds between two looks at one host, at least.
        clock: seconds that only grow.
        sleep: waits; by itself until ``stop``.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        pause: float = _PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._stopped = Event()
        self._fetcher = fetcher
        self._pause = pause
        self._clock = clock
        self._sleep = sleep or self._stopped.wait
        self._lock = Lock()
        self._turns: dict[str, _Turn] = {}
        self._robots: dict[Target, tuple[float, Robots]] = {}

    def stop(self) -> None:
        """Fetch nothing more; what is under way raises ``StoppedError`` when it is done."""
        self._stopped.set()

    def fetch_page(self, url: str) -> Fetched:
        """Fetch a page or a document, from a host that the operator has named.

        Raises:
            FetchError: it was not fetched; its kind says why.
        """
        return _fetched(self._asked(url, {}, listed=True))

    def fetch(
        self, url: str, *, etag: str | None = None, modified: str | None = None
    ) -> Fetched | None:
        """Fetch a feed, or a page that one names.

        Args:
            url: its address.
            etag: of the state that is known.
            modified: of the same.

        Returns:
            None where it is as it was.

        Raises:
            FetchError: it was not fetched; its kind says why.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": modified}
        known = {name: value for name, value in given.items() if value}
        answer = self._asked(url, known, listed=False)
        return None if answer.status == HTTPStatus.NOT_MODIFIED else _fetched(answer)

    def _asked(self, url: str, headers: Mapping[str, str], *, listed: bool) -> Answer:
        def may(target: Target, path: str) -> float:
            if listed and not self._fetcher.guard.lists(target):
                raise FetchError(Fault.UNLISTED, target.host)
            rules = self._rules(target)
            if not rules.allows(path):
                raise FetchError(Fault.ROBOTS, target.host)
            return rules.delay

        answer = self._followed(_Request(url, _is_read, headers, may))
        if answer.status == HTTPStatus.NOT_MODIFIED and not headers:
            raise FetchError(Fault.STATUS, str(answer.status))
        return answer

    def _followed(self, request: "_Request") -> Answer:
        """The answer at the end of redirects, each of them looked at as if it were the first."""
        url, safe = request.url, False
        for _ in range(_MOST_REDIRECTS + 1):
            target, path = target_of(url)
            if safe and target.scheme == "http":
                raise FetchError(Fault.DOWNGRADE, target.host)
            safe = target.scheme == "https"
            delay = request.may(target, path)
            with self._turn_at(target.host, delay):
                answer = self._fetcher.ask(url, request.wanted, request.headers)
            if answer.location is None:
                return answer
            url = answer.location
        raise FetchError(Fault.REDIRECTS, str(_MOST_REDIRECTS))

    @contextmanager
    def _turn_at(self, host: str, delay: float) -> Iterator[None]:
        """Our turn at a host; the next comes after a pause."""
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            if (early := turn.next - self._clock()) > 0:
                self._sleep(early)
            if self._stopped.is_set():
                raise StoppedError
            try:
                yield
            finally:
                turn.next = self._clock() + max(self._pause, delay)

    def _rules(self, target: Target) -> Robots:
        """What robots.txt says; where there is none all is allowed, where it fails nothing is."""
        until, rules = self._robots.get(target, (0.0, Robots()))
        if self._clock() < until:
            return rules
        host = f"[{target.host}]" if ":" in target.host else target.host
        url = f"{target.scheme}://{host}:{target.port}/robots.txt"
        try:
            rules = Robots.of(self._followed(_Request(url)).data)
        except FetchError as error:
            if error.fault in _UNREADABLE and not _is_refusal(error):
                raise FetchError(Fault.ROBOTS_UNREADABLE, target.host, error.wait) from None
            if not _is_refusal(error):
                raise
            rules = Robots()
        self._robots[target] = self._clock() + _ROBOTS_KEPT, rules
        return rules


def _fetched(answer: Answer) -> Fetched:
    ending = ending_of(answer.kind, target_of(answer.url)[1])
    return Fetched(
        *(answer.url, answer.data, answer.kind, ending),
        *(answer.charset, answer.etag, answer.modified),
    )


def _is_refusal(error: FetchError) -> bool:
    """Whether a site says that it has no such file, or not for us."""
    return error.fault is Fault.STATUS and int(error.detail) in _REFUSALS


def _is_read(kind: str, path: str) -> bool:
    return bool(ending_of(kind, path))
