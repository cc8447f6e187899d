"""Presses of inline buttons."""

import logging

from telegram import Update
from telegram.error import TelegramError

from bot.handlers.desk import Callback, Context, Desk
from bot.handlers.exchange import exchange_of
from bot.inbox import Again

_log = logging.getLogger(__name__)
AGAIN = r"^again:(\d{1,18})$"


def again(desk: Desk) -> Callback:
    """The callback that asks an interrupted question once more."""

    async def callback(update: Update, context: Context) -> None:
        exchange = exchange_of(update)
        if exchange is None or not context.matches:
            return
        number = int(context.matches[0].group(1))
        led_to = await desk.inbox.again(number, exchange.place.chat_id, context.bot)
        await stop_spinning(update, context)
        if led_to is Again.FORGOTTEN:
            await desk.deliver(update, exchange, desk.usecases.failed(exchange.lang))

    return callback


async def stop_spinning(update: Update, context: Context) -> None:  # noqa: ARG001
    """Tell Telegram that the press was seen; too late a word is no harm."""
    if update.callback_query is None:
        return
    try:
        await update.callback_query.answer()
    except TelegramError as error:
        _log.debug("the press could not be confirmed: %s", error)
