"""What BM25 makes of a question's words: in every row, in some rows, and which rows are best.

A word is its tokens and perhaps, last, its keys: another spelling, which counts in rows where the
word itself does not stand.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.tokens import own_tokens
from retrieval.index.arms import QuestionWords
from retrieval.index.lexical import LexicalIndex, Scores
from retrieval.index.ranked import Candidates

__all__ = ["MaxScore", "QuestionWords", "best", "keyed_of", "own_of", "scores", "scores_among"]

_STRIDE = 64  # one value in so many tells about where the best begin
_ROUNDING = 1e-5  # more than sums of single precision differ by, as a share
_TINY = float(np.finfo(np.float32).tiny)


@dataclass(frozen=True, slots=True)
class MaxScore:
    """The lexical arm of one machine: ``best`` over postings mapped from files.

    Attributes:
        index: of all rows.
    """

    index: LexicalIndex

    def best(
        self,
        words: QuestionWords,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None = None,
    ) -> Candidates:
        """The best rows of a slice; the arguments are those of the function ``best``."""
        return best(self.index, words, rows, most, within)


def scores(index: LexicalIndex, words: QuestionWords, rows: tuple[int, int]) -> Scores:
    """BM25 of every row of the build, shape (rows of the build,); 0 outside the slice."""
    total = index.scores(own_of(words), rows)
    for key, own in keyed_of(words):
        index.add_instead(total, key, own, rows)
    return total


def scores_among(words: QuestionWords, worth: Callable[[str], Scores], size: int) -> Scores:
    """BM25 of some rows, to the bit as ``scores`` has it.

    Args:
        words: of the question.
        worth: of a token in each of the rows.
        size: how many rows.
    """
    return _sum(own_of(words), keyed_of(words), worth, size)


def best(
    index: LexicalIndex,
    words: QuestionWords,
    rows: tuple[int, int],
    most: int,
    within: NDArray[np.bool_] | None = None,
) -> Candidates:
    """The best rows of a half-open slice that hold any word, without scoring every row.

    MaxScore, after Turtle and Flood, "Query Evaluation: Strategies and Optimizations" (1995):
    rare words are added up first. Once enough rows have more than all the other words could bring
    together, only rows found so far can be among the best, and after each word fewer of those.
    Scores are sums in another order than those of ``scores`` and may differ in the last digits.

    Args:
        index: of all rows.
        words: of the question.
        rows: the slice.
        most: rows at the most.
        within: which rows of the build are searched at all; None for every one.
    """
    low, high = rows
    parts = sorted(_parts(index, words, rows), key=lambda part: part.size)
    rest = sum(part.bound for part in parts)
    every = np.zeros(len(index), dtype=np.float32)
    sums = every[low:high]
    allowed = None if within is None else within[low:high]
    floor = _TINY
    left = iter(parts)
    for part in left:
        if part.size > sums.size // _STRIDE:
            floor = _floor(sums, allowed, most)
            if floor > rest * (1 + _ROUNDING):
                left = iter((part, *left))
                break
        part.add(index, every, rows)
        rest -= part.bound
    else:
        floor, rest = _floor(sums, allowed, most), 0.0
    hopeful = np.flatnonzero(sums >= max(floor * (1 - _ROUNDING) - rest, _TINY))
    if allowed is not None:
        hopeful = hopeful[allowed[hopeful]]
    hopeful, values = _hopeful(hopeful + low, sums[hopeful], rest, most)
    for part in left:
        values += part.among(index, hopeful)
        rest -= part.bound
        hopeful, values = _hopeful(hopeful, values, rest, most)
    return Candidates.best(hopeful, values, most)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one word adds to the sums.

    Attributes:
        tokens: those of the word that no other part adds.
        keyed: those of its keys that stand anywhere in the slice, with what counts before each.
        size: how many postings adding it reads.
        bound: what the word never adds more than: its tokens together, or its keys without them.
    """

    tokens: tuple[str, ...]
    keyed: tuple[tuple[str, tuple[str, ...]], ...]
    size: int
    bound: float

    def add(self, index: LexicalIndex, sums: Scores, rows: tuple[int, int]) -> None:
        """Add it to sums of every row, in a slice of them."""
        for token in self.tokens:
            index.add(sums, token, rows)
        for key, own in self.keyed:
            index.add_instead(sums, key, own, rows)

    def among(self, index: LexicalIndex, rows: NDArray[np.int64]) -> Scores:
        """What it adds to some rows."""
        worth = cache(partial(index.weights, rows=rows))
        return _sum(self.tokens, self.keyed, worth, rows.size)


