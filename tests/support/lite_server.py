"""milvus-lite as a server on this machine, with a road to it that a test can close."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tcp_proxy import Proxy


@contextmanager
def lite_server(folder: Path) -> Iterator[int]:
    """The port of a server whose data lie in ``folder``."""
    from milvus_lite.adapter.grpc.server import start_server_in_thread

    server, database, port = start_server_in_thread(str(folder), host="127.0.0.1", port=0)
    try:
        yield port
    finally:
        server.stop(0)
        database.close()


@contextmanager
def road_to(port: int) -> Iterator[Proxy]:
    """A road to that port, open at first."""
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
