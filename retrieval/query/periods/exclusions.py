"""Times that a question leaves out: "except in 2020", "any month but April"."""

from collections.abc import Sequence
from datetime import date

from retrieval.query.periods.calendar import Recurring, next_day
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.frames import Framed, Frames
from retrieval.query.periods.points import YEARS
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
        period: what it asks about; of a month without a year every one inside is left out, and
            every one at all where any month but that is asked for.

    Raises:
        QueryError: a day or a period that cannot be.
        ValueError: outside the calendar.
    """
    periods: list[Period] = []
    for match, listed in matches:
        for framed in _framed(frames, match, listed):
            of_any = period is None and _of_any(match) and _is_yearly(framed, frames.today)
            periods += _periods(framed, _ever(frames.today) if of_any else period)
    return tuple(dict.fromkeys(periods))


def listed_after(match: TemplateMatch) -> bool:
    """Return whether further points may be joined to an exclusion: "except 2020 [and 2022]"."""
    behind = match.child("EXCEPT") or match.child("LEFTOUT")
    if behind is not None and behind.end == match.end:
        return False
    inner = match.child("FRAME")
    return inner is None or inner.meaning == "within"


def _of_any(match: TemplateMatch) -> bool:
    """Whether any other time is asked for: "any month but April", «башка бардык айларда»."""
    behind = match.child("EXCEPT") or match.child("LEFTOUT")
    return match.child("LEAD") is not None or (
        behind is not None and behind.value("ALL", "REST") is not None
    )


def _is_yearly(framed: Framed, today: date) -> bool:
    """Whether it comes once a year, as a month does and a weekday does not."""
    return framed.recurring is not None and framed.recurring.number(today) == today.year


def _ever(today: date) -> Period:
    """All years that questions are asked about, up to this one."""
    return Period(date(YEARS.start, 1, 1), date(today.year, 12, 31))


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
