"""The lexical arm: BM25 over a slice of rows, by bm25s; its only importer.

Scores follow Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), with Lucene's idf, which is never negative: zero is BM25's theoretical minimum.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.types import Candidate

Scores = NDArray[np.float32]
"""Shape (rows,): the BM25 score of every row of the build."""

_K1, _B = 1.2, 0.75


class LexicalIndex:
    """Token postings of every row.

    Args:
        index: a bm25s index over all rows.
    """

    def __init__(self, index: bm25s.BM25) -> None:
        self._index = index
        self._starts = index.scores["indptr"]
        self._rows = index.scores["indices"]

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._index.scores["num_docs"])

    @classmethod
    def build(cls, token_lists: Iterable[Sequence[str]]) -> "LexicalIndex":
        """From the tokens of each row, in row order."""
        vocabulary: dict[str, int] = {}
        ids = [
            [vocabulary.setdefault(token, len(vocabulary)) for token in tokens]
            for tokens in token_lists
        ]
        if not vocabulary:
            vocabulary[""] = 0  # bm25s cannot hold an empty vocabulary
        index = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        with np.errstate(invalid="ignore"):  # rows without any token: their mean length is 0
            index.index((ids, vocabulary), show_progress=False)
        return cls(index)

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        self._index.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Map the index in ``folder`` into memory, read-only.

        Raises:
            BuildError: bm25s cannot read it.
        """
        try:
            return cls(bm25s.BM25.load(str(folder), mmap=True, show_progress=False))
        except (OSError, ValueError, KeyError) as error:
            raise BuildError(
                f"The word index at {folder} cannot be read; run: onrecord index"
            ) from error

    def scores(self, tokens: Iterable[str]) -> Scores:
        """BM25 of every row; a token counts once, however often the question says it."""
        # summed in the order of the words themselves: ids differ from build to build
        known = [id_ for token in sorted(set(tokens)) if (id_ := self._id(token)) is not None]
        if not known:
            return np.zeros(len(self), dtype=np.float32)
        scores: Scores = self._index.get_scores_from_ids(known)
        return scores

    def scores_instead(self, scores: Scores, instead: str, own: Sequence[str]) -> None:
        """Add BM25 of another spelling to ``scores``, in rows that hold no ``own`` token."""
        id_ = self._id(instead)
        if id_ is None:
            return
        begin, end = self._starts[id_], self._starts[id_ + 1]
        rows = np.asarray(self._rows[begin:end])
        new = np.ones(rows.size, dtype=np.bool_)
        for token in own:
            new &= ~self.holds(token, rows)
        scores[rows[new]] += self._index.scores["data"][begin:end][new]

    @staticmethod
    def best(scores: Scores, rows: tuple[int, int], most: int) -> list[Candidate]:
        """The best rows of the half-open slice that hold any token, best first."""
        low, high = rows
        part = scores[low:high]
        least = np.partition(part, part.size - most)[part.size - most] if part.size > most else 0.0
        chosen = np.flatnonzero((part > 0) & (part >= least))
        # ties go to the lower row, so that the order never depends on the partition
        chosen = chosen[np.lexsort((chosen, -part[chosen]))][:most]
        return [Candidate(int(row) + low, float(part[row])) for row in chosen]

    def idf(self, token: str) -> float:
        """Lucene's inverse document frequency of a token, the greatest for an unknown one."""
        frequency = self.rows(token).size
        return float(np.log1p((len(self) - frequency + 0.5) / (frequency + 0.5)))

    def rows(self, token: str) -> NDArray[np.int32]:
        """The rows that hold the token, ascending."""
        id_ = self._id(token)
        if id_ is None:
            return np.empty(0, dtype=np.int32)
        found: NDArray[np.int32] = self._rows[self._starts[id_] : self._starts[id_ + 1]]
        return found

    def rows_with_all(self, tokens: Iterable[str], rows: tuple[int, int]) -> NDArray[np.int32]:
        """The rows of the half-open slice that hold every token, ascending."""
        found = np.arange(*rows, dtype=np.int32)
        for token in set(tokens):
            found = found[self.holds(token, found)]
        return found

    def holds(self, token: str, rows: Sequence[int] | NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each of ``rows`` holds the token, shape (len(rows),)."""
        posting, wanted = self.rows(token), np.asarray(rows, dtype=np.int32)
        if not posting.size:
            return np.zeros(wanted.size, dtype=np.bool_)
        places = np.minimum(np.searchsorted(posting, wanted), posting.size - 1)
        held: NDArray[np.bool_] = posting[places] == wanted
        return held

    def weights(self, token: str, rows: NDArray[np.int64]) -> Scores:
        """BM25 of one token in each of ``rows``, shape (len(rows),); 0 where it does not stand."""
        id_ = self._id(token)
        if id_ is None or not rows.size:
            return np.zeros(rows.size, dtype=np.float32)
        begin, end = self._starts[id_], self._starts[id_ + 1]
        posting = self._rows[begin:end]
        places = np.minimum(np.searchsorted(posting, rows), posting.size - 1)
        found = self._index.scores["data"][begin:end][places]
        weights: Scores = np.where(posting[places] == rows, found, np.float32(0))
        return weights

    def _id(self, token: str) -> int | None:
        id_ = self._index.vocab_dict.get(token) if token else None
        return None if id_ is None else int(id_)
