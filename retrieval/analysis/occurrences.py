"""Occurrences of a row of words in a text, without splitting all of the text into words.

A regular expression finds likely places; there a short stretch of the text is split into words and
compared. Only where no place is confirmed is the whole text split: one letter may fold to several,
which no pattern sees.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.words import STRESSED, cut, words
from retrieval.languages.scripts import (
    CYRILLIC_VOWELS,
    DOTTED,
    EITHER_DOTTED,
    GRAVE,
    STRESS,
    UNDOTTED,
)
from retrieval.text import BULLETS, DASHES, INVISIBLE, QUOTATION_MARKS
from retrieval.types import Span

_VOWEL = re.compile(f"[{''.join(sorted(CYRILLIC_VOWELS))}]")
_BETWEEN = f"[\\s{QUOTATION_MARKS}{DASHES}{BULLETS}{INVISIBLE}]*"
MOST = 2_000
"""Places of a row of words in one text that are looked for."""
_STRETCH = 4_096  # characters that are split at once, where likely places follow closely
_MARGIN = 48  # characters beside a likely place in which its words begin and end


def places(
    text: str, tokens: Sequence[str], most: int = MOST, *, thorough: bool = True
) -> list[Span]:
    """The spans of ``text`` that hold exactly these words, the first ``most`` of them.

    Spans that begin or end inside a word in a way that reverses its meaning ("can" of "can't") are
    left out.

    Args:
        text: whole, or a part of one.
        tokens: the words.
        most: spans at the most.
        thorough: whether all the text is split where no likely place is confirmed.
    """
    text = unmixed(text)
    found = list(islice(_uncut(text, _likely(text, tuple(tokens))), most))
    if found or not thorough:
        return found
    return list(islice(_uncut(text, _within(text, 0, tokens)), most))


def _uncut(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    return (span for span in spans if not cut(text, *span))


def _likely(text: str, tokens: tuple[str, ...]) -> Iterator[Span]:
    """The confirmed places, each once, in their order; those close together are split as one."""
    told: set[Span] = set()
    stressed = STRESSED.search(text) is not None
    for stretch in _stretches(_pattern(tokens, stressed=stressed), text):
        (first, _), (_, last) = stretch[0], stretch[-1]
        low = _white(text, max(0, first - _MARGIN), first)
        high = min(len(text), last + _MARGIN)
        for start, end in _within(text[low:high], low, tokens):
            if (start, end) not in told and _touches(stretch, start, end):
                told.add((start, end))
                yield start, end


def _stretches(pattern: re.Pattern[str], text: str) -> Iterator[list[Span]]:
    """Likely places, gathered where the stretches to be split would overlap."""
    gathered: list[Span] = []
    for match in pattern.finditer(text):
        one = match.span(1)
        apart = gathered and one[0] - gathered[-1][1] > 2 * _MARGIN
        if apart or (gathered and one[0] - gathered[0][0] > _STRETCH):
            yield gathered
            gathered = []
        gathered.append(one)
    if gathered:
        yield gathered


def _touches(likely: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the likely places touches a confirmed one."""
    at = bisect_right(likely, end, key=lambda one: one[0])
    return any(start <= last for _, last in reversed(likely[:at]))


def _within(text: str, offset: int, tokens: Sequence[str]) -> Iterator[Span]:
    split = words(text)
    for first, last in split.places(tokens):
        yield offset + split.starts[first], offset + split.ends[last - 1]


def _white(text: str, low: int, high: int) -> int:
    """The first place from ``low`` on at which no word is cut."""
    while 0 < low < high and not text[low - 1].isspace():
        low += 1
    return low


@lru_cache(maxsize=256)
def _pattern(tokens: tuple[str, ...], *, stressed: bool) -> re.Pattern[str]:
    written = _written_stressed if stressed else _written
    likely = _BETWEEN.join(
        _dots(len(list(same))) if token == "." else _BETWEEN.join(map(written, same))  # noqa: S105
        for token, same in groupby(tokens)
    )
    # looked ahead for, because places may overlap: the same words said three times in a row
    return re.compile(f"(?=({likely}))", re.IGNORECASE)


def _written(token: str) -> str:
    return re.escape(token).replace(UNDOTTED, EITHER_DOTTED)


def _written_stressed(token: str) -> str:
    """A word with whatever marks of stress behind its vowels, or in them."""
    return _VOWEL.sub(_stressed, re.escape(token))


def _stressed(vowel: re.Match[str]) -> str:
    letters = "".join(graved for graved, plain in GRAVE.items() if plain == vowel[0])
    dotted = DOTTED if vowel[0] == UNDOTTED else ""
    return f"[{vowel[0]}{dotted}{letters}][{STRESS}]*"


def _dots(most: int) -> str:
    """Full stops in a row; an ellipsis is three of them in one character."""
    return f"[.\u2026](?:{_BETWEEN}[.\u2026]){{0,{most - 1}}}"
