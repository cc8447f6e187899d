"""The dense arm: cosine similarity over a slice of rows, scanned by FAISS.

A small build, and a small slice of any, is scanned exactly. Of a large one codes tell which rows
are worth an exact look; every score that leaves this module is exact.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from weakref import finalize

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import BuildError
from retrieval.index.arms import cosines
from retrieval.index.binary_codes import PART, Codes
from retrieval.index.memory_map import let_go, mapped
from retrieval.index.ranked import Candidates

# One question is one scan, which memory and not arithmetic limits; questions run beside each other.
faiss.omp_set_num_threads(1)

CODED_FROM = 1 << 16
"""Rows from which a build has codes."""

_SCANNED = PART  # rows below which a slice is scanned exactly, codes or not
_SCATTERED = PART // 4  # the same of rows that lie anywhere, each of which is copied first

_BLOCK = 8192  # scattered rows that are copied at once
_AROUND = 16  # rows that come into memory, at the most, with one that is touched
_HELD = 2 * PART  # rows that may have come into memory before they are let go
_LOOKED_AT = 5  # rows that are looked at exactly for each that is wanted, where codes chose them


class DenseIndex:
    """Unit vectors, one a row.

    Args:
        vectors: shape (rows, dimension); mapped from a file where the index was loaded.
        codes: of the same rows; None where every search is exact.
        source: the file the vectors are mapped from, to read single rows where there are codes.
    """

    def __init__(
        self, vectors: Matrix, codes: Codes | None = None, source: Path | None = None
    ) -> None:
        self._vectors = vectors
        self._codes = codes
        self._touched = 0
        self._file = -1
        if source is not None and codes is not None:
            self._file = os.open(source, os.O_RDONLY)
            self._starts = source.stat().st_size - vectors.nbytes
            finalize(self, os.close, self._file)

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
        unit = np.ascontiguousarray(vectors, dtype=np.float32)
        return cls(unit, Codes.build(unit) if len(unit) >= CODED_FROM else None)

    @property
    def kind(self) -> str:
        """How large slices are searched: ``exact``, or ``rabitq`` with an exact look."""
        return "exact" if self._codes is None else "rabitq"

    @classmethod
    def write(cls, path: Path, shape: tuple[int, int], blocks: Iterable[Matrix]) -> "DenseIndex":
        """From blocks of rows, which are written to ``path`` as they come and mapped from there."""
        with path.open("wb") as file:
            header = {"descr": "<f4", "fortran_order": False, "shape": shape}
            np.lib.format.write_array_header_1_0(file, header)
            for block in blocks:
                file.write(np.ascontiguousarray(block, dtype="<f4").data)
        if shape[0] >= CODED_FROM:
            Codes.build(_mapped(path)).save(_codes_of(path))
        return cls.load(path)

    def save(self, path: Path) -> None:
        """Write the index to ``path``, its codes into a folder beside."""
        np.save(path, self._vectors)
        if self._codes is not None:
            self._codes.save(_codes_of(path))

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Map the index at ``path`` into memory, read-only.

        Raises:
            BuildError: it is no matrix of vectors, or its codes are not of it.
        """
        vectors = _mapped(path)
        folder = _codes_of(path)
        codes = Codes.load(folder) if folder.is_dir() else None
        if codes is not None and len(codes) != len(vectors):
            raise BuildError(f"The codes at {folder} are of other vectors; run: onrecord index")
        return cls(vectors, codes, path)

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
        low, high = rows
        size = high - low if within is None else int(np.count_nonzero(within[low:high]))
        most = min(most, size)
        if most <= 0:
            return Candidates.best(np.empty(0, dtype=np.int64), np.empty(0), 0)
        least = _SCANNED if within is None else _SCATTERED
        if self._codes is None or size < max(least, 4 * _LOOKED_AT * most):
            return Candidates.best(*self._scan(vector, rows, most, within), most)
        likely, left = self._codes.likely(vector, rows, _LOOKED_AT * most, within)
        parts = [(likely, self.vectors(likely) @ vector)]
        parts += [self._scan(vector, stretch, most, within) for stretch in left]
        found, cosines = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Candidates.best(found, cosines, most)

    def _scan(
        self,
        vector: Vector,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows of a slice, the nearest among them, and their cosines, all of it looked at."""
        low, high = rows
        if within is not None:
            found = low + np.flatnonzero(within[low:high])
            scores = self._cosines(vector, found)
            self._let_go(min(_AROUND * found.size, len(self)))
            return found, scores
        nearest, places = faiss.knn(
            vector[np.newaxis, :],
            self._vectors[low:high],
            min(most, high - low),
            metric=faiss.METRIC_INNER_PRODUCT,
        )
        self._let_go(high - low)
        return places[0] + low, nearest[0]

    def _let_go(self, touched: int) -> None:
        """Of a large build no more stays in the process's memory than some scans bring into it."""
        if self._codes is None:
            return
        self._touched += touched
        if self._touched >= _HELD:
            self._touched = 0
            let_go(self._vectors)

    def _cosines(self, vector: Vector, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The cosines of rows that lie anywhere."""
        scores = np.empty(rows.size, dtype=np.float32)
        for start in range(0, rows.size, _BLOCK):
            part = slice(start, start + _BLOCK)
            scores[part] = self._vectors[rows[part]] @ vector
        return scores

    def scores(
        self, vector: Vector, rows: Sequence[int] | NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Cosine similarity of ``vector`` to each of ``rows``, as ``cosines`` has it."""
        return cosines(self.vectors(rows), vector)

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Matrix:
        """The stored vectors of ``rows``, shape (len(rows), dimension)."""
        wanted = np.asarray(rows, dtype=np.int64)
        if self._file < 0 or wanted.size > _BLOCK:
            vectors: Matrix = self._vectors[wanted]
            return vectors
        # read, not mapped: each row would bring its neighbourhood, in the end all others, with it
        size = self._vectors.itemsize * self.dimension
        places = (self._starts + wanted * size).tolist()
        read = b"".join([os.pread(self._file, size, place) for place in places])
        found: Matrix = np.frombuffer(read, dtype=np.float32).reshape(-1, self.dimension)
        return found


def _codes_of(path: Path) -> Path:
    return path.with_name("codes")


def _mapped(path: Path) -> Matrix:
    damaged = BuildError(f"The vectors at {path} cannot be read; run: onrecord index")
    try:
        vectors: Matrix = mapped(path)
    except (OSError, ValueError, EOFError) as error:
        raise damaged from error
    if vectors.ndim != 2 or vectors.dtype != np.float32:
        raise damaged
    return vectors
