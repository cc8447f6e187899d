"""A reindex as an admin sees it: one message, edited while it runs, and a report in any case."""

import asyncio
import logging
import time
from collections.abc import Callable

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply, report_reply
from bot.replies.wording import Wording
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran, Watch

_log = logging.getLogger(__name__)
STOPPED = "the bot was stopped; the statements answer as before"


class Reindexing:
    """At most one reindex that is shown at a time.

    Args:
        ctx: whose queue runs it and whose delivery shows it; the inbox's row is done with the
            report.
        every: seconds between two edits, at least.
    """

    def __init__(
        self,
        ctx: HandlerContext,
        *,
        every: float = 3,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = ctx.reindexes
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
        async def stepped(watch: Watch) -> None:
            step = progress_reply(watch.progress, watch.eta(), Wording(to.chat.lang))
            await self._show(to, message_id, step)

        options = ("--yes",) if sure else ()
        try:
            ran = await self._queue.run(
                *options, watch=Watch(self._clock), stepped=stepped, every=self._every
            )
            last = ended_reply(ran, to.chat.lang)
        except asyncio.CancelledError:
            last = sentences.reindex_failed(STOPPED, to.chat.lang)
        except Exception as error:  # noqa: BLE001 - whatever it is, the admin is told
            _log.exception("the reindex cannot be run")
            last = sentences.reindex_failed(str(error), to.chat.lang)
        finally:
            self.release()
        await self._show(to, message_id, last)
        await self._inbox.done(update_id)

    async def _show(self, to: Destination, message_id: int, reply: Reply) -> None:
        try:
            await self._delivery.edit(to, message_id, reply)
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
    return sentences.reindex_failed(ran.problem or "", lang)
