"""What a frame of time means: "from ... to", "since", "before" around points, or a point alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages.timetable import TimeUnit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan, Recurring
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.points import Points, When
from retrieval.types import Period

_WEEK = 7  # days in which a weekday comes
_POINTS = ("POINT", "PLAIN", "MIDDLE")  # groups whose matches a frame reads
_NEARLY_A_YEAR = 300  # days: a shorter start fixes the year of an end that names none


@dataclass(frozen=True, slots=True)
class Framed:
    """One expression of time, understood.

    Attributes:
        period: the days; an open frame leaves one end None.
        recurring: set where no year was named, which another expression may still do.
    """

    period: Period
    recurring: Recurring | None = None


class Frames:
    """Reads matches of the group FRAME, for one question.

    Attributes:
        points: reads the points inside.
        today: the day on which the question is asked.
    """

    def __init__(self, points: Points, today: date) -> None:
        self.points = points
        self.today = today

    def read(self, match: TemplateMatch) -> Framed:
        """Return the period ``match`` means.

        Raises:
            QueryError: a day or a period that cannot be.
            ValueError: outside the calendar.
        """
        whens = [self.points.read(point) for point in match.children(*_POINTS)]
        return READERS[match.meaning](self, match, whens)

    def settled(self, when: When) -> DaySpan:
        """Return a point's days; of what recurs the latest that has begun."""
        return when if isinstance(when, DaySpan) else when.begun(self.today)

    def joined(self, whens: Sequence[When]) -> Framed:
        """Read points in a row: from the earliest to the latest; a year serves those before."""
        if len(whens) == 1 and isinstance(whens[0], Recurring):
            return Framed(self.settled(whens[0]).period, whens[0])
        spans: list[DaySpan] = []
        day = self.today
        for when in reversed(whens):
            span = when if isinstance(when, DaySpan) else when.begun(day)
            spans.append(span)
            if isinstance(when, DaySpan):
                day = span.last
        named = [when for when in whens if isinstance(when, DaySpan)]
        if len(named) == 1 and named[0] is whens[0] and _is_short(named[0]):
            later = [when.coming(named[0].first) for when in whens if isinstance(when, Recurring)]
            spans = [*named, *later]  # "2021-жылдын мартында жана майында"
        return Framed(Period(min(s.first for s in spans), max(s.last for s in spans)))


