"""Reindexes that are wished for quietly: none is forgotten, and none runs beside another."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from made_reports import made_report

from bot.telegram.reindex_child import Ran, Watch
from bot.telegram.reindex_queue import ReindexQueue

REPORT = made_report(new=1, unchanged=0, embedded=1, build="b", seconds=0.5)
FACTS = {name: value for name, value in asdict(REPORT).items() if name != "outcomes"}

CHILD = f"""
import os, sys, time
folder = sys.argv[1]
standing = os.path.join(folder, "..", "standing")
if "--on-word" in sys.argv:
    open(standing, "w").close()
    if not sys.stdin.readline():
        sys.exit(0)
    os.rename(standing, standing + "-began")
number = len(os.listdir(folder))
open(os.path.join(folder, str(number)), "w").close()
while not os.path.exists(os.path.join(folder, f"../go{{number}}")):
    time.sleep(0.01)
print({json.dumps(json.dumps({"report": FACTS}))}, flush=True)
"""
"""Notes that it began, waits until it may go on, and reports."""


class Room:
    """A folder in which each child notes that it began, and in which it is told to go on."""

    def __init__(self, folder: Path) -> None:
        self.began = folder / "began"
        self.began.mkdir()
        self.wanted = folder / "REINDEX"
        self.queue = self.opened()
        self.told: list[tuple[str, Ran]] = []

    def opened(self) -> ReindexQueue:
        """A queue, as a start of the bot makes it."""
        return ReindexQueue([sys.executable, "-c", CHILD, str(self.began)], self.wanted)

    def wish(self, name: str) -> None:
        """Ask for a reindex under a name."""

        async def granted(ran: Ran) -> None:
            self.told.append((name, ran))

        self.queue.quietly(granted)

    def goes_on(self, number: int) -> None:
        """Let a child come to its end."""
        (self.began.parent / f"go{number}").touch()

    async def has_begun(self, number: int) -> None:
        """Wait until so many children have begun, and no more."""
        await until(lambda: len(list(self.began.iterdir())) == number)


async def until(wanted: Callable[[], object]) -> None:
    while not wanted():  # noqa: ASYNC110 - other processes' files are waited for
        await asyncio.sleep(0.01)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


async def test_what_is_wished_for_while_one_runs_is_granted_by_one_run_that_follows(
    room: Room,
) -> None:
    room.wish("first")
    await room.has_begun(1)
    room.wish("second")
    room.wish("third")
    room.goes_on(0)
    await until(lambda: room.told)
    assert [name for name, _ in room.told] == ["first"]
    await room.has_begun(2)
    assert room.wanted.exists()
    room.goes_on(1)
    await until(lambda: len(room.told) == 3)
    assert room.told == [(name, Ran(report=REPORT)) for name in ("first", "second", "third")]
    assert not room.wanted.exists()
    assert len(list(room.began.iterdir())) == 2


async def test_how_each_quiet_run_ended_is_told_whoever_wished_for_it(room: Room) -> None:
    ended: list[Ran] = []

    async def told(ran: Ran) -> None:
        ended.append(ran)

    room.queue.ended = told
    room.queue.quietly()
    room.wish("somebody")
    room.goes_on(0)
    await until(lambda: ended and room.told)
    assert ended == [Ran(report=REPORT)]


async def test_one_that_is_watched_and_a_quiet_one_run_one_after_the_other(room: Room) -> None:
    watched = asyncio.create_task(room.queue.run(watch=Watch()))
    await room.has_begun(1)
    room.wish("quiet")
    room.goes_on(0)
    assert await watched == Ran(report=REPORT)
    await room.has_begun(2)
    again = asyncio.create_task(room.queue.run(watch=Watch()))
    room.goes_on(1)
    await until(lambda: room.told)
    room.goes_on(2)
    assert await again == Ran(report=REPORT)


async def test_one_that_is_just_being_started_is_waited_for(room: Room) -> None:
    room.queue.ready()
    await asyncio.sleep(0)  # its start has begun
    room.wish("at once")
    await room.has_begun(1)
    assert (room.began.parent / "standing-began").exists()
    room.goes_on(0)
    await until(lambda: room.told)
    assert room.told == [("at once", Ran(report=REPORT))]
    await room.queue.stop()


async def test_one_that_stands_by_is_taken_and_the_next_is_started_anew(room: Room) -> None:
    standing = room.began.parent / "standing"
    room.queue.ready()
    room.queue.ready()  # somebody reads on; one child stands by
    await until(standing.exists)
    room.wish("at once")
    await room.has_begun(1)
    assert (room.began.parent / "standing-began").exists()
    room.wish("later")
    room.goes_on(0)
    await room.has_begun(2)
    room.goes_on(1)
    await until(lambda: len(room.told) == 2)
    assert room.told == [(name, Ran(report=REPORT)) for name in ("at once", "later")]
    assert not standing.exists(), "the second was started anew"
    await room.queue.stop()


async def test_one_that_stands_by_ends_with_the_bot(room: Room) -> None:
    room.queue.ready()
    await until((room.began.parent / "standing").exists)
    await room.queue.stop()
    assert not list(room.began.iterdir())
    room.wish("after it")
    await room.has_begun(1)
    room.goes_on(0)
    await until(lambda: room.told)


async def test_a_wish_outlives_the_bot(room: Room) -> None:
    """Stopped or killed before it is granted, the next start reindexes."""
    room.wish("lost")
    await room.has_begun(1)
    await room.queue.stop()
    assert room.wanted.exists()
    room.queue = room.opened()
    room.queue.resume()
    await room.has_begun(2)
    room.goes_on(1)
    await until(lambda: not room.wanted.exists())
    room.queue = room.opened()
    room.queue.resume()
    await room.queue.stop()
    assert len(list(room.began.iterdir())) == 2
    assert room.told == []


async def test_whoever_wished_is_told_that_it_failed_and_the_next_start_tries_again(
    tmp_path: Path,
) -> None:
    wanted, told = tmp_path / "REINDEX", []

    async def broken(_: Ran) -> None:
        raise RuntimeError

    async def granted(ran: Ran) -> None:
        told.append(ran)

    fails = 'import sys; print(\'{"error": "No room."}\', flush=True); sys.exit(2)'
    queue = ReindexQueue([sys.executable, "-c", fails], wanted)
    queue.quietly(broken)
    queue.quietly(granted)
    await until(lambda: told)
    assert told == [Ran(problem="No room.")]
    assert wanted.exists()
    nowhere = ReindexQueue(["/nowhere/python"])
    nowhere.quietly(granted)
    await until(lambda: len(told) == 2)
    assert "/nowhere/python" in (told[1].problem or "")
