"""Names across scripts: «Жапаров», Zhaparov and Japarov under one coarse phonetic Latin key.

A key is no romanisation anyone would read: it is what the usual romanisations and the Cyrillic
spelling have in common (one sign for ``ж``, ``дж``, ``zh``, ``dj``, ``j``; one for ``и``, ``й``,
``ы``, ``y``, ``i``; no ending that a case may change). Kept coarse on purpose: the lexical arm
takes a key only where the word itself does not stand.

Where a spelling may be read in two ways it has a key for each: the j of Japarov is that of
«Жапаров», the one of Jakov that of «Яков». Letters with marks (Čajkovskij, Korolëv) tell that a
word is romanised letter for letter, as in libraries and passports of old.
"""

import re
import unicodedata
from collections.abc import Iterator

from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import (
    CYRILLIC,
    CYRILLIC_PART,
    EITHER_DOTTED,
    HEARD_LATIN,
    MARKED_LATIN,
    PLAIN_LATIN,
    ROMANISED,
    SOFT_SIGNS,
    SOFTENING_VOWELS,
)

MARK = "~"
"""What every key begins with, so that no key is taken for a word."""

_LATIN_PARTS = {
    **dict.fromkeys(("schtsch", "shtch", "shch", "shh", "sch", "sh"), "S"),
    **dict.fromkeys(("tsch", "tch", "ch"), "C"),
    **dict.fromkeys(("dzh", "dj", "zh"), "j"),
    **dict.fromkeys(("ck", "c", "q"), "k"),
    **dict(zip(("kh", "gh", "ph", "th", "tz"), ("h", "g", "f", "t", "ts"), strict=True)),
    **dict(zip(("tc", "w", "x", "y"), ("ts", "v", "ks", "i"), strict=True)),
}
_LATIN_PART = re.compile(
    # a y that only leads into the vowel after it: Yerlan, Tokayev
    r"(?P<glide>(?:^|(?<=[aeiouy]))y(?=e))|(?P<soft>c(?=[eiy]))|" + "|".join(_LATIN_PARTS)
)
_MARKED = str.maketrans(MARKED_LATIN)
_PLAIN = str.maketrans(PLAIN_LATIN)
_SOUNDED = str.maketrans(HEARD_LATIN)
_LETTER_FOR_LETTER = re.compile(r"[čšžŝëèâû]")
_C_IS_TS = re.compile(r"[čšžŝëèâû]|(?<=[aeiouy])j(?![aeiouy])|cv|[^c]cova?$")
_READINGS = (
    # a consonantal j: Jurij, Sooronbaj, Marija
    (re.compile(r"(?<=[aeiouy])j(?![aeiouy])|(?<=i)j(?=[aeu]+$)"), "y", False),
    # the same letter is ж in Japarov and й in Jakov, Ljubov
    (re.compile(r"(?<!d)j(?=[aeou])"), "y", True),
    # ё, whose dots are left out in Cyrillic: Korolyov, Fiodor, Yolkin, Gorbachov
    (re.compile(r"(?:^|(?<=[b-df-hj-np-tv-xz]))(?:y|i(?!on))o(?=[b-df-hj-np-tv-z])"), "e", True),
    (re.compile(r"(?<=[cs]h|zh)o(?=va?$)"), "e", True),
    (re.compile(r"x"), "h", True),
    # Rasheed, Youssef; Hussain, Shaikh; Mohammed, Ahmad; Abdullah
    (re.compile(r"ee(?=[b-df-hj-np-tv-z])"), "i", True),
    (re.compile(r"ou(?=[b-df-hj-np-tv-z])"), "u", True),
    (re.compile(r"(?<=[hs])ai(?=[b-df-hj-np-tv-z])"), "ei", True),
    (re.compile(r"^moh(?=a)"), "muh", True),
    (re.compile(r"(?<=m)ad$"), "ed", True),
    (re.compile(r"(?<=[aeiou])h$"), "", True),
    # Odegaard; Johnson, Koehler, Mahler; Czajkowska, Szymborska
    (re.compile(r"aa(?=[b-df-hj-np-tv-z])"), "a", True),
    (re.compile(r"(?<=[aeou])h(?=[lmnr])"), "", True),
    (re.compile(r"cz"), "ch", True),
    (re.compile(r"sz"), "sh", True),
    # Scholz, Djokovic, Lukashenka, Williams
    (re.compile(r"(?<=[lnr])z$"), "ts", True),
    (re.compile(r"(?<=[eo]v)ic$"), "ich", True),
    (re.compile(r"(?<=enk)a$"), "o", True),
    (re.compile(r"^w(?=il)"), "u", True),
    # of Chinese: Xi Jinping, Qin Gang, Zhang Jun
    (re.compile(r"^x(?=[iu])"), "s", True),
    (re.compile(r"^j(?=i)"), "tsz", True),
    (re.compile(r"^q(?=[iu])"), "ts", True),
    (re.compile(r"^zh(?=[aeou]n?g?$)"), "chzh", True),
)
"""What may stand for a letter, and whether the word may be read as it stands as well."""

