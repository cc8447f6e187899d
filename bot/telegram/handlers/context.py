"""Where updates are answered: calls a use case, delivers its reply, and never leaves silence."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.state import Role, Staff
from bot.state.chat import Chat
from bot.state.database import StorageError
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import NotDelivered, ShutOut, Unconfirmed
from bot.telegram.delivery.sender import TelegramDelivery
from bot.telegram.delivery.typing_indicator import TypingIndicator
from bot.telegram.encoding_ahead import EncodingAhead
from bot.telegram.handlers.request import Request, request_of
from bot.telegram.inbox import GivenUp, Inbox, Interrupted
from bot.telegram.reindex_queue import ReindexQueue
from bot.telegram.request_scope import waited
from bot.telegram.timing import DEFAULT_TIMING, Timing
from bot.telegram.update_reading import Unreadable
from bot.telegram.workers import Room, WorkerPool
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.heard import Heard, Stage, Unheard
from bot.usecases.usecases import UseCases
from retrieval.errors import IndexUnreachable

_log = logging.getLogger(__name__)
_WAITING = 16
"""Questions that may wait for a thread, and be shown that they wait: in a flood each would come to
that, and the showing would take longer than the answers."""

Context = CallbackContext[Any, Any, Any, Any]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Answer = Callable[["HandlerContext", Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class RowReceipt:
    """Records in the inbox how far the delivery of a reply is."""

    inbox: Inbox
    update_id: int

    async def sending(self) -> None:
        """From now on the reply may have arrived."""
        await self.inbox.sending(self.update_id)

    async def undelivered(self) -> None:
        """It is certain that nothing of it has arrived."""
        await self.inbox.undelivered(self.update_id)


@dataclass(frozen=True, slots=True)
class HandlerContext:
    """What handlers work with.

    Attributes:
        search_pool: runs what searches; as many threads as the settings say.
        quick_pool: runs everything else, so that help never waits for a search.
        timing: how long each thing is waited for.
        room: for questions that are searched for or wait for a thread.
        now: the time, aware of its zone.
        waiting: who was told that nothing can be written down just now.
        told: the kinds of fault that they were told of in this run.
        unreached: updates whose askers were told that the archive cannot be reached just now.
        menus: the role whose menu somebody has been given, by user number.
        showing_menu: held while somebody is given one.
        reindexes: runs them one after another, also for whoever publishes or corrects.
        heard: told how long questions take.
        ahead: encodes the questions that wait for a thread; None where each is in its turn.
    """

    use_cases: UseCases
    callback_queries: CallbackQueries
    delivery: TelegramDelivery
    typing_indicator: TypingIndicator
    inbox: Inbox
    search_pool: WorkerPool
    quick_pool: WorkerPool
    timing: Timing = DEFAULT_TIMING
    room: Room = field(default_factory=lambda: Room(_WAITING))
    now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    waiting: set[int] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    unreached: set[int] = field(default_factory=set)
    menus: dict[int, Role] = field(default_factory=dict)
    showing_menu: asyncio.Lock = field(default_factory=asyncio.Lock)
    reindexes: ReindexQueue = field(default_factory=ReindexQueue)
    heard: Heard = field(default_factory=Unheard)
    ahead: EncodingAhead | None = None

    @property
    def staff(self) -> Staff:
        """Who helps to run the archive."""
        return self.use_cases.state.staff

    def answers(self, answer: Answer, *, typing: bool = False) -> Callback:
        """A callback for the library that answers an update with what ``answer`` makes."""

        async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
            if request := self.request(update):
                if typing:
                    await self.searched(update, request, answer)
                else:
                    await self.deliver(update, request, await self._made(answer, request))

        return callback

    async def searched(
        self,
        update: Update,
        request: Request,
        answer: Answer,
        *,
        instead_of: int | None = None,
        asks: bool = False,
    ) -> int | None:
        """Answer what may take a while: typing is shown, after that a message stands in.

        Args:
            update: what is answered.
            request: of it.
            answer: makes the reply.
            instead_of: a message of the bot's in whose place the reply is put.
            asks: whether its words are a question, to be encoded while it waits.

        Returns:
            The number of the message that answers, if it has arrived.
        """
        async with self.room.line() as turn:
            if instead_of is None and turn.seconds >= self.timing.crowd:
                # their turn comes late enough that a word about it is worth what it costs: as
                # much as an answer, of which Telegram takes 30 a second
                says = sentences.crowded(turn.ahead + 1, request.lang)
                instead_of = await self._stand_in(request, says)
            waits = self.room.inside >= self.search_pool.threads
            if asks and waits and self.ahead is not None:
                self.ahead.soon(request.text)
            await turn.come()
            if (seconds := waited()) is not None:
                self.heard.stage(Stage.WAITING, seconds)
            async with self.typing_indicator.typing(request.to):
                try:
                    held, reply = await self._found(request, answer, instead_of)
                except IndexUnreachable as error:
                    await self._waits_for_the_index(update, request, error)
                    return None
        began = time.monotonic()
        message = await self.deliver(update, request, reply, instead_of=held)
        self.heard.stage(Stage.SENDING, time.monotonic() - began)
        if held is not None:
            self.use_cases.state.placeholders.filled(request.update_id)
        return message

    async def _found(
        self, request: Request, answer: Answer, instead_of: int | None
    ) -> tuple[int | None, Reply]:
        """The reply, and the message in whose place it is put."""
        making = asyncio.create_task(self._made(answer, request, waits=True))
        try:
            held = instead_of or await self._placeholder(request, making)
            return held, await making
        finally:
            making.cancel()

    async def _placeholder(self, request: Request, making: asyncio.Task[Reply]) -> int | None:
        """The message to put the answer into; None where it is ready soon enough without."""
        known = self.use_cases.state.placeholders.find(request.update_id)
        if known is not None:
            return known
        await asyncio.wait({making}, timeout=self.timing.placeholder)
        if making.done():
            return None
        return await self._stand_in(request, sentences.searching(request.lang))

    async def _stand_in(self, request: Request, says: Reply) -> int | None:
        """Send what stands where the answer will; None where that did not work."""
        placeholders = self.use_cases.state.placeholders
        known = placeholders.find(request.update_id)
        if known is not None:
            return known
        try:
            message = await self.delivery.send(request.to, says)
        except Exception:  # noqa: BLE001 - the answer itself comes all the same
            _log.info("a placeholder could not be sent", exc_info=True)
            return None
        placeholders.keep(request.update_id, message)
        return message

    def request(self, update: Update) -> Request | None:
        """The request of an update, in the language its person chose."""
        request = request_of(update)
        if request is None:
            return None
        chosen = self.use_cases.state.people.of(request.chat.user).lang
        return request if chosen is None else request.in_language(chosen)

    async def deliver(
        self, update: Update, request: Request, reply: Reply, *, instead_of: int | None = None
    ) -> int | None:
        """Send the answer to an update; returns the message's number if it has arrived.

        Whatever happens, the asker gets the answer, a sentence about what happened to it, or
        both are tried again later.

        Args:
            update: what is answered.
            request: of it.
            reply: the answer.
            instead_of: a message of the bot's in whose place the reply is put.
        """
        if (asked := self._long_ago(update)) is not None:
            reply = sentences.asked_then(reply, asked, request.lang)
        try:
            if instead_of is not None:
                return await self.delivery.edit(request.to, instead_of, reply)
            receipt = RowReceipt(self.inbox, request.update_id)
            return await self.delivery.send(request.to, reply, receipt)
        except NotDelivered as error:
            _log.warning("update %d is answered later: %s", request.update_id, error)
            self.inbox.later(update)
        except Unconfirmed as error:
            _log.warning("an answer may have arrived: %s", error)
            await self._interrupted(Interrupted(update), request, sentences.interrupted)
        except ShutOut as error:
            _log.info("nobody can be told: %s", error)
        except StorageError:
            raise  # the answer waits
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("the answer to update %d cannot be sent", request.update_id)
            await self._send_unrecorded(request, sentences.failed(request.lang))
        return None

    def _long_ago(self, update: Update) -> datetime | None:
        """When a question was asked that had to wait long; None for every other update."""
        message = update.message or update.edited_message
        asked = (message.edit_date or message.date) if message else None
        if asked is None or self.now().timestamp() - asked.timestamp() < self.timing.old:
            return None
        return asked.astimezone(self.use_cases.library.settings.zone)

    async def interrupted(self, item: Interrupted, context: Context) -> None:  # noqa: ARG002
        """Offer to answer again, after a crash while the answer was on its way."""
        if request := self.request(item.update):
            await self._interrupted(item, request, sentences.interrupted)

    async def given_up(self, item: GivenUp, context: Context) -> None:  # noqa: ARG002
        """Say that it did not work, after several crashes over one update."""
        if request := self.request(item.update):
            _log.error("update %d is given up: it ended the process", request.update_id)
            await self._interrupted(item, request, sentences.gave_up)
        else:
            await self.inbox.failed(item.update.update_id)

    async def unreadable(self, item: Unreadable, context: Context) -> None:  # noqa: ARG002
        """Say that an update cannot be read, to whoever sent it and once to the owners."""
        await self.inbox.set_aside(item.update_id)
        self.inbox.keep(item.update_id)
        if item.user:
            reply = sentences.unreadable(item.lang)
            await self.tell(item.user, reply, item.lang)
        if item.fault not in self.told:
            self.told.add(item.fault)
            await self.tell_staff(partial(sentences.set_aside, item.fault))

    async def moved_aside(self, name: str, fault: str) -> None:
        """Tell the owners that what the bot remembered was damaged, and where it lies now."""
        _log.error("what the bot remembers was damaged (%s); moved aside as %s", fault, name)
        await self.tell_staff(partial(sentences.moved_aside, name, fault))

    async def tell_staff(
        self, says: Callable[[str | None], Reply], role: Role = Role.OWNER, *, but: int = 0
    ) -> None:
        """Say something to all who have a role, each in their language; it may be lost.

        Args:
            says: makes it.
            role: or a higher one.
            but: somebody who knows it already.
        """
        for member in self.staff.members(role):
            if member.user != but:
                lang = self.use_cases.state.people.of(member.user).lang
                await self.tell(member.user, says(lang), lang)

    async def tell(self, user: int, reply: Reply, lang: str | None) -> None:
        """Say something to somebody in their private chat; it may be lost."""
        await self.say(Destination(Chat(user, user, lang)), reply)

    def may_ask(self, user: int, chat: int) -> bool:
        """Whether somebody is answered in a chat."""
        return self.use_cases.access.may_ask(user, chat)

    async def waits(self, user: int, lang: str | None) -> None:
        """Say to somebody, once while it lasts, that nothing can be written down just now."""
        if user not in self.waiting:
            self.waiting.add(user)
            await self.tell(user, sentences.waits(lang), lang)

    async def apologise(self, update: Update) -> None:
        """Say in a private chat that something went wrong, where a handler came to no answer."""
        chat = update.effective_chat
        if chat is not None and chat.type == chat.PRIVATE and self.may_ask(chat.id, chat.id):
            user = update.effective_user
            lang = user.language_code if user else None
            chosen = self.use_cases.state.people.of(chat.id).lang
            said = sentences.failed(chosen or lang)
            await self.tell(chat.id, said, chosen or lang)

    async def say(self, to: Destination, reply: Reply) -> None:
        """Say something that may be lost."""
        try:
            await self.delivery.send(to, reply)
        except Exception as error:  # noqa: BLE001 - a sentence that may be lost
            _log.info("a sentence could not be said (%s)", type(error).__name__)

    async def _waits_for_the_index(
        self, update: Update, request: Request, error: IndexUnreachable
    ) -> None:
        """Say once that the archive cannot be reached, and have the question answered later."""
        _log.warning("update %d is answered later: %s", request.update_id, error)
        if request.update_id not in self.unreached:
            self.unreached.add(request.update_id)
            await self.say(request.to, sentences.unreachable(request.lang, waits=True))
        self.inbox.later(update)

    async def _made(self, answer: Answer, request: Request, *, waits: bool = False) -> Reply:
        try:
            made = await answer(self, request)
        except StorageError:
            raise  # the question waits
        except IndexUnreachable as error:
            if waits:
                raise
            _log.warning("update %d cannot be answered now: %s", request.update_id, error)
            return sentences.unreachable(request.lang)
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("update %d cannot be answered", request.update_id)
            return sentences.failed(request.lang)
        self.unreached.discard(request.update_id)
        return made

    async def _interrupted(
        self,
        item: Interrupted | GivenUp,
        request: Request,
        says: Callable[[int, str | None], Reply],
    ) -> None:
        """Offer to answer again; where it is not known whether that arrived, a few times."""
        try:
            reply = says(request.update_id, request.lang)
            await self.delivery.send(request.at_message().to, reply)
        except NotDelivered:
            self.inbox.later(item)
            return
        except Unconfirmed as error:
            _log.info("the offer to ask again may not have arrived: %s", error)
            if self.inbox.offered(request.update_id):
                self.inbox.later(item)
                return
        except ShutOut as error:
            _log.info("nobody can be told: %s", error)
        except (TelegramError, ValueError):
            _log.exception("the offer to ask again cannot be sent")
        await self.inbox.interrupted(request.update_id)

    async def _send_unrecorded(self, request: Request, reply: Reply) -> None:
        """Send a sentence that may be lost."""
        try:
            await self.delivery.send(request.to, reply)
        except Exception:  # noqa: BLE001 - whatever it is, the asker is told
            _log.exception("not even that could be said")
