"""Posts of channels that are followed: taken in by themselves, edits as versions."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import filters

from bot.state.drafts import CHANNEL
from bot.telegram.gathering import Gathering
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.material import LARGEST, post_of


class Followed(filters.MessageFilter):
    """Lets through what is posted in a channel that is followed.

    Args:
        channels: by number or ``@name``, in small letters.
    """

    def __init__(self, channels: Sequence[str]) -> None:
        super().__init__()
        self._channels = frozenset(channels)

    def filter(self, message: Message) -> bool:
        """Whether a message is let through."""
        chat = message.chat
        named = f"@{(chat.username or '').lower()}"
        return str(chat.id) in self._channels or named in self._channels


def posted(ctx: HandlerContext, gathering: Gathering) -> Callback:
    """The callback of a post, and of one that was edited."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        post = update.channel_post or update.edited_channel_post
        if post is None:
            return
        sent = post_of(post, ctx.use_cases.library.settings.zone)
        if sent.size > LARGEST:
            return
        drafts = ctx.use_cases.state.drafts
        if update.edited_channel_post is not None:
            number = await ctx.quick_pool(drafts.take_edited, sent, post.chat.id)
        else:
            number = await ctx.quick_pool(drafts.take, sent, CHANNEL, post.chat.id)
        if number is not None:
            gathering.stir(number)

    return callback
