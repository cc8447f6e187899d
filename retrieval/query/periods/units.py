"""Months, quarters, halves and seasons: what each template of one means."""

from collections.abc import Callable, Mapping
from datetime import date

from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan, Recurring
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.days import weekday
from retrieval.query.periods.points import Points, Reader, When
from retrieval.query.periods.values import shift_of
from retrieval.query.periods.years import year_of

_OLD = 70
"""Two figures from which on a year is of the last century."""


def _month(points: Points, match: TemplateMatch) -> When:
    month = match.value("MONTH", "OFMONTH") or 1
    return _in_year(points, match, lambda year: calendar.months(year, month, 1))


def _month_of_short_year(_: Points, match: TemplateMatch) -> DaySpan:
    short = match.value("NUM2", "ORD") or 0
    year = short + (2000 if short < _OLD else 1900)
    return calendar.months(year, match.value("MONTH") or 1, 1)


def _ym(points: Points, match: TemplateMatch) -> DaySpan:
    figures = match.value("YM") or 0
    points.check_year(figures // 100)
    return calendar.months(figures // 100, figures % 100, 1)


def _quarter(points: Points, match: TemplateMatch) -> When:
    number = match.value("ORD", "QUARTER", "NUM", "ROMAN") or 1
    return _in_year(points, match, lambda year: calendar.months(year, 3 * number - 2, 3))


def _quarters(points: Points, match: TemplateMatch) -> When:
    first, last = sorted(match.all("ORD", "ROMAN", "NUM"))
    if not 1 <= first <= last <= 4:
        raise ValueError("no such quarter")
    count = 3 * (last - first + 1)
    return _in_year(points, match, lambda year: calendar.months(year, 3 * first - 2, count))


def _half(points: Points, match: TemplateMatch) -> When:
    number = match.value("ORD", "HALF", "ROMAN", "NUM") or 1
    return _in_year(points, match, lambda year: calendar.months(year, 6 * number - 5, 6))


def _season(points: Points, match: TemplateMatch) -> When:
    number = match.value("SEASON") or 1
    return _in_year(points, match, lambda year: calendar.season(year, number))


def _season_pair(_: Points, match: TemplateMatch) -> DaySpan:
    return calendar.season(match.all("YEAR")[0], match.value("SEASON") or 1)


def _in_year(points: Points, match: TemplateMatch, span: Callable[[int], DaySpan]) -> When:
    year = year_of(points, match, match.value("YEAR", "OLDYEAR")) or points.year
    if year is None:
        return calendar.yearly(span)
    points.check_year(year)
    return span(year)


def _recurring(points: Points, match: TemplateMatch) -> Recurring:
    """The month, the season or the day of the week that a match names."""
    month, season = match.value("MONTH"), match.value("SEASON")
    if month is not None:
        return calendar.yearly(lambda year: calendar.months(year, month, 1))
    if season is not None:
        return calendar.yearly(lambda year: calendar.season(year, season))
    return weekday(points, match)


def _shifted(points: Points, match: TemplateMatch) -> DaySpan:
    recurring, shift = _recurring(points, match), shift_of(match)
    if shift == -1:
        return recurring.ended(points.today)
    if shift < 0:
        return _before_last(points, match)
    if shift > 0:
        return recurring.coming(calendar.add_days(points.today, 1))
    now = recurring.begun(points.today)
    return now if now.last >= points.today else _of_now(points, recurring, now)


def _before_last(points: Points, match: TemplateMatch) -> DaySpan:
    recurring = _recurring(points, match)
    return recurring.ended(recurring.ended(points.today).first)


def _of_now(points: Points, recurring: Recurring, last: DaySpan) -> DaySpan:
    """The one of this year or this week; in June "this winter" is still the last one."""
    span = recurring.nth(recurring.number(points.today))
    if span is None:
        raise ValueError("outside the calendar")
    lies_in_two_years = last.first.year < last.last.year == points.today.year
    ended_nearer = points.today - last.last < span.first - points.today
    return last if lies_in_two_years and ended_nearer else span


def _yearly_day(month: int, day: int) -> Reader:
    """What reads a day that is called by a name, perhaps with its year."""

    def read(points: Points, match: TemplateMatch) -> When:
        return _in_year(points, match, lambda year: calendar.one_day(date(year, month, day)))

    return read


READERS: Mapping[str, Reader] = {
    "month": _month,
    "month-of-short-year": _month_of_short_year,
    "ym": _ym,
    "quarter": _quarter,
    "quarters": _quarters,
    "half": _half,
    "season": _season,
    "season-pair": _season_pair,
    "shifted": _shifted,
    "before-last": _before_last,
    "christmas-eve": _yearly_day(12, 24),
    "new-years-eve": _yearly_day(12, 31),
}
"""What each meaning of a template is; see ``points.Points``."""
