"""A disk that fails under what is open: the system makes it read-only, as after an error.

What was not yet on the disk itself is lost, as in a power cut. Only root may make one.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BYTES = 96 * 2**20
_PROGRAMS = ("mkfs.ext4", "e2fsck", "mount", "umount")
_MENDED = 1


class FailingDisk:
    """A file system in a file.

    Args:
        folder: an empty one, for the file and for the place where its disk is mounted.
    """

    def __init__(self, folder: Path) -> None:
        self._image, self._place = folder / "disk.img", folder / "disk"
        self._place.mkdir()
        with self._image.open("wb") as file:
            file.truncate(_BYTES)
        _system("mkfs.ext4", "-q", str(self._image))

    @staticmethod
    def possible() -> bool:
        """Whether this user may make one here."""
        at_hand = os.geteuid() == 0 and all(map(shutil.which, _PROGRAMS))
        return at_hand and Path("/dev/loop-control").exists()

    @contextmanager
    def mounted(self) -> Iterator[Path]:
        """The folder on the disk, mended first; unmounted in the end."""
        _system("e2fsck", "-p", str(self._image), good=(0, _MENDED))
        _system("mount", "-o", "loop", str(self._image), str(self._place))
        try:
            yield self._place
        except BaseException:
            # whoever failed may have files open; the fault itself is what is to be seen
            _system("umount", "--lazy", str(self._place))
            raise
        _system("umount", str(self._place))

    def fails(self) -> None:
        """From now on nothing is written, until it is mounted again."""
        _system("mount", "-o", "remount,abort", str(self._place))


def _system(*command: str, good: tuple[int, ...] = (0,)) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in good:
        raise OSError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
