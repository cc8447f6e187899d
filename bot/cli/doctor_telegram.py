"""The doctor's look at Telegram: token, modes, one process a token, and whose clock is right."""

from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from bot.cli.diagnosis import Diagnosis, Known, Severity
from bot.settings.settings import Settings
from bot.state import TERMINAL
from bot.state.soundness import roles_kept
from retrieval import Directory

_INIT = "onrecord init"


def examine(
    settings: Settings,
    directory: Directory,
    known: Known,
    now: Callable[[], datetime],
    patience: float,
) -> Iterator[Diagnosis]:
    """Ask the Bot API about the bot; without a token or a network there is little to say.

    Args:
        settings: with the token, which is in no diagnosis.
        directory: whose ``SERVING`` lock tells of a process that serves here.
        known: told how far the clocks are apart.
        now: the clock of this machine.
        patience: seconds to listen for another process.
    """
    from bot.telegram.probe import Refused, Unreachable, probe

    if settings.telegram_bot_token is None:
        says = "TELEGRAM_BOT_TOKEN is not set, so the bot runs in the terminal only"
        yield Diagnosis("token", Severity.WARNING, says, _INIT)
        return
    api = settings.telegram_api_url
    serving = is_serving(directory)
    try:
        # a process that serves here would be disturbed by another that listens
        bot = probe(api, settings.telegram_bot_token.get_secret_value(), 0 if serving else patience)
    except Unreachable as error:
        says = f"Telegram cannot be reached ({error}), so the token was not checked"
        yield Diagnosis("token", Severity.WARNING, says, f"curl -sSI {api}")
        return
    except Refused as error:
        yield _refused(str(error), error.code, api)
        return
    yield Diagnosis("token", Severity.OK, f"Telegram knows it as @{bot.username or '?'}")
    yield from _admins(settings, directory)
    yield from _modes(inline=bot.inline, reads_groups=bot.reads_groups)
    if bot.date is not None:
        known.clock_off = now() - bot.date
    if bot.unknown is not None:
        says = f"Telegram did not say whether another process takes the updates ({bot.unknown})"
        yield Diagnosis("process", Severity.WARNING, says, "onrecord doctor")
    elif bot.webhook is not None:
        yield _brought(bot.webhook, settings, serving=serving)
    elif serving:
        yield Diagnosis("process", Severity.OK, f"one serves from {directory.root}")
    elif bot.shared:
        says = (
            "another process takes the updates of this token, on this machine or elsewhere; end it"
        )
        yield Diagnosis("process", Severity.WRONG, says, "ps ax | grep 'onrecord serve'")
    else:
        yield Diagnosis("process", Severity.OK, "none serves with this token now")


def _brought(host: str, settings: Settings, *, serving: bool) -> Diagnosis:
    """Updates go to a webhook: this installation's own, or somebody else's."""
    own = urlsplit(settings.webhook_url).hostname if settings.webhook_url else None
    if own != host:
        takes = "serving in Telegram takes it away" if own is None else "serving sets the own one"
        says = f"a webhook at {host} takes the updates; {takes}"
        return Diagnosis("process", Severity.WARNING, says, "onrecord serve")
    if serving:
        return Diagnosis("process", Severity.OK, f"one serves here, by the webhook at {host}")
    says = f"updates are brought to {host}, as is set, and nobody serves here; they wait"
    return Diagnosis("process", Severity.WARNING, says, "onrecord serve")


def _refused(said: str, code: int, api: str) -> Diagnosis:
    if code in {401, 404}:
        says = f"Telegram rejects the token ({said}); @BotFather shows the right one"
        return Diagnosis("token", Severity.WRONG, says, _INIT)
    says = f"Telegram did not answer as it should ({said}), so the token was not checked"
    return Diagnosis("token", Severity.WARNING, says, f"curl -sSI {api}")


def _admins(settings: Settings, directory: Directory) -> Iterator[Diagnosis]:
    """Whether anybody is an owner: by the settings, or by a code; nothing is made to find out."""
    token = settings.telegram_bot_token
    bot = int(token.get_secret_value().partition(":")[0]) if token else TERMINAL
    appointed = roles_kept(directory.bot, bot)
    owners = len(settings.admin_ids) + appointed.count("OWNER")
    others = len(appointed) - appointed.count("OWNER")
    if not owners:
        says = "nobody is an owner, so nobody can run the archive from Telegram; a code makes one"
        yield Diagnosis("admins", Severity.WARNING, says, "onrecord admins code")
        return
    yield Diagnosis("admins", Severity.OK, f"owners: {owners}, editors and readers: {others}")


def _modes(*, inline: bool, reads_groups: bool) -> Iterator[Diagnosis]:
    says = "on" if inline else "off; @BotFather: /setinline turns it on"
    yield Diagnosis("inline", Severity.OK, says)
    if reads_groups:
        says = (
            "off: Telegram hands over all that is said in its groups, and none of that is needed;"
            " @BotFather: /setprivacy, Enable"
        )
        yield Diagnosis("privacy", Severity.WARNING, says)
    else:
        says = "on: in groups the bot sees what is meant for it alone"
        yield Diagnosis("privacy", Severity.OK, says)


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
