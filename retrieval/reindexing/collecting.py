"""Python's collection of garbage, which looks through all objects again and again while they come.

A reindex makes many objects that stay. What lies in a circle is found all the same, only later.
"""

import gc
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
