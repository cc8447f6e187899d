"""Kyrgyz nouns: every form of one, and what a form may be of."""

from functools import lru_cache

from retrieval.languages.ky.forms import inflected

_SHORTEST = 2
_LONGEST_ENDING = 11  # -тарындагылар
_HARDENED = {"г": "к", "б": "п"}


@lru_cache(maxsize=10_000)
def noun_forms(noun: str) -> frozenset[str]:
    """The forms of a noun in the singular and the plural, its own among them."""
    if len(noun) < _SHORTEST or not noun.isalpha():
        return frozenset((noun,))
    return frozenset((noun, *inflected(noun)))


def possible_nouns(word: str) -> list[str]:
    """The nouns that a word may be a form of, the longest first, itself among them."""
    found = [word]
    for end in range(len(word) - 1, max(_SHORTEST, len(word) - _LONGEST_ENDING) - 1, -1):
        stem = word[:end]
        for noun in (stem, stem[:-1] + _HARDENED.get(stem[-1], stem[-1])):
            if noun not in found and word in noun_forms(noun):
                found.append(noun)
    return found
