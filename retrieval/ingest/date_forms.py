"""The forms of written dates: in figures, and in the words of every language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in the glossary
from types import MappingProxyType

from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.dates import DateTable
from retrieval.patterns import lazy_pattern
from retrieval.types import fault

TABLES = [known.dates for known in LANGUAGES]
_NUMBER = "(?P<month>[0-9]{1,2})"
_DAY = "(?P<day>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
WEEKDAYS = any_of(day for table in TABLES for day in table.weekdays)
WEEKDAY = f"(?:{WEEKDAYS},?\\s+)?"
_YEAR_WORD = f"(?:\\s?{any_of(word for table in TABLES for word in table.years)})?"
_ZONES = any_of(zone for table in TABLES for zone in table.zones)
TIME = (
    "(?:(?:[01][0-9]|2[0-4])[:.]?[0-5][0-9]|[0-9]:[0-5][0-9]|[0-9]{1,2}(?:[:.][0-5][0-9])?(?=\\s*[ap]\\.?m))(?::?[0-6][0-9](?:[.,][0-9]+)?)?"
    "(?:\\s*[ap]\\.?m\\.?)?"
    f"\\s*(?:Z|UTC|GMT|[+-][0-9]{{2}}(?::?[0-9]{{2}})?|,?\\s*\\(?{_ZONES}\\)?)?"
)
_AT = any_of(f"{word}\\s+" for table in TABLES for word in table.at)
_CLOCK = f"(?:,?\\s+{_AT}?{TIME})?"


def _any_month(months: Mapping[str, int]) -> str:
    return "|".join(sorted(months, key=len, reverse=True))


def _filled(form: str, table: DateTable) -> str:
    """A form of a language's table as a regular expression with its parts as groups."""
    parts = {
        "<weekday>": WEEKDAY,
        "<day>": _DAY,
        "<month>": f"(?P<month>{_any_month(table.months)})",
        "<year>": _YEAR,
        "<clock>": _CLOCK,
    }
    for name, part in parts.items():
        form = form.replace(name, part)
    return form


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date: alone, or inside a text."""

    whole: re.Pattern[str]
    inside: re.Pattern[str]
    months: Mapping[str, int]


def _compiled(form: str, months: Mapping[str, int]) -> Form:
    inside = rf"(?<![\w.-])(?:{form})(?![\w-])"
    whole = rf"(?:{TIME},?\s+)?{form}(?:,?\s+\(?{WEEKDAYS}\)?)?"
    return Form(lazy_pattern(whole, re.IGNORECASE), lazy_pattern(inside, re.IGNORECASE), months)


IN_FIGURES: Mapping[str, int] = MappingProxyType({})
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = MappingProxyType({one: place for place, one in enumerate(_ROMANS.split(), start=1)})
_BOTH = "(?P<month>(?P<day>0?[1-9]|1[0-2]))"  # whichever comes first
_PAST_MONTHS = "(?P<day>1[3-9]|2[0-9]|3[01])"  # no month: the other figure is
FORMS = (
    *(
        _compiled(form, IN_FIGURES)
        for form in (
            f"{_YEAR}(?P<between>[-/.]){_NUMBER}(?P=between){_DAY}(?:(?:T|\\s+){TIME})?",
            f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:T{TIME})?",
            f"{_DAY}\\.{_NUMBER}\\.{_YEAR}{_YEAR_WORD}{_CLOCK}",
            f"«{_DAY}»[\\s.]+{_NUMBER}[\\s.]+{_YEAR}{_YEAR_WORD}{_CLOCK}",
            f"{_PAST_MONTHS}(?P<between>[-/]){_NUMBER}(?P=between){_YEAR}{_CLOCK}",
            f"{_NUMBER}/{_PAST_MONTHS}/{_YEAR}{_CLOCK}",
            f"{_BOTH}/(?P=month)/{_YEAR}{_CLOCK}",
        )
    ),
    _compiled(
        f"{_DAY}[./]\\s?(?P<month>{_any_month(_ROMAN)})[./-]\\s?{_YEAR}{_YEAR_WORD}{_CLOCK}", _ROMAN
    ),
    *(_compiled(_filled(form, table), table.months) for table in TABLES for form in table.forms),
)


def matched_day(match: re.Match[str], written: str, months: Mapping[str, int] = IN_FIGURES) -> Date:
    """The day of a match with the groups ``year``, ``month`` and ``day``.

    Args:
        match: of a form.
        written: what is shown where there is no such day.
        months: name -> number, of the language of the form.

    Raises:
        ValueError: the calendar has no such day.
    """
    month = match["month"].lower()
    number = int(month) if month.isdigit() else months[month]
    try:
        return Date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        raise ValueError(fault("no-such-day", written=shown(written))) from None


def shown(written: str) -> str:
    """What was written, not too long, for a message."""
    short = " ".join(written.split())
    return short if len(short) <= 40 else f"{short[:39]}\u2026"
