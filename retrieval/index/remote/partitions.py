"""The partitions of a collection: one a year, so that a period is looked for in its years alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

MOST = 200
"""Years with a partition of their own; an archive of more has one partition for all."""

_ALL = "all_years"
_UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Partition:
    """Rows of one year, ``[first, last)``."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Partitions:
    """All of a build, in row order."""

    all: tuple[Partition, ...]

    @classmethod
    def of(cls, days: NDArray[np.integer]) -> "Partitions":
        """Of the day of each row: ordinals that ascend, at the end 0 for the undated."""
        dated = int(np.count_nonzero(days))
        made = tuple(_years(days[:dated]))
        if len(made) > MOST:
            made = (Partition(_ALL, 0, dated),)
        undated = (Partition(_UNDATED, dated, len(days)),) if dated < len(days) else ()
        return cls(made + undated)

    def touched(self, rows: tuple[int, int]) -> tuple[str, ...]:
        """The names of those that hold any of a slice's rows; none where all do."""
        names = tuple(one.name for one in self.all if one.first < rows[1] and rows[0] < one.last)
        return () if len(names) == len(self.all) else names

    def fit(self, rows: tuple[int, int]) -> bool:
        """Whether a slice is whole partitions, so that their names say which rows it has."""
        first = any(one.first == rows[0] for one in self.all)
        return first and any(one.last == rows[1] for one in self.all)


def _years(days: NDArray[np.integer]) -> Iterator[Partition]:
    first = 0
    while first < len(days):
        year = date.fromordinal(int(days[first])).year
        last = int(np.searchsorted(days, date(year, 12, 31).toordinal(), side="right"))
        yield Partition(f"y{year:04}", first, last)
        first = last
