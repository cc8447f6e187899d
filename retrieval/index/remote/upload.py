"""A build's arms into a collection: each row once, however often the writing was cut short.

A collection is named after what is in it, so that a reindex that was killed finds what it had
written and goes on behind it. Rows are written in their order, by their number; what was written
twice lies there once.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix
from retrieval.errors import BuildError
from retrieval.index.lexical import LexicalIndex
from retrieval.index.remote.partitions import Partitions
from retrieval.index.remote.store import Passage, Store

PREFIX = "onrecord"
EXACT = {"index_type": "FLAT"}
"""What every row is compared with: milvus-lite, and servers of some 10^6 rows."""
GRAPH = {"index_type": "HNSW", "params": {"M": 32, "efConstruction": 360}}
"""What larger collections of a server are searched by."""
GRAPH_FROM = 1 << 21

_BATCH = 1000  # rows of one write
_TURNED = 1 << 17  # rows whose postings are in memory at once
_READ = 1 << 24  # postings that are looked through at once
_LOOKED_AT = 64  # rows that are compared with what was written


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a collection; every part is in row order.

    Attributes:
        fingerprint: of the encoder.
        days: proleptic ordinals, the undated last with 0; shape (rows,).
        keys: what each row embeds, shape (rows, 16).
        dimension: of the vectors.
        lexical: postings with their weights.
    """

    fingerprint: str
    days: NDArray[np.integer]
    keys: NDArray[np.uint8]
    dimension: int
    lexical: LexicalIndex

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.days)


def name_of(contents: Contents, owner: str) -> str:
    """The name of the collection that holds this: equal contents, equal name.

    Args:
        contents: of the build.
        owner: whose it is; nobody else removes it.
    """
    mix = hashlib.sha256(contents.fingerprint.encode())
    postings = contents.lexical.postings
    parts = (contents.days, contents.keys, postings.tokens, postings.starts, postings.rows)
    for part in (*parts, postings.counts, postings.lengths):
        mix.update(np.ascontiguousarray(part).tobytes())
    return f"{PREFIX}_{owner}_{mix.hexdigest()[:16]}"


def upload(
    store: Store,
    name: str,
    contents: Contents,
    blocks: Callable[[int, int], Iterable[Matrix]],
    step: Callable[[int], None],
) -> None:
    """Write a collection, or what is missing of it, and check it.

    Args:
        store: the server.
        name: what ``name_of`` gave.
        contents: what it is to hold.
        blocks: the vectors of the rows ``[first, last)``, some at a time.
        step: told how many rows are written.

    Raises:
        IndexUnreachable: the server went away; what was written stays for the next time.
        BuildError: what lies there is not what was written.
    """
    partitions = Partitions.of(contents.days)
    if not store.exists(name):
        store.create(name, contents.dimension)
    for one in partitions.all:
        store.partition(name, one.name)
    large = len(contents) >= GRAPH_FROM and not store.is_file
    store.prepare(name, GRAPH if large else EXACT)
    begin = _written(store, name, len(contents))
    step(begin)
    for one in partitions.all:
        first = max(begin, one.first)
        if first < one.last:
            vectors = _rows(blocks(first, one.last))
            _write(store, name, contents, (first, one.last), vectors, one.name, step)
    store.finish(name)
    _check(store, name, contents, blocks)


def _written(store: Store, name: str, rows: int) -> int:
    """How many rows from the first on are there: they are written in their order."""
    low, high = 0, rows
    while low < high:
        middle = (low + high + 1) // 2
        if store.count(name, f"row < {middle}") == middle:
            low = middle
        else:
            high = middle - 1
    return low