_OE = re.compile(r"oe(?=[b-df-hj-np-tv-z])")
_UE = re.compile(r"ue(?=[b-df-hj-np-tv-z])")
_TWICE = re.compile(r"([^aeou])\1+")

_CASES = tuple(cut for known in LANGUAGES for cut in known.name_cases)
"""Endings of cases, taken off one after another before the word is rewritten."""

_CYRILLIC_END = re.compile(r"(?<=...)[aeiu]+$")
_LATIN_END = re.compile(r"(?<=...)(?:e(?=i)|[aiu])+$")
_ENDS_IN_E = re.compile(f"(?<=...){EITHER_DOTTED}$")
_HEARD = re.compile(f"[{''.join(SOFT_SIGNS)}](?=[{''.join(SOFTENING_VOWELS)}])")


def keys(word: str) -> tuple[str, ...]:
    """The keys of a word, the likeliest reading first.

    Args:
        word: case-folded letters of one script; Latin ones may have accents.

    Returns:
        Each ``MARK`` and letters; none where the word has no key: one letter, figures, other
        scripts.
    """
    made = _of_cyrillic(word) if CYRILLIC.search(word) else _of_latin(word)
    long = (one for one in made if min(len(word), len(one)) > 1)
    return tuple(dict.fromkeys(f"{MARK}{one}" for one in long))


def _of_cyrillic(word: str) -> Iterator[str]:
    if not ROMANISED.keys() >= set(word):
        return
    bare = without_case(word)
    # a sign before a vowel is heard as an i, and left out of many romanisations
    for spelling in dict.fromkeys((bare, _HEARD.sub("", bare))):
        rewritten = _joined(CYRILLIC_PART.sub(_cyrillic, spelling))
        yield _CYRILLIC_END.sub("", rewritten)
        if _ENDS_IN_E.search(spelling):  # of a case, or the name's own: Эйхе
            yield rewritten


def _of_latin(word: str) -> Iterator[str]:
    plain = unmarked(word.translate(_MARKED))
    if not (plain.isascii() and plain.isalpha()):
        return
    if _LETTER_FOR_LETTER.search(word):
        plain = plain.replace("j", "y")
    if _C_IS_TS.search(word):
        plain = re.sub(r"c(?![hz])", "ts", plain)
    readings = [plain, *_with_its_signs(word)]
    for letters, instead, either in _READINGS:
        others = [letters.sub(instead, reading) for reading in readings]
        readings = list(dict.fromkeys((*readings, *others) if either else others))
    for reading in readings:
        yield _LATIN_END.sub("", _joined(_LATIN_PART.sub(_latin, reading)))


def without_case(word: str) -> str:
    """A name in Cyrillic without the endings that cases put on it."""
    for case in _CASES:
        word = case.sub("", word)
    return word


def unmarked(word: str) -> str:
    """The letters of a case-folded word without their marks."""
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(filter(str.isalnum, plain))


def _with_its_signs(word: str) -> Iterator[str]:
    """A word whose ö and ü, or oe and ue, are heard, as other letters with signs are: Müller."""
    heard = _OE.sub("e", _UE.sub("yu", word.translate(_SOUNDED)))
    plain = unmarked(heard.translate(_MARKED))
    if heard != word and plain.isascii():
        yield plain


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
