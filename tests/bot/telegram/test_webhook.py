"""Updates that Telegram brings: a real gate, a real server on loopback, a real inbox."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from gate import TOKEN, BadGateway, Gate, Refuse
from gate.webhook import SECRET_HEADER
from telegram import Bot

from bot.settings.listening import Listen, networks
from bot.state.database import StorageError
from bot.telegram.api import BotApi
from bot.telegram.careful_request import CarefulRequest
from bot.telegram.http_server import CannotListen
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Polling
from bot.telegram.reaching import TokenRejected
from bot.telegram.timing import DEFAULT_TIMING
from bot.telegram.webhook import BODY_BYTES, Webhook, WebhookPlace
from bot.telegram.webhook_guard import WebhookGuard

QUICK = replace(DEFAULT_TIMING, reconnecting=0.001, longest_reconnecting=0.01, webhook_look=0.01)
URL, SECRET = "https://bot.example.org/hook", "a-secret-that-nobody-guesses"
DAMAGED = StorageError(sqlite3.DatabaseError("file is not a database"))
DAMAGED.damaged = True
ANYWHERE = Listen("127.0.0.1", 0)


class Post:
    """A gate, a bot to which updates are brought, and the inbox behind."""

    def __init__(self, gate: Gate, bot: Bot, request: CarefulRequest, path: Path) -> None:
        self.gate = gate
        self.bot = bot
        self.path = path
        self.inbox = Inbox(path, bot.id)
        self.api = BotApi(gate.url, TOKEN, request)
        self.ann = gate.person(7)
        self.webhook = self.at(ANYWHERE)
        self._task: asyncio.Task[None] | None = None

    def at(self, listen: Listen, *senders: str, proxies: tuple[str, ...] = ()) -> Webhook:
        """One that listens there."""
        guard = WebhookGuard(SECRET, networks(senders), networks(proxies))
        place = WebhookPlace(URL, listen, SECRET, guard)
        self.webhook = Webhook(self.api, self.bot, self.inbox, QUICK, place=place)
        return self.webhook

    async def start(self) -> "asyncio.Task[None]":
        """Begin to listen; returns when Telegram knows where."""
        task = self._task = asyncio.create_task(self.webhook.run())
        await self.gate.until(lambda: self.webhook.port or task.done())
        self.gate.webhook.bot_at = self.gate.webhook.bot_at or self.webhook.port
        await self.gate.until(lambda: self.gate.webhook.url == URL or task.done())
        return task

    async def stop(self) -> None:
        """Listen no more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, TokenRejected, CannotListen, StorageError):
                await self._task

    async def text(self) -> str:
        """The text of the next update of the queue."""
        update = await self.inbox.get()
        return str(update.effective_message.text)  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[int, str]]:
        """Number and state of what is in the inbox's file."""
        with sqlite3.connect(self.path) as connection:
            found = connection.execute("SELECT update_id, state FROM updates").fetchall()
        connection.close()
        return found


@pytest.fixture
async def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    request = CarefulRequest()
    async with Gate() as gate, Bot(TOKEN, base_url=f"{gate.url}/bot", request=request) as bot:
        opened = Post(gate, bot, request, tmp_path / "bot.sqlite")
        yield opened
        await opened.stop()
        await opened.inbox.close()


async def test_an_update_is_on_disk_and_in_the_queue_before_it_is_acknowledged(post: Post) -> None:
    number = post.ann.says("Is the pass open?")
    await post.start()
    assert await post.text() == "Is the pass open?"
    await post.gate.until(lambda: post.gate.webhook.delivered)
    assert post.gate.webhook.delivered == [(number, 200)]
    assert post.rows() == [(number, "received")]
    assert post.gate.acknowledged == number + 1


async def test_a_wrong_secret_is_refused_without_a_word_and_nothing_is_kept(post: Post) -> None:
    await post.start()
    update = {"update_id": 5, "message": post.ann.message(text="Let me in")}
    for headers in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: "é"}):
        assert (await post.gate.webhook.post(update, headers), post.gate.webhook.said) == (401, b"")
    assert post.inbox.empty()
    assert not post.path.exists()


async def test_what_is_no_update_is_passed_over_and_what_is_no_json_refused(post: Post) -> None:
    await post.start()
    knows = {SECRET_HEADER: SECRET}
    odds: tuple[object, ...] = ([], {}, {"update_id": "5"}, {"update_id": -1}, "update", None)
    for odd in odds:
        assert await post.gate.webhook.post(odd, knows) == 200
    for garbage in (b"", b"{", b"\xff", b"[" * 100_000):
        assert await post.gate.webhook.post_bytes(garbage, knows) == 400
    number = post.gate.queue_raw(message={"text": 5})  # an update that nothing can parse
    after = post.ann.says("And now?")
    await post.gate.until(lambda: post.gate.acknowledged == after + 1)
    assert post.rows() == [(number, "received"), (after, "received")]


async def test_a_body_that_is_too_long_is_not_read(post: Post) -> None:
    await post.start()
    body = b" " * (BODY_BYTES + 1)
    status = await post.gate.webhook.post_bytes(body, {SECRET_HEADER: SECRET})
    assert status in {0, 400, 413}
    assert post.inbox.empty()


async def test_another_path_and_another_method_are_refused(post: Post) -> None:
    await post.start()
    knows = {SECRET_HEADER: SECRET}
    assert await post.gate.webhook.post_bytes(b"{}", knows, path="/other") == 404
    assert await post.gate.webhook.post_bytes(b"", knows, method="GET") == 405


