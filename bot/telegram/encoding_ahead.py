"""Questions that wait for their turn are encoded meanwhile, all that wait in one batch.

Of many who ask at once only as many are worked on as there are threads. A batch of questions costs
the encoder much less than each by itself; when its turn comes, a question finds its vector there.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.telegram.workers import WorkerPool

_log = logging.getLogger(__name__)
_MOST = 32
"""Questions of one batch: an asker whose turn has come waits for one batch at the most."""


class EncodingAhead:
    """Encodes questions in a thread of its own, those that have come meanwhile together.

    Args:
        work: a pool of one thread.
        encode: takes the texts of questions.
    """

    def __init__(self, work: WorkerPool, encode: Callable[[Sequence[str]], None]) -> None:
        self._work = work
        self._encode = encode
        self._waiting: list[str] = []
        self._going: asyncio.Task[None] | None = None

    def soon(self, question: str) -> None:
        """Have a question encoded; to be called in the event loop, nobody waits for it."""
        self._waiting.append(question)
        if self._going is None or self._going.done():
            self._going = asyncio.create_task(self._go())

    def close(self) -> None:
        """Take no more work."""
        self._waiting.clear()
        self._work.close()

    async def _go(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            try:
                await self._work(self._encode, some)
            except Exception:  # noqa: BLE001 - whoever asks is told, when their turn comes
                _log.info("questions could not be encoded ahead", exc_info=True)
