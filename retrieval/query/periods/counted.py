"""Times counted from today: what "last week", "two years ago", "in the last 3 months" mean."""

from collections.abc import Mapping

from retrieval.languages.timetable import TimeUnit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.points import Points, Reader
from retrieval.query.periods.values import count_of, shift_of, unit_of


def _shifted_year(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.containing(TimeUnit.YEAR, points.today, match.value("YEARSHIFT") or 0)


def _years_and_a_half(points: Points, match: TemplateMatch) -> DaySpan:
    months = 12 * count_of(match.child("COUNT")) + 6
    return DaySpan(calendar.add_months(points.today, -months), points.today)


def _years_and_a_half_ago(points: Points, match: TemplateMatch) -> DaySpan:
    months = 12 * count_of(match.child("COUNT")) + 6
    return calendar.containing(TimeUnit.MONTH, points.today, -months)


def _rolling_one(points: Points, match: TemplateMatch) -> DaySpan:
    if unit_of(match) in (TimeUnit.QUARTER, TimeUnit.WEEKEND):
        return _rolling(points, match)
    return DaySpan(calendar.add(unit_of(match), points.today, -1), points.today)


def _shifted_unit(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.containing(unit_of(match), points.today, shift_of(match))


def _shifted_units(points: Points, match: TemplateMatch) -> DaySpan:
    spans = [calendar.containing(unit_of(match), points.today, by) for by in match.all("SHIFT")]
    return DaySpan(min(span.first for span in spans), max(span.last for span in spans))


def _last_calendar(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.containing(unit_of(match), points.today, -1)


def _unit_before_last(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.containing(unit_of(match), points.today, -2)


def _rolling(points: Points, match: TemplateMatch) -> DaySpan:
    unit, count = unit_of(match), match.child("COUNT")
    if count is None and unit in (TimeUnit.QUARTER, TimeUnit.WEEKEND, TimeUnit.DAY):
        return calendar.containing(unit, points.today, -1)
    first = calendar.add(unit, points.today, -count_of(count))
    return DaySpan(first, points.today)


def _coming(points: Points, match: TemplateMatch) -> DaySpan:
    last = calendar.add(unit_of(match), points.today, count_of(match.child("COUNT")))
    return DaySpan(points.today, last)


def _weekend(points: Points, _match: TemplateMatch) -> DaySpan:
    now = calendar.containing(TimeUnit.WEEKEND, points.today)
    if now.first <= points.today:
        return now
    return calendar.containing(TimeUnit.WEEKEND, points.today, -1)


def _ago(points: Points, match: TemplateMatch) -> DaySpan:
    unit, count = unit_of(match), count_of(match.child("COUNT"))
    if unit is TimeUnit.HOUR:
        return calendar.one_day(calendar.add(unit, points.today, -count))
    if unit is TimeUnit.HALF_YEAR:
        return calendar.containing(TimeUnit.MONTH, points.today, -6 * count)
    return calendar.containing(unit, points.today, -count)


def _half_year_ago(points: Points, _match: TemplateMatch) -> DaySpan:
    return calendar.containing(TimeUnit.MONTH, points.today, -6)


READERS: Mapping[str, Reader] = {
    "shifted-year": _shifted_year,
    "years-and-a-half": _years_and_a_half,
    "years-and-a-half-ago": _years_and_a_half_ago,
    "rolling-one": _rolling_one,
    "shifted-unit": _shifted_unit,
    "shifted-units": _shifted_units,
    "last-calendar": _last_calendar,
    "unit-before-last": _unit_before_last,
    "rolling": _rolling,
    "coming": _coming,
    "weekend": _weekend,
    "ago": _ago,
    "half-year-ago": _half_year_ago,
    "one-ago": _ago,
}
"""What each meaning of a template is; see ``points.Points``."""
