"""The bot as a process, killed and hindered while people ask: what is lost, doubled, wrong.

    PYTHONPATH=tests/support:. python benchmarks/endurance.py chaos [--kills 200]
    PYTHONPATH=tests/support:. python benchmarks/endurance.py soak [--seconds 300] [--rate 30]

Every question is somebody else's, so that all a chat sees belongs to one question. *Lost*: not a
word came. *Doubled*: two answers to one question. *Wrong*: a quotation that no statement holds.
*Offered*: the sentence with the button that asks again, in place of an answer of unknown fate.
``chaos`` ends the process by SIGKILL at random moments. ``soak`` asks at a steady rate, with a
reindex, one SIGKILL and a flood by one person in it. In both some of the calls to Telegram fail.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable  # noqa: TC003 - beside the others
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from bot_process import ADMIN, ONRECORD, Process, environment
from gate import BadGateway, Gate, Person, Refuse, Reset, Says, Sent, TooMany
from gate.faults import Fault

SUBJECTS = ("river", "bridge", "orchard", "museum", "harbour", "tunnel", "library", "market")
TEXTS = tuple(
    f"The {subject} of the valley is looked after by a commission of seven. It meets every spring,"
    f" and what it decides about the {subject} is published within a week."
    for subject in SUBJECTS
)
OFFERS = ("The connection was lost", "I stopped several times")
STAND_INS = ("Searching the archive", "Very many are asking")
FIRST = 10_000
PAGE = b"<html><h1>Bad Gateway</h1></html>"
SHARE = 0.02


def faults(rng: random.Random) -> Fault:
    """One of the ways in which a call to Telegram fails."""
    return rng.choice(
        (
            TooMany(1),
            BadGateway(),
            Refuse(500, "Internal Server Error"),
            Refuse(401, "Unauthorized"),
            Reset(delivered=False),
            Reset(delivered=True),
            Says(PAGE, 502, delivered=True),
            Says(b"null", delivered=True),
            Says(b'{"ok": true, "result": {}}', delivered=False),
        )
    )


@dataclass(slots=True)
class Asked:
    """A question, and when it was put, in the gate's seconds."""

    person: Person
    at: float


@dataclass(slots=True)
class Crowd:
    """Everybody who asks."""

    gate: Gate
    rng: random.Random
    began: float = field(default_factory=time.monotonic)
    asked: list[Asked] = field(default_factory=list)

    def ask(self) -> None:
        """Somebody new asks."""
        person = self.gate.person(FIRST + len(self.asked))
        self.asked.append(Asked(person, time.monotonic() - self.began))
        person.says(f"Who looks after the {self.rng.choice(SUBJECTS)} of the valley?")
        if self.rng.random() < SHARE:
            method = self.rng.choice(("sendMessage", "sendMessage", "getUpdates"))
            self.gate.fails(method, faults(self.rng))

    def waiting(self) -> int:
        """How many have heard nothing but that they are to wait."""
        return sum(not settled(one.person.sees()) for one in self.asked)

    async def heard(self, seconds: float) -> None:
        """Wait until everybody has heard something, so long at the most."""
        until = time.monotonic() + seconds
        while self.waiting() and time.monotonic() < until:  # noqa: ASYNC110 - they are many
            await asyncio.sleep(0.2)

    def outcome(self) -> dict[str, int]:
        """What came of all questions."""
        seen = [one.person.sees() for one in self.asked]
        answers = [[sent for sent in sents if is_answer(sent)] for sents in seen]
        return {
            "asked": len(seen),
            "answered": sum(bool(found) for found in answers),
            "offered": sum(
                not found and any(sent.text.startswith(OFFERS) for sent in sents)
                for found, sents in zip(answers, seen, strict=True)
            ),
            "lost": sum(not settled(sents) for sents in seen),
            "doubled": sum(len(found) > 1 for found in answers),
            "wrong": sum(not is_right(sent) for found in answers for sent in found),
        }

    def waits(self) -> list[float]:
        """Seconds from each question to its answer, in order."""
        answered: dict[int, float] = {}
        for call in self.gate.calls:
            if call.method in {"sendMessage", "editMessageText"} and "commission" in str(
                call.payload.get("text")
            ):
                answered.setdefault(call.payload["chat_id"], call.at)
        found = (
            answered[one.person.id] - one.at for one in self.asked if one.person.id in answered
        )
        return sorted(found)


def settled(seen: list[Sent]) -> bool:
    """Whether somebody has heard more than that they are to wait."""
    return any(not sent.text.startswith(STAND_INS) for sent in seen)


