"""Times that a question leaves out: "except in 2020"."""

from collections.abc import Sequence
from datetime import date

from retrieval.query.periods.calendar import Recurring, next_day
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.frames import Framed, Frames
from retrieval.types import Period


def excluded(
    frames: Frames,
    matches: Sequence[tuple[TemplateMatch, Sequence[TemplateMatch]]],
    period: Period | None,
) -> tuple[Period, ...]:
    """Return the times that ``matches`` leave out, each once, in the order they are named.

    Args:
        frames: of the question.
        matches: of its exclusions, each with the further points that are joined to it.
        period: what it asks about; of a month without a year every one inside is left out.

    Raises:
        QueryError: a day or a period that cannot be.
        ValueError: outside the calendar.
    """
    named = [framed for match, listed in matches for framed in _framed(frames, match, listed)]
    periods = [days for framed in named for days in _periods(framed, period)]
    return tuple(dict.fromkeys(periods))


def listed_after(match: TemplateMatch) -> bool:
    """Return whether further points may be joined to an exclusion: "except 2020 [and 2022]"."""
    behind = match.child("EXCEPT") or match.child("LEFTOUT")
    if behind is not None and behind.end == match.end:
        return False
    inner = match.child("FRAME")
    return inner is None or inner.meaning == "within"


def _framed(frames: Frames, match: TemplateMatch, listed: Sequence[TemplateMatch]) -> list[Framed]:
    inner = match.child("FRAME") or match.child("BETWEEN")
    if inner is not None and inner.meaning != "within":
        return [frames.read(inner)]
    points = (match if inner is None else inner).children("POINT", "OFYEARS")
    return [frames.joined([frames.points.read(point)]) for point in (*points, *listed)]


def _periods(framed: Framed, period: Period | None) -> list[Period]:
    if framed.recurring is None or period is None or not (period.first and period.last):
        return [framed.period]
    return _each(framed.recurring, period.first, period.last) or [framed.period]


def _each(recurring: Recurring, first: date, last: date) -> list[Period]:
    """Return what recurs as often as it begins from ``first`` to ``last``."""
    spans, span = [], recurring.coming(first)
    while span.first <= last:
        spans.append(span.period)
        span = recurring.coming(next_day(span.first))
    return spans
