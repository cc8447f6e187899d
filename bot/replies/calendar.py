"""A calendar of buttons that fits a small screen: a year, a month, ten days, a day."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from bot.replies.reply import Button
from bot.replies.wording import Wording

Rows = tuple[tuple[Button, ...], ...]

_ROW = 3
_YEARS = 9
_PARTS = ((1, 10), (11, 20), (21, 31))


def near_days(number: int, today: date, posted: date | None, say: Wording) -> Rows:
    """The days that are chosen most: of the post, today, yesterday; and the way to the others.

    Args:
        number: of the draft.
        today: where the archive is.
        posted: the day of the post, where it is known.
        say: the editor's language.
    """
    days = [(say("button-of-post"), posted)] if posted else []
    days += [(say("button-today"), today), (say("button-yesterday"), today - timedelta(days=1))]
    named = tuple(Button(label, action=_day(number, day)) for label, day in days if day)
    another = Button(say("button-another-day"), action=f"Dc:{number}:y{today.year}")
    return (named, (another, Button(say("button-leave"), action=f"Dv:{number}")))


def calendar(number: int, step: str, today: date, say: Wording) -> Rows | None:
    """The buttons of one step.

    Args:
        number: of the draft.
        step: ``y2031`` for the years up to that one, ``2031`` for its months, ``2031-04`` for the
            parts of a month, ``2031-04-2`` for the days of its second part.
        today: no later year is offered.
        say: the editor's language.

    Returns:
        The rows; None where there is no such step.
    """
    try:
        return _step(number, step, today, say)
    except ValueError:
        return None


def _step(number: int, step: str, today: date, say: Wording) -> Rows:
    if step.startswith("y"):
        return _years(number, int(step[1:]), today, say)
    year, *rest = map(int, step.split("-"))
    if not rest:
        months = [date(year, month, 1) for month in range(1, 13)]
        named = [Button(say.short_month(one), action=f"Dc:{number}:{one:%Y-%m}") for one in months]
        return (*_rows(named), _up(number, f"y{year}", say))
    month = rest[0]
    last = monthrange(date(year, month, 1).year, month)[1]
    if len(rest) == 1:
        parts = [
            Button(f"{first}–{min(end, last)}", action=f"Dc:{number}:{year:04}-{month:02}-{part}")
            for part, (first, end) in enumerate(_PARTS, 1)
        ]
        return (*_rows(parts), _up(number, f"{year:04}", say))
    first, end = dict(enumerate(_PARTS, 1)).get(rest[1], _PARTS[0])
    days = [
        Button(str(day), action=_day(number, date(year, month, day)))
        for day in range(first, min(end, last) + 1)
    ]
    return (*_rows(days), _up(number, f"{year:04}-{month:02}", say))


def _years(number: int, last: int, today: date, say: Wording) -> Rows:
    last = min(last, today.year)
    years = [
        Button(str(year), action=f"Dc:{number}:{year:04}")
        for year in range(max(1, last - _YEARS + 1), last + 1)
    ]
    ways = [Button(say("button-earlier-years"), action=f"Dc:{number}:y{max(1, last - _YEARS):04}")]
    if last < today.year:
        later = min(last + _YEARS, today.year)
        ways.append(Button(say("button-later-years"), action=f"Dc:{number}:y{later:04}"))
    return (*_rows(years), tuple(ways), (Button(say("button-leave"), action=f"Dv:{number}"),))


def _up(number: int, step: str, say: Wording) -> tuple[Button, ...]:
    return (Button(say("button-back"), action=f"Dc:{number}:{step}"),)


def _rows(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _day(number: int, day: date) -> str:
    return f"Dd:{number}:{day.isoformat()}"
