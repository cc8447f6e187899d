"""Rows and their scores as arrays, the best first: what the arms bring and what the fusion makes.

Of hundreds of rows a question uses a few; only those become ``Hit`` objects.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.types import Hit


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What one arm found, the best first.

    Attributes:
        rows: shape (candidates,).
        scores: cosine similarity or BM25, shape (candidates,).
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]

    @classmethod
    def best(
        cls, rows: NDArray[np.integer], scores: NDArray[np.floating], most: int
    ) -> "Candidates":
        """The best of rows in any order; ties go to the lower row."""
        order = np.lexsort((rows, -scores))[:most]
        return cls(rows[order].astype(np.int64), scores[order].astype(np.float64))

    def __len__(self) -> int:
        """How many were found."""
        return self.rows.size

    def __iter__(self) -> Iterator[tuple[int, float]]:
        """Each row with its score."""
        return zip(self.rows.tolist(), self.scores.tolist(), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Rows after the fusion, the best first; each array of shape (rows,).

    Attributes:
        rows: each once.
        dense: cosine similarity.
        lexical: BM25 score.
        scores: what they are ranked by.
    """

    rows: NDArray[np.int64]
    dense: NDArray[np.float64]
    lexical: NDArray[np.float64]
    scores: NDArray[np.float64]

    @classmethod
    def by_score(
        cls,
        rows: NDArray[np.int64],
        dense: NDArray[np.float64],
        lexical: NDArray[np.float64],
        scores: NDArray[np.float64],
    ) -> "Ranked":
        """Rows in any order, ranked; ties go to the lower row."""
        order = np.lexsort((rows, -scores))
        return cls(rows[order], dense[order], lexical[order], scores[order])

    def __len__(self) -> int:
        """Number of rows."""
        return self.rows.size

    def __getitem__(self, part: slice) -> "Ranked":
        """A part of the ranking."""
        return Ranked(self.rows[part], self.dense[part], self.lexical[part], self.scores[part])

    def __iter__(self) -> Iterator[Hit]:
        """Each row as a hit."""
        columns = (self.rows, self.dense, self.lexical, self.scores)
        return map(Hit, *(column.tolist() for column in columns))
