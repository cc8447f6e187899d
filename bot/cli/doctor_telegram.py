"""The doctor's look at Telegram: token, modes, one process a token, and whose clock is right."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from bot.cli.finding import Finding, Known, Verdict
from bot.settings.settings import Settings
from bot.telegram.bot_api import BotApi, Refused, Unreachable
from retrieval import (
    Directory,
)

_INIT = "onrecord init"


def examine(
    settings: Settings,
    directory: Directory,
    known: Known,
    now: Callable[[], datetime],
    patience: float,
) -> Iterator[Finding]:
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
        yield Finding("token", Verdict.WARNING, found, _INIT)
        return
    token = settings.telegram_bot_token.get_secret_value()
    api = settings.telegram_api_url
    with BotApi(api, token) as bot:
        try:
            me = bot.call("getMe")
        except Unreachable as error:
            found = f"Telegram cannot be reached ({error}), so the token was not checked"
            yield Finding("token", Verdict.WARNING, found, f"curl -sSI {api}")
            return
        except Refused as error:
            yield _refused(error, api)
            return
        yield Finding("token", Verdict.OK, f"Telegram knows it as @{me.get('username', '?')}")
        yield from _admins(settings)
        yield from _modes(me)
        if bot.date is not None:
            known.clock_off = now() - bot.date
        try:
            yield from _alone(bot, directory, patience)
        except (Refused, Unreachable) as error:
            found = f"Telegram did not say whether another process takes the updates ({error})"
            yield Finding("process", Verdict.WARNING, found, "onrecord doctor")


def _refused(error: Refused, api: str) -> Finding:
    if error.code in {401, 404}:
        found = f"Telegram rejects the token ({error}); @BotFather shows the right one"
        return Finding("token", Verdict.WRONG, found, _INIT)
    found = f"Telegram did not answer as it should ({error}), so the token was not checked"
    return Finding("token", Verdict.WARNING, found, f"curl -sSI {api}")


def _admins(settings: Settings) -> Iterator[Finding]:
    if not settings.admin_ids:
        found = "nobody may use /reindex and /status; /whoami tells a person's number"
        yield Finding("admins", Verdict.WARNING, found, _INIT)


def _modes(me: dict[str, object]) -> Iterator[Finding]:
    inline = (
        "on" if me.get("supports_inline_queries") else "off; @BotFather: /setinline turns it on"
    )
    yield Finding("inline", Verdict.OK, inline)
    if me.get("can_read_all_group_messages"):
        found = (
            "off: Telegram hands over all that is said in its groups, and none of that is needed;"
            " @BotFather: /setprivacy, Enable"
        )
        yield Finding("privacy", Verdict.WARNING, found)
    else:
        found = "on: in groups the bot sees what is meant for it alone"
        yield Finding("privacy", Verdict.OK, found)


def _alone(bot: BotApi, directory: Directory, patience: float) -> Iterator[Finding]:
    """Whether another process takes this token's updates.

    Telegram ends the long poll of whoever asked first. So nothing is asked while a process serves
    here; and elsewhere the other one, asking again, ends ours and so betrays itself. Without an
    offset nothing is acknowledged: no update is lost.
    """
    webhook = str(bot.call("getWebhookInfo").get("url") or "")
    if webhook:
        found = (
            f"a webhook at {urlsplit(webhook).hostname} takes the updates; serving in Telegram"
            " takes it away"
        )
        yield Finding("process", Verdict.WARNING, found, "onrecord serve")
        return
    if is_serving(directory):
        yield Finding("process", Verdict.OK, f"one serves from {directory.root}")
        return
    began = time.monotonic()
    try:
        while (left := patience - (time.monotonic() - began)) > 0:
            if bot.call_list("getUpdates", timeout=max(1, round(left)), limit=1):
                break  # updates wait, and nobody takes them
    except Refused as error:
        if error.code != 409:
            raise
        found = "another process takes the updates of this token, on this machine or elsewhere"
        yield Finding("process", Verdict.WRONG, f"{found}; end it", "ps ax | grep 'onrecord serve'")
        return
    yield Finding("process", Verdict.OK, "none serves with this token now")


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
