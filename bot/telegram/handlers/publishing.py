"""What editors send in private chats to be published, and their answers about it."""

from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import filters

from bot.replies import sentences
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.material import Sent
from bot.telegram.gathering import Gathering
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.material import LARGEST, has_file, page_at, sent_in, typed
from bot.telegram.handlers.request import Request
from bot.usecases.correcting import KIND
from bot.usecases.pages import address_in, is_at


class Offers(filters.MessageFilter):
    """Lets through what may become a statement: files, forwarded posts, long texts.

    Args:
        state: knows what somebody was asked, and what a text goes on from.
        longest: characters of a question; whatever is longer is none.
        hosts: at which pages are fetched.
    """

    def __init__(self, state: State, longest: int, hosts: Sequence[str] = ()) -> None:
        super().__init__()
        self._state = state
        self._longest = longest
        self._hosts = frozenset(hosts)

    def filter(self, message: Message) -> bool:
        """Whether a message is let through."""
        if has_file(message):
            return True
        if message.forward_origin is not None:
            return bool(message.text or message.caption or message.media_group_id)
        text, user = message.text, message.from_user
        if not text or user is None or self._state.dialogs.asked(user.id) is not None:
            return False
        if is_at(address_in(text), self._hosts):
            return True
        return len(text) > self._longest or _continues(self._state, message) is not None


class Awaited(filters.MessageFilter):
    """Lets through words that answer a question about a draft.

    Args:
        state: knows what was asked.
    """

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def filter(self, message: Message) -> bool:
        """Whether a message is let through."""
        user = message.from_user
        if user is None or not message.text or message.forward_origin is not None:
            return False
        asked = self._state.dialogs.asked(user.id)
        return asked is not None and asked.kind == KIND


def offered(ctx: HandlerContext, gathering: Gathering) -> Callback:
    """The callback that takes in what an editor sends."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request, message = ctx.request(update), update.message
        if request is None or message is None:
            return
        sent = sent_in(message, ctx.use_cases.library.settings.zone)
        typed_here = not sent.material.file and sent.material.origin is None
        if typed_here and (address := address_in(sent.material.text)):
            sent = page_at(message, address)
        elif typed_here:
            key = _continues(ctx.use_cases.state, message)
            sent = sent if key is None else Sent(key, sent.material, sent.facts)
        await _take(ctx, gathering, update, request, sent)

    return callback


def command(ctx: HandlerContext, gathering: Gathering) -> Callback:
    """The callback of /publish: the words after it, or the message that it replies to."""

    async def callback(update: Update, context: Context) -> None:
        request, message = ctx.request(update), update.message
        if request is None or message is None or not ctx.staff.may(request.chat.user, Role.EDITOR):
            return
        zone = ctx.use_cases.library.settings.zone
        replied = message.reply_to_message
        of_bot = replied and replied.from_user and replied.from_user.id == context.bot.id
        if address := address_in(request.text):
            sent = page_at(message, address)
        elif request.text:
            sent = typed(message, request.text)
        elif replied is not None and not of_bot and _says_something(replied):
            sent = sent_in(replied, zone)
        else:
            await ctx.deliver(update, request, sentences.line(_usage(request)))
            return
        await _take(ctx, gathering, update, request, sent)

    return callback


def corrected(ctx: HandlerContext) -> Callback:
    """The callback of words that correct a draft; the message that shows it shows it anew."""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request = ctx.request(update)
        if request is None:
            return
        state = ctx.use_cases.state
        asked = state.dialogs.asked(request.chat.user)
        number = asked.subject.partition(":")[0] if asked else ""
        kept = state.drafts.find(int(number), request.chat.user) if number.isdigit() else None
        sent = state.drafts.submission(kept.submission) if kept else None
        answered = ctx.use_cases.dialogs.answered
        reply = await ctx.search_pool(answered, request.text, request.chat)
        if reply is not None:
            shown = sent.message if sent and sent.message else None
            await ctx.deliver(update, request, reply, instead_of=shown)

    return callback


async def _take(
    ctx: HandlerContext, gathering: Gathering, update: Update, request: Request, sent: Sent
) -> None:
    if sent.size > LARGEST:
        says = Wording(request.lang)("draft-too-large", file=sent.material.name)
        await ctx.deliver(update, request, sentences.line(says))
        return
    chat = request.chat
    take = ctx.use_cases.state.drafts.take
    number = await ctx.quick_pool(take, sent, chat.user, chat.id, chat.lang)
    gathering.stir(number)


def _continues(state: State, message: Message) -> str | None:
    """The key of a long text that a message goes on with, which Telegram parted."""
    user = message.from_user
    return state.drafts.continued(user.id, message.chat.id) if user and message.text else None


def _says_something(message: Message) -> bool:
    return bool(message.text or message.caption or has_file(message))


def _usage(request: Request) -> str:
    return Wording(request.lang)("publish-usage")
