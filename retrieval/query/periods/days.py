"""Single days: what each template of a day means."""

from collections.abc import Mapping
from datetime import date

from retrieval.languages.timetable import TimeUnit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan, Recurring
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.points import Points, Reader, When, day_of
from retrieval.query.periods.years import year_of


def _same(points: Points, match: TemplateMatch) -> When:
    return points.read(match.inner[0][1])


def _day(points: Points, match: TemplateMatch) -> When:
    month = match.value("MONTH")
    day = match.value("DAY", "ORDDAY", "BADDAY", "ORD", "DAYWORD")
    if month is None or day is None:
        raise ValueError("a day without its month")
    year = year_of(points, match, match.value("YEAR", "OLDYEAR")) or points.year
    if year is None:
        points.check_day(2000, month, day, points.day_name(day, month))
        return calendar.yearly(lambda number: day_of(number, month, day))
    points.check_year(year)
    points.check_day(year, month, day, points.day_name(day, month, year))
    return calendar.one_day(date(year, month, day))


def _date(points: Points, match: TemplateMatch) -> DaySpan:
    figures = match.value("DATE", "SHORTDATE") or 0
    year, month, day = figures // 10000, figures // 100 % 100, figures % 100
    points.check_year(year)
    points.check_day(year, month, day, points.typed(match))
    return calendar.one_day(date(year, month, day))


def _day_of_short_year(points: Points, match: TemplateMatch) -> DaySpan:
    month, day = match.value("MONTH") or 0, match.value("DAY", "ORDDAY") or 0
    year = 2000 + (match.value("NUM2") or 0)
    points.check_day(year, month, day, points.day_name(day, month, year))
    return calendar.one_day(date(year, month, day))


def weekday(_: Points, match: TemplateMatch) -> Recurring:
    """Return the day of the week that a match names."""
    return calendar.weekly(match.value("WEEKDAY", "FRIDAY", "ITSFRIDAY") or 0)


def _week_weekday(points: Points, match: TemplateMatch) -> DaySpan:
    week = match.child("WEEK")
    if week is None:
        raise ValueError("a day without its week")
    return weekday(points, match).coming(points.settle(week).first)


def _week_of(points: Points, match: TemplateMatch) -> DaySpan:
    return calendar.containing(TimeUnit.WEEK, points.settle(match.inner[0][1]).first)


def _dayshift(points: Points, match: TemplateMatch) -> DaySpan:
    return _days_on(points, match.value("DAYSHIFT", "OFDAY") or 0)


def _two_days_ago(points: Points, _match: TemplateMatch) -> DaySpan:
    return _days_on(points, -2)


def _two_days_on(points: Points, _match: TemplateMatch) -> DaySpan:
    return _days_on(points, 2)


def _this_day(points: Points, _match: TemplateMatch) -> DaySpan:
    return _days_on(points, 0)


def _last_night(points: Points, _match: TemplateMatch) -> DaySpan:
    return _days_on(points, -1)


def _days_on(points: Points, count: int) -> DaySpan:
    return calendar.containing(TimeUnit.DAY, points.today, count)


READERS: Mapping[str, Reader] = {
    "same": _same,
    "day": _day,
    "date": _date,
    "day-of-short-year": _day_of_short_year,
    "weekday": weekday,
    "week-weekday": _week_weekday,
    "week-of": _week_of,
    "dayshift": _dayshift,
    "two-days-ago": _two_days_ago,
    "two-days-on": _two_days_on,
    "this-day": _this_day,
    "last-night": _last_night,
}
"""What each meaning of a template is; see ``points.Points``."""
