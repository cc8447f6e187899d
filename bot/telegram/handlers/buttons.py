"""Callback queries: presses of inline buttons."""

import logging
import re
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.state.database import StorageError
from bot.telegram import menu
from bot.telegram.delivery.faults import DeliveryError
from bot.telegram.gathering import Gathering
from bot.telegram.handlers import people
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.request import Request
from bot.telegram.inbox import Again
from bot.telegram.reindex_child import Ran
from bot.telegram.reindexing import ended_reply
from bot.usecases.callback_queries import CallbackResult

_log = logging.getLogger(__name__)
AGAIN = r"^again:([0-9]{1,18})$"


def again(ctx: HandlerContext) -> Callback:
    """The callback that asks an interrupted question once more."""

    async def callback(update: Update, context: Context) -> None:
        request, query = ctx.request(update), update.callback_query
        # the library lets a button without data through, whatever the pattern says
        match = re.match(AGAIN, query.data or "") if query else None
        if request is None or match is None:
            await confirmed(update, CallbackResult())
            return
        number = int(match[1])
        led_to = await ctx.inbox.again(number, request.chat.id, context.bot)
        await confirmed(update, CallbackResult())
        if led_to is Again.FORGOTTEN:
            await ctx.deliver(update, request, sentences.failed(request.lang))

    return callback


def press(ctx: HandlerContext, gathering: Gathering) -> Callback:
    """The callback of every other button."""

    async def callback(update: Update, context: Context) -> None:
        request, query = ctx.request(update), update.callback_query
        if query is None:
            return
        if request is None or query.data is None:
            await confirmed(update, CallbackResult())
            return
        result = await _result(ctx, request, query.data)
        await _followed_up(ctx, context, request, result)
        if result.taken_in is not None:
            gathering.changed(result.taken_in, request.message_id)
        if result.amended is not None:
            ctx.reindexes.quietly(partial(_told_live, ctx, request, result.amended))
        shown = await confirmed(update, result)
        reply = result.reply
        if reply is None and result.alert and not shown and result.toast:
            # too late for a word over the chat
            reply = Reply(result.toast)
        if reply is not None:
            at = request.message_id if result.edits else None
            await ctx.deliver(update, request.at_message(), reply, instead_of=at)

    return callback


async def _followed_up(
    ctx: HandlerContext, context: Context, request: Request, result: CallbackResult
) -> None:
    """Do what a press leads to besides an answer: forgetting, menus, a word to somebody else."""
    user = request.chat.user
    if result.forgets:
        await ctx.inbox.forget(user)
    if result.speaks is not None:
        await menu.publish_for(context.bot, user, result.speaks, ctx.staff.role_of(user))
    if result.change is not None:
        await people.role_changed(ctx, context.bot, result.change, request.lang)


async def _told_live(ctx: HandlerContext, request: Request, token: str, ran: Ran) -> None:
    """Say in the message of a correction how the reindex after it ended."""
    reply = ended_reply(ran, request.lang)
    if ran.report is not None and ran.report.held is None:
        live = await ctx.search_pool(ctx.use_cases.amending.live, token, request.chat)
        if live is None:
            return
        reply = live
    try:
        await ctx.delivery.edit(request.to, request.message_id, reply)
    except (DeliveryError, TelegramError, ValueError) as error:
        _log.warning("a correction is on record, which cannot be shown: %s", error)


async def _result(ctx: HandlerContext, request: Request, data: str) -> CallbackResult:
    try:
        return await ctx.search_pool(ctx.callback_queries.press, data, request.chat)
    except StorageError:
        raise  # the press waits
    except Exception:  # noqa: BLE001 - whatever it is, the person is told
        _log.exception("the button of update %d cannot be answered", request.update_id)
        return CallbackResult(sentences.failed(request.lang))


async def confirmed(update: Update, result: CallbackResult) -> bool:
    """Tell Telegram that the press was seen; False where that came too late."""
    if update.callback_query is None:
        return False
    try:
        await update.callback_query.answer(text=result.toast, show_alert=result.alert or None)
    except TelegramError as error:
        _log.debug("the press could not be confirmed: %s", error)
        return False
    return True
