"""The doctor's look at the machine: room on the disk, memory, clock."""

import os
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import psutil

from bot.cli.diagnosis import Diagnosis, Known, Severity
from bot.cli.doctor_telegram import is_serving
from bot.cli.owner_only import open_to_others
from retrieval import Directory

_MB = 2**20
_LIBRARIES = 800 * _MB
"""What a process takes that has loaded a model, besides the model: torch and the rest."""
_SPARE_DISK = 100 * _MB
_CLOCK_OFF = timedelta(minutes=1)
_CLOCK_WRONG = timedelta(hours=1)
_SYNC = "timedatectl set-ntp true"
_CGROUP = Path("/sys/fs/cgroup")


def examine(
    directory: Directory,
    known: Known,
    now: Callable[[], datetime],
    memory: Callable[[], int],
    disk: Callable[[Path], int],
) -> Iterator[Diagnosis]:
    """Compare what there is with what the next index and the bot beside it will take.

    Args:
        directory: where the index lies, or will lie.
        known: sizes of the model and of the live build, Telegram's clock.
        now: the clock of this machine.
        memory: bytes that a new process may take.
        disk: bytes that are free at a place.
    """
    yield from _rights(directory)
    yield _disk(directory, known, disk)
    yield _memory(directory, known, memory())
    yield _clock(known, now())


def memory_available(cgroup: Path = _CGROUP) -> int:
    """Bytes that a new process may take, by this machine and by the limits of its container.

    Args:
        cgroup: where the kernel shows the limits of this process's group.
    """
    free = psutil.virtual_memory().available
    try:
        most = int((cgroup / "memory.max").read_text(encoding="ascii"))
        taken = int((cgroup / "memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return int(free)  # there is no limit, or no such kernel
    return min(int(free), max(0, most - taken))


def disk_free(place: Path) -> int:
    """Bytes that are free on the disk of a place."""
    return shutil.disk_usage(place).free


def _rights(directory: Directory) -> Iterator[Diagnosis]:
    """Whether others on this machine can read what people asked."""
    if not directory.root.is_dir():
        return
    found = open_to_others(directory)
    if found:
        inside = [path.name for path in found[1:]]
        what = f"what lies in {directory.root}"
        if inside:
            more = f" and {len(inside) - 1:,} more" if len(inside) > 1 else ""
            what += f" ({inside[0]}{more})"
        says = f"other users of this machine can read {what}"
        remedy = f"chmod -R go-rwx {shlex.quote(str(directory.root))}"
        yield Diagnosis("rights", Severity.WARNING, says, remedy)
    else:
        says = f"only its owner can read what lies in {directory.root}"
        yield Diagnosis("rights", Severity.OK, says)


def _disk(directory: Directory, known: Known, disk: Callable[[Path], int]) -> Diagnosis:
    place = directory.root.absolute()
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK | os.X_OK):
        says = f"this user may not write to {place}"
        return Diagnosis("disk", Severity.WRONG, says, f"sudo chown -R $USER {place}")
    free = disk(place)
    # a reindex writes a build beside the live one, and new texts and vectors on the way
    needed = _SPARE_DISK + 3 * (known.status.bytes if known.status else 0)
    says = f"{free // _MB:,} MB free at {place}"
    if free >= needed:
        return Diagnosis("disk", Severity.OK, says)
    severity = Severity.WRONG if free < _SPARE_DISK else Severity.WARNING
    says += f"; the next index may need {needed // _MB:,}"
    return Diagnosis("disk", severity, says, "onrecord prune --keep 1")


def _memory(directory: Directory, known: Known, free: int) -> Diagnosis:
    needed = _LIBRARIES + (known.model.bytes if known.model else 0)
    needed += known.status.bytes if known.status else 0
    what = "a reindex beside the bot" if is_serving(directory) else "the bot"
    says = f"{free // _MB:,} MB free"
    if free >= needed:
        return Diagnosis("memory", Severity.OK, says)
    says += f"; {what} takes about {needed // _MB:,}; end other programs"
    severity = Severity.WRONG if free < needed // 2 else Severity.WARNING
    return Diagnosis("memory", severity, says, "ps axo rss,args | sort -rn | head")


def _clock(known: Known, now: datetime) -> Diagnosis:
    reading = f"it is {now:%Y-%m-%d %H:%M} in {now.tzinfo}"
    if known.clock_off is None:
        # without Telegram's word, only that time has not gone back
        if known.status is not None and now < datetime.fromisoformat(known.status.built_at):
            says = f"{reading}, which is before the live build was made"
            return Diagnosis("clock", Severity.WRONG, says, _SYNC)
        return Diagnosis("clock", Severity.OK, reading)
    off = abs(known.clock_off)
    if off < _CLOCK_OFF:
        return Diagnosis("clock", Severity.OK, f"{reading}, as Telegram says")
    says = f"{reading}, {off // timedelta(seconds=1):,} seconds from what Telegram says"
    severity = Severity.WRONG if off >= _CLOCK_WRONG else Severity.WARNING
    return Diagnosis("clock", severity, says, _SYNC)
