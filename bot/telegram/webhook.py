"""Has Telegram bring updates: each is written down as it came, and only then acknowledged.

An update goes the way of one that was fetched. Where it cannot be written down Telegram is told so,
keeps it and brings it again. Between updates Telegram is asked now and then whether it still
brings them here.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot

from bot.settings.listening import Listen
from bot.state.database import StorageError
from bot.telegram.api import ApiError, ApiGarbled, ApiRefused, BotApi
from bot.telegram.http_server import Page, Route, Server
from bot.telegram.inbox import Inbox
from bot.telegram.logs import Sparingly
from bot.telegram.polling import KINDS
from bot.telegram.reaching import Reaching
from bot.telegram.timing import Timing
from bot.telegram.update_reading import number_of
from bot.telegram.webhook_guard import WebhookGuard

_log = logging.getLogger(__name__)

BODY_BYTES = 2**20
"""More than any update has."""


@dataclass(frozen=True, slots=True)
class WebhookPlace:
    """Where updates are brought to.

    Attributes:
        url: that Telegram is given.
        listen: where this process listens.
        secret: that Telegram says with each update.
        guard: whom it lets in.
    """

    url: str
    listen: Listen
    secret: str
    guard: WebhookGuard

    @property
    def path(self) -> str:
        """Of the address."""
        return urlsplit(self.url).path or "/"


class Webhook:
    """Updates that Telegram brings.

    Args:
        api: of the bot.
        bot: whose updates they are; initialised before ``run``.
        inbox: where they go.
        timing: how long is waited after a fault, and between two looks.
        exchanged: called after every update and every answer of Telegram's.
        place: where they are brought to.
        kinds: of update that are asked for.

    Attributes:
        unwritten: called with updates that could not be written down, and stay with Telegram.
        written: called when updates were written down.
        pending: how many wait with Telegram, as it said last; None before it did.
        port: it listens at; 0 for a socket, or before it listens.
    """

    def __init__(  # noqa: PLR0913 - the parts of one run
        self,
        api: BotApi,
        bot: Bot,
        inbox: Inbox,
        timing: Timing,
        exchanged: Callable[[], None] = lambda: None,
        *,
        place: WebhookPlace,
        kinds: Sequence[str] = KINDS,
    ) -> None:
        self._api = api
        self._bot = bot
        self._inbox = inbox
        self._timing = timing
        self._exchanged = exchanged
        self._place = place
        self._kinds = list(kinds)
        self._reaching = Reaching(api, timing, exchanged)
        self._sparingly = Sparingly(_log)
        self._fault: asyncio.Future[None] | None = None
        self._told: object = None
        self.unwritten: Callable[[Sequence[Mapping[str, Any]]], None] = lambda _: None
        self.written: Callable[[], None] = lambda: None
        self.pending: int | None = None
        self.port = 0

    async def known(self) -> None:
        """Wait until Telegram knows the bot; raises what ``Reaching.known`` does."""
        await self._reaching.known()

    async def run(self) -> None:
        """Take updates until cancelled.

        Raises:
            CannotListen: the port or the socket cannot be taken.
            TokenRejected: Telegram has come to refuse the token, and stays with it.
            StorageError: the inbox's file is damaged.
        """
        place = self._place
        self._fault = asyncio.get_running_loop().create_future()
        route = Route(place.path, "POST", self._brought, place.guard.refused)
        async with Server(place.listen, [route], BODY_BYTES) as server:
            self.port = server.port
            _log.info("listening at %s for what is brought to %s", place.listen, _host(place.url))
            await self._announce()
            while not self._fault.done():
                await asyncio.wait({self._fault}, timeout=self._timing.webhook_look)
                if not self._fault.done():
                    await self._look()
            await self._fault

    async def acknowledge(self) -> None:
        """Nothing is left unsaid: every update was answered when it was brought."""

    # -- what is brought -------------------------------------------------------------------

    async def _brought(self, body: bytes) -> Page:
        """Write an update down, then acknowledge it."""
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            self._sparingly.warning("something was brought that is no JSON; refused")
            return Page(HTTPStatus.BAD_REQUEST)
        self._exchanged()
        if number_of(raw) is None:
            self._sparingly.warning("something was brought that is no update; passed over")
            return Page()
        try:
            await self._inbox.take([raw], self._bot)
        except StorageError as error:
            self._sparingly.warning("updates cannot be written to the inbox (%s)", error)
            self.unwritten([raw])
            if error.damaged and self._fault is not None and not self._fault.done():
                self._fault.set_exception(error)
            return Page(HTTPStatus.SERVICE_UNAVAILABLE)
        self.written()
        return Page()

    # -- what Telegram is told and asked ---------------------------------------------------

    async def _announce(self) -> None:
        """Tell Telegram where to bring updates, until it has taken note of it."""
        while True:
            try:
                await self._api.call(
                    "setWebhook",
                    url=self._place.url,
                    secret_token=self._place.secret,
                    allowed_updates=self._kinds,
                )
            except ApiRefused as error:
                if error.of_token:
                    await self._reaching.confirm()
                else:
                    await self._reaching.pause(error)
            except ApiError as error:
                await self._reaching.pause(error)
            else:
                self._exchanged()
                self._reaching.well()
                return

    async def _look(self) -> None:
        """Ask whether updates are still brought here; where not, say so and have them brought."""
        try:
            info = await self._api.call("getWebhookInfo")
            if not isinstance(info, dict) or not isinstance(info.get("url"), str):
                raise ApiGarbled("an answer that tells of no webhook")
        except ApiRefused as error:
            if error.of_token:
                await self._reaching.confirm()
            else:
                await self._reaching.pause(error)
            return
        except ApiError as error:
            await self._reaching.pause(error)
            return
        self._exchanged()
        self._reaching.well()
        self._note(info)
        if info["url"] != self._place.url:
            _log.error(
                "updates are no longer brought here: another process with this token"
                " fetches them, or has them brought to another address; stop one of the two"
            )
            await self._announce()

    def _note(self, info: Mapping[str, Any]) -> None:
        pending = info.get("pending_update_count")
        self.pending = pending if isinstance(pending, int) else None
        when, said = info.get("last_error_date"), info.get("last_error_message")
        if when is not None and when != self._told and isinstance(said, str):
            self._told = when
            self._sparingly.warning("Telegram could not bring an update (%s)", said[:200])


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
