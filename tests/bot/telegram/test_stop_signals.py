"""SIGTERM ends the process with 0 in any case, in a process of its own."""

import signal
import subprocess
import sys

import pytest

IN_ORDER = """
import asyncio
from bot.telegram.stop_signals import on_stop_signals
async def main():
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    on_stop_signals(lambda: loop.call_soon_threadsafe(stopped.set), last=60)
    print("ready", flush=True)
    await stopped.wait()
    print("in order", flush=True)
asyncio.run(main())
"""
STUCK = """
import asyncio, threading
from bot.telegram.stop_signals import on_stop_signals
async def main():
    on_stop_signals(lambda: print("asked", flush=True), last=0.2)
    print("ready", flush=True)
    {stuck}
asyncio.run(main())
"""
WAYS = {
    "in Python": "while True: pass",
    "in C": "lock = threading.Lock(); lock.acquire(); lock.acquire()",
}


def run(code: str, *numbers: signal.Signals) -> tuple[int, list[str]]:
    """Exit code and output of a process that gets these signals when it is ready."""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for number in numbers:
            process.send_signal(number)
        said, _ = process.communicate()
    return process.returncode, said.splitlines()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_in_good_order(number: signal.Signals) -> None:
    assert run(IN_ORDER, number) == (0, ["in order"])
    assert run(IN_ORDER, number, number, number) == (0, ["in order"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_until_the_process_has_ended_change_nothing(number: signal.Signals) -> None:
    """The interpreter gives up its handlers before it ends."""
    command = [sys.executable, "-c", IN_ORDER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.stdout.readline() == "in order\n"
        while process.poll() is None:
            process.send_signal(number)
    assert process.returncode == 0


@pytest.mark.parametrize("way", WAYS)
def test_a_stuck_loop_is_ended_all_the_same(way: str) -> None:
    assert run(STUCK.format(stuck=WAYS[way]), signal.SIGTERM) == (0, ["asked"])
