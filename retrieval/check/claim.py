"""The parts of a claim: between ellipses, in quotation marks, sentence by sentence."""

import re

from retrieval.analysis.detection import detect
from retrieval.analysis.sentences import sentences
from retrieval.analysis.words import is_word, row
from retrieval.text import trimmed
from retrieval.types import Span

SHORTEST = 3
"""Words that a stretch must have to be looked up by itself; fewer occur by chance."""

_DOTS = r"(?:\u2026|\.{3,}|\.\s\.\s\.)"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|<\s*{_DOTS}\s*>|{_DOTS}\.*")
_QUOTED = re.compile(
    "\u00ab([^\u00ab\u00bb]+)\u00bb"
    "|\u201c([^\u201c\u201d]+)\u201d"
    "|\u201e([^\u201e\u201c\u201d]+)[\u201c\u201d]"
    '|"([^"]+)"'
)
_MOSTLY = 0.9


def count_words(text: str) -> int:
    """How many words and numbers a text has, marks not counted."""
    return sum(map(is_word, row(text)))


def between_ellipses(claim: str) -> list[Span]:
    """The stretches of a claim between its ellipses; a stretch without a word is left out."""
    spans, start = [], 0
    for match in [*_ELLIPSIS.finditer(claim), None]:
        end = len(claim) if match is None else match.start()
        if span := _trimmed(claim, start, end):
            spans.append(span)
        start = len(claim) if match is None else match.end()
    return spans


def in_quotation_marks(claim: str) -> list[Span]:
    """The stretches in quotation marks that have at least ``SHORTEST`` words.

    Empty where a single one is nearly the whole claim.
    """
    spans = []
    for match in _QUOTED.finditer(claim):
        start, end = next(match.span(group) for group in range(1, 5) if match[group] is not None)
        if claim[end - 1] == ",":
            end -= 1  # as English puts it before the closing mark
        if count_words(claim[start:end]) >= SHORTEST:
            spans.append((start, end))
    whole = len(claim) * _MOSTLY
    return [] if len(spans) == 1 and spans[0][1] - spans[0][0] >= whole else spans


def by_sentence(claim: str) -> list[Span]:
    """The sentences of a claim that have at least ``SHORTEST`` words."""
    spans = sentences(claim, detect(claim))
    return [span for span in spans if count_words(claim[slice(*span)]) >= SHORTEST]


def _trimmed(claim: str, start: int, end: int) -> Span | None:
    piece = claim[start:end]
    if not any(map(str.isalnum, piece)):
        return None
    return trimmed(claim, start, end)
