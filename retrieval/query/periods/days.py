"""Days written out in running text, for readers of datelines."""

from collections.abc import Sequence
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES, Language
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import Chart, Match
from retrieval.query.periods.points import Points
from retrieval.query.periods.tokens import tokenise

_WITH_YEAR = ("YEAR", "OLDYEAR", "DATE")


def day_in_words(text: str, languages: Sequence[Language] = LANGUAGES) -> date | None:
    """Return the day that ``text`` is: "12 декабря 2020 г.", "12-декабрь 2020-жыл".

    Args:
        text: nothing but the day; a day of the week and punctuation around it do no harm.
        languages: those to try, in this order.

    Returns:
        The day, or None where ``text`` is anything else, more, or a day without its year.

    Raises:
        ValueError: it is a day that the calendar does not have, or outside 1900-2099.
    """
    for known in languages:
        if known.time:
            match = _whole(text, known.time)
            if match is not None:
                return _read(match, known.time)
    return None


def _whole(text: str, table: TimeTable) -> Match | None:
    """Return the day whose tokens are all of ``text`` but for punctuation."""
    tokens = tokenise(text, table)
    words = [at for at, token in enumerate(tokens) if token.word[:1].isalnum()]
    if not words:
        return None
    chart = Chart(tokens, table, lambda _: True)
    start, end = words[0], words[-1] + 1
    for match in chart.matches("PLAIN", start):
        day = match
        while day.meaning == "same":
            inner = day.child("DAYDATE")
            if inner is None:
                break
            day = inner
        if match.end >= end and day.meaning in ("day", "date") and _dated(day):
            return day
    return None


def _dated(day: Match) -> bool:
    some = day.child("SOMEYEAR")
    return any(match.value(*_WITH_YEAR) is not None for match in (day, some) if match)


def _read(match: Match, table: TimeTable) -> date:
    points = Points(date.min, table, lambda _: "")
    try:
        return points.settle(match).first
    except QueryError as error:
        raise ValueError(str(error)) from error
