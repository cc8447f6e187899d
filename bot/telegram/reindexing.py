"""A reindex in a process of its own, shown by edits of one message while the bot answers on."""

import asyncio
import json
import logging
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply, report_reply
from bot.replies.wording import Wording
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError
from bot.telegram.handlers.context import HandlerContext
from retrieval.types import Problem, Progress, ReindexReport

_log = logging.getLogger(__name__)
_LINE_BYTES = 2**26
STOPPED = "the bot was stopped; the statements answer as before"


@dataclass(slots=True)
class Watch:
    """What the child process has said so far."""

    clock: Callable[[], float]
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
                    self.report = _report(facts)
                case {"error": str(problem), "gone": int(gone), "held": int(held)}:
                    self.problem, self.leaving = problem, (gone, held)
                case {"error": str(problem)}:
                    self.problem = problem
        except (ValueError, TypeError):
            _log.warning("the reindex said something unexpected: %r", line[:200])

    def eta(self) -> float | None:
        """Seconds to the end of the present stage at its present speed, where that is known."""
        step = self.progress
        if step is None or not 0 < step.done <= step.total:
            return None
        return (self.clock() - self._began) / step.done * (step.total - step.done)

    def _step(self, step: Progress) -> None:
        if self.progress is None or self.progress.stage != step.stage:
            self._began = self.clock()
        self.progress = step


class Reindexing:
    """At most one reindex at a time.

    Args:
        command: the child's program and arguments.
        ctx: whose delivery shows it; the inbox's row is done with the report.
        every: seconds between two edits, at least.
    """

    def __init__(
        self,
        command: Sequence[str],
        ctx: HandlerContext,
        *,
        every: float = 3,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command)
        self._delivery = ctx.delivery
        self._inbox = ctx.inbox
        self._every = every
        self._clock = clock
        self._claimed = False
        self._task: asyncio.Task[None] | None = None

    def claim(self) -> bool:
        """Whether a reindex may start; then nobody else's may until ``release``."""
        claimed, self._claimed = not self._claimed, True
        return claimed

    def release(self) -> None:
        """Let another reindex start."""
        self._claimed = False

    def start(
        self, to: Destination, message_id: int, update_id: int, *, sure: bool = False
    ) -> None:
        """Reindex in the background and show it in this message; must have been claimed.

        Args:
            to: the chat.
            message_id: of the message that shows it.
            update_id: whose row of the inbox is done with the report.
            sure: whether many statements may leave the archive's files.
        """
        self._task = asyncio.create_task(self._run(to, message_id, update_id, sure=sure))

    async def stop(self) -> None:
        """End a running reindex and say so in its message."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, to: Destination, message_id: int, update_id: int, *, sure: bool) -> None:
        watch = Watch(self._clock)
        command = (*self._command, "--yes") if sure else self._command
        try:
            last = await self._watched(watch, command, to, message_id)
        except asyncio.CancelledError:
            last = sentences.reindex_failed(STOPPED, to.chat.lang)
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin is told
            _log.exception("the reindex cannot be run")
            last = sentences.reindex_failed(str(error), to.chat.lang)
        finally:
            self.release()
        await self._show(to, message_id, last)
        await self._inbox.done(update_id)

    async def _watched(
        self, watch: Watch, command: Sequence[str], to: Destination, message_id: int
    ) -> Reply:
        """Run the child and show its progress; returns what is to be shown at the end."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            limit=_LINE_BYTES,
            # Ctrl-C in the terminal is the bot's to deal with.
            start_new_session=True,
        )
        listening = asyncio.gather(_listen(process, watch), _log_errors(process), process.wait())
        shown: Progress | None = None
        try:
            while not listening.done():
                await asyncio.wait({listening}, timeout=self._every)
                if watch.progress != shown and not listening.done():
                    shown = watch.progress
                    step = progress_reply(shown, watch.eta(), Wording(to.chat.lang))
                    await self._show(to, message_id, step)
            await listening
        finally:
            await _end(process)
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
        return self._outcome(watch, process, to.chat.lang)

    def _outcome(self, watch: Watch, process: Process, lang: str | None) -> Reply:
        if watch.report is not None:
            return report_reply(watch.report, Wording(lang))
        if watch.leaving is not None:
            return sentences.reindex_asks(*watch.leaving, lang)
        code = process.returncode or 0
        ended = f"signal {-code}" if code < 0 else f"exit code {code}"
        problem = watch.problem or f"the process ended without a report ({ended})"
        return sentences.reindex_failed(problem, lang)

    async def _show(self, to: Destination, message_id: int, reply: Reply) -> None:
        try:
            await self._delivery.edit(to, message_id, reply)
        except (DeliveryError, ValueError) as error:
            _log.warning("the reindex goes on, but cannot be shown: %s", error)
        except Exception:  # noqa: BLE001 - a reindex does not end because of its message
            _log.exception("the reindex goes on, but cannot be shown")


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


def _report(facts: dict[str, Any]) -> ReindexReport:
    problems = tuple(Problem(**problem) for problem in facts.pop("problems"))
    return ReindexReport(**facts, problems=problems)
