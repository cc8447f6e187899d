"""The bot as a process against a Bot API on loopback: answers a second, and delays at 30 a second.

Telegram is played by the tests' own server; the bot's outgoing limits are lifted. The bot, that
server and whoever asks share the machine's cores.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from common import percentile
from ours import KEPT, ONRECORD, QUICK, ROOT, say

sys.path.insert(0, str(ROOT / "tests" / "support"))

from gate import TOKEN, Gate

PATIENCE = 120
QUOTED = frozenset({"blockquote", "expandable_blockquote"})
WAIT = "Searching"
"""How the message begins that stands in for an answer."""
QUESTIONS = (
    "How many people were evacuated from Zerrafa?",
    "What did the ministry say about sanctions in autumn 2020?",
    "What is the latest on the Sarvel agreement?",
    "Which countries may enter without a visa?",
)


def main() -> None:
    """Index the sample, serve it, flood it, then ask at a steady pace."""
    with TemporaryDirectory() as place:
        given = os.environ | {
            "ONRECORD_INDEX": place,
            "ONRECORD_MODELS": str(KEPT),
            "ONRECORD_LOG_LEVEL": "WARNING",
            "ONRECORD_MESSAGES_PER_SECOND": "100000",
            "ONRECORD_CHAT_MESSAGES_PER_SECOND": "100000",
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }
        command = [str(ONRECORD), "index", "--corpus", str(ROOT / "corpus"), "--index", place]
        subprocess.run(command, check=True, capture_output=True, env=given)  # noqa: S603 - ours
        try:
            say(asyncio.run(served(given, Path(place) / "log")))
        finally:
            print((Path(place) / "log").read_text(encoding="utf-8"), file=sys.stderr)


async def served(given: dict[str, str], log: Path) -> dict[str, Any]:
    """What the process did while it ran."""
    async with Gate() as gate:
        process = await asyncio.create_subprocess_exec(
            ONRECORD,
            "serve",
            env=given | {"TELEGRAM_API_URL": gate.url},
            stdout=(opened := log.open("wb")),
            stderr=opened,
        )
        crowd = Crowd(gate)
        watching = asyncio.create_task(crowd.watch())
        try:
            crowd.ask(1)
            await crowd.answered([1])
            found = await flood(crowd, 100 if QUICK else 400)
            found |= await paced(crowd, 30, 5 if QUICK else 20)
            found["megabytes"] = psutil.Process(process.pid).memory_info().rss >> 20
        finally:
            watching.cancel()
            if process.returncode is None:
                process.terminate()
            await process.wait()
            opened.close()
    return found


class Crowd:
    """People who each ask one question, and when their answers came.

    Args:
        gate: Telegram's part.
        questions: asked in turn.
        any_answer: whether any message is an answer, such as that there is none; else a quotation.
    """

    def __init__(
        self, gate: Gate, questions: Sequence[str] = QUESTIONS, *, any_answer: bool = False
    ) -> None:
        self._gate = gate
        self._questions = questions
        self._any = any_answer
        self._turn = 0
        self._asked: dict[int, float] = {}
        self.waited: dict[int, float] = {}

    def ask(self, person: int) -> None:
        """A person writes in private."""
        self._asked[person] = time.perf_counter()
        self._gate.person(person).says(self._questions[self._turn % len(self._questions)])
        self._turn += 1

    async def answered(self, people: Sequence[int]) -> list[float]:
        """The seconds that each waited, once all have their answers."""
        async with asyncio.timeout(PATIENCE):
            while not self.waited.keys() >= set(people):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.005)
        return [self.waited[person] for person in people]

    async def watch(self) -> None:
        """Look every 2 ms for new messages with a quotation."""
        seen = 0
        while True:
            calls, now = self._gate.calls[seen:], time.perf_counter()
            seen += len(calls)
            for call in calls:
                entities = call.payload.get("entities") or ()
                person = call.payload.get("chat_id")
                quoted = any(one["type"] in QUOTED for one in entities)
                text = call.payload.get("text", "")
                told = self._any and bool(text) and not text.startswith(WAIT)
                if person in self._asked and (quoted or told):
                    self.waited.setdefault(person, now - self._asked[person])
            await asyncio.sleep(0.002)


async def flood(crowd: Crowd, count: int) -> dict[str, Any]:
    """So many people ask at once."""
    people = range(1000, 1000 + count)
    for person in people:
        crowd.ask(person)
    waits = await crowd.answered(people)
    return {"answers_a_second": count / max(waits), "asked_at_once": count}


async def paced(crowd: Crowd, each_second: int, seconds: int) -> dict[str, Any]:
    """So many people a second ask; how long each waits for the answer."""
    people = range(100_000, 100_000 + each_second * seconds)
    began = time.perf_counter()
    for number, person in enumerate(people):
        await asyncio.sleep(max(0.0, began + number / each_second - time.perf_counter()))
        crowd.ask(person)
    waits = [1000 * seconds for seconds in await crowd.answered(people)]
    return {
        "each_second": each_second,
        "p50": percentile(waits, 0.5),
        "p95": percentile(waits, 0.95),
        "longest": max(waits),
    }


if __name__ == "__main__":
    main()
