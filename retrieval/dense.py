"""The dense arm: cosine similarity over a slice of rows, by FAISS; its only importer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.embedding import Matrix, Vector
from retrieval.errors import BuildError
from retrieval.types import Candidate


class DenseIndex:
    """Unit vectors, one a row, searched exactly.

    Args:
        index: a FAISS flat inner-product index.
    """

    def __init__(self, index: Any) -> None:
        self._index = index

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self._index.d)

    @classmethod
    def build(cls, vectors: Matrix) -> "DenseIndex":
        """From vectors of shape (rows, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index to ``path``."""
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Map the index at ``path`` into memory, read-only.

        Raises:
            BuildError: FAISS cannot read it.
        """
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:
            raise BuildError(
                f"The vectors at {path} cannot be read; run: onrecord index"
            ) from error

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
        most = min(most, high - low)
        if most <= 0:
            return []
        parameters = faiss.SearchParameters()
        # every selector must outlive the search: FAISS keeps a bare pointer to it
        sliced: Any = faiss.IDSelectorRange(low, high, True)  # True: ids are sorted
        parameters.sel = sliced
        if within is not None:
            selector: Any = faiss.IDSelectorBitmap  # its stub knows only the C++ arguments
            some = selector(np.packbits(within, bitorder="little"))
            both = faiss.IDSelectorAnd(sliced, some)
            parameters.sel = both
        scores, found = self._index.search(vector[np.newaxis, :], most, params=parameters)
        return [
            Candidate(int(row), float(score))
            for row, score in zip(found[0], scores[0], strict=True)
            if row >= 0
        ]

    def scores(self, vector: Vector, rows: Sequence[int]) -> NDArray[np.float64]:
        """Cosine similarity of ``vector`` to each of ``rows``, shape (len(rows),).

        In double precision and rounded, so that equal passages score the same in every row.
        """
        if not rows:
            return np.empty(0)
        wide = self.vectors(rows).astype(np.float64)
        similarities: NDArray[np.float64] = np.round(wide @ vector.astype(np.float64), 9)
        return similarities

    def vectors(self, rows: Sequence[int]) -> Matrix:
        """The stored vectors of ``rows``, shape (len(rows), dimension)."""
        vectors: Matrix = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return vectors


def limit_threads(threads: int) -> None:
    """Let FAISS use this many threads: beside torch, more than one crashes some systems."""
    faiss.omp_set_num_threads(threads)
