"""What only admins may do, in private chats."""

from telegram import Update

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.reports import progress_reply
from bot.replies.wording import Wording
from bot.telegram.handlers.context import Callback, Context, Desk
from bot.telegram.handlers.request import Exchange
from bot.telegram.reindexing import Reindexing
from bot.usecases.status import live_status


async def status(desk: Desk, exchange: Exchange) -> Reply:
    """What is live."""
    return await desk.talking(live_status, desk.use_cases.library, exchange.lang)


def reindex(desk: Desk, reindexing: Reindexing) -> Callback:
    """The callback that starts a reindex and lets it show itself in one message."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        exchange = desk.exchange(update)
        if exchange is None:
            return
        if not reindexing.claim():
            refusal = sentences.reindex_running(exchange.lang)
            await desk.deliver(update, exchange, refusal)
            return
        begun = False
        try:
            first = progress_reply(None, None, Wording(exchange.lang))
            message_id = await desk.deliver(update, exchange, first)
            if message_id is not None:
                # Done with the report: a crash before it leads to "ask again".
                desk.inbox.keep(exchange.update_id)
                reindexing.start(exchange.to, message_id, exchange.update_id)
                begun = True
        finally:
            if not begun:
                reindexing.release()

    return callback
