"""When a topic was spoken of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retrieval.types.answers import Quote, Searched
from retrieval.types.queries import Query


class Unit(StrEnum):
    """What a timeline is counted by."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement that answers.

    Attributes:
        said_before: the day of the earliest entry that has half of this wording or more; None
            where the wording is new.
    """

    quote: Quote
    said_before: date | None

    @property
    def day(self) -> date:
        """The statement's date; undated statements are in no timeline."""
        assert self.quote.date is not None  # noqa: S101 - ``timeline`` takes no others
        return self.quote.date


@dataclass(frozen=True, slots=True)
class Bar:
    """The entries of a month or a year; ``first`` is its first day."""

    first: date
    entries: tuple[Entry, ...]

    @property
    def new(self) -> int:
        """How many of them have new wording."""
        return sum(entry.said_before is None for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The statements that answer a query, the oldest first.

    Attributes:
        unit: what ``bars`` are of; every month or year from the first to the last has a bar.
        searched: what was looked through.
        sample: whether all of it is the fictional sample.
        corrected: what was typed and what was searched for instead.
        undated: how many more statements speak of it, which have no date.
    """

    query: Query
    entries: tuple[Entry, ...]
    unit: Unit
    bars: tuple[Bar, ...]
    searched: Searched
    build: str
    sample: bool
    corrected: tuple[tuple[str, str], ...] = ()
    undated: int = 0
