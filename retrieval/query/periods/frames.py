"""What a frame of time means: "from ... to", "since", "before" around points, or a point alone."""

from dataclasses import dataclass, replace
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages.timetable import Unit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import Recurring, Span
from retrieval.query.periods.chart import Match
from retrieval.query.periods.points import Points, When
from retrieval.types import Period

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
    """Reads matches of the group FRAME, for one question asked on ``today``."""

    def __init__(self, points: Points, today: date) -> None:
        self._points = points
        self._today = today

    def read(self, match: Match) -> Framed:
        """Return the period ``match`` means.

        Raises:
            QueryError: a day or a period that cannot be.
            ValueError: outside the calendar.
        """
        whens = [self._points.read(point) for point in match.children("POINT", "PLAIN")]
        match match.meaning:
            case "within" | "list":
                return self.joined(whens)
            case "range":
                return Framed(self._range(*whens).period, _recurring(*whens))
            case "days" | "month-days":
                return self._days(match)
            case _:
                return Framed(self._fixed(match, whens))

    def _fixed(self, match: Match, whens: list[When]) -> Period:
        match match.meaning:
            case "short-days":
                return self._short_days(match).period
            case "until-now":
                return Period(None, self._today)
            case "to-date":
                return self._to_date(match).period
            case _:
                span = self._settled(whens[0]) if whens else self._this_unit(match)
                return self._open(match.meaning, span)

    def joined(self, whens: list[When]) -> Framed:
        """Read points in a row: from the earliest to the latest; a year serves those before."""
        if len(whens) == 1 and isinstance(whens[0], Recurring):
            return Framed(self._settled(whens[0]).period, whens[0])
        spans: list[Span] = []
        day = self._today
        for when in reversed(whens):
            span = when if isinstance(when, Span) else when.begun(day)
            spans.append(span)
            if isinstance(when, Span):
                day = span.last
        named = [when for when in whens if isinstance(when, Span)]
        if len(named) == 1 and named[0] is whens[0] and _is_short(named[0]):
            later = [when.coming(named[0].first) for when in whens if isinstance(when, Recurring)]
            spans = [*named, *later]  # "2021-жылдын мартында жана майында"
        return Framed(Period(min(s.first for s in spans), max(s.last for s in spans)))

    def _to_date(self, match: Match) -> Span:
        unit, shift = match.value("UNIT"), match.value("SHIFT", "YEARSHIFT")
        whole = calendar.containing(Unit(unit or Unit.YEAR), self._today, shift or 0)
        return _span(whole.first, self._today)

    def _settled(self, when: When) -> Span:
        return when if isinstance(when, Span) else when.begun(self._today)

    def _range(self, start: When, end: When) -> Span:
        if isinstance(end, Recurring):
            if isinstance(start, Span) and _is_short(start):
                end = _beside(start, end.begun(start.first)) or end.coming(start.first)
            else:
                end = end.begun(self._today)
        if isinstance(start, Recurring):
            start = start.begun(end.first)
        return _span(start.first, end.last)

    def _days(self, match: Match) -> Framed:
        if match.meaning == "days":
            inner = match.child("DAYDATE")
            if inner is None:
                raise ValueError("days without their month")
            first, last = match.value("DAY", "ORDDAY", "DAYWORD", "ORD") or 1, inner
        else:
            first, last = match.all("DAY", "ORDDAY", "DAYWORD")[0], _last_day(match)
        when = self._points.read(last)
        ends = self._settled(when)
        period = self._from_day(first, last, ends).period
        if isinstance(when, Span):
            return Framed(period)
        nth, number = when.nth, when.number

        def days(year: int) -> Span | None:
            ends = nth(year)
            return ends and self._from_day(first, last, ends)

        return Framed(period, Recurring(days, number))

    def _from_day(self, day: int, last: Match, ends: Span) -> Span:
        starts = self._points.settle(_with_day(last, day, ends.first.year))
        return _span(starts.first, ends.last)

    def _short_days(self, match: Match) -> Span:
        """Read "01.05 to 10.06.2020", whose first day takes its year from the last."""
        last = self._points.settle(replace(match, meaning="date"))
        month, day = divmod(match.value("SHORTDAY") or 0, 100)
        values = (("MONTH", month), ("DAY", day))
        first = self._points.read(replace(match, meaning="day", values=values, inner=()))
        return self._range(first, last)

    def _this_unit(self, match: Match) -> Span:
        return calendar.containing(Unit(match.value("UNIT") or Unit.YEAR), self._today)

    def _open(self, meaning: str, span: Span) -> Period:
        match meaning:
            case "since" | "from":
                return Period(span.first, None)
            case "range-to-now":
                return _span(span.first, self._today).period
            case "after":
                return Period(calendar.next_day(span.last), None)
            case "before":
                return Period(None, calendar.previous_day(span.first))
            case "until" | "by":
                return Period(None, span.last)
        raise ValueError(meaning)


