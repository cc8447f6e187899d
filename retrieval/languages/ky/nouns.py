"""Kyrgyz nouns: every form of one, and what a form may be of."""

from functools import lru_cache

from retrieval.languages.ky.forms import ends_in_vowel, inflected, of_several, plural
from retrieval.patterns import lazy_pattern

_SHORTEST = 2
_LONGEST_ENDING = 11  # -тарындагылар
_OURS = lazy_pattern("[бң][ыиуү]з")
_HARDENED = {"г": "к", "б": "п"}


@lru_cache(maxsize=10_000)
def noun_forms(noun: str) -> frozenset[str]:
    """The forms of a noun in the singular and the plural, its own among them."""
    if not _is_noun(noun):
        return frozenset((noun,))
    return frozenset((*_common_forms(noun), *_owned_by_several(noun)))


@lru_cache(maxsize=10_000)
def _common_forms(noun: str) -> frozenset[str]:
    """The same but for what is ours or yours."""
    return frozenset((noun, *inflected(noun))) if _is_noun(noun) else frozenset((noun,))


def _is_noun(noun: str) -> bool:
    return len(noun) >= _SHORTEST and noun.isalpha()


def _owned_by_several(noun: str) -> tuple[str, ...]:
    # деңиз is no possessive of де
    own = of_several(noun) if len(noun) > _SHORTEST or not ends_in_vowel(noun) else ()
    return own + of_several(plural(noun))


def possible_nouns(word: str) -> list[str]:
    """The nouns that a word may be a form of, the longest first, itself among them."""
    found = [word]
    forms = noun_forms if _OURS.search(word) else _common_forms
    for end in range(len(word) - 1, max(_SHORTEST, len(word) - _LONGEST_ENDING) - 1, -1):
        stem = word[:end]
        for noun in (stem, stem[:-1] + _HARDENED.get(stem[-1], stem[-1])):
            if noun not in found and word in forms(noun):
                found.append(noun)
    return found