def _parts(index: LexicalIndex, words: QuestionWords, rows: tuple[int, int]) -> Iterator[_Part]:
    """Of the words of which anything stands in the slice."""
    seen: set[str] = set()
    for word in sorted(set(words)):
        own = own_tokens(word)
        sizes = {token: index.rows(token, rows).size for token in word}
        tokens = tuple(token for token in own if token not in seen and sizes[token])
        keyed = tuple(pair for pair in keyed_of([word]) if sizes[pair[0]])
        if tokens or keyed:
            seen.update(tokens)
            instead = sum(index.idf(key) for key, _ in keyed)
            bound = max(sum(map(index.idf, tokens)), instead)
            yield _Part(tokens, keyed, sum(sizes.values()), bound)


def _sum(
    tokens: Iterable[str],
    keyed: Iterable[tuple[str, tuple[str, ...]]],
    worth: Callable[[str], Scores],
    size: int,
) -> Scores:
    """BM25 of some rows: what tokens are worth, and keys where their words do not stand."""
    total = np.zeros(size, dtype=np.float32)
    for token in tokens:
        total += worth(token)
    for key, own in keyed:
        instead = worth(key)
        if instead.any():
            stands = np.logical_or.reduce([worth(token) > 0 for token in own])
            total += np.where(stands, np.float32(0), instead)
    return total


def own_of(words: QuestionWords) -> list[str]:
    """The tokens of words without keys, each once, in the order in which they are summed.

    That is their own order: ids of tokens differ from build to build.
    """
    return sorted({token for word in words for token in own_tokens(word)})


def keyed_of(words: QuestionWords) -> list[tuple[str, tuple[str, ...]]]:
    """The keys of each word, with what counts before each, in the order of summing.

    That is the word's own tokens and, for one that may be read in several ways, the keys before.
    """
    pairs = []
    for word in sorted(set(words)):
        own = len(own_tokens(word))
        pairs += [(word[at], word[:at]) for at in range(own, len(word))]
    return pairs


def _hopeful(
    rows: NDArray[np.int64], sums: Scores, rest: float, most: int
) -> tuple[NDArray[np.int64], Scores]:
    """The rows that may be among the best when at most ``rest`` is added to any."""
    if rows.size <= most:
        return rows, sums
    least = float(np.partition(sums, rows.size - most)[rows.size - most])
    kept = sums >= least * (1 - _ROUNDING) - rest
    return rows[kept], sums[kept]


def _floor(sums: Scores, allowed: NDArray[np.bool_] | None, most: int) -> float:
    """A score above 0 that at least ``most`` rows reach, or the least that any row has."""
    if sums.size <= _STRIDE * most:
        return _TINY
    if allowed is not None:
        sums = np.where(allowed, sums, np.float32(0))
    sample = sums[::_STRIDE]
    sample = sample[sample > 0]
    # twice as many as are needed, or else all: the sample may lie
    wanted = max(2 * most // _STRIDE, 8)
    if sample.size < wanted:
        return _TINY
    floor = float(np.partition(sample, sample.size - wanted)[sample.size - wanted])
    return floor if np.count_nonzero(sums >= floor) >= most else _TINY
