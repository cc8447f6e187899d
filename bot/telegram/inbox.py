"""The durable inbox: what Telegram hands over is on disk before it is acknowledged.

A row goes ``received`` -> ``sending`` -> ``done``. What a crash leaves ``received`` is answered
at the next start. What it leaves ``sending`` has very likely arrived, so the asker gets a
sentence and a button instead of a second answer: the row is ``interrupted``, and keeps its
question for the button. What cannot be read is ``set_aside``.

A row that was being worked on when the process died, several times with no stop in good order
between them, may be what kills it: it waits until all others are answered, and is tried alone.
Where it dies once more, the asker gets the sentence and the button, without another try.
"""

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from telegram import Bot, Update

from bot.state.database import StorageError
from bot.state.inbox_rows import Row, Rows, RowState
from bot.telegram.logs import Sparingly
from bot.telegram.update_reading import Unreadable, number_of, read_update
from bot.telegram.workers import WorkerPool

_log = logging.getLogger(__name__)

LATER_SECONDS = 60
SUSPECT = 3
"""Deaths over an update after which it is tried last and alone."""
_POISONOUS = SUSPECT + 1
"""Deaths after which it is not tried again, and the asker is told."""
_HOPELESS = _POISONOUS + SUSPECT
"""Deaths after which not even that sentence is tried any more."""
_OFFERS = 3
"""Sentences of unknown fate after which no further one is sent."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Interrupted:
    """In the queue in place of an update whose answer may have arrived."""

    update: Update


@dataclass(frozen=True, slots=True)
class GivenUp:
    """In the queue in place of an update that brought the process down several times."""

    update: Update


Item = Update | Interrupted | GivenUp | Unreadable
"""What stands in the queue."""


def update_id_of(item: Item) -> int:
    """The number of the row that an item of the queue is about."""
    return item.update.update_id if isinstance(item, Interrupted | GivenUp) else item.update_id


class Again(Enum):
    """What pressing the button of an interrupted answer led to."""

    QUEUED = auto()
    ALREADY = auto()  # pressed twice, or answered since
    FORGOTTEN = auto()  # too old, or another chat's


class Inbox(asyncio.Queue[object]):
    """The application's update queue; what is in it is on disk.

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
        self._offers: dict[int, int] = {}
        self._sparingly = Sparingly(_log)
        self._settling: set[asyncio.Future[None]] = set()
        self._ahead: set[int] = set()
        self._suspects: deque[Item] = deque()

    async def take(self, updates: Sequence[Mapping[str, Any]], bot: Bot) -> int:
        """Write updates down as they came, then read and queue those that are new.

        Args:
            updates: as they came, each with a number (``number_of``).
            bot: whose they are.

        Returns:
            How many were queued.

        Raises:
            StorageError: they could not be written; none of them is queued.
        """
        # an inline query is answered within seconds or never, and typed again by then
        kept = [one for one in updates if "inline_query" not in one]
        payloads = [(int(one["update_id"]), json.dumps(one)) for one in kept]
        new = await self._work(self._rows.add, payloads) if payloads else set()
        queued = [one for one in updates if "inline_query" in one or one["update_id"] in new]
        for one in queued:
            self._read(one, bot)
        return len(queued)

    def _read(self, raw: Mapping[str, Any], bot: Bot) -> None:
        found = read_update(raw, bot)
        if isinstance(found, Unreadable):
            self._sparingly.warning("an update cannot be read (%s); set aside", found.fault)
            if "inline_query" not in raw:
                self.put_nowait(found)
            return
        if found.fault is not None:
            self._sparingly.warning("an update could be read only in part (%s)", found.fault)
        self.put_nowait(found.update)

    async def replay(self, bot: Bot) -> int:
        """Queue what the process before left unfinished, oldest first; returns how many.

        What may have brought it down comes last, one by one.
        """
        rows = await self._work(self._rows.unfinished)
        last: list[Item] = []
        for row in rows:
            item = _item(row, bot)
            if item is None or row.attempts >= _HOPELESS:
                _log.error("update %d is given up without an answer", row.update_id)
                await self.failed(row.update_id)
            elif isinstance(item, Unreadable) or row.state is RowState.SENDING:
                self.put_nowait(item if isinstance(item, Unreadable) else Interrupted(item))
            elif row.attempts >= _POISONOUS:
                last.append(GivenUp(item))
            elif row.attempts >= SUSPECT:
                _log.warning("update %d may end the process; it is tried alone", row.update_id)
                last.append(item)
            else:
                self._ahead.add(row.update_id)
                self.put_nowait(item)
        # sentences before trials: whoever is only told waits for nobody's trial
        self._suspects.extend(sorted(last, key=lambda one: not isinstance(one, GivenUp)))
        self._next_suspect()
        self._call_later(self._hurry)
        return len(rows)

    def _next_suspect(self) -> None:
        if self._suspects and not self._ahead:
            item = self._suspects.popleft()
            self._ahead.add(update_id_of(item))
            self.put_nowait(item)

    def _hurry(self) -> None:
        """Have suspects wait no longer for those ahead of them."""
        if self._suspects:
            self._ahead.clear()
            self._next_suspect()
            self._call_later(self._hurry)

    async def again(self, update_id: int, chat_id: int, bot: Bot) -> Again:
        """Queue the update behind a button once more, if it is of this chat."""
        row = await self._work(self._rows.find, update_id)
        if row is None or row.state in {RowState.FAILED, RowState.SET_ASIDE}:
            return Again.FORGOTTEN
        if row.state is not RowState.INTERRUPTED:
            return Again.ALREADY
        update = _item(row, bot)
        if not isinstance(update, Update) or update.effective_chat is None:
            return Again.FORGOTTEN
        if update.effective_chat.id != chat_id:
            return Again.FORGOTTEN
        if not await self._work(self._rows.revive, update_id):
            return Again.ALREADY
        self.put_nowait(update)
        return Again.QUEUED

    async def begun(self, update_id: int) -> None:
        """Work on the update begins; counted, to find out what brings the process down."""
        await self._work(self._rows.count, update_id, 1)

    async def unbegun(self, update_id: int) -> None:
        """The work ended without the update being the reason; it does not count."""
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
        kept = update_id in self._kept
        self._kept.discard(update_id)
        if not kept:
            self._offers.pop(update_id, None)
        await self._settle(update_id, kept=kept)
        if update_id in self._ahead:
            self._ahead.discard(update_id)
            self._next_suspect()

    async def _settle(self, update_id: int, *, kept: bool) -> None:
        """Write down how an update came out; where the disk does not take it now, later.

        Until then the row says what it said before the end: at most that the answer may have
        arrived, so that the next start offers and does not repeat it.
        """
        try:
            await (self.unbegun(update_id) if kept else self.done(update_id))
        except StorageError as error:
            self._sparingly.warning("the end of an update cannot be written (%s)", error)

            def settle() -> None:
                task = asyncio.ensure_future(self._settle(update_id, kept=kept))
                self._settling.add(task)
                task.add_done_callback(self._settling.discard)

            self._call_later(settle)

    def later(self, item: Item) -> None:
        """Keep the row, and queue it again when Telegram can perhaps be reached."""
        self.keep(update_id_of(item))
        self.requeue(item)

    def requeue(self, item: Item) -> None:
        """Queue again after a while what was not begun."""
        self._call_later(lambda: self.put_nowait(item))

    def offered(self, update_id: int) -> bool:
        """Count a sentence of unknown fate; whether another one may be sent for this update."""
        self._offers[update_id] = self._offers.get(update_id, 0) + 1
        return self._offers[update_id] < _OFFERS

    def _call_later(self, act: Callable[[], None]) -> None:
        def acted() -> None:
            self._timers.discard(timer)
            act()

        timer = asyncio.get_running_loop().call_later(self._later_seconds, acted)
        self._timers.add(timer)

    async def set_aside(self, update_id: int) -> None:
        """Keep an update that cannot be read, for whoever looks into it."""
        await self._work(self._rows.move, update_id, RowState.SET_ASIDE, (RowState.RECEIVED,))

    async def prune(self) -> None:
        """Forget numbers after two days and questions behind buttons after seven."""
        await self._work(self._rows.prune, 2 * _DAY, 7 * _DAY)

    async def forget(self, user: int) -> None:
        """Delete the questions of a person that wait behind "ask again"."""
        await self._work(self._rows.forget, user)

    async def close(self, *, in_order: bool = True) -> None:
        """Close the file; what is unfinished is replayed at the next start.

        Args:
            in_order: whether the process ends as it was asked to: no update is to blame.
        """
        for timer in self._timers:
            timer.cancel()
        if in_order:
            with suppress(StorageError):
                await self._work(self._rows.absolve)
        await self._work(self._rows.close)
        self._work.close()


def _item(row: Row, bot: Bot) -> Update | Unreadable | None:
    """The stored update; None where it cannot be read, which no restart would mend."""
    try:
        raw = json.loads(row.payload or "")
    except ValueError:
        return None
    if number_of(raw) != row.update_id:
        return None
    found = read_update(raw, bot)
    return found if isinstance(found, Unreadable) else found.update
