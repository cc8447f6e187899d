"""Both arms over a collection of Milvus: the same candidates as those of one machine.

Milvus brings the best rows; what decides about their order is worked out here, as it is on one
machine: cosines from the stored vectors in double precision, BM25 from the postings. A search asks
for some more rows than are wanted, and for more again where the last of them might be as good as
one that was left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import BuildError
from retrieval.index.arms import QuestionWords, cosines
from retrieval.index.lexical import LexicalIndex
from retrieval.index.lexical_search import keyed_of, own_of, scores_among
from retrieval.index.ranked import Candidates
from retrieval.index.remote.partitions import Partitions
from retrieval.index.remote.store import Found, Store, Where

KIND = "milvus"
"""Of the dense arm, in a build's manifest."""

_MORE = 56  # rows that are asked for beyond those that are wanted
_TIMES = 5  # so many for one that is wanted, where what Milvus adds up is more than it is worth
_LIMIT = 16_384  # rows that a server brings at once
_LISTED = 4096  # rows that may be named one by one
_FETCHED = 2048  # vectors that are fetched at once
_ROUNDING = 1e-5  # more than sums of single precision differ by, as a share

Rows = tuple[int, int]
Within = NDArray[np.bool_] | None
Search = Callable[[int, Where], Found]
Exact = Callable[[NDArray[np.int64], NDArray[np.float32]], NDArray[np.floating]]
"""The scores of some rows that were found, in place of those that Milvus gave them."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Where a build's arms lie.

    Attributes:
        store: the server.
        name: of the collection.
        partitions: of the build's rows.
    """

    store: Store
    name: str
    partitions: Partitions


@dataclass(frozen=True, slots=True)
class MilvusDense:
    """The dense arm.

    Attributes:
        collection: that holds it.
        shape: rows and length of each vector.
    """

    collection: Collection
    shape: tuple[int, int]

    def __len__(self) -> int:
        """Number of rows."""
        return self.shape[0]

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self.shape[1]

    @property
    def kind(self) -> str:
        """``milvus``."""
        return KIND

    def search(self, vector: Vector, rows: Rows, most: int, within: Within = None) -> Candidates:
        """The rows of a slice nearest to a vector, as ``DenseArm`` has it."""
        store, name = self.collection.store, self.collection.name
        search = partial(store.nearest, name, vector)
        return _best(search, self.collection, rows, most, within)

    def scores(
        self, vector: Vector, rows: Sequence[int] | NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Cosine similarity of a vector to each of ``rows``."""
        return cosines(self.vectors(rows), vector)

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Matrix:
        """The stored vectors of ``rows``.

        Raises:
            BuildError: one is not there.
        """
        wanted = np.asarray(rows, dtype=np.int64)
        distinct, places = np.unique(wanted, return_inverse=True)
        found = np.empty((len(distinct), self.dimension), dtype=np.float32)
        store, name = self.collection.store, self.collection.name
        for begin in range(0, len(distinct), _FETCHED):
            some = distinct[begin : begin + _FETCHED].tolist()
            held = store.vectors(name, some)
            if len(held) != len(some):
                raise BuildError(
                    f"The collection {name} in Milvus at {store.name} lacks"
                    f" {len(some) - len(held)} of its rows; run: onrecord index"
                )
            for place, row in enumerate(some, begin):
                found[place] = held[row]
        ordered: Matrix = found[places]
        return ordered


@dataclass(frozen=True, slots=True)
class MilvusLexical:
    """The lexical arm.

    A word's keys count only in rows where the word itself does not stand. Milvus adds both up, so
    that what it says is never less than BM25; rows are brought until none that is left out can be
    better.

    Attributes:
        collection: that holds the weights.
        index: of the same rows, which has the exact BM25 of those that were brought.
    """

    collection: Collection
    index: LexicalIndex

    def best(
        self, words: QuestionWords, rows: Rows, most: int, within: Within = None
    ) -> Candidates:
        """The rows of a slice with the greatest BM25, as ``LexicalArm`` has it."""
        tokens = {*own_of(words), *(key for key, _ in keyed_of(words))}
        found = {self.index.place(token) for token in tokens}
        places = sorted(place for place in found if place is not None)
        store, name = self.collection.store, self.collection.name

        def exact(found: NDArray[np.int64], _: NDArray[np.float32]) -> NDArray[np.floating]:
            return scores_among(words, cache(partial(self.index.weights, rows=found)), found.size)

        def search(limit: int, where: Where) -> Found:
            return store.heaviest(name, places, limit, where)

        return _best(search, self.collection, rows, most, within, exact)


def _as_found(_: NDArray[np.int64], scores: NDArray[np.float32]) -> NDArray[np.floating]:
    return scores


def _best(  # noqa: PLR0913, PLR0917 - what a search is made of
    search: Search,
    collection: Collection,
    rows: Rows,
    most: int,
    within: Within,
    exact: Exact = _as_found,
) -> Candidates:
    """The best rows of a slice: those found, scored exactly, until no other can be among them."""
    low, high = rows
    if most <= 0 or low >= high:
        return _candidates([], most)
    condition, allowed = _condition(rows, within, fit=collection.partitions.fit(rows))
    if condition is None:
        return _candidates([], most)
    where = Where(condition, collection.partitions.touched(rows))
    limit = most + _MORE if exact is _as_found else _TIMES * most + _MORE
    while True:
        found = search(min(limit, _LIMIT), where)
        kept = allowed(found.rows)
        held, scores = found.rows[kept], exact(found.rows[kept], found.scores[kept])
        if len(found.rows) < min(limit, _LIMIT, high - low):
            return _candidates([(held, scores)], most)  # there are no others
        if len(held) >= most:
            worst = float(np.partition(scores, len(scores) - most)[len(scores) - most])
            last = float(found.scores[-1])
            if limit >= _LIMIT or worst > last + abs(last) * _ROUNDING:
                return _candidates([(held, scores)], most)
        if len(found.rows) >= high - low:
            return _candidates([(held, scores)], most)
        if limit >= _LIMIT:
            break  # few of the best are allowed: look at less at once
        limit *= 4
    middle = (low + high) // 2
    halves = [
        _best(search, collection, half, most, within, exact)
        for half in ((low, middle), (middle, high))
    ]
    return _candidates([(one.rows, one.scores) for one in halves], most)


def _condition(
    rows: Rows, within: Within, *, fit: bool
) -> tuple[str | None, Callable[[NDArray[np.int64]], NDArray[np.bool_]]]:
    """Which rows may be found, for Milvus; and which of those it finds, where that says too little.

    None where no row may be. Of whole partitions nothing more need be said.
    """
    low, high = rows
    inside = "" if fit else f"row >= {low} and row < {high}"
    if within is None:
        return inside, lambda found: np.ones(len(found), dtype=np.bool_)
    here = within[low:high]
    count = int(np.count_nonzero(here))
    if not count:
        return None, lambda found: within[found]
    if count <= _LISTED:
        inside = f"row in {(np.flatnonzero(here) + low).tolist()}"
    elif len(here) - count <= _LISTED:
        barred = (np.flatnonzero(~here) + low).tolist()
        parts = [part for part in (inside, f"row not in {barred}" if barred else "") if part]
        inside = " and ".join(parts)
    return inside, lambda found: within[found]


def _candidates(
    parts: Sequence[tuple[NDArray[np.int64], NDArray[np.floating]]], most: int
) -> Candidates:
    if not parts:
        return Candidates.best(np.empty(0, dtype=np.int64), np.empty(0), 0)
    rows, scores = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Candidates.best(rows, scores, most)
