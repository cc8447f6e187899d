"""A reindex as an admin sees it: one message, edited while it runs, and a report in any case."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.replies import sentences
from bot.replies.faults import sentence
from bot.replies.looks import looking_reply
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply, report_reply
from bot.replies.wording import Wording
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran, Watch

_log = logging.getLogger(__name__)
STOPPED = "the bot was stopped; the statements answer as before"


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a reindex is shown.

    Attributes:
        to: the chat.
        message_id: of the message that shows it.
        update_id: whose row of the inbox is done when it has come to its end.
    """

    to: Destination
    message_id: int
    update_id: int


class Reindexing:
    """At most one reindex, or look before one, that is shown at a time.

    Args:
        ctx: whose queue runs it and whose delivery shows it.
        every: seconds between two edits, at least.
    """

    def __init__(
        self,
        ctx: HandlerContext,
        *,
        every: float = 3,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ctx = ctx
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

    def look(self, at: Shown) -> None:
        """See in the background what would change; must have been claimed.

        Args:
            at: where it is shown, and whose row of the inbox is done with what is found.
        """
        self._task = asyncio.create_task(self._run(at, self._look))

    def start(self, at: Shown, *, sure: bool = False) -> None:
        """Reindex in the background; must have been claimed.

        Args:
            at: where it is shown, and whose row of the inbox is done with the report.
            sure: whether many statements may leave the archive's files.
        """
        self._task = asyncio.create_task(self._run(at, partial(self._reindex, sure=sure)))

    async def stop(self) -> None:
        """End a running reindex and say so in its message."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, at: Shown, work: Callable[[Shown], Awaitable[Reply]]) -> None:
        lang = at.to.chat.lang
        try:
            last = await work(at)
        except asyncio.CancelledError:
            last = sentences.reindex_failed(STOPPED, lang)
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin is told
            _log.exception("the reindex cannot be run")
            last = sentences.reindex_failed(str(error), lang)
        finally:
            self.release()
        await self._show(at, last)
        await self._ctx.inbox.done(at.update_id)

    async def _look(self, at: Shown) -> Reply:
        async def stepped(watch: Watch) -> None:
            await self._show(at, looking_reply(watch.progress, Wording(at.to.chat.lang)))

        watch = Watch(self._clock)
        ran = await self._ctx.reindexes.look(watch=watch, stepped=stepped, every=self._every)
        if ran.report is None:
            return ended_reply(ran, at.to.chat.lang)
        looking = self._ctx.use_cases.looking
        return await self._ctx.quick_pool(looking.found, ran.report, at.to.chat)

    async def _reindex(self, at: Shown, *, sure: bool) -> Reply:
        async def stepped(watch: Watch) -> None:
            say = Wording(at.to.chat.lang)
            await self._show(at, progress_reply(watch.progress, watch.eta(), say))

        options = ("--yes",) if sure else ()
        watch = Watch(self._clock)
        queue = self._ctx.reindexes
        ran = await queue.run(*options, watch=watch, stepped=stepped, every=self._every)
        return ended_reply(ran, at.to.chat.lang)

    async def _show(self, at: Shown, reply: Reply) -> None:
        try:
            await self._ctx.delivery.edit(at.to, at.message_id, reply)
        except (DeliveryError, ValueError) as error:
            _log.warning("the reindex goes on, but cannot be shown: %s", error)
        except Exception:  # noqa: BLE001 - a reindex does not end because of its message
            _log.exception("the reindex goes on, but cannot be shown")


def ended_reply(ran: Ran, lang: str | None) -> Reply:
    """What an admin is told at the end of a reindex."""
    if ran.report is not None:
        return report_reply(ran.report, Wording(lang))
    if ran.leaving is not None:
        return sentences.reindex_asks(*ran.leaving, lang)
    return sentences.reindex_failed(sentence(ran.problem or "", Wording(lang)), lang)
