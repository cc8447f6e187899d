"""The two arms of a search: where they are cut, whoever holds the vectors and the postings.

On one machine FAISS and postings mapped from files are the arms (``dense``, ``lexical_search``).
Beyond it they live in Milvus (``remote``). Whoever asks does not know which of them answers: it is
given the same rows in the same order, ties aside.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix, Vector
from retrieval.index.ranked import Candidates

QuestionWords = Sequence[tuple[str, ...]]
"""Of a question; each once or more. A word is its tokens and perhaps, last, its keys."""


class DenseArm(Protocol):
    """Unit vectors, one a row."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    @property
    def kind(self) -> str:
        """How large slices are searched, as a build's manifest names it."""

    def __len__(self) -> int:
        """Number of rows."""

    def search(
        self,
        vector: Vector,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None = None,
    ) -> Candidates:
        """The rows of the half-open slice nearest to ``vector``, best first.

        Args:
            vector: unit, shape (dimension,).
            rows: the slice.
            most: candidates at the most.
            within: which of all rows may be found, shape (rows of the index,); None for all.
        """

    def scores(
        self, vector: Vector, rows: Sequence[int] | NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Cosine similarity of ``vector`` to each of ``rows``, as ``cosines`` has it."""

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Matrix:
        """The stored vectors of ``rows``, shape (len(rows), dimension)."""


class LexicalArm(Protocol):
    """Finds the rows that hold most of a question's words."""

    def best(
        self,
        words: QuestionWords,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None = None,
    ) -> Candidates:
        """The rows of a half-open slice with the greatest BM25, best first.

        Args:
            words: of the question.
            rows: the slice.
            most: rows at the most.
            within: which rows of the build are searched at all; None for every one.
        """


def cosines(vectors: Matrix, vector: Vector) -> NDArray[np.float64]:
    """Cosine similarity of a unit vector to each of some, shape (len(vectors),).

    In double precision and rounded, so that equal passages score the same in every row.
    """
    if not len(vectors):
        return np.empty(0)
    wide = vectors.astype(np.float64)
    similarities: NDArray[np.float64] = np.round(wide @ vector.astype(np.float64), 9)
    return similarities
