"""Milvus as the index uses it: the only module that knows its library, whose faults it translates.

Every call has a time-out. A call that only reads or that may be repeated is tried again after a
short wait; a server that does not answer several times is asked no more for a while.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Vector
from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index.remote.breaker import Breaker

if TYPE_CHECKING:
    from pymilvus import MilvusClient

T = TypeVar("T")

OLDEST = (2, 4)
"""The first version of the server that has sparse vectors."""

_NO_SUCH = 100  # the code of Milvus for a collection that is not there
_NOT_LOADED = 101
_NUMBERS = re.compile(r"(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for.

    Attributes:
        asking: seconds for one try of a call that somebody waits for.
        writing: seconds for one try of any other.
        tries: of one call.
        wait: seconds before the second try; each further wait is longer.
    """

    asking: float = 3.0
    writing: float = 120.0
    tries: int = 2
    wait: float = 0.2


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


class Store:
    """A Milvus server, or a file of milvus-lite; connected to when it is first needed.

    Args:
        url: ``http://…`` with user, password and the name of a database where there are any, or
            the path of a file that ends with ``.db``.
        patience: how long it is waited for.
        breaker: says when it is not even tried.
    """

    def __init__(
        self, url: str, patience: Patience | None = None, breaker: Breaker | None = None
    ) -> None:
        self.url = url
        self._patience = patience or Patience()
        self._breaker = breaker or Breaker()
        self._lock = RLock()
        self._made: MilvusClient | None = None

    @cached_property
    def name(self) -> str:
        """What it is called in a message: the address without a password."""
        parts = urlsplit(self.url)
        if not parts.scheme:
            return self.url
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    @property
    def is_file(self) -> bool:
        """Whether it is a file of milvus-lite."""
        return "://" not in self.url

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
        (hits,) = self._call(
            "search",
            lambda c, s: c.search(
                collection,
                [value],
                anns_field=name,
                limit=limit,
                filter=where.rows,
                partition_names=list(where.partitions) or None,
                output_fields=["row"],
                # HNSW and its like look at as many as are wanted, and exact indexes do not mind
                search_params={"metric_type": "IP", "params": {"ef": limit}},
                timeout=s,
            ),
        )
        rows = np.array([hit["row"] for hit in hits], dtype=np.int64)
        return Found(rows, np.array([hit["distance"] for hit in hits], dtype=np.float32))

    def vectors(self, collection: str, rows: Sequence[int]) -> dict[int, Vector]:
        """The vectors of some rows, by row; those that are there."""
        found = self._call(
            "query",
            lambda c, s: c.query(
                collection, ids=list(rows), output_fields=["row", "dense"], timeout=s
            ),
        )
        return {int(one["row"]): np.array(one["dense"], dtype=np.float32) for one in found}

    def weights(self, collection: str, rows: Sequence[int]) -> dict[int, dict[int, float]]:
        """The weights of tokens in some rows, by row; those that are there."""
        found = self._call(
            "query",
            lambda c, s: c.query(
                collection, ids=list(rows), output_fields=["row", "sparse"], timeout=s
            ),
        )
        return {int(one["row"]): dict(one["sparse"]) for one in found}

    # -- writing ---------------------------------------------------------------------------

    def exists(self, collection: str) -> bool:
        """Whether there is a collection of this name."""
        return bool(self._call("look", lambda c, s: c.has_collection(collection, timeout=s)))

    def count(self, collection: str, where: str = "") -> int:
        """How many rows a collection has."""
        (said,) = self._write(
            "count",
            lambda c, s: c.query(
                collection,
                filter=where,
                output_fields=["count(*)"],
                consistency_level="Strong",
                timeout=s,
            ),
        )
        return int(said["count(*)"])

    def create(self, collection: str, dimension: int) -> None:
        """Make an empty collection, with its indexes, ready to be written to and read."""
        from pymilvus import DataType, MilvusClient

        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("row", DataType.INT64, is_primary=True)
        schema.add_field("day", DataType.INT32)
        schema.add_field("dense", DataType.FLOAT_VECTOR, dim=dimension)
        schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
        self._write(
            "create", lambda c, s: c.create_collection(collection, schema=schema, timeout=s)
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

    def finish(self, collection: str, dense: Mapping[str, Any]) -> None:
        """Make what was written durable, index it and have it ready to be searched.

        Args:
            collection: that was written.
            dense: kind of the dense index and its parameters, as Milvus names them.
        """
        from pymilvus import MilvusClient

        self._write("flush", lambda c, s: c.flush(collection, timeout=s))
        there = self._write("look", lambda c, s: c.list_indexes(collection, timeout=s))
        wanted = {"dense": dense, "sparse": {"index_type": "SPARSE_INVERTED_INDEX"}}
        for field in wanted.keys() - set(there):  # killed in between, one is there already
            index = MilvusClient.prepare_index_params()
            index.add_index(field, metric_type="IP", index_name=field, **wanted[field])
            self._write(
                "index", lambda c, s, index=index: c.create_index(collection, index, timeout=s)
            )
        self._write("load", lambda c, s: c.load_collection(collection, timeout=s))

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

    # -- the way there ---------------------------------------------------------------------

    def _write(self, what: str, call: Callable[[Any, float], T]) -> T:
        return self._call(what, call, self._patience.writing)

    def _call(self, what: str, call: Callable[[Any, float], T], seconds: float | None = None) -> T:
        """Call the library; several times, if the server cannot be reached.

        Args:
            what: is done, for the message.
            call: given the client and the seconds it may take.
            seconds: for one try; those of asking without.

        Raises:
            IndexUnreachable: nobody answered in time.
            BuildError: what is asked for is not there.
        """
        _be_installed()
        import stamina

        if not self._breaker.lets_through():
            raise self._unreachable("it did not answer a moment ago")
        patience = self._patience
        asked = patience.asking if seconds is None else seconds
        try:
            for attempt in stamina.retry_context(
                on=_Away,
                attempts=patience.tries,
                timeout=None,
                wait_initial=patience.wait,
                wait_jitter=patience.wait,
            ):
                with attempt:
                    found = self._tried(what, call, asked)
        except _Away as error:
            self._breaker.failed()
            raise self._unreachable(str(error)) from error
        self._breaker.answered()
        return found

    def _tried(self, what: str, call: Callable[[Any, float], T], seconds: float) -> T:
        import grpc
        from pymilvus.exceptions import MilvusException

        try:
            return call(self._client(), seconds)
        except MilvusException as error:
            if error.code == _NO_SUCH or "not found" in str(error.message).lower():
                self._breaker.answered()
                raise BuildError(
                    f"Milvus at {self.name} does not have what the build is made of"
                    f" ({_short(error)}); run: onrecord index"
                ) from error
            if error.code == _NOT_LOADED:
                raise _Away(f"{what}: the collection is not loaded") from error
            raise _Away(f"{what}: {_short(error)}") from error
        except grpc.RpcError as error:
            self.close()  # the next try makes a connection of its own
            raise _Away(f"{what}: {_status(error)}") from error
        except (OSError, ValueError) as error:
            if isinstance(error, ValueError) and "closed channel" not in str(error):
                raise
            raise _Away(f"{what}: {error}") from error  # closed by another thread's fault

    def _client(self) -> "MilvusClient":
        """The connection; made at the first call, and again where it could not be made before."""
        with self._lock:
            if self._made is None:
                self._made = self._connected()
            return self._made

    def _connected(self) -> "MilvusClient":
        import pymilvus

        return pymilvus.MilvusClient(self.url, timeout=self._patience.asking, dedicated=True)

    def close(self) -> None:
        """Let the connection go."""
        with self._lock:
            made, self._made = self._made, None
        if made is not None:
            made.close()

    def _unreachable(self, why: str) -> IndexUnreachable:
        held = (
            "; a file is open in one process at a time, and its folder has to be there: where"
            " several processes need it, have them use a server, see docs/milvus.md"
            if self.is_file and "local milvus" in why
            else ""
        )
        return IndexUnreachable(f"Milvus at {self.name} does not answer as it should ({why}){held}")


class _Away(Exception):  # noqa: N818 - how the server is
    """Nobody answered, or only that it cannot be done now."""


def _be_installed() -> None:
    """See that the libraries are there, and keep them quiet: what went wrong is told once, by us.

    Raises:
        BuildError: the extra is not installed.
    """
    try:
        import pymilvus  # noqa: F401 - whether it can be is what is asked
        import stamina
    except ImportError as error:
        raise BuildError(
            "The setting ONRECORD_INDEX_URL asks for Milvus, whose library is not installed;"
            " install it with: pip install 'onrecord[milvus]'"
        ) from error
    for name in ("pymilvus", "grpc._server"):  # the second is the server of milvus-lite
        logging.getLogger(name).setLevel(logging.CRITICAL)
    stamina.instrumentation.set_on_retry_hooks(())


def _status(error: Any) -> str:
    """What gRPC calls the fault: ``UNAVAILABLE`` or ``DEADLINE_EXCEEDED``."""
    return str(error.code().name) if hasattr(error, "code") else type(error).__name__


def _short(error: Any) -> str:
    """What the library says, on one line and without the addresses of its threads."""
    said = " ".join(str(getattr(error, "message", "") or error).split())
    return said[:160]
