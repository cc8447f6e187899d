"""Logging for a process that holds a token, and hears what people ask.

Libraries are quiet, and the token is masked everywhere. Above DEBUG there is nothing of what people
ask and no number of theirs: people and chats have names made for the log, and of an exception whose
sentence may hold a question the log has the kind and the place alone.
"""

import logging
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from typing import TextIO

from bot.telegram.log_lines import LogFormat, lines
from bot.telegram.pseudonyms import Pseudonyms
from bot.telegram.request_scope import request_id
from retrieval.errors import QueryError, RetrievalError

MASK = "[token]"
# They print every address they call, and the token is part of it.
_TALKATIVE = ("httpx", "httpcore", "apscheduler", "tornado")
# It prints every answer that is not JSON, whole, each time.
_TOO_TALKATIVE = ("telegram.request",)
# Their sentences are about the machine or about Telegram; any other may be about a question.
_HARMLESS = (
    OSError,
    MemoryError,
    ImportError,
    TypeError,
    AttributeError,
    NameError,
    RetrievalError,
)
_HARMLESS_OF = ("sqlite3", "telegram", "httpx", "httpcore", "bot.state", "bot.telegram")

_HEADING = "Traceback (most recent call last):\n"


class MaskingFormatter(logging.Formatter):
    """Formats a record and masks each secret in the whole of it: message, arguments, traceback.

    Args:
        secrets: that stand in no line.
        form: of the lines.
    """

    def __init__(self, secrets: tuple[str, ...], form: LogFormat = "text") -> None:
        super().__init__()
        self._lines = lines(form)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, without secrets."""
        return masked(self._lines.format(record), self._secrets)


class MaskingFilter(logging.Filter):
    """Masks the secrets in the record itself, for handlers that others have added.

    Args:
        secrets: that stand in no record.
        pseudonyms: for what is about people; None where everything else is logged as it is.
    """

    def __init__(self, secrets: tuple[str, ...], pseudonyms: Pseudonyms | None = None) -> None:
        super().__init__()
        self._pseudonyms = pseudonyms
        self._secrets = tuple(secret for secret in secrets if secret)
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, its message and traceback turned into masked text."""
        record.msg = self._masked(self._message(record))
        record.args = None
        if record.exc_info:
            record.exc_text = self._masked(self._traceback(record))
            # What is left could be formatted again, with the secret in it.
            record.exc_info = None
        if record.stack_info:
            record.stack_info = masked(record.stack_info, self._secrets)
        return True

    def _masked(self, text: str) -> str:
        text = masked(text, self._secrets)
        return text if self._pseudonyms is None else self._pseudonyms.replaced(text)

    def _message(self, record: logging.LogRecord) -> str:
        text = record.getMessage()
        # below its first line asyncio shows a task with its exception
        alone = self._pseudonyms is not None and record.name == "asyncio"
        return text.partition("\n")[0] if alone else text

    def _traceback(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if self._pseudonyms is None or error is None:
            return self._formatter.formatException(record.exc_info or (None, None, None))
        return places(error)


class RequestFilter(logging.Filter):
    """Notes in each record which update was being worked on when it was logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        record.request = request_id()
        return True


class Sparingly:
    """Logs a warning of one kind once a minute; the next one says how many there were between.

    Args:
        log: where to.
        seconds: between two of a kind.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        log: logging.Logger,
        seconds: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._log = log
        self._seconds = seconds
        self._clock = clock
        self._last: dict[str, float] = {}
        self._between: dict[str, int] = {}

    def warning(self, message: str, *values: object) -> None:
        """Log a warning; its kind is the message without its values."""
        now = self._clock()
        if now - self._last.get(message, -self._seconds) < self._seconds:
            self._between[message] = self._between.get(message, 0) + 1
            return
        self._last[message] = now
        if between := self._between.pop(message, 0):
            self._log.warning(message + " (%d more since the last such line)", *values, between)
        else:
            self._log.warning(message, *values)


def places(error: BaseException) -> str:
    """Where an exception and those before it came from; what they say only where it is harmless."""
    told: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        told.append("".join((_HEADING, *traceback.format_tb(one.__traceback__), _kind(one))))
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nafter that:\n".join(reversed(told))


def _kind(error: BaseException) -> str:
    kind = type(error)
    harmless = isinstance(error, _HARMLESS) or kind.__module__.startswith(_HARMLESS_OF)
    if harmless and not isinstance(error, QueryError):
        return f"{kind.__qualname__}: {error}"
    return f"{kind.__qualname__} (what it says is logged at DEBUG alone)"


def masked(text: str, secrets: tuple[str, ...]) -> str:
    """``text`` with every secret, and the secret half of each token, replaced."""
    for secret in secrets:
        text = text.replace(secret, MASK)
        _, colon, half = secret.partition(":")
        if colon and half:
            text = text.replace(half, MASK)
    return text


def set_up(  # noqa: PLR0913 - all of it has a default
    level: str,
    secrets: Sequence[str] = (),
    stream: TextIO | None = None,
    pseudonyms: Pseudonyms | None = None,
    *,
    before: Sequence[logging.Handler] = (),
    form: LogFormat = "text",
) -> None:
    """Send all logs to ``stream`` (standard error), from ``level`` on.

    Args:
        level: its name; at DEBUG, questions and numbers of people may be logged.
        secrets: masked everywhere.
        stream: where to.
        pseudonyms: for people and chats, at every other level.
        before: what gets each record too, as it was logged, before anything is masked in it.
        form: of the lines: for people, or JSON.
    """
    hidden = tuple(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(MaskingFormatter(hidden, form))
    handler.addFilter(RequestFilter())
    handler.addFilter(MaskingFilter(hidden, None if level == "DEBUG" else pseudonyms))
    logging.basicConfig(level=level, handlers=[*before, handler], force=True)
    logging.captureWarnings(True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
