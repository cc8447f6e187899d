"""Questions, and what a person may say besides them."""

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.telegram.handlers.context import Desk
from bot.telegram.handlers.request import Exchange
from bot.usecases.status import greeting, help_page
from retrieval.types import Order


async def ask(desk: Desk, exchange: Exchange) -> Reply:
    """The answer; without a question, how to ask one."""
    if not exchange.text:
        return await desk.talking(help_page, exchange.lang)
    return await desk.asking(desk.use_cases.conversation.ask, exchange.text, exchange.chat)


async def latest(desk: Desk, exchange: Exchange) -> Reply:
    """The newest statements, or the newest that answer."""
    asking = desk.use_cases.conversation
    return await desk.asking(asking.ordered, exchange.text, Order.LATEST, exchange.chat)


async def first(desk: Desk, exchange: Exchange) -> Reply:
    """The oldest statements, or the oldest that answer."""
    asking = desk.use_cases.conversation
    return await desk.asking(asking.ordered, exchange.text, Order.FIRST, exchange.chat)


async def on(desk: Desk, exchange: Exchange) -> Reply:
    """What was said on a day."""
    return await desk.asking(desk.use_cases.conversation.on, exchange.text, exchange.chat)


async def start(desk: Desk, exchange: Exchange) -> Reply:
    """The greeting, or what a link that opened the chat leads to."""
    if exchange.text:
        return await desk.asking(desk.presses.opened, exchange.text, exchange.chat)
    return await desk.talking(greeting, desk.use_cases.library, exchange.lang)


async def show_help(desk: Desk, exchange: Exchange) -> Reply:
    """How to ask."""
    return await desk.talking(help_page, exchange.lang)


async def whoami(desk: Desk, exchange: Exchange) -> Reply:
    """The user's number."""
    return await desk.talking(sentences.whoami, exchange.chat.user, exchange.lang)


async def unsupported(desk: Desk, exchange: Exchange) -> Reply:
    """Voice, photos, stickers."""
    return await desk.talking(sentences.unsupported, exchange.lang, exchange.kind)


async def unknown_command(desk: Desk, exchange: Exchange) -> Reply:
    """A command that does not exist, or not for this user."""
    return await desk.talking(sentences.unknown_command, exchange.lang)
