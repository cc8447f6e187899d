"""Letters of the scripts that the languages are written in, whichever language a text is in.

The constants in capitals hold what stands between the square brackets of a regular expression.
"""

from retrieval.patterns import lazy_pattern

LATIN_SMALL = "a-z"
LATIN_CAPITALS = "A-Z"
ACCENTED_CAPITALS = "À-ÖØ-Þ"
CYRILLIC_SMALL = "а-я"
"""The Russian letters that stand in a row in Unicode: all but ё."""

CYRILLIC_CAPITALS = "А-Я"
CYRILLIC_CAPITALS_BESIDE = "ЁӨҮҢ"
"""Those of Russian and Kyrgyz that stand elsewhere."""

CAPITALS = f"{LATIN_CAPITALS}{ACCENTED_CAPITALS}{CYRILLIC_CAPITALS}{CYRILLIC_CAPITALS_BESIDE}"
"""All of these."""

KYRGYZ_ALONE = frozenset("өүңӨҮҢ")
"""Letters of Kyrgyz that Russian does not have."""

CYRILLIC_LETTERS = "\u0400-\u052f"
CYRILLIC = lazy_pattern(f"[{CYRILLIC_LETTERS}]")
CYRILLIC_EXTENDED = lazy_pattern(r"[\u0400-\u052f\u1c80-\u1c8f]")
LATIN = lazy_pattern(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")

LOOKALIKES = str.maketrans("ѳѲɵƟ", "өӨөӨ")
"""Letters that are typed for the Kyrgyz ө, which looks like them."""

LATIN_TWINS = "abcehkmoptxyABCEHKMOPTXY"
CYRILLIC_TWINS = "аьсенкмортхуАВСЕНКМОРТХУ"
"""Letters that look alike, each at the place of its twin in the other script."""

LATIN_TWINS_ABROAD = "ijsIJS"
CYRILLIC_TWINS_ABROAD = "\u0456\u0458\u0455\u0406\u0408\u0405"
"""The same for Cyrillic letters that neither Russian nor Kyrgyz has."""

KYRGYZ_Y = str.maketrans("yY", "үҮ")
"""What a Latin y stands for in a word with letters of Kyrgyz alone."""

CP866_BESIDE_RUSSIAN = "ЄєЇїЎў"
"""Cyrillic letters of the code page of DOS that Russian has not."""

DOTTED = "ё"
UNDOTTED = "е"
EITHER_DOTTED = "[её]"
"""Where ``UNDOTTED`` stands in a folded word, a text may have either of the two."""

ROMANISED = {
    **dict(zip("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziiklmnoprstufhie", strict=True)),
    **dict(zip("өүңқғұәһіїўєґжчшщ", "ounkguahiiuegjCSS", strict=True)),
    **dict(zip(("дж", "ц", "ъ", "ь", "ю", "я"), ("j", "ts", "", "", "iu", "ia"), strict=True)),
}
"""A Cyrillic letter, or two that are one sound, in the coarse Latin of ``transliteration``."""

MARKED_LATIN = {
    **dict.fromkeys("čç", "ch"),
    **dict.fromkeys("šşș", "sh"),
    **dict(zip("žŝâûıŋ", ("zh", "shch", "ya", "yu", "i", "n"), strict=True)),
}
"""Latin letters that stand for more than the letter without its mark."""

PLAIN_LATIN = {
    **dict(zip("øłđðħıə", "olddhia", strict=True)),
    **dict(zip("æœþ", ("ae", "oe", "th"), strict=True)),
}
"""Small Latin letters that Unicode does not take apart, as they are typed without their signs."""

HEARD_LATIN = {
    **dict.fromkeys("öøœäæə", "e"),
    **dict(zip("üżđ", ("yu", "zh", "dj"), strict=True)),
}
"""Latin letters as they are heard where their signs count: Müller, Ødegaard, Əliyev, Elżbieta."""

CYRILLIC_PART = lazy_pattern("дж|.")
"""What ``ROMANISED`` rewrites at once."""

SOFT_SIGNS = frozenset("ьъ")
CYRILLIC_VOWELS = frozenset("аеёиоуыэюяөү")
STRESS = "\u0300\u0301"
"""Marks behind the vowel that is stressed, in dictionaries and by careful typesetters."""

GRAVE = {"\u0450": "\u0435", "\u045d": "\u0438"}
"""Vowels with such a mark that are one code point, each with the vowel."""

SOFTENING_VOWELS = frozenset("еёиоюя")
"""Vowels before which a sign is heard, as an i: Васильев."""


DIGRAPHS = "Zh|Sh|Ch|Kh|Yu|Ya|Ye|Ts|Dj|Дж"
"""Two letters that are one initial: Zh. Asanov."""

_FIRST_LATIN = """
а:a б:b в:vw г:gh д:d е:ey ж:jzd з:z и:iy й:yij к:kc л:l м:m н:n о:o п:pf р:r с:s т:t у:uwo ф:fp
х:hkx ц:tc ч:ct ш:s щ:s ы:yi э:e ю:yij я:yij ө:o ү:u ң:n қ:k ғ:gh ұ:u ә:a һ:h і:i
"""
_ROMANISED_FIRST = dict(one.split(":") for one in _FIRST_LATIN.split())


def first_letters(letter: str) -> frozenset[str]:
    """The letters that a name may begin with which begins with one: with itself, or romanised.

    Args:
        letter: in lower case, of either script.
    """
    folded = undotted(letter)
    return frozenset((folded, *_ROMANISED_FIRST.get(folded, ())))


def undotted(word: str) -> str:
    """The word with е for ё, which many leave out."""
    return word.replace(DOTTED, UNDOTTED)
