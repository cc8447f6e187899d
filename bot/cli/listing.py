"""What a reindex found, by kind: the rows of its table, and the list behind each of them."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from retrieval.types import Change, Outcome, Problem, ReindexReport

HEADINGS = ("statements", "count", "listed by")
"""Of the table that ``rows`` makes."""


class OutcomeKind(StrEnum):
    """The lists of a run, in the order of its table; a statement may stand in several."""

    READ = "read"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    WITHDRAWN = "withdrawn"
    UNDATED = "undated"
    WARNED = "warned"
    FAILED = "failed"


_COUNTED: Mapping[OutcomeKind, Callable[[ReindexReport], int]] = {
    OutcomeKind.READ: lambda report: report.read,
    OutcomeKind.NEW: lambda report: report.new,
    OutcomeKind.CHANGED: lambda report: report.changed,
    OutcomeKind.UNCHANGED: lambda report: report.unchanged,
    OutcomeKind.REPEATED: lambda report: report.repeated,
    OutcomeKind.WITHDRAWN: lambda report: report.withdrawn,
    OutcomeKind.UNDATED: lambda report: report.undated,
}


def listed(report: ReindexReport, kind: OutcomeKind) -> Sequence[Outcome] | Sequence[Problem]:
    """The statements of a kind, or the places where something is wrong."""
    match kind:
        case OutcomeKind.FAILED:
            return report.failed
        case OutcomeKind.WARNED:
            return report.warned
        case _:
            return tuple(one for one in report.outcomes if _is(one, kind))


def count(report: ReindexReport, kind: OutcomeKind) -> int:
    """How many there are of a kind."""
    match kind:
        case OutcomeKind.FAILED:
            return len(report.failed)
        case OutcomeKind.WARNED:
            return len(report.warned)
        case _:
            return _COUNTED[kind](report)


def rows(report: ReindexReport, command: Sequence[str | Path]) -> list[tuple[str, ...]]:
    """The table at the end of a run: a kind, how many, and the command that lists them.

    Args:
        report: of the run.
        command: program and arguments, to which the kind is added.
    """
    table: list[tuple[str, ...]] = []
    for kind in OutcomeKind:
        many = count(report, kind)
        how = shlex.join([*map(str, command), kind.value]) if many else ""
        table.append((kind.value, f"{many:,}", how))
    return table


def lines(report: ReindexReport, kind: OutcomeKind) -> list[tuple[str, ...]]:
    """The list of a kind as rows of a table without a heading, an entry a row."""
    return [
        (str(one),) if isinstance(one, Problem) else _line(one, kind)
        for one in listed(report, kind)
    ]


def _is(outcome: Outcome, kind: OutcomeKind) -> bool:
    here = outcome.change is not Change.WITHDRAWN
    match kind:
        case OutcomeKind.READ:
            return here
        case OutcomeKind.UNDATED:
            return here and outcome.date is None
        case OutcomeKind.REPEATED:
            return outcome.repeats is not None
        case _:
            return outcome.change.value == kind.value


def _line(outcome: Outcome, kind: OutcomeKind) -> tuple[str, ...]:
    day = outcome.date.isoformat() if outcome.date else "no date"
    where = outcome.path if outcome.path != outcome.statement_id else ""
    twin = (f"= {outcome.repeats}",) if kind is OutcomeKind.REPEATED else ()
    return (day, outcome.statement_id, *twin, outcome.title, where)
