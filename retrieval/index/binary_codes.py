"""One-bit codes of vectors: which rows of a large build are worth an exact look.

RaBitQ (Gao and Long, "RaBitQ: Quantizing High-Dimensional Vectors with a Theoretical Error Bound
for Approximate Nearest Neighbor Search", 2024) as FAISS has it: a bit a dimension and two factors
a row, so that a million rows take 56 MB and are scanned from lookup tables in the cache. Rows are
coded in parts, so that a period is scanned by the codes of the parts that it has a share in.
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
"""Rows of a part; the last one may have fewer. The ends of a period may have to be looked at
exactly; each part takes some time of its own."""

_SHARES = 2  # times its even share that a part may bring
_LEAST = 5  # the part of all wanted rows that any part may bring
_MORE = 1.5  # times as many as its share that a part is asked for of which an end is searched
_ASKED = 2048  # rows that it is asked for at the most
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

    def likely(
        self,
        vector: Vector,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None = None,
    ) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
        """The rows of a half-open slice that seem nearest, in no order.

        Of a part that is searched but for some rows more are asked for, and those that are not
        searched are left out. Where too few are left so, the codes cannot tell the nearest there.

        Args:
            vector: unit, shape (dimension,).
            rows: the slice; not empty.
            most: rows at the most.
            within: which of all rows are searched, shape (rows,); None for all.

        Returns:
            The rows, and the stretches of the slice that are to be looked at without codes.
        """
        scores, found = [np.empty(0, dtype=np.float32)], [np.empty(0, dtype=np.int64)]
        left: list[tuple[int, int]] = []
        numbers = range(rows[0] // self._size, -(-rows[1] // self._size))
        # a part need not bring them all; but what is alike may lie together
        each = min(most, max(_SHARES * most // len(numbers), most // _LEAST))
        for number in numbers:
            start = number * self._size
            stretch = max(rows[0], start), min(rows[1], start + self._parts[number].ntotal)
            nearest = self._nearest(vector, number, stretch, each, within)
            if nearest is None:
                left.append(stretch)
            else:
                found.append(nearest[0])
                scores.append(nearest[1])
        every, near = np.concatenate(found), np.concatenate(scores)
        if every.size > most:
            every = every[np.argpartition(-near, most)[:most]]
        return every, left

    def _nearest(
        self,
        vector: Vector,
        number: int,
        rows: tuple[int, int],
        most: int,
        within: NDArray[np.bool_] | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]] | None:
        """Of some rows of a part those that seem nearest and how near; None if it cannot tell."""
        part, start, (first, last) = self._parts[number], number * self._size, rows
        size = last - first if within is None else np.count_nonzero(within[first:last])
        if not size:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        asked = wanted = min(most, size)
        if size < part.ntotal:
            asked = int(_MORE * wanted * part.ntotal / size)
        if asked > max(_ASKED, wanted):
            return None
        near, places = part.search(vector[np.newaxis, :], min(asked, part.ntotal))
        held = places[0] + start
        searched = (places[0] >= 0) & (first <= held) & (held < last)
        if within is not None:
            searched[searched] = within[held[searched]]
        inside = np.flatnonzero(searched)[:wanted]
        if inside.size < wanted and asked < part.ntotal:
            return None
        return held[inside], near[0][inside]


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
