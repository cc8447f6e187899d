"""Tells editors, once, that what is published is held back, whoever or whatever published it."""

from functools import partial

from bot.state import Role
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran
from bot.telegram.reindexing import ended_reply


class HeldNotice:
    """Called with how each quiet reindex ended.

    Args:
        ctx: whose delivery tells.
    """

    def __init__(self, ctx: HandlerContext) -> None:
        self._ctx = ctx
        self._told: frozenset[str] = frozenset()

    async def __call__(self, ran: Ran) -> None:
        """Tell of a build that is held back, unless it was told of the same questions before."""
        if ran.report is None:
            return
        checked = ran.report.checked if ran.report.held is not None else None
        worse = frozenset(one.expectation for one in checked.worse) if checked else frozenset()
        new, self._told = worse - self._told, worse
        if new:
            await self._ctx.tell_staff(partial(ended_reply, ran), Role.EDITOR)
