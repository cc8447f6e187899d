"""The written forms of Kyrgyz words: endings by vowel harmony.

An ending is spelt with A (а о е ө), I (ы у и ү), D (д т), G (г к) and N (н д т), which the stem
decides.
"""

_LOW = {**dict.fromkeys("аыуяю", "а"), **dict.fromkeys("оё", "о"), **dict.fromkeys("еиэ", "е")}
_HIGH = {**dict.fromkeys("аыя", "ы"), **dict.fromkeys("оуёю", "у"), **dict.fromkeys("еиэ", "и")}
_ROUND = dict.fromkeys("өү", "ө"), dict.fromkeys("өү", "ү")
_VOWELS = "аоуыэеиөүяёю"
_VOICELESS = "пткшсчфхцщ"
_SOFTENED = {"к": "г", "п": "б"}

ABLATIVE = ("DAн",)
DATIVE = ("GA",)
OTHERS = ("", "NIн", "NI", "DA", "DAгI", "DAгIлAр")
OWN_ABLATIVE = ("нAн", "нDAн")
OWN_DATIVE = ("нA",)
OWN_OTHERS = ("", "нIн", "н", "нDA", "нDAгI")


def ended(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Put each ending on ``stem``."""
    return tuple(stem + _spelt(stem, ending) for ending in endings)


def own(stem: str) -> str:
    """Return the third-person possessive, on which a year's months and quarters stand."""
    if stem[-1] in _VOWELS:
        return stem + _spelt(stem, "сI")
    return _softened(stem) + _spelt(stem, "I")


def ends_in_vowel(stem: str) -> bool:
    """Whether a stem does."""
    return stem[-1] in _VOWELS


def of_several(stem: str) -> tuple[str, ...]:
    """Return the possessives of the first and the second person in the plural, in every case."""
    linked = stem if stem[-1] in _VOWELS else _softened(stem) + _spelt(stem, "I")
    owned = ended(linked, ("бIз",)) + ended(linked, ("ңIз",))
    return tuple(form for one in owned for form in ended(one, (*OTHERS, *ABLATIVE, *DATIVE)))


def plural(stem: str) -> str:
    """Return the plural."""
    if stem[-1] in _VOWELS or stem[-1] in "йр":
        return stem + _spelt(stem, "лAр")
    return stem + _spelt(stem, "тAр" if stem[-1] in _VOICELESS else "дAр")


def ablatives(*stems: str) -> tuple[str, ...]:
    """Return the forms that mean "from", with and without the possessive."""
    return _both(stems, ABLATIVE, OWN_ABLATIVE)


def datives(*stems: str) -> tuple[str, ...]:
    """Return the forms that mean "to"."""
    return _both(stems, DATIVE, OWN_DATIVE)


def forms(*stems: str) -> tuple[str, ...]:
    """Return every form of nouns in the singular."""
    return _both(stems, OTHERS, OWN_OTHERS) + ablatives(*stems) + datives(*stems)


def inflected(words: str, *, plurals: bool = True) -> tuple[str, ...]:
    """Return every form of the nouns in a string."""
    stems = words.split()
    more = tuple(plural(stem) for stem in stems) if plurals else ()
    return forms(*stems, *more)


def _softened(stem: str) -> str:
    return stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])


def _both(stems: tuple[str, ...], bare: tuple[str, ...], owned: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for stem in stems for form in (*ended(stem, bare), *_owned(own(stem), owned)))


def _owned(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Put endings on a possessive: after its н the rest is voiced."""
    words = []
    for ending in endings:
        first, rest = ending[:1], ending[1:]
        words.append(stem + first + (_spelt(stem + first, rest) if rest else ""))
    return tuple(words)


def _spelt(stem: str, ending: str) -> str:
    letters = ""
    for letter in ending:
        word = stem + letters
        letters += _letter(word, letter)
    return letters


def _letter(word: str, letter: str) -> str:
    if letter in "AI":
        vowel = next((v for v in reversed(word) if v in _VOWELS), "а")
        table, rounded = (_LOW, _ROUND[0]) if letter == "A" else (_HIGH, _ROUND[1])
        return table.get(vowel) or rounded[vowel]
    last = word[-1]
    if letter == "G":
        return "к" if last in _VOICELESS else "г"
    if letter == "D":
        return "т" if last in _VOICELESS else "д"
    if letter == "N":
        if last in _VOWELS:
            return "н"
        return "т" if last in _VOICELESS else "д"
    return letter
