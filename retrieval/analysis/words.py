"""A text as a row of words: which differences do not count when a quotation is checked.

Letter case, white space, line breaks, quotation marks, dashes, list bullets, invisible characters,
the dots of ё, stress marks, and letters of another script that look like a word's own make no
difference. Every other character counts: a comma, a full stop, a per cent sign. A number is one
word ("1.5", "1,200"), so that no span can end inside one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.analysis.homoglyphs import unmixed
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CYRILLIC_VOWELS, GRAVE, STRESS, undotted
from retrieval.text import BULLETS, DASHES, INVISIBLE, QUOTATION_MARKS

_WORD = f"[\\w\u0300-\u036f{INVISIBLE}]+"
_TOKEN = re.compile(
    # digits are joined by a point or a comma between them
    rf"{_WORD}(?:[.,](?<=\d[.,])(?=\d){_WORD})*"
    # a dash is nothing, but a sign before a number that stands alone
    rf"|(?<!\S)[{DASHES}](?=\d)"
    rf"|[^\s\w{QUOTATION_MARKS}{DASHES}{BULLETS}{INVISIBLE}]"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_STRESS = re.compile(f"(?<=[{''.join(sorted(CYRILLIC_VOWELS))}])[{STRESS}]+")
STRESSED = re.compile(f"[{STRESS}{''.join(GRAVE)}]")
"""What a text has in which words in Cyrillic may be marked for stress."""

_DASH = re.compile(f"[{DASHES}]")
_NEGATION = any_of(rest for known in LANGUAGES for rest in known.edits.cut_negations)
_CUT_AFTER = re.compile(rf"[{QUOTATION_MARKS}]{_NEGATION}(?!\w)", re.IGNORECASE)
_PREFIX = any_of(prefix for known in LANGUAGES for prefix in known.edits.hyphened_prefixes)
_CUT_BEFORE = re.compile(rf"(?<!\w){_PREFIX}[{DASHES}]\Z", re.IGNORECASE)
_GRAVE = str.maketrans(GRAVE)
ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, folded, and where each stands.

    Attributes:
        tokens: a word, a number or another character that counts; equal ones are the same word.
        starts, ends: of each, in code points of the text.
    """

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.tokens)

    def places(self, wanted: Sequence[str]) -> list[tuple[int, int]]:
        """Every occurrence of a row of words in this one, as ``[first, last)`` of its tokens."""
        # a line break is in no token
        row, inside = f"\n{chr(10).join(wanted)}\n", f"\n{chr(10).join(self.tokens)}\n"
        spans = []
        at = inside.find(row) if wanted else -1
        if at >= 0:
            before, counted = 0, 0
            while at >= 0:
                counted += inside.count("\n", before, at)
                before = at
                spans.append((counted, counted + len(wanted)))
                at = inside.find(row, at + 1)
        return spans


def words(text: str) -> Words:
    """The words of a normalised text with their positions."""
    matches = [*_TOKEN.finditer(unmixed(text))]
    folded = [_folded(match[0]) for match in matches]
    if all(len(one) == 1 for one in folded):
        (tokens,) = zip(*folded, strict=True) if folded else ((),)
        return Words(
            tokens,
            tuple([match.start() for match in matches]),
            tuple([match.end() for match in matches]),
        )
    return _unequal(matches, folded)


def row(text: str) -> list[str]:
    """The words of ``text`` without positions."""
    return [token for written in _TOKEN.findall(unmixed(text)) for token in _folded(written)]


def _unequal(matches: list[re.Match[str]], folded: list[tuple[str, ...]]) -> Words:
    """The words of a text in which some characters are several words (an ellipsis), or none."""
    places = [
        (token, match.start(), match.end())
        for match, tokens in zip(matches, folded, strict=True)
        for token in tokens
    ]
    tokens, starts, ends = zip(*places, strict=True) if places else ((), (), ())
    return Words(tokens, starts, ends)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number and no mere mark."""
    return token[:1].isalnum() or token[:1] == "_"


def cut(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends inside a word so that the meaning is reversed.

    "They can" is not what "they can't" says, nor "interference" what "non-interference" does.
    """
    return bool(_CUT_AFTER.match(text, end) or _CUT_BEFORE.search(text[max(0, start - 8) : start]))


@lru_cache(maxsize=1 << 16)
def _folded(written: str) -> tuple[str, ...]:
    if written == ELLIPSIS:
        return (".", ".", ".")
    token = undotted(_INVISIBLE.sub("", written.casefold()).translate(_GRAVE))
    token = _STRESS.sub("", token)
    token = _DASH.sub("-", token)
    return (token,) if token else ()
