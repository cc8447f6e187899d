"""What only admins may do, in private chats."""

import asyncio
from enum import Enum, auto

from telegram import Update

from bot.replies import sentences
from bot.replies.looks import looking_reply
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply
from bot.replies.wording import Wording
from bot.state import Role
from bot.telegram.handlers.context import Answer, Callback, Context, HandlerContext
from bot.telegram.handlers.request import Request
from bot.telegram.reindexing import Reindexing, Shown
from bot.usecases.status import live_status


async def status(ctx: HandlerContext, request: Request) -> Reply:
    """What is live."""
    use_cases = ctx.use_cases
    return await ctx.quick_pool(live_status, use_cases.library, use_cases.state, request.lang)


async def expect(ctx: HandlerContext, request: Request) -> Reply:
    """Keep the answer that is replied to, or the last one, as a check-question."""
    keep = ctx.use_cases.expecting.keep
    return await ctx.search_pool(keep, request.text, request.chat, request.answer)


async def expects(ctx: HandlerContext, request: Request) -> Reply:
    """The check-questions."""
    return await ctx.quick_pool(ctx.use_cases.expecting.listed, 0, request.chat)


async def builds(ctx: HandlerContext, request: Request) -> Reply:
    """The builds of the index."""
    return await ctx.quick_pool(ctx.use_cases.builds.listed, request.chat)


async def rollback(ctx: HandlerContext, request: Request) -> Reply:
    """What going back to the build before would change."""
    return await ctx.quick_pool(ctx.use_cases.builds.asked, None, request.chat)


async def feeds(ctx: HandlerContext, request: Request) -> Reply:
    """The feeds; after "add" what an address holds, for as long as its site takes to answer."""
    return await asyncio.to_thread(ctx.use_cases.feeds.said, request.text, request.chat)


def amend(command: str) -> Answer:
    """What shows a correction of the statement that is pointed at or named."""

    async def answer(ctx: HandlerContext, request: Request) -> Reply:
        begin = ctx.use_cases.amending.begin
        return await ctx.search_pool(begin, command, request.text, request.chat, request.answer)

    return answer


class Step(Enum):
    """How far a reindex is wanted."""

    LOOK = auto()
    START = auto()
    SURE = auto()  # also where many statements leave


def reindex(ctx: HandlerContext, reindexing: Reindexing, step: Step) -> Callback:
    """The callback that lets a reindex, or the look before it, show itself in one message.

    Args:
        ctx: what answers and remembers, and knows who may; a button may be pressed by others.
        reindexing: what runs it.
        step: what was asked for; all but the look by a button under a message.
    """

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request = ctx.request(update)
        allowed = request is not None and _may(ctx, request)
        if update.callback_query is not None:
            refused = None if allowed else Wording(request.lang if request else None)("not-yours")
            await update.callback_query.answer(refused, show_alert=not allowed)
        if request is None or not allowed:
            return
        if not reindexing.claim():
            refusal = sentences.reindex_running(request.lang)
            await ctx.deliver(update, request, refusal)
            return
        begun = False
        try:
            begun = await _begun(ctx, reindexing, (update, request), step)
        finally:
            if not begun:
                reindexing.release()

    return callback


def _may(ctx: HandlerContext, request: Request) -> bool:
    return request.chat.private and ctx.staff.may(request.chat.user, Role.EDITOR)


async def _begun(
    ctx: HandlerContext, reindexing: Reindexing, asked: tuple[Update, Request], step: Step
) -> bool:
    """Begin, and say so; False where that could not be said."""
    update, request = asked
    say = Wording(request.lang)
    looks = step is Step.LOOK
    first = looking_reply(None, say) if looks else progress_reply(None, None, say)
    at = None if looks else request.message_id
    message_id = await ctx.deliver(update, request, first, instead_of=at)
    if message_id is None:
        return False
    # Done with the report: a crash before it leads to "ask again".
    ctx.inbox.keep(request.update_id)
    shown = Shown(request.to, message_id, request.update_id)
    if looks:
        reindexing.look(shown)
    else:
        audit = ctx.use_cases.state.audit
        await ctx.quick_pool(audit.note, request.chat.user, "reindex", "", step.name.lower())
        reindexing.start(shown, sure=step is Step.SURE)
    return True
