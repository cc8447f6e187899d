"""Chats the bot is no part of: inline queries as they are typed, and guests who call it in."""

import asyncio
import logging

from telegram import Update

from bot.telegram.delivery.inline import InlineDelivery
from bot.telegram.handlers.context import Callback, Context, HandlerContext

_log = logging.getLogger(__name__)
PAUSE = 0.3
"""Seconds without a new letter after which a query is searched for."""


def inline(ctx: HandlerContext, delivery: InlineDelivery, pause: float = PAUSE) -> Callback:
    """The callback of inline queries; of each person only the newest one is answered."""
    newest: dict[int, str] = {}

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        query = update.inline_query
        if query is None:
            return
        user = query.from_user
        newest[user.id] = query.id
        await asyncio.sleep(pause)
        if newest.get(user.id) != query.id:
            return
        lang = ctx.use_cases.state.people.of(user.id).lang or user.language_code
        try:
            cards = await ctx.search_pool(ctx.use_cases.inline_queries.cards, query.query, lang)
            if newest.get(user.id) == query.id:
                await delivery.answer(query.id, cards, lang)
        finally:
            if newest.get(user.id) == query.id:
                del newest[user.id]

    return callback


def guest(ctx: HandlerContext, delivery: InlineDelivery) -> Callback:
    """The callback of those who call the bot into a chat it is no part of."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request, message = ctx.request(update), update.guest_message
        if request is None or message is None or not message.guest_query_id:
            return
        card = await ctx.search_pool(ctx.use_cases.inline_queries.guest, request.text, request.lang)
        await delivery.guest(message.guest_query_id, card, request.lang)

    return callback
