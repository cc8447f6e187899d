"""The durable inbox: what Telegram hands over is on disk before it is acknowledged.

A row goes ``received`` -> ``sending`` -> ``done``. What a crash leaves ``received`` is answered
at the next start. What it leaves ``sending`` has very likely arrived, so the asker gets a
sentence and a button instead of a second answer: the row is ``interrupted``, and keeps its
question for the button. A row that brings the process down again and again is ``failed``.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from telegram import Bot, Update
from telegram.error import NetworkError

from bot.state.inbox_rows import Row, Rows, RowsError, RowState
from bot.telegram.workers import WorkerPool

_log = logging.getLogger(__name__)

LATER_SECONDS = 60
POISONOUS = 3
"""Attempts after which an update that never came to an end is given up with a sentence."""
_HOPELESS = 2 * POISONOUS
"""Attempts after which not even that sentence is tried any more."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Interrupted:
    """In the queue in place of an update whose answer may have arrived."""

    update: Update


@dataclass(frozen=True, slots=True)
class GivenUp:
    """In the queue in place of an update that brought the process down several times."""

    update: Update


class Again(Enum):
    """What pressing the button of an interrupted answer led to."""

    QUEUED = auto()
    ALREADY = auto()  # pressed twice, or answered since
    FORGOTTEN = auto()  # too old, or another chat's


class Inbox(asyncio.Queue[object]):
    """The application's update queue; a ``put`` returns when the update is on disk.

    Args:
        path: the SQLite file; made where there is none.
        bot_id: rows of another bot in the same file are left alone.
        clock: seconds since the epoch.
        later_seconds: how long an update waits when Telegram could not be reached.
    """

    def __init__(
        self,
        path: Path,
        bot_id: int,
        *,
        clock: Callable[[], float] = time.time,
        later_seconds: float = LATER_SECONDS,
    ) -> None:
        super().__init__()
        self._work = WorkerPool(1, "inbox")
        self._rows = Rows(path, bot_id, clock)
        self._later_seconds = later_seconds
        self._kept: set[int] = set()
        self._timers: set[asyncio.TimerHandle] = set()

    async def put(self, item: object) -> None:
        """Write an update down, then queue it; one that is known already is queued no more.

        Raises:
            NetworkError: it could not be written. The library then asks Telegram for it again;
                any other exception would end the polling in silence.
        """
        # an inline query is answered within seconds or never, and typed again by then
        if isinstance(item, Update) and item.inline_query is None:
            payload = item.to_json()
            try:
                new = await self._work(self._rows.add, item.update_id, payload)
            except RowsError as error:
                raise NetworkError(f"the inbox cannot be written: {error}") from error
            if not new:
                return
        await super().put(item)

    async def replay(self, bot: Bot) -> int:
        """Queue what the process before left unfinished, oldest first; returns how many."""
        rows = await self._work(self._rows.unfinished)
        for row in rows:
            update = _update(row, bot)
            if update is None or row.attempts >= _HOPELESS:
                _log.error("update %d is given up without an answer", row.update_id)
                await self.failed(row.update_id)
            elif row.state is RowState.SENDING:
                self.put_nowait(Interrupted(update))
            elif row.attempts >= POISONOUS:
                self.put_nowait(GivenUp(update))
            else:
                self.put_nowait(update)
        return len(rows)

    async def again(self, update_id: int, chat_id: int, bot: Bot) -> Again:
        """Queue the update behind a button once more, if it is of this chat."""
        row = await self._work(self._rows.find, update_id)
        if row is None or row.state is RowState.FAILED:
            return Again.FORGOTTEN
        if row.state is not RowState.INTERRUPTED:
            return Again.ALREADY
        update = _update(row, bot)
        if update is None or update.effective_chat is None or update.effective_chat.id != chat_id:
            return Again.FORGOTTEN
        if not await self._work(self._rows.revive, update_id):
            return Again.ALREADY
        self.put_nowait(update)
        return Again.QUEUED

    async def begun(self, update_id: int) -> None:
        """Work on the update begins; counted, to find out what brings the process down."""
        await self._work(self._rows.count, update_id, 1)

    async def unbegun(self, update_id: int) -> None:
        """The process is asked to stop; this attempt was not the update's fault."""
        await self._work(self._rows.count, update_id, -1)

    async def sending(self, update_id: int) -> None:
        """From now on the answer may have arrived."""
        await self._work(self._rows.move, update_id, RowState.SENDING, (RowState.RECEIVED,))

    async def undelivered(self, update_id: int) -> None:
        """It is certain that nothing of the answer has arrived."""
        await self._work(self._rows.move, update_id, RowState.RECEIVED, (RowState.SENDING,))

    async def interrupted(self, update_id: int) -> None:
        """The asker has the button; the question is kept for it."""
        states = (RowState.RECEIVED, RowState.SENDING)
        await self._work(self._rows.move, update_id, RowState.INTERRUPTED, states)

    async def failed(self, update_id: int) -> None:
        """No answer will be tried any more."""
        states = (RowState.RECEIVED, RowState.SENDING)
        await self._work(self._rows.move, update_id, RowState.FAILED, states)

    async def done(self, update_id: int) -> None:
        """The update is dealt with; what was asked is deleted."""
        states = (RowState.RECEIVED, RowState.SENDING)
        await self._work(self._rows.move, update_id, RowState.DONE, states)

    def keep(self, update_id: int) -> None:
        """Leave the row as it is when its handler returns: the work goes on."""
        self._kept.add(update_id)

    async def returned(self, update_id: int) -> None:
        """The update's handler has returned: it is done, unless it was kept."""
        if update_id in self._kept:
            self._kept.discard(update_id)
        else:
            await self.done(update_id)

    def later(self, item: Update | Interrupted | GivenUp) -> None:
        """Keep the row, and queue it again when Telegram can perhaps be reached."""
        self.keep(item.update_id if isinstance(item, Update) else item.update.update_id)

        def requeue() -> None:
            self._timers.discard(timer)
            self.put_nowait(item)

        timer = asyncio.get_running_loop().call_later(self._later_seconds, requeue)
        self._timers.add(timer)

    async def prune(self) -> None:
        """Forget numbers after two days and questions behind buttons after seven."""
        await self._work(self._rows.prune, 2 * _DAY, 7 * _DAY)

    async def forget(self, user: int) -> None:
        """Delete the questions of a person that wait behind "ask again"."""
        await self._work(self._rows.forget, user)

    async def close(self) -> None:
        """Close the file; what is unfinished is replayed at the next start."""
        for timer in self._timers:
            timer.cancel()
        await self._work(self._rows.close)
        self._work.close()


def _update(row: Row, bot: Bot) -> Update | None:
    """The stored update; None where it cannot be read, which no restart would mend."""
    try:
        return Update.de_json(json.loads(row.payload or ""), bot)
    except (ValueError, TypeError, KeyError):
        _log.exception("update %d cannot be read from the inbox", row.update_id)
        return None
