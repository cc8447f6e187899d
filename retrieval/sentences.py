"""Where sentences begin and end: sentencex, with a lossless merge pass after it.

sentencex (Wikimedia, rules without weights) splits a little too often at abbreviations, numbers
and wrapped lines; what it splits wrongly is joined again. Its only importer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sentencex import get_sentence_boundaries

from retrieval.languages import LANGUAGES, Language, language

Span = tuple[int, int]
"""Code points, half-open."""

LONGEST = 1000
"""Characters; a longer "sentence" (a list, a table, text without full stops) is cut in pieces."""

_PART = 4000
"""Characters of a line that sentencex is given at once."""

_LOST = re.compile(r"(?<!\S)\S{200,}")
_DOTS = 40
"""Full stops in so long a "word": no language, and sentencex would take seconds over it."""

_WRAPPED = range(50, 121)
"""Widths, in characters, of paragraphs that somebody broke into lines."""

_WHITE = re.compile(r"\s*")
_OPENING = re.compile(r"[\s\"'«“„(\[]*")
_DASHES = ("-", "–", "—", "−")
_BULLETS = (*_DASHES, "•", "*", "·")
_ENDS = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zа-я]|[ivxIVX]{1,5})[.)]")
_CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯЁӨҮҢ]"
_INITIAL = re.compile(rf"(?:^|[\s(«\"“-])(?:{_CAPITAL}|Дж|Дз|Ch|Kh|Sh|Th|Ts|Zh|Ya|Ye|Yo|Yu)\.$")
_DOTTED = re.compile(rf"(?:^|[\s(«\"“-])(?:{_CAPITAL}\.){{2,}}$")
_SHORT = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]{1,4}|\d{1,2})\.$")
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = frozenset({"may", "will"})
"""Function words that are a month or a name where they have a capital."""

_STOPS = re.compile(r"[.!?…][\"'»”’)\]]*\s")
_BREAKS = ("\n", "; ", ", ", " ")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line ``[start, end)``, and the length of the longest line of its paragraph."""

    start: int
    end: int
    width: int


def sentences(text: str, lang: str | None) -> list[Span]:
    """The sentences of ``text`` in order, trimmed, without overlap; every word lies in one.

    Args:
        text: a whole statement, its lines as they were published.
        lang: ISO 639-1 code; None is taken for English.
    """
    rules = language(lang)
    pieces: list[Span] = []
    line_before = _Line(0, 0, 0)
    for line in _lines(text):
        for span in _pieces(text, line, rules):
            before = pieces[-1] if pieces else None
            if before is None:
                joined = False
            elif before[1] <= line.start:
                joined = _wrapped(text, line_before, before, span, rules)
            else:
                joined = _goes_on(text, before, span, rules)
            if joined and before is not None:
                pieces[-1] = (before[0], span[1])
            else:
                pieces.append(span)
        line_before = line
    return [part for piece in pieces for part in _cut(text, piece)]


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not empty; an empty line parts paragraphs."""
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        lines = paragraph.split("\n")
        width = max(map(len, lines))
        for line in lines:
            if line.strip():
                yield _Line(start, start + len(line), width)
            start += len(line) + 1
        start -= 1


def _pieces(text: str, line: _Line, rules: Language) -> Iterator[Span]:
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
    found = [(start + lost.start(), start + lost.end()) for lost in _LOST.finditer(text[start:end])]
    lost = [(a, b) for a, b in found if text.count(".", a, b) >= _DOTS]
    for stop, after in [*lost, (end, end)]:
        for piece in get_sentence_boundaries(rules.segmenter, text[start:stop]):
            span = _trimmed(text, start + piece["start_index"], start + piece["end_index"])
            if span[0] < span[1]:
                yield span
        if stop < after:
            yield stop, after
        start = after


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _wrapped(text: str, line: _Line, before: Span, after: Span, rules: Language) -> bool:
    """Whether a sentence goes on from one line to the next; list items and headings do not."""
    between = text[line.end : after[0]]
    if between.count("\n") != 1 or text.startswith(_BULLETS, after[0]):
        return False
    last, first = _tail(text, before), _first_letter(text, after)
    full = line.width in _WRAPPED and _is_full(text, line, after)
    if _ENDS.search(last):
        return full and last.endswith(".") and _open_ended(last, text, after, rules)
    if _ENUMERATOR.match(text, after[0]):
        return False
    return first.islower() or (full and (first.isalpha() or first.isdigit()))


def _is_full(text: str, line: _Line, after: Span) -> bool:
    """Whether the next line's first word would not have fitted into the line before."""
    word = text[after[0] : min(after[1], after[0] + 40)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > line.width


def _goes_on(text: str, before: Span, after: Span, rules: Language) -> bool:
    """Whether ``after``, on the same line, goes on with the sentence that ``before`` begins."""
    last = _tail(text, before)
    if before[1] - before[0] < 8 and _ENUMERATOR.fullmatch(text, *before):
        return True
    if last.endswith((":", ";")):
        return False
    if text.startswith(_DASHES, after[0]) or text[after[0]].islower():
        return True
    return _open_ended(last, text, after, rules)


def _open_ended(last: str, text: str, after: Span, rules: Language) -> bool:
    """Whether the full stop at the end of ``last`` belongs to an initial or an abbreviation."""
    if text[after[0]].isdigit() and _SHORT.search(last):
        return True
    if _INITIAL.search(last):
        return True
    word = last.rsplit(maxsplit=1)[-1].lstrip('(«"“„[0123456789-–').lower()
    abbreviated = word in _abbreviations(rules) or _DOTTED.search(last)
    return bool(abbreviated) and not _opens_sentence(text, after)


def _opens_sentence(text: str, after: Span) -> bool:
    """Whether ``after`` begins with a capitalised function word: "in the U.S. The ministry"."""
    opening = _OPENING.match(text, after[0], after[1])
    word = _WORD.match(text, opening.end() if opening else after[0], after[1])
    if word is None or text.startswith(".", word.end()):
        return False
    lower = word[0].lower()
    return lower != word[0] and lower in _function_words() and lower not in _NAMES


def _tail(text: str, span: Span) -> str:
    return text[max(span[0], span[1] - 24) : span[1]]


def _first_letter(text: str, span: Span) -> str:
    opening = _OPENING.match(text, *span)
    return text[opening.end() : opening.end() + 1] if opening else ""


@lru_cache(maxsize=8)
def _abbreviations(rules: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in rules.abbreviations)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset().union(*(known.stop_words for known in LANGUAGES))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or pieces of at most ``LONGEST`` characters, cut where it hurts least."""
    start, end = span
    while end - start > LONGEST:
        at = start + _break(text[start : start + LONGEST])
        yield _trimmed(text, start, at)
        white = _WHITE.match(text, at, end)
        start = white.end() if white else at
    yield start, end


def _break(window: str) -> int:
    """After the last full stop of the second half, else line break, semicolon, comma, space."""
    half = len(window) // 2
    stops = [match.end() for match in _STOPS.finditer(window, half)]
    if stops:
        return stops[-1]
    found = ((window.rfind(mark, half), mark) for mark in _BREAKS)
    return next((place + len(mark) for place, mark in found if place >= 0), len(window))
