"""What the program writes is for its own user alone: rights of new files, and of old ones."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from retrieval import Directory

_OTHERS = 0o077
_PRIVATE = ("archive.sqlite*", "bot.sqlite*", "known-files.jsonl", "last-run*.json*", "log-key")
_PUBLIC = frozenset({"models"})
"""Folders with nothing in them that is of this installation."""


@contextmanager
def owner_only() -> Iterator[None]:
    """Whatever is made meanwhile, by this process or its children, only its owner can read."""
    before = os.umask(_OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def tighten(directory: Directory) -> None:
    """Take the rights of others from archive and memory, which an older version has left them."""
    for pattern in _PRIVATE:
        for path in directory.root.glob(pattern):
            with suppress(OSError):  # somebody else's; the doctor tells
                mode = path.stat().st_mode
                if mode & _OTHERS:
                    path.chmod(mode & 0o700)


def open_to_others(directory: Directory) -> list[Path]:
    """What in an index others on this machine can read or write, by the rights of its folders.

    Returns:
        The folder itself and what lies in it; nothing where the folder keeps all of it.
    """
    root = directory.root
    if os.name != "posix" or not _is_open(root):
        return []
    found = [root]
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in _PUBLIC and _is_open(Path(folder, name))]
        found += [path for name in (*names, *files) if _is_open(path := Path(folder, name))]
    return found


def _is_open(path: Path) -> bool:
    try:
        return bool(path.lstat().st_mode & _OTHERS) and not path.is_symlink()
    except OSError:
        return False
