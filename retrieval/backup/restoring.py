"""Puts a backup back: unpacked and checked in a folder beside, then put in the index's place.

Until that one step the index is what it was. What was there before is kept under another name.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from retrieval.backup.database import check_database
from retrieval.backup.durable import linked_or_copied, put_in_place, sync_tree
from retrieval.backup.making import refuse_server
from retrieval.backup.manifest import (
    BOT,
    NAME,
    Manifest,
    Member,
    damaged,
    longest_manifest,
    read_manifest,
)
from retrieval.errors import BackupError, BuildError, IndexUnreachable
from retrieval.index import builds, integrity
from retrieval.index.last_backup import note_backup
from retrieval.settings import Directory
from retrieval.types import BackupFacts, Restored

_BLOCK = 2**20
_MARK = "UNPACKING"
"""A file in a folder that is not the index yet; what has none is somebody's index."""


def restore(file: Path, directory: Directory, *, now: datetime) -> Restored:
    """Put a backup in the place of an index.

    Args:
        file: the backup.
        directory: the index; it need not be there.
        now: when; in the name under which the index before is kept.

    Raises:
        BackupError: the backup is damaged or newer than this program, a process serves from the
            folder, or something cannot be written; the index is what it was.
        ReindexInProgress: another process writes to the index.
    """
    refuse_server(directory)
    root = directory.root.resolve()
    if os.path.ismount(root):
        raise BackupError(
            f"{directory.root} is a disk's own folder, which cannot be put aside; restore into a"
            " folder on it: onrecord restore FILE --index DIR"
        )
    facts = _facts(file, _manifest(file))
    try:
        new = not root.exists() or not any(root.iterdir())
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(directory, root, "restore"):
            kept, build, left_out = _restored(file, replace(directory, root=root), facts, now)
            if new:
                shutil.rmtree(kept, ignore_errors=True)
    except OSError as error:
        raise BackupError(
            f"{file} could not be restored to {directory.root} ({error.strerror or error}), and"
            " nothing was changed; make room or mend the rights of its folder, then restore again"
        ) from error
    return Restored(facts, None if new else str(kept), build, left_out)


def _facts(file: Path, manifest: Manifest) -> BackupFacts:
    size = file.stat().st_size
    where = str(file.absolute())
    return BackupFacts(where, manifest.made_at, manifest.records, manifest.build, size)


def _restored(
    file: Path, live: Directory, facts: BackupFacts, now: datetime
) -> tuple[Path, str | None, str | None]:
    """The folder of the index before, the live build, and why a build was left out."""
    root = live.root
    (root / _MARK).unlink(missing_ok=True)
    place = root.with_name(f".{root.name}.restoring")
    _clear(place, root, now)
    place.mkdir(mode=0o700)
    try:
        (place / _MARK).touch()
        new = replace(live, root=place)
        _unpack(file, new)
        _check(file, new, facts)
        left_out = _made_live(new, facts.build)
        _keep_models(live, new)
        note_backup(new, facts)
        sync_tree(place)
        kept = _kept_name(root, now)
        put_in_place(place, root, kept)
    except BaseException:
        if (place / _MARK).exists():
            shutil.rmtree(place, ignore_errors=True)
        raise
    (root / _MARK).unlink()
    return kept, facts.build if left_out is None else None, left_out


