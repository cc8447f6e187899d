"""Several expressions of time in one question as one period."""

from collections.abc import Sequence

from retrieval.query.periods.frames import Framed, ordered
from retrieval.types import Period


def merged(expressions: Sequence[Framed]) -> Period | None:
    """Return one period for all expressions of a question, None where it is all of time.

    Raises:
        QueryError: ``period-ends-before-it-starts``.
    """
    expressions = _in_week(_with_year(expressions))
    firsts = [framed.period.first for framed in expressions]
    lasts = [framed.period.last for framed in expressions]
    if len(expressions) == 2 and firsts[0] and lasts[1] and not firsts[1] and not lasts[0]:
        return ordered(firsts[0], lasts[1]).period  # since ... until ...
    if len(expressions) == 2 and firsts[1] and lasts[0] and not firsts[0] and not lasts[1]:
        return Period(firsts[1], lasts[0]) if firsts[1] <= lasts[0] else None
    known_firsts = [first for first in firsts if first]
    known_lasts = [last for last in lasts if last]
    first = min(known_firsts) if len(known_firsts) == len(expressions) else None
    last = max(known_lasts) if len(known_lasts) == len(expressions) else None
    return Period(first, last) if first or last else None


def _with_year(expressions: Sequence[Framed]) -> Sequence[Framed]:
    """Let a year said apart serve what names none: "in 2020 ... in March"."""
    years = [framed for framed in expressions if _is_year(framed.period)]
    first = years[0].period.first if len(years) == 1 else None
    if first is None:
        return expressions
    rest = [framed for framed in expressions if framed is not years[0]]
    recurring = [framed.recurring for framed in rest if framed.recurring]
    if not recurring or len(recurring) < len(rest):
        return expressions
    return [Framed(each.coming(first).period) for each in recurring]


def _in_week(expressions: Sequence[Framed]) -> Sequence[Framed]:
    """Let a week said apart serve the day that is said of it: "on Wednesday ... last week"."""
    weeks = [framed.period for framed in expressions if _is_week(framed.period)]
    days = [framed.recurring for framed in expressions if framed.recurring]
    if len(weeks) != 1 or len(days) != len(expressions) - 1 or weeks[0].first is None:
        return expressions
    spans = [day.coming(weeks[0].first) for day in days]
    if not spans or not all(span.last in weeks[0] for span in spans):
        return expressions
    return [Framed(span.period) for span in spans]


def _is_week(period: Period) -> bool:
    first, last = period.first, period.last
    return bool(first and last and first.weekday() == 0 and (last - first).days == 6)


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    return bool(
        first
        and last
        and first.year == last.year
        and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    )
