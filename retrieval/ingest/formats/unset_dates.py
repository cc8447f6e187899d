"""Dates that programs write where there is none: 1970-01-01, 0001-01-01, 1899-12-30."""

import re
from datetime import date as Date  # noqa: N812 - as in the glossary
from datetime import timedelta

_EPOCH = Date(1970, 1, 1)
_FIRST_YEAR = 1900
_ENDS = (Date.min, Date(1899, 12, 30), Date(1899, 12, 31), Date(1900, 1, 1), _EPOCH, Date.max)
_CLOCK = re.compile("[0-9]:[0-9]{2}")


def is_unset(day: Date, written: str) -> bool:
    """Whether a date of something published by a program only says that there is none."""
    return day.year < _FIRST_YEAR or is_default(day, written)


def is_default(day: Date, written: str) -> bool:
    """Whether a date is an end of some calendar of programs; any other, however old, is meant."""
    evening = day == _EPOCH - timedelta(days=1) and _CLOCK.search(written) is not None
    return day in _ENDS or evening
