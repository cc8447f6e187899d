"""A disk that takes nothing, then does again: files may not grow, it is full, it is read-only."""

import asyncio
import os
import random
import resource
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path

from asking import Crowd, Outcome, indexed, process
from failing_disk import FailingDisk
from gate import Gate

Hindrance = Callable[[Path, int], AbstractContextManager[None]]
_WAITS = 8
_QUESTIONS = 8


@contextmanager
def files_may_not_grow(folder: Path, pid: int) -> Iterator[None]:
    """As ``ulimit -f`` does: no file of the process becomes longer than its memory is."""
    size = (folder / "var" / "bot.sqlite").stat().st_size
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def the_disk_is_full(folder: Path, _: int) -> Iterator[None]:
    """A file of zeroes takes all the room that is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    try:
        yield
    finally:
        filler.unlink()


@asynccontextmanager
async def small_disk(folder: Path) -> AsyncIterator[bool]:
    """A disk of 24 MB in memory at a folder; False where this user may not make one."""
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    may = os.geteuid() == 0 and shutil.which("mount") is not None
    may = may and subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: ASYNC221, S603
    try:
        yield may
    finally:
        if may:
            subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: ASYNC221, S603, S607


async def hindered(folder: Path, what: str, hindrance: Hindrance, seed: int) -> Outcome:
    """Ask before, while and after the disk takes nothing.

    Args:
        folder: an empty one.
        what: the name of the hindrance.
        hindrance: lasts as long as its context.
        seed: of what is left to chance.
    """
    rng = random.Random(seed)
    indexed(folder)
    async with Gate() as gate:
        running = process(folder, gate)
        crowd = Crowd(gate, rng, faulty=False)
        await _asked(crowd)
        await crowd.heard(120)
        with hindrance(folder, running.pid):
            await _asked(crowd)
            await crowd.heard(_WAITS)
        await _asked(crowd)
        await crowd.heard(120)
        # whoever was told that nothing could be written down is answered all the same
        await crowd.answered(120)
        return crowd.outcome(what, await running.stopped())


async def turned_read_only(folder: Path, seed: int) -> Outcome:
    """Ask before and while the system makes the disk read-only, then start anew on a mended one.

    Files stay open for writing, as where a disk fails under a program that runs.

    Args:
        folder: an empty one.
        seed: of what is left to chance.
    """
    disk = FailingDisk(folder)
    async with Gate() as gate:
        crowd = Crowd(gate, random.Random(seed), faulty=False)
        with disk.mounted() as files:
            indexed(files)
            running = process(files, gate)
            await _asked(crowd)
            await crowd.heard(120)
            disk.fails()
            await _asked(crowd)
            await crowd.heard(_WAITS)
            code = await running.stopped()
        with disk.mounted() as files:
            running = process(files, gate)
            await _asked(crowd)
            await crowd.heard(120)
            await crowd.answered(120)
            return crowd.outcome("a disk turned read-only", code or await running.stopped())


async def _asked(crowd: Crowd) -> None:
    for _ in range(_QUESTIONS):
        crowd.ask()
        await asyncio.sleep(0.2)


async def disk_faults(folder: Path, seed: int) -> list[Outcome]:
    """Every hindrance that this user may make, in folders below ``folder``."""
    limited = folder / "limited"
    limited.mkdir()
    found = [await hindered(limited, "files may not grow", files_may_not_grow, seed)]
    disk = folder / "small"
    disk.mkdir()
    async with small_disk(disk) as may:
        if may:
            found.append(await hindered(disk, "a full disk", the_disk_is_full, seed))
    if FailingDisk.possible():
        failing = folder / "failing"
        failing.mkdir()
        found.append(await turned_read_only(failing, seed))
    return found
