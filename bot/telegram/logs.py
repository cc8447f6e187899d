"""Logging for a process that holds a token: quiet libraries, and the token masked everywhere."""

import logging
import sys
import time
from collections.abc import Callable
from typing import TextIO

MASK = "[token]"
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# They print every address they call, and the token is part of it.
_TALKATIVE = ("httpx", "httpcore", "apscheduler")
# It prints every answer that is not JSON, whole, each time.
_TOO_TALKATIVE = ("telegram.request",)


class MaskingFormatter(logging.Formatter):
    """Formats a record and masks each secret in the whole of it: message, arguments, traceback."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(_FORMAT)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, without secrets."""
        return masked(super().format(record), self._secrets)


class MaskingFilter(logging.Filter):
    """Masks the secrets in the record itself, for handlers that others have added."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, its message and traceback turned into masked text."""
        record.msg = masked(record.getMessage(), self._secrets)
        record.args = None
        if record.exc_info:
            record.exc_text = masked(
                self._formatter.formatException(record.exc_info), self._secrets
            )
            # What is left could be formatted again, with the secret in it.
            record.exc_info = None
        if record.stack_info:
            record.stack_info = masked(record.stack_info, self._secrets)
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


def masked(text: str, secrets: tuple[str, ...]) -> str:
    """``text`` with every secret, and the secret half of each token, replaced."""
    for secret in secrets:
        text = text.replace(secret, MASK)
        _, colon, half = secret.partition(":")
        if colon and half:
            text = text.replace(half, MASK)
    return text


def set_up(level: str, token: str | None = None, stream: TextIO | None = None) -> None:
    """Send all logs to ``stream`` (standard error), from ``level`` on, the token masked."""
    secrets = (token,) if token else ()
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(MaskingFormatter(secrets))
    handler.addFilter(MaskingFilter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
