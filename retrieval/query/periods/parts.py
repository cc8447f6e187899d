"""Parts of a time, and days beside one: "the first week of May", "three days before"."""

from collections.abc import Callable, Mapping

from retrieval.languages.timetable import TimeUnit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan, Recurring
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.points import Points, Reader, When
from retrieval.query.periods.values import count_of, shift_of, unit_of


def _days_before(points: Points, match: TemplateMatch) -> DaySpan:
    count = count_of(match.child("COUNT"))
    return calendar.one_day(calendar.add(unit_of(match), _whole(points, match).first, -count))


def _days_after(points: Points, match: TemplateMatch) -> DaySpan:
    count = count_of(match.child("COUNT"))
    return calendar.one_day(calendar.add(unit_of(match), _whole(points, match).last, count))


def _first_part(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.part(_whole(points, match), unit_of(match), 0, count_of(match.child("COUNT")))


def _last_part(points: Points, match: TemplateMatch) -> DaySpan:
    count = count_of(match.child("COUNT"))
    return calendar.part(_whole(points, match), unit_of(match), -count, count)


def _nth_part(points: Points, match: TemplateMatch) -> DaySpan:
    unit, number = TimeUnit(match.value("UNIT") or 0), match.value("ORD") or 1
    return calendar.part(_whole(points, match), unit, number - 1, 1)


def _nth_day(points: Points, match: TemplateMatch) -> DaySpan:
    month = calendar.containing(TimeUnit.MONTH, points.today, shift_of(match))
    return calendar.part(month, TimeUnit.DAY, (match.value("DAY", "ORDDAY", "DAYWORD") or 1) - 1, 1)


def _half_part(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.half(_whole(points, match), match.value("ORD") or 1)


def _edge(points: Points, match: TemplateMatch) -> When:
    return _staged(points, match, match.value("EDGE", "EARLY") or 1)


def _ten_days(points: Points, match: TemplateMatch) -> When:
    """Return the first, second or last ten days of a month, as offices count them."""
    number = match.value("ORD") or 0
    if number not in (1, 2, 3):
        raise ValueError("a month has three")
    return _staged(points, match, number)


def _beginning(points: Points, match: TemplateMatch) -> When:
    return _staged(points, match, 1)


def _middle(points: Points, match: TemplateMatch) -> When:
    return _staged(points, match, 2)


def _end(points: Points, match: TemplateMatch) -> When:
    return _staged(points, match, 3)


def _edge_of_unit(points: Points, match: TemplateMatch) -> DaySpan:
    """Return a part of this year or month; of the one before where it has not begun."""
    unit, number = unit_of(match), match.value("EDGE") or 1
    now = calendar.stage(calendar.containing(unit, points.today), number)
    if now.first <= points.today:
        return now
    return calendar.stage(calendar.containing(unit, points.today, -1), number)


def _tens(points: Points, match: TemplateMatch) -> When:
    """Return ten days of a month: those of the twenties are 20 to 29."""
    ten = (match.value("TENS", "TENTH", "SHORTDECADE") or 0) % 100
    return _part_of(points, match, lambda span: calendar.part(span, TimeUnit.DAY, ten - 1, 10))


def _staged(points: Points, match: TemplateMatch, number: int) -> When:
    return _part_of(points, match, lambda span: calendar.stage(span, number))


def _part_of(points: Points, match: TemplateMatch, cut: Callable[[DaySpan], DaySpan]) -> When:
    inner = match.child("PLAIN")
    if inner is None:
        raise ValueError("a part of nothing")
    when = points.read(inner)
    if isinstance(when, DaySpan):
        return cut(when)
    nth = when.nth

    def part(at: int) -> DaySpan | None:
        span = nth(at)
        return span and cut(span)

    return Recurring(part, when.number)


def _whole(points: Points, match: TemplateMatch) -> DaySpan:
    inner = match.child("PLAIN") or match.child("YEARLY")
    if inner is None:
        raise ValueError("a part of nothing")
    return points.settle(inner)


READERS: Mapping[str, Reader] = {
    "days-before": _days_before,
    "days-after": _days_after,
    "first-part": _first_part,
    "last-part": _last_part,
    "nth-part": _nth_part,
    "nth-day": _nth_day,
    "half-part": _half_part,
    "edge-part": _edge,
    "edge-unit": _edge_of_unit,
    "ten-days": _ten_days,
    "begin-part": _beginning,
    "middle-part": _middle,
    "end-part": _end,
    "tens-part": _tens,
}
"""What each meaning of a template is; see ``points.Points``."""
