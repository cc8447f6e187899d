"""The token never reaches a log, by whatever way it gets into a record."""

import asyncio
import io
import json
import logging
import re
import sqlite3
import sys
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from telegram.error import ChatMigrated

from bot.state import State
from bot.telegram import logs
from bot.telegram.fault_log import FaultLog
from bot.telegram.pseudonyms import Pseudonyms, kept_pseudonyms
from bot.telegram.reindex_child import Watch, run_child
from bot.telegram.request_scope import working_on
from bot.telegram.workers import WorkerPool
from retrieval.errors import BuildError, QueryError

TOKEN = "123456:AA-a_secret"  # noqa: S105 - made up for this test


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", (TOKEN,), stream)
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


# -- what people ask, and who they are ---------------------------------------------------------

KEY = Pseudonyms(b"k" * 32)


@pytest.fixture
def info() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("INFO", (TOKEN,), stream, KEY)
    yield stream
    logging.captureWarnings(False)
    logging.basicConfig(level=level, handlers=before, force=True)


def said(stream: io.StringIO) -> list[str]:
    return [line.partition("any: ")[2] for line in stream.getvalue().splitlines()]


def test_people_and_chats_have_names_and_updates_their_numbers(info: io.StringIO) -> None:
    log = logging.getLogger("any")
    log.info("a message was not delivered: %s", ChatMigrated(-1001234567890))
    log.info("update %d waits; user 123456789 too, and %r", 987654321, {"id": 123456789})
    log.info("build 20261123T120000-01234567 of 1,234,567 bytes, 0.1234567 s")
    first, second, third = said(info)
    group, person = KEY.of(-1001234567890), KEY.of(123456789)
    assert re.fullmatch(r"#[0-9a-f]{8}", person)
    assert group != person
    told = f"a message was not delivered: Group migrated to supergroup. New chat id: {group}"
    assert first == told
    assert second == f"update 987654321 waits; user {person} too, and {{'id': {person}}}"
    assert third == "build 20261123T120000-01234567 of 1,234,567 bytes, 0.1234567 s"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("secret river"), "KeyError (what it says is logged at DEBUG alone)"),
        (ValueError("secret river"), "ValueError (what it says is logged at DEBUG alone)"),
        (
            QueryError("no-such-day", "secret river"),
            "QueryError (what it says is logged at DEBUG alone)",
        ),
        (OSError(28, "No space left"), "OSError: [Errno 28] No space left"),
        (sqlite3.OperationalError("disk I/O error"), "OperationalError: disk I/O error"),
        (BuildError("run: onrecord index"), "BuildError: run: onrecord index"),
    ],
)
def test_of_an_exception_that_may_hold_a_question_there_is_kind_and_place(
    info: io.StringIO, error: Exception, told: str
) -> None:
    def fail_first() -> None:
        raise error

    def fail() -> None:
        try:
            fail_first()
        except Exception as before:
            raise RuntimeError("the secret river too") from before

    try:
        fail()
    except RuntimeError:
        logging.getLogger("any").exception("it cannot be answered")
    lines = info.getvalue().splitlines()
    assert told in lines
    assert "after that:" in lines
    assert "RuntimeError (what it says is logged at DEBUG alone)" in lines
    assert any("test_logs.py" in line for line in lines)
    assert "secret river" not in "".join(line for line in lines if "raise " not in line)


def test_a_task_that_failed_is_told_without_its_exception(info: io.StringIO) -> None:
    told = "Task exception was never retrieved\nfuture: <Task exception=KeyError('river')>"
    logging.getLogger("asyncio").error(told)
    assert info.getvalue().endswith("asyncio: Task exception was never retrieved\n")


