"""A reindex seen from the chat: a child process, one message, and a report in any case."""

import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from gate import TOKEN, Gate, Hold
from gate.chats import Sent
from telegram import Bot

from bot.cli.json_models.reports import ErrorLine
from bot.replies import sentences
from bot.replies.reports import progress_reply, report_reply
from bot.replies.sentences import REINDEX_SURE
from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.sender import TelegramDelivery
from bot.telegram.delivery.typing_indicator import TypingIndicator
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.inbox import Inbox
from bot.telegram.limits import Limits
from bot.telegram.reindex_child import Watch
from bot.telegram.reindex_queue import ReindexQueue
from bot.telegram.reindexing import Reindexing, Shown, ended_reply
from bot.telegram.workers import WorkerPool
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import use_cases
from retrieval import Directory
from retrieval.types import Problem, Progress, ReindexReport, fault

KIM = Destination(Chat(900, 900, "en"))
SAYS = "import json, sys, time, os, signal\ndef say(**f): print(json.dumps(f), flush=True)\n"
STEP = "say(progress={'stage': 'embedding', 'done': 25, 'total': 100})\n"
REPORT = ReindexReport(
    read=3,
    new=1,
    changed=0,
    unchanged=2,
    withdrawn=0,
    repeated=0,
    undated=0,
    left_out=0,
    passages=3,
    embedded=1,
    problems=(Problem("a.txt", 3, "no such day", warning=True),),
    build="b2",
    published=True,
    seconds=1.5,
)
DONE = (
    "say(report={'read': 3, 'new': 1, 'changed': 0, 'unchanged': 2, 'withdrawn': 0,"
    "'repeated': 0, 'undated': 0, 'left_out': 0, 'passages': 3, 'embedded': 1,"
    "'problems': [{'path': 'a.txt', 'line': 3, 'problem': 'no such day', 'warning': True}],"
    "'build': 'b2', 'published': True, 'seconds': 1.5})\n"
)


class Room:
    """A gate, use cases, and what a reindex needs to show itself."""

    def __init__(self, gate: Gate, ctx: HandlerContext) -> None:
        self.gate = gate
        self.ctx = ctx

    async def begins(self, script: str) -> Reindexing:
        """Start a child that runs this Python text, and show it in a first message."""
        reindexing = self.running([sys.executable, "-c", SAYS + script])
        assert reindexing.claim()
        first = progress_reply(None, None, Wording("en"))
        reindexing.start(Shown(KIM, await self.ctx.delivery.send(KIM, first), 1))
        return reindexing

    def running(self, command: list[str]) -> Reindexing:
        """What shows a child of this command."""
        return Reindexing(replace(self.ctx, reindexes=ReindexQueue(command)), every=0.05)

    def message(self) -> Sent:
        """The one message there is."""
        (sent,) = self.gate.messages_in(KIM.chat.id)
        return sent

    async def says(self, text: str) -> None:
        """Wait until the message says this."""
        await self.gate.until(lambda: self.message().text == text)

    def failed(self, problem: str) -> str:
        """The sentence for this problem."""
        return sentences.reindex_failed(problem, "en").text


@pytest.fixture
async def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with furnished(tmp_path) as made:
        yield made


@asynccontextmanager
async def furnished(folder: Path) -> AsyncIterator[Room]:
    library = OpenLibrary(Directory(folder), load_settings(None), today=lambda: date(2026, 1, 1))
    work, limits, inbox = (
        WorkerPool(1, "test"),
        Limits(overall=1e5, chat=1e5),
        Inbox(folder / "db", 1),
    )
    async with Gate() as gate, Bot(TOKEN, base_url=f"{gate.url}/bot") as bot:
        delivery = TelegramDelivery(bot, limits, library=library, work=work)
        typing_indicator, made = TypingIndicator(bot, limits), use_cases(library)
        yield Room(
            gate,
            HandlerContext(
                made, CallbackQueries(made), delivery, typing_indicator, inbox, work, work
            ),
        )
        await inbox.close()
    work.close()


