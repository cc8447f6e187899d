"""What the bot makes of odd updates, buttons, links, questions, quotations and settings.

    PYTHONPATH=tests/support:. python benchmarks/fuzz_bot.py [--cases N] [--seed N] [TARGET ...]

Seeds are real payloads of every kind in the Bot API and questions in three languages; each case is
one of them with some places changed. A case fails where anything is raised, where it takes longer
than a second, or where somebody who wrote words in private gets none back. The numbers of cases
that failed are printed: ``--only NUMBER`` runs one of them again.
"""

import argparse
import asyncio
import contextlib
import json
import logging
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from fake_encoder import FakeEncoder
from gate import TOKEN
from library import Library
from mutations import ODD_TEXTS, odd, odd_text
from payloads import ANN, BOT, PRESSED, PRIVATE, UPDATES, message

from bot.settings.settings import SettingsError, load_settings
from bot.telegram import app as composition
from bot.telegram.careful_request import CarefulRequest
from bot.telegram.inbox import Interrupted
from bot.telegram.update_reading import ReadUpdate, read_update
from bot.usecases import library as opening
from bot.usecases.library import OpenLibrary
from retrieval import Directory
from retrieval.errors import RetrievalError

SLOW = 1.0
TODAY = date(2031, 6, 1)
STATEMENTS = (
    ("2031-03-04", "en", "The water of the river is measured every spring. It rose by 5 cm."),
    ("2031-04-02", "ru", "Вода в реке поднялась на пять сантиметров. Мост закрыт до мая."),
    ("2031-05-06", "ky", "Дарыянын суусу беш сантиметрге көтөрүлдү. Көпүрө майга чейин жабык."),
)
QUESTIONS = (
    "What was said of the water of the river in spring 2031?",
    "the bridge between March and May 2031, not in April",
    "/check “The water of the river is measured every spring”",
    "Что говорили о воде в реке в апреле 2031 года?",
    "Был ли закрыт мост с 1 по 5 мая?",
    "Дарыянын суусу тууралуу 2031-жылдын майында эмне айтылган?",
    '"The water of the river" since 2 April 2031',
    "и в мае?",
    "speaker:Halden water last week on Wednesday",
    "What did Mira Halden say about the bridge, and when was it closed?",
)
QUOTATIONS = tuple(text for _, _, text in STATEMENTS)
DATA = (
    *("m:AbCdEf12", "e:AbCdEf12", "c:AbCdEf12:3", "q:AbCdEf12:1:p", "t:AbCdEf12:2031-04:2"),
    *(
        "p:1:abcdef:0",
        "d:1:abcdef",
        "a:qAbC123:p",
        "s:1",
        "w:1",
        "h:1:9",
        "h:1:x",
        "z:Asia/Bishkek",
    ),
    *(
        "z:-",
        "n:AbCdEf12:3",
        "y:ky",
        "y:x",
        "r:y",
        "r:n",
        "again:1001",
        "reindex:sure",
        "t:AbCdEf12:0000",
    ),
)
LINKS = ("qAbC123", "fAbCdEf12", "ask", "q", "f", "qAAAAAAAAAAAAAAAAAAAA-_")
ENVIRONMENT = {
    "ONRECORD_ENCODER": "multilingual",
    "ONRECORD_THREADS": "2",
    "ONRECORD_TIME_ZONE": "Asia/Bishkek",
    "ONRECORD_ADMIN_IDS": "900,901",
    "ONRECORD_MAX_FILE_MB": "20",
    "ONRECORD_MESSAGES_PER_SECOND": "30",
    "ONRECORD_READING_MS": "150",
    "ONRECORD_LOG_LEVEL": "INFO",
    "TELEGRAM_API_URL": "http://127.0.0.1:1",
    "TELEGRAM_BOT_TOKEN": "1:x",
}