def test_names_are_the_installations_own_and_stay(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    name = kept_pseudonyms(one).of(7)
    assert kept_pseudonyms(one).of(7) == name
    assert kept_pseudonyms(other).of(7) != name
    assert len(one.read_bytes()) == 32
    assert one.stat().st_mode & 0o077 == 0
    lost = tmp_path / "none" / "key"
    assert kept_pseudonyms(lost).of(7) != kept_pseudonyms(lost).of(7)


def test_faults_are_noted_by_kind_with_nobodys_words(tmp_path: Path, log: io.StringIO) -> None:
    fault_log = FaultLog()
    logs.set_up("INFO", (TOKEN,), log, before=[fault_log])
    logging.getLogger("bot.early").warning("before there is a memory")
    faults = State(tmp_path / "bot.sqlite").faults
    fault_log.faults = faults
    ours, theirs = logging.getLogger("bot.somewhere"), logging.getLogger("telegram.ext")
    for question in ("Where is the grain?", "Where is the water?"):
        error = ValueError(question)
        ours.error("update %d: %5.1f s: %s", 7, 1.5, question, exc_info=error)
    ours.info("not a fault: %s", "grain")
    theirs.error("an update about grain", exc_info=OSError("grain"))
    assert [(fault.kind, fault.count) for fault in faults.last(9)] == [
        ("telegram.ext: error [OSError]", 1),
        ("bot.somewhere: update …: … s: … [ValueError]", 2),
    ]
    assert "grain" in log.getvalue()


# -- as JSON, and which update it is about ----------------------------------------------------


@pytest.fixture
def as_json() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("INFO", (TOKEN,), stream, KEY, form="json")
    yield stream
    logging.captureWarnings(False)
    logging.basicConfig(level=level, handlers=before, force=True)


def objects(stream: io.StringIO) -> list[dict[str, str]]:
    """The lines, each without its time, which must be one."""
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    for one in found:
        assert datetime.fromisoformat(one.pop("time")).tzinfo is not None
    return found


def test_a_line_is_one_object_with_what_is_masked_masked(as_json: io.StringIO) -> None:
    log = logging.getLogger("any")
    log.info("a %r of %s for «%d»", 'quoted\nline"', TOKEN, 123456789)
    with working_on(987654321):
        log.warning("update %d waits", 987654321)
    first, second = objects(as_json)
    assert first == {
        "message": f"a 'quoted\\nline\"' of [token] for «{KEY.of(123456789)}»",
        "level": "info",
        "logger": "any",
    }
    assert second == {
        "message": "update 987654321 waits",
        "level": "warning",
        "logger": "any",
        "request": "u987654321",
    }


def test_a_traceback_is_one_value_without_what_somebody_asked(as_json: io.StringIO) -> None:
    def ask() -> None:
        raise ValueError(f"secret river {TOKEN}")

    try:
        ask()
    except ValueError:
        logging.getLogger("any").exception("it cannot be answered", stack_info=True)
    (line,) = objects(as_json)
    assert line["message"] == "it cannot be answered"
    assert line["traceback"].startswith("Traceback (most recent call last):")
    assert line["traceback"].endswith("ValueError (what it says is logged at DEBUG alone)")
    assert "test_logs.py" in line["stack"]
    assert TOKEN not in as_json.getvalue()


async def test_the_update_is_known_in_tasks_threads_and_of_what_a_child_says(
    info: io.StringIO,
) -> None:
    log, pool = logging.getLogger("any"), WorkerPool(1, "test")
    program = "import sys; print('no room', file=sys.stderr)"

    async def work() -> None:
        log.info("in a task")
        await pool(log.info, "in a thread")
        await run_child([sys.executable, "-c", program], Watch())

    with working_on(7):
        task = asyncio.create_task(work())
    log.info("of none")
    await task
    pool.close()
    lines = [line.partition("INFO ")[2] for line in info.getvalue().splitlines()]
    assert lines == [
        "any: of none",
        "any: in a task [u7]",
        "any: in a thread [u7]",
        "bot.telegram.reindex_child: reindex: no room [u7]",
    ]
