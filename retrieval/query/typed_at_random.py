"""Letters that were typed at random: along a row of keys, the same again, without a vowel."""

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import CYRILLIC

_ROWS = tuple(dict.fromkeys(row for known in LANGUAGES for row in known.conversation.keyboard))
_STEPS = {
    pair: step
    for row in _ROWS
    for step, keys in ((1, row), (-1, row[::-1]))
    for pair in pairwise(keys)
}
"""Which way it goes from a key to the one beside it."""

_RUN = 3
"""Keys side by side of which a word typed at random is made."""

_LONG_RUN = {False: 4, True: 5}
"""Of one such run at least, by whether it is Cyrillic: a few names there are runs of four."""

_SAME = re.compile(r"(\w)\1{3,}")
_VOWELS = frozenset().union(*(known.conversation.vowels for known in LANGUAGES))
_MUTE = 6
"""Letters without a vowel that are no abbreviation."""


def typed_at_random(words: Sequence[str]) -> bool:
    """Whether each of the words, in lower case, is no word at all."""
    return bool(words) and all(map(_is_random, words))


def _is_random(word: str) -> bool:
    if not word.isalpha():
        return False
    if _SAME.fullmatch(word) or (len(word) >= _MUTE and _VOWELS.isdisjoint(word)):
        return True
    runs = _runs(word)
    if min(map(len, runs)) < _RUN:
        return False
    if max(map(len, runs)) >= _LONG_RUN[bool(CYRILLIC.search(word))]:
        return True
    return all(any(row.startswith(run) for row in _ROWS) for run in runs)  # qwe, qweqwe


def _runs(word: str) -> list[str]:
    """The word in stretches of keys that lie side by side in one direction."""
    runs, way = [word[0]], 0
    for pair in pairwise(word):
        step = _STEPS.get(pair, 0)
        if step and way in (0, step):
            runs[-1] += pair[1]
            way = step
        else:
            runs.append(pair[1])
            way = 0
    return runs