@dataclass(slots=True)
class Tally:
    """What came of one target's cases."""

    target: str
    tried: int = 0
    raised: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether nothing failed."""
        return not (self.raised or self.slow or self.unanswered)


class Network(CarefulRequest):
    """Telegram, as far as a message gets an answer; remembers where messages went."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []
        self._message = 100

    async def do_request(self, url: str, *values: Any, **more: Any) -> tuple[int, bytes]:
        """What a method gives."""
        request_data = more.get("request_data") or (values[1] if len(values) > 1 else None)
        name = url.rsplit("/", 1)[-1]
        given = request_data.parameters if request_data else {}
        result: Any = True
        if name == "getMe":
            result = BOT
        elif name == "answerGuestQuery":
            result = {"inline_message_id": "1"}
        elif name.startswith(("send", "editMessage")) and name != "sendChatAction":
            self._message += 1
            chat = given.get("chat_id", 0)
            self.told.append(int(chat))
            result = {
                "message_id": self._message,
                "date": 1,
                "chat": {"id": chat, "type": "private"},
            }
        return 200, json.dumps({"ok": True, "result": result}).encode()


class Faults(logging.Handler):
    """Gathers what was raised and only logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record with a traceback."""
        if record.exc_info and record.exc_info[1] is not None:
            frames = traceback.extract_tb(record.exc_info[2])
            at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
            self.found.append(f"{type(record.exc_info[1]).__name__} at {at}")


class Bot:
    """The whole bot but its network, and what can be tried on it."""

    def __init__(self, folder: Path) -> None:
        library = Library(folder)
        for number, (day, lang, text) in enumerate(STATEMENTS):
            library.write(f"{number}.md", text, id=f"s{number}", date=day, lang=lang, title="Water")
        library.reindex()
        settings = load_settings(None).model_copy(
            update={
                "messages_per_second": 1e6,
                "chat_messages_per_second": 1e6,
                "group_messages_per_minute": 1e8,
                "reading_ms": 0,
            }
        )
        self.network = Network()
        self.library = OpenLibrary(Directory(folder / "var"), settings, today=lambda: TODAY)
        with patch.object(composition, "bot_request", lambda: self.network):
            self.service = composition.build(settings, self.library, TOKEN)
        self.app = self.service.app
        self.use_cases = self.service.ctx.use_cases
        self._update = 5000

    async def warm(self) -> None:
        """Load what the first questions load."""
        for text in (*QUESTIONS, "/timeline water", "/help"):
            await self._says(text, Tally("warm"))

    async def updates(self, rng: random.Random, tally: Tally) -> None:
        """An update of any kind, one to four places of it changed."""
        self._update += 1
        raw = odd(rng, rng.choice(UPDATES), rng.randint(1, 4))
        if not isinstance(raw, dict):
            return
        raw["update_id"] = self._update
        await self._process(json.loads(json.dumps(raw)), tally)

    async def callbacks(self, rng: random.Random, tally: Tally) -> None:
        """A button with data that are nearly those of one of ours."""
        self._update += 1
        data = odd_text(rng, rng.choice(DATA))[:64]
        pressed = {**PRESSED, "data": data, "message": {**message(text="Answer"), "from": BOT}}
        await self._process({"update_id": self._update, "callback_query": pressed}, tally)

    async def links(self, rng: random.Random, tally: Tally) -> None:
        """A link that opens the bot."""
        text = f"/start {odd_text(rng, rng.choice(LINKS))}"
        await self._says(text, tally)

    async def questions(self, rng: random.Random, tally: Tally) -> None:
        """A question."""
        await self._says(odd_text(rng, rng.choice(QUESTIONS)), tally)

    async def quotations(self, rng: random.Random, tally: Tally) -> None:
        """A quotation to be checked, and typed inline."""
        words = odd_text(rng, rng.choice(QUOTATIONS))
        await self._says(f"/check {words}", tally)
        self.use_cases.inline_queries.cards(words, "en")

    async def settings(self, rng: random.Random, tally: Tally) -> None:
        """Settings, two of them odd: read, or refused in words."""
        given = dict(ENVIRONMENT)
        for name in rng.sample(sorted(given), 2):
            given[name] = rng.choice((*ODD_TEXTS, odd_text(rng, given[name]))).replace("\x00", "")
        given = {name: value.encode("utf-8", "replace").decode() for name, value in given.items()}
        with environment(given), contextlib.suppress(SettingsError):
            load_settings(None)
        del tally

    async def _says(self, text: str, tally: Tally) -> None:
        self._update += 1
        command = text.split(" ", maxsplit=1)[0] if text.startswith("/") else ""
        marks = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
        said = message(text=text, entities=marks)
        await self._process({"update_id": self._update, "message": said}, tally)

    async def _process(self, raw: dict[str, Any], tally: Tally) -> None:
        before = len(self.network.told)
        found = read_update(raw, self.app.bot)
        item = found.update if isinstance(found, ReadUpdate) else found
        await self.app.process_update(item)
        if must_answer(item, raw) and PRIVATE["id"] not in self.network.told[before:]:
            tally.unanswered.append(json.dumps(raw)[:300])


