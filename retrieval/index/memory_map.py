"""Arrays on disk, mapped into memory read-only."""

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
