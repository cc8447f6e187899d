"""Fetches updates for as long as the bot runs, and outlives whatever answers in Telegram's place.

Updates are asked for as JSON, written down as they came and only then acknowledged and parsed. A
single one that nothing can parse so costs itself and no other.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, Update

from bot.state.database import StorageError
from bot.telegram.api import ApiError, ApiGarbled, ApiRefused, BotApi
from bot.telegram.inbox import Inbox
from bot.telegram.logs import Sparingly
from bot.telegram.reaching import Reaching
from bot.telegram.timing import Timing
from bot.telegram.update_reading import number_of

_log = logging.getLogger(__name__)

KINDS = (
    *(Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY),
    *(Update.INLINE_QUERY, Update.GUEST_MESSAGE),
)
"""The kinds of update that are asked for."""
OF_CHANNELS = (Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST)
"""Those that are asked for where channels are followed."""
_HELD = 10
"""Seconds for which the server may hold a call back until there is something."""
_CONFLICT = 409


class Polling:
    """Long polling.

    Args:
        api: of the bot, its request with a connection to spare.
        bot: whose updates they are; initialised before ``run``.
        inbox: where they go.
        timing: how long is waited after a fault.
        exchanged: called after every answer of Telegram's.
        kinds: of update that are asked for.

    Attributes:
        unwritten: called with updates that could not be written down, and stay with Telegram.
        written: called when updates were written down.
        pending: not told by Telegram to whoever fetches.
    """

    def __init__(  # noqa: PLR0913 - the parts of one run
        self,
        api: BotApi,
        bot: Bot,
        inbox: Inbox,
        timing: Timing,
        exchanged: Callable[[], None] = lambda: None,
        *,
        kinds: Sequence[str] = KINDS,
    ) -> None:
        self._api = api
        self._reaching = Reaching(api, timing, exchanged)
        self._kinds = list(kinds)
        self._bot = bot
        self._inbox = inbox
        self._exchanged = exchanged
        self.unwritten: Callable[[Sequence[Mapping[str, Any]]], None] = lambda _: None
        self.written: Callable[[], None] = lambda: None
        self.pending: int | None = None
        self._offset = 0
        self._sparingly = Sparingly(_log)

    async def known(self) -> None:
        """Wait until Telegram knows the bot.

        Raises:
            TokenRejected: it says that there is none with this token.
        """
        await self._reaching.known()

    async def run(self) -> None:
        """Fetch updates until cancelled.

        Raises:
            TokenRejected: Telegram has come to refuse the token, and stays with it.
            StorageError: the inbox's file is damaged.
        """
        await self._without_webhook()
        while True:
            try:
                await self._round()
            except ApiRefused as error:
                if error.of_token:
                    await self._reaching.confirm()
                elif error.code == _CONFLICT:
                    await self._contested(error)
                else:
                    await self._reaching.pause(error)
            except StorageError as error:
                if error.damaged:
                    raise
                await self._reaching.pause(error)
            except ApiError as error:
                await self._reaching.pause(error)
            else:
                self._reaching.well()

    async def acknowledge(self) -> None:
        """Tell Telegram what was fetched; what is left unsaid comes again and is known then."""
        if self._offset:
            await self._api.call("getUpdates", offset=self._offset, limit=1)

    async def _round(self) -> None:
        """Fetch, write down, acknowledge with the next call."""
        result = await self._api.call(
            "getUpdates", held=_HELD, offset=self._offset, allowed_updates=self._kinds
        )
        self._exchanged()
        if not isinstance(result, list):
            raise ApiGarbled("a result that is no list of updates")
        numbered = {number: one for one in result if (number := number_of(one)) is not None}
        if result and not numbered:
            raise ApiGarbled("a list of what are no updates")
        if len(numbered) < len(result):
            self._sparingly.warning("something came that is no update; passed over")
        if not numbered:
            return
        try:
            new = await self._inbox.take([numbered[one] for one in sorted(numbered)], self._bot)
        except StorageError:
            self.unwritten([*numbered.values()])
            raise
        self.written()
        repeated = max(numbered) < self._offset
        # Telegram begins to count anew after a week of silence, perhaps lower than before
        self._offset = max(numbered) + 1
        if repeated and not new:
            raise ApiGarbled("updates that were acknowledged before")

    async def _contested(self, error: ApiRefused) -> None:
        """Somebody else takes the updates: a webhook that was set meanwhile, or another process."""
        if "webhook" in str(error).lower():
            self._sparingly.warning(
                "updates are brought elsewhere since: another process with this token set a"
                " webhook; stop one of the two"
            )
            await self._without_webhook()
        else:
            self._sparingly.warning(
                "another process asks for updates with this token; stop one of the two"
            )
        await self._reaching.wait()

    async def _without_webhook(self) -> None:
        try:
            info = await self._api.call("getWebhookInfo")
            if isinstance(info, dict) and isinstance(url := info.get("url"), str) and url:
                host = urlsplit(url).hostname
                _log.warning("updates went to a webhook at %s; it is taken away", host)
        except (ApiError, ValueError) as error:
            _log.debug("it is not known whether there is a webhook: %s", error)
        try:
            await self._api.call("deleteWebhook")
        except ApiError as error:
            # where there is none nothing is lost by it; where there is one, polling meets a 409
            self._sparingly.warning("it cannot be asked whether there is a webhook (%s)", error)
