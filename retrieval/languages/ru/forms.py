"""The written forms of Russian words: how adjectives, nouns and verbs end."""

_HARD = "ый ого ому ым ом ая ой ую ою ое ые ых ыми"
_STRESSED = "ой ого ому ым ом ая ой ую ою ое ые ых ыми"
_VELAR = "ий ого ому им ом ая ой ую ою ое ие их ими"
_HUSHING = "ий его ему им ем ая ей ую ею ее ие их ими"
_SOFT = "ий его ему им ем яя ей юю ею ее ие их ими"
_PLURAL = frozenset(("ые", "ие", "ых", "их", "ыми", "ими"))
_FEMININE = frozenset(("ая", "яя", "ую", "юю", "ою", "ею"))

_NOUNS = {
    "ие": "ие ия ию ием ии ий иям иями иях",
    "ия": "ия ии ию ией ий иям иями иях",
    "ка": "ка ки ке ку кой ок кам ками ках",
    "а": "а ы е у ой ою ам ами ах -",
    "о": "о а у ом е ам ами ах -",
    "ь": "ь и ью ей ям ями ях",
    "й": "й я ю ем е и ев ям ями ях",
    "": "- а у ом е ы ов ам ами ах",
}
_HUSH = "жшчщ"


def joined(stem: str, endings: str) -> tuple[str, ...]:
    """Put each of ``endings`` (spaces between, a hyphen for none) on ``stem``."""
    return tuple(stem + ("" if ending == "-" else ending) for ending in endings.split())


def adjectives(lemmas: str) -> tuple[str, ...]:
    """Return every form of the adjectives and ordinal numbers in a string."""
    return tuple(form for lemma in lemmas.split() for form in adjective(lemma))


def adjective(lemma: str) -> tuple[str, ...]:
    """Return every form of an adjective given in the masculine."""
    stem, ending = lemma[:-2], lemma[-2:]
    return tuple(dict.fromkeys(joined(stem, _pattern(stem, ending))))


def daily(lemma: str) -> tuple[str, ...]:
    """Return the forms of an ordinal that number a day: «пятое», «пятого», «пятым»."""
    return tuple(
        form for form in adjective(lemma) if form[-2:] not in _PLURAL | _FEMININE and form[-3:]
        not in _PLURAL
    )  # fmt: skip


def plural(lemma: str) -> tuple[str, ...]:
    """Return the plural forms of an adjective and the dative that looks like a singular."""
    return tuple(
        form
        for form in adjective(lemma)
        if form[-2:] in _PLURAL or form[-3:] in _PLURAL or form[-2:] in ("ым", "им")
    )


def nouns(lemmas: str) -> tuple[str, ...]:
    """Return every form of regular nouns in a string, singular and plural."""
    return tuple(form for lemma in lemmas.split() for form in _noun(lemma))


def pasts(stems: str) -> tuple[str, ...]:
    """Return the past forms of verbs given by what stands before the л («сказа»)."""
    return tuple(form for stem in stems.split() for form in joined(stem, "л ла ло ли"))


def _pattern(stem: str, ending: str) -> str:
    if ending == "ой":
        return _STRESSED
    if ending == "ый":
        return _HARD
    if stem[-1] in "кгх":
        return _VELAR
    return _HUSHING if stem[-1] in _HUSH else _SOFT


def _noun(lemma: str) -> tuple[str, ...]:
    ending = next(ending for ending in _NOUNS if lemma.endswith(ending))
    return joined(lemma.removesuffix(ending), _NOUNS[ending])
