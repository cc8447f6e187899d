"""What countries are called in the languages here, from Unicode's CLDR as Babel has it."""

from collections import defaultdict
from collections.abc import Iterator
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


def countries() -> Iterator[tuple[str, ...]]:
    """What each country is called in every language here."""
    by_country: dict[str, dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for code, name in Locale(language.code).territories.items():
            if len(code) == _CODE:
                by_country[code][name] = None
    yield from map(tuple, by_country.values())


@cache
def _names() -> dict[str, frozenset[str]]:
    named = [frozenset(map(str.casefold, names)) for names in countries()]
    return {name: names for names in named for name in names}