async def test_what_cannot_be_written_down_stays_with_telegram_and_is_brought_again(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = post.inbox.take
    unwritten: list[Mapping[str, object]] = []
    full = [StorageError(sqlite3.OperationalError("disk is full"))] * 2

    async def taken(updates: list[dict[str, object]], bot: Bot) -> int:
        if full:
            raise full.pop()
        return await take(updates, bot)

    monkeypatch.setattr(post.inbox, "take", taken)
    post.webhook.unwritten = unwritten.extend
    number = post.ann.says("Is the pass open?")
    await post.start()
    assert await post.text() == "Is the pass open?"
    await post.gate.until(lambda: post.gate.acknowledged == number + 1)
    assert post.gate.webhook.delivered == [(number, 503), (number, 503), (number, 200)]
    assert [one["update_id"] for one in unwritten] == [number, number]


async def test_an_update_that_is_brought_twice_is_taken_once(post: Post) -> None:
    number = post.ann.says("Is the pass open?")
    await post.start()
    await post.gate.until(lambda: post.gate.acknowledged == number + 1)
    post.gate.repeat(number)
    await post.gate.until(lambda: len(post.gate.webhook.delivered) == 2)
    assert post.gate.webhook.delivered == [(number, 200), (number, 200)]
    assert post.inbox.qsize() == 1


async def test_at_a_socket_of_the_file_system(post: Post, tmp_path: Path) -> None:
    path = tmp_path / "bot.sock"
    post.at(Listen(socket=path))
    post.gate.webhook.bot_at = str(path)
    post.ann.says("Is the pass open?")
    task = asyncio.create_task(post.webhook.run())
    assert await post.text() == "Is the pass open?"
    assert path.stat().st_mode & 0o777 == 0o660
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not path.exists()


async def test_a_port_that_is_taken_is_told(post: Post) -> None:
    await post.start()
    port = post.webhook.port
    place = WebhookPlace(URL, Listen("127.0.0.1", port), SECRET, WebhookGuard(SECRET))
    second = Webhook(post.api, post.bot, post.inbox, QUICK, place=place)
    said = f"Nothing can listen at 127.0.0.1:{port} \\(Address already in use\\)"
    with pytest.raises(CannotListen, match=said):
        await second.run()


# -- Telegram is told and asked ----------------------------------------------------------------


async def test_telegram_is_told_where_what_and_with_which_secret_until_it_has_heard(
    post: Post,
) -> None:
    post.gate.fails("setWebhook", BadGateway(), Refuse(400, "Bad Request: bad webhook: not yet"))
    await post.start()
    first, second, third = post.gate.called("setWebhook")
    assert first.payload == second.payload == third.payload
    assert third.payload == {
        "url": URL,
        "secret_token": SECRET,
        "allowed_updates": [
            *("message", "edited_message", "callback_query"),
            *("inline_query", "guest_message"),
        ],
    }
    assert post.gate.webhook.url == URL


async def test_who_takes_the_updates_away_is_told_of_and_they_are_brought_again(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.start()
    post.gate.webhook.delete()
    await post.gate.until(lambda: post.gate.webhook.url == URL)
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == [
        (
            "updates are no longer brought here: another process with this token fetches them, or"
            " has them brought to another address; stop one of the two"
        )
    ]


async def test_what_telegram_could_not_bring_is_told_once(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.start()
    post.gate.webhook.fault = "Connection timed out"
    looks = len(post.gate.called("getWebhookInfo"))
    await post.gate.until(lambda: len(post.gate.called("getWebhookInfo")) > looks + 3)
    said = [one.getMessage() for one in caplog.records if one.levelname == "WARNING"]
    assert said == ["Telegram could not bring an update (Connection timed out)"]


async def test_a_token_that_is_revoked_ends_it(post: Post) -> None:
    task = await post.start()
    revoked = [Refuse(401, "Unauthorized")] * 20
    post.gate.fails("getWebhookInfo", *revoked)
    post.gate.fails("getMe", *revoked)
    with pytest.raises(TokenRejected):
        await task


async def test_an_inbox_that_is_damaged_ends_it(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def taken(updates: object, bot: Bot) -> int:  # noqa: ARG001
        raise DAMAGED

    monkeypatch.setattr(post.inbox, "take", taken)
    number = post.ann.says("Is the pass open?")
    task = await post.start()
    with pytest.raises(StorageError, match="not a database"):
        await task
    await post.gate.until(lambda: (number, 503) in post.gate.webhook.delivered)
    assert post.gate.acknowledged <= number


async def test_from_webhook_to_polling_and_back_nothing_is_lost_and_no_hand_is_needed(
    post: Post,
) -> None:
    post.ann.says("One?")
    await post.start()
    assert await post.text() == "One?"
    await post.stop()
    post.gate.webhook.bot_at = 0
    post.ann.says("Two?")
    polling = Polling(post.api, post.bot, post.inbox, QUICK)
    task = asyncio.create_task(polling.run())
    assert await post.text() == "Two?"
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert post.gate.webhook.url == ""
    assert all(not call.payload for call in post.gate.called("deleteWebhook"))  # nothing is dropped
    post.at(ANYWHERE)
    last = post.ann.says("Three?")
    await post.start()
    assert await post.text() == "Three?"
    await post.gate.until(lambda: post.gate.acknowledged == last + 1)
    assert [state for _, state in post.rows()] == ["received"] * 3
