"""Keeps the menus of private chats as the roles are, wherever a role is given or taken."""

import asyncio
import logging

from telegram import Bot

from bot.telegram import menu
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.people import show_menu

_log = logging.getLogger(__name__)


class Menus:
    """Publishes the menus, and one person's again when their role was changed at the terminal.

    Args:
        ctx: knows who has a role, and how often is looked.
        bot: whose menus they are.
    """

    def __init__(self, ctx: HandlerContext, bot: Bot) -> None:
        self._ctx = ctx
        self._bot = bot

    async def run(self) -> None:
        """Publish them, then look who has another role, until cancelled."""
        members = self._ctx.staff.members()
        self._ctx.menus.update((one.user, one.role) for one in members)
        await menu.publish(self._bot, members)
        for user in self._ctx.use_cases.state.audit.dismissed():
            if user not in self._ctx.menus:
                await show_menu(self._ctx, self._bot, user)  # lost while no bot ran
        while True:
            try:
                await self._look()
            except Exception:  # noqa: BLE001 - whatever it is, the next look may go well
                _log.exception("menus could not be brought up to the roles")
            await asyncio.sleep(self._ctx.timing.alerts)

    async def _look(self) -> None:
        members = await self._ctx.quick_pool(self._ctx.staff.members)
        roles, shown = {one.user: one.role for one in members}, self._ctx.menus
        for user in sorted(roles.keys() | shown.keys()):
            if roles.get(user) is not shown.get(user):
                await show_menu(self._ctx, self._bot, user)
