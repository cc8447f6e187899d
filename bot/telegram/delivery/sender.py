"""Delivers replies to Telegram chats: each message once, in its turn, its quotations confirmed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.replies.pages import Page, paged
from bot.replies.reply import Reply
from bot.telegram.delivery.attachments import Attached, attached, captions
from bot.telegram.delivery.destination import Destination, Receipt, Unrecorded
from bot.telegram.delivery.faults import Fault, NotDelivered, ShutOut, Unconfirmed, kind, pause
from bot.telegram.delivery.messages import entities, keyboard
from bot.telegram.limits import Limits
from bot.telegram.workers import WorkerPool
from bot.usecases.library import OpenLibrary
from bot.usecases.proof import checked

_log = logging.getLogger(__name__)
_TRIES = 5
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramDelivery:
    """Replies to messages.

    Args:
        bot: an initialised bot.
        limits: turns to send.
        library: whose archive confirms quotations.
        work: runs a blocking function outside the event loop.
        sleep: waits between tries.
    """

    def __init__(
        self,
        bot: Bot,
        limits: Limits,
        *,
        library: OpenLibrary,
        work: WorkerPool,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._limits = limits
        self._library = library
        self._work = work
        self._sleep = sleep

    async def send(self, to: Destination, reply: Reply, receipt: Receipt | None = None) -> int:
        """Send a reply, in as many messages as it needs; returns the last one's number.

        Raises:
            NotDelivered: nothing arrived; the reply may be sent again later.
            Unconfirmed: it may have arrived, or a part of it has.
            ShutOut: nobody can be reached there.
            BadRequest: Telegram refuses what the reply says.
            ValueError: a reply without text, or with a button that cannot be.
        """
        pages, buttons = await self._rendered(to, reply)
        file = attached(reply)
        if file is not None:
            return await self._send_file(to, pages, buttons, receipt or Unrecorded(), file)
        return await self._send_pages(to, pages, buttons, receipt or Unrecorded())

    async def edit(self, to: Destination, message_id: int, reply: Reply) -> int:
        """Put a reply in a sent message's place; returns the number of the last message.

        An edit may be repeated without harm, so it is tried again whatever went wrong. What
        does not fit into one message follows in new ones.

        Raises:
            NotDelivered, Unconfirmed, ShutOut, BadRequest, ValueError: as for ``send``.
        """
        pages, buttons = await self._rendered(to, reply)
        file = attached(reply)
        on_first = 1 if file is None or _captioned(pages) else 0
        page, rest = (pages[0] if on_first else None), pages[on_first:]
        below = None if rest else buttons
        edit = partial(self._call_edit, to, message_id, page, below, file)
        if not await self._edited(to.chat.id, edit):
            return await self.send(to, reply)
        if rest:
            return await self._send_pages(to, rest, buttons, Unrecorded())
        return message_id

    async def _rendered(
        self, to: Destination, reply: Reply
    ) -> tuple[tuple[Page, ...], InlineKeyboardMarkup | None]:
        if reply.quoted:
            reply = await self._work(checked, reply, self._library, to.chat.lang)
        pages = paged(reply)
        if not pages:
            raise ValueError("a reply without text cannot be sent")
        return pages, keyboard(reply.buttons)

    async def _send_file(
        self,
        to: Destination,
        pages: tuple[Page, ...],
        buttons: InlineKeyboardMarkup | None,
        receipt: Receipt,
        file: Attached,
    ) -> int:
        """Send a file, with the text as its caption where that is short enough."""
        if _captioned(pages):
            _, message_id = await self._send_page(to, pages[0], buttons, receipt, file)
            return message_id
        to, _ = await self._send_page(to, None, None, receipt, file)
        try:
            return await self._send_pages(replace(to, reply_to=None), pages, buttons, Unrecorded())
        except NotDelivered as error:
            raise Unconfirmed("only the file has arrived") from error

    async def _send_pages(
        self,
        to: Destination,
        pages: tuple[Page, ...],
        buttons: InlineKeyboardMarkup | None,
        receipt: Receipt,
    ) -> int:
        message_id = 0
        for number, page in enumerate(pages):
            last = number == len(pages) - 1
            try:
                to, message_id = await self._send_page(to, page, buttons if last else None, receipt)
            except NotDelivered as error:
                if number:
                    raise Unconfirmed("only a part of the reply has arrived") from error
                raise
            to = replace(to, reply_to=None)
            receipt = Unrecorded()
        return message_id

    async def _send_page(
        self,
        to: Destination,
        page: Page | None,
        buttons: InlineKeyboardMarkup | None,
        receipt: Receipt,
        file: Attached | None = None,
    ) -> tuple[Destination, int]:
        """Send one message; returns its number and where it really went."""
        for tried in range(_TRIES):
            await self._limits.turn(to.chat.id)
            await receipt.sending()
            try:
                return to, await self._call_send(to, page, buttons, file)
            except TelegramError as error:
                to = await self._after(error, to, receipt, tried)
        raise NotDelivered(f"no answer from Telegram in {_TRIES} tries")

    async def _call_send(
        self,
        to: Destination,
        page: Page | None,
        buttons: InlineKeyboardMarkup | None,
        file: Attached | None,
    ) -> int:
        answers = None
        if to.reply_to is not None:
            answers = ReplyParameters(to.reply_to, allow_sending_without_reply=True)
        if file is not None:
            return await file.send(self._bot, to, page, answers, buttons)
        if page is None:
            raise ValueError("there is nothing to send")
        message = await self._bot.send_message(
            chat_id=to.chat.id,
            text=page.text,
            entities=entities(page) or None,
            link_preview_options=_NO_PREVIEW,
            message_thread_id=to.chat.thread,
            reply_parameters=answers,
            reply_markup=buttons,
        )
        return message.message_id

    async def _after(
        self, error: TelegramError, to: Destination, receipt: Receipt, tried: int
    ) -> Destination:
        """Do what a failed send asks for; returns where the next try goes, or raises."""
        fault = kind(error)
        if fault is Fault.UNCLEAR:
            raise Unconfirmed(str(error)) from error
        await receipt.undelivered()
        _log.info("a message was not delivered: %s", error)
        if fault is Fault.SHUT_OUT:
            raise ShutOut(str(error)) from error
        if isinstance(error, ChatMigrated):
            return Destination(replace(to.chat, id=error.new_chat_id))
        if isinstance(error, RetryAfter):
            self._limits.halt(to.chat.id, pause(error))
        elif fault is Fault.UNREACHED:
            await self._wait(tried)
        elif (nearest := _without_what_is_gone(error, to)) != to:
            return nearest
        else:
            raise error
        return to

    async def _wait(self, tried: int) -> None:
        if tried < _TRIES - 1:
            await self._sleep(2**tried)

    async def _edited(self, chat_id: int, edit: Callable[[], Awaitable[None]]) -> bool:
        """Whether the message now says this; False where it cannot be edited any more."""
        for tried in range(_TRIES):
            await self._limits.turn(chat_id)
            try:
                await edit()
            except BadRequest as error:
                said = error.message.lower()
                if "not modified" in said:
                    return True
                if "message to edit not found" in said or "can't be edited" in said:
                    return False
                raise
            except RetryAfter as error:
                self._limits.halt(chat_id, pause(error))
            except TelegramError as error:
                if kind(error) not in {Fault.UNREACHED, Fault.UNCLEAR}:
                    raise ShutOut(str(error)) from error
                await self._wait(tried)
            else:
                return True
        raise NotDelivered(f"no answer from Telegram in {_TRIES} tries")

    async def _call_edit(
        self,
        to: Destination,
        message_id: int,
        page: Page | None,
        buttons: InlineKeyboardMarkup | None,
        file: Attached | None,
    ) -> None:
        if file is not None:
            await file.put(self._bot, to, message_id, page, buttons)
        elif page is not None:
            await self._bot.edit_message_text(
                chat_id=to.chat.id,
                message_id=message_id,
                text=page.text,
                entities=entities(page) or None,
                link_preview_options=_NO_PREVIEW,
                reply_markup=buttons,
            )


def _captioned(pages: tuple[Page, ...]) -> bool:
    """Whether all the text fits below a file."""
    return len(pages) == 1 and captions(pages[0])


def _without_what_is_gone(error: TelegramError, to: Destination) -> Destination:
    """The destination without the message or topic that the server does not find."""
    said = error.message.lower()
    if "repl" in said and "not found" in said:
        return replace(to, reply_to=None)
    if "thread not found" in said:
        return replace(to, chat=replace(to.chat, thread=None))
    return to
