"""Tells editors once a day what the channels that are followed have brought."""

import asyncio
import logging

from bot.state import Role
from bot.telegram.handlers.context import HandlerContext

_log = logging.getLogger(__name__)


async def tell_daily(ctx: HandlerContext) -> None:
    """Tell them when it is time to, until cancelled."""
    while True:
        try:
            await _told(ctx)
        except Exception:  # noqa: BLE001 - whatever it is, the next look may go well
            _log.exception("editors could not be told what channels brought")
        await asyncio.sleep(ctx.timing.alerts)


async def _told(ctx: HandlerContext) -> None:
    notes = ctx.use_cases.channel_notes
    due = await ctx.quick_pool(notes.due, ctx.now())
    if due and notes.is_worth_telling(due):
        await ctx.tell_staff(lambda lang: notes.said(due, lang), Role.EDITOR)
    await ctx.quick_pool(notes.noted, due)
