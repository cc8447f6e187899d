"""How near to each other the words of a topic stand in a passage.

Two words that meet somewhere in a passage may have nothing to do with each other; side by side they
name one thing. Only the best passages are read for that.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from retrieval.analysis.tokens import Tokenizer


class Closeness:
    """How close all of some words come to each other, text by text.

    Args:
        words: the tokens that stand for each.
        tokenizer: the one that the index was made with.
    """

    def __init__(self, words: Sequence[Iterable[str]], tokenizer: Tokenizer) -> None:
        self._wanted = len(words)
        self._tokenizer = tokenizer
        numbers: dict[str, set[int]] = {}
        for number, tokens in enumerate(words):
            for token in tokens:
                numbers.setdefault(token, set()).add(number)

        @cache  # the best passages for one topic share most of their words
        def held(word: str) -> frozenset[int]:
            found = [numbers[token] for token in tokenizer.all_tokens(word) if token in numbers]
            return frozenset().union(*found)

        self._held = held

    def of(self, text: str) -> float:
        """The closeness of the words in the text of a passage.

        Returns:
            The number of words over that of the shortest stretch of the text that has them all: 1
            where they stand side by side, 0 where one is missing.
        """
        each = (self._held(word) for _, word in self._tokenizer.placed(text))
        placed = [(place, held) for place, held in enumerate(each) if held]
        shortest = _shortest(placed, self._wanted)
        return self._wanted / shortest if shortest else 0.0


def _shortest(placed: Sequence[tuple[int, frozenset[int]]], wanted: int) -> int:
    """The length of the shortest stretch that holds all numbers; 0 where none does."""
    best = 0
    last: dict[int, int] = {}
    for place, held in placed:
        for number in held:
            last[number] = place
        if len(last) == wanted and wanted:
            length = max(place - min(last.values()) + 1, wanted)
            best = min(best or length, length)
    return best
