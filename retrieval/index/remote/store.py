"""What is asked of Milvus, and what is written there: a collection has the rows of one build."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Vector
from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index.remote.client import Connection, NotLoaded, index_of, schema

T = TypeVar("T")

OLDEST = (2, 4)
"""The first version of the server that has sparse vectors."""

_WRITTEN_NOW, _WRITTEN_BEFORE = "Strong", "Bounded"
"""What Milvus calls it: all that was written is seen, or all but that of the last seconds."""

_NUMBERS = re.compile(r"(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One row as it lies in a collection.

    Attributes:
        row: its number in the build, by which it is written and never twice.
        day: proleptic ordinal, 0 = undated.
        dense: unit vector.
        sparse: BM25 weight of each token, by the token's place in the build.
    """

    row: int
    day: int
    dense: Vector
    sparse: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search in a collection brought, best first; each of shape (found,)."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Where:
    """In which rows of a collection is searched.

    Attributes:
        rows: a condition in Milvus' own words; empty for every row.
        partitions: that hold them; none for all.
    """

    rows: str = ""
    partitions: tuple[str, ...] = ()


class Store(Connection):
    """The collections of a server, or of a file of milvus-lite."""

    def version(self) -> str:
        """What the server says of itself.

        Raises:
            IndexUnreachable: it says nothing, or is too old.
        """
        said = str(self._call("version", lambda c, s: c.get_server_version(timeout=s)))
        numbers = _NUMBERS.search(said)
        if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST:
            raise IndexUnreachable(
                f"The Milvus server at {self.name} has version {said}; it has to be"
                f" {'.'.join(map(str, OLDEST))} or later"
            )
        return said

    # -- asking ----------------------------------------------------------------------------

    def nearest(self, collection: str, vector: Vector, limit: int, where: Where) -> Found:
        """The rows of the greatest inner product with a vector."""
        return self._searched(collection, ("dense", vector), limit, where)

    def heaviest(self, collection: str, places: Iterable[int], limit: int, where: Where) -> Found:
        """The rows whose weights of some tokens are together the greatest."""
        wanted = dict.fromkeys(places, 1.0)
        if not wanted:
            return Found(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        return self._searched(collection, ("sparse", wanted), limit, where)

    def _searched(self, collection: str, query: tuple[str, Any], limit: int, where: Where) -> Found:
        name, value = query
        # a graph looks at as many as are wanted, and an exact index does not mind
        params = {"ef": limit} if name == "dense" else {}
        (hits,) = self._of_loaded(
            collection,
            lambda c, s: c.search(
                collection,
                [value],
                anns_field=name,
                limit=limit,
                filter=where.rows,
                partition_names=list(where.partitions) or None,
                output_fields=["row"],
                search_params={"metric_type": "IP", "params": params},
                consistency_level=_WRITTEN_BEFORE,
                timeout=s,
            ),
        )
        rows = np.array([hit["row"] for hit in hits], dtype=np.int64)
        return Found(rows, np.array([hit["distance"] for hit in hits], dtype=np.float32))

    def _of_loaded(
        self, collection: str, call: Callable[[Any, float], T], *, writing: bool = False
    ) -> T:
        """Ask something of a collection, which is loaded first where it is not."""
        try:
            return self._call("ask", call, writing=writing)
        except NotLoaded:
            self.load(collection)
            return self._call("ask", call, writing=writing)

    def vectors(
        self, collection: str, rows: Sequence[int], *, just_written: bool = False
    ) -> dict[int, Vector]:
        """The vectors of some rows, by row; those that are there.

        Args:
            collection: that holds them.
            rows: their numbers.
            just_written: whether some were written a moment ago.
        """
        level = _WRITTEN_NOW if just_written else _WRITTEN_BEFORE
        found = self._by_row(collection, rows, "dense", level)
        return {row: np.array(one, dtype=np.float32) for row, one in found}

    def weights(self, collection: str, rows: Sequence[int]) -> dict[int, dict[int, float]]:
        """The weights of tokens in some rows, by row; those that are there, just written or not."""
        found = self._by_row(collection, rows, "sparse", _WRITTEN_NOW)
        return {row: dict(one) for row, one in found}

    def _by_row(
        self, collection: str, rows: Sequence[int], name: str, level: str
    ) -> Iterator[tuple[int, Any]]:
        """One field of some rows, each with its row; those that are there."""
        found = self._of_loaded(
            collection,
            lambda c, s: c.query(
                collection,
                ids=list(rows),
                output_fields=["row", name],
                consistency_level=level,
                timeout=s,
            ),
        )
        return ((int(one["row"]), one[name]) for one in found)

    # -- writing ---------------------------------------------------------------------------

    def exists(self, collection: str) -> bool:
        """Whether there is a collection of this name."""
        return bool(self._call("look", lambda c, s: c.has_collection(collection, timeout=s)))

    def count(self, collection: str, where: str = "") -> int:
        """How many rows a collection has."""
        (said,) = self._of_loaded(
            collection,
            lambda c, s: c.query(
                collection,
                filter=where,
                output_fields=["count(*)"],
                consistency_level=_WRITTEN_NOW,
                timeout=s,
            ),
            writing=True,
        )
        return int(said["count(*)"])

    def create(self, collection: str, dimension: int) -> None:
        """Make an empty collection, with its indexes, ready to be written to and read."""
        self._write(
            "create",
            lambda c, s: c.create_collection(collection, schema=schema(dimension), timeout=s),
        )

    def partition(self, collection: str, name: str) -> None:
        """Make a partition of a collection where there is none of this name."""
        if not self._write("look", lambda c, s: c.has_partition(collection, name, timeout=s)):
            self._write("create", lambda c, s: c.create_partition(collection, name, timeout=s))

    def write(self, collection: str, passages: Sequence[Passage], partition: str) -> None:
        """Write rows; those that are there already are written over."""
        data = [
            {"row": one.row, "day": one.day, "dense": one.dense, "sparse": dict(one.sparse)}
            for one in passages
        ]
        self._write(
            "write",
            lambda c, s: c.upsert(collection, data, partition_name=partition, timeout=s),
        )

    def prepare(self, collection: str, dense: Mapping[str, Any]) -> None:
        """Have a collection indexed, and ready to be asked while it is written.

        Args:
            collection: that was made.
            dense: kind of the dense index and its parameters, as Milvus names them.
        """
        there = self._write("look", lambda c, s: c.list_indexes(collection, timeout=s))
        wanted = {"dense": dense, "sparse": {"index_type": "SPARSE_INVERTED_INDEX"}}
        for field in wanted.keys() - set(there):  # killed in between, one is there already
            self._index(collection, index_of(field, wanted[field]))
        self.load(collection)

    def load(self, collection: str) -> None:
        """Have a collection ready to be asked: a server that was started anew may not have it."""
        self._write("load", lambda c, s: c.load_collection(collection, timeout=s, _async=True))
        self._until(partial(self._is_loaded, collection))

    def finish(self, collection: str) -> None:
        """Make what was written durable, and wait until all of it is indexed."""
        self._write("flush", lambda c, s: c.flush(collection, timeout=s))
        for field in ("dense", "sparse"):
            self._until(partial(self._is_indexed, collection, field))
        self.load(collection)

    def _index(self, collection: str, index: Any) -> None:
        """Have an index begun; the library itself would look every half second how far it is."""
        self._write("index", lambda c, s: c.create_index(collection, index, timeout=s, sync=False))

    def _is_indexed(self, collection: str, field: str) -> bool:
        said = self._write("look", lambda c, s: c.describe_index(collection, field, timeout=s))
        if said.get("state") == "Failed":
            raise BuildError(
                f"Milvus at {self.name} cannot index {field} of {collection}; its own log says"
                " why; then run: onrecord index"
            )
        return said.get("state", "Finished") == "Finished" and not said.get("pending_index_rows")

    def _is_loaded(self, collection: str) -> bool:
        said = self._write("look", lambda c, s: c.get_load_state(collection, timeout=s))
        return "NotLoad" not in str(said["state"]) and "Loading" not in str(said["state"])

    def _until(self, done: Callable[[], bool]) -> None:
        """Wait for what takes a server from no time to hours, as long as it answers."""
        for seconds in chain((0.01, 0.05, 0.2, 1.0), repeat(5.0)):
            if done():
                return
            time.sleep(seconds)

    def collections(self) -> list[str]:
        """The names of all collections."""
        return [
            str(name) for name in self._write("list", lambda c, s: c.list_collections(timeout=s))
        ]

    def drop(self, collection: str) -> None:
        """Remove a collection, if it is there."""
        self._write("drop", lambda c, s: c.drop_collection(collection, timeout=s))

    def alias(self, name: str) -> str | None:
        """The collection that an alias stands for; None where there is no such alias."""
        try:
            said = self._write("look", lambda c, s: c.describe_alias(name, timeout=s))
        except BuildError:
            return None
        return str(said["collection_name"])

    def point(self, alias: str, collection: str) -> None:
        """Have an alias stand for a collection from now on, in one step."""
        if self.alias(alias) is None:
            self._write("alias", lambda c, s: c.create_alias(collection, alias, timeout=s))
        else:
            self._write("alias", lambda c, s: c.alter_alias(collection, alias, timeout=s))

    def unpoint(self, alias: str) -> None:
        """Remove an alias, if it is there."""
        if self.alias(alias) is not None:
            self._write("alias", lambda c, s: c.drop_alias(alias, timeout=s))