def must_answer(item: object, raw: dict[str, Any]) -> bool:
    """Whether somebody wrote words in a private chat with the bot."""
    said = raw.get("message")
    return (
        not isinstance(item, Interrupted)
        and isinstance(said, dict)
        and isinstance(said.get("chat"), dict)
        and (said["chat"].get("id"), said["chat"].get("type")) == (ANN["id"], "private")
        and isinstance(said.get("text"), str)
        and bool(said["text"].strip())
    )


@contextlib.contextmanager
def environment(given: dict[str, str]) -> Iterator[None]:
    """These variables and no others of ours."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


Target = Callable[[random.Random, Tally], Awaitable[None]]
TARGETS = ("updates", "callbacks", "links", "questions", "quotations", "settings")


async def fuzz(bot: Bot, name: str, cases: range, seed: int) -> Tally:
    """Try a target; every case is made from the seed and its own number."""
    tally, faults = Tally(name), Faults()
    target: Target = getattr(bot, name)
    root = logging.getLogger()
    root.addHandler(faults)
    try:
        for case in cases:
            rng = random.Random(f"{seed}:{name}:{case}")
            faults.found.clear()
            known = len(tally.unanswered)
            began = time.perf_counter()
            try:
                await target(rng, tally)
            except RetrievalError:
                pass  # said in words at the terminal; Telegram's path catches it itself
            except Exception as error:  # noqa: BLE001 - this is what is looked for
                at = traceback.extract_tb(error.__traceback__)[-1]
                place = f"{Path(at.filename).name}:{at.lineno}"
                faults.found.append(f"{type(error).__name__} at {place}")
            taken = time.perf_counter() - began
            tally.tried += 1
            tally.slowest = max(tally.slowest, taken)
            tally.raised += [f"{case}: {one}" for one in faults.found]
            if taken > SLOW:
                tally.slow.append(f"{case}: {taken:.1f} s")
            tally.unanswered[known:] = [f"{case}: {one}" for one in tally.unanswered[known:]]
    finally:
        root.removeHandler(faults)
    return tally


async def run(targets: list[str], cases: range, seed: int) -> list[Tally]:
    """Try the targets, one after another, on one bot."""
    encoder = patch.object(opening, "ModelEncoder", lambda *_, **__: FakeEncoder())
    with encoder, tempfile.TemporaryDirectory() as folder:
        bot = Bot(Path(folder))
        await bot.app.initialize()
        await bot.warm()
        tallies = [await fuzz(bot, name, cases, seed) for name in targets]
        await bot.service.ctx.inbox.close()
        await bot.app.shutdown()
        bot.use_cases.state.close()
    return tallies


def main() -> int:
    """Print the table; 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one case")
    given = parser.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())
    cases = range(given.cases) if given.only is None else range(given.only, given.only + 1)
    tallies = asyncio.run(run(given.targets or list(TARGETS), cases, given.seed))
    sys.stdout.write("| target | cases | raised | slower than 1 s | unanswered | slowest |\n")
    sys.stdout.write("|---|---|---|---|---|---|\n")
    for one in tallies:
        counts = f"{len(one.raised)} | {len(one.slow)} | {len(one.unanswered)}"
        row = f"| {one.target} | {one.tried:,} | {counts} | {1000 * one.slowest:.0f} ms |\n"
        sys.stdout.write(row)
    for one in tallies:
        for kind in ("raised", "slow", "unanswered"):
            for line in getattr(one, kind)[:20]:
                sys.stdout.write(f"{one.target}, {kind}: {line}\n")
    return 0 if all(one.clean for one in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
