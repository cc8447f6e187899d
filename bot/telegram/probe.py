"""What Telegram says of a token, for the doctor; no word of it holds the token."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from telegram import Bot
from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.logs import masked

_T = TypeVar("_T")

_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises over an answer that is JSON, but not of the Bot API."""


class Unreachable(Exception):  # noqa: N818 - a state of the network
    """Nobody answered; the sentence is the network's."""


class Refused(Exception):  # noqa: N818 - what Telegram calls it
    """The Bot API, or something in front of it, said no; ``code`` is HTTP's."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}".strip())
        self.code = code


@dataclass(frozen=True, slots=True)
class Probed:
    """A bot that Telegram knows.

    Attributes:
        username: without the @; None where it has none.
        inline: whether it can be asked in any chat.
        reads_groups: whether it is handed all that is said in groups.
        date: what Telegram's clock said, where it said so.
        webhook: the host that takes the updates, or None.
        shared: whether another process asked for the updates meanwhile.
        unknown: why the last two are not known, or None.
    """

    username: str | None
    inline: bool
    reads_groups: bool
    date: datetime | None
    webhook: str | None = None
    shared: bool = False
    unknown: str | None = None


def probe(address: str, token: str, patience: float) -> Probed:
    """Ask the Bot API about a token's bot, and listen whether another process uses it.

    Telegram ends the long poll of whoever asked first; the other process, asking again, ends ours
    and so betrays itself. Without an offset nothing is acknowledged: no update is lost.

    Args:
        address: of the server.
        token: of the bot.
        patience: seconds to listen; nothing is asked for where it is 0.

    Raises:
        Refused: the server said no to the token, or to anything.
        Unreachable: there was no answer.
    """
    return asyncio.run(_Server(address, token).probed(patience))


@dataclass(slots=True)
class _Server:
    """The Bot API, and what it answered last: HTTP's code, the words beside it, its clock."""

    address: str
    token: str = field(repr=False)
    code: int = 200
    phrase: str = ""
    date: datetime | None = None

    async def probed(self, patience: float) -> Probed:
        async with self._request() as calls, self._request() as polls:
            bot = Bot(self.token, f"{self.address}/bot", request=calls, get_updates_request=polls)
            me = await self._answer(bot.get_me())
            date, webhook, shared, unknown = self.date, None, False, None
            try:
                webhook = (await self._answer(bot.get_webhook_info())).url
                if not webhook:
                    shared = await self._is_shared(bot, patience)
            except (Refused, Unreachable) as error:
                unknown = str(error)
        return Probed(
            username=me.username,
            inline=bool(me.supports_inline_queries),
            reads_groups=bool(me.can_read_all_group_messages),
            date=date,
            webhook=urlsplit(webhook).hostname if webhook else None,
            shared=shared,
            unknown=unknown,
        )

    async def _is_shared(self, bot: Bot, patience: float) -> bool:
        began = time.monotonic()
        while (left := patience - (time.monotonic() - began)) > 0:
            try:
                polled = bot.get_updates(timeout=max(1, round(left)), limit=1)
                if await self._answer(polled):
                    return False  # updates wait, and nobody takes them
            except Refused as error:
                if isinstance(error.__cause__, Conflict):
                    return True
                raise
        return False

    async def _answer(self, call: Coroutine[Any, Any, _T]) -> _T:
        """The result of a call; its fault in words that anybody may see."""
        try:
            return await call
        except TelegramError as error:
            cause = error.__cause__
            if isinstance(cause, httpx.HTTPError | httpx.InvalidURL):
                raise Unreachable(self._masked(str(cause) or type(cause).__name__)) from None
            # what could not be read as JSON is no message of Telegram's
            said = self.phrase if cause is not None else error.message
            raise Refused(self.code, self._masked(said)) from error
        except _MALFORMED as error:
            raise Refused(self.code, "the answer is no object") from error

    def _request(self) -> HTTPXRequest:
        return HTTPXRequest(
            connect_timeout=5,
            read_timeout=15,
            write_timeout=5,
            pool_timeout=5,
            httpx_kwargs={"event_hooks": {"response": [self._note]}},
        )

    async def _note(self, response: httpx.Response) -> None:
        self.code, self.phrase = response.status_code, response.reason_phrase
        self.date = _date(response.headers.get("date", ""))

    def _masked(self, words: str) -> str:
        return masked(words, (self.token,))


def _date(header: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    return date if date.tzinfo else None
