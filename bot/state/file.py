"""The SQLite file of what the bot remembers: its tables, one connection, one lock."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from bot.database import opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS views (
    token TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    user INTEGER NOT NULL,
    view TEXT NOT NULL,
    made REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS views_by_chat ON views (chat, thread, made);
CREATE INDEX IF NOT EXISTS views_by_age ON views (made);
CREATE TABLE IF NOT EXISTS people (
    user INTEGER PRIMARY KEY,
    lang TEXT,
    zone TEXT
);
CREATE TABLE IF NOT EXISTS feedback (
    token TEXT NOT NULL,
    user INTEGER NOT NULL,
    good INTEGER NOT NULL,
    build TEXT NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (token, user)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS follows (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL,
    lang TEXT,
    query TEXT NOT NULL,
    hour INTEGER,
    since TEXT NOT NULL,
    made REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS follows_by_user ON follows (user);
CREATE TABLE IF NOT EXISTS finds (
    follow INTEGER NOT NULL,
    statement TEXT NOT NULL,
    record INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    found REAL NOT NULL,
    state TEXT NOT NULL,
    batch TEXT,
    PRIMARY KEY (follow, statement)
);
CREATE INDEX IF NOT EXISTS finds_by_state ON finds (state, follow);
CREATE INDEX IF NOT EXISTS finds_by_batch ON finds (batch);
CREATE TABLE IF NOT EXISTS placeholders (
    update_id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL,
    made REAL NOT NULL
);
"""


class StateFile:
    """One file, shared by all threads: a statement at a time, each call its own transaction.

    A change outlives the process at once and a power cut within moments; that is enough for
    what is behind a button.

    Args:
        path: made where there is none, at the first call.
        clock: seconds since the epoch.
    """

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Change rows; returns how many."""
        with self._lock:
            return self._open().execute(sql, values).rowcount

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question finds."""
        with self._lock:
            return self._open().execute(sql, values).fetchall()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All changes of the block, or none."""
        with self._lock:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

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
            connection.executescript(_SCHEMA)
            self._connection = connection
        return self._connection
