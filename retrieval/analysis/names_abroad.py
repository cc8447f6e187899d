"""A name as neighbouring languages write it: Volodymyr is Vladimir, Hryhorenko is Grigorenko."""

from collections.abc import Iterator
from functools import cache

from retrieval.analysis.transliteration import MARK, keys
from retrieval.languages.first_names import SAME_NAMES

_LONG = 6
"""Letters of a key in which g may stand for h; a short one would be another name."""

_G_IS_H = (str.maketrans("g", "h"), str.maketrans("h", "g"))


def keys_abroad(key: str) -> Iterator[str]:
    """The keys of what a name with a key is written as elsewhere."""
    yield from _groups().get(key, ())
    if len(key.removeprefix(MARK)) >= _LONG:
        yield from (key.translate(letters) for letters in _G_IS_H)


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups = [frozenset(key for name in same for key in keys(name)) for same in SAME_NAMES]
    return {key: group for group in groups for key in sorted(group)}
