"""Fetching updates from a server that may say anything; a real gate, a real inbox."""

import asyncio
import json
import logging
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gate import TOKEN, BadGateway, Gate, Refuse, Says, TooMany
from telegram import Bot

from bot.telegram.api import ApiGarbled, ApiRefused, BotApi
from bot.telegram.careful_request import CarefulRequest
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Polling
from bot.telegram.reaching import TokenRejected
from bot.telegram.timing import DEFAULT_TIMING
from bot.telegram.update_reading import Unreadable

QUICK = replace(DEFAULT_TIMING, reconnecting=0.001, longest_reconnecting=0.01)
REJECTED = Refuse(401, "Unauthorized")


class Line:
    """A gate, a bot that polls it, and the inbox behind."""

    def __init__(self, gate: Gate, polling: Polling, inbox: Inbox, path: Path) -> None:
        self.gate = gate
        self.polling = polling
        self.inbox = inbox
        self.path = path
        self.ann = gate.person(7)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> "asyncio.Task[None]":
        """Begin to poll."""
        self._task = asyncio.create_task(self.polling.run())
        return self._task

    async def stop(self) -> None:
        """Poll no more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, TokenRejected):
                await self._task

    async def texts(self, count: int) -> list[str]:
        """The texts of the next updates of the queue."""
        found = [await self.inbox.get() for _ in range(count)]
        return [one.effective_message.text for one in found]  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[int, str]]:
        """Number and state of what is in the inbox's file."""
        with sqlite3.connect(self.path) as connection:
            sql = "SELECT update_id, state FROM updates ORDER BY update_id"
            found = connection.execute(sql).fetchall()
        connection.close()
        return found


@pytest.fixture
async def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    path, request = tmp_path / "bot.sqlite", CarefulRequest()
    async with Gate() as gate, Bot(TOKEN, base_url=f"{gate.url}/bot", request=request) as bot:
        inbox = Inbox(path, bot.id)
        polling = Polling(BotApi(gate.url, TOKEN, request), bot, inbox, QUICK)
        opened = Line(gate, polling, inbox, path)
        yield opened
        await opened.stop()
        await inbox.close()


async def test_updates_are_on_disk_and_in_the_queue_before_they_are_acknowledged(
    line: Line,
) -> None:
    first, second = line.ann.says("One?"), line.ann.says("Two?")
    line.start()
    assert await line.texts(2) == ["One?", "Two?"]
    await line.gate.until(lambda: line.gate.acknowledged == second + 1)
    assert line.rows() == [(first, "received"), (second, "received")]


