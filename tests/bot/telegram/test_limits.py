"""Outgoing limits, under a clock that only moves when somebody sleeps."""

import asyncio
import heapq
import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.limits import Limits, Window, reserve


class Clock:
    """Time that jumps to the next sleeper as soon as everybody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._count = itertools.count()

    def __call__(self) -> float:
        """Seconds since the test began."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until ``run`` has moved the time that far."""
        event = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._count), event))
        await event.wait()

    async def run(self, *tasks: "asyncio.Task[None]") -> None:
        """Move the time from sleeper to sleeper until these tasks are done."""
        while True:
            for _ in range(20):
                await asyncio.sleep(0)
            if all(task.done() for task in tasks):
                break
            self.now, _, event = heapq.heappop(self._sleepers)
            event.set()
        await asyncio.gather(*tasks)


async def times(limits: Limits, clock: Clock, chats: list[int]) -> list[tuple[int, float]]:
    """Ask for a turn for each of ``chats`` at once; the turns in the order they were given."""
    given_turns: list[tuple[int, float]] = []

    async def one(chat_id: int) -> None:
        await limits.turn(chat_id)
        given_turns.append((chat_id, round(clock.now, 6)))

    await clock.run(*[asyncio.create_task(one(chat_id)) for chat_id in chats])
    return given_turns


async def test_a_private_chat_gets_a_small_burst_and_then_one_message_a_second() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep)
    turns = await times(limits, clock, [7] * 5)
    assert turns == [(7, 0), (7, 0), (7, 0), (7, 3), (7, 3)]


async def test_a_group_gets_twenty_messages_a_minute() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep)
    turns = [at for _, at in await times(limits, clock, [-7] * 25)]
    assert turns[19] == 18
    assert turns[20:] == [60, 60, 60, 63, 63]


async def test_all_chats_together_get_thirty_messages_a_second() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep)
    turns = await times(limits, clock, list(range(1, 62)))
    assert [at for _, at in turns] == [0] * 30 + [1] * 30 + [2]
    assert [chat for chat, _ in turns] == list(range(1, 62))


async def test_a_halt_holds_its_chat_alone() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep)
    limits.halt(7, 40)
    limits.halt(7, 5)
    assert limits.halted(7)
    assert not limits.halted(8)
    assert await times(limits, clock, [7, 8, 7]) == [(8, 0), (7, 40), (7, 40)]
    assert not limits.halted(7)


async def test_a_halt_that_comes_while_a_chat_waits_its_turn_is_obeyed() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep, chat=1 / 3)
    first = asyncio.create_task(limits.turn(7))
    second = asyncio.create_task(limits.turn(7))
    await clock.run(first)
    limits.halt(7, 100)
    await clock.run(second)
    assert clock.now == 100


async def test_chats_that_went_quiet_are_forgotten() -> None:
    clock = Clock()
    limits = Limits(clock=clock, sleep=clock.sleep, overall=100_000)
    await times(limits, clock, list(range(1, 1025)))
    limits.halt(1, 1)
    clock.now += 60
    await limits.turn(5000)
    assert list(limits._chats) == [5000]
    assert limits._halts == {}


@given(
    st.integers(1, 5),
    st.floats(0.1, 10),
    st.lists(st.floats(0, 3, width=32), min_size=1, max_size=40),
)
def test_no_window_ever_holds_more_turns_than_its_count(
    count: int, seconds: float, pauses: list[float]
) -> None:
    window = Window(count, seconds)
    asked = list(itertools.accumulate(pauses))
    turns = [reserve((window,), now) for now in asked]
    assert turns == sorted(turns)
    assert all(turn >= now for turn, now in zip(turns, asked, strict=True))
    assert all(
        later - earlier >= seconds - 1e-6
        for earlier, later in zip(turns, turns[count:], strict=False)
    )
