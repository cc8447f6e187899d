"""What a date written in figures could be: the classes and values of its token."""

import re
from collections.abc import Callable, Mapping


def dated(kind: str, written: str) -> dict[str, int]:
    """Return the classes of a date in figures.

    Args:
        kind: the order of its parts: ``ymd``, ``dmy``, ``ym``, ``my`` or ``dm``.
        written: such as ``05.06.2020``; slashed ones are DD/MM unless only MM/DD is possible.
    """
    return _READERS[kind](written)


def _year_first(written: str) -> dict[str, int]:
    year, month, day = _parts(written)
    return {"DATE": (year * 100 + month) * 100 + day}


def _day_first(written: str) -> dict[str, int]:
    day, month, year = _parts(written)
    if "/" in written and month > 12 >= day:
        day, month = month, day
    short = not written[-4:].isdigit()
    if (short or "-" in written) and not _is_day(month, day):
        return {}
    if not short:
        return {"DATE": (year * 100 + month) * 100 + day}
    if "-" in written:
        return {}
    year += 2000 if year < 70 else 1900
    return {"SHORTDATE": (year * 100 + month) * 100 + day}


def _month(written: str) -> dict[str, int]:
    year, month = sorted(_parts(written), reverse=True)
    return {"YM": year * 100 + month} if 1900 <= year <= 2099 else {}


def _short(written: str) -> dict[str, int]:
    day, month = _parts(written)
    return {"SHORTDAY": month * 100 + day} if _is_day(month, day) else {}


def _parts(written: str) -> list[int]:
    return [int(part) for part in re.findall("[0-9]+", written)]


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


_READERS: Mapping[str, Callable[[str], dict[str, int]]] = {
    "ymd": _year_first,
    "dmy": _day_first,
    "ym": _month,
    "my": _month,
    "dm": _short,
}
