"""Is the bot's SQLite file whole; one that is not is moved aside, with its date, and begun anew."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.state.inbox_rows import SCHEMA
from bot.state.tables import FORMAT, check_columns

_BESIDE = ("", "-wal", "-shm")
_PASSING = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)
)
"""Faults of the disk or of another process, which are no damage."""


def fault_of(path: Path) -> str | None:
    """What is wrong with the file; None where nothing is, or it does not exist.

    Reads all of it: some seconds for hundreds of megabytes.
    """
    if not os.path.lexists(path):
        return None
    if not path.is_file():
        return "it is no file"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as opened:
            (said,) = opened.execute("PRAGMA quick_check(1)").fetchone()
            if said != "ok":
                return " ".join(str(said).split())
            return check_columns(opened, SCHEMA)
    except UnicodeDecodeError:
        return "its names are no text"  # so SQLite's own words about them cannot be read either
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        return None if code in _PASSING else str(error)


def is_newer(path: Path) -> bool:
    """Whether a newer version of the program wrote the file; False where that cannot be read."""
    found = format_of(path)
    return found is not None and found > FORMAT


def format_of(path: Path) -> int | None:
    """The format of the file, which stays as it is; None where there is none to be read."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return int(opened.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return None


def roles_kept(path: Path, bot: int) -> list[str]:
    """The names of the roles that a bot's file keeps, one a person; none where it has no such."""
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            rows = opened.execute("SELECT role FROM staff WHERE bot = ?", (bot,))
            return [str(role) for (role,) in rows]
    except sqlite3.Error:
        return []


@dataclass(frozen=True, slots=True)
class MovedAside:
    """Where a damaged file lies now, and what was wrong with it."""

    path: Path
    fault: str


def moved_aside(path: Path, now: datetime) -> MovedAside | None:
    """Move a damaged file out of the way, with what SQLite keeps beside it.

    Args:
        path: of the file; nothing else may have it open.
        now: for the new name.

    Returns:
        What was moved; None where there was nothing to move.

    Raises:
        OSError: it could not be moved.
    """
    fault = fault_of(path)
    if fault is None:
        return None
    stamp = f"{now:%Y%m%dT%H%M%S}"
    for end in _BESIDE:
        beside = path.with_name(path.name + end)
        if os.path.lexists(beside):
            beside.rename(path.with_name(f"{path.name}.damaged-{stamp}{end}"))
    return MovedAside(path.with_name(f"{path.name}.damaged-{stamp}"), fault)
