"""A reindex in a process of its own: what it says, how far it is, and how it ended."""

import asyncio
import json
import logging
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from retrieval.types import Fault, Progress, ReindexReport, told_of

_log = logging.getLogger(__name__)
_LINE_BYTES = 2**26
_REPORT = TypeAdapter(ReindexReport)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a reindex ended: one of the three is there.

    Attributes:
        report: what it did.
        problem: why it did not come to its end, in a sentence.
        leaving: how many statements would leave, and of how many, where it waits for a word.
    """

    report: ReindexReport | None = None
    problem: str | None = None
    leaving: tuple[int, int] | None = None


@dataclass(slots=True)
class Watch:
    """What the child process has said so far."""

    clock: Callable[[], float] = time.monotonic
    progress: Progress | None = None
    report: ReindexReport | None = None
    problem: str | None = None
    leaving: tuple[int, int] | None = None
    _began: float = field(default=0.0)

    def hear(self, line: bytes) -> None:
        """Take one line of its output in; what is no fact of ours is passed over."""
        try:
            match json.loads(line):
                case {"progress": dict(step)}:
                    self._step(Progress(**step))
                case {"report": dict(facts)}:
                    self.report = _REPORT.validate_python(facts)
                case {"error": str(problem), "gone": int(gone), "held": int(held)}:
                    self.problem, self.leaving = problem, (gone, held)
                case {"error": str(problem), **more}:
                    self.problem = problem  # whatever the rest is
                    self.problem = Fault(problem, told_of(more.get("told")))
        except (ValueError, TypeError):
            _log.warning("the reindex said something unexpected: %r", line[:200])

    def eta(self) -> float | None:
        """Seconds to the end of the present stage at its present speed, where that is known."""
        step = self.progress
        if step is None or not 0 < step.done <= step.total:
            return None
        return (self.clock() - self._began) / step.done * (step.total - step.done)

    def ended(self, code: int) -> Ran:
        """How the reindex ended, whose process ended with this code."""
        if self.report is not None:
            return Ran(report=self.report)
        if self.leaving is not None:
            return Ran(leaving=self.leaving)
        said = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Ran(problem=self.problem or f"the process ended without a report ({said})")

    def _step(self, step: Progress) -> None:
        if self.progress is None or self.progress.stage != step.stage:
            self._began = self.clock()
        self.progress = step


Stepped = Callable[[Watch], Awaitable[None]]
"""Shows how far it is."""


class Standby:
    """A child that has loaded what it needs and begins at a word, which saves most of its time.

    Args:
        command: its program and arguments.
        seconds: after which it is given up.
    """

    def __init__(self, command: Sequence[str], seconds: float = 600) -> None:
        self._command = (*command, "--on-word")
        self._seconds = seconds
        self._process: Process | None = None
        self._waiting: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    def start(self) -> None:
        """Have it stand by, from now on for that long; to be called in the event loop."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.create_task(self._stand_by())

    async def take(self) -> Process | None:
        """The child, told to begin; None where none stands by."""
        async with self._starting:  # one that is just being started is as good
            process, self._process = self._process, None
        if process is None or process.returncode is not None or process.stdin is None:
            return None
        process.stdin.write(b"go\n")
        process.stdin.close()
        return process

    async def stop(self) -> None:
        """End it."""
        if self._waiting is not None:
            self._waiting.cancel()
            await asyncio.gather(self._waiting, return_exceptions=True)
        process, self._process = self._process, None
        if process is not None:
            await _end(process)

    async def _stand_by(self) -> None:
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                try:
                    self._process = await _started(self._command, stdin=PIPE)
                except OSError as error:
                    _log.warning("no reindex can stand by: %s", error)
                    return
        await asyncio.sleep(self._seconds)
        process, self._process = self._process, None
        if process is not None:
            await _end(process)


async def run_child(
    command: Sequence[str] | Process,
    watch: Watch,
    stepped: Stepped | None = None,
    every: float = 3,
) -> Ran:
    """Run the child to its end; cancelled, it is ended too.

    Args:
        command: its program and arguments; or the child itself, where it is started.
        watch: hears what it says.
        stepped: called when there is something new to show.
        every: seconds between two such calls, at least.

    Raises:
        OSError: it cannot be started.
    """
    process = command if isinstance(command, Process) else await _started(command, stdin=DEVNULL)
    listening = asyncio.gather(_listen(process, watch), _log_errors(process), process.wait())
    shown: Progress | None = None
    try:
        while stepped is not None and not listening.done():
            await asyncio.wait({listening}, timeout=every)
            if watch.progress != shown and not listening.done():
                shown = watch.progress
                await stepped(watch)
        await listening
    finally:
        await _end(process)
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
    return watch.ended(process.returncode or 0)


async def _started(command: Sequence[str], *, stdin: int) -> Process:
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=stdin,
        stdout=PIPE,
        stderr=PIPE,
        limit=_LINE_BYTES,
        # Ctrl-C in the terminal is the bot's to deal with.
        start_new_session=True,
    )


async def _listen(process: Process, watch: Watch) -> None:
    if process.stdout is not None:
        async for line in process.stdout:
            watch.hear(line)


async def _log_errors(process: Process) -> None:
    if process.stderr is not None:
        async for line in process.stderr:
            _log.info("reindex: %s", line.decode(errors="replace").rstrip())


async def _end(process: Process) -> None:
    """Have the child ended, by force where it does not listen."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 5)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
