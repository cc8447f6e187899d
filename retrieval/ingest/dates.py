"""Calendar days as people write them in fields, datelines and file names, in every language.

Nothing here guesses: a date without its year is no date, and one that could be read in two ways
(03/04/2020) is refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from types import MappingProxyType

from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.dates import DateTable
from retrieval.types import DateOrigin

_TABLES = [known.dates for known in LANGUAGES]
_NUMBER = "(?P<month>[0-9]{1,2})"
_DAY = "(?P<day>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_WEEKDAY = f"(?:{any_of(day for table in _TABLES for day in table.weekdays)},?\\s+)?"
_TIME = (
    "(?:[01][0-9]|2[0-4]):?[0-5][0-9](?::?[0-6][0-9](?:[.,][0-9]+)?)?"
    "\\s*(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_AT = any_of(f"{word}\\s+" for table in _TABLES for word in table.at)
_CLOCK = f"(?:,?\\s+{_AT}?{_TIME})?"


def _months(table: DateTable) -> str:
    """Any of a language's months, the longest first."""
    return "|".join(sorted(table.months, key=len, reverse=True))


def _filled(form: str, table: DateTable) -> str:
    """A form of a language's table as a regular expression with its parts as groups."""
    parts = {
        "<weekday>": _WEEKDAY,
        "<day>": _DAY,
        "<month>": f"(?P<month>{_months(table)})",
        "<year>": _YEAR,
        "<clock>": _CLOCK,
    }
    for name, part in parts.items():
        form = form.replace(name, part)
    return form


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a date: alone, or inside a text."""

    whole: re.Pattern[str]
    inside: re.Pattern[str]
    months: Mapping[str, int]


def _compiled(form: str, months: Mapping[str, int]) -> _Form:
    inside = rf"(?<![\w.-])(?:{form})(?![\w-])"
    return _Form(re.compile(form, re.IGNORECASE), re.compile(inside, re.IGNORECASE), months)


_IN_FIGURES: Mapping[str, int] = MappingProxyType({})
_FORMS = (
    *(
        _compiled(form, _IN_FIGURES)
        for form in (
            f"{_YEAR}(?P<between>[-/.]){_NUMBER}(?P=between){_DAY}(?:(?:T|\\s+){_TIME})?",
            f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:T{_TIME})?",
            f"{_DAY}\\.{_NUMBER}\\.{_YEAR}{_CLOCK}",
        )
    ),
    *(_compiled(_filled(form, table), table.months) for table in _TABLES for form in table.forms),
)

_DATELINE_LENGTH = 100
_DATELINE_END = re.compile(
    '\\s+(?:-+|[\u2013\u2014]+)\\s|[\u2013\u2014]|--|(?<=[^\\W_]/)[.,:]?\\s+(?=[^\\W\\d_a-z]|["«„“])'
)
_AGENCY = re.compile("\\s*(?:\\([^()]{1,40}\\)|/[^/()]{1,40}/)[.,]?$")
_MONTH = any_of(_months(table) for table in _TABLES if table.month_first)
_WRITTEN_LAST = re.compile(
    f"(?:(?P<place>[^0-9]+?),\\s+)?(?P<written>{_WEEKDAY}(?:«?[0-9]|{_MONTH}\\.?\\s).*)",
    re.IGNORECASE,
)
_PLACE_WORDS = 6
_SMALL_WORDS = frozenset(word for table in _TABLES for word in table.small_words)

_IN_A_NAME = (
    re.compile(
        "(?<![0-9])(?P<year>[0-9]{4})(?P<between>[-_.])(?P<month>[0-9]{2})(?P=between)"
        "(?P<day>[0-9]{2})(?![0-9])"
    ),
    re.compile("(?<![0-9])(?P<day>[0-9]{2})\\.(?P<month>[0-9]{2})\\.(?P<year>[0-9]{4})(?![0-9])"),
)
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
        raise ValueError(f"{_shown(written)} is not a date; write it like 2020-12-31")
    return day


def dateline(line: str) -> Date | None:
    """The date of ``line`` where the line is, or begins with, a dateline; else None.

    A dateline is a date, perhaps after a place and a comma, that fills the line or ends at a
    dash: ``BISHKEK, 12 December 2020 - The ministry ...``. A date inside prose is none.

    Raises:
        ValueError: the dateline names a day that does not exist.
    """
    head = line[:_DATELINE_LENGTH]
    if end := _DATELINE_END.search(head):
        if _is_date(line[end.end() :].strip(" .")):  # from one day to another
            return None
        head = head[: end.start()]
    elif len(line) > len(head):
        return None
    head = _AGENCY.sub("", head.strip()).rstrip(" .,:")
    parts = _WRITTEN_LAST.fullmatch(head)
    if parts is None or not _is_place(parts["place"]):
        return None
    return _read(parts["written"])


def dates_in_name(name: str) -> tuple[Date, ...]:
    """The different dates a file's name holds: 2020-12-12, 20201212 or 12.12.2020.

    Raises:
        ValueError: the name holds a written date that does not exist.
    """
    days = [_day(match, match[0]) for form in _IN_A_NAME for match in form.finditer(name)]
    for match in _DIGITS_IN_A_NAME.finditer(name):
        try:
            days.append(_day(match, match[0]))
        except ValueError:  # eight digits without separators may be any number
            continue
    return tuple(dict.fromkeys(days))


def dates_in_text(text: str) -> frozenset[Date]:
    """Every day that is written out in a text, wherever; days that do not exist are passed over."""
    days = set()
    for form in _FORMS:
        for match in form.inside.finditer(text):
            try:
                days.add(_day(match, match[0], form.months))
            except ValueError:
                continue
    return frozenset(days)


def choose_date(
    evidence: Iterable[tuple[DateOrigin, Date]],
) -> tuple[Date | None, DateOrigin | None, tuple[str, ...]]:
    """Choose a statement's date: the one of the highest origin that gives any.

    Returns:
        The date and its origin, both None where nothing or two different things are said there;
        and a warning for each disagreement.
    """
    by_origin: dict[DateOrigin, list[Date]] = {}
    for origin, day in evidence:
        days = by_origin.setdefault(origin, [])
        if day not in days:
            days.append(day)
    ranked = [(origin, by_origin[origin]) for origin in DateOrigin if origin in by_origin]
    if not ranked:
        return None, None, ()
    (highest, days), lower = ranked[0], ranked[1:]
    if len(days) > 1:
        said = " and ".join(map(str, days))
        return None, None, (f"the {highest} gives two dates, {said}: the date stays unknown",)
    warnings = tuple(
        f"the {origin} says {' and '.join(map(str, others))}, the {highest} {days[0]}: "
        f"the {highest} is taken"
        for origin, others in lower
        if others != days
    )
    return days[0], highest, warnings


def _read(written: str) -> Date | None:
    """The day that ``written`` is from its beginning to its end, None where it is no date.

    Raises:
        ValueError: it names a day that does not exist.
    """
    for form in _FORMS:
        if match := form.whole.fullmatch(written.strip()):
            return _day(match, written, form.months)
    return None


def _is_date(written: str) -> bool:
    return any(form.whole.fullmatch(written.strip()) for form in _FORMS)


def _day(match: re.Match[str], written: str, months: Mapping[str, int] = _IN_FIGURES) -> Date:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else months[month]
    try:
        return Date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        raise ValueError(f"{_shown(written)} is not a day of the calendar") from None


def _is_place(place: str | None) -> bool:
    words = (place or "").replace(",", " ").split()
    return len(words) <= _PLACE_WORDS and all(
        word[0].isupper() or word in _SMALL_WORDS for word in words
    )


def _shown(written: str) -> str:
    short = " ".join(written.split())
    return repr(short if len(short) <= 40 else f"{short[:39]}\u2026")
