"""Years and decades: what each template of one means."""

from collections.abc import Mapping
from datetime import date

from retrieval.errors import QueryError
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.points import Points, Reader


def year_of(points: Points, match: TemplateMatch, figures: int | None) -> int | None:
    """Return the year of a day or a month.

    Args:
        points: of the question.
        match: of the day or the month, perhaps with a year inside.
        figures: the year that stands in the template itself.

    Returns:
        None where no year is said.
    """
    inner = match.child("SOMEYEAR")
    if inner is None:
        shift = match.value("SHIFT", "YEARSHIFT")
        return figures if shift is None else points.today.year + shift
    if inner.meaning == "short-year":
        return _short_year(points, inner).first.year
    return year_of(points, inner, inner.value("YEAR")) or points.today.year + (
        inner.value("SHIFT", "THESHIFT", "YEARSHIFT") or 0
    )


def _year(_: Points, match: TemplateMatch) -> DaySpan:
    return calendar.months(match.value("YEAR") or 0, 1, 12)


def _year_pair(_: Points, match: TemplateMatch) -> DaySpan:
    first, short = match.value("YEAR") or 0, match.value("NUM2") or 0
    return DaySpan(date(first, 1, 1), date(first - first % 100 + short, 12, 31))


def _short_year(points: Points, match: TemplateMatch) -> DaySpan:
    short = match.value("ORD", "NUM2", "SHORTYEAR") or 0
    return calendar.months(points.century(short) + short, 1, 12)


def _year_range(_: Points, match: TemplateMatch) -> DaySpan:
    years = match.all("YEAR")
    if len(years) == 1:
        years = (*years, years[0] - years[0] % 100 + (match.value("NUM2") or 0))
    if years[-1] < years[0]:
        raise QueryError(
            "period-ends-before-it-starts",
            f"The period ends ({years[-1]}-12-31) before it starts ({years[0]}-01-01).",
            first=f"{years[0]}-01-01",
            last=f"{years[-1]}-12-31",
        )
    return DaySpan(date(years[0], 1, 1), date(years[-1], 12, 31))


def _decade(points: Points, match: TemplateMatch) -> DaySpan:
    year = match.value("DECADE", "SHORTDECADE", "TENYEAR", "TEN", "TENTH", "ORD") or 0
    return calendar.months(year if year >= 100 else points.century(year) + year, 1, 120)


def _decades(points: Points, match: TemplateMatch) -> DaySpan:
    first, last = sorted(points.century(ten) + ten for ten in match.all("TEN", "TENTH"))
    return DaySpan(date(first, 1, 1), date(last + 9, 12, 31))


def _old_decade(_: Points, match: TemplateMatch) -> DaySpan:
    return calendar.months(1900 + (match.value("SHORTDECADE", "TENTH") or 0) % 100, 1, 120)


READERS: Mapping[str, Reader] = {
    "year": _year,
    "year-pair": _year_pair,
    "short-year": _short_year,
    "year-range": _year_range,
    "decade": _decade,
    "decades": _decades,
    "old-decade": _old_decade,
    "named-year": _year,
}
"""What each meaning of a template is; see ``points.Points``."""
