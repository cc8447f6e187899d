"""One run of the bot: reach Telegram, answer what was left, serve, stop without losing any."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application

from bot.telegram import menu
from bot.telegram.handlers.context import Context, HandlerContext
from bot.telegram.notifier import Notifier
from bot.telegram.reindexing import Reindexing
from bot.telegram.update_processor import UpdateProcessor
from retrieval.errors import RetrievalError

_log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]


class Service:
    """One run of the bot.

    Args:
        app: built, with its handlers; not yet initialised.
        admin_ids: whose menus show the admin's commands.
    """

    def __init__(
        self,
        app: App,
        ctx: HandlerContext,
        processor: UpdateProcessor,
        reindexing: Reindexing,
        admin_ids: Sequence[int],
    ) -> None:
        self._app = app
        self._ctx = ctx
        self._processor = processor
        self._reindexing = reindexing
        self._admin_ids = admin_ids
        self._timing = ctx.timing
        self._stop = asyncio.Event()
        self._rejected = False
        app.add_error_handler(_log_error)

    def stop(self) -> None:
        """Have ``run`` come to an end: what is being answered is, if it does not take long."""
        self._stop.set()

    async def run(self) -> None:
        """Start, serve until told to stop, stop.

        Raises:
            InvalidToken: at the start, or when the token is revoked later.
        """
        beside: list[asyncio.Task[None]] = []
        try:
            if not await self._reached():
                return
            self._ctx.use_cases.library.links.username = self._app.bot.username
            _log.info("serving as @%s", self._app.bot.username)
            beside = [
                asyncio.create_task(self._warmed()),
                asyncio.create_task(menu.publish(self._app.bot, self._admin_ids)),
                asyncio.create_task(self._pruned()),
                asyncio.create_task(Notifier(self._ctx, self._timing.alerts).run()),
            ]
            await self._served()
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self._ctx.inbox.close()
            await self._app.shutdown()
            self._ctx.search_pool.close()
            self._ctx.quick_pool.close()
            self._ctx.use_cases.state.close()

    async def _reached(self) -> bool:
        """Wait for Telegram; False where the bot is told to stop meanwhile."""
        wait = self._timing.reconnecting
        while not self._stop.is_set():
            try:
                await self._app.initialize()
            except InvalidToken:
                raise
            except TelegramError as error:
                _log.warning("Telegram cannot be reached (%s); next try in %.0f s", error, wait)
                await _first(asyncio.sleep(wait), self._stop.wait())
                wait = min(2 * wait, self._timing.longest_reconnecting)
            else:
                return True
        return False

    async def _served(self) -> None:
        updater = self._app.updater
        if updater is None:
            raise RuntimeError("the application was built without an updater")
        unfinished = await self._ctx.inbox.replay(self._app.bot)
        _log.info("%d updates of the run before are not answered yet", unfinished)
        await self._app.start()
        polling = asyncio.create_task(
            updater.start_polling(
                allowed_updates=[
                    *(Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY),
                    *(Update.INLINE_QUERY, Update.GUEST_MESSAGE),
                ],
                bootstrap_retries=-1,
                error_callback=_log_polling,
            )
        )
        await _first(polling, self._stop.wait())
        if polling.done():
            polling.result()
            self._watch_polling()
            await self._stop.wait()
        else:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
        _log.info("stopping")
        if updater.running:
            await updater.stop()
        await self._processor.stop(self._timing.stopping)
        await self._reindexing.stop()
        await self._app.stop()
        await self._ctx.typing_indicator.close()
        if self._rejected:
            raise InvalidToken

    def _watch_polling(self) -> None:
        """Stop when the library gives up polling, which it does in silence."""

        def ended(task: asyncio.Task[Any]) -> None:
            self._rejected = not task.cancelled() and isinstance(task.exception(), InvalidToken)
            self._stop.set()

        for task in asyncio.all_tasks():
            if task.get_name() == "Updater:start_polling:polling_task":
                task.add_done_callback(ended)

    async def _warmed(self) -> None:
        """Load the model before the first question, beside everything else."""
        try:
            await self._ctx.search_pool(self._ctx.use_cases.questions.warm)
        except RetrievalError as error:
            _log.warning("no questions can be answered yet: %s", error)

    async def _pruned(self) -> None:
        while True:
            await self._ctx.inbox.prune()
            await self._ctx.quick_pool(self._ctx.use_cases.state.prune)
            await asyncio.sleep(self._timing.pruning)


async def _log_error(update: object, context: Context) -> None:  # noqa: ARG001
    _log.error("a handler failed", exc_info=context.error)


def _log_polling(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("another process asks for updates with this token; stop one of the two")
    else:
        _log.warning("updates cannot be fetched (%s); trying again", error)


async def _first(*waiting: Any) -> None:
    """Return when one of them is done; tasks go on, bare coroutines are cancelled."""
    given = {one for one in waiting if isinstance(one, asyncio.Task)}
    started = {asyncio.ensure_future(one) for one in waiting if one not in given}
    await asyncio.wait(given | started, return_when=asyncio.FIRST_COMPLETED)
    for one in started:
        one.cancel()
