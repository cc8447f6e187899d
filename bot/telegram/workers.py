"""Blocking work beside the event loop, in a few threads."""

import asyncio
import contextvars
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_USUAL = 1 / 30
"""Seconds between two that leave, where that is not known yet: Telegram takes 30 messages a second,
so that answers leave no faster."""
_LAST = 17
"""Moments that the pace of a line is reckoned from."""


class WorkerPool:
    """A small pool: ``await work(function, *arguments)`` runs the function in one of its threads.

    Args:
        threads: how many functions may run at the same time.
        name: of the threads, for whoever looks at a stuck process.
    """

    def __init__(self, threads: int, name: str) -> None:
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def __call__(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """The function's result, or the exception it raised."""
        loop = asyncio.get_running_loop()
        # the thread works for the same update as the task
        context = contextvars.copy_context()
        return await loop.run_in_executor(
            self._pool, lambda: context.run(function, *args, **kwargs)
        )

    def close(self) -> None:
        """Take no more work; what runs is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Room:
    """Places for what is worked on at a time, with a line before them.

    Args:
        places: how many there are.
        clock: seconds that only grow.

    Attributes:
        inside: how many are taken.
    """

    def __init__(self, places: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._places = asyncio.Semaphore(places)
        self._clock = clock
        self._waiting = 0
        self._moved: deque[float] = deque(maxlen=_LAST)
        self.inside = 0

    @asynccontextmanager
    async def line(self) -> AsyncIterator["Turn"]:
        """Stand in line; the place that is got in it is given back at the end."""
        turn = Turn(self._waiting, self._waiting * self._pace())
        if not self._waiting:
            # an older line says nothing of how fast this one is
            self._moved.clear()
            self._moved.append(self._clock())
        self._waiting += 1

        async def come() -> None:
            await self._places.acquire()
            turn.came = True
            self._waiting -= 1
            self.inside += 1

        turn.come = come
        try:
            yield turn
        finally:
            if turn.came:
                self.inside -= 1
                self._places.release()
                self._moved.append(self._clock())
            else:
                self._waiting -= 1

    def _pace(self) -> float:
        """The seconds from one that left to the next, as the last of them did."""
        if len(self._moved) < _LAST:
            return _USUAL
        return (self._clock() - self._moved[0]) / (_LAST - 1)


@dataclass(slots=True)
class Turn:
    """A stand in line.

    Attributes:
        ahead: how many waited when it was taken.
        seconds: that it would take by the pace of the last ones.
        came: whether a place was got.
        come: waits for one.
    """

    ahead: int
    seconds: float = 0.0
    came: bool = False
    come: Callable[[], Awaitable[None]] = field(init=False)
