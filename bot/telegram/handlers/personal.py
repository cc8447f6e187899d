"""What a person may ask for themselves: follows, a language, what is kept, forgetting."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import Desk
from bot.telegram.handlers.request import Exchange


async def follow(desk: Desk, exchange: Exchange) -> Reply:
    """Follow a question from now on."""
    return await desk.asking(desk.use_cases.following.ask, exchange.text, exchange.chat)


async def following(desk: Desk, exchange: Exchange) -> Reply:
    """All that is followed."""
    return await desk.talking(desk.use_cases.following.over, exchange.chat)


async def language(desk: Desk, exchange: Exchange) -> Reply:
    """The languages to choose from."""
    return await desk.talking(desk.use_cases.personal.languages, exchange.chat)


async def about(desk: Desk, exchange: Exchange) -> Reply:
    """What the archive covers, and what is kept of whoever asks."""
    return await desk.talking(desk.use_cases.personal.about, exchange.chat)


async def forgetme(desk: Desk, exchange: Exchange) -> Reply:
    """What would be deleted."""
    return await desk.talking(desk.use_cases.personal.forget, exchange.chat)
