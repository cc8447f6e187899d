"""How a process treats its memory: a reindex, and one that serves for weeks.

A reindex makes many objects that stay, and are gone together. Python's collection of garbage looks
through all of them again and again while they come; what lies in a circle is found all the same,
only later. And the C library keeps what was freed in between for what comes next: the texts of a
corpus, though no longer held, would stay until the end.
"""

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_THRESHOLDS = (50_000, 20, 100)
"""New objects until the young are looked through, and such looks until older ones are too."""

_ARENA_MAX, _ARENAS = -8, 2  # as malloc.h numbers the option


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
    if trim := _of_c_library("malloc_trim"):
        trim(ctypes.c_size_t(0))


def share_arenas() -> None:
    """Have all threads that begin from now on take memory from the same two places (glibc).

    As it is, each of the first sixteen on two cores has one of its own, and keeps there what it
    has freed.
    """
    if option := _of_c_library("mallopt"):
        option(_ARENA_MAX, _ARENAS)


def _of_c_library(name: str) -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    found: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return found
