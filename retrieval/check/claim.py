"""The parts of a claim: between ellipses, in quotation marks, sentence by sentence."""

import re

from retrieval.analysis.detection import detect
from retrieval.analysis.quotation_marks import SINGLE, quotations
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
_LEADS = re.compile(r"(?:^|[:,—–\n-])\s*\Z")
_MOSTLY = 0.9
_TAGS = re.compile(r"(?:\s+(?:[#@]\w+|https?://\S+))+\s*\Z")
_QUOTING = re.compile(r">+\s*(?=\S)")


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
    for start, end in _marked(claim):
        # as English puts a comma before the closing mark
        last = end - (claim[end - 1] == ",")
        if count_words(claim[start:last]) >= SHORTEST:
            spans.append((start, last))
    whole = len(claim) * _MOSTLY
    return [] if len(spans) == 1 and spans[0][1] - spans[0][0] >= whole else spans


def _marked(claim: str) -> list[Span]:
    """What stands in double quotation marks; where nothing does, speech in single ones.

    A term in single marks inside a sentence is part of that sentence.
    """
    found = [
        next(match.span(group) for group in range(1, 5) if match[group] is not None)
        for match in _QUOTED.finditer(claim)
    ]
    return found or [
        (one.first, one.last)
        for one in quotations(claim)
        if claim[one.start] in SINGLE and _LEADS.search(claim, 0, one.start)
    ]


def by_sentence(claim: str) -> list[Span]:
    """The sentences of a claim that have at least ``SHORTEST`` words."""
    spans = sentences(claim, detect(claim))
    return [span for span in spans if count_words(claim[slice(*span)]) >= SHORTEST]


def _trimmed(claim: str, start: int, end: int) -> Span | None:
    piece = claim[start:end]
    if not any(map(str.isalnum, piece)):
        return None
    return trimmed(claim, start, end)


def without_tags(claim: str) -> Span:
    """The stretch of a post without "> " before it, and tags and addresses behind it."""
    first = _QUOTING.match(claim)
    last = _TAGS.search(claim)
    start = first.end() if first else 0
    return start, last.start() if last and last.start() > start else len(claim)
