"""The SQLite file of what the bot remembers: one connection, one lock."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from bot.state.database import on_disk, opened, transaction, translated
from bot.state.tables import TERMINAL, prepare


class StateFile:
    """One file, shared by all threads: a statement at a time, each call its own transaction.

    A change outlives the process at once and a power cut within moments; that is enough for
    what is behind a button. What must not be told twice is written ``on_disk``. Every call
    raises ``StorageError`` where the file cannot be used.

    Args:
        path: made where there is none, at the first call.
        clock: seconds since the epoch.
        bot: whose rows are read and written; ``TERMINAL`` for those of the terminal.
    """

    def __init__(self, path: Path, clock: Callable[[], float], bot: int = TERMINAL) -> None:
        self.clock = clock
        self.bot = bot
        self._path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._opened = 0

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Change rows; returns how many."""
        with self._lock, translated():
            return self._open().execute(sql, values).rowcount

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question finds."""
        with self._lock, translated():
            return self._open().execute(sql, values).fetchall()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All changes of the block, or none."""
        with self._lock, translated(), transaction(self._open()):
            yield

    @contextmanager
    def on_disk(self) -> Iterator[None]:
        """Changes of the block outlive a power cut."""
        with self._lock, translated(), on_disk(self._open()):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread uses the file in the block."""
        with self._lock:
            yield

    def version(self) -> tuple[int, int] | None:
        """What is another value when somebody else has changed the file since.

        None inside ``together``, where changes of our own may still be taken back.
        """
        with self._lock, translated():
            connection = self._open()
            if connection.in_transaction:
                return None
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            return self._opened, int(version)  # of another connection it says nothing

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = opened(self._path, any_thread=True)
            try:
                prepare(connection, self.bot)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
            self._opened += 1
        return self._connection
