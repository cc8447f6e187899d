"""Where sentences begin and end: sentencex, with a lossless merge pass after it.

sentencex (Wikimedia, rules without weights) splits a little too often at abbreviations, numbers
and wrapped lines; what it splits wrongly is joined again. Its only importer.
"""

import re
from functools import lru_cache

from sentencex import get_sentence_boundaries

from retrieval.languages import Language, language

Span = tuple[int, int]
"""Code points, half-open."""

LONGEST = 1000
"""Characters; a longer "sentence" (a list, a table, text without full stops) is cut in pieces."""

_LINES = re.compile(r"\n+")
_GOES_ON = re.compile(r"[a-zа-яёәғқңөүұһі–—-]|\d")
_ENDS = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_INITIAL = re.compile(r"(?:^|[\s(«\"“])[A-ZА-ЯЁӨҮҢ]\.$")
_OPENING = re.compile(r"[\s\"'«“„(\[]*")
_BREAKS = ("; ", ", ", " ")


def sentences(text: str, lang: str | None) -> list[Span]:
    """The sentences of ``text`` in order, trimmed, without overlap; every word lies in one.

    Args:
        text: a whole statement, one paragraph a line.
        lang: ISO 639-1 code; None is taken for English.
    """
    rules = language(lang)
    pieces: list[Span] = []
    for start, end in _lines(text):
        for boundary in get_sentence_boundaries(rules.segmenter, text[start:end]):
            span = _trimmed(text, start + boundary["start_index"], start + boundary["end_index"])
            if span[0] == span[1]:
                continue
            if pieces and _belongs(text, pieces[-1], span, rules):
                pieces[-1] = (pieces[-1][0], span[1])
            else:
                pieces.append(span)
    return [part for piece in pieces for part in _cut(text, piece)]


def _lines(text: str) -> list[Span]:
    breaks = [match.span() for match in _LINES.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _belongs(text: str, before: Span, after: Span, rules: Language) -> bool:
    """Whether ``after`` goes on with the sentence that ``before`` begins."""
    between = text[before[1] : after[0]]
    last = text[max(before[0], before[1] - 24) : before[1]]
    opening = _OPENING.match(text, after[0])
    first = text[opening.end() if opening else after[0]] if after[0] < len(text) else ""
    if "\n" in between:
        # a wrapped line: no full stop before, lower case after; a list item stays itself
        return (
            between.count("\n") == 1
            and not _ENDS.search(last)
            and bool(first)
            and first.islower()
            and not text.startswith(("-", "–", "—", "•"), after[0])
        )
    if _abbreviated(last, rules) or _INITIAL.search(last):
        return True
    return bool(_GOES_ON.match(text, after[0])) and not last.endswith((":", ";"))


def _abbreviated(last: str, rules: Language) -> bool:
    word = last.rsplit(maxsplit=1)[-1] if last.split() else ""
    return word.lstrip('(«"“„[').lower() in _abbreviations(rules)


@lru_cache(maxsize=8)
def _abbreviations(rules: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in rules.abbreviations)


def _cut(text: str, span: Span) -> list[Span]:
    """The span itself, or pieces of at most ``LONGEST`` characters, cut where it hurts least."""
    pieces, (start, end) = [], span
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = next(
            (
                place + len(mark)
                for mark in ("\n", *_BREAKS)
                if (place := window.rfind(mark)) > LONGEST // 2
            ),
            LONGEST,
        )
        piece = _trimmed(text, start, start + at)
        if piece[0] < piece[1]:
            pieces.append(piece)
        start = _trimmed(text, start + at, end)[0]
    return [*pieces, (start, end)] if start < end else pieces
