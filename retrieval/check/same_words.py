"""Rows of words that say the same though they are not equal: pictures, and figures in groups.

1204, 1 204 and 1,204 are one number; but beside Cyrillic letters "4,500" is four and a half. Who
copies a post may leave its pictures out. A cross says no, and counts.
"""

import re
from collections.abc import Sequence

from retrieval.analysis.pictures import CROSSES
from retrieval.languages.scripts import CYRILLIC_SMALL

_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_CYRILLIC = re.compile(f"[{CYRILLIC_SMALL}]")
_CROSSES = frozenset(f"{CROSSES}\U0001f44e")  # and a thumb that points down
_VARIANT = "\ufe0f"  # behind a character that is to be a picture
_PICTURES = ("\u2600", "\u27bf"), ("\u2b00", "\u2bff"), ("\U0001f000", "\U0001faff")


def say_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of words are not equal and still say the same.

    Args:
        one: of a claim, ``differences.spoken``.
        other: of a statement, the same.
    """
    if tuple(one) == tuple(other):
        return False  # what parts them stands beside the words
    commas = not any(map(_CYRILLIC.search, (*one, *other)))
    return _plain(one, commas=commas) == _plain(other, commas=commas)


def _plain(tokens: Sequence[str], *, commas: bool) -> list[str]:
    return [_ungrouped(token, commas=commas) for token in tokens if not _is_picture(token)]


def _ungrouped(token: str, *, commas: bool) -> str:
    if _GROUPED.fullmatch(token):
        return token.replace(" ", "")
    return token.replace(",", "") if commas and _WITH_COMMAS.fullmatch(token) else token


def _is_picture(token: str) -> bool:
    if token in _CROSSES:
        return False
    return token == _VARIANT or any(first <= token <= last for first, last in _PICTURES)
