"""What a point of time means: a fixed span, or one that recurs and takes its year elsewhere."""

from collections.abc import Callable
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages.timetable import TimeTable, Unit
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import Recurring, Span
from retrieval.query.periods.chart import Match

FEW = 3  # what "a few" counts as
DOZEN = 12
When = Span | Recurring
_YEARS = range(1900, 2100)
_NAMED_UNITS = {"weekend": Unit.WEEKEND, "decade": Unit.DECADE}


class Points:
    """Reads matches of the groups PLAIN and POINT, for one question asked on ``today``."""

    def __init__(self, today: date, table: TimeTable, typed: Callable[[Match], str]) -> None:
        self._today = today
        self._table = table
        self._typed = typed

    def read(self, match: Match) -> When:
        """Return what ``match`` means.

        Raises:
            QueryError: ``no-such-day`` or ``year-out-of-range``.
            ValueError: outside the calendar.
        """
        reader: Callable[[Match], When] = getattr(self, "_" + match.meaning.replace("-", "_"))
        return reader(match)

    def settle(self, match: Match) -> Span:
        """Return what ``match`` means; what recurs is the latest that has begun."""
        when = self.read(match)
        return when if isinstance(when, Span) else when.begun(self._today)

    def _same(self, match: Match) -> When:
        return self.read(match.inner[0][1])

    # days

    def _day(self, match: Match) -> When:
        month = match.value("MONTH")
        day = match.value("DAY", "ORDDAY", "BADDAY", "ORD", "DAYWORD")
        if month is None or day is None:
            raise ValueError("a day without its month")
        year = self._year_of(match, match.value("YEAR", "OLDYEAR"))
        if year is None:
            self._check_day(2000, month, day, self._day_name(day, month))
            return calendar.yearly(lambda number: _day_of(number, month, day))
        self._check_year(year)
        self._check_day(year, month, day, self._day_name(day, month, year))
        return calendar.one_day(date(year, month, day))

    def _date(self, match: Match) -> Span:
        figures = match.value("DATE", "SHORTDATE") or 0
        year, month, day = figures // 10000, figures // 100 % 100, figures % 100
        self._check_year(year)
        self._check_day(year, month, day, self._typed(match))
        return calendar.one_day(date(year, month, day))

    def _day_of_short_year(self, match: Match) -> Span:
        month, day = match.value("MONTH") or 0, match.value("DAY", "ORDDAY") or 0
        year = 2000 + (match.value("NUM2") or 0)
        self._check_day(year, month, day, self._day_name(day, month, year))
        return calendar.one_day(date(year, month, day))

    def _day_name(self, day: int, month: int, year: int | None = None) -> str:
        written = self._table.day_names[year is not None]
        return written.format(day=day, month=self._table.months[month - 1], year=year)

    def _check_day(self, year: int, month: int, day: int, name: str) -> None:
        if not 1 <= month <= 12 or _day_of(year, month, day) is None:
            raise QueryError("no-such-day", f"There is no such day as {name}.", day=name)

    def _check_year(self, year: int) -> None:
        if year not in _YEARS:
            raise QueryError(
                "year-out-of-range",
                f"The year {year} lies outside {_YEARS.start} to {_YEARS.stop - 1}.",
                year=year,
            )

    def _weekday(self, match: Match) -> Recurring:
        return calendar.weekly(match.value("WEEKDAY", "FRIDAY") or 0)

    def _week_weekday(self, match: Match) -> Span:
        week = calendar.containing(Unit.WEEK, self._today, match.value("SHIFT") or 0)
        return self._weekday(match).coming(week.first)

    def _week_of(self, match: Match) -> Span:
        return calendar.containing(Unit.WEEK, self.settle(match.inner[0][1]).first)

    def _dayshift(self, match: Match) -> Span:
        return self._days_on(match.value("DAYSHIFT") or 0)

    def _two_days_ago(self, _: Match) -> Span:
        return self._days_on(-2)

    def _two_days_on(self, _: Match) -> Span:
        return self._days_on(2)

    def _this_day(self, _: Match) -> Span:
        return self._days_on(0)

    def _last_night(self, _: Match) -> Span:
        return self._days_on(-1)

    def _days_on(self, count: int) -> Span:
        return calendar.containing(Unit.DAY, self._today, count)

    # units of a year

    def _month(self, match: Match) -> When:
        month = match.value("MONTH", "OFMONTH") or 1
        return self._in_year(match, lambda year: calendar.months(year, month, 1))

    def _ym(self, match: Match) -> Span:
        figures = match.value("YM") or 0
        self._check_year(figures // 100)
        return calendar.months(figures // 100, figures % 100, 1)

    def _quarter(self, match: Match) -> When:
        number = match.value("ORD", "QUARTER", "NUM", "ROMAN") or 1
        return self._in_year(match, lambda year: calendar.months(year, 3 * number - 2, 3))

    def _quarters(self, match: Match) -> When:
        first, last = sorted(match.all("ORD", "ROMAN", "NUM"))
        if not 1 <= first <= last <= 4:
            raise ValueError("no such quarter")
        count = 3 * (last - first + 1)
        return self._in_year(match, lambda year: calendar.months(year, 3 * first - 2, count))

    def _half(self, match: Match) -> When:
        number = match.value("ORD", "HALF", "ROMAN", "NUM") or 1
        return self._in_year(match, lambda year: calendar.months(year, 6 * number - 5, 6))

    def _season(self, match: Match) -> When:
        number = match.value("SEASON") or 1
        return self._in_year(match, lambda year: calendar.season(year, number))

    def _season_pair(self, match: Match) -> Span:
        return calendar.season(match.all("YEAR")[0], match.value("SEASON") or 1)

    def _in_year(self, match: Match, span: Callable[[int], Span]) -> When:
        year = self._year_of(match, match.value("YEAR", "OLDYEAR"))
        if year is None:
            return calendar.yearly(span)
        self._check_year(year)
        return span(year)

    def _year_of(self, match: Match, figures: int | None) -> int | None:
        inner = match.child("SOMEYEAR")
        if inner is None:
            shift = match.value("SHIFT", "YEARSHIFT")
            return figures if shift is None else self._today.year + shift
        if inner.meaning == "short-year":
            return self._short_year(inner).first.year
        return self._year_of(inner, inner.value("YEAR")) or self._today.year + (
            inner.value("SHIFT", "THESHIFT", "YEARSHIFT") or 0
        )

    def _shifted(self, match: Match) -> Span:
        month, season, shift = match.value("MONTH"), match.value("SEASON"), _shift(match)
        if month is not None:
            found = calendar.yearly(lambda year: calendar.months(year, month, 1))
        elif season is not None:
            found = calendar.yearly(lambda year: calendar.season(year, season))
        else:
            found = self._weekday(match)
        if shift < 0:
            last = found.ended(self._today)
            return last if shift == -1 else found.ended(last.first)
        if shift > 0:
            return found.coming(calendar.add_days(self._today, 1))
        now = found.begun(self._today)
        return now if now.last >= self._today else self._of_now(found)

    def _of_now(self, found: Recurring) -> Span:
        span = found.nth(found.number(self._today))
        if span is None:
            raise ValueError("outside the calendar")
        return span

    # years and more

    def _year(self, match: Match) -> Span:
        return calendar.months(match.value("YEAR") or 0, 1, 12)

    _named_year = _year

    def _year_pair(self, match: Match) -> Span:
        first, short = match.value("YEAR") or 0, match.value("NUM2") or 0
        return Span(date(first, 1, 1), date(first - first % 100 + short, 12, 31))

    def _short_year(self, match: Match) -> Span:
        short = match.value("ORD", "NUM2", "SHORTYEAR") or 0
        return calendar.months(self._century(short) + short, 1, 12)

    def _year_range(self, match: Match) -> Span:
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
        return Span(date(years[0], 1, 1), date(years[-1], 12, 31))

    def _decade(self, match: Match) -> Span:
        year = match.value("DECADE", "SHORTDECADE", "TENYEAR", "TEN", "TENTH", "ORD") or 0
        return calendar.months(year if year >= 100 else self._century(year) + year, 1, 120)

    def _decades(self, match: Match) -> Span:
        first, last = sorted(self._century(ten) + ten for ten in match.all("TEN", "TENTH"))
        return Span(date(first, 1, 1), date(last + 9, 12, 31))

    def _old_decade(self, match: Match) -> Span:
        return calendar.months(1900 + (match.value("SHORTDECADE", "TENTH") or 0) % 100, 1, 120)

    def _century(self, short: int) -> int:
        """Return the century of a year in two figures: the latest in which it has begun."""
        return 2000 if 2000 + short <= self._today.year else 1900

    # counted from today

    def _this_unit(self, match: Match) -> Span:
        return calendar.containing(_unit(match), self._today)

    def _shifted_year(self, match: Match) -> Span:
        return calendar.containing(Unit.YEAR, self._today, match.value("YEARSHIFT") or 0)

    def _years_and_a_half(self, match: Match) -> Span:
        months = 12 * _count(match.child("COUNT")) + 6
        return Span(calendar.add_months(self._today, -months), self._today)

    def _years_and_a_half_ago(self, match: Match) -> Span:
        months = 12 * _count(match.child("COUNT")) + 6
        return calendar.containing(Unit.MONTH, self._today, -months)

    def _rolling_one(self, match: Match) -> Span:
        if _unit(match) in (Unit.QUARTER, Unit.WEEKEND):
            return self._rolling(match)
        return Span(calendar.add(_unit(match), self._today, -1), self._today)

    def _shifted_unit(self, match: Match) -> Span:
        return calendar.containing(_unit(match), self._today, _shift(match))

    def _shifted_units(self, match: Match) -> Span:
        spans = [calendar.containing(_unit(match), self._today, by) for by in match.all("SHIFT")]
        return Span(min(span.first for span in spans), max(span.last for span in spans))

    def _last_calendar(self, match: Match) -> Span:
        return calendar.containing(_unit(match), self._today, -1)

    def _unit_before_last(self, match: Match) -> Span:
        return calendar.containing(_unit(match), self._today, -2)

    def _rolling(self, match: Match) -> Span:
        unit, count = _unit(match), match.child("COUNT")
        if count is None and unit in (Unit.QUARTER, Unit.WEEKEND, Unit.DAY):
            return calendar.containing(unit, self._today, -1)
        first = calendar.add(unit, self._today, -_count(count))
        return Span(first, self._today)

    def _coming(self, match: Match) -> Span:
        last = calendar.add(_unit(match), self._today, _count(match.child("COUNT")))
        return Span(self._today, last)

    def _days_before(self, match: Match) -> Span:
        count = _count(match.child("COUNT"))
        return calendar.one_day(calendar.add(_unit(match), self._whole(match).first, -count))

    def _days_after(self, match: Match) -> Span:
        count = _count(match.child("COUNT"))
        return calendar.one_day(calendar.add(_unit(match), self._whole(match).last, count))

    def _weekend(self, _: Match) -> Span:
        now = calendar.containing(Unit.WEEKEND, self._today)
        if now.first <= self._today:
            return now
        return calendar.containing(Unit.WEEKEND, self._today, -1)

    def _ago(self, match: Match) -> Span:
        unit, count = _unit(match), _count(match.child("COUNT"))
        if unit is Unit.HOUR:
            return calendar.one_day(calendar.add(unit, self._today, -count))
        if unit is Unit.HALF_YEAR:
            return calendar.containing(Unit.MONTH, self._today, -6 * count)
        return calendar.containing(unit, self._today, -count)

    def _one_ago(self, match: Match) -> Span:
        return self._ago(match)

    def _half_year_ago(self, _: Match) -> Span:
        return calendar.containing(Unit.MONTH, self._today, -6)

    # parts

    def _first_part(self, match: Match) -> Span:
        return calendar.part(self._whole(match), _unit(match), 0, _count(match.child("COUNT")))

    def _last_part(self, match: Match) -> Span:
        count = _count(match.child("COUNT"))
        return calendar.part(self._whole(match), _unit(match), -count, count)

    def _nth_part(self, match: Match) -> Span:
        unit, number = Unit(match.value("UNIT") or 0), match.value("ORD") or 1
        return calendar.part(self._whole(match), unit, number - 1, 1)

    def _nth_day(self, match: Match) -> Span:
        month = calendar.containing(Unit.MONTH, self._today, _shift(match))
        return calendar.part(month, Unit.DAY, (match.value("DAY", "ORDDAY", "DAYWORD") or 1) - 1, 1)

    def _half_part(self, match: Match) -> Span:
        return calendar.half(self._whole(match), match.value("ORD") or 1)

    def _whole(self, match: Match) -> Span:
        inner = match.child("PLAIN") or match.child("YEARLY")
        if inner is None:
            raise ValueError("a part of nothing")
        return self.settle(inner)


def _day_of(year: int, month: int, day: int) -> Span | None:
    try:
        return calendar.one_day(date(year, month, day))
    except ValueError:
        return None


def _shift(match: Match) -> int:
    return match.value("SHIFT", "THESHIFT", "PASTSHIFT") or 0


def _unit(match: Match) -> Unit:
    span = match.child("SPAN")
    if span is not None and span.meaning in _NAMED_UNITS:
        return _NAMED_UNITS[span.meaning]
    unit = (span or match).value("UNIT")
    return Unit.HALF_YEAR if unit is None else Unit(unit)


def _count(match: Match | None) -> int:
    if match is None:
        return 1
    if match.meaning == "number":
        number = match.value("NUM")
        return DOZEN if number is None else number
    return 2 if match.meaning == "two" else FEW
