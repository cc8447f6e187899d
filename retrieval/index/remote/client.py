"""Milvus as the index uses it: the only module that knows its library, whose faults it translates.

Every call has a time-out. A call that only reads or that may be repeated is tried again after a
short wait; a server that does not answer several times is asked no more for a while.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit
from weakref import finalize

from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index.remote.breaker import Breaker

if TYPE_CHECKING:
    from pymilvus import MilvusClient

T = TypeVar("T")

_NO_SUCH = 100  # the code of Milvus for a collection that is not there
_NOT_LOADED = 101
_OPTIONS = {
    # milliseconds between two questions whether it is still there; more often is not suffered
    "grpc.keepalive_time_ms": 330_000,
    # a new connection does not wait because an old one had failed
    "grpc.use_local_subchannel_pool": 1,
    "grpc.max_reconnect_backoff_ms": 2_000,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for.

    Attributes:
        connecting: seconds until somebody answers at all.
        asking: seconds for one try of a call that somebody waits for.
        writing: seconds for one try of any other.
        tries: of one call that somebody waits for.
        writing_tries: of any other; a server that is started anew is back before the last.
        wait: seconds before the second try; each further wait is longer.
    """

    connecting: float = 3.0
    asking: float = 5.0
    writing: float = 120.0
    tries: int = 2
    writing_tries: int = 6
    wait: float = 0.2


_OF_A_FILE = Patience(asking=120.0)


class Connection:
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
        # a file has its server in this process: however slow, it is there
        self._patience = patience or (_OF_A_FILE if self.is_file else Patience())
        self._breaker = breaker or Breaker()
        self._lock = RLock()
        self._made: MilvusClient | None = None
        self._let_go: Callable[[], object] = _nothing

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

    def _write(self, what: str, call: Callable[[Any, float], T]) -> T:
        return self._call(what, call, writing=True)

    def _call(self, what: str, call: Callable[[Any, float], T], *, writing: bool = False) -> T:
        """Call the library; several times, if the server cannot be reached.

        Args:
            what: is done, for the message.
            call: given the client and the seconds it may take.
            writing: whether nobody waits for it to ask.

        Raises:
            IndexUnreachable: nobody answered in time.
            BuildError: what is asked for is not there.
        """
        _be_installed()
        import stamina

        if not self._breaker.lets_through():
            raise self._unreachable("it did not answer a moment ago")
        patience = self._patience
        seconds = patience.writing if writing else patience.asking
        try:
            for attempt in stamina.retry_context(
                on=_Away,
                attempts=patience.writing_tries if writing else patience.tries,
                timeout=None,
                wait_initial=patience.wait,
                wait_jitter=patience.wait,
            ):
                with attempt:
                    found = self._tried(what, call, seconds)
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
                self._breaker.answered()
                raise NotLoaded(f"A collection in Milvus at {self.name} is not loaded") from error
            self.close()  # the next try makes a connection of its own
            raise _Away(f"{what}: {_short(error)}") from error
        except grpc.RpcError as error:
            self.close()
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
                # also where a build is open no more, and nobody closes its connection
                self._let_go = finalize(self, self._made.close)
            return self._made

    def _connected(self) -> "MilvusClient":
        import pymilvus

        return pymilvus.MilvusClient(
            self.url,
            timeout=self._patience.connecting,
            dedicated=True,  # its faults are no other connection's
            grpc_options=_OPTIONS,
        )

    def close(self) -> None:
        """Let the connection go."""
        with self._lock:
            let_go, self._let_go, self._made = self._let_go, _nothing, None
        let_go()

    def _unreachable(self, why: str) -> IndexUnreachable:
        held = (
            "; a file is open in one process at a time, and its folder has to be there: where"
            " several processes need it, have them use a server, see docs/milvus.md"
            if self.is_file and "local milvus" in why
            else ""
        )
        return IndexUnreachable(f"Milvus at {self.name} does not answer as it should ({why}){held}")


def _nothing() -> None:
    """There is no connection to let go."""


def schema(dimension: int) -> Any:
    """The fields of a collection, as the library describes them."""
    from pymilvus import DataType, MilvusClient

    made = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    made.add_field("row", DataType.INT64, is_primary=True)
    made.add_field("day", DataType.INT32)
    made.add_field("dense", DataType.FLOAT_VECTOR, dim=dimension)
    made.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    return made


def index_of(field: str, kind: Mapping[str, Any]) -> Any:
    """An index of a field, which is called after it, as the library describes it."""
    from pymilvus import MilvusClient

    made = MilvusClient.prepare_index_params()
    made.add_index(field, metric_type="IP", index_name=field, **kind)
    return made


class NotLoaded(IndexUnreachable):
    """The server has the collection, and not in its memory."""


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
    for name in ("pymilvus", "milvus_lite", "grpc._server"):  # the last is of its server
        logging.getLogger(name).setLevel(logging.CRITICAL)
    stamina.instrumentation.set_on_retry_hooks(())


def _status(error: Any) -> str:
    """What gRPC calls the fault: ``UNAVAILABLE`` or ``DEADLINE_EXCEEDED``."""
    return str(error.code().name) if hasattr(error, "code") else type(error).__name__


def _short(error: Any) -> str:
    """What the library says, on one line and without the addresses of its threads."""
    said = " ".join(str(getattr(error, "message", "") or error).split())
    return said[:160]
