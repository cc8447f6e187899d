"""Signs of life: what is said of a silent Telegram and of a stuck event loop, and to whom."""

import asyncio
import logging
import socket
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bot.telegram.watchdog import Watchdog, notify


class Clock:
    """A time that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        """Seconds that only grow."""
        return self.now


async def turns(dog: Watchdog, count: int = 5) -> None:
    """Let it look a few times."""
    task = asyncio.create_task(dog.run())
    for _ in range(count):
        await asyncio.sleep(0.002)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def looked(told: list[str]) -> None:
    """Wait until it has looked once more, from beginning to end."""
    before = told.count("WATCHDOG=1")
    while told.count("WATCHDOG=1") < before + 2:  # noqa: ASYNC110 - it runs beside
        await asyncio.sleep(0.001)


async def test_a_silence_of_telegrams_is_said_once_and_its_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock, told = Clock(), list[str]()
    dog = Watchdog(seconds=0.001, silent=120, stuck=1e9, clock=clock, tell=told.append)
    task = asyncio.create_task(dog.run())
    await looked(told)
    for later, silence in ((119, 119), (1, 120), (60, 180), (60, 240), (0, 240)):
        clock.now += later
        await looked(told)
        assert dog.silence == silence
    dog.exchanged()
    await looked(told)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert [one.getMessage() for one in caplog.records] == [
        "no answer from Telegram for 120 seconds; questions wait",
        "no answer from Telegram for 240 seconds; questions wait",
        "Telegram answers again",
    ]
    assert list(dict.fromkeys(told)) == [
        "READY=1",
        "WATCHDOG=1",
        "STATUS=no answer from Telegram for 120 seconds",
        "STATUS=no answer from Telegram for 240 seconds",
        "STATUS=serving",
        "STOPPING=1",
    ]


async def test_a_loop_that_is_stuck_gives_no_sign_of_life_and_says_where(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told = list[str]()
    dog = Watchdog(seconds=0.001, stuck=0.05, tell=told.append)
    task = asyncio.create_task(dog.run())
    await looked(told)
    before = len(told)
    while "the event loop is stuck" not in caplog.text:
        time.sleep(0.01)  # noqa: ASYNC251 - this is what sticks
    assert len(told) == before
    assert "this is what sticks" in caplog.text
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_systemd_is_told_where_it_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(address))
        monkeypatch.setenv("NOTIFY_SOCKET", str(address))
        await turns(Watchdog(seconds=0.001))
        assert systemd.recv(100) == b"READY=1"
        assert systemd.recv(100) == b"WATCHDOG=1"


def test_nobody_is_told_where_nobody_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    notify("READY=1")
    assert caplog.text == ""
