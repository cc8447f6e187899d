"""Many questions from a file: one answer a line, in the same order, faults kept to their line."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot import facts
from bot.settings import SettingsError
from bot.usecases import UseCases
from retrieval import QueryError


def lines(path: Path) -> list[bytes]:
    """The lines of a file, or of standard input for ``-``.

    Raises:
        SettingsError: the file cannot be read.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read().splitlines()
    try:
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise SettingsError((f"--batch: {path} cannot be read ({error.strerror}).",)) from None


def answers(
    usecases: UseCases, questions: Iterable[bytes], today: date | None, *, periods: bool
) -> Iterator[Mapping[str, Any]]:
    """What ``ask --json`` prints for each line, or ``question`` and ``error``.

    Args:
        usecases: answer the questions; the model is loaded once.
        questions: plain text, or JSON objects with ``question`` and perhaps ``today``.
        today: for lines that name no day of their own.
        periods: as in ``ask``.

    Raises:
        RetrievalError: no question can be answered at all, for example without an index.
    """
    for raw in questions:
        line = raw.decode("utf-8", errors="replace")
        try:
            question, day = _read(line)
            answer = usecases.answer(question, today=day or today, periods=periods)
        except QueryError as error:
            yield {"question": _named(line), "error": str(error)}
            continue
        yield facts.answer_facts(usecases.confirmed(answer))


def _read(line: str) -> tuple[str, date | None]:
    if "\ufffd" in line:
        raise QueryError("bad-line", "The line is not UTF-8 text.")
    if not line.lstrip().startswith("{"):
        return line, None
    try:
        entry = json.loads(line)
        return _text(entry["question"]), _day(entry.get("today"))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise QueryError(
            "bad-line", 'The line is not {"question": "…", "today": "YYYY-MM-DD"}.'
        ) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _named(line: str) -> str:
    """The question where it can be told, else the line as it stands."""
    try:
        question = json.loads(line)["question"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return line
    return question if isinstance(question, str) else line
