"""Many questions from a file: one answer a line, in the same order, faults kept to their line."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.cli.json_models.answers import AnswerJson, QuestionErrorJson
from bot.replies import answers as replies
from bot.replies.wording import Wording
from bot.settings.settings import SettingsError
from bot.usecases.proof import confirmed
from bot.usecases.questions import Questions
from retrieval.errors import QueryError


@contextmanager
def lines(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file, or of standard input for ``-``, as they come.

    Raises:
        SettingsError: the file cannot be read.
    """
    if str(path) == "-":
        yield _ended(sys.stdin.buffer)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise SettingsError((f"--batch: {path} cannot be read ({error.strerror}).",)) from None
    with file:
        yield _ended(file)


def answers(
    questions: Questions, lines: Iterable[bytes], today: date | None, *, periods: bool
) -> Iterator[AnswerJson | QuestionErrorJson]:
    """What ``ask --json`` prints for each line, or ``question`` and ``error``.

    Args:
        questions: answers; the model is loaded once.
        lines: plain text, or JSON objects with ``question`` and perhaps ``today``.
        today: for lines that name no day of their own.
        periods: as in ``ask``.

    Raises:
        RetrievalError: no question can be answered at all, for example without an index.
    """
    for raw in lines:
        line = raw.decode("utf-8", errors="replace")
        try:
            question, own_day = _read(line)
            answer = questions.answer(question, today=own_day or today, periods=periods)
        except QueryError as error:
            yield QuestionErrorJson(question=_named(line), error=sentence(error))
            continue
        yield AnswerJson.of(confirmed(answer, questions.library))


def sentence(error: QueryError) -> str:
    """Why a question cannot be searched, in English as all facts are."""
    return replies.query_error_reply(error, Wording("en")).text


def _ended(raw: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their ends, the first without a byte order mark."""
    for number, line in enumerate(raw):
        yield (line if number else line.removeprefix(b"\xef\xbb\xbf")).rstrip(b"\r\n")


def _read(line: str) -> tuple[str, date | None]:
    if "\ufffd" in line:
        raise QueryError("bad-line", "The line is not UTF-8 text.")
    if not line.lstrip().startswith("{"):
        return line, None
    try:
        entry = json.loads(line)
        question, today = _text(entry["question"]), entry.get("today")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise QueryError(
            "bad-line", 'The line is not {"question": "…", "today": "YYYY-MM-DD"}.'
        ) from None
    try:
        return question, _day(today)
    except (ValueError, TypeError):
        raise QueryError(
            "bad-line", f"today: {today!r} is not a day of the form 2024-03-31."
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _day(value: object) -> date | None:
    return None if value is None else day(_text(value))


def day(text: str) -> date:
    """The day of ``2024-03-31``; the standard's shorter and weekly forms are not taken.

    Raises:
        ValueError: it is none.
    """
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found


def day_of(option: str, text: str) -> date:
    """The day that an option of the command line gives.

    Raises:
        SettingsError: it is none.
    """
    try:
        return day(text)
    except ValueError:
        raise SettingsError((f"{option}: {text!r} is not a day of the form 2024-03-31.",)) from None


def _named(line: str) -> str:
    """The question where it can be told, else the line as it stands."""
    try:
        question = json.loads(line)["question"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return line
    return question if isinstance(question, str) and question.isprintable() else line
