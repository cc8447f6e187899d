"""Tells those who follow a question what is new, each statement once, whatever happens."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from bot.replies.reply import Reply
from bot.state.chat import Chat
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError, NotDelivered
from bot.telegram.handlers.context import HandlerContext
from bot.usecases.notifier import Due
from retrieval.errors import RetrievalError

_log = logging.getLogger(__name__)


class Notifier:
    """Looks for news beside the answering of questions.

    Args:
        ctx: searches and delivers.
        seconds: between two looks; a look at a build that is known costs nothing.
        now: the time, aware of its zone.
    """

    def __init__(
        self,
        ctx: HandlerContext,
        seconds: float = 15,
        now: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    ) -> None:
        self._ctx = ctx
        self._seconds = seconds
        self._now = now

    async def run(self) -> None:
        """Tell news until cancelled."""
        await self._offered()
        notifications = self._ctx.use_cases.notifications
        while True:
            try:
                await self._ctx.search_pool(notifications.look)
                for due in await self._ctx.quick_pool(notifications.due, self._now()):
                    if due.user:  # 0 is whoever sits at the terminal
                        await self._tell(due)
            except RetrievalError as error:
                _log.debug("no news can be looked for: %s", error)
            except Exception:  # noqa: BLE001 - whatever it is, the next look may go well
                _log.exception("news could not be told")
            await asyncio.sleep(self._seconds)

    async def _tell(self, due: Due) -> None:
        """Send one person's news in one message."""
        use_cases, quick_pool = self._ctx.use_cases, self._ctx.quick_pool
        batch = await quick_pool(use_cases.state.follows.sending, due.numbers)
        to = Destination(Chat(due.user, due.user, due.lang))
        reply = await quick_pool(use_cases.notifications.page, batch, 0, to.chat)
        if await self._sent(to, reply):
            await quick_pool(use_cases.state.follows.sent, batch)
        else:
            await quick_pool(use_cases.state.follows.unsent, batch)

    async def _offered(self) -> None:
        """Offer what a crash left on its way; it may have arrived, so it is not sent again."""
        use_cases, quick_pool = self._ctx.use_cases, self._ctx.quick_pool
        for batch, follow in await quick_pool(use_cases.state.follows.interrupted):
            lang = use_cases.notifications.lang(follow)
            reply = use_cases.notifications.interrupted(batch, lang)
            if await self._sent(Destination(Chat(follow.user, follow.user, lang)), reply):
                await quick_pool(use_cases.state.follows.sent, batch)

    async def _sent(self, to: Destination, reply: Reply) -> bool:
        """Send; False where it is certain that nothing arrived and a later try may succeed."""
        try:
            await self._ctx.delivery.send(to, reply)
        except NotDelivered as error:
            _log.warning("news wait for Telegram: %s", error)
            return False
        except DeliveryError as error:
            _log.info("news may not have arrived: %s", error)
        return True
