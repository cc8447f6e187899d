"""Names of people word by word: initials, feminine forms, and whether two may be one person's."""

import re
from collections.abc import Sequence
from enum import Enum

from retrieval.languages.ky.names import NAME_CASES, SHORT_NAME_CASE
from retrieval.languages.ru.surnames import (
    FEMININE,
    FEMININE_CASES,
    MASCULINE,
    MASCULINE_CASES,
)
from retrieval.languages.scripts import CYRILLIC, DIGRAPHS, first_letters, undotted

_INITIAL = re.compile(rf"(?<![^\W_])(?:((?i:{DIGRAPHS}))\.|([^\W\d_])(?:\.|(?=\s|$)))")


class Gender(Enum):
    """Which of two forms a surname has."""

    FEMININE = "feminine"
    MASCULINE = "masculine"


def genders(word: str, *, inflected: bool = False) -> frozenset[Gender]:
    """The forms that a surname may have; empty where its ending tells nothing.

    Args:
        word: one word of a name.
        inflected: whether it stands in another case than the nominative.
    """
    folded = undotted(word.casefold())
    bare = without_case(folded) if inflected else folded
    if bare == folded and inflected and CYRILLIC.search(folded):
        patterns = (FEMININE_CASES, MASCULINE_CASES)
    else:
        patterns = (FEMININE, MASCULINE)
    kinds = zip((Gender.FEMININE, Gender.MASCULINE), patterns, strict=True)
    return frozenset(kind for kind, pattern in kinds if pattern.search(bare))


def without_case(word: str) -> str:
    """A case-folded name without the ending of a Kyrgyz case: of a woman's surname -ова, too."""
    for ending in NAME_CASES:
        word = ending.sub("", word)
    return word


def short_nominative(name: str) -> str:
    """A name whose short words lose the ending that a Kyrgyz case may have put on them."""
    words = (SHORT_NAME_CASE.sub("", word) if len(word) > 3 else word for word in name.split())
    return " ".join(words)


def initials_of(name: str) -> tuple[str, ...]:
    """The initials in a name, case-folded: "B. K. Asanov" has b and k."""
    return tuple((two or one).casefold() for two, one in _INITIAL.findall(name))


def without_initials(name: str) -> str:
    """A name's whole words."""
    return " ".join(_INITIAL.sub(" ", name).split())


def may_begin(initials: tuple[str, ...], words: list[str]) -> bool:
    """Whether initials may be those of words, each of another one.

    A name that has fewer words than there are initials may leave some out, but not all.

    Args:
        initials: case-folded.
        words: of a name, without those that are known to be meant otherwise.
    """
    left = [word.casefold() for word in words]
    unmet = 0
    for initial in initials:
        letters = first_letters(initial[0])
        place = next(
            (at for at, word in enumerate(left) if letters & first_letters(word[0])),
            None,
        )
        if place is None:
            unmet += 1
        else:
            left.pop(place)
    return unmet == 0 or (len(words) < len(initials) and unmet <= len(initials) - len(words))


def begin_in_order(initials: Sequence[str], words: Sequence[str]) -> bool:
    """Whether initials are those of a name's given names, the first of the first.

    Either may end before the other: П. Асанов may be П. С. Асанов, and С. Асанов may not.
    """
    pairs = zip(initials, words, strict=False)
    return all(
        not first_letters(one[0].casefold()).isdisjoint(first_letters(other[0].casefold()))
        for one, other in pairs
    )
