"""Where expectations are kept: JSON Lines beside the archive, replaced whole by one step.

They hold no words: those are a span of a text that the archive has, so what is removed from it for
good is not kept here either.
"""

import hashlib
import os
from collections.abc import Iterable
from datetime import datetime

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from retrieval.analysis.sentences import sentences
from retrieval.archive.quoting import quote
from retrieval.archive.store import Archive
from retrieval.errors import BuildError
from retrieval.settings import Directory
from retrieval.types import Answer, Expectation, Query, Quote

MOST = 200
"""Expectations; each costs a reindex two questions."""

_ID = 8
_EXPECTATION = TypeAdapter(Expectation)


def expectation(query: Query, words: Quote, *, lang: str | None, now: datetime) -> Expectation:
    """That a question goes on being answered with these words."""
    facts = f"{query.question}\n{query.period}\n{words.statement_id}"
    return Expectation(
        id=hashlib.sha256(facts.encode()).hexdigest()[:_ID],
        query=query,
        lang=lang,
        statement_id=words.statement_id,
        sha256=words.sha256,
        start=words.start,
        end=words.end,
        made_at=now.isoformat(timespec="seconds"),
    )


def all_of(directory: Directory) -> tuple[Expectation, ...]:
    """Every expectation, the oldest first; a line that cannot be read is passed over.

    Raises:
        BuildError: the file cannot be read.
    """
    try:
        lines = directory.expectations.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise BuildError(
            f"The check-questions in {directory.expectations} cannot be read; move the file away"
            " or put it back from a backup, then run: onrecord index"
        ) from error
    return tuple(filter(None, map(_read, lines)))


def add(directory: Directory, one: Expectation) -> bool:
    """Keep an expectation, in the place of the same one; False where there are too many.

    Raises:
        BuildError: it cannot be written.
    """
    with _alone(directory):
        others = [other for other in all_of(directory) if other.id != one.id]
        if len(others) >= MOST:
            return False
        _keep(directory, (*others, one))
    return True


def remove(directory: Directory, expectation_id: str) -> Expectation | None:
    """Remove an expectation; returns it, None where there is none of this id.

    Raises:
        BuildError: it cannot be written.
    """
    with _alone(directory):
        there = all_of(directory)
        found = next((one for one in there if one.id == expectation_id), None)
        if found is not None:
            _keep(directory, (one for one in there if one is not found))
    return found


def words_of(archive: Archive, one: Expectation) -> Quote | None:
    """The words that are expected; None where the archive does not have their text any more."""
    texts = archive.of_text(one.sha256)
    record = next((r for r in texts if r.statement.id == one.statement_id), None)
    record = record or next(iter(texts), None)
    if record is None or not 0 <= one.start < one.end <= len(record.statement.text):
        return None
    return quote(record, (one.start, one.end), 1.0)


def holds(answer: Answer, one: Expectation, words: Quote) -> bool:
    """Whether an answer has the expected words, or some of them, of that statement.

    A version of it in another language that is folded into it, or a statement that says the same,
    stands for it.
    """
    return answer.answered and any(_is(quoted, one, words) for quoted in answer.quotes)


def _is(quoted: Quote, one: Expectation, words: Quote) -> bool:
    same = {quoted.statement_id, *(repeat.statement_id for repeat in quoted.repeats)}
    if one.statement_id in {parallel.statement_id for parallel in quoted.parallels}:
        return True
    if one.statement_id not in same:
        return False
    if quoted.sha256 == one.sha256:
        return quoted.start < one.end and one.start < quoted.end
    spans = sentences(words.text, words.lang) or [(0, len(words.text))]
    said = (words.text[first:last] for first, last in spans)
    return any(sentence in quoted.text or quoted.text in sentence for sentence in said)


def _read(line: str) -> Expectation | None:
    try:
        return _EXPECTATION.validate_json(line)
    except ValidationError:
        return None  # of another version of the program


def _keep(directory: Directory, all_there: Iterable[Expectation]) -> None:
    path = directory.expectations
    new = path.with_suffix(".new")
    try:
        with new.open("wb") as file:
            for one in all_there:
                file.write(_EXPECTATION.dump_json(one, exclude_defaults=True) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise BuildError(
            f"The check-questions cannot be written to {path} ({error.strerror or error}); make"
            " room, then try again"
        ) from error


def _alone(directory: Directory) -> FileLock:
    """The lock of whoever adds or removes one."""
    return FileLock(directory.expectations.with_suffix(".lock"))
