"""A time that is told by the one asked about before: "a year later?", "before that?"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from retrieval.languages import LANGUAGES, Language
from retrieval.languages.conversation import Move
from retrieval.languages.timetable import TimeTable, TimeUnit
from retrieval.query.bare_times import meanings
from retrieval.query.periods import calendar
from retrieval.types import Order, Period, Query

_DAY = timedelta(days=1)
_ORDERS = {Move.BEFORE: Order.FIRST, Move.SINCE: Order.LATEST}
_ORDERS_IN_IT = {Move.EARLIER_THEN: Order.FIRST, Move.LATER_THEN: Order.LATEST}


def moved(words: str, last: Query) -> Query | None:
    """The question before in another time, as a few words move it from its own.

    Args:
        words: of a follow-up, in lower case, its leading words taken off.
        last: the question before; without a period "before that" is the first of what was said of
            it, and without a closed one nothing else but "at any time" goes on from it.

    Returns:
        None where the words move nothing, or out of the calendar.
    """
    for known in LANGUAGES:
        for move, patterns in known.conversation.moves.items():
            match = next(filter(None, (one.fullmatch(words) for one in patterns)), None)
            if match is None:
                continue
            if move is Move.AGAIN:
                return last  # whose answer tells the day
            if move is Move.ANY:
                return replace(last, period=None, excluded=(), dated="")
            period = _period(move, match, known, last.period)
            if period is not None:
                return replace(last, period=period, dated="")
            # of any time, or of that one: what was said earlier, or later, of it
            order = (_ORDERS if last.period is None else _ORDERS_IN_IT).get(move)
            return replace(last, order=order) if order else None
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
        return _units_away(move, match, known.time, last.first, last.last)
    except (OverflowError, ValueError):
        return None


def _units_away(
    move: Move, match: re.Match[str], table: TimeTable, first: date, last: date
) -> Period | None:
    """The unit beside a time, what is left of it there, or the same time so many units away."""
    named = meanings(match["unit"], table).get("UNIT")
    if named is None:
        return None
    unit = TimeUnit(named)
    if move is Move.NEXT:
        return calendar.containing(unit, last, 1).period
    if move is Move.PREVIOUS:
        return calendar.containing(unit, first, -1).period
    if move in _ORDERS_IN_IT:
        whole = calendar.containing(unit, first)
        is_later = move is Move.LATER_THEN
        rest = (last + _DAY, whole.last) if is_later else (whole.first, first - _DAY)
        return Period(*rest) if rest[0] <= rest[1] else None
    count = _count(match, table)
    return _shifted(unit, count if move is Move.LATER else -count, first, last)


def _shifted(unit: TimeUnit, count: int, first: date, last: date) -> Period:
    """As many units away; whole months stay whole."""
    behind = last + _DAY
    whole = first.day == 1 == behind.day
    end = calendar.add(unit, behind, count) - _DAY if whole else calendar.add(unit, last, count)
    return Period(calendar.add(unit, first, count), end)


def _count(match: re.Match[str], table: TimeTable) -> int:
    word = match.groupdict().get("count") or ""
    return int(word) if word.isdigit() else meanings(word, table).get("NUM") or 1
