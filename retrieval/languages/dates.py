"""How a language writes a whole date in a document: patterns, with its months and weekdays."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class DateTable:
    """One language's written dates; all words are in lower case, letter case is ignored.

    Attributes:
        months: month as it is written in a date -> 1 to 12.
        weekdays: patterns of days of the week, which may stand before a date.
        forms: patterns of a whole date, the likelier first, in which ``<day>``, ``<month>`` and
            ``<year>`` are its parts, ``<weekday>`` and ``<clock>`` what may stand around them.
        numbered: patterns of a line that tells the number and the day of a document, in which
            ``<date>`` is the day.
        month_first: whether the month may stand before the day: "May 12".
        at: words before the time of day.
        small_words: words inside the name of a place that have no capital letter.
        years: patterns of what may stand behind a year in figures: 12.12.2020 г.
        labels: patterns of what leads to the day of publication: Published on.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    month_first: bool = False
    at: tuple[str, ...] = ()
    small_words: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