async def test_progress_and_report_are_edits_of_one_message(room: Room, tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    waits = f"while not os.path.exists({str(shown)!r}): time.sleep(0.01)\n"
    reindexing = await room.begins(f"{STEP}{waits}{DONE}")
    await room.gate.until(lambda: "25" in room.message().text)
    shown.touch()
    await room.says(report_reply(REPORT, Wording("en")).text)
    started, progress, done = room.message().texts
    assert started == progress_reply(None, None, Wording("en")).text
    assert "25" in progress
    assert done != progress
    assert reindexing.claim()


def test_a_report_is_read_whole() -> None:
    watch = Watch(lambda: 0)
    scope: dict[str, object] = {}
    exec(DONE, {"say": lambda **facts: scope.update(facts)})  # noqa: S102 - written above
    watch.hear(json.dumps(scope).encode())
    assert watch.report == REPORT


def test_the_time_left_is_told_from_the_speed_of_the_stage() -> None:
    now = iter([100.0, 130.0, 200.0])
    watch = Watch(lambda: next(now))
    watch.hear(b'{"progress": {"stage": "embedding", "done": 0, "total": 100}}')
    assert watch.eta() is None
    watch.hear(b'{"progress": {"stage": "embedding", "done": 25, "total": 100}}')
    assert watch.progress == Progress("embedding", 25, 100)
    assert watch.eta() == 90


def test_noise_among_the_lines_is_passed_over() -> None:
    watch = Watch(lambda: 0)
    for line in (b"Loading ...\n", b"[1]\n", b'{"progress": {"odd": 1}}\n', b"\xff\n", b"\n"):
        watch.hear(line)
    assert watch == Watch(watch.clock)


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("say(error='The lock is held.')\nsys.exit(2)", "The lock is held."),
        ("sys.exit(7)", "the process ended without a report (exit code 7)"),
        (f"{STEP}os.kill(os.getpid(), 9)", "the process ended without a report (signal 9)"),
    ],
)
async def test_a_reindex_that_ends_badly_says_so(room: Room, script: str, problem: str) -> None:
    reindexing = await room.begins(script)
    await room.says(room.failed(problem))
    assert reindexing.claim()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "No statement in corpus can be read. The problem: a.md, line 2: there is no text."),
        ("ru", "Ни одно заявление в corpus не читается. Причина: a.md, строка 2: нет текста."),
        ("ky", "corpus ичиндеги бир да билдирүү окулбайт. Себеби: a.md, 2-сап: текст жок."),
    ],
)
def test_why_a_reindex_failed_is_told_in_the_language_of_the_admin(lang: str, told: str) -> None:
    wrong = Problem("a.md", 2, fault("no-text")).placed
    said = fault("corpus-unreadable", path="corpus", count=1, fault=wrong)
    line = ErrorLine(error=said, told=said.told, gone=None, held=None).as_line()
    watch = Watch(lambda: 0)
    watch.hear(line.encode())
    assert ended_reply(watch.ended(2), lang).text.endswith(told)


async def test_a_reindex_by_which_many_would_leave_asks_and_goes_on_when_it_is_meant(
    room: Room,
) -> None:
    """The button's press gives the child ``--yes``; its report takes the question's place."""
    asks = f"if '--yes' in sys.argv:\n    {DONE}    sys.exit(0)\n"
    asks += "say(error='4 of 10 would go.', gone=4, held=10)\nsys.exit(2)"
    reindexing = await room.begins(asks)
    await room.says(sentences.reindex_asks(4, 10, "en").text)
    assert room.message().text == (
        "The reindex waits for a word of yours, and nothing was changed: 4 of the 10 statements"
        " would no longer be in the archive’s files. If they are only missing, put them back and"
        " send /reindex again."
    )
    assert room.message().labels == [["Reindex all the same"]]
    assert room.message().labelled("Reindex all the same")["callback_data"] == REINDEX_SURE
    assert reindexing.claim()
    reindexing.start(Shown(KIM, room.message().message_id, 2), sure=True)
    await room.says(report_reply(REPORT, Wording("en")).text)


async def test_a_program_that_is_not_there_is_reported(room: Room) -> None:
    reindexing = room.running(["/nowhere/python"])
    assert reindexing.claim()
    first = progress_reply(None, None, Wording("en"))
    reindexing.start(Shown(KIM, await room.ctx.delivery.send(KIM, first), 1))
    await room.gate.until(lambda: "/nowhere/python" in room.message().text)


async def test_only_one_reindex_runs_at_a_time(room: Room) -> None:
    reindexing = await room.begins("signal.pause()")
    assert not reindexing.claim()
    await reindexing.stop()


async def test_stopping_the_bot_ends_the_child_and_says_so(room: Room, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    reindexing = await room.begins(
        f"open({str(note)!r}, 'w').write(str(os.getpid()))\n{STEP}signal.pause()"
    )
    await room.gate.until(lambda: "25" in room.message().text)
    await reindexing.stop()
    assert "stopped" in room.message().text
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), signal.SIGCONT)


async def test_an_edit_that_hangs_does_not_hold_the_child_up(room: Room, tmp_path: Path) -> None:
    """More progress than a pipe holds is read while Telegram keeps an edit waiting."""
    held = Hold()
    room.gate.fails("editMessageText", held)
    note = tmp_path / "through"
    await room.begins(f"for n in range(3000):\n  {STEP}open({str(note)!r}, 'w').close()\n{DONE}")
    await room.gate.until(note.exists)
    held.released.set()
    await room.says(report_reply(REPORT, Wording("en")).text)
