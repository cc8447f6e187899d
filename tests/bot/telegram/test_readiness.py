"""Whether questions can be answered, and when that comes by itself."""

import asyncio
from threading import Semaphore
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.telegram.readiness import Readiness, Ready
from bot.telegram.workers import WorkerPool
from retrieval.errors import BuildError

if TYPE_CHECKING:
    from bot.telegram.handlers.context import HandlerContext

NO_INDEX = "There is no index at var; run: onrecord index"


class Shelf:
    """A library that may have no index yet."""

    def __init__(self) -> None:
        self.tried = Semaphore(0)
        self.there = False

    def warm(self) -> None:
        """Open it."""
        self.tried.release()
        self.searcher()

    def searcher(self) -> Any:
        """Of the live build."""
        if not self.there:
            raise BuildError(NO_INDEX)
        return SimpleNamespace(snapshot=SimpleNamespace(manifest=SimpleNamespace(build="b1")))


async def test_once_there_is_an_index_it_is_ready_by_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf, pool = Shelf(), WorkerPool(1, "test")
    cases = SimpleNamespace(questions=shelf, library=shelf)
    ctx = SimpleNamespace(use_cases=cases, search_pool=pool, quick_pool=pool)
    readiness = Readiness(cast("HandlerContext", ctx), again=0.001)
    assert await readiness.look() == Ready("", "the model is being loaded")
    task = asyncio.create_task(readiness.run())
    for _ in range(3):
        await asyncio.to_thread(shelf.tried.acquire)
    assert await readiness.look() == Ready("", NO_INDEX)
    assert not readiness.ready
    shelf.there = True
    await task
    assert await readiness.look() == Ready("b1", "")
    shelf.there = False  # somebody took it away
    assert await readiness.look() == Ready("", NO_INDEX)
    pool.close()
    said = [one.getMessage() for one in caplog.records]
    assert said == [f"no questions can be answered yet: {NO_INDEX}"]
