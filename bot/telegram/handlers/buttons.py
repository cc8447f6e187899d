"""Presses of inline buttons."""

import logging
from collections.abc import Collection

from telegram import Update
from telegram.error import TelegramError

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.telegram import menu
from bot.telegram.handlers.context import Callback, Context, Desk
from bot.telegram.inbox import Again
from bot.usecases.callback_queries import Pressed

_log = logging.getLogger(__name__)
AGAIN = r"^again:(\d{1,18})$"


def again(desk: Desk) -> Callback:
    """The callback that asks an interrupted question once more."""

    async def callback(update: Update, context: Context) -> None:
        exchange = desk.exchange(update)
        if exchange is None or not context.matches:
            return
        number = int(context.matches[0].group(1))
        led_to = await desk.inbox.again(number, exchange.chat.id, context.bot)
        await _confirmed(update, Pressed())
        if led_to is Again.FORGOTTEN:
            await desk.deliver(update, exchange, sentences.failed(exchange.lang))

    return callback


def press(desk: Desk, admin_ids: Collection[int]) -> Callback:
    """The callback of every other button.

    Args:
        desk: what answers and remembers.
        admin_ids: whose menus show the admin's commands.
    """

    async def callback(update: Update, context: Context) -> None:
        exchange, query = desk.exchange(update), update.callback_query
        if query is None:
            return
        if exchange is None or query.data is None:
            await _confirmed(update, Pressed())
            return
        try:
            pressed = await desk.asking(desk.presses.press, query.data, exchange.chat)
        except Exception:  # noqa: BLE001 - whatever it is, the person is told
            _log.exception("the button of update %d cannot be answered", exchange.update_id)
            pressed = Pressed(sentences.failed(exchange.lang))
        if pressed.forgets:
            await desk.inbox.forget(exchange.chat.user)
        if pressed.speaks is not None:
            await menu.publish_for(context.bot, exchange.chat.user, pressed.speaks, admin_ids)
        told = await _confirmed(update, pressed)
        reply = pressed.reply
        if reply is None and pressed.alert and not told and pressed.toast:
            # too late for a word over the chat
            reply = Reply(pressed.toast)
        if reply is not None:
            at = exchange.message_id if pressed.edits else None
            await desk.deliver(update, exchange.at_message(), reply, instead_of=at)

    return callback


async def _confirmed(update: Update, pressed: Pressed) -> bool:
    """Tell Telegram that the press was seen; False where that came too late."""
    if update.callback_query is None:
        return False
    try:
        await update.callback_query.answer(text=pressed.toast, show_alert=pressed.alert or None)
    except TelegramError as error:
        _log.debug("the press could not be confirmed: %s", error)
        return False
    return True