def merged(found: list[Framed]) -> Period | None:
    """Return one period for all expressions of a question, None where it is all of time.

    Raises:
        QueryError: ``period-ends-before-it-starts``.
    """
    found = _with_year(found)
    firsts = [framed.period.first for framed in found]
    lasts = [framed.period.last for framed in found]
    if len(found) == 2 and firsts[0] and lasts[1] and not firsts[1] and not lasts[0]:
        return _span(firsts[0], lasts[1]).period  # since ... until ...
    if len(found) == 2 and firsts[1] and lasts[0] and not firsts[0] and not lasts[1]:
        return Period(firsts[1], lasts[0]) if firsts[1] <= lasts[0] else None
    known_firsts = [first for first in firsts if first]
    known_lasts = [last for last in lasts if last]
    first = min(known_firsts) if len(known_firsts) == len(found) else None
    last = max(known_lasts) if len(known_lasts) == len(found) else None
    return Period(first, last) if first or last else None


def _with_year(found: list[Framed]) -> list[Framed]:
    """Let a year said apart serve what names none: "in 2020 ... in March"."""
    years = [framed for framed in found if _is_year(framed.period)]
    first = years[0].period.first if len(years) == 1 else None
    if first is None:
        return found
    rest = [framed for framed in found if framed is not years[0]]
    recurring = [framed.recurring for framed in rest if framed.recurring]
    if not recurring or len(recurring) < len(rest):
        return found
    return [Framed(each.coming(first).period) for each in recurring]


def _recurring(start: When, end: When) -> Recurring | None:
    """Make one of a range whose ends both come again: "March to May"."""
    if isinstance(start, Span) or isinstance(end, Span):
        return None

    def nth(number: int) -> Span | None:
        first = start.nth(number)
        return first and Span(first.first, end.coming(first.first).last)

    return Recurring(nth, start.number)


def _beside(named: Span, day: Span) -> Span | None:
    """The day, if both are days of one month: no year lies between "10 May 2020" and "5 May"."""
    days = (named.first, named.last, day.first, day.last)
    single = named.first == named.last and day.first == day.last
    return day if single and len({(one.year, one.month) for one in days}) == 1 else None


def _is_short(span: Span) -> bool:
    return (span.last - span.first).days < _NEARLY_A_YEAR


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    return bool(
        first
        and last
        and first.year == last.year
        and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    )


def _span(first: date, last: date) -> Span:
    if last < first:
        raise QueryError(
            "period-ends-before-it-starts",
            f"The period ends ({last}) before it starts ({first}).",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return Span(first, last)


def _last_day(match: Match) -> Match:
    """Return a match of "MONTH DAY TO DAY" without its first day."""
    last = match.all("DAY", "ORDDAY", "DAYWORD")[-1]
    month = match.value("MONTH") or 1
    return replace(match, meaning="day", values=(("MONTH", month), ("DAY", last)))


def _with_day(match: Match, day: int, year: int) -> Match:
    """Return the match of a day of the same month, in a year that is known now."""
    month = match.value("MONTH") or 1
    values = (("MONTH", month), ("DAY", day), ("YEAR", year))
    return replace(match, meaning="day", values=values, inner=())
