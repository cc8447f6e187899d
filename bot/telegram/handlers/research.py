"""Quotations to check, topics over time, and what was changed."""

from bot.replies.reply import Reply
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.request import Request


async def check(ctx: HandlerContext, request: Request) -> Reply:
    """The verdict on a quotation, a forwarded post or what is replied to; else how to give it."""
    marks_alone = not any(map(str.isalnum, request.text))
    claim = (marks_alone and request.replied) or request.text
    return await ctx.search_pool(ctx.use_cases.checking.checked, claim, request.lang)


async def timeline(ctx: HandlerContext, request: Request) -> Reply:
    """When a topic was spoken of, with its picture."""
    return await ctx.search_pool(ctx.use_cases.timelines.drawn, request.text, request.chat)


async def changes(ctx: HandlerContext, request: Request) -> Reply:
    """What was edited or withdrawn."""
    return await ctx.search_pool(ctx.use_cases.changes.listed, request.text, request.lang)
