"""How the bot fares at a moment: what the status pages show, and monitoring reads."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from bot.state.state import State
from bot.telegram.reindex_queue import ReindexQueue
from bot.telegram.watchdog import Watchdog
from bot.usecases.library import OpenLibrary
from retrieval import Directory, held_build, last_backup, last_run, program_version, status
from retrieval.errors import BuildError, RetrievalError

_OLD = 60.0
"""Seconds for which what lies in files is not read again."""


@dataclass(frozen=True, slots=True)
class BuildSigns:
    """Of the live build.

    Attributes:
        made: seconds since the epoch.
        encoder: the model's name.
        format: of its numbers; empty where that is not known.
    """

    made: float
    statements: int
    passages: int
    bytes: int
    encoder: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class KeptSigns:
    """What lies in files beside the archive; moments are seconds since the epoch."""

    build: BuildSigns | None = None
    reindexed: float | None = None
    unreadable: int | None = None
    held: bool = False
    backup: float | None = None


@dataclass(frozen=True, slots=True)
class VitalSigns:
    """How the bot fares; None for what is not known.

    Attributes:
        silence: seconds since Telegram answered last.
        still: seconds since the event loop turned last.
        waiting: updates that are not answered yet.
        oldest: seconds for which the oldest of them has waited.
        dead: what did not come to its end, by kind.
        pending: updates that wait with Telegram, where it brings them.
    """

    silence: float
    still: float
    waiting: int
    oldest: float
    dead: Mapping[str, int] = field(default_factory=dict)
    pending: int | None = None
    ready: bool = False
    reindexing: bool = False
    reindexed: float | None = None
    unreadable: int | None = None
    held: bool = False
    backup: float | None = None
    build: BuildSigns | None = None
    version: str = ""


class VitalSignsReader:
    """Reads them; blocking, for a thread.

    Args:
        library: what is asked.
        state: what is remembered, with the inbox in its file.
        watchdog: sees Telegram and the event loop.
        reindexes: of this run.
        ready: whether questions can be answered.
        pending: how many updates wait with Telegram, where that is known.
        clock: seconds that only grow.
    """

    def __init__(  # noqa: PLR0913 - each is asked for one sign
        self,
        library: OpenLibrary,
        state: State,
        watchdog: Watchdog,
        reindexes: ReindexQueue,
        *,
        ready: Callable[[], bool],
        pending: Callable[[], int | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library = library
        self._state = state
        self._watchdog = watchdog
        self._reindexes = reindexes
        self._ready = ready
        self._pending = pending
        self._clock = clock
        self._lock = Lock()
        self._kept = KeptSigns()
        self._read = float("-inf")

    def __call__(self) -> VitalSigns:
        """How the bot fares now; what lies in files is up to a minute old.

        Raises:
            StorageError: the inbox cannot be read.
        """
        self._state.file.rows("SELECT count(*) FROM sqlite_master")  # the rest forgives a fault
        left, kept = self._state.undelivered(), self._kept_signs()
        return VitalSigns(
            silence=self._watchdog.silence,
            still=self._watchdog.still,
            waiting=left.waiting,
            oldest=self._state.oldest_waiting(),
            dead={"failed": left.failed, "set_aside": left.set_aside, "refused": left.refused},
            pending=self._pending(),
            ready=self._ready(),
            reindexing=self._reindexes.running,
            reindexed=kept.reindexed,
            unreadable=kept.unreadable,
            held=kept.held,
            backup=kept.backup,
            build=kept.build,
            version=program_version(),
        )

    def _kept_signs(self) -> KeptSigns:
        with self._lock:
            if self._clock() - self._read >= _OLD:
                self._kept = _kept(self._library.directory)
                self._read = self._clock()
            return self._kept


def _kept(directory: Directory) -> KeptSigns:
    try:
        run = last_run(directory)
    except BuildError:
        run = None
    backup = last_backup(directory)
    return KeptSigns(
        build=_build(directory),
        reindexed=_moment(run.ran_at) if run else None,
        unreadable=len(run.report.failed) if run else None,
        held=held_build(directory) is not None,
        backup=_moment(backup.made_at) if backup else None,
    )


def _build(directory: Directory) -> BuildSigns | None:
    try:
        live = status(directory)
    except RetrievalError:
        return None
    return BuildSigns(
        made=_moment(live.built_at),
        statements=live.statements,
        passages=live.passages,
        bytes=live.bytes,
        encoder=live.encoder,
        format=(live.way.format if live.way else None) or "",
    )


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
