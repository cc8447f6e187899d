"""What countries are called in the languages here, from Unicode's CLDR as Babel has it."""

from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from retrieval.languages import LANGUAGES

_CODE = 2  # letters of a country; regions and the world have figures


def other_names(word: str) -> frozenset[str]:
    """The names of a country in every language, case-folded, one of them given.

    Args:
        word: case-folded, in the nominative.

    Returns:
        Nothing for a word that is no country's whole name.
    """
    return _names().get(word, frozenset())


def countries(langs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What each country is called in some languages, in their order."""
    tables = [Locale(lang).territories for lang in langs]
    for code in sorted(tables[0]):
        if len(code) == _CODE:
            yield tuple(table[code] for table in tables)


@cache
def _names() -> dict[str, frozenset[str]]:
    named = [
        frozenset(map(str.casefold, names))
        for names in countries([known.code for known in LANGUAGES])
    ]
    return {name: names for names in named for name in names}
