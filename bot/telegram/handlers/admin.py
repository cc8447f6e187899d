"""What only admins may do, in private chats."""

from telegram import Update

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply
from bot.replies.wording import Wording
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.request import Request
from bot.telegram.reindexing import Reindexing
from bot.usecases.status import live_status


async def status(ctx: HandlerContext, request: Request) -> Reply:
    """What is live."""
    return await ctx.quick_pool(live_status, ctx.use_cases.library, request.lang)


def reindex(ctx: HandlerContext, reindexing: Reindexing) -> Callback:
    """The callback that starts a reindex and lets it show itself in one message."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request = ctx.request(update)
        if request is None:
            return
        if not reindexing.claim():
            refusal = sentences.reindex_running(request.lang)
            await ctx.deliver(update, request, refusal)
            return
        begun = False
        try:
            first = progress_reply(None, None, Wording(request.lang))
            message_id = await ctx.deliver(update, request, first)
            if message_id is not None:
                # Done with the report: a crash before it leads to "ask again".
                ctx.inbox.keep(request.update_id)
                reindexing.start(request.to, message_id, request.update_id)
                begun = True
        finally:
            if not begun:
                reindexing.release()

    return callback
