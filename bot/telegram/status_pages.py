"""What the bot tells of itself on an address of its own: alive, ready, and the figures.

``/healthz`` fails where a new start may mend it: threads that do not answer, an inbox that cannot
be read, Telegram silent for ten minutes. A stuck event loop answers nothing at all. An inbox that
is long in being answered is told and no more: a reindex is one update, and may take hours.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from bot.state.database import StorageError
from bot.telegram.http_server import Page, Route
from bot.telegram.metrics import KIND, Metrics
from bot.telegram.readiness import Ready
from bot.telegram.vital_signs import VitalSigns
from bot.telegram.workers import WorkerPool

DEAF_SECONDS = 600.0
"""Without an answer of Telegram's, after which the bot counts as not alive."""
_PATIENCE = 10.0
"""Seconds for a thread to answer."""


class StatusPages:
    """The pages, each a route.

    Args:
        signs: how the bot fares; blocking.
        ready: whether questions can be answered.
        metrics: what was counted.
        work: runs what blocks.
        patience: seconds that it may take.
    """

    def __init__(
        self,
        signs: Callable[[], VitalSigns],
        ready: Callable[[], Awaitable[Ready]],
        metrics: Metrics,
        work: WorkerPool,
        patience: float = _PATIENCE,
    ) -> None:
        self._signs = signs
        self._ready = ready
        self._metrics = metrics
        self._work = work
        self._patience = patience

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/healthz", "GET", self._health),
            Route("/readyz", "GET", self._readiness),
            Route("/metrics", "GET", self._figures),
        ]

    async def _health(self, _: bytes) -> Page:
        try:
            signs = await asyncio.wait_for(self._work(self._signs), self._patience)
        except TimeoutError:
            return _page({"alive": False, "why": "threads do not answer"}, well=False)
        except StorageError as error:
            said = f"the inbox cannot be read ({error})"
            return _page({"alive": False, "why": said}, well=False)
        deaf = signs.silence >= DEAF_SECONDS
        facts: dict[str, object] = {"alive": not deaf}
        if deaf:
            facts["why"] = "Telegram does not answer"
        facts |= {
            "telegram_silence_seconds": round(signs.silence, 1),
            "event_loop_still_seconds": round(signs.still, 1),
            "inbox_waiting": signs.waiting,
            "inbox_oldest_seconds": round(signs.oldest, 1),
        }
        return _page(facts, well=not deaf)

    async def _readiness(self, _: bytes) -> Page:
        found = await self._ready()
        if found.build:
            return _page({"ready": True, "build": found.build}, well=True)
        return _page({"ready": False, "why": found.why}, well=False)

    async def _figures(self, _: bytes) -> Page:
        try:
            text = await asyncio.wait_for(self._work(self._metrics.page), self._patience)
        except (TimeoutError, StorageError):
            return Page(HTTPStatus.SERVICE_UNAVAILABLE)
        return Page(text=text, kind=KIND)


def _page(facts: dict[str, object], *, well: bool) -> Page:
    status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    text = json.dumps(facts, ensure_ascii=False) + "\n"
    return Page(status, text, "application/json; charset=utf-8")
