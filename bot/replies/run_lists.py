"""What a reindex found, or would find, by kind: how many there are, and which."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from retrieval.types import Change, Outcome, Problem, ReindexReport


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
