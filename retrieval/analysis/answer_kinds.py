"""What kind of thing a question asks for, and which kinds a sentence holds.

A sentence's kinds are known when its statement is indexed, and are kept as bits of a number.
"""

import re
from functools import cache

from retrieval.languages import LANGUAGES
from retrieval.languages.answer_kinds import AnswerKind
from retrieval.languages.scripts import (
    CYRILLIC,
    CYRILLIC_CAPITALS,
    CYRILLIC_CAPITALS_BESIDE,
    LATIN_CAPITALS,
)

_FIGURE = r"\d"
_CURRENCY = r"[$€£¥₽]\s?\d|\d\s?[$€£¥₽]"
_YEAR = r"\b(?:1[89]|20)\d\d\b"
# a capital letter anywhere but at the beginning of a sentence
_CAPITAL = re.compile(
    rf"(?<=[^\W\d_] )[{LATIN_CAPITALS}{CYRILLIC_CAPITALS}{CYRILLIC_CAPITALS_BESIDE}][^\W\d_]+"
)

BITS = {kind: 1 << place for place, kind in enumerate(AnswerKind)}
"""The bit of each kind."""

ASKS = 1 << len(BITS)
"""The bit of a sentence that ends with a question mark."""


def kinds_in(text: str) -> int:
    """The bits of what a sentence holds, and of whether it asks."""
    # most text has no Cyrillic letter, and looking for words of three languages takes long
    latin = not CYRILLIC.search(text)
    found = sum(bit for kind, bit in BITS.items() if _holding(kind, latin=latin).search(text))
    return found | ASKS if text.rstrip().endswith("?") else found


def asked_for(question: str) -> frozenset[AnswerKind]:
    """The kinds of answer that a question asks for; none where it cannot be told."""
    return frozenset(kind for kind in AnswerKind if _asking(kind).search(question))


@cache
def _asking(kind: AnswerKind) -> re.Pattern[str]:
    tables = [language.answers.asks[kind] for language in LANGUAGES if language.answers]
    return re.compile("|".join(tables), re.IGNORECASE)


@cache
def _holding(kind: AnswerKind, *, latin: bool) -> re.Pattern[str]:
    """What shows that a text holds a kind of thing, in every language or in those in Latin."""
    if kind is AnswerKind.NAME:
        return _CAPITAL
    own = {
        AnswerKind.MONEY: _CURRENCY,
        AnswerKind.NUMBER: _FIGURE,
        AnswerKind.TIME: _YEAR,
    }[kind]
    tables = [language.answers.holds[kind] for language in LANGUAGES if language.answers]
    if latin:
        tables = [table for table in tables if not CYRILLIC.search(table)]
    return re.compile("|".join([own, *tables]), re.IGNORECASE)
