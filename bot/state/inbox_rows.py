"""The inbox's rows in SQLite: one thread, one connection, every change its own transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.state.database import on_disk, opened, transaction, translated

SCHEMA = """
CREATE TABLE IF NOT EXISTS updates (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    payload TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    changed REAL NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) WITHOUT ROWID
"""


class RowState(StrEnum):
    """How far an update is; ``bot.telegram.inbox`` says what follows what."""

    RECEIVED = "received"
    SENDING = "sending"
    INTERRUPTED = "interrupted"
    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set_aside"


def state_counts(
    rows: Callable[[str, Sequence[object]], list[tuple[Any, ...]]], bot_id: int
) -> dict[RowState, int]:
    """How many of a bot's updates are in each state.

    Args:
        rows: asks the file that they are in.
        bot_id: whose they are.
    """
    sql = "SELECT state, count(*) FROM updates WHERE bot_id = ? GROUP BY state"
    return {RowState(state): many for state, many in rows(sql, (bot_id,))}


def waiting_since(
    rows: Callable[[str, Sequence[object]], list[tuple[Any, ...]]], bot_id: int
) -> float | None:
    """Since when the oldest unfinished update waits, or was last worked on; None without any.

    The arguments are those of ``state_counts``; the moment is seconds since the epoch.
    """
    sql = "SELECT min(changed) FROM updates WHERE bot_id = ? AND state IN (?, ?)"
    ((since,),) = rows(sql, (bot_id, RowState.RECEIVED, RowState.SENDING))
    return None if since is None else float(since)


@dataclass(frozen=True, slots=True)
class Row:
    """One update as stored; ``payload`` is its JSON, None once it is dealt with."""

    update_id: int
    state: RowState
    payload: str | None
    attempts: int


class Rows:
    """One bot's updates, each once.

    The file is opened by the first call, in the thread that makes it.

    Args:
        path: the SQLite file; made where there is none.
        bot_id: whose rows these are.
        clock: seconds since the epoch.
    """

    def __init__(self, path: Path, bot_id: int, clock: Callable[[], float]) -> None:
        self._path = path
        self._bot_id = bot_id
        self._clock = clock
        self._connection: sqlite3.Connection | None = None

    def add(self, updates: Sequence[tuple[int, str]]) -> set[int]:
        """Write received updates to the disk itself, all or none; the numbers of the new ones.

        Raises:
            StorageError: they are not on disk.
        """
        new = set()
        with self._on_disk() as connection, transaction(connection):
            for update_id, payload in updates:
                added = self._execute(
                    "INSERT OR IGNORE INTO updates VALUES (?, ?, ?, ?, 0, ?)",
                    (self._bot_id, update_id, RowState.RECEIVED, payload, self._clock()),
                )
                new.update([update_id] * added)
        return new

    def unfinished(self) -> list[Row]:
        """Rows received or sending, oldest first."""
        return self._select(
            "state IN (?, ?) ORDER BY update_id", (RowState.RECEIVED, RowState.SENDING)
        )

    def find(self, update_id: int) -> Row | None:
        """The row of this update, if there is one."""
        return next(iter(self._select("update_id = ?", (update_id,))), None)

    def move(self, update_id: int, state: RowState, before: tuple[RowState, ...]) -> bool:
        """Change the state if it is one of ``before``; the last states lose their payload.

        Raises:
            StorageError: the change is not on disk.
        """
        over = state in {RowState.DONE, RowState.FAILED}
        marks = ", ".join("?" * len(before))
        with self._on_disk():
            moved = self._execute(
                "UPDATE updates SET state = ?, changed = ?,"  # noqa: S608 - only marks are put in
                " payload = CASE WHEN ? THEN NULL ELSE payload END"
                f" WHERE bot_id = ? AND update_id = ? AND state IN ({marks})",
                (state, self._clock(), over, self._bot_id, update_id, *before),
            )
        return moved == 1

    def revive(self, update_id: int) -> bool:
        """Make an interrupted row received again, once; False where it is none."""
        revived = self._execute(
            "UPDATE updates SET state = ?, changed = ?, attempts = 0"
            " WHERE bot_id = ? AND update_id = ? AND state = ?",
            (RowState.RECEIVED, self._clock(), self._bot_id, update_id, RowState.INTERRUPTED),
        )
        return revived == 1

    def count(self, update_id: int, attempts: int) -> None:
        """Add to the attempts of a row."""
        self._execute(
            "UPDATE updates SET attempts = max(0, attempts + ?) WHERE bot_id = ? AND update_id = ?",
            (attempts, self._bot_id, update_id),
        )

    def absolve(self) -> None:
        """Forget the attempts of what is unfinished: the process ends in good order."""
        self._execute(
            "UPDATE updates SET attempts = 0 WHERE bot_id = ? AND attempts > 0", (self._bot_id,)
        )

    def prune(self, over_seconds: float, interrupted_seconds: float) -> None:
        """Delete finished rows, and interrupted and set aside ones, that are older than that."""
        now = self._clock()
        self._execute(
            "DELETE FROM updates WHERE (state IN (?, ?) AND changed < ?)"
            " OR (state IN (?, ?) AND changed < ?)",
            (
                RowState.DONE,
                RowState.FAILED,
                now - over_seconds,
                RowState.INTERRUPTED,
                RowState.SET_ASIDE,
                now - interrupted_seconds,
            ),
        )
        # Deleted words must not live on in the write-ahead log either.
        with translated():
            self._open().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def forget(self, user: int) -> None:
        """Delete a person's rows that are interrupted or set aside."""
        self._execute(
            "DELETE FROM updates WHERE state IN (?, ?) AND ? IN"
            " (json_extract(payload, '$.message.from.id'),"
            " json_extract(payload, '$.message.chat.id'),"
            " json_extract(payload, '$.callback_query.from.id'))",
            (RowState.INTERRUPTED, RowState.SET_ASIDE, user),
        )

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = opened(self._path)
            connection.execute(SCHEMA)
            self._connection = connection
        return self._connection

    @contextmanager
    def _on_disk(self) -> Iterator[sqlite3.Connection]:
        """So it is for what Telegram will not hand over again, and for what has been sent.

        Forgotten, the one would be lost and the other sent twice. Counts of attempts wait for no
        disk.
        """
        with translated(), on_disk(self._open()) as connection:
            yield connection

    def _execute(self, statement: str, values: tuple[object, ...]) -> int:
        with translated():
            return self._open().execute(statement, values).rowcount

    def _select(self, condition: str, values: tuple[object, ...]) -> list[Row]:
        with translated():
            rows = self._open().execute(
                "SELECT update_id, state, payload, attempts"  # noqa: S608 - written in this module
                f" FROM updates WHERE bot_id = ? AND {condition}",
                (self._bot_id, *values),
            )
            return [
                Row(int(update_id), RowState(state), payload, int(attempts))
                for update_id, state, payload, attempts in rows
            ]
