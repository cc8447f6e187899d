"""Quotations to check, topics over time, and what was changed."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import Desk
from bot.telegram.handlers.request import Exchange


async def check(desk: Desk, exchange: Exchange) -> Reply:
    """The verdict on a quotation or a forwarded post; without one, how to give it."""
    return await desk.asking(desk.use_cases.checking.checked, exchange.text, exchange.lang)


async def timeline(desk: Desk, exchange: Exchange) -> Reply:
    """When a topic was spoken of, with its picture."""
    return await desk.asking(desk.use_cases.timelines.drawn, exchange.text, exchange.chat)


async def changes(desk: Desk, exchange: Exchange) -> Reply:
    """What was edited or withdrawn."""
    return await desk.asking(desk.use_cases.revising.listed, exchange.text, exchange.lang)
