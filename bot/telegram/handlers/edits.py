"""Questions whose answers go with them: who edits a question sees its answer edited."""

from telegram import Update

from bot.telegram.handlers.context import Answer, Callback, Context, HandlerContext


def followed(ctx: HandlerContext, answer: Answer) -> Callback:
    """A callback that answers a question, and answers it anew where it was when it is edited.

    An edited message that no answer is known of is left alone: it was no question, or long ago.
    """

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request = ctx.request(update)
        if request is None:
            return
        answers, known = ctx.use_cases.state.answers, None
        if update.edited_message is not None:
            known = answers.find(request.chat.id, request.message_id)
            if known is None:
                return
        message = await ctx.searched(update, request, answer, instead_of=known, asks=True)
        if message is not None:
            answers.keep(request.chat.id, request.message_id, message)

    return callback
