"""The lexical arm: BM25 over a slice of rows, from postings mapped into memory.

Scores follow Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), with Lucene's idf, which is never negative: zero is BM25's theoretical minimum.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.memory_map import mapped
from retrieval.index.postings import Postings, PostingsWriter, hashed, weights

Scores = NDArray[np.float32]
"""Shape (rows,): the BM25 score of every row of the build, 0 outside the slice asked for."""

_FILES = ("tokens", "starts", "rows", "counts", "lengths", "weights")
_REMEMBERED = 10_000  # tokens whose place is known


class LexicalIndex:
    """Token postings of every row.

    Args:
        postings: of all rows.
        weights: the BM25 score of each posting.

    Attributes:
        idf: Lucene's inverse document frequency of a token, the greatest for an unknown one.
    """

    def __init__(self, postings: Postings, weights: NDArray[np.float32]) -> None:
        self.postings = postings
        self._tokens = postings.tokens
        self._starts = postings.starts
        self._rows = postings.rows
        self._weights = weights
        # a question asks for each of its tokens many times
        self._place = lru_cache(_REMEMBERED)(self._looked_up)
        self.idf = lru_cache(_REMEMBERED)(self._idf)

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.postings.lengths)

    @classmethod
    def build(cls, token_lists: Iterable[Sequence[str]]) -> "LexicalIndex":
        """From the tokens of each row, in row order."""
        writer = PostingsWriter()
        for tokens in token_lists:
            writer.add(tokens)
        return cls.of(writer.finish())

    @classmethod
    def of(cls, postings: Postings) -> "LexicalIndex":
        """From postings, which are weighed."""
        return cls(postings, weights(postings))

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            part = self._weights if name == "weights" else getattr(self.postings, name)
            np.save(folder / f"{name}.npy", part)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Map the index in ``folder`` into memory, read-only.

        Raises:
            BuildError: a file is missing or is no such file, or they do not fit together.
        """
        damaged = BuildError(f"The word index at {folder} cannot be read; run: onrecord index")
        try:
            parts = {name: mapped(folder / f"{name}.npy") for name in _FILES}
        except (OSError, ValueError, EOFError) as error:
            raise damaged from error
        weights = parts.pop("weights")
        postings = Postings(**parts)
        fit = len(postings.starts) == len(postings.tokens) + 1
        sizes = {len(weights), len(postings.rows), len(postings.counts)}
        if not fit or sizes != {int(postings.starts[-1])}:
            raise damaged
        return cls(postings, weights)

    def scores(self, tokens: Iterable[str], rows: tuple[int, int] | None = None) -> Scores:
        """BM25 of every row; a token counts once, however often the question says it.

        Args:
            tokens: of the question.
            rows: the slice outside of which scores stay 0.
        """
        scores = np.zeros(len(self), dtype=np.float32)
        # summed in the order of the words themselves: ids differ from build to build
        for token in sorted(set(tokens)):
            self.add(scores, token, rows)
        return scores

    def add(self, scores: Scores, token: str, rows: tuple[int, int] | None = None) -> None:
        """Add BM25 of a token to scores of every row."""
        held, worth = self.weighed(token, rows)
        scores[held] += worth

    def add_instead(
        self,
        scores: Scores,
        instead: str,
        own: Sequence[str],
        rows: tuple[int, int] | None = None,
    ) -> None:
        """Add BM25 of another spelling to ``scores``, in rows that hold no ``own`` token."""
        held, worth = self.weighed(instead, rows)
        if not held.size:
            return
        taken = np.zeros(len(self), dtype=np.bool_)
        for token in own:
            taken[self.rows(token, rows)] = True
        new = ~taken[held]
        scores[held[new]] += worth[new]

    def _idf(self, token: str) -> float:
        frequency = self.rows(token).size
        return float(np.log1p((len(self) - frequency + 0.5) / (frequency + 0.5)))

    def rows(self, token: str, inside: tuple[int, int] | None = None) -> NDArray[np.int32]:
        """The rows that hold the token, ascending; those of a half-open slice, if one is given."""
        return self.weighed(token, inside)[0]

    def holds(self, token: str, rows: Sequence[int] | NDArray[np.integer]) -> NDArray[np.bool_]:
        """Whether each of ``rows`` holds the token, shape (len(rows),)."""
        posting, wanted = self.rows(token), np.asarray(rows, dtype=np.int32)
        if not posting.size:
            return np.zeros(wanted.size, dtype=np.bool_)
        held: NDArray[np.bool_] = posting[not_before(posting, wanted)] == wanted
        return held

    def weighed(
        self, token: str, inside: tuple[int, int] | None = None
    ) -> tuple[NDArray[np.int32], Scores]:
        """The rows that hold the token, as ``rows``, and the BM25 score it is worth in each."""
        begin, end = self._place(token)
        if inside is not None and inside != (0, len(self)):
            ends = np.asarray(inside, dtype=self._rows.dtype)
            low, high = self._rows[begin:end].searchsorted(ends)
            begin, end = begin + int(low), begin + int(high)
        return self._rows[begin:end], self._weights[begin:end]

    def weights(self, token: str, rows: NDArray[np.int64]) -> Scores:
        """BM25 of one token in each of ``rows``, shape (len(rows),); 0 where it does not stand."""
        posting, worth = self.weighed(token)
        if not posting.size:
            return np.zeros(rows.size, dtype=np.float32)
        # of another type, the whole posting would be converted first
        wanted = rows.astype(posting.dtype)
        places = not_before(posting, wanted)
        found: Scores = np.where(posting[places] == wanted, worth[places], np.float32(0))
        return found

    def weights_at(self, postings: NDArray[np.integer]) -> Scores:
        """What single postings are worth, by their places among all."""
        worth: Scores = self._weights[postings]
        return worth

    def place(self, token: str) -> int | None:
        """Which of the build's tokens it is, in the order of their hashes; None for no one."""
        name = np.uint64(hashed(token))
        place = int(self._tokens.searchsorted(name)) if token else len(self._tokens)
        return place if place < len(self._tokens) and self._tokens[place] == name else None

    def _looked_up(self, token: str) -> tuple[int, int]:
        """Where a token's postings begin and end."""
        place = self.place(token)
        return (0, 0) if place is None else tuple(self._starts[place : place + 2].tolist())


def not_before(posting: NDArray[np.int32], rows: NDArray[np.int32]) -> NDArray[np.intp]:
    """For each of ``rows`` the place of the first in a posting not before it, else of the last.

    Args:
        posting: ascending, at least one row.
        rows: of the posting's type, or the whole of it would be converted first.
    """
    places: NDArray[np.intp] = np.minimum(posting.searchsorted(rows), posting.size - 1)
    return places
