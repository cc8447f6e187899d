"""Processes updates: one at a time in each chat, several chats at the same time."""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.state.database import StorageError
from bot.telegram.inbox import GivenUp, Inbox, Interrupted, Item, update_id_of
from bot.telegram.logs import Sparingly
from bot.telegram.request_scope import working_on
from bot.telegram.update_reading import Unreadable

_log = logging.getLogger(__name__)
_WAITING = 1_000_000


class UpdateProcessor(BaseUpdateProcessor):
    """Processes updates and tells the inbox how each went.

    Args:
        inbox: where the updates come from.
        at_once: chats that are worked on at the same time, those included that wait out a halt
            which Telegram asked for; threads and turns to send bound the work itself. Updates
            that wait for their chat count only from their turn on, so one chat's flood holds up
            no other.
    """

    __slots__ = ("_at_once", "_chats", "_inbox", "_running", "_sparingly", "_stopping")

    def __init__(self, inbox: Inbox, at_once: int = 4096) -> None:
        super().__init__(_WAITING)
        self._inbox = inbox
        self._at_once = asyncio.Semaphore(at_once)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._running: set[asyncio.Task[Any]] = set()
        self._stopping = False
        self._sparingly = Sparingly(_log)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the update's turn and its handlers."""
        try:
            if not isinstance(update, Item):
                await coroutine
                return
            with working_on(update_id_of(update)):
                await self._in_turn(update, coroutine)
        finally:
            # Where it was never awaited it must be closed; otherwise this does nothing.
            if asyncio.iscoroutine(coroutine):
                coroutine.close()

    async def _in_turn(self, update: Item, coroutine: Awaitable[Any]) -> None:
        if isinstance(update, Unreadable):
            await self._process(update, coroutine)
            return
        known = update.update if isinstance(update, Interrupted | GivenUp) else update
        if known.inline_query is not None:
            # whoever types waits for no turn; only their newest query is answered
            await coroutine
            return
        async with self._chat(known), self._at_once:
            if not self._stopping:
                await self._process(update, coroutine)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def stop(self, seconds: float) -> None:
        """Begin nothing new, give what runs some time, then break it off for the next start."""
        self._stopping = True
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=seconds)
        for task in tuple(self._running):
            task.cancel()

    async def _process(self, item: Item, coroutine: Awaitable[Any]) -> None:
        update_id = update_id_of(item)
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
        try:
            await self._inbox.begun(update_id)
            await coroutine
            await self._inbox.returned(update_id)
        except asyncio.CancelledError:
            _log.info("update %d waits for the next start", update_id)
            with suppress(asyncio.CancelledError, StorageError):
                await self._inbox.unbegun(update_id)
        except StorageError as error:
            # nothing was done: what follows the beginning keeps such errors to itself
            self._sparingly.warning("the inbox cannot be written (%s); questions wait", error)
            self._inbox.requeue(item)
        finally:
            self._running.discard(task)

    def _chat(self, update: Update) -> asyncio.Lock:
        """The lock of the update's chat, or of its user, or of no one else."""
        of = update.effective_chat or update.effective_user
        key = of.id if of else -update.update_id
        # The lock lives as long as somebody holds it or waits for it.
        return self._chats.setdefault(key, asyncio.Lock())
