"""Questions, and what a person may say besides them."""

from bot.handlers.desk import Desk
from bot.handlers.exchange import Exchange
from bot.reply import Reply


async def ask(desk: Desk, exchange: Exchange) -> Reply:
    """The answer; without a question, how to ask one."""
    if not exchange.text:
        return await desk.talking(desk.usecases.help, exchange.lang)
    return await desk.asking(desk.usecases.ask, exchange.text, exchange.lang)


async def latest(desk: Desk, exchange: Exchange) -> Reply:
    """The newest statements."""
    return await desk.asking(desk.usecases.latest, exchange.lang)


async def start(desk: Desk, exchange: Exchange) -> Reply:
    """The greeting."""
    return await desk.talking(desk.usecases.start, exchange.lang)


async def show_help(desk: Desk, exchange: Exchange) -> Reply:
    """How to ask."""
    return await desk.talking(desk.usecases.help, exchange.lang)


async def whoami(desk: Desk, exchange: Exchange) -> Reply:
    """The user's number."""
    return await desk.talking(desk.usecases.whoami, exchange.user_id, exchange.lang)


async def unsupported(desk: Desk, exchange: Exchange) -> Reply:
    """Voice, photos, stickers."""
    return await desk.talking(desk.usecases.unsupported, exchange.lang)


async def unknown_command(desk: Desk, exchange: Exchange) -> Reply:
    """A command that does not exist, or not for this user."""
    return await desk.talking(desk.usecases.unknown_command, exchange.lang)
