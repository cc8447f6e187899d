"""Calendar days as people write them in fields, datelines and file names, in en, ru and ky.

Nothing here guesses: a date without its year is no date, and one that could be read in two ways
(03/04/2020) is refused.
"""

import re
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``

from retrieval.types import DateOrigin

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Russian in the genitive, as a day is written with it; Kyrgyz as it stands and with a suffix
_RUSSIAN = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_KYRGYZ = (
    *("январ", "феврал", "март", "апрел", "май", "июн"),
    *("июл", "август", "сентябр", "октябр", "ноябр", "декабр"),
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    **{name: number for number, name in enumerate(_RUSSIAN, 1)},
    **{name: number for number, name in enumerate(_KYRGYZ, 1)},
    "sept": 9,
}
_ENGLISH_NAMES = [name for name in _MONTH_NUMBERS if name.isascii()]
_MONTH = f"(?P<month>{'|'.join(sorted(_ENGLISH_NAMES, key=len, reverse=True))})\\.?"
_RUSSIAN_MONTH = f"(?P<month>{'|'.join(_RUSSIAN)})"
_KYRGYZ_MONTH = f"(?P<month>{'|'.join(_KYRGYZ)})(?:ь|ы|и|у|ында|инде|унда|ынде)?"
_NUMBER = "(?P<month>[0-9]{1,2})"
_DAY_NUMBER = "(?P<day>[0-9]{1,2})"
_DAY = f"{_DAY_NUMBER}(?:st|nd|rd|th)?"
_YEAR = "(?P<year>[0-9]{4})"
_WEEKDAY = (
    "(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?|понедельник|вторник|среда|четверг|пятница"
    "|суббота|воскресенье|дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби),?\\s+)?"
)
_TIME = (
    "(?:[01][0-9]|2[0-4]):?[0-5][0-9](?::?[0-6][0-9](?:[.,][0-9]+)?)?"
    "\\s*(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_CLOCK = f"(?:,?\\s+(?:at\\s+|в\\s+|саат\\s+)?{_TIME})?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        f"{_YEAR}(?P<between>[-/.]){_NUMBER}(?P=between){_DAY_NUMBER}(?:(?:T|\\s+){_TIME})?",
        f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:T{_TIME})?",
        f"{_DAY_NUMBER}\\.{_NUMBER}\\.{_YEAR}{_CLOCK}",
        f"{_WEEKDAY}{_DAY}\\s+(?:of\\s+)?{_MONTH},?\\s+{_YEAR}{_CLOCK}",
        f"{_WEEKDAY}{_MONTH}\\s+{_DAY},?\\s+{_YEAR}{_CLOCK}",
        f"{_WEEKDAY}«?{_DAY_NUMBER}»?\\s+{_RUSSIAN_MONTH},?\\s+{_YEAR}(?:\\s*(?:года|г\\.?))?{_CLOCK}",
        f"{_YEAR}(?:-?\\s?жыл(?:дын)?|-?\\s?ж\\.)\\s+{_DAY_NUMBER}-?\\s?{_KYRGYZ_MONTH}{_CLOCK}",
        f"{_DAY_NUMBER}-?\\s?{_KYRGYZ_MONTH},?\\s+{_YEAR}(?:-?\\s?жыл|-?\\s?ж\\.?)?{_CLOCK}",
    )
)

_IN_TEXT = tuple(
    re.compile(rf"(?<![\w.-])(?:{form.pattern})(?![\w-])", re.IGNORECASE) for form in _FORMS
)

_DATELINE_LENGTH = 100
_DATELINE_END = re.compile(
    '\\s+(?:-+|[\u2013\u2014]+)\\s|[\u2013\u2014]|--|(?<=[^\\W_]/)[.,:]?\\s+(?=[^\\W\\d_a-z]|["«„“])'
)
_AGENCY = re.compile("\\s*(?:\\([^()]{1,40}\\)|/[^/()]{1,40}/)[.,]?$")
_WRITTEN_LAST = re.compile(
    f"(?:(?P<place>[^0-9]+?),\\s+)?(?P<written>{_WEEKDAY}(?:«?[0-9]|{_MONTH}\\s).*)",
    re.IGNORECASE,
)
_PLACE_WORDS = 6
_SMALL_WORDS = frozenset(
    (
        *("al", "am", "and", "de", "del", "el", "la", "of", "on", "the", "upon"),
        *("г.", "город", "на", "с.", "село", "шаары", "айылы"),
    )
)

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
    found = _matched(written)
    if found is None:
        raise ValueError(f"{_shown(written)} is not a date; write it like 2020-12-31")
    return _day(found, written)


def dateline(line: str) -> Date | None:
    """The date of ``line`` where the line is, or begins with, a dateline; else None.

    A dateline is a date, perhaps after a place and a comma, that fills the line or ends at a
    dash: ``BISHKEK, 12 December 2020 - The ministry ...``. A date inside prose is none.

    Raises:
        ValueError: the dateline names a day that does not exist.
    """
    head = line[:_DATELINE_LENGTH]
    if end := _DATELINE_END.search(head):
        if _matched(line[end.end() :].strip(" .")):  # from one day to another
            return None
        head = head[: end.start()]
    elif len(line) > len(head):
        return None
    head = _AGENCY.sub("", head.strip()).rstrip(" .,:")
    parts = _WRITTEN_LAST.fullmatch(head)
    if parts is None or not _is_place(parts["place"]):
        return None
    found = _matched(parts["written"])
    return None if found is None else _day(found, parts["written"])


def dates_in_name(name: str) -> tuple[Date, ...]:
    """The different dates a file's name holds: 2020-12-12, 20201212 or 12.12.2020.

    Raises:
        ValueError: the name holds a written date that does not exist.
    """
    found = [_day(match, match[0]) for form in _IN_A_NAME for match in form.finditer(name)]
    for match in _DIGITS_IN_A_NAME.finditer(name):
        try:
            found.append(_day(match, match[0]))
        except ValueError:  # eight digits without separators may be any number
            continue
    return tuple(dict.fromkeys(found))


def dates_in_text(text: str) -> frozenset[Date]:
    """Every day that is written out in a text, wherever; days that do not exist are passed over."""
    found = set()
    for form in _IN_TEXT:
        for match in form.finditer(text):
            try:
                found.add(_day(match, match[0]))
            except ValueError:
                continue
    return frozenset(found)


def choose_date(
    evidence: Iterable[tuple[DateOrigin, Date]],
) -> tuple[Date | None, DateOrigin | None, tuple[str, ...]]:
    """Decide by the highest origin that says anything.

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


def _matched(written: str) -> re.Match[str] | None:
    candidates = (form.fullmatch(written.strip()) for form in _FORMS)
    return next((match for match in candidates if match), None)


def _day(match: re.Match[str], written: str) -> Date:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTH_NUMBERS[month]
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
