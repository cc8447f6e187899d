"""Questions, and what a person may say besides them."""

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.request import Request
from bot.usecases.commands import Surface
from bot.usecases.status import greeting, help_page
from retrieval.types import Order


async def ask(ctx: HandlerContext, request: Request) -> Reply:
    """The answer; without a question, how to ask one."""
    if not request.text:
        return await show_help(ctx, request)
    return await ctx.search_pool(ctx.use_cases.conversation.ask, request.text, request.chat)


async def said(ctx: HandlerContext, request: Request) -> Reply:
    """The reply to words without a command: an answer to what the bot asked, or a question."""
    reply = await ctx.quick_pool(ctx.use_cases.dialogs.answered, request.text, request.chat)
    return reply or await ask(ctx, request)


async def latest(ctx: HandlerContext, request: Request) -> Reply:
    """The newest statements, or the newest that answer."""
    conversation = ctx.use_cases.conversation
    return await ctx.search_pool(conversation.ordered, request.text, Order.LATEST, request.chat)


async def first(ctx: HandlerContext, request: Request) -> Reply:
    """The oldest statements, or the oldest that answer."""
    conversation = ctx.use_cases.conversation
    return await ctx.search_pool(conversation.ordered, request.text, Order.FIRST, request.chat)


async def on(ctx: HandlerContext, request: Request) -> Reply:
    """What was said on a day."""
    return await ctx.search_pool(ctx.use_cases.conversation.on, request.text, request.chat)


async def start(ctx: HandlerContext, request: Request) -> Reply:
    """The greeting, or what a link that opened the chat leads to."""
    if request.text:
        return await ctx.search_pool(ctx.callback_queries.opened, request.text, request.chat)
    return await ctx.quick_pool(greeting, ctx.use_cases.library, request.lang)


async def show_help(ctx: HandlerContext, request: Request) -> Reply:
    """How to ask; in a private chat also what is theirs who have a role."""
    role = ctx.staff.role_of(request.chat.user) if request.chat.private else None
    return await ctx.quick_pool(help_page, request.lang, Surface.HELP, role)


async def whoami(ctx: HandlerContext, request: Request) -> Reply:
    """The user's number."""
    return await ctx.quick_pool(sentences.whoami, request.chat.user, request.lang)


async def unsupported(ctx: HandlerContext, request: Request) -> Reply:
    """Voice, photos, stickers."""
    return await ctx.quick_pool(sentences.unsupported, request.lang, request.kind)


async def unknown_command(ctx: HandlerContext, request: Request) -> Reply:
    """A command that does not exist, or not for this user."""
    return await ctx.quick_pool(sentences.unknown_command, request.lang)
