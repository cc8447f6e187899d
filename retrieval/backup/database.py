"""Copies a SQLite file while others write to it, and looks whether a copy is whole."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from retrieval.errors import BackupError

_PATIENCE = 60.0
"""Seconds that another's lock is waited for."""


def copy_database(source: Path, target: Path, *, patience: float = _PATIENCE) -> None:
    """Copy a database as it is at one moment, with what its log holds.

    Args:
        source: the file; other processes may read and write it meanwhile.
        target: made, for its owner alone.
        patience: seconds that another's lock is waited for.

    Raises:
        BackupError: it is locked too long, damaged or unreadable, or the copy does not fit.
    """
    until = time.monotonic() + patience

    def look(status: int, _remaining: int, _pages: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked")

    target.touch(mode=0o600, exist_ok=False)
    try:
        with closing(_opened(source, patience)) as origin, closing(sqlite3.connect(target)) as copy:
            origin.backup(copy, progress=look)
    except sqlite3.Error as error:
        raise BackupError(
            f"{source} cannot be copied ({error}); if another program holds it, end that one; if"
            " the disk is full, make room; then try again"
        ) from error
    check_database(target, source)


def check_database(path: Path, named: Path | None = None) -> None:
    """See that a database can be read from end to end.

    Args:
        path: the file.
        named: in the sentence, where it is a copy of this one.

    Raises:
        BackupError: it is damaged.
    """
    try:
        with closing(_opened(path, _PATIENCE)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        said = error
    if said != "ok":
        raise BackupError(f"{named or path} is damaged ({' '.join(str(said).split())})")


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    # a file that was moved away meanwhile must not come back as an empty one
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=patience, uri=True)
