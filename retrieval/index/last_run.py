"""The last run of a reindex, kept beside the archive so that its lists can be read later.

JSON Lines, replaced whole by one atomic step: the run's own facts, then a line for each problem,
then one for each statement that was read or withdrawn.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from retrieval.errors import BuildError
from retrieval.settings import Directory
from retrieval.types import Change, Outcome, Problem, ReindexReport, ReindexSpeed, Run, told_of

FORMAT = 1
"""Of the file; another one is passed over as if no run had been kept."""

_COUNTS = (
    "read",
    "new",
    "changed",
    "unchanged",
    "withdrawn",
    "repeated",
    "undated",
    "left_out",
    "passages",
    "embedded",
    "build",
    "published",
    "seconds",
)
_PROBLEM, _OUTCOME = (
    tuple(one.name for one in fields(kind) if one.name != "alterations")
    for kind in (Problem, Outcome)
)


def kept_at(directory: Directory) -> Path:
    """The file of the last run."""
    return directory.root / "last-run.jsonl"


def keep(directory: Directory, run: Run) -> None:
    """Put a run in the place of the one before.

    Raises:
        BuildError: it cannot be written; what the run did stays done.
    """
    path = kept_at(directory)
    new = path.with_suffix(".new")
    try:
        with new.open("w", encoding="utf-8") as file:
            for line in _lines(run):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise BuildError(
            f"Build {run.report.build} is live, but the report of this run could not be kept at"
            f" {path} ({error.strerror or error}); make room, then run: onrecord index"
        ) from error


def last_run(directory: Directory) -> Run:
    """The run that was kept last.

    Raises:
        BuildError: there is none, or its file is damaged.
    """
    path = kept_at(directory)
    try:
        with path.open(encoding="utf-8") as file:
            return _run(map(json.loads, file))
    except FileNotFoundError:
        raise BuildError(
            f"There is no report of an index run at {directory.root}; run: onrecord index"
        ) from None
    except (OSError, ValueError, TypeError, KeyError, StopIteration) as error:
        raise BuildError(
            f"The report of the last run, {path}, cannot be read; run: onrecord index"
        ) from error


def last_corpus(directory: Directory) -> str | None:
    """The folder or file of the run that was kept last, without reading all of its report."""
    first = _first_line(directory)
    return None if first is None else str(first["corpus"])


def last_speed(directory: Directory) -> ReindexSpeed | None:
    """How fast the last run was that embedded something; None where that is not known."""
    first = _first_line(directory)
    try:
        speed = first and first.get("speed")
        return ReindexSpeed(**speed) if speed else None
    except TypeError:
        return None


def _first_line(directory: Directory) -> dict[str, Any] | None:
    try:
        with kept_at(directory).open(encoding="utf-8") as file:
            first = json.loads(next(file))
        return dict(first) if first["format"] == FORMAT and "corpus" in first else None
    except (OSError, ValueError, TypeError, KeyError, StopIteration):
        return None


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    report = run.report
    yield {
        "format": FORMAT,
        "ran_at": run.ran_at,
        "corpus": os.fsencode(run.corpus).decode("utf-8", "replace"),
        "problems": len(report.problems),
        "outcomes": len(report.outcomes),
        "speed": run.speed and asdict(run.speed),
        "held": report.held,
        **{name: getattr(report, name) for name in _COUNTS},
    }
    # not by asdict, which copies values that cannot change
    for problem in report.problems:
        line = {name: getattr(problem, name) for name in _PROBLEM}
        yield line | {"told": problem.told and asdict(problem.told)}
    for outcome in report.outcomes:
        day = outcome.date.isoformat() if outcome.date else None
        line = {name: getattr(outcome, name) for name in _OUTCOME}
        yield line | {"change": outcome.change.value, "date": day}


def _run(lines: Iterator[dict[str, Any]]) -> Run:
    first = next(lines)
    if first["format"] != FORMAT:
        raise ValueError(first["format"])
    report = ReindexReport(
        **{name: first[name] for name in _COUNTS},
        problems=tuple(_problem(line) for line in islice(lines, first["problems"])),
        outcomes=tuple(_outcome(line) for line in lines),
        held=first.get("held"),
    )
    if (len(report.problems), len(report.outcomes)) != (first["problems"], first["outcomes"]):
        raise ValueError("cut short")
    speed = first.get("speed")
    return Run(first["ran_at"], first["corpus"], report, speed and ReindexSpeed(**speed))


def _problem(facts: dict[str, Any]) -> Problem:
    # versions before kept the sentence alone
    return Problem(**(facts | {"told": told_of(facts.get("told"))}))


def _outcome(facts: dict[str, Any]) -> Outcome:
    day = date.fromisoformat(facts["date"]) if facts["date"] else None
    return Outcome(**(facts | {"change": Change(facts["change"]), "date": day}))
