"""The day of a feed's entry, or of a post: as it is written there, whatever the language."""

import re
from datetime import date as Date  # noqa: N812 - as in the glossary
from datetime import timedelta

from retrieval.ingest.date_forms import TABLES, shown
from retrieval.ingest.formats.unset_dates import is_unset
from retrieval.ingest.formats.written_dates import day_of
from retrieval.text import normalise_line
from retrieval.types import fault

_LONGEST = 80
_ORDINAL = re.compile("(?P<year>[0-9]{4})-(?P<day>[0-9]{3})")
_WEEK = re.compile("(?P<year>[0-9]{4})-?W(?P<week>[0-9]{2})-?(?P<day>[1-7])", re.IGNORECASE)
_BEFORE = '(?:[^\\W\\d_]+[.,:]*\\s+)?[«"“]?'  # a day of the week
_DAY, _YEAR = "(?P<day>[0-9]{1,2})", "(?P<year>[0-9]{4})"
_MONTH = "(?P<month>[^\\W\\d_]{3,})\\.?"
_FORMS = tuple(
    re.compile(_BEFORE + form)
    for form in (
        f'{_DAY}(?:st|nd|rd|th)?[-\\s»"”/.]+{_MONTH},?[-\\s/]+{_YEAR}',
        f"{_MONTH}\\s+{_DAY}(?:st|nd|rd|th)?,?\\s+{_YEAR}",
        f"{_YEAR}(?:[-\\s]?[^\\W\\d_]+\\.?)?[-\\s,]+{_DAY}[-\\s]+{_MONTH}",
        f"{_YEAR}(?P<between>[-/.])(?P<month>[0-9]{{2}})(?P=between){_DAY}",
        f"{_DAY}\\.(?P<month>[0-9]{{1,2}})\\.{_YEAR}",
    )
)
# a time with whatever is said of its zone, or words; no further figures, which may be a date
_AFTER = re.compile("(?:[^0-9]*|(?:T|[^0-9]+)[0-2]?[0-9][:.][0-5][0-9](?:[^0-9].*)?)", re.DOTALL)


def entry_day(written: str) -> Date:
    """The day that an entry's date names; whatever the time zone, the day as it is written.

    Raises:
        ValueError: it is no date, or one that programs write where they have none (1970-01-01,
            0001-01-01); the message says which.
    """
    value = normalise_line(written)[:_LONGEST]
    try:
        day = _counted(value) or _named(value) or day_of(value)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise ValueError(fault("date-unreadable", written=shown(value)))
    if is_unset(day, value):
        raise ValueError(fault("date-placeholder", written=shown(value)))
    return day


def _counted(value: str) -> Date | None:
    """The day of a week or of a year: 2031-W14-3, 2031-092."""
    if (match := _WEEK.match(value)) and _AFTER.fullmatch(value, match.end()):
        return Date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"]))
    if match := _ORDINAL.fullmatch(value):
        day = Date(int(match["year"]), 1, 1) + timedelta(days=int(match["day"]) - 1)
        return day if day.year == int(match["year"]) else None
    return None


def _named(value: str) -> Date | None:
    for form in _FORMS:
        match = form.match(value)
        if match and _AFTER.fullmatch(value, match.end()):
            month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
            if month:
                return Date(int(match["year"]), month, int(match["day"]))
    return None


def _month(word: str) -> int | None:
    """The month whose name ``word`` is in any language, shortened or with an ending."""
    word = word.lower()
    found = {
        number
        for table in TABLES
        for name, number in table.months.items()
        if name.startswith(word) or (word.startswith(name) and len(word) <= len(name) + 4)
    }
    return found.pop() if len(found) == 1 else None
