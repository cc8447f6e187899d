"""Sees whether the bot is alive: Telegram answers it, and its event loop turns.

What it sees goes into the log and, under systemd, to the service manager by the protocol of
``sd_notify(3)``: a loop that is stuck sends no more signs of life, so that the process is started
anew. An outage of Telegram is told and no more; starting anew would not end it.
"""

import asyncio
import logging
import os
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

_log = logging.getLogger(__name__)

SILENT_SECONDS = 120.0
"""Without any answer of Telegram's, after which that is said."""
STUCK_SECONDS = 30.0
"""Without a turn of the event loop, after which that is said."""
_FRAMES = 12


class Watchdog:
    """Watches one run of the bot.

    Args:
        seconds: between two looks.
        silent: seconds after which Telegram's silence is said, and said again.
        stuck: seconds after which the event loop counts as stuck.
        clock: seconds that only grow.
        tell: what the service manager is told, line by line.
    """

    def __init__(
        self,
        *,
        seconds: float = 1.0,
        silent: float = SILENT_SECONDS,
        stuck: float = STUCK_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._seconds = seconds
        self._silent = silent
        self._stuck = stuck
        self._clock = clock
        self._tell = tell or notify
        self._exchanged = self._turned = self._said = clock()
        self._silence_told = self._stuck_told = False
        self._loop_thread = threading.get_ident()
        self._ended = threading.Event()

    def exchanged(self) -> None:
        """Telegram has answered."""
        self._exchanged = self._clock()

    @property
    def silence(self) -> float:
        """Seconds since Telegram answered last."""
        return self._clock() - self._exchanged

    @property
    def still(self) -> float:
        """Seconds since the event loop turned last."""
        return self._clock() - self._turned

    async def run(self) -> None:
        """Watch until cancelled."""
        self._loop_thread = threading.get_ident()
        self.exchanged()
        self._turned = self._clock()
        self._tell("READY=1")
        threading.Thread(target=self._watch_loop, name="watchdog", daemon=True).start()
        try:
            while True:
                self._turned = self._clock()
                self._tell("WATCHDOG=1")
                self._look()
                await asyncio.sleep(self._seconds)
        finally:
            self._ended.set()
            self._tell("STOPPING=1")

    def _look(self) -> None:
        now, silence = self._clock(), self.silence
        if silence < self._silent:
            if self._silence_told:
                self._silence_told = False
                _log.warning("Telegram answers again")
                self._tell("STATUS=serving")
        elif not self._silence_told or now - self._said >= self._silent:
            self._silence_told, self._said = True, now
            words = f"no answer from Telegram for {silence:.0f} seconds"
            _log.error("%s; questions wait", words)
            self._tell(f"STATUS={words}")

    def _watch_loop(self) -> None:
        """In a thread of its own, which turns when the loop does not."""
        while not self._ended.wait(self._seconds):
            still = self._clock() - self._turned
            if still < self._stuck:
                self._stuck_told = False
            elif not self._stuck_told:
                self._stuck_told = True
                _log.error("the event loop is stuck for %.0f s, at:\n%s", still, self._place())

    def _place(self) -> str:
        frame = sys._current_frames().get(self._loop_thread)  # noqa: SLF001 - the only way there is
        if frame is None:
            return "a thread that has ended"
        return "".join(traceback.format_stack(frame)[-_FRAMES:]).rstrip()


def notify(line: str) -> None:
    """Tell systemd one line, where it started the process and wants to hear of it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return
    if not address.startswith("@") and not Path(address).exists():
        return
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
            # a line may be lost, the loop must turn
            to.setblocking(False)
            to.connect(address.replace("@", "\0", 1) if address[0] == "@" else address)
            to.sendall(line.encode())
    except OSError as error:
        _log.debug("systemd cannot be told: %s", error)
