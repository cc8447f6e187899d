"""A Bot API server that somebody else wrote brings updates by webhook: does the bot answer them?

``make second-opinion``; it needs ``redis-server`` (Debian's package of that name). The server is
telemelya in an environment of its own. It sends no secret and keeps no media; a relay stands where
the proxy with TLS would and adds the secret. No picture is asked for: telemelya 0.2.2 fails with
error 500 at a photo that is sent as a file. Prints what was sent and what the bot made of it.
"""

import asyncio
import itertools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from bot_process import ONRECORD, environment
from paths import ROOT

TOKEN = "123456789:second-opinion"  # noqa: S105 - telemelya's bot has this number
SECRET = "a-secret-of-the-relay"  # noqa: S105 - of this run
KEY = "key"
PYTHON = ROOT / ".bench" / "telemelya" / "bin" / "python"
PERSON = 77
SECONDS = 30.0

ANSWERS = ("sendMessage", "editMessageText")

SAID = (
    ("a command", "/start"),
    ("English", "How many people were evacuated from Zerrafa?"),
    ("Russian", "Сколько человек эвакуировали из Зеррафы?"),
    ("Kyrgyz", "Зеррафадан канча адам эвакуацияланды?"),
    ("a topic", "What was said about water?"),
    ("silence", "What was said about zeppelins?"),
    ("a check", '/check "Three flights brought home 412 people"'),
    ("about", "/about"),
    ("emoji", "👍"),
    ("4,096 letters", "water " * 682),
)
"""What a person writes, one after another."""


@contextmanager
def running(*command: str | Path, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program, ended with the block."""
    with subprocess.Popen(list(map(str, command)), **more) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.terminate()


def free_port() -> int:
    """A port of loopback that nobody has just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def relay(bot_port: int) -> AsyncIterator[str]:
    """The proxy in front of the bot; yields its address."""
    numbers = itertools.count(1)

    async def handed_on(request: web.Request) -> web.Response:
        # telemelya numbers updates by a clock that goes round; Telegram counts
        update = await request.json() | {"update_id": next(numbers)}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        address = f"http://127.0.0.1:{bot_port}/telegram"
        async with (
            aiohttp.ClientSession() as session,
            session.post(address, json=update, headers=headers) as answer,
        ):
            return web.Response(status=answer.status, body=await answer.read())

    app = web.Application()
    app.router.add_post("/", handed_on)
    runner = web.AppRunner(app)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        await runner.cleanup()


class Telemelya:
    """Telemelya's own side: somebody who writes, presses and reads."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self._read = 0

    async def up(self) -> None:
        """Wait until it answers."""
        while True:
            try:
                async with self._session.get(self._url):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.2)

    async def sends(self, what: str, facts: dict[str, Any]) -> None:
        """Have it bring an update, as soon as the bot has set its webhook.

        Raises:
            TimeoutError: it could not, for half a minute.
        """
        address, query = f"{self._url}/api/v1/test/{what}", {"bot_token": TOKEN}
        said = ""
        for _ in range(int(2 * SECONDS)):
            async with self._session.post(address, params=query, json=facts) as answer:
                said = await answer.text()
                if answer.ok and json.loads(said)["delivery"].get("status_code") == HTTPStatus.OK:
                    return
            await asyncio.sleep(0.5)
        raise TimeoutError(said)

    async def hears(self, *methods: str) -> dict[str, Any] | None:
        """The next call of the bot that is one of these; None where none comes in half a minute."""
        until = asyncio.get_running_loop().time() + SECONDS
        while asyncio.get_running_loop().time() < until:
            async with self._session.get(f"{self._url}/api/v1/test/responses") as answer:
                calls = await answer.json()
            calls = calls["responses"] if isinstance(calls, dict) else calls
            for place, call in enumerate(calls[self._read :], self._read):
                if call["method"] in methods:
                    self._read = place + 1
                    return dict(call)
            await asyncio.sleep(0.2)
        return None


def _told(what: str, call: dict[str, Any] | None) -> bool:
    words = "" if call is None else call.get("text") or json.dumps(call.get("results", ""))[:200]
    first = " ".join(str(words).split())[:90]
    sys.stdout.write(f"| {what} | {call['method'] if call else 'NOTHING'} | {first} |\n")
    return call is not None


async def _talk(telegram: Telemelya) -> bool:
    good = True
    last: dict[str, Any] | None = None
    for what, text in SAID:
        await telegram.sends("send_update", {"chat_id": PERSON, "text": text})
        call = await telegram.hears(*ANSWERS)
        while call and "Searching the archive" in str(call.get("text")):
            call = await telegram.hears(*ANSWERS)
        good &= _told(what, call)
        last = call if what == "English" else last
    markup = (last or {}).get("reply_markup") or {"inline_keyboard": []}
    markup = json.loads(markup) if isinstance(markup, str) else markup
    for button in [one for row in markup["inline_keyboard"] for one in row][:3]:
        if "callback_data" not in button:
            continue
        pressed = {"callback_data": button["callback_data"], "callback_message_id": 2}
        await telegram.sends("send_update", {"chat_id": PERSON, **pressed})
        good &= _told(f"[{button['text']}]", await telegram.hears("answerCallbackQuery"))
    await telegram.sends("send_inline_query", {"query": "evacuated from Zerrafa"})
    return good & _told("inline", await telegram.hears("answerInlineQuery"))


async def main() -> int:
    """Run it; 1 where something was left without an answer."""
    if not PYTHON.exists() or shutil.which("redis-server") is None:
        sys.stderr.write(
            "make second-opinion makes its environment; apt-get install redis-server\n"
        )
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redis, server, bot = free_port(), free_port(), free_port()
        given = environment(
            folder,
            ONRECORD_CORPUS=str(ROOT / "corpus"),
            ONRECORD_WEBHOOK_URL="https://bot.example.org/telegram",
            ONRECORD_WEBHOOK_LISTEN=f"127.0.0.1:{bot}",
            ONRECORD_WEBHOOK_SECRET=SECRET,
            TELEGRAM_API_URL=f"http://127.0.0.1:{server}",
            TELEGRAM_BOT_TOKEN=TOKEN,
        )
        if models := os.environ.get("ONRECORD_MODELS"):
            given["ONRECORD_MODELS"] = models
        subprocess.run([*ONRECORD, "index"], env=given, cwd=folder, check=True, capture_output=True)  # noqa: ASYNC221, S603
        theirs = {
            "PATH": os.environ["PATH"],
            "REDIS_URL": f"redis://127.0.0.1:{redis}/0",
            "AUTH_KEYS": KEY,
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        script = ROOT / "benchmarks" / "second_opinion" / "telemelya_server.py"
        async with (
            relay(bot) as address,
            aiohttp.ClientSession(headers={"Authorization": f"Bearer {KEY}"}) as session,
        ):
            telegram = Telemelya(session, f"http://127.0.0.1:{server}")
            with (
                (folder / "log").open("wb") as log,
                running("redis-server", "--port", str(redis), "--save", "", **quiet),
                running(PYTHON, script, str(server), address, env=theirs, **quiet),
            ):
                await telegram.up()
                with running(*ONRECORD, "serve", env=given, cwd=folder, stdout=log, stderr=log):
                    sys.stdout.write("| sent | the bot called | its words |\n|---|---|---|\n")
                    try:
                        good = await _talk(telegram)
                    except TimeoutError as error:
                        sys.stdout.write(f"Not taken: {error}\n")
                        good = False
            if not good or os.environ.get("SHOW_LOG"):
                sys.stdout.write((folder / "log").read_text(encoding="utf-8")[-4000:])
        return int(not good)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
