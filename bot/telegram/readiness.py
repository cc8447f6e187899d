"""Whether questions can be answered: a build is open and the model is loaded."""

import asyncio
import logging
from dataclasses import dataclass

from bot.telegram.handlers.context import HandlerContext
from bot.telegram.workers import WorkerPool
from retrieval.errors import RetrievalError

_log = logging.getLogger(__name__)

_AGAIN = 15.0


@dataclass(frozen=True, slots=True)
class Ready:
    """Whether questions can be answered.

    Attributes:
        build: that answers; empty where none does.
        why: none does.
    """

    build: str = ""
    why: str = "the model is being loaded"


class Readiness:
    """Loads what answers need before the first question, and knows whether it is there.

    Args:
        ctx: whose library and threads.
        again: seconds between two tries.

    Attributes:
        ready: whether the model is loaded and a build was open.
    """

    def __init__(self, ctx: HandlerContext, again: float = _AGAIN) -> None:
        self._ctx = ctx
        self._again = again
        self._why = Ready().why
        self.ready = False

    async def run(self) -> None:
        """Load the model and open the live build; tried again until that is possible."""
        warming = WorkerPool(1, "warming")  # not those of questions: it may take a while
        try:
            while not self.ready:
                await self._try(warming)
        finally:
            warming.close()

    async def _try(self, warming: WorkerPool) -> None:
        try:
            await warming(self._ctx.use_cases.questions.warm)
        except RetrievalError as error:
            if str(error) != self._why:
                _log.warning("no questions can be answered yet: %s", error)
            self._why = str(error)
            await asyncio.sleep(self._again)
        else:
            self.ready = True

    async def look(self) -> Ready:
        """Whether questions can be answered now."""
        if not self.ready:
            return Ready(why=self._why)
        library = self._ctx.use_cases.library
        try:
            searcher = await self._ctx.quick_pool(library.searcher)
        except RetrievalError as error:
            return Ready(why=str(error))
        return Ready(searcher.snapshot.manifest.build, "")
