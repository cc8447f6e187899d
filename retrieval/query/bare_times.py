"""A time as it is only said in a conversation: "May?" after April, "the 5th?" after a month."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from retrieval.languages import LANGUAGES, Language
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods import calendar
from retrieval.query.periods.tokens import fold
from retrieval.types import Period

_DAY = re.compile(r"\d{1,2}")
_WINTER = 12, 1  # the month and day that it begins on
_LONGEST_WINTER = 91
_PARTS = 3, 6  # months of a quarter, and of a half


def year_of(period: Period | None) -> int | None:
    """The year that a period lies in; None where it is open, or lies in several.

    A winter is of the year that it is named by, in which it begins.
    """
    if period is None or period.first is None or period.last is None:
        return None
    first, last = period.first, period.last
    is_winter = (first.month, first.day) == _WINTER and (last - first).days < _LONGEST_WINTER
    return first.year if first.year == last.year or is_winter else None


def has_come(day: date, year: int, today: date) -> bool:
    """Whether a day of the year that was asked about may be meant: after "in 2026" no day ahead."""
    return year > today.year or day <= today


def bare_time(words: Sequence[str], today: date, last: Period | None) -> Period | None:
    """The month, the season or the day that a few words name by themselves.

    Args:
        words: of a follow-up, its leading words taken off.
        today: a month of no year is the latest that has begun.
        last: what was asked about before; its year is that of a month, if that has begun or the
            whole year is still to come, its month that of a day.

    Returns:
        None where the words are no such time.
    """
    for known in LANGUAGES:
        if known.time is None:
            continue
        period = (
            _month(words, known.time, today, last)
            or _part(words, known.time, last)
            or _day(words, known, last)
        )
        if period is not None:
            return period
    return None


def _month(
    words: Sequence[str], table: TimeTable, today: date, last: Period | None
) -> Period | None:
    if len(words) != 1:
        return None
    meant = meanings(words[0], table)
    if "MONTH" in meant:
        recurring = calendar.yearly(lambda year: calendar.months(year, meant["MONTH"], 1))
    elif "SEASON" in meant:
        recurring = calendar.yearly(lambda year: calendar.season(year, meant["SEASON"]))
    else:
        return None
    year = year_of(last)
    span = recurring.nth(year) if year else None
    if span and year and has_come(span.first, year, today):
        return span.period
    return recurring.begun(today).period


def _part(words: Sequence[str], table: TimeTable, last: Period | None) -> Period | None:
    """The quarter or the half of a year that stands by its number alone: "and in the second?"."""
    year = year_of(last)
    if len(words) != 1 or year is None or last is None or last.first is None or last.last is None:
        return None
    meant = meanings(words[0], table)
    number = meant.get("ORD") or meant.get("ORDDAY")
    size = calendar.whole_months(calendar.DaySpan(last.first, last.last))
    if size not in _PARTS or number is None or not 1 <= number <= 12 // size:
        return None
    return calendar.months(year, size * (number - 1) + 1, size).period


def _day(words: Sequence[str], known: Language, last: Period | None) -> Period | None:
    """A day of the month that was asked about; of another month, or of none, it is no day."""
    match = known.conversation.day.fullmatch(" ".join(words))
    year = year_of(last)
    if match is None or last is None or last.first is None or last.last is None or year is None:
        return None
    number = _number(match["day"], known.time)
    if number is None or (last.first.month, last.first.year) != (last.last.month, last.last.year):
        return None
    try:
        day = last.first.replace(day=number)
    except ValueError:
        return None
    return Period(day, day)


def names_a_day(words: str) -> bool:
    """Whether a few words are a day of a month that is not named: "the 5th"."""
    for known in LANGUAGES:
        match = known.conversation.day.fullmatch(words.casefold())
        if match is not None and _number(match["day"], known.time) is not None:
            return True
    return False


def _number(word: str, table: TimeTable | None) -> int | None:
    if _DAY.fullmatch(word):
        return int(word)
    meant = meanings(word, table) if table else {}
    return next((meant[kind] for kind in ("ORDDAY", "DAYWORD", "ORD") if kind in meant), None)


def meanings(word: str, table: TimeTable) -> Mapping[str, int]:
    """What a word of a language may mean: class -> value; empty for a word of no time."""
    return table.lookup.get(fold(word).translate(table.spelling), {})
