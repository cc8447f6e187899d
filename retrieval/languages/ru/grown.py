"""Russian nouns of which a stem grows or turns: время, времени; дочь, дочери; котёнок, котята."""

from collections import defaultdict
from collections.abc import Iterator

from retrieval.languages.ru.forms import joined

_OF_MEN = "и ем а - ам ами ах"
_PLURAL = "а - ам ами ах"
_SOFT_PLURAL = "ья ей ьям ьями ьях"
# the forms of each stem
_NOUNS: tuple[tuple[tuple[str, ...], ...], ...] = (
    *(
        (joined(stem, "я"), joined(f"{stem}ен", _OF_MEN))
        for stem in ("врем", "им", "знам", "плем", "плам", "брем", "тем", "вым")
    ),
    *(
        (joined(stem, "я"), (*joined(f"{stem}ен", _OF_MEN), *joined(f"{stem}ян", "-")))
        for stem in ("сем", "стрем")
    ),
    *(
        (joined(stem, "ь"), joined(f"{stem}ер", "и ью ь ей ям ями ьми ях"))
        for stem in ("мат", "доч")
    ),
    (joined("осел", "-"), joined("осл", "а у ом е ы ов ам ами ах")),  # and not Осло
    (joined("угол", "-"), joined("угл", "а у ом е ы ов ам ами ах")),
    (joined("полдень", "-"), joined("полдн", "я ю ем е"), joined("полудн", "я ю ем е")),
    *((joined(stem, "о а у ом е"), joined(f"{stem}ес", _PLURAL)) for stem in ("неб", "чуд", "тел")),
    (joined("ух", "о а у ом е"), joined("уш", "и ей ам ами ах")),
    (joined("ок", "о а у ом е"), joined("оч", "и ей ам ами ах")),
    (joined("сын", "- а у ом е ы ов ам ами ах"), joined("сынов", _SOFT_PLURAL)),
    (joined("друг", "- а у ом е"), joined("друз", _SOFT_PLURAL)),
    (joined("люд", "и ей ям ях"), joined("люд", "ьми")),
    (joined("дет", "и ей ям ях"), joined("дет", "ьми")),
)
_OTHERS: dict[str, list[str]] = defaultdict(list)
for _stems in _NOUNS:
    _forms = [form for stem in _stems for form in stem]
    for _form in _forms:
        _OTHERS[_form] += _forms

_YOUNG = (("ен", "ят"), ("он", "ат"))
_OF_ONE = "ок ка ку ком ке"
_STEM = 2
"""Letters before the suffix: котёнок, and not зонок."""
_NO_YOUNG = frozenset(("реб",))
"""Ребята are no children."""


def grown_forms(word: str) -> Iterator[str]:
    """What other forms of a noun may be, where they have another stem.

    Args:
        word: in small letters, with е for ё. Of no such noun hardly anything is a word.
    """
    yield from _OTHERS.get(word, ())
    for one, many in _YOUNG:
        single, plural = joined(one, _OF_ONE), joined(many, _PLURAL)
        for these, others in ((single, plural), (plural, single)):
            for ending in these:
                stem = word.removesuffix(ending)
                if stem != word and len(stem) >= _STEM and stem not in _NO_YOUNG:
                    yield from (stem + other for other in others)
