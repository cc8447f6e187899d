"""Callback queries: presses of inline buttons."""

import logging
from collections.abc import Collection

from telegram import Update
from telegram.error import TelegramError

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.telegram import menu
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.inbox import Again
from bot.usecases.callback_queries import CallbackResult

_log = logging.getLogger(__name__)
AGAIN = r"^again:(\d{1,18})$"


def again(ctx: HandlerContext) -> Callback:
    """The callback that asks an interrupted question once more."""

    async def callback(update: Update, context: Context) -> None:
        request = ctx.request(update)
        if request is None or not context.matches:
            return
        number = int(context.matches[0].group(1))
        led_to = await ctx.inbox.again(number, request.chat.id, context.bot)
        await _confirmed(update, CallbackResult())
        if led_to is Again.FORGOTTEN:
            await ctx.deliver(update, request, sentences.failed(request.lang))

    return callback


def press(ctx: HandlerContext, admin_ids: Collection[int]) -> Callback:
    """The callback of every other button.

    Args:
        ctx: what answers and remembers.
        admin_ids: whose menus show the admin's commands.
    """

    async def callback(update: Update, context: Context) -> None:
        request, query = ctx.request(update), update.callback_query
        if query is None:
            return
        if request is None or query.data is None:
            await _confirmed(update, CallbackResult())
            return
        try:
            pressed = await ctx.asking(ctx.callback_queries.press, query.data, request.chat)
        except Exception:  # noqa: BLE001 - whatever it is, the person is told
            _log.exception("the button of update %d cannot be answered", request.update_id)
            pressed = CallbackResult(sentences.failed(request.lang))
        if pressed.forgets:
            await ctx.inbox.forget(request.chat.user)
        if pressed.speaks is not None:
            await menu.publish_for(context.bot, request.chat.user, pressed.speaks, admin_ids)
        told = await _confirmed(update, pressed)
        reply = pressed.reply
        if reply is None and pressed.alert and not told and pressed.toast:
            # too late for a word over the chat
            reply = Reply(pressed.toast)
        if reply is not None:
            at = request.message_id if pressed.edits else None
            await ctx.deliver(update, request.at_message(), reply, instead_of=at)

    return callback


async def _confirmed(update: Update, pressed: CallbackResult) -> bool:
    """Tell Telegram that the press was seen; False where that came too late."""
    if update.callback_query is None:
        return False
    try:
        await update.callback_query.answer(text=pressed.toast, show_alert=pressed.alert or None)
    except TelegramError as error:
        _log.debug("the press could not be confirmed: %s", error)
        return False
    return True
