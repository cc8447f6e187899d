"""Calendar days as people write them in fields, texts and file names, in every language.

Nothing here guesses: a date without its year is no date, and one that could be read in two ways
(03/04/2020) is refused.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from functools import reduce

from retrieval.ingest.date_forms import FORMS, matched_day, shown
from retrieval.types import DateOrigin, Fault, fault

_WEEK = re.compile("(?P<year>[0-9]{4})-?W(?P<week>[0-9]{2})-?(?P<day>[1-7])(?:T.*)?")
_IN_A_NAME = (
    re.compile(
        "(?<![0-9])(?P<year>[0-9]{4})(?P<between>[-_.])(?P<month>[0-9]{2})(?P=between)"
        "(?P<day>[0-9]{2})(?![0-9])"
    ),
    re.compile("(?<![0-9])(?P<day>[0-9]{2})\\.(?P<month>[0-9]{2})\\.(?P<year>[0-9]{4})(?![0-9])"),
)
_BETWEEN_FIGURES = re.compile("(?<=[0-9])_(?=[0-9])")
_BEFORE_FIGURES = re.compile(r"(?<=[^\W\d_])-(?=[0-9])")  # as in dam-15-02-2029
_DIGITS_IN_A_NAME = re.compile(
    "(?<![0-9])(?P<year>19[0-9]{2}|20[0-9]{2})(?P<month>0[1-9]|1[0-2])"
    "(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)


def parse_date(written: str) -> Date:
    """Read one whole date: ISO (a time is passed over), 12 December 2020, 12.12.2020.

    Args:
        written: nothing but the date; of a date and time it is the day as written, whatever the
            time zone.

    Raises:
        ValueError: it is no date, or names a day that does not exist; the message says which.
    """
    day = _read(written)
    if day is None:
        raise ValueError(fault("not-a-date", written=shown(written)))
    return day


def dates_in_name(name: str) -> tuple[Date, ...]:
    """The different dates a file's name holds: 2020-12-12, 20201212 or 12.12.2020.

    Raises:
        ValueError: the name holds a written date that does not exist.
    """
    days = [matched_day(match, match[0]) for form in _IN_A_NAME for match in form.finditer(name)]
    for match in _DIGITS_IN_A_NAME.finditer(name):
        try:
            days.append(matched_day(match, match[0]))
        except ValueError:  # eight digits without separators may be any number
            continue
    return tuple(dict.fromkeys(days)) or _written_in(name)


def _written_in(name: str) -> tuple[Date, ...]:
    """The days of a name that are written as in a text: dam 15 February 2029, dam_15-02-2029."""
    words = _BEFORE_FIGURES.sub(" ", _BETWEEN_FIGURES.sub("-", name).replace("_", " "))
    days: list[Date] = []
    for form in FORMS:
        found = form.inside.search(words)
        if found is not None and not found[0].isdigit():
            with suppress(ValueError):  # of no such day it is some other number
                days.append(matched_day(found, found[0], form.months))
    return tuple(dict.fromkeys(days))


def dates_in_text(text: str) -> frozenset[Date]:
    """Every day that is written out in a text, wherever; days that do not exist are passed over."""
    days = set()
    for form in FORMS:
        for match in form.inside.finditer(text):
            try:
                days.add(matched_day(match, match[0], form.months))
            except ValueError:
                continue
    return frozenset(days)


def choose_date(
    evidence: Iterable[tuple[DateOrigin, Date]],
) -> tuple[Date | None, DateOrigin | None, tuple[Fault, ...]]:
    """Choose a statement's date: the one of the highest origin that gives any.

    Returns:
        The date and its origin, both None where nothing or two different things are said there;
        and a warning for each disagreement.
    """
    by_origin: dict[DateOrigin, list[Date]] = {}
    given = [*evidence]
    if len(given) == 1:  # as most often
        origin, day = given[0]
        return day, origin, ()
    for origin, day in given:
        days = by_origin.setdefault(origin, [])
        if day not in days:
            days.append(day)
    ranked = [(origin, by_origin[origin]) for origin in DateOrigin if origin in by_origin]
    if not ranked:
        return None, None, ()
    (highest, days), lower = ranked[0], ranked[1:]
    if len(days) > 1:
        return None, None, (fault("two-dates", origin=_named(highest), days=_all(days)),)
    chosen = {"higher": _named(highest), "day": str(days[0])}
    warnings = tuple(
        fault("dates-differ", origin=_named(origin), days=_all(others), **chosen)
        for origin, others in lower
        if others != days
    )
    return days[0], highest, warnings


def _named(origin: DateOrigin) -> Fault:
    return fault(f"origin-{origin}")


def _all(days: Sequence[Date]) -> str:
    return reduce(lambda some, one: fault("and", first=some, second=one), map(str, days))


def _read(written: str) -> Date | None:
    """The day that ``written`` is from its beginning to its end, None where it is no date.

    Raises:
        ValueError: it names a day that does not exist.
    """
    for form in FORMS:
        if match := form.whole.fullmatch(written.strip()):
            return matched_day(match, written, form.months)
    if match := _WEEK.fullmatch(written.strip()):
        try:
            return Date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"]))
        except ValueError:
            raise ValueError(fault("no-such-day", written=shown(written))) from None
    return None
