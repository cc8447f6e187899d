"""Bytes of the archive, of the bot's memory and of a build turned: right words, or a refusal.

In this process, with the tests' model of hand-computable vectors: a build is opened thousands of
times.
"""

import logging
import random
from datetime import date
from pathlib import Path
from typing import Any

from asking import SUBJECTS, TEXTS, Outcome
from fake_encoder import FakeEncoder
from library import HEAPS, Library

import bot.usecases.library as libraries
from bot.replies.reply import Quoted, Reply
from bot.settings.settings import Settings
from bot.state.chat import Chat
from bot.state.database import StorageError
from bot.state.soundness import fault_of
from bot.usecases.library import OpenLibrary
from bot.usecases.proof import checked
from bot.usecases.usecases import use_cases
from retrieval import Directory
from retrieval.errors import RetrievalError

_QUESTION = "Who looks after the {} of the valley?"
_ASKER = Chat(7, 7, "en")


def damaged(folder: Path, flips: int, seed: int) -> list[Outcome]:
    """Turn one byte at a time and ask; each file is mended again.

    Args:
        folder: an empty one.
        flips: how many bytes of each file, evenly spread, the first and the last among them.
        seed: of what each byte becomes.

    Returns:
        A row a file: *answered* rightly, *offered* a refusal in words; *lost* is a fault that the
        asker would be told nothing of, *wrong* a quotation that no statement holds.
    """
    rng = random.Random(seed)
    made = Library(folder, HEAPS)
    for number, text in enumerate(TEXTS):
        made.write(f"{number}.txt", text, date=f"2031-04-{number + 1:02}")
    made.reindex()
    setattr(libraries, "ModelEncoder", lambda *_: FakeEncoder())  # noqa: B010 - not exported
    _ask(folder, SUBJECTS[0])  # the bot's memory is made by the first question
    build = (path for path in sorted(made.live().rglob("*")) if path.is_file())
    files = [made.directory.archive, made.directory.bot, *build]
    logging.disable()  # every refusal is logged
    try:
        return [_of_file(folder, path, flips, rng) for path in files if path.stat().st_size]
    finally:
        logging.disable(logging.NOTSET)


def _of_file(folder: Path, path: Path, flips: int, rng: random.Random) -> Outcome:
    whole = path.read_bytes()
    counts = dict.fromkeys(("answered", "offered", "lost", "doubled", "wrong"), 0)
    places = range(0, len(whole), max(1, (len(whole) - 1) // max(1, flips - 1)))
    for place in places:
        hurt = bytearray(whole)
        hurt[place] ^= rng.randrange(1, 256)
        path.write_bytes(bytes(hurt))
        counts[_outcome(folder, rng.choice(SUBJECTS))] += 1
        path.write_bytes(whole)
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
    return Outcome(f"{path.name}: a byte turned", asked=len(places), exit=0, **counts)


def _outcome(folder: Path, subject: str) -> str:
    if fault_of(Directory(folder / "var").bot) is not None:
        return "offered"  # a start moves the file aside and says so
    try:
        reply = _ask(folder, subject)
    except (RetrievalError, StorageError):
        return "offered"  # the service has a sentence for these
    except Exception:  # noqa: BLE001 - this is what is looked for
        return "lost"
    if not reply.quoted:
        return "offered"
    return "answered" if all(_is_right(reply, quoted) for quoted in reply.quoted) else "wrong"


def _is_right(reply: Reply, quoted: Quoted) -> bool:
    """Whether the words and their date are those of a statement."""
    words = reply.text[quoted.start : quoted.end]
    return any(
        words in text and quoted.quote.date == date(2031, 4, number + 1)
        for number, text in enumerate(TEXTS)
    )


def _ask(folder: Path, subject: str) -> Reply:
    """What is sent by a bot that has just started."""
    given: dict[str, Any] = {"reading_ms": 0, "admin_ids": ()}
    settings = Settings(**given)
    directory = Directory(folder / "var")
    opened = OpenLibrary(directory, settings, today=lambda: date(2031, 6, 1))
    cases = use_cases(opened)
    try:
        return checked(cases.conversation.ask(_QUESTION.format(subject), _ASKER), opened, "en")
    finally:
        cases.state.close()
