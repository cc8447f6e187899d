"""Makes a backup: one file with the archive, the bot's memory and, if wanted, the live build.

It is made in a hidden folder beside, and takes its name when it is whole and on the disk. Whatever
is killed in between, there is no half of one under that name.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from retrieval.archive import database
from retrieval.backup.database import copy_database
from retrieval.backup.durable import linked_or_copied
from retrieval.backup.manifest import (
    ARCHIVE,
    BOT,
    FORMAT,
    KEPT_FILES,
    NAME,
    Manifest,
    Member,
)
from retrieval.disk import sync
from retrieval.errors import BackupError, BuildError
from retrieval.index import builds, integrity
from retrieval.index.last_backup import note_backup
from retrieval.settings import Directory
from retrieval.types import BackupFacts
from retrieval.version import program_version

_BLOCK = 2**20
_TRIES = 3


def back_up(
    directory: Directory,
    file: Path,
    *,
    now: datetime,
    with_build: bool = False,
    force: bool = False,
) -> BackupFacts:
    """Make a backup of an index, whoever reads and writes it meanwhile.

    Args:
        directory: what is backed up.
        file: where to; a name in a folder that is there.
        now: when.
        with_build: whether the live build goes in too, so that a restored index answers at once.
        force: whether a file of this name may be replaced.

    Raises:
        BackupError: it cannot be made; a file that was there before stays.
        BuildError: there is no archive, or it is not what was written.
    """
    _refuse(directory, file, force=force)
    try:
        with _staged(file) as folder:
            records = _copied(directory, folder)
            build = _build_copied(directory, folder) if with_build else None
            made = folder / "backup"
            when = now.isoformat(timespec="seconds")
            facts = (FORMAT, program_version(), when, database.FORMAT, records, build)
            _pack(folder, made, facts, now)
            _take_name(made, file, force=force)
    except OSError as error:
        raise BackupError(
            f"No backup was made at {file} ({error.strerror or error}); make room, or name a file"
            " in another folder"
        ) from error
    done = BackupFacts(str(file.absolute()), when, records, build, file.stat().st_size)
    with suppress(OSError):  # the backup is there all the same
        note_backup(directory, done)
    return done


def refuse_server(directory: Directory) -> None:
    """See that the archive is a file.

    Raises:
        BackupError: it is in PostgreSQL, which has means of its own.
    """
    if directory.server is not None:
        raise BackupError(
            f"The archive is in PostgreSQL ({directory.server}), whose backups are made by pg_dump"
            " and put back by pg_restore, and nothing was done; of the rest, copy the folder"
            f" {directory.root} while nothing runs"
        )


def _refuse(directory: Directory, file: Path, *, force: bool) -> None:
    refuse_server(directory)
    if not directory.archive.is_file():
        raise BuildError(
            f"There is no archive at {directory.archive}; make one with: onrecord index"
            " --corpus PATH"
        )
    if file.is_dir():
        raise BackupError(f"{file} is a folder; name a file in it")
    if not file.parent.is_dir():
        raise BackupError(f"There is no folder {file.parent}; make it, or name another place")
    if file.absolute().resolve().is_relative_to(directory.root.resolve()):
        raise BackupError(
            f"{file} lies in the index folder, and would be lost with it; name a place outside"
        )
    if file.exists() and not force:
        raise _taken(file)


def _taken(file: Path) -> BackupError:
    return BackupError(f"There is a file {file} already; name another, or replace it by --force")


@contextmanager
def _staged(file: Path) -> Iterator[Path]:
    """An empty folder beside the file, locked; what a killed backup left there is removed."""
    from filelock import FileLock, Timeout

    place = file.with_name(f".{file.name}.making")
    place.mkdir(mode=0o700, exist_ok=True)
    try:
        with FileLock(place / "LOCK", timeout=0):
            folder = place / "parts"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            try:
                yield folder
            finally:
                shutil.rmtree(place, ignore_errors=True)
    except Timeout:
        raise BackupError(f"Another process makes {file}; wait for it, or name another") from None


def _copied(directory: Directory, folder: Path) -> int:
    """Copy what cannot be made again, and see that it is whole; returns the number of records."""
    copy_database(directory.archive, folder / ARCHIVE)
    try:
        records = integrity.check_archive(Directory(folder))
    except BuildError as error:
        # the copy is as the archive is
        told = str(error).replace(str(folder / ARCHIVE), str(directory.archive))
        raise BuildError(told) from error
    if directory.bot.is_file():
        copy_database(directory.bot, folder / BOT)
    for name in KEPT_FILES:
        with suppress(FileNotFoundError):
            shutil.copyfile(directory.root / name, folder / name)
    return records


def _build_copied(directory: Directory, folder: Path) -> str:
    """Take the live build in, which a reindex may remove meanwhile; returns its name."""
    for left in reversed(range(_TRIES)):
        live = builds.current(directory)
        if live is None:
            break
        target = Directory(folder).builds / live.name
        try:
            shutil.copytree(live, target, copy_function=linked_or_copied)
        except (FileNotFoundError, shutil.Error):
            shutil.rmtree(target, ignore_errors=True)
            if not left:
                raise
        else:
            return live.name
    raise BuildError(f"There is no index at {directory.root}; run: onrecord index")


def _pack(
    folder: Path, made: Path, facts: tuple[int, str, str, int, int, str | None], now: datetime
) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    handle = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as raw:
        with ZipFile(raw, "w", ZIP_DEFLATED, compresslevel=1) as pack:
            members = tuple(
                _added(pack, path, path.relative_to(folder).as_posix(), now) for path in paths
            )
            pack.writestr(_entry(NAME, now), Manifest(*facts, members).text())
        raw.flush()
        os.fsync(raw.fileno())


def _added(pack: ZipFile, path: Path, name: str, now: datetime) -> Member:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, pack.open(_entry(name, now), "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            target.write(block)
    return Member(name, size, digest.hexdigest())


def _entry(name: str, now: datetime) -> ZipInfo:
    entry = ZipInfo(name, now.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _take_name(made: Path, file: Path, *, force: bool) -> None:
    """Give the backup its name by one step, durably; another's file stays without ``force``."""
    if force:
        made.replace(file)
    else:
        try:
            os.link(made, file)  # unlike a rename it takes no name that is in use
        except FileExistsError:
            raise _taken(file) from None
        except OSError:  # a file system without such links
            if file.exists():
                raise _taken(file) from None
            made.rename(file)
    sync(file.parent)
