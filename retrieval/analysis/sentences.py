"""Sentence splitting: sentencex, and a pass after it that joins what it wrongly split.

sentencex (Wikimedia, rules without weights) splits a little too often: at abbreviations, numbers
and wrapped lines. No character is lost. The only importer of sentencex.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from retrieval.analysis.sentence_merging import TextLine, goes_on, wrapped
from retrieval.languages import LANGUAGES, Language, language
from retrieval.text import trimmed
from retrieval.types import Span

__all__ = ["LONGEST", "Span", "sentences", "sentences_about"]

LONGEST = 1000
"""Characters; a longer "sentence" (a list, a table, text without full stops) is cut in pieces."""

_PART = 4000
"""Characters of a line that sentencex is given at once."""

_LINE = 20_000
_TELLING = 200  # characters of a line whose letters are looked at

_LOST = re.compile(r"(?<!\S)\S{200,}")
_DOTS = 40
"""Full stops in so long a "word": no language, and sentencex would take seconds over it."""

_WHITE = re.compile(r"\s*")
_STOPS = re.compile(r"[.!?…][\"'»”’)\]]*\s")
_BREAKS = ("\n", "; ", ", ", " ")


def sentences(text: str, lang: str | None) -> list[Span]:
    """The sentences of ``text`` in order, trimmed, without overlap; every word lies in one.

    Args:
        text: a whole statement, its lines as they were published.
        lang: ISO 639-1 code; where it is None, and where a line has not its letters, the letters
            of the line tell what it is split by.
    """
    pieces: list[Span] = []
    line_before = TextLine(0, 0, 0)
    for line in _lines(text):
        rules = _rules(lang, text[line.start : min(line.end, line.start + _TELLING)])
        for span in _pieces(text, line, rules):
            before = pieces[-1] if pieces else None
            if before is None:
                joined = False
            elif before[1] <= line.start:
                joined = wrapped(text, line_before, before, span, rules)
            else:
                joined = goes_on(text, before, span, rules)
            if joined and before is not None:
                pieces[-1] = (before[0], span[1])
            else:
                pieces.append(span)
        line_before = line
    return [part for piece in pieces for part in _cut(text, piece)]


def _rules(lang: str | None, line: str) -> Language:
    """The language that a line is split by: that of the text where the line has its letters."""
    small = line.lower()
    held = {known: sum(map(small.count, known.alphabet)) for known in LANGUAGES}
    own = language(lang)
    if lang and 2 * held[own] >= sum(map(str.isalpha, small)):
        return own
    # the abbreviations of Russian and Kyrgyz are much the same, those of English are none there
    return max(held, key=held.__getitem__)


def sentences_about(text: str, lang: str | None, span: Span, wide: int) -> list[Span]:
    """The sentences of the lines that lie so many characters to each side of a span.

    A line that is longer than ``_LINE`` on top of that is taken to begin or to end there.
    """
    low, high = max(0, span[0] - wide), min(len(text), span[1] + wide)
    line, end = text.rfind("\n", max(0, low - _LINE), low), text.find("\n", high, high + _LINE)
    low = line + 1 if line >= 0 else max(0, low - _LINE)
    high = end if end >= 0 else min(len(text), high + _LINE)
    return [(low + start, low + end) for start, end in sentences(text[low:high], lang)]


def _lines(text: str) -> Iterator[TextLine]:
    """The lines that are not empty; an empty line parts paragraphs."""
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        lines = paragraph.split("\n")
        width = max(map(len, lines))
        for line in lines:
            if line.strip():
                yield TextLine(start, start + len(line), width)
            start += len(line) + 1
        start -= 1


def _pieces(text: str, line: TextLine, rules: Language) -> Iterator[Span]:
    """What sentencex makes of a line, trimmed.

    It is given a long line part by part, because its time grows with the square of what it is
    given where quotation marks are never closed. A part's last piece is begun again in the next.
    """
    start = line.start
    while start < line.end:
        whole = line.end - start <= _PART
        end = line.end if whole else start + _break(text[start : start + _PART])
        spans = list(_segmented(text, start, end, rules))
        if not whole and len(spans) > 1:
            end = spans.pop()[0]
        yield from spans
        start = end


def _segmented(text: str, start: int, end: int, rules: Language) -> Iterator[Span]:
    gaps = [(start + lost.start(), start + lost.end()) for lost in _LOST.finditer(text[start:end])]
    lost = [(a, b) for a, b in gaps if text.count(".", a, b) >= _DOTS]
    for stop, after in [*lost, (end, end)]:
        for piece in get_sentence_boundaries(rules.segmenter, text[start:stop]):
            span = trimmed(text, start + piece["start_index"], start + piece["end_index"])
            if span[0] < span[1]:
                yield span
        if stop < after:
            yield stop, after
        start = after


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or pieces of at most ``LONGEST`` characters, cut where it hurts least."""
    start, end = span
    while end - start > LONGEST:
        at = start + _break(text[start : start + LONGEST])
        yield trimmed(text, start, at)
        white = _WHITE.match(text, at, end)
        start = white.end() if white else at
    yield start, end


def _break(window: str) -> int:
    """After the last full stop of the second half, else line break, semicolon, comma, space."""
    half = len(window) // 2
    stops = [match.end() for match in _STOPS.finditer(window, half)]
    if stops:
        return stops[-1]
    places = ((window.rfind(mark, half), mark) for mark in _BREAKS)
    return next((place + len(mark) for place, mark in places if place >= 0), len(window))
