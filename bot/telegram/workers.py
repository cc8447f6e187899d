"""Blocking work beside the event loop, in a few threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class WorkerPool:
    """A small pool: ``await work(function, *arguments)`` runs the function in one of its threads.

    Args:
        threads: how many functions may run at the same time.
        name: of the threads, for whoever looks at a stuck process.
    """

    def __init__(self, threads: int, name: str) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def __call__(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """The function's result, or the exception it raised."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: function(*args, **kwargs))

    def close(self) -> None:
        """Take no more work; what runs is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Room:
    """Places for what is worked on at a time, given in the order they are asked for.

    Args:
        places: how many there are.

    Attributes:
        waiting: how many wait for one.
    """

    def __init__(self, places: int) -> None:
        self._places = asyncio.Semaphore(places)
        self.waiting = 0

    async def __aenter__(self) -> None:
        """Wait for a place."""
        self.waiting += 1
        try:
            await self._places.acquire()
        finally:
            self.waiting -= 1

    async def __aexit__(self, *_: object) -> None:
        """Give it back."""
        self._places.release()
