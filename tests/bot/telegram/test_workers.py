"""The line of those who wait for a place, and how long it would take."""

import asyncio
from contextlib import AsyncExitStack

from bot.telegram.workers import Room


class Clock:
    """Seconds that a test lets pass."""

    now = 100.0

    def __call__(self) -> float:
        """The moment."""
        return self.now


async def _through(room: Room, clock: Clock, people: int, seconds: float) -> None:
    """So many go through a room of one place, one each so many seconds; one stands before them."""
    async with AsyncExitStack() as held:
        first = await held.enter_async_context(room.line())
        for _ in range(people):
            async with room.line() as turn:
                await turn.come()
                clock.now += seconds
        assert not first.came


async def test_a_line_that_nobody_has_left_yet_moves_as_fast_as_telegram_takes_messages() -> None:
    room = Room(1)
    async with AsyncExitStack() as held:
        turns = [await held.enter_async_context(room.line()) for _ in range(61)]
    said = [(turn.ahead, round(turn.seconds, 6)) for turn in (turns[0], turns[3], turns[60])]
    assert said == [(0, 0.0), (3, 0.1), (60, 2.0)]


async def test_a_turn_knows_how_long_it_would_wait_by_the_pace_of_the_last_ones() -> None:
    clock = Clock()
    room = Room(1, clock)
    async with AsyncExitStack() as held:
        for _ in range(3):
            await held.enter_async_context(room.line())
        await _through(room, clock, 20, 0.5)
        async with room.line() as slow:
            assert (slow.ahead, slow.seconds) == (3, 1.5)
        await _through(room, clock, 16, 0.25)
        async with room.line() as fast:
            assert (fast.ahead, fast.seconds) == (3, 0.75)


async def test_a_new_line_knows_nothing_of_an_older_one() -> None:
    clock = Clock()
    room = Room(1, clock)
    await _through(room, clock, 20, 9.0)
    async with room.line(), room.line() as second:
        assert (second.ahead, round(second.seconds, 6)) == (1, round(1 / 30, 6))


async def test_whoever_goes_away_gives_the_place_back() -> None:
    room = Room(1)
    async with room.line() as turn:
        await turn.come()
        assert room.inside == 1
        waiting = asyncio.create_task(_comes(room))
        await asyncio.sleep(0)
    assert await waiting == (0, 0.0, True)
    assert room.inside == 0


async def _comes(room: Room) -> tuple[int, float, bool]:
    async with room.line() as turn:
        await turn.come()
    return turn.ahead, turn.seconds, turn.came
