"""Points of time: what a match means by the readers of its meaning, for one question."""

from collections.abc import Callable, Mapping
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods import calendar
from retrieval.query.periods.calendar import DaySpan, Recurring
from retrieval.query.periods.chart import TemplateMatch

When = DaySpan | Recurring
"""A fixed span, or one that recurs and takes its year elsewhere."""

Reader = Callable[["Points", TemplateMatch], When]
"""What one meaning makes of a match; ``meanings.READERS`` has one for each."""

YEARS = range(1900, 2100)
"""Those that questions are asked about."""


class Points:
    """Reads matches of the groups PLAIN and POINT, for one question.

    Attributes:
        today: the day on which it is asked.
        table: of the question's language.
        typed: a match as it was typed, for messages.
        year: of what names none; None where that is the latest that has begun.
    """

    def __init__(
        self,
        today: date,
        table: TimeTable,
        typed: Callable[[TemplateMatch], str],
        readers: Mapping[str, Reader],
        year: int | None = None,
    ) -> None:
        self.today = today
        self.year = year
        self.table = table
        self.typed = typed
        self._readers = readers

    def read(self, match: TemplateMatch) -> When:
        """Return what ``match`` means.

        Raises:
            QueryError: ``no-such-day`` or ``year-out-of-range``.
            ValueError: outside the calendar.
        """
        return self._readers[match.meaning](self, match)

    def settle(self, match: TemplateMatch) -> DaySpan:
        """Return what ``match`` means; what recurs is the latest that has begun."""
        when = self.read(match)
        return when if isinstance(when, DaySpan) else when.begun(self.today)

    def day_name(self, day: int, month: int, year: int | None = None) -> str:
        """Return how the question's language writes a day."""
        written = self.table.day_names[year is not None]
        return written.format(day=day, month=self.table.months[month - 1], year=year)

    def check_day(self, year: int, month: int, day: int, name: str) -> None:
        """Raise ``QueryError`` where the calendar has no such day; ``name`` is for the message."""
        if not 1 <= month <= 12 or day_of(year, month, day) is None:
            raise QueryError("no-such-day", f"There is no such day as {name}.", day=name)

    def check_year(self, year: int) -> None:
        """Raise ``QueryError`` where a year is not one that questions are asked about."""
        if year not in YEARS:
            raise QueryError(
                "year-out-of-range",
                f"The year {year} lies outside {YEARS.start} to {YEARS.stop - 1}.",
                year=year,
            )

    def century(self, short: int) -> int:
        """Return the century of a year in two figures: the latest in which it has begun."""
        return 2000 if 2000 + short <= self.today.year else 1900


def day_of(year: int, month: int, day: int) -> DaySpan | None:
    """Return the span of a day, None where the calendar has no such day."""
    try:
        return calendar.one_day(date(year, month, day))
    except ValueError:
        return None
