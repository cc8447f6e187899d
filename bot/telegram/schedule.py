"""A reindex at certain times of the day; admins hear of it where there is something to hear."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran
from bot.telegram.reindexing import ended_reply

_log = logging.getLogger(__name__)

_LONGEST_SLEEP = 60.0
"""Seconds; after that the clock is read again, which may have been set or have stood still."""


class Schedule:
    """Has the corpus taken in at the times that the operator has set.

    Args:
        ctx: whose queue reindexes, and whose delivery tells.
        times: of the day.
        zone: in which they are meant.
        now: the time, aware of its zone.
    """

    def __init__(
        self,
        ctx: HandlerContext,
        times: Sequence[time],
        zone: ZoneInfo,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self._ctx = ctx
        self._times = tuple(times)
        self._zone = zone
        self._now = now or ctx.now

    @classmethod
    def of_settings(cls, ctx: HandlerContext) -> "Schedule":
        """The one that the operator has set."""
        settings = ctx.use_cases.library.settings
        return cls(ctx, settings.reindex_at, settings.zone)

    async def run(self) -> None:
        """Reindex at those times until cancelled."""
        while self._times:
            due = next_time(self._now(), self._times, self._zone)
            _log.info("the next reindex by itself is at %s", due.isoformat(timespec="minutes"))
            # the clock is what is waited for, and no event tells of it
            while (left := due.timestamp() - self._now().timestamp()) > 0:  # noqa: ASYNC110
                await asyncio.sleep(min(left, _LONGEST_SLEEP))
            self._ctx.reindexes.quietly(partial(self._ended, due))

    async def _ended(self, due: datetime, ran: Ran) -> None:
        report = ran.report
        # of what is held back everybody is told anyway
        if report is not None and not report.published:
            return
        await self._ctx.tell_staff(partial(_told, due, ran), Role.EDITOR)


def next_time(now: datetime, times: Sequence[time], zone: ZoneInfo) -> datetime:
    """The next of some times of the day after this moment.

    A time that a day does not have, since clocks are set forward, is as much later; one that it has
    twice is meant once.
    """
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(3))
    found = (datetime.combine(day, one, zone) for day in days for one in sorted(times))
    return next(one for one in found if one.timestamp() > now.timestamp())


def _told(due: datetime, ran: Ran, lang: str | None) -> Reply:
    failed = ran.report is None
    name = "scheduled-failed" if failed else "scheduled-changed"
    heading = Wording(lang)(name, time=f"{due:%H:%M}")
    return sentences.headed(ended_reply(ran, lang), heading)
