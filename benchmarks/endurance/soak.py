"""The bot asked at a steady rate through a reindex, a kill and a flood by one person.

    PYTHONPATH=tests/support:. python benchmarks/endurance/soak.py [--seconds 300] [--rate 30]
        [--messages-per-second 30]

Some of the calls to Telegram fail. Beside what came of the questions: how long answers took, how
much longer while one person sends five hundred messages at once, and how memory grew: all of it,
and that which is not pages of files (programs, libraries, the index). A bot may
send thirty messages a second: at as many questions each further word waits for its turn, and so do
all answers behind it. With a higher limit what is measured is the bot itself.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil
from asking import Crowd, indexed, is_answer, printed, process
from bot_process import ADMIN
from gate import Gate

_FLOOD = 500


async def soak(folder: Path, seconds: float, rate: float, seed: int, limit: float) -> int:
    """Ask, print what came of it; 1 where anything was lost, doubled or wrong."""
    rng = random.Random(seed)
    indexed(folder)
    lifted = {"ONRECORD_MESSAGES_PER_SECOND": str(limit)}
    async with Gate() as gate:
        running = process(folder, gate, **lifted)
        warm = gate.person(1)
        warm.says("Who looks after the river of the valley?")
        await gate.until(lambda: any(map(is_answer, warm.sees())))
        crowd = Crowd(gate, rng)
        memory: list[tuple[float, float, float]] = []

        def reindex() -> None:
            gate.person(ADMIN).says("/reindex")

        def flood() -> None:
            for number in range(_FLOOD):
                gate.person(5).says(f"the river {number}")

        events = {0.2: reindex, 0.8: flood}
        began, killed = time.monotonic(), False
        while (passed := time.monotonic() - began) < seconds:
            crowd.ask()
            for share in [one for one in events if passed > one * seconds]:
                events.pop(share)()
            if passed > 0.3 * seconds and not killed:
                killed = True
                await running.killed()
                running = process(folder, gate, **lifted)
            if 0.4 * seconds < passed < 0.8 * seconds:
                held = psutil.Process(running.pid).memory_info()
                memory.append((passed, held.rss / 2**20, (held.rss - held.shared) / 2**20))
            behind = len(crowd.asked) / rate - (time.monotonic() - began)
            await asyncio.sleep(max(0.0, behind))
        await crowd.heard(300)
        since = began - gate.opened
        waits = [(at - since, wait) for at, wait in crowd.waits()]
        code = await running.stopped()
    failed = printed([crowd.outcome(f"{seconds:.0f} s at {rate:.0f}/s", code)])
    sys.stdout.write(_figures(waits, seconds, memory))
    return failed


def _figures(
    waits: list[tuple[float, float]], seconds: float, memory: list[tuple[float, float, float]]
) -> str:
    """Seconds to an answer, what the flood added to them, megabytes that came in an hour."""
    ordered = sorted(wait for _, wait in waits)
    shares = {f"p{p}, s": ordered[int(len(ordered) * p / 100)] for p in (50, 95, 99)}
    before = [wait for at, wait in waits if 0.6 * seconds < at < 0.8 * seconds]
    during = [wait for at, wait in waits if at > 0.8 * seconds]
    all_of_it, own = ([(one[0], one[place]) for one in memory] for place in (1, 2))
    figures = shares | {
        "flood adds, s": median(during) - median(before) if before and during else float("nan"),
        "MB an hour": 3600 * _slope(all_of_it),
        "of its own": 3600 * _slope(own),
        "MB of its own, first": own[0][1] if own else 0.0,
        "last": own[-1][1] if own else 0.0,
    }
    rows = (figures, ["---"] * len(figures), [f"{one:.2f}" for one in figures.values()])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _slope(points: list[tuple[float, float]]) -> float:
    """By how much a value grows in a second, by least squares."""
    if len(points) < 2:
        return 0.0
    middle = sum(x for x, _ in points) / len(points)
    height = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - height) for x, y in points) / spread


def main() -> int:
    """Soak it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--rate", type=float, default=30, help="questions a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--messages-per-second", type=float, default=30, help="that the bot may send"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["ONRECORD_MODELS"] = str(Path(name) / "models")
        folder = Path(name) / "bot"
        folder.mkdir()
        limit = given.messages_per_second
        return asyncio.run(soak(folder, given.seconds, given.rate, given.seed, limit))


if __name__ == "__main__":
    sys.exit(main())
