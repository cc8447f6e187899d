"""A time that is told by the one asked about before: "a year later?", "before that?"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from retrieval.languages import LANGUAGES, Language
from retrieval.languages.conversation import Move
from retrieval.languages.timetable import TimeTable, TimeUnit
from retrieval.query.periods import calendar
from retrieval.query.periods.tokens import fold
from retrieval.types import Period, Query

_DAY = timedelta(days=1)


def moved(words: str, last: Query) -> Query | None:
    """The question before in another time, as a few words move it from its own.

    Args:
        words: of a follow-up, in lower case, its leading words taken off.
        last: the question before; without a closed period only "at any time" goes on from it.

    Returns:
        None where the words move nothing, or out of the calendar.
    """
    for known in LANGUAGES:
        for move, patterns in known.conversation.moves.items():
            match = next(filter(None, (one.fullmatch(words) for one in patterns)), None)
            if match is None:
                continue
            if move is Move.ANY:
                return replace(last, period=None, excluded=(), dated="")
            period = _period(move, match, known, last.period)
            return replace(last, period=period, dated="") if period is not None else None
    return None


def _period(
    move: Move, match: re.Match[str], known: Language, last: Period | None
) -> Period | None:
    if last is None or last.first is None or last.last is None or known.time is None:
        return None
    try:
        if move is Move.BEFORE:
            return Period(None, last.first - _DAY)
        if move is Move.SINCE:
            return Period(last.last + _DAY, None)
        unit = _value(match["unit"], "UNIT", known.time)
        if unit is None:
            return None
        return _READERS[move](TimeUnit(unit), match, last.first, last.last, known.time)
    except (OverflowError, ValueError):
        return None


def _later(
    unit: TimeUnit, match: re.Match[str], first: date, last: date, table: TimeTable
) -> Period | None:
    return _shifted(unit, _count(match, table), first, last)


def _earlier(
    unit: TimeUnit, match: re.Match[str], first: date, last: date, table: TimeTable
) -> Period | None:
    return _shifted(unit, -_count(match, table), first, last)


def _shifted(unit: TimeUnit, count: int, first: date, last: date) -> Period:
    """As many units away; whole months stay whole."""
    behind = calendar.add(unit, last + _DAY, count) if first.day == 1 == (last + _DAY).day else None
    end = behind - _DAY if behind is not None else calendar.add(unit, last, count)
    return Period(calendar.add(unit, first, count), end)


def _next(
    unit: TimeUnit, _match: re.Match[str], _first: date, last: date, _table: TimeTable
) -> Period:
    return calendar.containing(unit, last, 1).period


def _previous(
    unit: TimeUnit, _match: re.Match[str], first: date, _last: date, _table: TimeTable
) -> Period:
    return calendar.containing(unit, first, -1).period


def _count(match: re.Match[str], table: TimeTable) -> int:
    word = match.groupdict().get("count") or ""
    if word.isdigit():
        return int(word)
    return _value(word, "NUM", table) or 1


def _value(word: str, kind: str, table: TimeTable) -> int | None:
    return table.lookup.get(fold(word).translate(table.spelling), {}).get(kind)


_READERS: dict[Move, Callable[[TimeUnit, re.Match[str], date, date, TimeTable], Period | None]] = {
    Move.LATER: _later,
    Move.EARLIER: _earlier,
    Move.NEXT: _next,
    Move.PREVIOUS: _previous,
}
