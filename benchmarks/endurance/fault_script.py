"""Each way in which Telegram fails, at each call that the bot makes: one question at a time."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from asking import Crowd, Outcome, indexed, process
from gate import Gate, Person
from gate.faults import Fault

_PATIENCE = 90.0


def _asks(person: Person) -> None:
    person.says("Who looks after the river of the valley?")


def _draws(person: Person) -> None:
    person.says("/timeline river")


def _chooses(person: Person) -> None:
    person.says("/language")


CALLS: dict[str, Callable[[Person], None]] = {
    "getUpdates": _asks,
    "sendChatAction": _asks,
    "sendMessage": _asks,
    "sendPhoto": _draws,
    "answerCallbackQuery": _chooses,
    "editMessageText": _chooses,
}
"""What leads to each call; the last two by the press of a button under a message."""


async def fault_script(folder: Path, faults: dict[str, Fault], seed: int) -> list[Outcome]:
    """Have each fault met at each call.

    Args:
        folder: an empty one.
        faults: by name.
        seed: of what is left to chance.

    Returns:
        What came of it, call by call.
    """
    indexed(folder)
    found: list[Outcome] = []
    async with Gate() as gate:
        running = process(folder, gate)
        for call, leads in CALLS.items():
            crowd = Crowd(gate, random.Random(seed), first=20_000 + 1_000 * len(found))
            for fault in faults.values():
                person = crowd.somebody()
                if leads is _chooses:
                    await _pressed(gate, person, call, fault)
                else:
                    gate.fails(call, fault)
                    leads(person)
                await crowd.heard(_PATIENCE)
            found.append(crowd.outcome(f"{call}, {len(faults)} faults"))
        code = await running.stopped()
    return [*found[:-1], replace(found[-1], exit=code)]


async def _pressed(gate: Gate, person: Person, call: str, fault: Fault) -> None:
    """Have a button pressed whose call fails; done when the message has changed or a word came."""
    _chooses(person)
    until = time.monotonic() + _PATIENCE
    await gate.until(lambda: person.sees() or time.monotonic() > until)
    (sent,) = person.sees()
    gate.fails(call, fault)
    person.callback_queries(sent, "y:en")
    await gate.until(
        lambda: len(sent.texts) > 1 or len(person.sees()) > 1 or time.monotonic() > until
    )
    if len(sent.texts) == 1 and len(person.sees()) == 1:
        raise AssertionError(f"{call} failed by {fault}, and the press led to nothing")
