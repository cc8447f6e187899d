"""Files on the disk: how large, what survives a power cut, who may read it."""

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISREG


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk itself.

    Raises:
        OSError: it cannot be.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def share_as(path: Path, folder: Path) -> None:
    """Let a new file be read and written by those who may do so in its folder.

    The corpus is for people and other programs, whatever this process keeps to itself.

    Raises:
        OSError: it cannot be.
    """
    path.chmod(folder.stat().st_mode & 0o666)


def total_bytes(paths: Iterable[Path]) -> int:
    """Bytes of those that are files.

    What is no file, or has gone since it was listed, counts nothing: SQLite removes its log, and
    a new build the oldest one, while somebody looks.
    """
    total = 0
    for path in paths:
        try:
            facts = path.stat()
        except OSError:
            continue
        if S_ISREG(facts.st_mode):
            total += facts.st_size
    return total


def folder_bytes(folder: Path) -> int:
    """Bytes of all files in a folder and below; 0 where there is none, or no longer."""
    walk = os.walk(folder)
    return sum(total_bytes(Path(place, name) for name in names) for place, _, names in walk)
