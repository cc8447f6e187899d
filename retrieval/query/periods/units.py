"""Months, quarters, halves and seasons: what each template of one means."""

from collections.abc import Callable, Mapping

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


def _shifted(points: Points, match: TemplateMatch) -> DaySpan:
    month, season, shift = match.value("MONTH"), match.value("SEASON"), shift_of(match)
    if month is not None:
        recurring = calendar.yearly(lambda year: calendar.months(year, month, 1))
    elif season is not None:
        recurring = calendar.yearly(lambda year: calendar.season(year, season))
    else:
        recurring = weekday(points, match)
    if shift < 0:
        last = recurring.ended(points.today)
        return last if shift == -1 else recurring.ended(last.first)
    if shift > 0:
        return recurring.coming(calendar.add_days(points.today, 1))
    now = recurring.begun(points.today)
    return now if now.last >= points.today else _of_now(points, recurring)


def _of_now(points: Points, recurring: Recurring) -> DaySpan:
    span = recurring.nth(recurring.number(points.today))
    if span is None:
        raise ValueError("outside the calendar")
    return span


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
}
"""What each meaning of a template is; see ``points.Points``."""
