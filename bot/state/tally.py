"""Counts that wait in memory and are written in one transaction, so that no answer waits for it."""

from collections import Counter
from collections.abc import Hashable
from threading import Lock

from bot.state.file import StateFile

_MOST = 10_000
"""Different rows that wait while the file cannot be written; what comes after is not counted."""

Row = tuple[Hashable, ...]


class Tally:
    """Rows with how often each came since the last time they were written down.

    A process that is killed loses what still waits.

    Args:
        file: where they are written.
        sql: adds one row to those of its table: its values, then how often, by ``?``.
    """

    def __init__(self, file: StateFile, sql: str) -> None:
        self._file = file
        self._sql = sql
        self._lock = Lock()
        self._waiting: Counter[Row] = Counter()

    def add(self, row: Row) -> None:
        """Count a row once more; nothing is written."""
        with self._lock:
            if row in self._waiting or len(self._waiting) < _MOST:
                self._waiting[row] += 1

    def write(self) -> None:
        """Write down what waits, all of it or nothing.

        Raises:
            StorageError: the file cannot be used; everything waits on.
        """
        with self._lock:
            rows, self._waiting = self._waiting, Counter()
        if not rows:
            return
        try:
            with self._file.together():
                for row, count in rows.items():
                    self._file.run(self._sql, (*row, count))
        except BaseException:
            with self._lock:
                self._waiting += rows
            raise
