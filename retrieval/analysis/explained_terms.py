"""Abbreviations that a text itself explains: "the goods and services tax (GST)"."""

import re
from collections.abc import Iterator, Sequence

from retrieval.languages import LANGUAGES

_EXPLAINED = re.compile(r"((?:[\w’'-]+\s+){1,9}[\w’'-]+)\s*[«\"“]?\s*\(([^\W\d_]{2,7})\)")
_IDLE = frozenset().union(*(known.stop_words for known in LANGUAGES))


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Each term with the abbreviation that stands in brackets behind it, in order."""
    for match in _EXPLAINED.finditer(text):
        long = _term(match[1].split(), match[2])
        if long is not None:
            yield long, match[2]


def _term(words: Sequence[str], short: str) -> str | None:
    """The last of some words that have the letters of an abbreviation for initials."""
    left = len(short)
    for place in range(len(words) - 1, -1, -1):
        if words[place].casefold() in _IDLE and words[place][0].upper() != short[left - 1].upper():
            continue
        if words[place][0].upper() != short[left - 1].upper():
            return None
        left -= 1
        if not left:
            return " ".join(words[place:])
    return None
