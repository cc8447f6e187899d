"""Calendar days as people write them in fields, datelines and file names, in every language.

Nothing here guesses: a date without its year is no date, and one that could be read in two ways
(03/04/2020) is refused.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from functools import reduce

from retrieval.ingest.date_forms import FORMS, TABLES, WEEKDAY, matched_day, months_of, shown
from retrieval.languages.combining import any_of
from retrieval.types import DateOrigin, Fault, fault

_DATELINE_LENGTH = 100
_DATELINE_END = re.compile(
    '\\s+(?:-+|[\u2013\u2014]+)\\s|[\u2013\u2014]|--|(?<=[^\\W_]/)[.,:]?\\s+(?=[^\\W\\d_a-z]|["«„“])'
)
_AGENCY = re.compile("\\s*(?:\\([^()]{1,40}\\)|/[^/()]{1,40}/)[.,]?$")
_MONTH = any_of(months_of(table) for table in TABLES if table.month_first)
_WRITTEN_LAST = re.compile(
    f"(?:(?P<place>[^0-9]+?)(?:[.,]\\s+|\\s{{2,}}))??(?P<written>{WEEKDAY}(?:«?[0-9]|{_MONTH}\\.?\\s).*)",
    re.IGNORECASE,
)
_WRITTEN_FIRST = re.compile(r"(?P<written>.*?[0-9].*?)(?:,\s+|\s{2,})(?P<place>[^0-9]{2,60})")
_NUMBERED = tuple(
    re.compile(form.replace("<date>", "(?P<written>\\S.*?)"), re.IGNORECASE)
    for table in TABLES
    for form in table.numbered
)
_LABELS = any_of(label for table in TABLES for label in table.labels)
_LABEL = re.compile(rf"\s*{_LABELS}(?:\s*:\s*|\s+)(?=\w|«)", re.IGNORECASE)
_LABELLED = re.compile(_LABELS, re.IGNORECASE)
_WEEK = re.compile("(?P<year>[0-9]{4})-?W(?P<week>[0-9]{2})-?(?P<day>[1-7])(?:T.*)?")
_BAR = " | "
_PLACE_WORDS = 6
_SMALL_WORDS = frozenset(word for table in TABLES for word in table.small_words)

_IN_A_NAME = (
    re.compile(
        "(?<![0-9])(?P<year>[0-9]{4})(?P<between>[-_.])(?P<month>[0-9]{2})(?P=between)"
        "(?P<day>[0-9]{2})(?![0-9])"
    ),
    re.compile("(?<![0-9])(?P<day>[0-9]{2})\\.(?P<month>[0-9]{2})\\.(?P<year>[0-9]{4})(?![0-9])"),
)
_DIGIT = re.compile("[0-9]")
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


def dateline(line: str) -> Date | None:
    """The date of ``line`` where the line is, or begins with, a dateline; else None.

    A dateline is a date, perhaps beside a place or the number of a document or behind "Published
    on", that fills the line or ends at a dash: ``BISHKEK, 12 December 2020 - The ministry ...``. A
    date inside prose is none, nor one without a place whose sentence goes on behind the dash:
    ``12 December 2020 - the day when ...``.

    Raises:
        ValueError: the dateline names a day that does not exist.
    """
    if _BAR in line:
        # "Press release No. 41 | 14 September 2031", and no row of a table
        rest = [part for part in line.split(_BAR) if not _LABELLED.fullmatch(part.strip())]
        return dateline(rest[0]) if len(rest) == 1 else None
    label = _LABEL.match(line)
    line = line[label.end() :] if label else line
    head, goes_on = line[:_DATELINE_LENGTH], False
    if _DIGIT.search(head) is None:
        return None  # no date is written without one
    if end := _DATELINE_END.search(head):
        if _is_date(line[end.end() :].strip(" .")):  # from one day to another
            return None
        head, goes_on = head[: end.start()], line[end.end() :].lstrip()[:1].islower()
    elif len(line) > len(head):
        return None
    head = _AGENCY.sub("", head.strip()).rstrip(" .,:")
    parts = _WRITTEN_LAST.fullmatch(head)
    if parts is not None and _is_place(parts["place"]) and (parts["place"] or not goes_on):
        day = _read(parts["written"])
        if day is not None:
            return day
    return None if end else _beside_place_or_number(head)


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline, or begins with one."""
    try:
        return dateline(line) is not None
    except ValueError:
        return False


def is_bare_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    return is_dateline(line) and not is_dateline(f"{line} {line}")


def _beside_place_or_number(line: str) -> Date | None:
    """The day of a whole line: 2 April 2031, Northport; No. 15 of 2 April 2031."""
    parts = _WRITTEN_FIRST.fullmatch(line)
    if parts is not None and parts["place"].strip() and _is_place(parts["place"]):
        return _read(parts["written"])
    numbered = (found for form in _NUMBERED if (found := form.fullmatch(line)))
    days = (_read(found["written"].strip()) for found in numbered)
    return next((day for day in days if day is not None), None)


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


def _is_date(written: str) -> bool:
    return any(form.whole.fullmatch(written.strip()) for form in FORMS)


def _is_place(place: str | None) -> bool:
    words = (place or "").replace(",", " ").split()
    return len(words) <= _PLACE_WORDS and all(
        word[0].isupper() or word in _SMALL_WORDS or f"{word}." in _SMALL_WORDS for word in words
    )
