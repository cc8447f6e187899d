"""A reindex in a process of its own that comes to a chosen end; run by test_reindex_killed."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import filelock  # noqa: F401 - what is imported late may be out of reach of another user
from fake_encoder import FakeEncoder

from retrieval import Directory, Job, RetrievalSettings, reindex
from retrieval.errors import RetrievalError
from retrieval.ingest.corpus import read_corpus  # noqa: F401 - the same
from retrieval.types import Progress

LATER = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
SETTINGS = RetrievalSettings(passage_tokens=(5, 12))

_CHANGES = frozenset(
    ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "sqlite3.connect")
)
_TICK = 4000
"""Calls and returns of functions between two ticks."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Ended:
    """How a reindex that was not killed ended: the error's name and sentence, or nothing."""

    error: str
    sentence: str
    changes: int


def run(
    root: Path,
    pipe: Connection,
    tell: Callable[[Progress], None],
    before: Callable[[], None] | None = None,
) -> None:
    """Reindex ``root`` and send how it ended; says that it begins by an empty message."""
    touched = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if changes_a_file(event, arguments, root / "var"):
            if before is not None:
                before()
            touched += 1

    sys.addaudithook(count)
    pipe.send(None)
    error = sentence = ""
    try:
        job = Job(Directory(root / "var"), SETTINGS, FakeEncoder(group=100), LATER, tell)
        reindex(root / "corpus", job, sure=True)
    except RetrievalError as fault:
        error, sentence = type(fault).__name__, str(fault)
    except Exception as fault:  # noqa: BLE001 - shown by the assertion
        error, sentence = type(fault).__name__, repr(fault)
    pipe.send(Ended(error, sentence, touched))


def killed_at_step(root: Path, pipe: Connection, step: int) -> None:
    """Die when the progress is told for the ``step``-th time, counted from 0."""
    told = 0

    def tell(_: Progress) -> None:
        nonlocal told
        if told == step:
            _die()
        told += 1

    run(root, pipe, tell)


def killed_at_file(root: Path, pipe: Connection, operation: int) -> None:
    """Die just before the ``operation``-th thing is done to a file of the index."""
    done = 0

    def before() -> None:
        nonlocal done
        if done == operation:
            _die()
        done += 1

    run(root, pipe, lambda _: None, before)


def ticking(root: Path, pipe: Connection) -> None:
    """Go through to the end, unless killed from outside; says all the while that it goes on."""
    events = 0

    def tick(*_: object) -> None:
        nonlocal events
        events += 1
        if events % _TICK == 0:
            pipe.send(events // _TICK)

    sys.setprofile(tick)
    run(root, pipe, lambda _: None)
    sys.setprofile(None)


def out_of_room(root: Path, pipe: Connection, stage: str, limit: int) -> None:
    """From ``stage`` on, no file may grow beyond ``limit`` bytes."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def tell(step: Progress) -> None:
        if step.stage == stage:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    run(root, pipe, tell)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def without_rights(root: Path, pipe: Connection) -> None:
    """As a user who may read everything and write nothing."""
    if os.geteuid() == 0:
        os.seteuid(65534)
    run(root, pipe, lambda _: None)


def changes_a_file(event: str, arguments: tuple[object, ...], folder: Path) -> bool:
    if event == "open":
        if not isinstance(arguments[2], int) or not arguments[2] & _WRITING:
            return False
    elif event not in _CHANGES:
        return False
    return str(folder) in str(arguments[0])


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
