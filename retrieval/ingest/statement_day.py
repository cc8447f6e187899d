"""The day that a text gives itself: in a line at its head, or beside the signature at its end."""

import re
from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - as in the glossary
from itertools import takewhile

from retrieval.ingest.date_forms import TABLES
from retrieval.ingest.datelines import (
    adoption_day,
    dateline,
    is_bare_dateline,
    is_sender,
    signing_day,
)
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CAPITALS
from retrieval.patterns import lazy_pattern

_HEAD, _USUAL_LINES, _MOST_LINES, _HEADING = 1000, 4, 6, 120
_TERM_WORDS = 3
_SENTENCE = 80  # of a headline that ends in a full stop
_BAR = " | "  # between the cells of a row
_CLOSING = frozenset('.!?…:;,»”"')
_HEADLINE_ENDS = frozenset('!?»”"')
_SENTENCE_ENDS = frozenset('.!?…»”")')
_SHORT_WORD = re.compile(r"(?:^|[\s(«])[^\W\d_]{1,4}\.$")  # Torun t., N., KR.
_ABBREVIATED = lazy_pattern(rf"(?:^|[\s(])(?:[^\W\d_]{{1,2}}|[{CAPITALS}]{{2,4}})\.$")
_TWO_SENTENCES = lazy_pattern(rf"[^\W\d_]{{3,}}[.!?…]\s+[{CAPITALS}]")
_ASKS_WHEN = lazy_pattern(
    rf"(?<!\w){any_of(words for table in TABLES for words in table.asks_when)}", re.IGNORECASE
)
_ANNOUNCING = lazy_pattern(
    any_of(words for table in TABLES for words in table.announcing), re.IGNORECASE
)
_TAIL, _TAIL_LINES = 1500, 4
_SIGNATURE, _SIGNATURE_WORDS = 70, 7
_YEAR = re.compile("(?<![0-9])[0-9]{4}(?![0-9])")
_CLOCK = re.compile("[0-9]:[0-9]{2}")
_INITIAL = lazy_pattern(rf"(?<!\w)[{CAPITALS}]\.")
_CAPITAL_WORDS = lazy_pattern(rf"[{CAPITALS}][\w'’.-]*(?:\s+[{CAPITALS}][\w'’.-]*){{1,3}}")


def opening_day(text: str) -> Date | None:
    """The date of the first line; or of one of the next few, below lines that are headings.

    A letterhead, a title or a byline may stand above the dateline. Of two dates there neither is
    one. The day on which an act was adopted counts where it has no other.

    Raises:
        ValueError: the dateline names a day that does not exist.
    """
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_MOST_LINES]
    days: list[Date] = []
    adopted: Date | None = None
    closed = False
    for place, line in enumerate(lines):
        if place >= _USUAL_LINES and days:
            break
        day = _day_at(lines, place, by_itself=closed or place >= _USUAL_LINES)
        if day is not None and place == 0:
            return day
        if day is not None and (
            _is_term(lines[place - 1]) or (closed and _has_other_day(text, day))
        ):
            return None
        if day is not None and day not in days:
            days.append(day)
        if day is None:
            adopted = adopted or adoption_day(line)
            if not _is_heading(line, first=place == 0):
                break
            closed = closed or line.rstrip()[-1] in _CLOSING
    if not days:
        return adopted
    return days[0] if len(days) == 1 else None


def closing_day(text: str) -> Date | None:
    """The date on a line of its own at the end, beside nothing but a signature, number or place.

    None where another such line in the text has another day, and where what stands before speaks
    of a day to come.

    Raises:
        ValueError: the line names a day that does not exist.
    """
    lines = [line.strip() for line in text[-_TAIL:].split("\n") if line.strip()]
    for place in range(len(lines) - 1, max(len(lines) - 1 - _TAIL_LINES, 0), -1):
        line = lines[place]
        if _is_row(lines, place) or len(line) > _HEADING:
            return None
        if (day := _signed_on(line)) is not None:
            before, behind = lines[:place], lines[place + 1 :]
            fits = _ends_statement(before, line) and _is_signature(behind)
            return day if fits and not _has_other_day(text, day) else None
        if not _may_sign(line):
            return None
    return None


def _day_at(lines: Sequence[str], place: int, *, by_itself: bool) -> Date | None:
    """The day of a line; where it must stand by itself, of one that is a date and no more."""
    if _is_row(lines, place) or (by_itself and not _is_alone(lines, place)):
        return None
    return dateline(lines[place])


def _is_row(lines: Sequence[str], place: int) -> bool:
    beside = [*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]]
    return _BAR in lines[place] and any(_BAR in other for other in beside)


def _is_term(line: str) -> bool:
    """Whether a short line says what the day below it is: "Deadline"."""
    return len(line.split()) <= _TERM_WORDS and _ANNOUNCING.search(line) is not None


def _is_alone(lines: Sequence[str], place: int) -> bool:
    """Whether a line is a date and no more, above lines of which none goes on with a sentence."""
    if place + 1 == len(lines):
        return False
    going_on = re.match(r"[^\W\d_]{3,}", lines[place + 1])
    return is_bare_dateline(lines[place]) and not (going_on and going_on[0].islower())


def _is_heading(line: str, *, first: bool) -> bool:
    """Whether a date may stand below a line: a letterhead, a headline, a name, one sentence."""
    end = line.rstrip()[-1]
    if len(line) > _HEADING:
        return False
    if end not in _CLOSING or _ABBREVIATED.search(line.rstrip()):
        return True
    if end in _HEADLINE_ENDS:
        return not _ASKS_WHEN.search(line) and not _TWO_SENTENCES.search(line)
    return first and end == "." and len(line) <= _SENTENCE and not _TWO_SENTENCES.search(line)


def _signed_on(line: str) -> Date | None:
    if (day := signing_day(line)) is not None:
        return day
    if _CLOCK.search(line) or not is_bare_dateline(line):  # a clock: of a printing
        return None
    return dateline(line)


def _ends_statement(before: Sequence[str], line: str) -> bool:
    """Whether what stands before a last date has come to its end, and announces no day."""
    if not before or any(_ANNOUNCING.search(words) for words in before[-2:]):
        return False
    last = before[-1]
    if last[-1] in _SENTENCE_ENDS and not is_bare_dateline(last):
        return not (last[-1] == "?" and _ASKS_WHEN.search(last))
    sentence = line.endswith(".") and not _SHORT_WORD.search(line)
    signature = list(takewhile(_may_sign, reversed(before[-_TAIL_LINES:])))
    return not sentence and bool(signature) and _is_signature(signature)


def _is_signature(lines: Sequence[str]) -> bool:
    """Whether lines hold a name, a number or a place, and else what may stand beside one."""
    return not lines or (
        all(map(_may_sign, lines))
        and any(
            _INITIAL.search(line) or _CAPITAL_WORDS.fullmatch(line) or is_sender(line)
            for line in lines
        )
    )


def _may_sign(line: str) -> bool:
    """Whether a line may be a part of a signature: a name, an office, a number."""
    end = line[-1]
    return (
        len(line) <= _SIGNATURE
        and len(line.split()) <= _SIGNATURE_WORDS
        and not _YEAR.search(line)
        and (end not in _CLOSING or _SHORT_WORD.search(line) is not None or end == ",")
    )


def _has_other_day(text: str, day: Date) -> bool:
    return any(
        dateline(line) != day
        for line in text.split("\n")
        if len(line) <= _HEADING and is_bare_dateline(line)
    )
