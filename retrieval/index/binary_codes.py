"""One-bit codes of vectors: which rows of a large build are worth an exact look.

RaBitQ (Gao and Long, "RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound
for Approximate Nearest Neighbor Search", 2024) as FAISS has it: a bit a dimension and two factors
a row, so that a million rows take 56 MB and are scanned from lookup tables in the cache. Rows are
coded in parts, so that those parts that lie whole in a period are scanned by their codes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import BuildError

PART = 1 << 14
"""Rows of a part; the last one may have fewer. The ends of a period are looked at exactly, half a
part each on average; each part takes some time of its own."""

_SHARES = 3  # times its even share that a part may bring
_LEAST = 5  # the part of all wanted rows that any part may bring
_SEED = 2026
_SUFFIX = ".faiss"


class Codes:
    """Codes of all rows of a build.

    Args:
        parts: FAISS indexes of rows in order, as many in each as in the first but in the last.
    """

    def __init__(self, parts: Sequence[Any]) -> None:
        self._parts = parts
        self._size: int = parts[0].ntotal  # 2^16 in builds that were made before

    def __len__(self) -> int:
        """Number of rows."""
        return sum(part.ntotal for part in self._parts)

    @classmethod
    def build(cls, vectors: Matrix, size: int = PART) -> "Codes":
        """Of unit vectors, shape (rows, dimension), in parts of so many rows."""
        return cls(list(_coded(vectors, size)))

    def save(self, folder: Path) -> None:
        """Write a file for each part into ``folder``, which is made."""
        folder.mkdir()
        for number, part in enumerate(self._parts):
            faiss.write_index(part, str(folder / f"{number:05}{_SUFFIX}"))

    @classmethod
    def load(cls, folder: Path) -> "Codes":
        """Read what ``save`` wrote.

        Raises:
            BuildError: a file is damaged or missing.
        """
        damaged = BuildError(f"The codes at {folder} cannot be read; run: onrecord index")
        paths = sorted(folder.glob(f"*{_SUFFIX}"))
        try:
            parts = [faiss.read_index(str(path)) for path in paths]
        except RuntimeError as error:  # what FAISS raises for any file it cannot read
            raise damaged from error
        sizes = [part.ntotal for part in parts]
        if not sizes or {*sizes[:-1]} - {sizes[0]} or not 0 < sizes[-1] <= sizes[0]:
            raise damaged
        return cls(parts)

    def covered(self, rows: tuple[int, int]) -> tuple[int, int]:
        """The largest half-open slice inside another that is made of whole parts; may be empty."""
        (low, high), size = rows, self._size
        first = -(-low // size) * size
        last = high if high == len(self) else high // size * size
        return (first, last) if first < last else (low, low)

    def likely(self, vector: Vector, rows: tuple[int, int], most: int) -> NDArray[np.int64]:
        """The rows of a slice of whole parts that seem nearest, in no order.

        Args:
            vector: unit, shape (dimension,).
            rows: what ``covered`` gave.
            most: rows at the most.
        """
        scores, found = [], []
        if rows[0] == rows[1]:
            return np.empty(0, dtype=np.int64)
        numbers = range(rows[0] // self._size, -(-rows[1] // self._size))
        # a part need not bring them all; but what is alike may lie together
        each = min(most, max(_SHARES * most // len(numbers), most // _LEAST))
        for number in numbers:
            part = self._parts[number]
            near, places = part.search(vector[np.newaxis, :], min(each, part.ntotal))
            there = places[0] >= 0
            scores.append(near[0][there])
            found.append(places[0][there] + number * self._size)
        every, near = np.concatenate(found), np.concatenate(scores)
        if every.size <= most:
            return every
        best: NDArray[np.int64] = every[np.argpartition(-near, most)[:most]]
        return best


def _coded(vectors: Matrix, size: int) -> Iterator[Any]:
    for start in range(0, len(vectors), size):
        part = np.ascontiguousarray(vectors[start : start + size], dtype=np.float32)
        width = part.shape[1]
        # the error bound is that of vectors turned at random: axes of a model may mean something
        turned = faiss.RandomRotationMatrix(width, width)
        turned.init(_SEED)
        bits = faiss.IndexRaBitQFastScan(width, faiss.METRIC_INNER_PRODUCT)
        index = faiss.IndexPreTransform(turned, bits)
        index.train(part)
        index.add(part)
        yield index
