"""What an older version wrote: which formats it has, and a copy of the whole index as it is.

The archive is brought up when it is opened, by one transaction; a build is made anew. The copy is a
folder that the older version can work with: put in the index's place, all is as it was.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from retrieval.archive import database, schema
from retrieval.archive.store import Archive
from retrieval.backup.database import copy_database
from retrieval.backup.durable import linked_or_copied, sync_tree
from retrieval.backup.restoring import alone
from retrieval.disk import sync
from retrieval.errors import BackupError
from retrieval.index import build_files, builds, snapshot
from retrieval.settings import Directory
from retrieval.types import HeldFormat

_BESIDE = ("-wal", "-shm", "-journal")


def formats(directory: Directory) -> tuple[HeldFormat, ...]:
    """The formats of the archive and of the live build; nothing is changed.

    Returns:
        One for each that is there; none where there is no archive.

    Raises:
        BuildError: one of them cannot be read.
    """
    if not directory.archive.is_file():
        return ()
    found = [HeldFormat("archive", schema.format_of(directory.archive), database.FORMAT)]
    if directory.current.is_file() and (live := builds.current(directory)):
        found.append(HeldFormat("build", build_files.format_of(live), snapshot.FORMAT))
    return tuple(found)


@contextmanager
def undisturbed(directory: Directory) -> Iterator[None]:
    """Keep bots and reindexes out.

    Raises:
        BackupError: a bot serves from the folder.
        ReindexInProgress: another process writes to the index.
    """
    with alone(directory, directory.root.resolve(), "upgrade"):
        yield


def preserve(directory: Directory, folder: Path | None, *, now: datetime) -> Path:
    """Copy an index as it is, whole or not at all.

    Args:
        directory: of the index; nothing else writes to it.
        folder: that the copy is put into; None for the one that the index's folder lies in.
        now: for the copy's name.

    Returns:
        The copy's folder.

    Raises:
        BackupError: it cannot be made; nothing was changed.
    """
    root = directory.root.resolve()
    target = _free_name((folder or root.parent) / f"{root.name}.before-upgrade-{now:%Y%m%dT%H%M%S}")
    making = target.with_name(f".{root.name}.upgrading")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        _copy(Directory(root), making)
        sync_tree(making)
        making.rename(target)
        sync(target.parent)
    except OSError as error:
        raise BackupError(
            f"{directory.root} could not be copied to {target} ({error.strerror or error}), and"
            " nothing was changed; make room, or name another folder by: --keep-in DIR"
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return target


def bring_up(directory: Directory) -> None:
    """Bring the archive up to this program's format, by one transaction.

    Raises:
        BuildError: it cannot be used, or a newer program wrote it.
    """
    Archive(directory.archive).close()


def _copy(index: Directory, target: Path) -> None:
    databases = [path for path in (index.archive, index.bot) if path.is_file()]
    for path in databases:
        copy_database(path, target / path.name)
    left = {f"{path.name}{end}" for path in databases for end in ("", *_BESIDE)}
    for path in index.root.iterdir():
        if path.name in left:
            continue
        copy = target / path.name
        if path.is_symlink():
            copy.symlink_to(path.readlink())
        elif path.is_dir():
            # files of builds and of compiled models are never written to again
            fixed = path in {index.builds.parent, index.models}
            how = linked_or_copied if fixed else shutil.copy2
            shutil.copytree(path, copy, symlinks=True, copy_function=how)
        else:
            shutil.copy2(path, copy)


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return path if not path.exists() else next(one for one in numbered if not one.exists())
