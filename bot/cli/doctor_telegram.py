"""The doctor's look at Telegram: token, modes, one process a token, and whose clock is right."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from filelock import FileLock, Timeout
from telegram import Bot, User
from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

from bot.cli.finding import Finding, Known, Verdict
from bot.settings.settings import Settings
from bot.telegram.logs import masked
from retrieval import (
    Directory,
)

_INIT = "onrecord init"
_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises over an answer that is JSON, but not of the Bot API."""


def examine(
    settings: Settings,
    directory: Directory,
    known: Known,
    now: Callable[[], datetime],
    patience: float,
) -> list[Finding]:
    """Ask the Bot API about the bot; without a token or a network there is little to say.

    Args:
        settings: with the token, which is in no finding.
        directory: whose ``SERVING`` lock tells of a process that serves here.
        known: told how far the clocks are apart.
        now: the clock of this machine.
        patience: seconds to listen for another process.
    """
    if settings.telegram_bot_token is None:
        found = "TELEGRAM_BOT_TOKEN is not set, so the bot runs in the terminal only"
        return [Finding("token", Verdict.WARNING, found, _INIT)]
    server = _Server(settings.telegram_api_url, settings.telegram_bot_token.get_secret_value())
    return asyncio.run(_examined(settings, server, directory, known, now, patience))


@dataclass(slots=True)
class _Server:
    """The Bot API server, and what it answered last.

    Attributes:
        status: HTTP's code and the words beside it.
        date: what its clock said, where it said so.
    """

    address: str
    token: str = field(repr=False)
    status: tuple[int, str] = (200, "")
    date: datetime | None = None

    def request(self) -> HTTPXRequest:
        """Calls over HTTP that are noted here."""
        return HTTPXRequest(
            connect_timeout=5,
            read_timeout=15,
            write_timeout=5,
            pool_timeout=5,
            httpx_kwargs={"event_hooks": {"response": [self._note]}},
        )

    async def _note(self, response: httpx.Response) -> None:
        self.status = (response.status_code, response.reason_phrase)
        self.date = _date(response.headers.get("date", ""))

    def silence(self, error: Exception) -> str | None:
        """Why nobody answered, in the words of the network; None where somebody did."""
        cause = error.__cause__
        if not isinstance(cause, httpx.HTTPError | httpx.InvalidURL):
            return None
        return masked(str(cause) or type(cause).__name__, (self.token,))

    def refusal(self, error: Exception) -> str:
        """What was answered in place of a result: HTTP's code and the words beside it."""
        code, phrase = self.status
        if not isinstance(error, TelegramError):
            phrase = "the answer is no object"
        elif error.__cause__ is None:
            phrase = error.message
        return masked(f"{code} {phrase}".strip(), (self.token,))


async def _examined(  # noqa: PLR0913, PLR0917 - those of ``examine``
    settings: Settings,
    server: _Server,
    directory: Directory,
    known: Known,
    now: Callable[[], datetime],
    patience: float,
) -> list[Finding]:
    async with server.request() as calls, server.request() as polls:
        bot = Bot(server.token, f"{server.address}/bot", request=calls, get_updates_request=polls)
        try:
            me = await bot.get_me()
        except (TelegramError, *_MALFORMED) as error:
            return [_without_token(error, server)]
        found = [Finding("token", Verdict.OK, f"Telegram knows it as @{me.username or '?'}")]
        found += (*_admins(settings), *_modes(me))
        if server.date is not None:
            known.clock_off = now() - server.date
        try:
            found.append(await _alone(bot, directory, patience))
        except (TelegramError, *_MALFORMED) as error:
            said = server.silence(error) or server.refusal(error)
            sentence = f"Telegram did not say whether another process takes the updates ({said})"
            found.append(Finding("process", Verdict.WARNING, sentence, "onrecord doctor"))
        return found


def _without_token(error: Exception, server: _Server) -> Finding:
    """Why it is not known whether the token is right, or that it is not."""
    look = f"curl -sSI {server.address}"
    if (silence := server.silence(error)) is not None:
        found = f"Telegram cannot be reached ({silence}), so the token was not checked"
        return Finding("token", Verdict.WARNING, found, look)
    refusal = server.refusal(error)
    if server.status[0] in {401, 404}:
        found = f"Telegram rejects the token ({refusal}); @BotFather shows the right one"
        return Finding("token", Verdict.WRONG, found, _INIT)
    found = f"Telegram did not answer as it should ({refusal}), so the token was not checked"
    return Finding("token", Verdict.WARNING, found, look)


def _date(header: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    return date if date.tzinfo else None


def _admins(settings: Settings) -> Iterator[Finding]:
    if not settings.admin_ids:
        found = "nobody may use /reindex and /status; /whoami tells a person's number"
        yield Finding("admins", Verdict.WARNING, found, _INIT)


def _modes(me: User) -> Iterator[Finding]:
    inline = "on" if me.supports_inline_queries else "off; @BotFather: /setinline turns it on"
    yield Finding("inline", Verdict.OK, inline)
    if me.can_read_all_group_messages:
        found = (
            "off: Telegram hands over all that is said in its groups, and none of that is needed;"
            " @BotFather: /setprivacy, Enable"
        )
        yield Finding("privacy", Verdict.WARNING, found)
    else:
        found = "on: in groups the bot sees what is meant for it alone"
        yield Finding("privacy", Verdict.OK, found)


async def _alone(bot: Bot, directory: Directory, patience: float) -> Finding:
    """Whether another process takes this token's updates.

    Telegram ends the long poll of whoever asked first. So nothing is asked while a process serves
    here; and elsewhere the other one, asking again, ends ours and so betrays itself. Without an
    offset nothing is acknowledged: no update is lost.
    """
    webhook = (await bot.get_webhook_info()).url
    if webhook:
        found = (
            f"a webhook at {urlsplit(webhook).hostname} takes the updates; serving in Telegram"
            " takes it away"
        )
        return Finding("process", Verdict.WARNING, found, "onrecord serve")
    if is_serving(directory):
        return Finding("process", Verdict.OK, f"one serves from {directory.root}")
    began = time.monotonic()
    try:
        while (left := patience - (time.monotonic() - began)) > 0:
            if await bot.get_updates(timeout=max(1, round(left)), limit=1):
                break  # updates wait, and nobody takes them
    except Conflict:
        found = "another process takes the updates of this token, on this machine or elsewhere"
        return Finding(
            "process", Verdict.WRONG, f"{found}; end it", "ps ax | grep 'onrecord serve'"
        )
    return Finding("process", Verdict.OK, "none serves with this token now")


def is_serving(directory: Directory) -> bool:
    """Whether a bot serves from this folder now; asking leaves no trace."""
    path = directory.root / "SERVING"
    if not path.is_file():
        return False
    try:
        with FileLock(path, timeout=0):
            return False
    except (Timeout, OSError):
        return True
