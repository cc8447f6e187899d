"""Adding to the corrections of a corpus: whole lines or nothing, one writer at a time."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from retrieval.disk import share_as, sync
from retrieval.errors import BuildError, CorpusError
from retrieval.ingest.corrections import corrections_file, line_of, read_corrections
from retrieval.settings import Directory
from retrieval.types import Act, Correction, KeptCorrection, fault

_PATIENCE_SECONDS = 30


@contextmanager
def edited_by_one(directory: Directory) -> Iterator[None]:
    """Hold the OS lock of whoever edits the corpus; a crash frees it.

    Raises:
        BuildError: another process holds it for long, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(directory.editing, timeout=_PATIENCE_SECONDS)
    try:
        directory.root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BuildError(
            "Another process is editing statements; try again when it has ended."
        ) from error
    except OSError as error:
        raise BuildError(
            f"The folder {directory.root} cannot be written to ({error.strerror});"
            " choose another with: --index DIR"
        ) from error
    try:
        yield
    finally:
        lock.release()


def append(
    corpus: Path, corrections: Sequence[Correction], *, by: str, now: datetime
) -> tuple[KeptCorrection, ...]:
    """Add corrections, each with the next number; the caller holds ``edited_by_one``.

    Raises:
        CorpusError: the file cannot be read or written; nothing was added.
    """
    first = _next_number(corpus)
    at = now.isoformat(timespec="seconds")
    entries = [KeptCorrection(n, one, by, at) for n, one in enumerate(corrections, first)]
    return _added(corpus, entries)


def append_undo(corpus: Path, numbers: Sequence[int], *, by: str, now: datetime) -> None:
    """Take corrections back; the caller holds ``edited_by_one``.

    Args:
        corpus: whose corrections they are.
        numbers: of corrections that are there, hold, and are no purge.
        by: who takes them back.
        now: when.

    Raises:
        CorpusError: the file cannot be read or written; nothing was added.
    """
    there = {
        entry.number: entry.correction.statement_id for entry in read_corrections(corpus).entries
    }
    first, at = _next_number(corpus), now.isoformat(timespec="seconds")
    _added(
        corpus,
        [
            KeptCorrection(n, Correction(there[number], Act.UNDO), by, at, undoes=number)
            for n, number in enumerate(numbers, first)
        ],
    )


def _next_number(corpus: Path) -> int:
    # a line that cannot be read may have the number of its place
    found = read_corrections(corpus)
    numbers = [entry.number for entry in found.entries]
    return max((0, *numbers, *(problem.line or 0 for problem in found.problems))) + 1


def _added(corpus: Path, entries: Sequence[KeptCorrection]) -> tuple[KeptCorrection, ...]:
    path = corrections_file(corpus)
    try:
        _write(path, b"".join(map(line_of, entries)))
    except OSError as error:
        reason = error.strerror or str(error)
        said = fault("corrections-unwritable", path=os.fspath(path), reason=reason)
        raise CorpusError(said) from error
    return tuple(entries)


def _write(path: Path, lines: bytes) -> None:
    new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(handle).st_size
        # what a crash has cut off stays a line of its own, which is told of
        os.lseek(handle, max(0, size - 1), os.SEEK_SET)
        torn = os.read(handle, 1) not in {b"", b"\n"}
        if new:
            share_as(path, path.parent)
        try:
            _whole(handle, (b"\n" if torn else b"") + lines)
            os.fsync(handle)
        except BaseException:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    sync(path.parent)


def _whole(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]
