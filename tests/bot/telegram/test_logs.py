"""The token never reaches a log, by whatever way it gets into a record."""

import io
import logging
import warnings
from collections.abc import Iterator

import pytest

from bot.telegram import logs

TOKEN = "123456:AA-a_secret"  # noqa: S105 - made up for this test


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", TOKEN, stream)
    yield stream
    logging.captureWarnings(False)
    logging.basicConfig(level=level, handlers=before, force=True)


def test_the_token_is_masked_in_message_and_arguments(log: io.StringIO) -> None:
    logging.getLogger("any").info("url %s", f"https://api.example/bot{TOKEN}/getMe")
    logging.getLogger("any").info(TOKEN)
    logging.getLogger("any").info("the secret half alone: %r", {"key": TOKEN.partition(":")[2]})
    assert [line.split("any: ")[1] for line in log.getvalue().splitlines()] == [
        "url https://api.example/bot[token]/getMe",
        "[token]",
        "the secret half alone: {'key': '[token]'}",
    ]


def test_the_token_is_masked_in_tracebacks_and_stacks(log: io.StringIO) -> None:
    def fail() -> None:
        raise RuntimeError(f"rejected {TOKEN}") from ValueError(TOKEN)

    try:
        fail()
    except RuntimeError:
        logging.getLogger("any").exception("failed", stack_info=True)
    assert "RuntimeError: rejected [token]" in log.getvalue()
    assert "ValueError: [token]" in log.getvalue()
    assert "AA-a_secret" not in log.getvalue()


def test_the_token_is_masked_in_warnings(log: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"old way to use {TOKEN}", stacklevel=1)
    assert "old way to use [token]" in log.getvalue()


def test_each_address_called_is_not_logged(log: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST ...")
    logging.getLogger("httpcore.connection").debug("connect")
    assert log.getvalue() == ""


def test_without_a_token_logs_are_as_they_are() -> None:
    assert logs.masked("123456:AA", ()) == "123456:AA"
