"""Dates as programs write them: ISO 8601 of pages and Atom, RFC 822 of RSS and mail."""

from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - as in the glossary
from email.utils import parsedate_to_datetime

from retrieval.ingest.dates import parse_date
from retrieval.text import normalise_line

_LONGEST = 80


def day_of(written: str) -> Date | None:
    """The day of a date, or of a date and time, as it is written there; None for no date."""
    value = normalise_line(written)[:_LONGEST]
    try:
        return parse_date(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def settled(written: list[str]) -> tuple[Date, ...]:
    """The different days of several dates, where one moment counts once.

    A moment told both in Greenwich time and in the local one is the local day.
    """
    days = [day for value in written if (day := day_of(value)) is not None]
    instants = [instant for value in written if (instant := _instant(value)) is not None]
    if len(set(days)) > 1 and len(instants) > 1:
        local = {instant.date() for instant in instants if instant.utcoffset()}
        if len({instant.astimezone(UTC) for instant in instants}) == 1 and len(local) == 1:
            shown = {instant.date() for instant in instants}
            days = [next(iter(local)) if day in shown else day for day in days]
    return tuple(dict.fromkeys(days))


def _instant(written: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(normalise_line(written)[:_LONGEST])
    except ValueError:
        return None
    return instant if instant.tzinfo is not None and 1 < instant.year < 9999 else None
