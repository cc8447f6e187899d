"""Folders and files that survive a power cut, and two folders that change names at one stroke."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

from retrieval.disk import sync

_EXCHANGE = 2  # RENAME_EXCHANGE
_HERE = -100  # AT_FDCWD


def sync_tree(root: Path) -> None:
    """Have a folder and all in it written to the disk itself."""
    for path in (*root.rglob("*"), root):
        if not path.is_symlink():
            sync(path)


def put_in_place(new: Path, live: Path, kept: Path) -> None:
    """Put a new folder in the place of a live one, which is kept under another name.

    Where the kernel can exchange two names (Linux on its own file systems), there is a whole
    folder at ``live`` at every moment. Elsewhere there is a moment with none, and both are whole
    under their other names.

    Args:
        new: a whole folder, on the disk.
        live: a folder.
        kept: a name that is free, for what was live; all three in one folder.

    Raises:
        OSError: it cannot be done; nothing was changed.
    """
    if _exchanged(new, live):
        new.rename(kept)
    else:
        live.rename(kept)
        try:
            new.rename(live)
        except BaseException:
            kept.rename(live)
            raise
    sync(live.parent)


def linked_or_copied(source: str, target: str) -> None:
    """The same file under another name, or a copy where there are no such links."""
    import shutil

    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copy2(source, target)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change names; False where that cannot be done here."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    return bool(rename(_HERE, names[0], _HERE, names[1], ctypes.c_uint(_EXCHANGE)) == 0)
