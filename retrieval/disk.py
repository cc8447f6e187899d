"""What survives a power cut, and who may read it."""

import os
from pathlib import Path


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
