"""The feeds that are followed: each in a folder of the corpus, with what was taken from it.

``corpus/feeds/NAME/`` holds a file for each entry, and what is known of the feed in ``.feed.json``,
which the reader of the corpus passes over. Files are replaced at one stroke, and what is known of
a feed is written after its entries: killed in between, the next look finds the same again.
"""

import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError

from bot.feeds.fetching import target_of
from retrieval import editing
from retrieval.errors import CorpusError
from retrieval.types import FeedKind, Told

_log = logging.getLogger(__name__)
_UNDER = "feeds"
_FACTS = ".feed.json"
_LONGEST_NAME = 32
_PATIENCE_SECONDS, _MOMENT_SECONDS = 600, 30


class Put(Enum):
    """What putting an entry on disk came to."""

    NEW = auto()
    CHANGED = auto()
    UNCHANGED = auto()
    REMOVED = auto()  # somebody has taken it away, so it stays away


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and how it fares; times are seconds since the epoch, 0 for never.

    Attributes:
        name: of its folder.
        url: its address.
        by: the number of who added it; 0 for the terminal.
        every: minutes between two looks; None for what the settings say.
        etag: by which its site knows the state that is on disk.
        modified: the same as a time, as the site wrote it.
        looked: when it was looked at last.
        succeeded: when that went well last.
        following: when it is looked at again.
        failures: looks in a row that went wrong.
        fault: what went wrong at the last one: a kind and its detail.
        told_fault: what the sentence of that detail is made of, where it is one.
        told: whether the people who run the archive were told of it.
        waits: whether something was written that no reindex has taken in yet.
        entries: how many it had at the last look.
        came: how many of them were new then, and how many changed.
        stopped: whether it is looked at no more.
        seen: what was taken from it, by the names of the files; of pages with their last change,
            behind ``NOT_TAKEN`` where there was nothing to take; of summaries with their mark,
            behind ``PARTIAL`` or ``AGAIN`` where the page could not be had, for good or this time.
    """

    name: str
    url: str
    title: str
    kind: FeedKind
    by: int = 0
    added: float = 0.0
    every: int | None = None
    etag: str | None = None
    modified: str | None = None
    looked: float = 0.0
    succeeded: float = 0.0
    following: float = 0.0
    failures: int = 0
    fault: tuple[str, str] | None = None
    told: bool = False
    waits: bool = False
    entries: int = 0
    came: tuple[int, int] = (0, 0)
    stopped: bool = False
    seen: dict[str, str] = field(default_factory=dict)
    told_fault: Told | None = None

    @property
    def partial(self) -> int:
        """Of how many entries only the beginning of the text may be there."""
        return sum(mark.startswith((PARTIAL, AGAIN)) for mark in self.seen.values())


NOT_TAKEN, PARTIAL, AGAIN = "!", "~", "?"
_FEED = TypeAdapter(Feed)


class FeedStore:
    """The feeds of a corpus.

    Args:
        corpus: its folder.
    """

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._root = corpus / _UNDER

    def all(self) -> list[Feed]:
        """The feeds that are followed, by name; one whose facts are damaged is passed over."""
        found = (self._read(path.parent.name) for path in self._root.glob(f"*/{_FACTS}"))
        return sorted((one for one in found if one and not one.stopped), key=lambda one: one.name)

    def find(self, name: str) -> Feed | None:
        """A feed that is followed."""
        feed = self._read(name) if re.fullmatch("[a-z0-9-]{1,48}", name) else None
        return None if feed is None or feed.stopped else feed

    def known(self, url: str) -> Feed | None:
        """The feed of this address, also one that was stopped."""
        found = (self._read(path.parent.name) for path in self._root.glob(f"*/{_FACTS}"))
        return next((one for one in found if one and one.url == url), None)

    def name_for(self, url: str) -> str:
        """A name that no folder has, made of an address."""
        target, path = target_of(url)
        said = f"{target.host.removeprefix('www.')} {path}".lower()
        name = re.sub("[^a-z0-9]+", "-", said).strip("-")[:_LONGEST_NAME].strip("-") or "feed"
        # another feed's folder, or one that somebody made by hand
        return f"{name}-{_hash(url)[:8]}" if (self._root / name).exists() else name

    def save(self, feed: Feed) -> None:
        """Write down what is known of a feed.

        Raises:
            CorpusError: it cannot be written, or what lies there would not be read.
        """
        under = PurePosixPath(_UNDER, feed.name)
        facts = json.dumps(asdict(feed), ensure_ascii=False, indent=1)
        with self._usable():
            if not self._corpus.exists():
                self._corpus.mkdir(parents=True)
            editing.check_place(self._corpus, under)
            self._corpus.joinpath(under).mkdir(parents=True, exist_ok=True)
            editing.put_file(self._corpus / under / _FACTS, facts.encode())

    def change(self, name: str, make: Callable[[Feed], Feed]) -> Feed | None:
        """Change what is known of a feed that is followed; None where there is none.

        Raises:
            CorpusError: it cannot be written.
        """
        with self._lock(".changing", _MOMENT_SECONDS):
            feed = self.find(name)
            if feed is None:
                return None
            changed = make(feed)
            self.save(changed)
            return changed

    def looked(self, feed: Feed) -> None:
        """Write down what a look came to; what people have changed meanwhile stays as it is.

        Raises:
            CorpusError: it cannot be written.
        """
        self.change(
            feed.name,
            lambda now: replace(feed, stopped=now.stopped, by=now.by, every=now.every),
        )

    def compare(self, feed: Feed, name: str, content: bytes) -> Put:
        """What putting an entry on disk would come to.

        Args:
            feed: whose entry it is.
            name: of the entry's file, by ``file_name``.
            content: of the file.

        Raises:
            CorpusError: what is there cannot be read.
        """
        path = self._root / feed.name / name
        with self._usable():
            if path.exists():
                return Put.UNCHANGED if path.read_bytes() == content else Put.CHANGED
        was_there = not feed.seen.get(name, NOT_TAKEN).startswith(NOT_TAKEN)
        return Put.REMOVED if was_there else Put.NEW

    def write(self, feed: Feed, name: str, content: bytes) -> None:
        """Put an entry on disk; ``save`` was called for its feed.

        Raises:
            CorpusError: it cannot be written.
        """
        with self._usable():
            editing.put_file(self._root / feed.name / name, content)

    def looked_at_by_one(self) -> AbstractContextManager[None]:
        """Hold the OS lock of whoever looks at feeds; a crash frees it.

        Raises:
            CorpusError: another process holds it for long.
        """
        return self._lock(".looking", _PATIENCE_SECONDS)

    @contextmanager
    def _lock(self, name: str, seconds: float) -> Iterator[None]:
        from filelock import FileLock, Timeout

        with self._usable():
            self._root.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._root / name, timeout=seconds)
            try:
                lock.acquire()
            except Timeout:
                raise CorpusError(
                    "Another process is looking at the feeds; try again when it has ended."
                ) from None
        try:
            yield
        finally:
            lock.release()

    def _read(self, name: str) -> Feed | None:
        path = self._root / name / _FACTS
        try:
            feed = _FEED.validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            _log.warning("%s cannot be read (%s); add the feed again", path, type(error).__name__)
            return None
        return feed if feed.name == name else None

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CorpusError(
                f"{self._root} cannot be used ({error.strerror or error}); make room or let"
                " this user write there, then try again."
            ) from error


def file_name(identity: str, ending: str) -> str:
    """The name of an entry's file, the same at every look."""
    return f"{_hash(identity)[:24]}{ending}"


def _hash(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
