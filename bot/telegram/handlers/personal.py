"""What a person may ask for themselves: follows, a language, what is kept, forgetting."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.request import Request


async def follow(ctx: HandlerContext, request: Request) -> Reply:
    """Follow a question from now on."""
    return await ctx.search_pool(ctx.use_cases.following.ask, request.text, request.chat)


async def following(ctx: HandlerContext, request: Request) -> Reply:
    """All that is followed."""
    return await ctx.quick_pool(ctx.use_cases.following.over, request.chat)


async def language(ctx: HandlerContext, request: Request) -> Reply:
    """The languages to choose from."""
    return await ctx.quick_pool(ctx.use_cases.personal.languages, request.chat)


async def about(ctx: HandlerContext, request: Request) -> Reply:
    """What the archive covers, and what is kept of whoever asks."""
    return await ctx.quick_pool(ctx.use_cases.personal.about, request.chat)


async def forgetme(ctx: HandlerContext, request: Request) -> Reply:
    """What would be deleted."""
    return await ctx.quick_pool(ctx.use_cases.personal.forget, request.chat)
