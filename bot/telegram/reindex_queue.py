"""Reindexes one after another: those that somebody watches, and those wished for quietly.

A wish is granted by a run that began after it: while one runs, another follows, and wishes that
wait are granted by one run together. A wish is on disk until it is granted, so that what was
published before a crash is live after the next start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from bot.telegram.reindex_child import Ran, Standby, Stepped, Watch, run_child

_log = logging.getLogger(__name__)

_PATIENCE = "600"
"""Seconds that a quiet reindex waits for another process that writes to the index."""

Granted = Callable[[Ran], Awaitable[None]]
"""Told how the run ended that granted a wish."""


class ReindexQueue:
    """Runs one reindex at a time.

    Args:
        command: the child's program and arguments.
        wanted: the file that is there while a wish waits; None where none is kept.

    Attributes:
        ended: told how each quiet run ended, whoever wished for it.
    """

    def __init__(self, command: Sequence[str] = (), wanted: Path | None = None) -> None:
        self._command = tuple(command)
        self._quiet = (*self._command, "--wait", _PATIENCE)
        self._standby = Standby(self._quiet)
        self._wanted = wanted
        self._turn = asyncio.Lock()
        self._wishes: list[Granted | None] = []
        self._granting: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()
        self.ended: Granted | None = None

    @property
    def running(self) -> bool:
        """Whether a reindex runs."""
        return self._turn.locked()

    async def run(
        self, *options: str, watch: Watch, stepped: Stepped | None = None, every: float = 3
    ) -> Ran:
        """Reindex when those before are done.

        Args:
            options: further arguments of the child.
            watch: hears what it says.
            stepped: shows how far it is.
            every: seconds between two such shows, at least.

        Raises:
            OSError: the child cannot be started.
        """
        async with self._turn:
            return await run_child((*self._command, *options), watch, stepped, every)

    async def look(self, *, watch: Watch, stepped: Stepped | None = None, every: float = 3) -> Ran:
        """See what a reindex would change; waits for nobody, as nothing is written.

        The arguments are those of ``run``, and so is what is raised.
        """
        return await run_child((*self._command, "--dry-run"), watch, stepped, every)

    def ready(self) -> None:
        """Have a quiet reindex stand by, as somebody is about to publish or to correct something.

        It takes some seconds to start, in which people read what they are about to do, and some
        hundred megabytes of memory for ten minutes at the most. To be called in the event loop.
        """
        self._standby.start()

    def quietly(self, granted: Granted | None = None) -> None:
        """Reindex soon, shown nowhere: what is in the corpus now will be live after that.

        To be called in the event loop; returns at once.

        Args:
            granted: called with how the run ended, whatever that was; not called where the bot is
                stopped before, and then the next start reindexes.
        """
        self._note()
        self._wishes.append(granted)
        if self._granting is None or self._granting.done():
            self._granting = asyncio.create_task(self._grant())

    def resume(self) -> None:
        """Grant what an earlier run of the bot was asked for and did not come to."""
        if self._wanted is not None and self._wanted.exists():
            self.quietly()

    async def stop(self) -> None:
        """End a quiet reindex; the next start goes on with it."""
        tasks = [task for task in (self._granting, *self._telling) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._standby.stop()

    async def _grant(self) -> None:
        while self._wishes:
            async with self._turn:
                wishes, self._wishes = self._wishes, []
                ran = await self._ran()
            if ran.problem is None and not self._wishes:
                self._forget()
            for granted in filter(None, (*wishes, self.ended)):
                task = asyncio.create_task(_told(granted, ran))
                self._telling.add(task)
                task.add_done_callback(self._telling.discard)

    async def _ran(self) -> Ran:
        try:
            ran = await run_child(await self._standby.take() or self._quiet, Watch())
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever wished for it is told
            _log.exception("the reindex cannot be run")
            return Ran(problem=str(error))
        if ran.report is None:
            _log.error("the reindex did not finish: %s", ran.problem or ran.leaving)
        return ran

    def _note(self) -> None:
        with suppress(OSError):  # where nothing can be written, the wish is kept in memory
            if self._wanted is not None:
                self._wanted.touch()

    def _forget(self) -> None:
        with suppress(OSError):
            if self._wanted is not None:
                self._wanted.unlink(missing_ok=True)


async def _told(granted: Granted, ran: Ran) -> None:
    try:
        await granted(ran)
    except Exception:  # noqa: BLE001 - the others are told all the same
        _log.exception("a reindex ended, and whoever wished for it could not be told")
