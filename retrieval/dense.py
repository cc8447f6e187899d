"""The dense arm: cosine similarity over a slice of rows, by FAISS; its only importer."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.embedding import Matrix, Vector
from retrieval.errors import BuildError
from retrieval.types import Candidate

# One question is one scan, which memory and not arithmetic limits; questions run beside each other.
faiss.omp_set_num_threads(1)

_BLOCK = 8192  # scattered rows that are copied at once


class DenseIndex:
    """Unit vectors, one a row, searched exactly.

    Args:
        vectors: shape (rows, dimension); mapped from a file where the index was loaded.
    """

    def __init__(self, vectors: Matrix) -> None:
        self._vectors = vectors

    def __len__(self) -> int:
        """Number of rows."""
        return len(self._vectors)

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self._vectors.shape[1])

    @classmethod
    def build(cls, vectors: Matrix) -> "DenseIndex":
        """From vectors of shape (rows, dimension)."""
        return cls(np.ascontiguousarray(vectors, dtype=np.float32))

    @classmethod
    def write(cls, path: Path, shape: tuple[int, int], blocks: Iterable[Matrix]) -> "DenseIndex":
        """From blocks of rows, which are written to ``path`` as they come and mapped from there."""
        with path.open("wb") as file:
            header = {"descr": "<f4", "fortran_order": False, "shape": shape}
            np.lib.format.write_array_header_1_0(file, header)
            for block in blocks:
                file.write(np.ascontiguousarray(block, dtype="<f4").data)
        return cls.load(path)

    def save(self, path: Path) -> None:
        """Write the index to ``path``."""
        np.save(path, self._vectors)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Map the index at ``path`` into memory, read-only.

        Raises:
            BuildError: it is no matrix of vectors.
        """
        damaged = BuildError(f"The vectors at {path} cannot be read; run: onrecord index")
        try:
            # as a plain array: NumPy's memmap class is slow to slice
            vectors = np.load(path, mmap_mode="r").view(np.ndarray)
        except (OSError, ValueError, EOFError) as error:
            raise damaged from error
        if vectors.ndim != 2 or vectors.dtype != np.float32:
            raise damaged
        return cls(vectors)

    def search(
        self,
        vector: Vector,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None = None,
    ) -> list[Candidate]:
        """The rows of the half-open slice nearest to ``vector``, best first.

        Args:
            vector: unit, shape (dimension,).
            rows: the slice.
            most: candidates at the most.
            within: which of all rows may be found, shape (rows of the index,); None for all.
        """
        low, high = rows
        if within is not None:
            return self._search_some(vector, low + np.flatnonzero(within[low:high]), most)
        most = min(most, high - low)
        if most <= 0:
            return []
        scores, found = faiss.knn(
            vector[np.newaxis, :],
            self._vectors[low:high],
            most,
            metric=faiss.METRIC_INNER_PRODUCT,
        )
        return [
            Candidate(low + int(row), float(score))
            for row, score in zip(found[0], scores[0], strict=True)
        ]

    def _search_some(self, vector: Vector, rows: NDArray[np.int64], most: int) -> list[Candidate]:
        """The nearest of rows that lie anywhere."""
        scores = np.empty(rows.size, dtype=np.float32)
        for start in range(0, rows.size, _BLOCK):
            part = slice(start, start + _BLOCK)
            scores[part] = self._vectors[rows[part]] @ vector
        best = np.argsort(-scores, kind="stable")[: max(most, 0)]
        return [Candidate(int(rows[place]), float(scores[place])) for place in best]

    def scores(self, vector: Vector, rows: Sequence[int]) -> NDArray[np.float64]:
        """Cosine similarity of ``vector`` to each of ``rows``, shape (len(rows),).

        In double precision and rounded, so that equal passages score the same in every row.
        """
        if not len(rows):
            return np.empty(0)
        wide = self.vectors(rows).astype(np.float64)
        similarities: NDArray[np.float64] = np.round(wide @ vector.astype(np.float64), 9)
        return similarities

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Matrix:
        """The stored vectors of ``rows``, shape (len(rows), dimension)."""
        vectors: Matrix = self._vectors[np.asarray(rows, dtype=np.int64)]
        return vectors
