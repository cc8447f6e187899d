"""Names across scripts: «Жапаров», Zhaparov and Japarov under one coarse phonetic Latin key.

A key is no romanisation anyone would read: it is what the usual romanisations and the Cyrillic
spelling have in common (one sign for ``ж``, ``дж``, ``zh``, ``dj``, ``j``; one for ``и``, ``й``,
``ы``, ``y``, ``i``; no ending that a case may change). Kept coarse on purpose: the lexical arm
takes a key only where the word itself does not stand.
"""

import re

MARK = "~"
"""What every key begins with, so that no key is taken for a word."""

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTERS = {
    **dict(zip("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziiklmnoprstufhie", strict=True)),
    **dict(zip("өүңқғұәһіїўєґжчшщ", "ounkguahiiuegjCSS", strict=True)),
    **dict(zip(("дж", "ц", "ъ", "ь", "ю", "я"), ("j", "ts", "", "", "iu", "ia"), strict=True)),
}
_CYRILLIC_PART = re.compile(r"дж|.")

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

# Endings of cases, taken off before the word is rewritten. Surnames keep -ов, -ев, -ин, -ск.
_SURNAME_CASE = re.compile(
    r"(?<=..)(?:(?<=[ое]в)|(?<=[иы]н))(?:ыми?|ых|ой|ом)$"
    r"|(?<=.[сц]к)(?:ого|ому|и[йемх]|ими|ом|ой|ую|ая)$"
)
_RUSSIAN_CASE = re.compile(r"(?<=.{5})ом$")
_VOICELESS = "кпстфхцчшщ"
_KYRGYZ_CASE = re.compile(
    rf"(?<=.{{5}})(?:(?<=[^{_VOICELESS}аеёиоуыэюяөү])д[ыиуү]н?"
    rf"|(?<=[^{_VOICELESS}])(?:д[аеоө]н?|г[аеоө])"
    rf"|(?<=[{_VOICELESS}])(?:т[ыиуү]н?|т[еө]н?|к[еө])|(?<=[кпшчф])т[ао]н?"
    r"|(?<=[аеёиоуыэюяөү])н[ыиуү]н)$"
)
_CYRILLIC_END = re.compile(r"(?<=...)[aeiu]+$")
_LATIN_END = re.compile(r"(?<=...)(?:e(?=i)|[aiu])+$")


def key(word: str) -> str:
    """The key of a word.

    Args:
        word: case-folded letters of one script; Latin ones without accents.

    Returns:
        ``MARK`` and letters; empty where the word has no key: one letter, figures, other scripts.
    """
    if not _CYRILLIC.search(word):
        rewritten = _LATIN_END.sub("", _joined(_LATIN_PART.sub(_latin, word)))
        known = word.isascii() and word.isalpha()
    else:
        bare = _KYRGYZ_CASE.sub("", _RUSSIAN_CASE.sub("", _SURNAME_CASE.sub("", word)))
        rewritten = _CYRILLIC_END.sub("", _joined(_CYRILLIC_PART.sub(_cyrillic, bare)))
        known = _LETTERS.keys() >= set(word)
    return f"{MARK}{rewritten}" if known and min(len(word), len(rewritten)) > 1 else ""


def _joined(rewritten: str) -> str:
    """Rewritten letters without what only one of the spellings may have."""
    single = rewritten.replace("oe", "o").replace("ue", "u").replace("ng", "n")
    return _TWICE.sub(r"\1", single)


def _cyrillic(part: re.Match[str]) -> str:
    letter = part[0]
    # a sign between a consonant and a vowel is heard: Васильев, Vasiliev
    heard = letter in "ьъ" and part.string[part.end() : part.end() + 1] in set("еёиоюя")
    return "i" if heard else _LETTERS.get(letter, letter)


def _latin(part: re.Match[str]) -> str:
    name = part.lastgroup
    if name == "glide":
        return ""
    return "ts" if name == "soft" else _LATIN_PARTS[part[0]]
