"""A backup or a restore in a process of its own that dies on the way; run by test_backup_killed."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import filelock  # noqa: F401 - imported before operations are counted
from reindex_child import _die, changes_a_file

from retrieval import Directory, back_up, restore

LATER = datetime(2026, 12, 24, 18, 0, tzinfo=UTC)
_MORE = frozenset({"os.link", "ctypes.dlsym", "shutil.rmtree", "shutil.copytree"})


def backing_up(root: Path) -> None:
    """Back ``root/var`` up, in the place of an older backup."""
    directory, file = Directory(root / "var"), root / "kept" / "one.backup"
    back_up(directory, file, now=LATER, with_build=True, force=True)


def restoring(root: Path) -> None:
    """Put ``root/kept/one.backup`` in the place of ``root/var``."""
    restore(root / "kept" / "one.backup", Directory(root / "var"), now=LATER)


def run(work: Callable[[Path], None], root: Path, pipe: Connection, die_at: int | None) -> None:
    """Do the work; die before the ``die_at``-th thing is done to a file, else send how many were.

    Once more counted is what comes after the last of them.
    """
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        changes = changes_a_file(event, arguments, root)
        if not changes and event not in _MORE:
            return
        if done == die_at:
            _die()
        done += 1

    sys.addaudithook(count)
    work(root)
    total = done
    pipe.send(total)
