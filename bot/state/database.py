"""Opens the bot's SQLite file, which the inbox and the bot's memory share."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.01
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


class StorageError(Exception):
    """The bot's file cannot be read or written; the sentence is SQLite's.

    Attributes:
        damaged: whether the file itself is, which no waiting mends.
    """

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(str(error))
        code = getattr(error, "sqlite_errorcode", None)
        self.damaged = code is not None and code & 0xFF in _DAMAGE


@contextmanager
def translated() -> Iterator[None]:
    """Turn what SQLite raises into a ``StorageError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(error) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All changes of the block, or none, on a connection in autocommit."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # a full disk has rolled back already
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def opened(path: Path, *, seconds: float = 30.0, any_thread: bool = False) -> sqlite3.Connection:
    """A connection in autocommit, with write-ahead logging; deleted words are overwritten.

    Args:
        path: the file; made where there is none.
        seconds: how long a lock of another connection is waited for.
        any_thread: whether threads other than this one may use it, one at a time.

    Raises:
        sqlite3.Error: the file cannot be used, or stays locked.
    """
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=seconds, check_same_thread=not any_thread
    )
    try:
        _log_ahead(connection, seconds)
        connection.execute("PRAGMA synchronous=NORMAL")
        # what was asked does not stay behind in free pages
        connection.execute("PRAGMA secure_delete=ON")
        # what is written last is read next; two megabytes would only be the last hour's rows
        connection.execute("PRAGMA cache_size=-512")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def on_disk(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """What is written meanwhile outlives a power cut, not only the process.

    A transaction is begun inside it: SQLite changes nothing of this within one.
    """
    connection.execute("PRAGMA synchronous=FULL")
    try:
        yield connection
    finally:
        connection.execute("PRAGMA synchronous=NORMAL")


def _log_ahead(connection: sqlite3.Connection, seconds: float) -> None:
    """Turn to write-ahead logging; here SQLite itself does not wait for another's lock."""
    until = time.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return
