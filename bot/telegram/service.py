"""One run of the bot: reach Telegram, answer what was left, serve, stop without losing any."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.state.database import StorageError
from bot.state.soundness import MovedAside  # noqa: TC001 - beside the others
from bot.telegram.api import ApiError
from bot.telegram.channel_notes import tell_daily
from bot.telegram.feed_looks import look_at_feeds
from bot.telegram.gathering import Gathering
from bot.telegram.handlers.context import Context, HandlerContext
from bot.telegram.held_notice import HeldNotice
from bot.telegram.http_server import CannotListen
from bot.telegram.inbox import GivenUp, Interrupted, Item
from bot.telegram.logs import Sparingly
from bot.telegram.menus import Menus
from bot.telegram.monitoring import Monitoring
from bot.telegram.notifier import Notifier
from bot.telegram.reaching import TokenRejected
from bot.telegram.reindexing import Reindexing
from bot.telegram.schedule import Schedule
from bot.telegram.update_processor import UpdateProcessor
from bot.telegram.update_reading import ReadUpdate, read_update
from bot.telegram.update_source import UpdateSource

_log = logging.getLogger(__name__)

_GOODBYE = 2.0
"""Seconds for telling Telegram at the end what was fetched."""

App = Application[Any, Any, Any, Any, Any, Any]


class Service:
    """One run of the bot.

    Args:
        app: built, with its handlers; not yet initialised.
        updates: fetches them, or has them brought.
        monitoring: sees whether all is alive, and shows it.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one run
        self,
        app: App,
        updates: UpdateSource,
        monitoring: Monitoring,
        ctx: HandlerContext,
        processor: UpdateProcessor,
        reindexing: Reindexing,
        gathering: Gathering,
    ) -> None:
        self.app = app
        self._updates = updates
        self.monitoring = monitoring
        self.ctx = ctx
        self._processor = processor
        self._reindexing = reindexing
        self._gathering = gathering
        self._timing = ctx.timing
        self._stop = asyncio.Event()
        self.aside: MovedAside | None = None
        self._sparingly = Sparingly(_log)
        self._telling: set[asyncio.Future[None]] = set()
        self._fault: StorageError | None = None
        updates.unwritten, updates.written = self._unwritten, ctx.waiting.clear
        app.add_error_handler(self._handler_failed)

    def stop(self) -> None:
        """Have ``run`` come to an end: what is being answered is, if it does not take long."""
        self._stop.set()

    async def run(self) -> None:
        """Start, serve until told to stop, stop.

        Raises:
            TokenRejected: at the start, or when the token is revoked later.
            StorageError: the bot's file is damaged; the next start moves it aside.
            CannotListen: a port or a socket of the settings cannot be taken.
        """
        async with AsyncExitStack() as stack:
            # from the first moment on: also a bot that does not reach Telegram is looked at
            if self.monitoring.server is not None:
                await stack.enter_async_context(self.monitoring.server)
            await self._run()

    async def _run(self) -> None:
        beside: list[asyncio.Task[None]] = []
        in_order = False
        try:
            if not await self._reached():
                return
            self.ctx.use_cases.library.links.username = self.app.bot.username
            _log.info("serving as @%s", self.app.bot.username)
            if self.aside is not None:
                await self.ctx.moved_aside(self.aside.path.name, self.aside.fault)
            self.ctx.reindexes.ended = HeldNotice(self.ctx)
            self.ctx.reindexes.resume()
            self._gathering.resume()
            beside = [
                asyncio.create_task(self.monitoring.watchdog.run()),
                asyncio.create_task(self.monitoring.readiness.run()),
                asyncio.create_task(Menus(self.ctx, self.app.bot).run()),
                asyncio.create_task(self._pruned()),
                asyncio.create_task(self._counted()),
                asyncio.create_task(Notifier(self.ctx, self._timing.alerts).run()),
                asyncio.create_task(Schedule.of_settings(self.ctx).run()),
                asyncio.create_task(tell_daily(self.ctx)),
                asyncio.create_task(look_at_feeds(self.ctx)),
            ]
            await self._served()
            in_order = True
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self.ctx.reindexes.stop()
            await self.ctx.inbox.close(in_order=in_order)
            await self.app.shutdown()
            if self.ctx.ahead is not None:
                self.ctx.ahead.close()
            self.ctx.search_pool.close()
            self.ctx.quick_pool.close()
            self.ctx.use_cases.state.close()

    async def _reached(self) -> bool:
        """Wait for Telegram; False where the bot is told to stop meanwhile."""
        if not await self._unless_stopped(self._updates.known()):
            return False
        wait = self._timing.reconnecting
        while not self._stop.is_set():
            try:
                await self.app.initialize()
            except TelegramError as error:
                _log.warning("Telegram cannot be reached (%s); next try in %.0f s", error, wait)
                await _first(asyncio.sleep(wait), self._stop.wait())
                wait = min(2 * wait, self._timing.longest_reconnecting)
            else:
                return True
        return False

    async def _served(self) -> None:
        unfinished = await self.ctx.inbox.replay(self.app.bot)
        _log.info("%d updates of the run before are not answered yet", unfinished)
        await self.app.start()
        ended: TokenRejected | StorageError | CannotListen | None = None
        try:
            await self._unless_stopped(self._updates.run())
        except (TokenRejected, StorageError, CannotListen) as error:
            ended = error
        _log.info("stopping")
        await _quietly(self._updates.acknowledge(), _GOODBYE)
        await self._processor.stop(self._timing.stopping)
        await self._gathering.stop()
        await self._reindexing.stop()
        await self.app.stop()
        await self.ctx.typing_indicator.close()
        if (fault := ended or self._fault) is not None:
            raise fault

    async def _unless_stopped(self, work: Coroutine[Any, Any, None]) -> bool:
        """Await some work; False, and the work broken off, where the bot is told to stop."""
        task = asyncio.create_task(work)
        await _first(task, self._stop.wait())
        if task.done():
            task.result()
            return True
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return False

    async def _handler_failed(self, update: object, context: Context) -> None:
        """Whatever a handler stumbles over, whoever wrote in private gets a sentence."""
        if isinstance(context.error, StorageError) and isinstance(update, Item):
            self._sparingly.warning("the bot's file cannot be used (%s)", context.error)
            self.ctx.inbox.later(update)
            await self._told_to_wait(update)
            if context.error.damaged:
                self._fault = context.error
                self.stop()
            return
        _log.error("a handler failed", exc_info=context.error)
        if isinstance(update, Update):
            await self.ctx.apologise(update)

    async def _told_to_wait(self, item: object) -> None:
        update = item.update if isinstance(item, Interrupted | GivenUp) else item
        if not isinstance(update, Update):
            return
        chat = update.effective_chat
        if chat is None or chat.type != chat.PRIVATE:
            return
        with suppress(StorageError):  # who may ask cannot be read either
            if not self.ctx.may_ask(chat.id, chat.id):
                return
            user = update.effective_user
            await self.ctx.waits(chat.id, user.language_code if user else None)

    def _unwritten(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Updates could not be written down: those who wrote in private are told once."""
        for one in updates:
            found = read_update(one, self.app.bot)
            if isinstance(found, ReadUpdate):
                task = asyncio.ensure_future(self._told_to_wait(found.update))
                self._telling.add(task)
                task.add_done_callback(self._telling.discard)

    async def _pruned(self) -> None:
        while True:
            await self.ctx.inbox.prune()
            await self.ctx.quick_pool(self.ctx.use_cases.state.prune)
            await asyncio.sleep(self._timing.pruning)

    async def _counted(self) -> None:
        """Write down what was counted, beside the answers."""
        while True:
            await asyncio.sleep(self._timing.counting)
            try:
                await self.ctx.quick_pool(self.ctx.use_cases.state.write)
            except StorageError as error:
                self._sparingly.warning("what was counted cannot be written down (%s)", error)


async def _quietly(work: Coroutine[Any, Any, None], seconds: float) -> None:
    """Await what may fail, for a while."""
    with suppress(ApiError, TimeoutError):
        await asyncio.wait_for(work, seconds)


async def _first(*waiting: Any) -> None:
    """Return when one of them is done; tasks go on, bare coroutines are cancelled."""
    given = {one for one in waiting if isinstance(one, asyncio.Task)}
    started = {asyncio.ensure_future(one) for one in waiting if one not in given}
    await asyncio.wait(given | started, return_when=asyncio.FIRST_COMPLETED)
    for one in started:
        one.cancel()