def _manifest(file: Path) -> Manifest:
    with _opened(file) as pack:
        return _manifest_of(pack, file)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        raw = file.open("rb")
    except FileNotFoundError:
        raise BackupError(f"There is no backup {file}; name another file") from None
    except IsADirectoryError:
        raise BackupError(f"{file} is a folder; name the file of a backup in it") from None
    except OSError as error:
        said = error.strerror or error
        raise BackupError(f"{file} cannot be read ({said}); let this user read it") from error
    with raw:
        try:
            with ZipFile(raw) as pack:
                yield pack
        # also what the library raises for names and methods it cannot make sense of
        except (BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise damaged(file, "it is no whole file of the kind") from error


def _manifest_of(pack: ZipFile, file: Path) -> Manifest:
    try:
        with pack.open(NAME) as source:
            raw = source.read(longest_manifest() + 1)
    except KeyError:
        raise damaged(file, "it has no manifest") from None
    except Exception as error:  # zlib has an error of its own
        raise damaged(file, "its manifest cannot be read") from error
    manifest = read_manifest(raw, file)
    names = [one.filename for one in pack.infolist()]
    if sorted(names) != sorted([NAME, *(member.name for member in manifest.members)]):
        raise damaged(file, "its files are not those that its manifest names")
    return manifest


@contextmanager
def alone(directory: Directory, root: Path, act: str) -> Iterator[None]:
    """Hold the locks of serving and of writing, both in the folder that is put aside.

    Args:
        directory: as it is called.
        root: the folder itself, behind links.
        act: what is to be done again when the bot is stopped.

    Raises:
        BackupError: a bot serves from the folder.
        ReindexInProgress: another process writes to the index.
    """
    from filelock import FileLock, Timeout

    with ExitStack() as held:
        try:
            held.enter_context(FileLock(Directory(root).serving, timeout=0))
        except Timeout:
            raise BackupError(
                f"A bot serves from {directory.root}, and nothing was changed; stop it, then"
                f" {act} again"
            ) from None
        held.enter_context(builds.locked(Directory(root)))
        yield


def _clear(place: Path, root: Path, now: datetime) -> None:
    """What a restore that was killed left beside: half a folder, or the index before."""
    if not place.exists():
        return
    if (place / _MARK).exists() or not any(place.iterdir()):
        shutil.rmtree(place)
    else:
        place.rename(_kept_name(root, now))


def _kept_name(root: Path, now: datetime) -> Path:
    plain = f"{root.name}.before-restore-{now:%Y%m%dT%H%M%S}"
    names = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
    return next(path for name in names if not (path := root.with_name(name)).exists())


def _unpack(file: Path, new: Directory) -> None:
    """Write each member, as long as it is what the manifest says."""
    with _opened(file) as pack:
        manifest = _manifest_of(pack, file)
        wanted = sum(member.bytes for member in manifest.members)
        free = shutil.disk_usage(new.root).free
        if wanted > free:
            raise BackupError(
                f"{file} takes {wanted // 2**20 + 1:,} MB and {free // 2**20:,} are free; nothing"
                " was changed. Make room, then restore again"
            )
        for member in manifest.members:
            _write(pack, member, new.root / member.name, file)


def _write(pack: ZipFile, member: Member, path: Path, file: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), member.bytes
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target, pack.open(member.name) as source:
        while block := _read(source, min(_BLOCK, left + 1), member, file):
            digest.update(block)
            left -= len(block)
            if left < 0:
                break
            target.write(block)
    if left or digest.hexdigest() != member.sha256:
        raise damaged(file, f"{member.name} is not what was written")


def _read(source: IO[bytes], most: int, member: Member, file: Path) -> bytes:
    try:
        return source.read(most)
    except OSError:
        raise
    except Exception as error:  # of zlib, or a checksum that is not right
        raise damaged(file, f"{member.name} cannot be read") from error


def _check(file: Path, new: Directory, facts: BackupFacts) -> None:
    """See that the archive is the one that was backed up, text by text."""
    try:
        records = integrity.check_archive(new)
    except BuildError as error:
        raise damaged(file, "its archive is not what was written") from error
    if records != facts.records:
        raise damaged(file, "its archive has another number of records")
    if new.bot.is_file():
        try:
            check_database(new.bot)
        except BackupError as error:
            raise damaged(file, f"{BOT} is not whole") from error


def _made_live(new: Directory, build: str | None) -> str | None:
    """Make the build of the backup live; why it cannot be, or None."""
    if build is None:
        return None
    try:
        folder = new.builds / build
        if folder not in builds.published(new):
            raise BuildError(f"The build {build} is not in the backup")  # noqa: TRY301
        builds.make_current(new, folder)
        integrity.check_build(new, None)
    except IndexUnreachable:
        return None  # its arms are on a server, which is away: it answers when that is back
    except BuildError as error:
        shutil.rmtree(new.current.parent)
        return str(error).partition(";")[0]
    return None


def _keep_models(live: Directory, new: Directory) -> None:
    """Models that were compiled for this machine stay with the index; they are in no backup."""
    if live.compiled is not None or not live.models.is_dir():
        return
    if live.models.is_symlink():
        new.models.symlink_to(live.models.readlink())
    else:
        shutil.copytree(live.models, new.models, symlinks=True, copy_function=linked_or_copied)
