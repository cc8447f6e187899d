"""The process in which untrusted files are parsed: one for many files, ended at its limits."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from retrieval.ingest.formats.output import Item, ReadStatement
from retrieval.ingest.sandbox_messages import ReadRequest, decode_item, encode_request
from retrieval.types import Fault, Problem, fault

Timer = Callable[[float, Callable[[], None]], threading.Timer]

_START_SECONDS = 60.0
_PATIENCE = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one untrusted file may cost.

    Attributes:
        seconds: of wall time for a file; a file that needs more is given up.
        hurried_seconds: the same after five files of a corpus were given up, so that a folder
            full of traps ends too.
        memory_bytes: of address space of the process, where the system can limit it.
        answer_bytes: what may come back for one file.
    """

    seconds: float = 20.0
    hurried_seconds: float = 3.0
    memory_bytes: int = 1536 * 2**20
    answer_bytes: int = 256 * 2**20


class ParserProcess:
    """Reads files in a child process, which is started for the first and again after a death.

    A context manager; leaving it ends the child.

    Args:
        limits: of each file.
        timer: that runs a function after so many seconds, in a thread of its own.
    """

    def __init__(self, limits: Limits, timer: Timer = threading.Timer) -> None:
        self._limits = limits
        self._timer = timer
        self._child: _Child | None = None
        self._given_up = 0
        self._scratch: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()
        if self._scratch is not None:
            self._scratch.cleanup()

    def held(self, path: str) -> Path | None:
        """A file that the child has unpacked; None for whatever else it may name."""
        found = Path(path)
        if self._scratch is None or found.is_symlink() or not found.is_file():
            return None
        return found if found.resolve().is_relative_to(Path(self._scratch.name).resolve()) else None

    def clear(self) -> None:
        """Take away what the child has unpacked."""
        if self._scratch is not None:
            for folder in Path(self._scratch.name).iterdir():
                shutil.rmtree(folder, ignore_errors=True)

    def items(self, kind: str, path: Path, relative: str, max_bytes: int) -> list[Item]:
        """Read one file there.

        Args:
            kind: the name of its format.
            path: the file.
            relative: its path in the corpus, with slashes.
            max_bytes: the most that is read of it.

        Returns:
            What was found, at the end of it a problem where the limits ended the reading.
        """
        items: list[Item] = []
        seconds = self._seconds()
        try:
            child = self._started()
            with child.watched(seconds):
                child.connection.send_bytes(
                    encode_request(ReadRequest(kind, os.fspath(path), relative, max_bytes))
                )
                items.extend(self._answers(child))
        except (OSError, EOFError, ValueError):
            timed_out = self._end()
            self._given_up += timed_out
            why = _out_of_time(seconds) if timed_out else fault("out-of-limits")
            items.append(Problem(relative, None, why))
        return items

    def read(
        self, kind: str, path: Path, relative: str, max_bytes: int
    ) -> list[ReadStatement | Problem]:
        """The same, without the files that it holds."""
        found = self.items(kind, path, relative, max_bytes)
        return [item for item in found if isinstance(item, ReadStatement | Problem)]

    def _answers(self, child: "_Child") -> Iterator[Item]:
        room = self._limits.answer_bytes
        while message := child.connection.recv_bytes(room):
            room -= len(message)
            yield decode_item(message)

    def _seconds(self) -> float:
        hurried = self._given_up >= _PATIENCE
        return min(self._limits.seconds, self._limits.hurried_seconds if hurried else 1e9)

    def _started(self) -> "_Child":
        if self._child is None:
            if self._scratch is None:
                self._scratch = TemporaryDirectory(prefix="onrecord-")
            self._child = _Child(self._limits, self._timer, self._scratch.name)
        return self._child

    def _end(self) -> bool:
        """End the child, if there is one; whether its time had run out."""
        child, self._child = self._child, None
        return child is not None and child.end()


class _Child:
    """A running interpreter with its connection; ready when it has said so."""

    def __init__(self, limits: Limits, timer: Timer, scratch: str) -> None:
        self.timed_out = False
        self._timer = timer
        self.connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [
                    *(sys.executable, "-m", "retrieval.ingest.sandbox_child"),
                    *map(str, (theirs.fileno(), limits.memory_bytes, int(limits.seconds) + 1)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # so that what it starts ends with it
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                    "OPENBLAS_NUM_THREADS": "1",  # each thread takes address space
                    "OMP_NUM_THREADS": "1",
                    "TMPDIR": scratch,
                },
            )
        try:
            with self.watched(_START_SECONDS):
                self.connection.recv_bytes(0)
        except BaseException:
            self.end()
            raise

    def watched(self, seconds: float) -> "_Watch":
        """A context in which the child is killed when ``seconds`` are over."""
        return _Watch(self._timer(seconds, self.kill))

    def kill(self) -> None:
        self.timed_out = True
        self._kill_all()

    def _kill_all(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> bool:
        self.connection.close()
        self._kill_all()
        self._process.wait()
        return self.timed_out


class _Watch:
    def __init__(self, timer: threading.Timer) -> None:
        self._timer = timer
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()


def _out_of_time(seconds: float) -> Fault:
    return fault("out-of-time", seconds=f"{seconds:g}")