def _write(  # noqa: PLR0913, PLR0917 - what a stretch of rows is made of
    store: Store,
    name: str,
    contents: Contents,
    rows: tuple[int, int],
    vectors: Iterator[NDArray[np.float32]],
    partition: str,
    step: Callable[[int], None],
) -> None:
    waiting: list[Passage] = []
    for row, sparse in _sparse(contents.lexical, rows):
        waiting.append(Passage(row, int(contents.days[row]), next(vectors), sparse))
        if len(waiting) == _BATCH or row + 1 == rows[1]:
            store.write(name, waiting, partition)
            waiting = []
            step(row + 1)


def _rows(blocks: Iterable[Matrix]) -> Iterator[NDArray[np.float32]]:
    for block in blocks:
        yield from block


def _sparse(lexical: LexicalIndex, rows: tuple[int, int]) -> Iterator[tuple[int, dict[int, float]]]:
    """Each row with the weights of its tokens, by the tokens' places."""
    # a row without words needs an entry all the same: the one of no token
    nothing = {len(lexical.postings.tokens): 1.0}
    for low in range(*rows, _TURNED):
        high = min(low + _TURNED, rows[1])
        held, places, worth = _turned(lexical, partial(_between, low, high))
        starts = np.searchsorted(held, np.arange(low, high + 1))
        for row in range(low, high):
            part = slice(int(starts[row - low]), int(starts[row - low + 1]))
            sparse = dict(zip(places[part].tolist(), worth[part].tolist(), strict=True))
            yield row, sparse or nothing


def _between(low: int, high: int, rows: NDArray[np.int32]) -> NDArray[np.bool_]:
    return (rows >= low) & (rows < high)


def _turned(
    lexical: LexicalIndex, wanted: Callable[[NDArray[np.int32]], NDArray[np.bool_]]
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.float32]]:
    """The postings of some rows, by row: the row, the token's place and the weight of each."""
    postings = lexical.postings
    rows, places, worth = [], [], []
    for begin in range(0, len(postings.rows), _READ):
        part = postings.rows[begin : begin + _READ]
        there = np.flatnonzero(wanted(part))
        rows.append(part[there])
        places.append(np.searchsorted(postings.starts, there + begin, side="right") - 1)
        worth.append(lexical.weights_at(there + begin))
    if not rows:
        nothing: Any = np.empty(0, dtype=np.int32)
        return nothing, nothing.astype(np.int64), nothing.astype(np.float32)
    held = np.concatenate(rows)
    order = np.argsort(held, kind="stable")
    return held[order], np.concatenate(places)[order], np.concatenate(worth)[order]


def _check(
    store: Store, name: str, contents: Contents, blocks: Callable[[int, int], Iterable[Matrix]]
) -> None:
    """Compare how many rows are there, and some of them with what was written."""
    there = store.count(name)
    wrong = there != len(contents)
    if len(contents) and not wrong:
        some = np.unique(np.linspace(0, len(contents) - 1, _LOOKED_AT, dtype=np.int64))
        vectors = store.vectors(name, some.tolist(), just_written=True)
        weights = store.weights(name, some.tolist())
        sparse = _some_sparse(contents.lexical, some)
        for row in some.tolist():
            (vector,) = _rows(blocks(row, row + 1))
            wrong |= row not in vectors or not np.array_equal(vectors[row], vector)
            wrong |= weights.get(row) != sparse[row]
    if wrong:
        store.drop(name)  # so that the next run writes all of it
        raise BuildError(
            f"The collection {name} in Milvus at {store.name} did not hold what was written"
            f" ({there} of {len(contents)} rows were there); run: onrecord index"
        )


def _some_sparse(lexical: LexicalIndex, rows: NDArray[np.int64]) -> dict[int, dict[int, float]]:
    """What ``_sparse`` makes of some rows."""
    found: dict[int, dict[int, float]] = {row: {} for row in rows.tolist()}
    parts = _turned(lexical, lambda part: np.isin(part, rows))
    for row, place, worth in zip(*(part.tolist() for part in parts), strict=True):
        found[row][place] = worth
    nothing = {len(lexical.postings.tokens): 1.0}
    return {row: sparse or nothing for row, sparse in found.items()}
