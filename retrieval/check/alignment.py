"""Alignment of two rows of words: which words of a claim are in a text, and what differs.

A semi-global alignment (Needleman and Wunsch's, the ends of the text free): all of the claim is
aligned with the stretch of the text that it fits best. Replacing a word by a similar one costs
less, so that "Australian" is paired with "Australia" and not with its neighbour. RapidFuzz measures
how similar two words are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from retrieval.analysis.words import is_word

_ADDED = 1.0  # a word of the claim that the text does not have
_OPENED = 0.45  # words of the text that the claim leaves out, once for all in a row
_LEFT_OUT = 0.15  # and each of them
_CHANGED = 0.98  # a word for another
_ALIKE = 0.35  # how much of that is let off for words that look alike
_MARK = 0.2  # marks of punctuation weigh so much of a word
_STOP = 0.65  # the mark that ends the claim more
_STOPS = frozenset(".!?")
_NEVER = 10.0

Step = tuple[int, int]
"""Positions of two words that are paired; -1 on the side that has none."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim aligned with a stretch of a text.

    Attributes:
        steps: in order, from the first word of the stretch to its last.
        first, last: the stretch ``[first, last)`` of the text's words.
        same: words, marks not counted, that are the same.
        words: words of the longer of the two.
    """

    steps: tuple[Step, ...]
    first: int
    last: int
    same: int
    words: int

    @property
    def similarity(self) -> float:
        """Share of the words that are the same, in [0, 1]."""
        return self.same / self.words if self.words else 0.0


def align(claim: Sequence[str], text: Sequence[str]) -> Alignment:
    """Align ``claim`` with the stretch of ``text`` that it fits best; neither is empty."""
    costs = _Costs(claim, text)
    steps = _traced(_table(costs), costs)
    # what the claim has beyond the stretch stays, what the text has beyond it does not
    inside = [at for _, at in steps if at >= 0]
    if not inside:
        return Alignment(tuple(steps), 0, 0, 0, len(claim))
    first, last = inside[0], inside[-1] + 1
    same = sum(i >= 0 and j >= 0 and claim[i] == text[j] and is_word(claim[i]) for i, j in steps)
    longer = max(sum(map(is_word, claim)), sum(map(is_word, text[first:last])))
    return Alignment(tuple(steps), first, last, same, longer)


def align_whole(before: Sequence[str], after: Sequence[str]) -> Alignment:
    """Align all of one text with all of another, with as few words changed as possible."""
    steps: list[Step] = []
    for code in Levenshtein.opcodes(before, after):
        one, two = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        both = min(len(one), len(two))
        steps += zip(one, two, strict=False)
        steps += [(i, -1) for i in one[both:]] + [(-1, j) for j in two[both:]]
    same = sum(i >= 0 and j >= 0 and before[i] == after[j] for i, j in steps)
    return Alignment(tuple(steps), 0, len(after), same, max(len(before), len(after)))


class _Costs:
    """What each step costs.

    Attributes:
        changed: of laying a word of the claim against one of the text; shape (claim, text).
        added: of a word of the claim that the text does not have; shape (claim,).
        run: of the words of the text up to each place, where the claim leaves them out; beside
            it, leaving out costs ``_OPENED`` once. Shape (text + 1,).
    """

    def __init__(self, claim: Sequence[str], text: Sequence[str]) -> None:
        alike = process.cdist(
            claim, text, scorer=Levenshtein.normalized_similarity, dtype=np.float64, workers=1
        )
        marks = np.array([not is_word(token) for token in claim])
        text_marks = np.array([not is_word(token) for token in text])
        self.changed = _CHANGED - _ALIKE * np.where(alike > 0.5, alike, 0.0)
        self.changed[marks[:, None] & text_marks[None, :]] = _CHANGED * _MARK
        self.changed[marks[:, None] != text_marks[None, :]] = _NEVER
        self.changed[alike == 1.0] = 0.0
        self.added = np.where(marks, _ADDED * _MARK, _ADDED)
        if claim[-1] in _STOPS:
            # whoever writes a full stop says that the sentence ends here, with no "not" behind
            self.added[-1] = _ADDED * _STOP
        left_out = np.where(text_marks, _LEFT_OUT * _MARK, _LEFT_OUT)
        self.run = np.concatenate([[0.0], np.cumsum(left_out)])


def _table(costs: _Costs) -> NDArray[np.float64]:
    """The least cost of laying the first i words of the claim to end at the text's word j."""
    count, width = costs.changed.shape
    table = np.zeros((count + 1, width + 1))
    for i in range(1, count + 1):
        row = table[i - 1] + costs.added[i - 1]
        row[1:] = np.minimum(row[1:], table[i - 1, :-1] + costs.changed[i - 1])
        # any number of words left out, in one sweep
        left_out = np.minimum.accumulate(row - costs.run) + costs.run + _OPENED
        table[i] = np.minimum(row, left_out)
    return table


def _traced(table: NDArray[np.float64], costs: _Costs) -> list[Step]:
    i, j = len(table) - 1, int(np.argmin(table[-1]))
    steps: list[Step] = []
    while i > 0:
        here = table[i, j] + 1e-9
        if j > 0 and here >= table[i - 1, j - 1] + costs.changed[i - 1, j - 1]:
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif here >= table[i - 1, j] + costs.added[i - 1]:
            i -= 1
            steps.append((i, -1))
        else:
            begin = table[i, :j] + (costs.run[j] - costs.run[:j]) + _OPENED
            before = int(np.flatnonzero(begin <= here)[-1])
            steps += [(-1, at) for at in range(j - 1, before - 1, -1)]
            j = before
    return steps[::-1]
