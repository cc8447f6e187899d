"""Looks at the feeds that are due, has what came taken in, and tells where one fails."""

import asyncio
import logging
from functools import partial

from bot.feeds.feeds import Feeds, news_of
from bot.feeds.looking import Look
from bot.feeds.visiting import StoppedError
from bot.replies.feeds import news_reply
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role
from bot.telegram.handlers.context import HandlerContext
from retrieval.errors import CorpusError

_log = logging.getLogger(__name__)
_AFTER_FAULT = 600.0
"""Seconds: where nothing can be written down, no site is asked again and again."""


async def look_at_feeds(ctx: HandlerContext) -> None:
    """Look when it is time to, until cancelled."""
    feeds = ctx.use_cases.feeds.feeds
    try:
        while True:
            pause = ctx.timing.alerts
            try:
                await _looked(ctx, feeds)
            except StoppedError:
                return
            except CorpusError as error:
                _log.warning("feeds could not be looked at: %s", error)
                pause = _AFTER_FAULT
            except Exception:  # noqa: BLE001 - whatever it is, the next look may go well
                _log.exception("feeds could not be looked at")
                pause = _AFTER_FAULT
            await asyncio.sleep(pause)
    finally:
        feeds.stop()


async def _looked(ctx: HandlerContext, feeds: Feeds) -> None:
    for look in await asyncio.to_thread(feeds.look_at_due):
        if look.fault is not None:
            _log.info("the feed %s could not be looked at: %s", look.feed.name, look.fault)
        if news_of(look) is not None:
            await ctx.tell_staff(partial(_told, look), Role.EDITOR)
            await asyncio.to_thread(feeds.told, look)
    waiting = await asyncio.to_thread(feeds.waiting)
    if waiting:
        ctx.reindexes.quietly()
        # the wish is on disk from here on
        await asyncio.to_thread(feeds.taken_in, [feed.name for feed in waiting])


def _told(look: Look, lang: str | None) -> Reply:
    return news_reply(look, Wording(lang))
