"""Abbreviations that a text itself explains: "the goods and services tax (GST)"."""

import re
from collections.abc import Iterator, Sequence

from retrieval.languages import STOP_WORDS

_SHORT = re.compile(r"\(([^\W\d_]{2,7})\)")
_NO_WORD = re.compile(r"[^\w’'\s-]")
_OPENING = '«"“'
_REACH = 500  # characters before the brackets: ten words lie in them
_MOST = 10  # words of a term, those without a letter in its abbreviation included


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Each term with the abbreviation that stands in brackets behind it, in order."""
    # brackets are few: what stands before each is read, and not what stands before each word
    for match in _SHORT.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        if before.endswith(tuple(_OPENING)):
            before = before[:-1]
        words = _NO_WORD.split(before)[-1].split()
        long = _term(words[-_MOST:], match[1])
        if long is not None:
            yield long, match[1]


def _term(words: Sequence[str], short: str) -> str | None:
    """The last of some words that have the letters of an abbreviation for initials."""
    left = len(short)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word[0].upper() != short[left - 1].upper():
            if word.casefold() in STOP_WORDS:
                continue
            return None
        left -= 1
        if not left:
            return " ".join(words[place:])
    return None