def ordered(first: date, last: date) -> DaySpan:
    """Return the days from ``first`` to ``last``.

    Raises:
        QueryError: ``period-ends-before-it-starts``.
    """
    if last < first:
        raise QueryError(
            "period-ends-before-it-starts",
            f"The period ends ({last}) before it starts ({first}).",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return DaySpan(first, last)


def _listed(frames: Frames, _: TemplateMatch, whens: Sequence[When]) -> Framed:
    return frames.joined(whens)


def _range(frames: Frames, _: TemplateMatch, whens: Sequence[When]) -> Framed:
    start, end = whens
    return Framed(_between(frames, start, end).period, _recurring(start, end))


def _between(frames: Frames, start: When, end: When) -> DaySpan:
    if isinstance(end, Recurring):
        if isinstance(start, DaySpan) and _is_short(start):
            next_end = end.coming(start.first)
            is_near = (next_end.first - start.first).days < _WEEK
            end = next_end if is_near else _beside(start, end.begun(start.first)) or next_end
        else:
            end = end.begun(frames.today)
    if isinstance(start, Recurring):
        start = start.begun(end.first)
    return ordered(start.first, end.last)


def _days(frames: Frames, match: TemplateMatch, _: Sequence[When]) -> Framed:
    if match.meaning == "days":
        inner = match.child("DAYDATE")
        if inner is None:
            raise ValueError("days without their month")
        first, last = match.value("DAY", "ORDDAY", "DAYWORD", "ORD") or 1, inner
    else:
        first, last = match.all("DAY", "ORDDAY", "DAYWORD")[0], _last_day(match)
    when = frames.points.read(last)
    ends = frames.settled(when)
    period = _from_day(frames, first, last, ends).period
    if isinstance(when, DaySpan):
        return Framed(period)
    nth, number = when.nth, when.number

    def days(year: int) -> DaySpan | None:
        ends = nth(year)
        return ends and _from_day(frames, first, last, ends)

    return Framed(period, Recurring(days, number))


def _from_day(frames: Frames, day: int, last: TemplateMatch, ends: DaySpan) -> DaySpan:
    starts = frames.points.settle(_with_day(last, day, ends.first.year))
    return ordered(starts.first, ends.last)


def _short_days(frames: Frames, match: TemplateMatch, _: Sequence[When]) -> Framed:
    """Read "01.05 to 10.06.2020", whose first day takes its year from the last."""
    last = frames.points.settle(replace(match, meaning="date"))
    month, day = divmod(match.value("SHORTDAY") or 0, 100)
    values = (("MONTH", month), ("DAY", day))
    first = frames.points.read(replace(match, meaning="day", values=values, inner=()))
    return Framed(_between(frames, first, last).period)


def _until_now(frames: Frames, _match: TemplateMatch, _whens: Sequence[When]) -> Framed:
    return Framed(Period(None, frames.today))


def _to_date(frames: Frames, match: TemplateMatch, _: Sequence[When]) -> Framed:
    unit, shift = match.value("UNIT"), match.value("SHIFT", "YEARSHIFT")
    whole = calendar.containing(TimeUnit(unit or TimeUnit.YEAR), frames.today, shift or 0)
    return Framed(ordered(whole.first, frames.today).period)


def _span(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> DaySpan:
    """The days of the only point, or of this unit where there is none."""
    if whens:
        return frames.settled(whens[0])
    return calendar.containing(TimeUnit(match.value("UNIT") or TimeUnit.YEAR), frames.today)


def _since(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> Framed:
    return Framed(Period(_span(frames, match, whens).first, None))


def _range_to_now(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> Framed:
    return Framed(ordered(_span(frames, match, whens).first, frames.today).period)


def _after(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> Framed:
    return Framed(Period(calendar.next_day(_span(frames, match, whens).last), None))


def _before(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> Framed:
    return Framed(Period(None, calendar.previous_day(_span(frames, match, whens).first)))


def _until(frames: Frames, match: TemplateMatch, whens: Sequence[When]) -> Framed:
    return Framed(Period(None, _span(frames, match, whens).last))


def _recurring(start: When, end: When) -> Recurring | None:
    """Make one of a range whose ends both come again: "March to May"."""
    if isinstance(start, DaySpan) or isinstance(end, DaySpan):
        return None

    def nth(number: int) -> DaySpan | None:
        first = start.nth(number)
        return first and DaySpan(first.first, end.coming(first.first).last)

    return Recurring(nth, start.number)


def _beside(named: DaySpan, day: DaySpan) -> DaySpan | None:
    """The day, if both are days of one month: no year lies between "10 May 2020" and "5 May"."""
    days = (named.first, named.last, day.first, day.last)
    single = named.first == named.last and day.first == day.last
    return day if single and len({(one.year, one.month) for one in days}) == 1 else None


def _is_short(span: DaySpan) -> bool:
    return (span.last - span.first).days < _NEARLY_A_YEAR


def _last_day(match: TemplateMatch) -> TemplateMatch:
    """Return a match of "MONTH DAY TO DAY" without its first day."""
    last = match.all("DAY", "ORDDAY", "DAYWORD")[-1]
    month = match.value("MONTH") or 1
    return replace(match, meaning="day", values=(("MONTH", month), ("DAY", last)))


def _with_day(match: TemplateMatch, day: int, year: int) -> TemplateMatch:
    """Return the match of a day of the same month, in a year that is known now."""
    month = match.value("MONTH") or 1
    values = (("MONTH", month), ("DAY", day), ("YEAR", year))
    return replace(match, meaning="day", values=values, inner=())


READERS: Mapping[str, Callable[[Frames, TemplateMatch, Sequence[When]], Framed]] = {
    "within": _listed,
    "list": _listed,
    "range": _range,
    "days": _days,
    "month-days": _days,
    "short-days": _short_days,
    "until-now": _until_now,
    "to-date": _to_date,
    "since": _since,
    "from": _since,
    "range-to-now": _range_to_now,
    "after": _after,
    "before": _before,
    "until": _until,
    "by": _until,
}
"""Every meaning that a template of FRAME may name, but ``trap``, and what reads it."""
