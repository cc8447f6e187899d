"""The child process of ``sandbox``: reads files one after another until its input ends."""

import ctypes
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from retrieval.ingest.formats import format_named, read_items
from retrieval.ingest.formats.output import Item
from retrieval.ingest.sandbox_messages import ReadRequest, decode_request, encode_item
from retrieval.types import Problem, fault

_SET_DEATH_SIGNAL = 1  # of Linux; other systems have no such function


def main(descriptor: int, memory_bytes: int, seconds: int) -> None:
    """Serve one connection.

    Args:
        descriptor: the file descriptor of our end of the connection.
        memory_bytes: of address space, the most this process may take.
        seconds: of processor time, the most one file may take; a guard for when nobody watches.
    """
    warnings.simplefilter("ignore")
    _end_with_parent()
    connection = Connection(descriptor)
    _limit_memory(memory_bytes)
    connection.send_bytes(b"")
    with suppress(EOFError, OSError):
        while True:
            request = decode_request(connection.recv_bytes())
            _limit_processor(seconds)
            for item in _read(request):
                connection.send_bytes(encode_item(item))
            connection.send_bytes(b"")


def _read(request: ReadRequest) -> Iterator[Item]:
    try:
        reader = format_named(request.format).reader
        yield from read_items(reader, Path(request.path), request.relative, request.max_bytes)
    except MemoryError:
        yield Problem(request.relative, None, fault("out-of-memory"))
    except RecursionError:
        yield Problem(request.relative, None, fault("too-deep"))
    except OSError:
        raise  # nobody listens
    except Exception as error:  # noqa: BLE001 - a library's fault at a bad file is the file's
        said = fault("damaged-when-read", error=type(error).__name__)
        yield Problem(request.relative, None, said)


def _end_with_parent() -> None:
    """Be killed when the process that reads the corpus is: what it waits for may take long."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # a system that cannot: there is still the clock


def _limit_processor(seconds: int) -> None:
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
