"""What only admins may do, in private chats."""

from telegram import Update

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply
from bot.replies.wording import Wording
from bot.state import Role
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.request import Request
from bot.telegram.reindexing import Reindexing
from bot.usecases.status import live_status


async def status(ctx: HandlerContext, request: Request) -> Reply:
    """What is live."""
    use_cases = ctx.use_cases
    return await ctx.quick_pool(live_status, use_cases.library, use_cases.state, request.lang)


def reindex(ctx: HandlerContext, reindexing: Reindexing, *, sure: bool = False) -> Callback:
    """The callback that starts a reindex and lets it show itself in one message.

    Args:
        ctx: what answers and remembers, and knows who may; a button may be pressed by others.
        reindexing: what runs it.
        sure: whether a button was pressed by which many statements may leave.
    """

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request = ctx.request(update)
        if update.callback_query is not None:
            await update.callback_query.answer()
        if request is None or not request.chat.private:
            return
        if not ctx.staff.may(request.chat.user, Role.EDITOR):
            return
        if not reindexing.claim():
            refusal = sentences.reindex_running(request.lang)
            await ctx.deliver(update, request, refusal)
            return
        begun = False
        try:
            first = progress_reply(None, None, Wording(request.lang))
            asked = request.message_id if sure else None
            message_id = await ctx.deliver(update, request, first, instead_of=asked)
            if message_id is not None:
                # Done with the report: a crash before it leads to "ask again".
                ctx.inbox.keep(request.update_id)
                await ctx.quick_pool(ctx.use_cases.state.audit.note, request.chat.user, "reindex")
                reindexing.start(request.to, message_id, request.update_id, sure=sure)
                begun = True
        finally:
            if not begun:
                reindexing.release()

    return callback
