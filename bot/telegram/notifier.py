"""Tells those who follow a question what is new, each statement once, whatever happens."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from telegram.error import TelegramError

from bot.replies.reply import Reply
from bot.state.chat import Chat
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError, NotDelivered
from bot.telegram.handlers.context import HandlerContext
from bot.usecases.notifier import Due
from retrieval.errors import RetrievalError

_AT_ONCE = 64
"""People who are told at the same time, those included whom Telegram has wait."""

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
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self._telling: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Tell news until cancelled."""
        try:
            await self._offered()
            while True:
                try:
                    await self._look()
                except RetrievalError as error:
                    _log.debug("no news can be looked for: %s", error)
                except Exception:  # noqa: BLE001 - whatever it is, the next look may go well
                    _log.exception("news could not be told")
                await asyncio.sleep(self._seconds)
        finally:
            for task in self._telling.values():
                task.cancel()
            await asyncio.gather(*self._telling.values(), return_exceptions=True)

    async def _look(self) -> None:
        """Begin to tell everybody what is due; nobody waits for anybody else."""
        notifications = self._ctx.use_cases.notifications
        await self._ctx.search_pool(notifications.look)
        for due in await self._ctx.quick_pool(notifications.due, self._now()):
            # 0 is whoever sits at the terminal
            if due.user and due.user not in self._telling and self._ctx.may_ask(due.user, due.user):
                self._begin(due.user, self._tell(due))

    def _begin(self, user: int, telling: Coroutine[Any, Any, None]) -> None:
        async def told() -> None:
            try:
                async with self._at_once:
                    await telling
            except Exception:  # noqa: BLE001 - whatever it is, the others are told
                _log.exception("news could not be told")
            finally:
                telling.close()
                self._telling.pop(user, None)

        self._telling[user] = asyncio.create_task(told())

    async def _tell(self, due: Due) -> None:
        """Send one person's news in one message."""
        use_cases, quick_pool = self._ctx.use_cases, self._ctx.quick_pool
        batch = await quick_pool(use_cases.state.follows.sending, due.numbers)
        to = Destination(Chat(due.user, due.user, due.lang))
        reply = await quick_pool(use_cases.notifications.page, batch, 0, to.chat)
        follows = use_cases.state.follows
        end = {True: follows.sent, False: follows.unsent, None: follows.refused}
        await quick_pool(end[await self._sent(to, reply)], batch)

    async def _offered(self) -> None:
        """Offer what a crash left on its way; it may have arrived, so it is not sent again."""
        use_cases, quick_pool = self._ctx.use_cases, self._ctx.quick_pool
        for batch, follow in await quick_pool(use_cases.state.follows.interrupted):
            if not self._ctx.may_ask(follow.user, follow.user):
                continue
            lang = use_cases.notifications.lang(follow)
            reply = use_cases.notifications.interrupted(batch, lang)
            if await self._sent(Destination(Chat(follow.user, follow.user, lang)), reply):
                await quick_pool(use_cases.state.follows.sent, batch)

    async def _sent(self, to: Destination, reply: Reply) -> bool | None:
        """Send.

        Returns:
            False where it is certain that nothing arrived and a later try may succeed; None where
            Telegram does not take what the reply says, which no later try would change.
        """
        try:
            await self._ctx.delivery.send(to, reply)
        except NotDelivered as error:
            _log.warning("news wait for Telegram: %s", error)
            return False
        except DeliveryError as error:
            _log.info("news may not have arrived: %s", error)
        except (TelegramError, ValueError) as error:
            _log.error("Telegram does not take news: %s", error)
            return None
        return True
