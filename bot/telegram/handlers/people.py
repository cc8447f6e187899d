"""People: codes they send, contacts that owners send, and what follows for whoever gets a role."""

from functools import partial

from telegram import Bot, Message, MessageOriginUser, Update
from telegram.ext import filters

from bot.replies.reply import Reply
from bot.state import State
from bot.telegram import menu
from bot.telegram.handlers.context import Callback, Context, HandlerContext
from bot.telegram.handlers.request import Request
from bot.usecases import admins as staff
from bot.usecases.joining import CODE
from bot.usecases.staffing import RoleChange


async def admins(ctx: HandlerContext, request: Request) -> Reply:
    """Who helps to run the archive."""
    return await ctx.quick_pool(ctx.use_cases.admins.listed, request.chat)


async def audit(ctx: HandlerContext, request: Request) -> Reply:
    """Who did what."""
    return await ctx.quick_pool(ctx.use_cases.acts.page, request.chat)


async def invite(ctx: HandlerContext, request: Request) -> Reply:
    """An invitation to ask."""
    return await ctx.quick_pool(ctx.use_cases.invitations.made, request.text, request.chat)


class IsCode(filters.MessageFilter):
    """Messages that are a code, typed or by a link."""

    def filter(self, message: Message) -> bool:
        """Whether it is one, whatever it gives."""
        return CODE.fullmatch(message.text or "") is not None


class WaitsForPerson(filters.MessageFilter):
    """What an owner sends after the bot asked whom to add.

    Args:
        state: what remembers that it asked.
    """

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def filter(self, message: Message) -> bool:
        """Whether the bot asked its sender."""
        user = message.from_user
        asked = self._state.dialogs.asked(user.id) if user else None
        return asked is not None and asked.kind == staff.PERSON


def join(ctx: HandlerContext) -> Callback:
    """The callback of codes; who gets a role gets its menu, and the owners are told."""

    async def callback(update: Update, context: Context) -> None:
        request, message = ctx.request(update), update.message
        if request is None or message is None:
            return
        joining = ctx.use_cases.joining
        done = await ctx.quick_pool(joining.sent, message.text or "", request.chat, request.name)
        await ctx.deliver(update, request, done.reply)
        if done.change is not None:
            await show_menu(ctx, context.bot, done.change.user)
        if done.anew is not None:
            says = partial(staff.joined, request.chat.user, request.name, done.anew)
            await ctx.tell_staff(says, but=request.chat.user)

    return callback


def person(ctx: HandlerContext) -> Callback:
    """The callback of contacts and forwarded messages: which role shall this person have?"""

    async def callback(update: Update, context: Context) -> None:  # noqa: ARG001
        request, message = ctx.request(update), update.message
        if request is None or message is None:
            return
        user, name = _person_of(message)
        found = ctx.use_cases.admins.found
        await ctx.deliver(update, request, await ctx.quick_pool(found, user, name, request.chat))

    return callback


async def role_changed(ctx: HandlerContext, bot: Bot, change: RoleChange, lang: str | None) -> None:
    """Give somebody the menu of their new role, and tell them.

    Args:
        ctx: what knows them.
        bot: whose menu it is.
        change: of their role.
        lang: of whoever changed it, where theirs is not known.
    """
    await show_menu(ctx, bot, change.user)
    chosen = ctx.use_cases.state.people.of(change.user).lang or lang
    await ctx.tell(change.user, staff.told(change, chosen), chosen)


async def show_menu(ctx: HandlerContext, bot: Bot, user: int) -> None:
    """Give somebody the menu of the role that they have now, in their language."""
    # a menu takes several calls; those of two roles must not mingle
    async with ctx.showing_menu:
        role = ctx.staff.role_of(user)
        if role is None:
            ctx.menus.pop(user, None)
        else:
            ctx.menus[user] = role
        await menu.publish_for(bot, user, ctx.use_cases.state.people.of(user).lang or "", role)


def _person_of(message: Message) -> tuple[int | None, str]:
    """Who a contact or a forwarded message is of; None where Telegram does not tell."""
    if (contact := message.contact) is not None:
        return contact.user_id, f"{contact.first_name} {contact.last_name or ''}".strip()
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        return origin.sender_user.id, origin.sender_user.full_name
    return None, ""
