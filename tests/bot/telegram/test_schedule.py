"""A reindex by itself: at its times, and told only where there is something to tell."""

import asyncio
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from conversation import CALM, serving
from fake_encoder import FakeEncoder
from gate import Gate

from bot.telegram import schedule
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran
from bot.telegram.reindex_queue import Granted, ReindexQueue
from bot.telegram.schedule import Schedule, next_time

BISHKEK, NEW_YORK = ZoneInfo("Asia/Bishkek"), ZoneInfo("America/New_York")
NIGHT, NOON = time(3, 30), time(15, 0)


def at(text: str, zone: ZoneInfo = BISHKEK) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "times", "due"),
    [
        (at("2026-11-29T02:00"), (NIGHT, NOON), at("2026-11-29T03:30")),
        (at("2026-11-29T03:30"), (NOON, NIGHT), at("2026-11-29T15:00")),
        (at("2026-11-29T15:00:01"), (NIGHT, NOON), at("2026-11-30T03:30")),
        (datetime(2026, 11, 28, 22, 0, tzinfo=UTC), (NIGHT,), at("2026-11-30T03:30")),
    ],
)
def test_the_next_time_is_in_the_operators_zone(
    now: datetime, times: tuple[time, ...], due: datetime
) -> None:
    assert next_time(now, times, BISHKEK) == due


def test_a_time_that_is_left_out_is_later_and_one_that_comes_twice_is_meant_once() -> None:
    missing = next_time(at("2026-03-08T00:00", NEW_YORK), (time(2, 30),), NEW_YORK)
    assert missing.astimezone(UTC) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    twice = next_time(at("2026-11-01T00:00", NEW_YORK), (time(1, 30),), NEW_YORK)
    assert twice.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    after = next_time(twice.astimezone(UTC), (time(1, 30),), NEW_YORK)
    assert after.astimezone(UTC) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def child(report: dict[str, object]) -> list[str]:
    """A reindex that says this at its end."""
    return [sys.executable, "-c", f"print({json.dumps(json.dumps(report))})"]


def reported(*, published: bool) -> dict[str, object]:
    counts = dict.fromkeys(("changed", "unchanged", "withdrawn", "repeated", "undated"), 0)
    more = {"read": 1, "new": 1, "left_out": 0, "passages": 1, "embedded": 1, "problems": []}
    facts = {"build": "b2", "published": published, "seconds": 1.0}
    return {"report": counts | more | facts}


class Heard(ReindexQueue):
    """A queue that notes when whoever wished for a reindex has heard of it."""

    def __init__(self, command: list[str]) -> None:
        super().__init__(command)
        self.heard = asyncio.Event()

    def quietly(self, granted: Granted | None = None) -> None:
        """As ever."""
        assert granted is not None

        async def told(ran: Ran) -> None:
            await granted(ran)
            self.heard.set()

        super().quietly(told)


LIVE = "The reindex of 03:30 found something new.\n\nDone in 1.0 s: build b2 is live."
FAILED = "The reindex of 03:30 did not finish, and the live build is untouched.\n\n"


@pytest.mark.parametrize(
    ("says", "told"),
    [
        (reported(published=True), LIVE),
        ({"error": "No room."}, FAILED),
        (reported(published=False), None),
    ],
)
async def test_editors_hear_of_it_where_something_changed_or_failed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    says: dict[str, object],
    told: str | None,
) -> None:
    made: list[HandlerContext] = []

    def kept(ctx: HandlerContext) -> Schedule:
        made.append(ctx)
        return Schedule(ctx, (), BISHKEK)

    monkeypatch.setattr(schedule.Schedule, "of_settings", kept)
    given = {"ONRECORD_ADMIN_IDS": "900"}
    async with (
        Gate() as gate,
        serving(gate, tmp_path / "var", monkeypatch, lambda *_: FakeEncoder(), CALM, **given),
    ):
        kim = gate.person(900, "Kim")
        await gate.until(lambda: made)
        queue = Heard(child(says))
        ctx = replace(made[0], reindexes=queue)
        clock = iter([at("2026-11-29T03:29:59.99")] * 2 + [at("2026-11-29T03:30")] * 9)
        running = asyncio.create_task(Schedule(ctx, (NIGHT,), BISHKEK, lambda: next(clock)).run())
        await queue.heard.wait()
        if told is not None:
            assert kim.sees()[0].text.startswith(told)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await queue.stop()
        assert len(kim.sees()) == (told is not None)
