"""What people could not find, figures, faults: for those who run the archive."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.request import Request


async def misses(ctx: HandlerContext, request: Request) -> Reply:
    """What people could not find."""
    return await ctx.search_pool(ctx.use_cases.misses.page, 0, request.chat)


async def stats(ctx: HandlerContext, request: Request) -> Reply:
    """Figures of what is asked."""
    return await ctx.search_pool(ctx.use_cases.stats.said, request.chat)


async def problems(ctx: HandlerContext, request: Request) -> Reply:
    """What was wrong with the last reindex."""
    return await ctx.quick_pool(ctx.use_cases.problems.page, 0, request.chat)


async def log(ctx: HandlerContext, request: Request) -> Reply:
    """The last faults of the bot itself."""
    return await ctx.quick_pool(ctx.use_cases.problems.log, request.chat)


async def announce(ctx: HandlerContext, request: Request) -> Reply:
    """The new statements, to choose one that followers are told of."""
    return await ctx.quick_pool(ctx.use_cases.announcing.choice, request.chat)
