"""The last run of a reindex, kept beside the archive so that its lists can be read later.

JSON Lines, replaced whole by one atomic step: the run's own facts, then a line for each problem,
then one for each statement that was read or withdrawn. A run that found nothing changed leaves it
as it is and notes in a small file beside it when that was.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any, overload

from retrieval.errors import BuildError
from retrieval.index import run_again
from retrieval.settings import Directory
from retrieval.types import Change, Outcome, Problem, ReindexReport, ReindexSpeed, Run, told_of

FORMAT = 1
"""Of the file; another one is passed over as if no run had been kept."""

_written = json.JSONEncoder(ensure_ascii=False).encode

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


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Digests by which it is told that another run would find nothing changed.

    Attributes:
        seen: of all that the run depended on.
        left: of the state that it left.
    """

    seen: str
    left: str


class KeptOutcomes(Sequence[Outcome]):
    """Outcomes of a run that found nothing changed, read when they are asked for.

    Args:
        lines: of the run that did, as they are kept.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines

    @cached_property
    def _all(self) -> tuple[Outcome, ...]:
        found = (_outcome(json.loads(line)) for line in self._lines)
        return run_again.unchanged(found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Outcome: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Outcome, ...]: ...
    def __getitem__(self, place: int | slice) -> Outcome | tuple[Outcome, ...]:
        """One of them, or some in a row."""
        return self._all[place]

    def __iter__(self) -> Iterator[Outcome]:
        """All of them."""
        return iter(self._all)


def kept_at(directory: Directory) -> Path:
    """The file of the last run."""
    return directory.root / "last-run.jsonl"


def keep(directory: Directory, run: Run, under: Circumstances | None = None) -> None:
    """Put a run in the place of the one before.

    Args:
        directory: of the archive.
        run: with its report.
        under: what it depended on and left; None where that may be otherwise at any moment.

    Raises:
        BuildError: it cannot be written; what the run did stays done.
    """
    path = kept_at(directory)
    new = path.with_suffix(".new")
    try:
        with new.open("w", encoding="utf-8") as file:
            for line in _lines(run, under):
                file.write(_written(line) + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise run_again.not_kept(run, path, error) from error


@dataclass(frozen=True, slots=True)
class KeptRun:
    """The run that is kept, as another one that finds nothing changed would report it.

    Attributes:
        first: the first line of its file.
        under: what it depended on and left.
        run: with its report.
    """

    first: bytes
    under: Circumstances
    run: Run


def kept_run(directory: Directory) -> KeptRun | None:
    """The last run, if it is known what it depended on; its outcomes are not read yet."""
    try:
        first, *lines = kept_at(directory).read_bytes().splitlines()
        facts = json.loads(first)
        if facts["format"] != FORMAT or len(lines) != facts["problems"] + facts["outcomes"]:
            return None
        under = Circumstances(**facts["under"])
        problems = tuple(Problem(**json.loads(line)) for line in lines[: facts["problems"]])
        counts = {name: facts[name] for name in _COUNTS}
        counts |= {"new": 0, "changed": 0, "withdrawn": 0, "embedded": 0, "published": False}
        report = ReindexReport(
            **(counts | {"unchanged": facts["read"]}),
            problems=problems,
            outcomes=KeptOutcomes(lines[facts["problems"] :]),
        )
        speed = facts.get("speed")
        run = Run(facts["ran_at"], facts["corpus"], report, speed and ReindexSpeed(**speed))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return KeptRun(first, under, run)


def last_run(directory: Directory) -> Run:
    """The run that was kept last.

    Raises:
        BuildError: there is none, or its file is damaged.
    """
    path = kept_at(directory)
    try:
        with path.open("rb") as file:
            first = next(file)
            run = _run(map(json.loads, chain([first], file)))
            return run_again.latest(directory, run, first)
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


def _lines(run: Run, under: Circumstances | None) -> Iterator[dict[str, Any]]:
    report = run.report
    yield {
        "format": FORMAT,
        "ran_at": run.ran_at,
        "corpus": run_again.printable(run.corpus),
        "problems": len(report.problems),
        "outcomes": len(report.outcomes),
        "speed": run.speed and asdict(run.speed),
        "held": report.held,
        "under": under and asdict(under),
        **{name: getattr(report, name) for name in _COUNTS},
    }
    # not by asdict, which copies values that cannot change
    for problem in report.problems:
        line = {name: getattr(problem, name) for name in _PROBLEM}
        yield line | {"told": problem.told and asdict(problem.told)}
    for outcome in report.outcomes:
        line = {name: getattr(outcome, name) for name in _OUTCOME}
        line["change"] = outcome.change.value
        line["date"] = outcome.date.isoformat() if outcome.date else None
        yield line


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
