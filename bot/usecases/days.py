"""The day that somebody's words name."""

from datetime import date

from retrieval import parse_date, understand
from retrieval.errors import QueryError


def day_of(words: str, today: date) -> date | None:
    """The day of a date as people write it, or of "yesterday"; None where it is no one day.

    Args:
        words: of whoever runs the archive.
        today: the day that counts as today.
    """
    try:
        return parse_date(words.strip())
    except ValueError:
        if any(map(str.isdigit, words)):
            return None  # it may be read in two ways, or there is no such day
    try:
        period = understand(words, today).period
    except QueryError:
        return None
    if period is None or period.first is None or period.first != period.last:
        return None
    return period.first