ODD: dict[str, dict[str, Any]] = {
    "a quote without its position": {
        "reply_to_message": {
            "message_id": 3,
            "date": 1,
            "chat": {"id": 7, "type": "private"},
            "text": "The pass is open.",
        },
        "quote": {"text": "The pass", "is_manual": True},
    },
    "an unknown kind of origin": {"forward_origin": {"type": "from_the_future", "date": 1}},
    "a poll without fields": {"poll": {"id": "1"}},
    "a number for a list": {"entities": 5},
    "an entity beyond the text": {
        "entities": [{"type": "bot_command", "offset": 900, "length": 5}]
    },
    "an entity without a length": {"entities": [{"type": "mention", "offset": 0}]},
    "a user without a name": {"from": {"id": 7, "is_bot": False, "language_code": "ru"}},
    "a language that is a number": {
        "from": {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": 5}
    },
    "a date that is a word": {"date": "yesterday"},
    "a date beyond all time": {"date": 10**15},
    "a picture that is a text": {"photo": "cat.png"},
    "a sticker without a size": {"sticker": {"file_id": "1"}},
}


@pytest.mark.parametrize("kind", ODD)
async def test_an_update_that_the_library_cannot_parse_is_answered_all_the_same(
    line: Line, kind: str
) -> None:
    message = line.ann.message(text="Is the pass open?") | ODD[kind]
    number = line.gate.queue_raw(message=message)
    after = line.ann.says("And the bridge?")
    line.start()
    assert await line.texts(2) == ["Is the pass open?", "And the bridge?"]
    await line.gate.until(lambda: line.gate.acknowledged == after + 1)
    assert line.rows() == [(number, "received"), (after, "received")]


UNREADABLE: dict[str, tuple[dict[str, Any], int]] = {
    "a message without its number": (
        {"message": {"chat": {"id": 7, "type": "private"}, "text": "Hello"}},
        7,
    ),
    "a message without a chat": ({"message": {"message_id": 1, "text": "Hello"}}, 0),
    "a message that is a list": ({"message": [1, 2]}, 0),
    "a press of nobody": (
        {
            "callback_query": {
                "id": "1",
                "data": "x",
                "chat_instance": "",
                "from": None,
                "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}},
            }
        },
        7,
    ),
    "a button under nothing": ({"callback_query": {"id": "1", "data": "x"}}, 0),
    "a chat with a number that is a text": (
        {"message": {"message_id": 1, "date": 1, "chat": {"id": "7", "type": "private"}}},
        0,
    ),
    "a number beyond all numbers": (
        {"message": {"message_id": 2**70, "date": 1, "chat": {"id": 7, "type": "private"}}},
        7,
    ),
}


@pytest.mark.parametrize("kind", UNREADABLE)
async def test_what_cannot_be_read_at_all_costs_no_other_update(line: Line, kind: str) -> None:
    content, user = UNREADABLE[kind]
    number = line.gate.queue_raw(**content)
    after = line.ann.says("And the bridge?")
    line.start()
    odd = await line.inbox.get()
    assert isinstance(odd, Unreadable)
    assert (odd.update_id, odd.user) == (number, user)
    assert await line.texts(1) == ["And the bridge?"]
    await line.gate.until(lambda: line.gate.acknowledged == after + 1)
    await line.inbox.set_aside(number)
    assert line.rows() == [(number, "set_aside"), (after, "received")]


async def test_an_update_of_a_kind_that_is_not_known_is_let_go(line: Line) -> None:
    line.gate.queue_raw(from_the_future={"id": 1}, message=line.ann.message(text="One?"))
    line.start()
    assert await line.texts(1) == ["One?"]


GARBAGE = {
    "a page": b"<html><h1>It works!</h1></html>",
    "nothing": b"",
    "null": b"null",
    "a list": b"[1, 2]",
    "a number": b"5",
    "half an answer": b'{"ok": true, "result": [{"update_id": 1',
    "no result": b'{"ok": true}',
    "a result that is null": b'{"ok": true, "result": null}',
    "a result that is a word": b'{"ok": true, "result": "none"}',
    "a list of odd things": b'{"ok": true, "result": [null, 5, {}, {"update_id": "7"}]}',
    "a refusal without words": b'{"ok": false}',
    "ok that is a word": b'{"ok": "yes", "result": []}',
    "bytes that are no text": b"\xff\xfe\x00",
    "depth": b"[" * 100_000,
}


@pytest.mark.parametrize("kind", GARBAGE)
async def test_garbage_from_the_server_is_outlived(
    line: Line, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    line.gate.fails("getUpdates", *[Says(GARBAGE[kind])] * 20)
    number = line.ann.says("One?")
    with caplog.at_level(logging.INFO):
        line.start()
        assert await line.texts(1) == ["One?"]
        await line.gate.until(lambda: line.gate.acknowledged == number + 1)
    said = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert len(said) == 1, [one.getMessage() for one in said]
    assert said[0].exc_info is None
    assert "what answers is not Telegram" in said[0].getMessage()


async def test_things_that_are_no_updates_are_passed_over(line: Line) -> None:
    message = line.ann.message(text="One?")
    body = {"ok": True, "result": [None, {"update_id": 2000, "message": message}, {"x": 1}]}
    line.gate.fails("getUpdates", Says(json.dumps(body).encode()))
    line.start()
    assert await line.texts(1) == ["One?"]
    assert line.rows() == [(2000, "received")]


@pytest.mark.parametrize(
    "fault",
    [BadGateway(), Refuse(500, "Internal Server Error"), TooMany(0), Refuse(409, "Conflict")],
)
async def test_failures_of_the_server_are_outlived(
    line: Line, fault: BadGateway | Refuse | TooMany
) -> None:
    line.gate.fails("getUpdates", *[fault] * 10)
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]


async def test_another_process_with_the_token_is_told_of(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    words = "Conflict: terminated by other getUpdates request"
    line.gate.fails("getUpdates", Refuse(409, words))
    line.ann.says("Is the pass open?")
    line.start()
    assert await line.texts(1) == ["Is the pass open?"]
    said = "another process asks for updates with this token; stop one of the two"
    assert said in [one.getMessage() for one in caplog.records]


async def test_a_webhook_that_was_set_meanwhile_is_taken_away_and_told_of(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    words = "Conflict: can't use getUpdates method while webhook is active"
    line.gate.fails("getUpdates", Refuse(409, words))
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]
    assert len(line.gate.called("deleteWebhook")) == 2  # at the start, and here
    assert (
        "updates are brought elsewhere since: another process with this token set a webhook;"
        " stop one of the two"
    ) in [one.getMessage() for one in caplog.records]


async def test_a_webhook_that_takes_the_updates_is_told_with_its_host(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    info = b'{"ok": true, "result": {"url": "https://bots.example.org/hook/secret"}}'
    line.gate.fails("getWebhookInfo", Says(info))
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]
    said = "updates went to a webhook at bots.example.org; it is taken away"
    assert [one.getMessage() for one in caplog.records if "webhook" in one.getMessage()] == [said]


@pytest.mark.parametrize("code", [401, 404])
async def test_a_token_that_is_refused_once_is_asked_about(line: Line, code: int) -> None:
    line.gate.fails("getUpdates", *[Refuse(code, "Unauthorized")] * 10)
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]
    assert len(line.gate.called("getMe")) >= 10


@pytest.mark.parametrize("status", [401, 404])
async def test_a_proxys_page_is_no_proof_of_a_bad_token(line: Line, status: int) -> None:
    page = Says(b"<html>Log in to this network</html>", status)
    line.gate.fails("getUpdates", *[page] * 10)
    line.gate.fails("getMe", *[page] * 10)
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]


