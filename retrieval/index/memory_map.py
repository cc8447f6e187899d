"""Arrays on disk, mapped into memory read-only."""

import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def mapped(path: Path) -> NDArray[Any]:
    """The array of a ``.npy`` file; as a plain one: NumPy's memmap class is slow to slice.

    Raises:
        OSError, ValueError, EOFError: it cannot be read, or is no such file.
    """
    array: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return array


def let_go(array: NDArray[Any]) -> None:
    """Take what was touched of a mapped array out of the process's memory.

    It stays in the system's, as long as that has room, and is mapped again where it is touched.
    Nothing happens to an array that is not mapped, or where the system knows no such advice.
    """
    held: Any = array
    while held is not None and not isinstance(held, mmap.mmap):
        held = getattr(held, "base", None)
    if held is not None and hasattr(mmap, "MADV_DONTNEED"):
        held.madvise(mmap.MADV_DONTNEED)
