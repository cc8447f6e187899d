"""Where updates are answered: calls a use case, delivers its reply, and never leaves silence."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.telegram.delivery.faults import NotDelivered, ShutOut, Unconfirmed
from bot.telegram.delivery.sender import TelegramDelivery
from bot.telegram.delivery.typing_indicator import Typist
from bot.telegram.handlers.request import Exchange, exchange_of
from bot.telegram.inbox import GivenUp, Inbox, Interrupted
from bot.telegram.workers import Work
from bot.usecases.callback_queries import Presses
from bot.usecases.usecases import UseCases

_log = logging.getLogger(__name__)
_PLACEHOLDER_SECONDS = 1.0
_WAITING = 16
"""Questions that may wait for a thread, and be shown that they wait: in a flood each would come to
that, and the showing would take longer than the answers."""

Context = CallbackContext[Any, Any, Any, Any]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Answer = Callable[["Desk", Exchange], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class RowReceipt:
    """Keeps book of a reply in the inbox's row."""

    inbox: Inbox
    update_id: int

    async def sending(self) -> None:
        """From now on the reply may have arrived."""
        await self.inbox.sending(self.update_id)

    async def undelivered(self) -> None:
        """It is certain that nothing of it has arrived."""
        await self.inbox.undelivered(self.update_id)


@dataclass(frozen=True, slots=True)
class Desk:
    """What handlers work with.

    Attributes:
        asking: runs what searches; as many threads as the settings say.
        talking: runs everything else, so that help never waits for a search.
        room: for questions that are searched for or wait for a thread.
    """

    use_cases: UseCases
    presses: Presses
    delivery: TelegramDelivery
    typist: Typist
    inbox: Inbox
    asking: Work
    talking: Work
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_WAITING))

    def answers(self, answer: Answer, *, typing: bool = False) -> Callback:
        """A callback for the library that answers an update with what ``answer`` makes."""

        async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
            if exchange := self.exchange(update):
                if typing:
                    await self._searched(update, exchange, answer)
                else:
                    await self.deliver(update, exchange, await self._made(answer, exchange))

        return callback

    async def _searched(self, update: Update, exchange: Exchange, answer: Answer) -> None:
        """Answer what may take a while: typing is shown, after a second a message stands in."""
        async with self.room, self.typist.typing(exchange.to):
            making = asyncio.create_task(self._made(answer, exchange))
            try:
                held = await self._placeholder(exchange, making)
                reply = await making
            finally:
                making.cancel()
        await self.deliver(update, exchange, reply, instead_of=held)
        if held is not None:
            self.use_cases.state.placeholders.filled(exchange.update_id)

    async def _placeholder(self, exchange: Exchange, making: asyncio.Task[Reply]) -> int | None:
        """The message to put the answer into; None where it is ready soon enough without."""
        placeholders = self.use_cases.state.placeholders
        known = placeholders.find(exchange.update_id)
        if known is not None:
            return known
        await asyncio.wait({making}, timeout=_PLACEHOLDER_SECONDS)
        if making.done():
            return None
        try:
            message = await self.delivery.send(exchange.to, sentences.searching(exchange.lang))
        except Exception:  # noqa: BLE001 - the answer itself comes all the same
            _log.info("a placeholder could not be sent", exc_info=True)
            return None
        placeholders.keep(exchange.update_id, message)
        return message

    def exchange(self, update: Update) -> Exchange | None:
        """The exchange of an update, in the language its person chose."""
        exchange = exchange_of(update)
        if exchange is None:
            return None
        chosen = self.use_cases.state.people.of(exchange.chat.user).lang
        return exchange if chosen is None else exchange.in_language(chosen)

    async def deliver(
        self, update: Update, exchange: Exchange, reply: Reply, *, instead_of: int | None = None
    ) -> int | None:
        """Send the answer to an update; returns the message's number if it has arrived.

        Whatever happens, the asker gets the answer, a sentence about what happened to it, or
        both are tried again later.

        Args:
            update: what is answered.
            exchange: of it.
            reply: the answer.
            instead_of: a message of the bot's in whose place the reply is put.
        """
        try:
            if instead_of is not None:
                return await self.delivery.edit(exchange.to, instead_of, reply)
            receipt = RowReceipt(self.inbox, exchange.update_id)
            return await self.delivery.send(exchange.to, reply, receipt)
        except NotDelivered as error:
            _log.warning("update %d is answered later: %s", exchange.update_id, error)
            self.inbox.later(update)
        except Unconfirmed as error:
            _log.warning("an answer may have arrived: %s", error)
            await self._interrupted(Interrupted(update), exchange)
        except ShutOut as error:
            _log.info("nobody can be told: %s", error)
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("the answer to update %d cannot be sent", exchange.update_id)
            await self._told(exchange, sentences.failed(exchange.lang))
        return None

    async def interrupted(self, item: Interrupted, context: Context) -> None:  # noqa: ARG002
        """Offer to answer again, after a crash while the answer was on its way."""
        if exchange := self.exchange(item.update):
            await self._interrupted(item, exchange)

    async def given_up(self, item: GivenUp, context: Context) -> None:  # noqa: ARG002
        """Say that it did not work, after several crashes over one update."""
        if exchange := self.exchange(item.update):
            _log.error("update %d is given up: it ended the process", exchange.update_id)
            await self._told(exchange, sentences.failed(exchange.lang))
        await self.inbox.failed(item.update.update_id)

    async def _made(self, answer: Answer, exchange: Exchange) -> Reply:
        try:
            return await answer(self, exchange)
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("update %d cannot be answered", exchange.update_id)
            return sentences.failed(exchange.lang)

    async def _interrupted(self, item: Interrupted, exchange: Exchange) -> None:
        reply = sentences.interrupted(exchange.update_id, exchange.lang)
        try:
            await self.delivery.send(exchange.at_message().to, reply)
        except NotDelivered:
            self.inbox.later(item)
            return
        except (Unconfirmed, ShutOut) as error:
            _log.info("the offer to ask again may not have arrived: %s", error)
        except (TelegramError, ValueError):
            _log.exception("the offer to ask again cannot be sent")
        await self.inbox.interrupted(exchange.update_id)

    async def _told(self, exchange: Exchange, reply: Reply) -> None:
        """Send a sentence that may be lost."""
        try:
            await self.delivery.send(exchange.to, reply)
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("not even that could be said")
