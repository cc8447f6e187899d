"""Which build is live: stage, publish, current, prune. The only path code of the index.

A build is made in a hidden folder beside the others, made durable, renamed, and then named in
``CURRENT`` by one atomic replace. Whatever is killed in between, ``CURRENT`` names a whole build.
"""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from retrieval.disk import folder_bytes, sync
from retrieval.errors import BuildError, ReindexInProgress
from retrieval.settings import Directory

KEPT = 2
"""The live build and the one before, for rollback."""

_AT_ONCE = 8  # files that are waited for together


@contextmanager
def locked(directory: Directory, wait: float = 0) -> Iterator[None]:
    """Hold the OS lock of a reindex; a crash frees it.

    Args:
        directory: that is written to.
        wait: seconds, for another process that holds it.

    Raises:
        ReindexInProgress: another process holds it.
        BuildError: the folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    try:
        directory.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(directory.lock, timeout=wait)
        lock.acquire()
    except Timeout as error:
        raise ReindexInProgress(
            f"Another process writes to the index at {directory.root}; try again when it has ended."
        ) from error
    except OSError as error:
        raise BuildError(
            f"The index folder {directory.root} cannot be written to ({error.strerror});"
            " choose another with: --index DIR"
        ) from error
    try:
        yield
    finally:
        lock.release()


def current(directory: Directory) -> Path | None:
    """The folder of the live build; None where nothing was ever published.

    Raises:
        BuildError: ``CURRENT`` cannot be read or names a build that is not there.
    """
    try:
        name = directory.current.read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BuildError(
            f"{directory.current}, which names the live build, cannot be read"
            f" ({error.strerror}); run: onrecord index"
        ) from error
    for folder in published(directory):
        if folder.name == name:
            return folder
    raise BuildError(
        f"The live build {name[:80] or '(unnamed)'} is missing from {directory.builds};"
        " run: onrecord index"
    )


def published(directory: Directory) -> list[Path]:
    """Every whole build, the oldest first."""
    if not directory.builds.is_dir():
        return []
    return sorted(
        path
        for path in directory.builds.iterdir()
        if path.is_dir() and not path.name.startswith(".")
    )


def fresh_name(directory: Directory, made: datetime, contents: str) -> str:
    """A name no build has yet, sortable by time: ``20240331T120000-0123abcd``.

    Args:
        directory: with the builds there are.
        made: when; names are in UTC where it knows its time zone.
        contents: hexadecimal digest of what the build is of.
    """
    when = made.astimezone(UTC) if made.tzinfo else made
    plain = f"{when:%Y%m%dT%H%M%S}-{contents[:8]}"
    taken = {folder.name for folder in published(directory)}
    return next(name for name in _numbered(plain) if name not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name}-{number}"


def sweep(directory: Directory) -> None:
    """Remove what a reindex that was killed left unfinished beside the builds."""
    for leftover in directory.builds.glob(".*"):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)


@contextmanager
def staged(directory: Directory, name: str) -> Iterator[Path]:
    """An empty folder to make a build in; it is removed unless ``publish`` took it."""
    directory.builds.mkdir(parents=True, exist_ok=True)
    sweep(directory)
    folder = directory.builds / f".{name}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def keep(directory: Directory, folder: Path) -> Path:
    """Make a staged build one of the whole ones, durably; returns where it lies now."""
    # the disk writes many files at once sooner than one after another
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(sync, [*folder.rglob("*"), folder]))
    final = directory.builds / folder.name.removeprefix(".")
    folder.rename(final)
    sync(directory.builds)
    return final


def publish(directory: Directory, folder: Path) -> Path:
    """Make a build live, durably, a staged one too; returns where it lies now."""
    final = keep(directory, folder) if folder.name.startswith(".") else folder
    make_current(directory, final)
    return final


def make_current(directory: Directory, folder: Path) -> None:
    """Name a whole build in ``CURRENT`` by one atomic replace."""
    replace_text(directory.current, folder.name + "\n")


def replace_text(path: Path, text: str) -> None:
    """Give a file another text by one atomic replace, durably."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    sync(new)
    new.replace(path)
    sync(path.parent)


def prune(
    directory: Directory,
    kept: int = KEPT,
    *,
    before: Path | None = None,
    spared: Path | None = None,
) -> list[Path]:
    """Remove all but the live build and the newest others, ``kept`` in all.

    Args:
        directory: with the builds.
        kept: how many stay.
        before: the build that was live before; of the others it goes last, even if a newer one
            lies there that was never made live.
        spared: a build that stays in any case and is not counted.

    Returns:
        What was removed.
    """
    live = current(directory)
    others = [folder for folder in published(directory) if folder not in {live, spared}]
    others.sort(key=lambda folder: folder == before)  # stable: the others stay by age
    removed = []
    for folder in others[: max(0, len(others) - (kept - 1))]:
        # half a build must not be taken for a whole one; what stays of this, the next run sweeps
        doomed = folder.with_name(f".{folder.name}")
        with suppress(OSError):
            folder.rename(doomed)
            removed.append(folder)
            shutil.rmtree(doomed)
    return removed


def size(folder: Path) -> int:
    """Bytes of every file of a build."""
    return folder_bytes(folder)
