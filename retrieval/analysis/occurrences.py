"""Occurrences of a row of words in a text, without splitting all of the text into words.

A regular expression finds likely places; there a short stretch of the text is split into words and
compared. Only where no place is confirmed is the whole text split: one letter may fold to several,
which no pattern sees.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.words import cut, words
from retrieval.languages.scripts import EITHER_DOTTED, UNDOTTED
from retrieval.text import BULLETS, DASHES, INVISIBLE, QUOTATION_MARKS
from retrieval.types import Span

_BETWEEN = f"[\\s{QUOTATION_MARKS}{DASHES}{BULLETS}{INVISIBLE}]*"
_MARGIN = 48  # characters beside a likely place in which its words begin and end


def places(text: str, tokens: Sequence[str]) -> list[Span]:
    """The spans of ``text`` that hold exactly these words.

    Spans that begin or end inside a word in a way that reverses its meaning ("can" of "can't") are
    left out.
    """
    text = unmixed(text)
    spans = list(dict.fromkeys(_likely(text, tuple(tokens)))) or list(_within(text, 0, tokens))
    return [span for span in spans if not cut(text, *span)]


def _likely(text: str, tokens: tuple[str, ...]) -> Iterator[Span]:
    for match in _pattern(tokens).finditer(text):
        first, last = match.span(1)
        low = _white(text, max(0, first - _MARGIN), first)
        high = min(len(text), last + _MARGIN)
        for start, end in _within(text[low:high], low, tokens):
            if start <= last and first <= end:
                yield start, end


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
def _pattern(tokens: tuple[str, ...]) -> re.Pattern[str]:
    likely = _BETWEEN.join(
        _dots(len(list(same))) if token == "." else _BETWEEN.join(map(_written, same))  # noqa: S105
        for token, same in groupby(tokens)
    )
    # looked ahead for, because places may overlap: the same words said three times in a row
    return re.compile(f"(?=({likely}))", re.IGNORECASE)


def _written(token: str) -> str:
    return re.escape(token).replace(UNDOTTED, EITHER_DOTTED)


def _dots(most: int) -> str:
    """Full stops in a row; an ellipsis is three of them in one character."""
    return f"[.\u2026](?:{_BETWEEN}[.\u2026]){{0,{most - 1}}}"