async def test_a_token_that_telegram_keeps_refusing_ends_it(line: Line) -> None:
    line.gate.fails("getUpdates", *[REJECTED] * 10)
    before = len(line.gate.called("getMe"))
    line.gate.fails("getMe", *[REJECTED] * 10)
    with pytest.raises(TokenRejected):
        await line.start()
    assert len(line.gate.called("getMe")) - before == 4


async def test_an_inbox_that_cannot_be_written_acknowledges_nothing(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    line.path.mkdir()
    line.ann.says("One?")
    line.start()
    await line.gate.until(lambda: "cannot be written to the inbox" in caplog.text)
    await asyncio.sleep(0.05)
    assert line.gate.acknowledged == 0
    line.path.rmdir()
    assert await line.texts(1) == ["One?"]


async def test_a_full_disk_loses_nothing_and_tells_of_it(line: Line) -> None:
    unwritten, written = list[str](), list[str]()
    line.polling.unwritten = lambda updates: unwritten.extend(
        one["message"]["text"] for one in updates
    )
    line.polling.written = lambda: written.append("written")
    zero = {"update_id": 1, "message": line.ann.message(text="Zero?")}
    await line.inbox.take([zero], line.polling._bot)
    connection = line.inbox._rows._open
    pages = await line.inbox._work(lambda: connection().execute("PRAGMA page_count").fetchone()[0])

    def limit(most: int) -> None:
        connection().execute(f"PRAGMA max_page_count = {most}")

    await line.inbox._work(limit, pages)
    line.ann.says("One? " + "x" * 20_000)
    line.start()
    await line.gate.until(lambda: len(unwritten) > 2)
    assert {text[:4] for text in unwritten} == {"One?"}
    assert (line.gate.acknowledged, written) == (0, [])
    await line.inbox._work(limit, pages + 1000)
    assert [text[:5] for text in await line.texts(2)] == ["Zero?", "One? "]
    assert written == ["written"]


async def test_numbers_that_begin_anew_are_taken(line: Line) -> None:
    """After a week of silence Telegram goes on from any number."""
    line.ann.says("One?")
    line.start()
    assert await line.texts(1) == ["One?"]
    body = {"ok": True, "result": [{"update_id": 5, "message": line.ann.message(text="Two?")}]}
    line.gate.fails("getUpdates", Says(json.dumps(body).encode()))
    assert await line.texts(1) == ["Two?"]


async def test_a_server_that_repeats_itself_is_asked_less_and_less(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    body = {"ok": True, "result": [{"update_id": 5, "message": line.ann.message(text="One?")}]}
    says = Says(json.dumps(body).encode())
    line.gate.fails("getUpdates", *[says] * 30)
    line.start()
    assert await line.texts(1) == ["One?"]
    await line.gate.until(lambda: "acknowledged before" in caplog.text)
    assert line.inbox.empty()


async def test_no_log_line_holds_what_was_asked_or_the_token(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    asked = "a very private question"
    line.gate.queue_raw(message=line.ann.message(text=asked, poll={"id": asked}))
    line.gate.queue_raw(message={"text": asked})
    line.gate.fails("getUpdates", BadGateway(), Says(f'{{"ok": "{asked}"}}'.encode()))
    with caplog.at_level(logging.INFO):
        line.start()
        await line.inbox.get()
        await line.inbox.get()
    for one in caplog.records:
        said = logging.Formatter().format(one)
        assert asked not in said
        assert TOKEN.partition(":")[2] not in said or one.name == "httpx"


async def test_errors_of_the_api_hold_no_token(line: Line) -> None:
    api = BotApi("http://127.0.0.1:9", TOKEN, CarefulRequest())
    with pytest.raises(Exception, match="connect") as raised:
        await api.call("getMe")
    assert not re.search(TOKEN.partition(":")[2], repr(raised.value))
    line.gate.fails("getMe", Refuse(403, "Forbidden"), Says(b"{}"))
    own = line.polling._api
    with pytest.raises(ApiRefused, match="403 Forbidden"):
        await own.call("getMe")
    with pytest.raises(ApiGarbled, match="no answer of Telegram's"):
        await own.call("getMe")
