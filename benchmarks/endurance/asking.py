"""Who asks while the bot is killed and hindered, and what each has heard in the end.

Every question is somebody else's, so that all a chat sees belongs to one question. *Lost*: not a
word came. *Doubled*: two answers to one question. *Wrong*: a quotation that no statement holds.
*Offered*: the sentence with the button that asks again, in place of an answer of unknown fate.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from bot_process import ONRECORD, Process, environment
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


FAULTS: dict[str, Fault] = {
    "too many": TooMany(1),
    "bad gateway": BadGateway(),
    "server error": Refuse(500, "Internal Server Error"),
    "unauthorized": Refuse(401, "Unauthorized"),
    "cut before": Reset(delivered=False),
    "cut after": Reset(delivered=True),
    "page, delivered": Says(PAGE, 502, delivered=True),
    "null, delivered": Says(b"null", delivered=True),
    "empty result": Says(b'{"ok": true, "result": {}}', delivered=False),
}
"""The ways in which a call to Telegram fails."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some questions: a row of the table that is printed."""

    what: str
    asked: int
    answered: int
    offered: int
    lost: int
    doubled: int
    wrong: int
    exit: int

    @property
    def good(self) -> bool:
        """Whether nothing was lost, doubled or wrong, and the process ended in order."""
        return not (self.lost or self.doubled or self.wrong or self.exit)


@dataclass(slots=True)
class Asked:
    """A question, and when it was put, in the gate's seconds."""

    person: Person
    at: float


@dataclass(slots=True)
class Crowd:
    """Everybody who asks; ``first`` is the number of the first, ``faulty`` has some calls fail."""

    gate: Gate
    rng: random.Random
    first: int = FIRST
    faulty: bool = True
    asked: list[Asked] = field(default_factory=list)

    def somebody(self) -> Person:
        """Somebody new, who is about to ask."""
        person = self.gate.person(self.first + len(self.asked))
        self.asked.append(Asked(person, time.monotonic() - self.gate.opened))
        return person

    def ask(self) -> None:
        """Somebody new asks."""
        self.somebody().says(f"Who looks after the {self.rng.choice(SUBJECTS)} of the valley?")
        if self.faulty and self.rng.random() < SHARE:
            method = self.rng.choice(("sendMessage", "sendMessage", "getUpdates"))
            # one behind another would pile up while the bot waits ever longer after each
            if not self.gate.is_failing(method):
                self.gate.fails(method, self.rng.choice(tuple(FAULTS.values())))

    def waiting(self) -> int:
        """How many have heard nothing but that they are to wait."""
        return sum(not settled(one.person.sees()) for one in self.asked)

    async def heard(self, seconds: float) -> None:
        """Wait until everybody has heard something, so long at the most."""
        until = time.monotonic() + seconds
        while self.waiting() and time.monotonic() < until:  # noqa: ASYNC110 - they are many
            await asyncio.sleep(0.2)

    async def answered(self, seconds: float) -> None:
        """Wait until everybody is answered, so long at the most."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not all(  # noqa: ASYNC110 - they are many
            any(map(is_answer, one.person.sees())) for one in self.asked
        ):
            await asyncio.sleep(0.2)

    def outcome(self, what: str, code: int = 0) -> Outcome:
        """What came of all questions; ``code`` is that with which the process ended."""
        seen = [one.person.sees() for one in self.asked]
        answers = [[sent for sent in sents if is_answer(sent)] for sents in seen]
        return Outcome(
            what,
            asked=len(seen),
            answered=sum(bool(found) for found in answers),
            offered=sum(
                not found and any(sent.text.startswith(OFFERS) for sent in sents)
                for found, sents in zip(answers, seen, strict=True)
            ),
            lost=sum(not settled(sents) for sents in seen),
            doubled=sum(len(found) > 1 for found in answers),
            wrong=sum(not is_right(sent) for found in answers for sent in found),
            exit=code,
        )

    def waits(self) -> list[tuple[float, float]]:
        """When each question was put, and the seconds from there to its answer."""
        answered: dict[int, float] = {}
        for call in self.gate.calls:
            if call.method in {"sendMessage", "editMessageText"} and "commission" in str(
                call.payload.get("text")
            ):
                answered.setdefault(call.payload["chat_id"], call.at)
        return [
            (one.at, answered[one.person.id] - one.at)
            for one in self.asked
            if one.person.id in answered
        ]


def settled(seen: list[Sent]) -> bool:
    """Whether somebody has heard more than that they are to wait."""
    return any(not sent.text.startswith(STAND_INS) for sent in seen)


def is_answer(sent: Sent) -> bool:
    """Whether a message quotes, or is a picture."""
    return bool(sent.marked("blockquote")) or "photo" in sent.payload


def is_right(sent: Sent) -> bool:
    """Whether all that a message quotes stands in a statement."""
    return all(
        any(part in text for text in TEXTS)
        for quote in sent.marked("blockquote")
        for part in quote.split("\n")
        if part.strip()
    )


def indexed(folder: Path) -> None:
    """Write the statements and their index; ``ONRECORD_MODELS`` says where models are compiled."""
    (folder / "corpus").mkdir()
    for number, text in enumerate(TEXTS):
        path = folder / "corpus" / f"{number}.txt"
        path.write_text(f"date 2031-04-{number + 1:02}\n{text}\n", encoding="utf-8")
    where = ("--corpus", str(folder / "corpus"), "--index", str(folder / "var"))
    subprocess.run(  # noqa: S603 - our own program
        [*ONRECORD, "index", *where],
        env=environment(folder, ONRECORD_MODELS=os.environ["ONRECORD_MODELS"]),
        cwd=folder,
        check=True,
        capture_output=True,
    )


def process(folder: Path, gate: Gate, **more: str) -> Process:
    """Start the bot, with more settings."""
    models = os.environ["ONRECORD_MODELS"]
    return Process(folder, gate, ONRECORD_READING_MS="0", ONRECORD_MODELS=models, **more)


def printed(outcomes: Sequence[Outcome]) -> int:
    """Print a table of outcomes; 1 where one of them is not good."""
    names = [field.name for field in fields(Outcome)]
    rows = [names, ["---"] * len(names), *([*map(str, astuple(one))] for one in outcomes)]
    sys.stdout.write("".join(f"| {' | '.join(row)} |\n" for row in rows))
    return int(not all(one.good for one in outcomes))