def is_answer(sent: Sent) -> bool:
    """Whether a message quotes."""
    return bool(sent.marked("blockquote"))


def is_right(sent: Sent) -> bool:
    """Whether all that a message quotes stands in a statement."""
    return all(
        any(part in text for text in TEXTS)
        for quote in sent.marked("blockquote")
        for part in quote.split("\n")
        if part.strip()
    )


def indexed(folder: Path) -> None:
    """Write the statements and their index."""
    (folder / "corpus").mkdir()
    for number, text in enumerate(TEXTS):
        path = folder / "corpus" / f"{number}.txt"
        path.write_text(f"date 2031-04-{number + 1:02}\n{text}\n", encoding="utf-8")
    where = ("--corpus", str(folder / "corpus"), "--index", str(folder / "var"))
    subprocess.run(  # noqa: S603 - our own program
        [*ONRECORD, "index", *where],
        env=environment(folder),
        cwd=folder,
        check=True,
        capture_output=True,
    )


def process(folder: Path, gate: Gate) -> Process:
    """Start the bot."""
    return Process(folder, gate, ONRECORD_READING_MS="0")


async def chaos(kills: int, rate: float, seed: int) -> dict[str, object]:
    """Kill it again and again while people ask."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        indexed(folder)
        async with Gate() as gate:
            crowd = Crowd(gate, rng)
            for _ in range(kills):
                running = process(folder, gate)
                until = time.monotonic() + rng.uniform(1, 9)
                while time.monotonic() < until:
                    crowd.ask()
                    await asyncio.sleep(1 / rate)
                await running.killed()
            running = process(folder, gate)
            await crowd.heard(300)
            code = await running.stopped()
            return {"kills": kills, **crowd.outcome(), "exit": code}


async def soak(seconds: float, rate: float, seed: int) -> dict[str, object]:
    """Ask at a steady rate through a reindex, a kill and a flood."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        indexed(folder)
        async with Gate() as gate:
            running = process(folder, gate)
            warm = gate.person(1)
            warm.says("Who looks after the river of the valley?")
            await gate.until(lambda: any(map(is_answer, warm.sees())))
            crowd = Crowd(gate, rng, began=gate.opened)
            memory: list[tuple[float, float]] = []

            def reindex() -> None:
                gate.person(ADMIN).says("/reindex")

            def flood() -> None:
                for number in range(500):
                    gate.person(5).says(f"the river {number}")

            events: dict[float, Callable[[], None]] = {0.3: reindex, 0.6: flood}
            began, killed = time.monotonic(), False
            while (passed := time.monotonic() - began) < seconds:
                crowd.ask()
                for share in [one for one in events if passed > one * seconds]:
                    events.pop(share)()
                if passed > 0.45 * seconds and not killed:
                    killed = True
                    await running.killed()
                    running = process(folder, gate)
                if passed > 0.5 * seconds:
                    megabytes = psutil.Process(running.pid).memory_info().rss / 2**20
                    memory.append((passed, megabytes))
                behind = len(crowd.asked) / rate - (time.monotonic() - began)
                await asyncio.sleep(max(0.0, behind))
            await crowd.heard(300)
            waits = crowd.waits()
            code = await running.stopped()
            return {
                **crowd.outcome(),
                **{f"p{p}, s": round(waits[int(len(waits) * p / 100)], 2) for p in (50, 95, 99)},
                "MB an hour": round(3600 * slope(memory[len(memory) // 2 :]), 1),
                "exit": code,
            }


def slope(points: list[tuple[float, float]]) -> float:
    """By how much a value grows in a second, by least squares."""
    if len(points) < 2:
        return 0.0
    middle = sum(x for x, _ in points) / len(points)
    height = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - height) for x, y in points) / spread


def main() -> int:
    """Print what came of it; 1 where anything was lost, doubled or wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=("chaos", "soak"))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--rate", type=float, help="questions a second: 5 in chaos, 30 in soak")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.what == "chaos":
        found = asyncio.run(chaos(given.kills, given.rate or 5, given.seed))
    else:
        found = asyncio.run(soak(given.seconds, given.rate or 30, given.seed))
    sys.stdout.write(f"| {' | '.join(found)} |\n|{'---|' * len(found)}\n")
    sys.stdout.write(f"| {' | '.join(map(str, found.values()))} |\n")
    return int(any(found[kind] for kind in ("lost", "doubled", "wrong", "exit")))


if __name__ == "__main__":
    sys.exit(main())
