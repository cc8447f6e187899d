"""Logging for a process that holds a token: quiet libraries, and the token masked everywhere."""

import logging
import sys
from typing import TextIO

MASK = "[token]"
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# They print every address they call, and the token is part of it.
_TALKATIVE = ("httpx", "httpcore", "apscheduler")


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
