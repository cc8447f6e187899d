"""How a reindex treats the memory of its process: many objects that stay, then gone together.

Python's collection of garbage looks through all objects again and again while they come; what lies
in a circle is found all the same, only later. And the C library keeps what was freed in between
for what comes next: the texts of a corpus, though no longer held, would stay until the end.
"""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (50_000, 20, 100)
"""New objects until the young are looked through, and such looks until older ones are too."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Collect more rarely meanwhile, unless somebody has set how often it is to be."""
    before = gc.get_threshold()
    gc.set_threshold(*map(max, before, _THRESHOLDS) if before[0] else before)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back() -> None:
    """Give what is free back to the system, where the C library knows how (glibc)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(ctypes.c_size_t(0))
