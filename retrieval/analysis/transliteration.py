"""Names across scripts: «Жапаров», Zhaparov and Japarov under one coarse phonetic Latin key.

A key is no romanisation anyone would read: it is what the usual romanisations and the Cyrillic
spelling have in common (one sign for ``ж``, ``дж``, ``zh``, ``dj``, ``j``; one for ``и``, ``й``,
``ы``, ``y``, ``i``; no ending that a case may change). Kept coarse on purpose: the lexical arm
takes a key only where the word itself does not stand.
"""

import re

from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import (
    CYRILLIC,
    CYRILLIC_PART,
    ROMANISED,
    SOFT_SIGNS,
    SOFTENING_VOWELS,
)

MARK = "~"
"""What every key begins with, so that no key is taken for a word."""

_LATIN_PARTS = {
    **dict.fromkeys(("shch", "sch", "sh"), "S"),
    **dict.fromkeys(("tch", "ch"), "C"),
    **dict.fromkeys(("dzh", "dj", "zh"), "j"),
    **dict.fromkeys(("ck", "c", "q"), "k"),
    **dict(zip(("kh", "gh", "ph", "th", "tz"), ("h", "g", "f", "t", "ts"), strict=True)),
    **dict(zip(("w", "x", "y"), ("v", "ks", "i"), strict=True)),
}
_LATIN_PART = re.compile(
    # a y that only leads into the vowel after it: Yerlan, Tokayev
    r"(?P<glide>(?:^|(?<=[aeiouy]))y(?=e))|(?P<soft>c(?=[eiy]))|" + "|".join(_LATIN_PARTS)
)

_TWICE = re.compile(r"([^aeou])\1+")

_CASES = tuple(cut for known in LANGUAGES for cut in known.name_cases)
"""Endings of cases, taken off one after another before the word is rewritten."""

_CYRILLIC_END = re.compile(r"(?<=...)[aeiu]+$")
_LATIN_END = re.compile(r"(?<=...)(?:e(?=i)|[aiu])+$")


def key(word: str) -> str:
    """The key of a word.

    Args:
        word: case-folded letters of one script; Latin ones without accents.

    Returns:
        ``MARK`` and letters; empty where the word has no key: one letter, figures, other scripts.
    """
    if not CYRILLIC.search(word):
        rewritten = _LATIN_END.sub("", _joined(_LATIN_PART.sub(_latin, word)))
        known = word.isascii() and word.isalpha()
    else:
        bare = word
        for case in _CASES:
            bare = case.sub("", bare)
        rewritten = _CYRILLIC_END.sub("", _joined(CYRILLIC_PART.sub(_cyrillic, bare)))
        known = ROMANISED.keys() >= set(word)
    return f"{MARK}{rewritten}" if known and min(len(word), len(rewritten)) > 1 else ""


def _joined(rewritten: str) -> str:
    """Rewritten letters without what only one of the spellings may have."""
    single = rewritten.replace("oe", "o").replace("ue", "u").replace("ng", "n")
    return _TWICE.sub(r"\1", single)


def _cyrillic(part: re.Match[str]) -> str:
    letter = part[0]
    # a sign between a consonant and a vowel is heard: Васильев, Vasiliev
    after = part.string[part.end() : part.end() + 1]
    heard = letter in SOFT_SIGNS and after in SOFTENING_VOWELS
    return "i" if heard else ROMANISED.get(letter, letter)


def _latin(part: re.Match[str]) -> str:
    name = part.lastgroup
    if name == "glide":
        return ""
    return "ts" if name == "soft" else _LATIN_PARTS[part[0]]
