"""Shows "typing" in a chat while an answer takes a while, and never delays it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import RetryAfter, TelegramError

from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import pause
from bot.telegram.limits import Limits
from bot.telegram.timing import DEFAULT_TIMING

_log = logging.getLogger(__name__)


class TypingIndicator:
    """Typing, chat by chat.

    Args:
        bot: an initialised bot.
        limits: a chat that is halted is shown nothing.
        soon: seconds in which an answer needs no "typing".
        seconds: how often "typing" is shown again; Telegram forgets it after five.
    """

    def __init__(
        self, bot: Bot, limits: Limits, *, soon: float = DEFAULT_TIMING.typing, seconds: float = 4
    ) -> None:
        self._bot = bot
        self._limits = limits
        self._soon = soon
        self._seconds = seconds
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def typing(self, to: Destination) -> AsyncIterator[None]:
        """Show "typing" while the block runs, without the block ever waiting for it."""
        over = asyncio.Event()
        shown = asyncio.create_task(self._type(to, over))
        self._tasks.add(shown)
        shown.add_done_callback(self._tasks.discard)
        try:
            yield
        finally:
            over.set()

    async def close(self) -> None:
        """End what still shows "typing"."""
        for shown in (tasks := tuple(self._tasks)):
            shown.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _type(self, to: Destination, over: asyncio.Event) -> None:
        wait = self._soon
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), wait)
                return
            if not self._limits.halted(to.chat.id):
                await self._show_typing(to)
            wait = self._seconds

    async def _show_typing(self, to: Destination) -> None:
        try:
            await self._bot.send_chat_action(
                chat_id=to.chat.id,
                action=ChatAction.TYPING,
                message_thread_id=to.chat.thread,
            )
        except RetryAfter as error:
            self._limits.halt(to.chat.id, pause(error))
        except TelegramError as error:
            _log.debug("typing could not be shown: %s", error)
