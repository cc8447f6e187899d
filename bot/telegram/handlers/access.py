"""The one place where it is decided who is answered: before every handler, for every way in."""

from typing import Any

from telegram import Update
from telegram.ext import ApplicationHandlerStop, BaseHandler, filters

from bot.telegram.delivery.inline import InlineDelivery
from bot.telegram.handlers.buttons import confirmed
from bot.telegram.handlers.context import Context, HandlerContext
from bot.telegram.handlers.people import IsCode
from bot.telegram.inbox import GivenUp, Interrupted
from bot.telegram.update_reading import Unreadable
from bot.usecases.callback_queries import CallbackResult
from bot.usecases.inline import Card, Cards

_CODE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & IsCode()


class Gatekeeper(BaseHandler[Any, Context, None]):
    """Keeps updates of those who may not ask from all other handlers.

    They get one sentence, and only for what somebody else would be answered for.

    Args:
        ctx: what knows who may ask.
        others: every other handler.
        inline: answers in chats that the bot is no part of.
    """

    def __init__(
        self, ctx: HandlerContext, others: list[BaseHandler[Any, Any, Any]], inline: InlineDelivery
    ) -> None:
        super().__init__(self._refuse)
        self._ctx = ctx
        self._others = others
        self._inline = inline

    def check_update(self, update: object) -> bool:
        """Whether the update is of somebody who may not ask."""
        if isinstance(update, Unreadable):
            return not self._ctx.may_ask(update.user, update.user)
        known = update.update if isinstance(update, Interrupted | GivenUp) else update
        if not isinstance(known, Update):
            return False
        if known.channel_post is not None or known.edited_channel_post is not None:
            return False  # nobody asks there, and nothing is answered
        if known.message is not None and _CODE.check_update(known):
            return False
        user, chat = known.effective_user, known.effective_chat
        return not self._ctx.may_ask(user.id if user else 0, chat.id if chat else 0)

    async def _refuse(self, update: object, context: Context) -> None:  # noqa: ARG002
        refusal = self._ctx.use_cases.access.refusal
        if isinstance(update, Unreadable) and update.user:
            await self._ctx.tell(update.user, refusal(update.lang, private=True), update.lang)
        elif isinstance(update, Update) and any(one.check_update(update) for one in self._others):
            await self._answer(update)
        raise ApplicationHandlerStop

    async def _answer(self, update: Update) -> None:
        """Say the sentence, the way that such an update is answered."""
        request, user = self._ctx.request(update), update.effective_user
        chosen = self._ctx.use_cases.state.people.of(user.id).lang if user else None
        lang = chosen or (user.language_code if user else None)
        says = self._ctx.use_cases.access.refusal(lang)
        if update.callback_query is not None:
            await confirmed(update, CallbackResult(toast=says.text, alert=True))
        elif update.inline_query is not None:
            await self._inline.answer(update.inline_query.id, Cards((), says.text), lang)
        elif (guest := update.guest_message) is not None and guest.guest_query_id:
            card = Card(says.text, says.text, says)
            await self._inline.guest(guest.guest_query_id, card, lang)
        elif update.message is not None and request is not None:
            says = self._ctx.use_cases.access.refusal(lang, private=request.chat.private)
            await self._ctx.say(request.to, says)
