"""What a reindex found, by kind: the rows of its table, and the list behind each of them."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.replies import looks
from bot.replies.run_lists import OutcomeKind, count, listed
from bot.replies.wording import Wording
from retrieval.types import Change, Outcome, Problem, ReindexReport

_LOOKED_AT = 20
"""Entries of a list that a trial run prints by itself."""

HEADINGS = ("statements", "count", "listed by")
"""Of the table that ``rows`` makes."""


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


def look_lines(report: ReindexReport, say: Wording) -> Iterator[str]:
    """What a trial run found, list after list; of a long one its beginning."""
    for kind in looks.SHOWN:
        entries, many = listed(report, kind), count(report, kind)
        if not many:
            continue
        yield f"\n{kind.value} {many:,}"
        for one in entries[:_LOOKED_AT]:
            told = (str(one),) if isinstance(one, Problem) else _line(one, kind)
            yield f"  {'  '.join(filter(None, told))}"
            if isinstance(one, Outcome) and one.change is Change.CHANGED:
                yield from (f"      {looks.alteration_line(what, say)}" for what in one.alterations)
        if many > _LOOKED_AT:
            yield f"  … {say('look-more')} {kind.value}"


def _line(outcome: Outcome, kind: OutcomeKind) -> tuple[str, ...]:
    day = outcome.date.isoformat() if outcome.date else "no date"
    where = outcome.path if outcome.path != outcome.statement_id else ""
    twin = (f"= {outcome.repeats}",) if kind is OutcomeKind.REPEATED else ()
    return (day, outcome.statement_id, *twin, outcome.title, where)
