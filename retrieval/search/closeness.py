"""How near to each other the words of a topic stand in a passage.

Two words that meet somewhere in a passage may have nothing to do with each other; side by side they
name one thing. Only the best passages are read for that.
"""

from collections.abc import Iterable, Mapping, Sequence

from retrieval.analysis.tokens import Tokenizer

_NONE: frozenset[int] = frozenset()


def closeness(text: str, words: Sequence[Iterable[str]], tokenizer: Tokenizer) -> float:
    """How close all of some words come to each other in a text.

    Args:
        text: of a passage.
        words: the tokens that stand for each.
        tokenizer: the one that the index was made with.

    Returns:
        The number of words over that of the shortest stretch of the text that has them all: 1 where
        they stand side by side, 0 where one is missing.
    """
    numbers: dict[str, set[int]] = {}
    for number, tokens in enumerate(words):
        for token in tokens:
            numbers.setdefault(token, set()).add(number)
    placed = [
        (place, held)
        for place, (_, word) in enumerate(tokenizer.placed(text))
        if (held := _held(word, numbers, tokenizer))
    ]
    shortest = _shortest(placed, len(words))
    return len(words) / shortest if shortest else 0.0


def _held(word: str, numbers: Mapping[str, set[int]], tokenizer: Tokenizer) -> frozenset[int]:
    found = [numbers[token] for token in tokenizer.all_tokens(word) if token in numbers]
    return frozenset().union(*found) if found else _NONE


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
