"""Reaching Telegram through faults: each is waited out, longer every time, and told sparingly."""

import asyncio
import logging
import random
from collections.abc import Callable, Mapping
from typing import Any

from bot.state.database import StorageError
from bot.telegram.api import ApiError, ApiGarbled, ApiRefused, BotApi
from bot.telegram.logs import Sparingly
from bot.telegram.timing import Timing

_log = logging.getLogger(__name__)


class TokenRejected(Exception):  # noqa: N818 - what Telegram does
    """Telegram itself, asked several times, does not take the token."""


class Reaching:
    """What polling and the webhook have in common.

    Args:
        api: of the bot.
        timing: how long is waited after a fault.
        exchanged: called after every answer of Telegram's.
    """

    def __init__(self, api: BotApi, timing: Timing, exchanged: Callable[[], None]) -> None:
        self.api = api
        self.exchanged = exchanged
        self.sparingly = Sparingly(_log)
        self._timing = timing
        self._faults = 0
        self._rejections = 0

    async def known(self) -> None:
        """Wait until Telegram knows the bot.

        Raises:
            TokenRejected: it says that there is none with this token.
        """
        while True:
            try:
                await self._me()
            except ApiRefused as error:
                if error.of_token:
                    raise TokenRejected from error
                await self.pause(error)
            except ApiError as error:
                await self.pause(error)
            else:
                self._faults = 0
                return

    def well(self) -> None:
        """Telegram answered as it should; the next fault is the first again."""
        self._faults = self._rejections = 0

    async def confirm(self) -> None:
        """Ask whether it is really Telegram that does not take the token, several times over.

        Raises:
            TokenRejected: it is.
        """
        try:
            await self._me()
        except ApiRefused as error:
            self._rejections += error.of_token
            if self._rejections >= self._timing.rejections:
                raise TokenRejected from error
            await self.pause(error)
        except ApiError as error:
            await self.pause(error)
        else:
            self._rejections = 0
            await self.pause(ApiGarbled("a refusal of the token that Telegram does not confirm"))

    async def pause(self, error: Exception) -> None:
        """Wait after a fault, longer after each one, and say so now and then."""
        if isinstance(error, StorageError):
            self.sparingly.warning("updates cannot be written to the inbox (%s)", error)
        elif isinstance(error, ApiRefused):
            self.sparingly.warning("Telegram refuses to hand over updates (%s)", error)
        elif isinstance(error, ApiGarbled):
            self.sparingly.warning("what answers is not Telegram (%s)", error)
        else:
            self.sparingly.warning("Telegram cannot be reached (%s)", error)
        await self.wait(error.retry_after if isinstance(error, ApiRefused) else 0)

    async def wait(self, at_least: float = 0.0) -> None:
        """Wait, longer after each time that nothing went well between."""
        wait = min(self._timing.reconnecting * 2**self._faults, self._timing.longest_reconnecting)
        self._faults = min(self._faults + 1, 30)
        # shorter by chance, so that many bots do not come back as one
        await asyncio.sleep(max(at_least, wait * random.uniform(0.5, 1)))  # noqa: S311

    async def _me(self) -> Mapping[str, Any]:
        me = await self.api.call("getMe")
        if not isinstance(me, dict) or not isinstance(me.get("id"), int):
            raise ApiGarbled("an answer that is no bot")
        self.exchanged()
        return me
