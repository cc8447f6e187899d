"""Units of the calendar as inclusive periods, and arithmetic that stays inside it.

What lies outside the years 1 to 9999 is cut off at the calendar's edge by ``add_days`` and
``add_months``; the functions that take a year raise ``ValueError`` there.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from retrieval.languages.timetable import TimeUnit
from retrieval.types import Period

_MONTHS = {
    TimeUnit.MONTH: 1,
    TimeUnit.QUARTER: 3,
    TimeUnit.HALF_YEAR: 6,
    TimeUnit.YEAR: 12,
    TimeUnit.DECADE: 120,
}
_DAYS = {TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7, TimeUnit.FORTNIGHT: 14}


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A closed period: the days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def period(self) -> Period:
        """The same as an answer's period."""
        return Period(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A period that comes again and again: each 5 May, each March, each Monday.

    Attributes:
        nth: number -> the period of that number, or None where it does not occur then.
        number: day -> the number near which to look.
    """

    nth: Callable[[int], DaySpan | None]
    number: Callable[[date], int]

    def begun(self, day: date) -> DaySpan:
        """Return the latest that begins on ``day`` or before it."""
        near = self.number(day) + 1
        return self._first_of(range(near, near - 12, -1), lambda span: span.first <= day)

    def ended(self, day: date) -> DaySpan:
        """Return the latest that is over before ``day``."""
        near = self.number(day) + 1
        return self._first_of(range(near, near - 12, -1), lambda span: span.last < day)

    def coming(self, day: date) -> DaySpan:
        """Return the earliest that begins on ``day`` or after it."""
        near = self.number(day) - 1
        return self._first_of(range(near, near + 12), lambda span: span.first >= day)

    def _first_of(self, numbers: range, wanted: Callable[[DaySpan], bool]) -> DaySpan:
        for number in numbers:
            span = self.nth(number)
            if span is not None and wanted(span):
                return span
        raise ValueError("outside the calendar")


def yearly(nth: Callable[[int], DaySpan | None]) -> Recurring:
    """Make what recurs once a year from ``year -> span``."""
    return Recurring(lambda year: nth(year) if 1 <= year < 9999 else None, lambda day: day.year)


def weekly(weekday: int) -> Recurring:
    """Make what recurs every week, Monday 0 to Sunday 6."""

    def nth(week: int) -> DaySpan | None:
        ordinal = 7 * week + 1 + weekday
        if not 1 <= ordinal <= date.max.toordinal():
            return None
        return one_day(date.fromordinal(ordinal))

    return Recurring(nth, lambda day: (day.toordinal() - 1) // 7)


def one_day(day: date) -> DaySpan:
    """Return the period of a single day."""
    return DaySpan(day, day)


def months(year: int, month: int, count: int) -> DaySpan:
    """Return ``count`` whole months from ``month`` (1-12, or beyond: the years after) on."""
    first = year * 12 + month - 1
    last = first + count - 1
    last_year, last_month = last // 12, last % 12 + 1
    return DaySpan(
        date(first // 12, first % 12 + 1, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
    )


def season(year: int, number: int) -> DaySpan:
    """Return a northern season, spring 1 to winter 4; winter begins in ``year``'s December."""
    return months(year, 3 * number, 3)


def containing(unit: TimeUnit, day: date, shift: int = 0) -> DaySpan:
    """Return the calendar unit around ``day``, or the one ``shift`` units later."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
        number = (day.year * 12 + day.month - 1) // size + shift
        return months(number * size // 12, number * size % 12 + 1, size)
    if unit is TimeUnit.FORTNIGHT:
        return containing(TimeUnit.WEEK, day, 2 * shift)
    if unit in (TimeUnit.WEEK, TimeUnit.WEEKEND):
        monday = day.toordinal() - day.weekday() + 7 * shift
        offset = 5 if unit is TimeUnit.WEEKEND else 0
        return DaySpan(date.fromordinal(monday + offset), date.fromordinal(monday + 6))
    return one_day(date.fromordinal(day.toordinal() + shift))


def add(unit: TimeUnit, day: date, count: int) -> date:
    """Return the day ``count`` units after ``day``; in a shorter month its last day."""
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    if unit is TimeUnit.HOUR:
        return add_days(day, -(-count // 24) if count > 0 else count // 24)
    return add_days(day, count * _DAYS.get(unit, 1))


def add_days(day: date, count: int) -> date:
    """Return the day ``count`` days later, or the calendar's edge."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.min if count < 0 else date.max


def next_day(day: date) -> date:
    """Return the day after.

    Raises:
        ValueError: at the end of the calendar.
    """
    return date.fromordinal(day.toordinal() + 1)


def previous_day(day: date) -> date:
    """Return the day before.

    Raises:
        ValueError: at the beginning of the calendar.
    """
    return date.fromordinal(day.toordinal() - 1)


def add_months(day: date, count: int) -> date:
    """Return the same day ``count`` months later, the last of a shorter month, or the edge."""
    number = day.year * 12 + day.month - 1 + count
    year, month = number // 12, number % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.min if count < 0 else date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def whole_months(span: DaySpan) -> int:
    """Return how many whole calendar months ``span`` is, 0 if it is not."""
    after = add_days(span.last, 1)
    if span.first.day != 1 or (after.day != 1 and span.last != date.max):
        return 0
    return (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1


def part(span: DaySpan, unit: TimeUnit, first: int, count: int) -> DaySpan:
    """Return ``count`` units of ``span`` from its ``first`` one (0 the first, -n from the end).

    Raises:
        ValueError: if ``span`` has not that many.
    """
    if unit is TimeUnit.HOUR:  # the days that hours lie in
        unit, first, count = TimeUnit.DAY, first // 24, -(-count // 24)
    if first < 0:
        start = add(unit, add_days(span.last, 1), first)
        end = span.last
    else:
        start = add(unit, span.first, first)
        end = add_days(add(unit, span.first, first + count), -1)
    if not span.first <= start <= span.last or start > end:
        raise ValueError("no such part")
    return DaySpan(start, min(end, span.last))


def stage(span: DaySpan, number: int) -> DaySpan:
    """Return the beginning (1), middle (2) or end (3) of ``span``.

    Of a month days 1-10, 11-20 and the rest; of a year the first quarter, May to August and the
    last quarter; of what has three or six months a third. Anything else is returned whole.
    """
    size = whole_months(span)
    year, month = span.first.year, span.first.month
    if size == 1:
        last = span.last.day if number == 3 else 10 * number
        return DaySpan(span.first.replace(day=10 * number - 9), span.first.replace(day=last))
    if size == 12:
        return months(year, month + (0, 4, 9)[number - 1], 4 if number == 2 else 3)
    if size in (3, 6):
        third = size // 3
        return months(year, month + third * (number - 1), third)
    return span


def half(span: DaySpan, number: int) -> DaySpan:
    """Return the first (1) or second (2) half of ``span``; of a month, days 1-15 and the rest."""
    size = whole_months(span)
    if size and size % 2 == 0:
        middle = add_months(span.first, size // 2)
    elif size == 1:
        middle = add_days(span.first, 15)
    else:
        middle = add_days(span.first, ((span.last - span.first).days + 1) // 2)
    if number == 1:
        return DaySpan(span.first, max(span.first, add_days(middle, -1)))
    return DaySpan(middle, span.last)
