"""How fast the bot may send: a pace for each chat, one for all, and halts a server asked for."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

_BURST_SECONDS = 3
_SWEEP = 1024


class Window:
    """At most ``count`` turns in any ``seconds`` seconds, in the order they were asked for."""

    def __init__(self, count: int, seconds: float) -> None:
        self._turns: deque[float] = deque(maxlen=count)
        self._seconds = seconds

    @classmethod
    def of(cls, rate: float, seconds: float) -> "Window":
        """The window of ``rate`` turns a second that lets ``seconds`` worth of them come at once.

        A rate below one turn in that time stretches the window instead.
        """
        count = max(1, int(rate * seconds))
        return cls(count, count / rate)

    def ready(self, now: float) -> float:
        """When the next turn could be: ``now`` or later, never before one already taken."""
        at = max(now, self._turns[-1]) if self._turns else now
        if len(self._turns) == self._turns.maxlen:
            at = max(at, self._turns[0] + self._seconds)
        return at

    def take(self, at: float) -> None:
        """Take a turn at a moment for which the window is ready."""
        self._turns.append(at)

    def idle(self, now: float) -> bool:
        """Whether no turn taken so far can delay another."""
        return not self._turns or self._turns[-1] + self._seconds <= now


def reserve(windows: tuple[Window, ...], now: float) -> float:
    """Take the next turn that all ``windows`` allow, and say when it is."""
    at = max(window.ready(now) for window in windows)
    for window in windows:
        window.take(at)
    return at


class Limits:
    """Gives out turns to send, chat by chat; one chat's halt never holds another.

    Args:
        overall: messages a second to all chats together.
        chat: messages a second to one chat; three seconds' worth may go at once.
        group: messages a minute to one group, on top of ``chat``.
        clock: seconds that only grow.
        sleep: waits that many seconds.
    """

    def __init__(
        self,
        *,
        overall: float = 30,
        chat: float = 1,
        group: float = 20,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._overall = Window.of(overall, 1)
        self._chat = chat
        self._group = group / 60
        self._clock = clock
        self._sleep = sleep
        self._chats: dict[int, tuple[Window, ...]] = {}
        self._halts: dict[int, float] = {}

    async def turn(self, chat_id: int) -> None:
        """Return when a message may be sent to this chat; ids below zero are groups."""
        now = self._clock()
        await self._until(reserve(self._windows(chat_id, now), now))
        while True:
            await self._until(self._halts.get(chat_id, 0.0))
            await self._until(reserve((self._overall,), self._clock()))
            if not self.halted(chat_id):
                return

    def halt(self, chat_id: int, seconds: float) -> None:
        """Give this chat no turn for ``seconds``, as the server demands with a 429."""
        until = self._clock() + seconds
        self._halts[chat_id] = max(until, self._halts.get(chat_id, until))

    def halted(self, chat_id: int) -> bool:
        """Whether the chat must wait out a halt; nothing at all should be sent to it then."""
        return self._halts.get(chat_id, 0.0) > self._clock()

    async def _until(self, moment: float) -> None:
        # A sleep may end a little early; a turn must not.
        while (left := moment - self._clock()) > 0:
            await self._sleep(left)

    def _windows(self, chat_id: int, now: float) -> tuple[Window, ...]:
        if chat_id not in self._chats:
            if len(self._chats) >= _SWEEP:
                self._forget_idle(now)
            pace = Window.of(self._chat, _BURST_SECONDS)
            per_minute = Window.of(self._group, 60)
            self._chats[chat_id] = (pace, per_minute) if chat_id < 0 else (pace,)
        return self._chats[chat_id]

    def _forget_idle(self, now: float) -> None:
        for chat_id, windows in list(self._chats.items()):
            if all(window.idle(now) for window in windows):
                del self._chats[chat_id]
        for chat_id, until in list(self._halts.items()):
            if until <= now:
                del self._halts[chat_id]
