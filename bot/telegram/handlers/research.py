"""Quotations to check, topics over time, and what was changed."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import Desk
from bot.telegram.handlers.request import Exchange
from bot.usecases.changes import Revising
from bot.usecases.checking import Checking


async def check(desk: Desk, exchange: Exchange) -> Reply:
    """The verdict on a quotation or a forwarded post; without one, how to give it."""
    return await desk.asking(Checking(desk.usecases).checked, exchange.text, exchange.lang)


async def timeline(desk: Desk, exchange: Exchange) -> Reply:
    """When a topic was spoken of, with its picture."""
    return await desk.asking(desk.product.timelines.drawn, exchange.text, exchange.chat)


async def changes(desk: Desk, exchange: Exchange) -> Reply:
    """What was edited or withdrawn."""
    return await desk.asking(Revising(desk.usecases).listed, exchange.text, exchange.lang)
