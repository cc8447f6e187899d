"""What the archive says of records without reading their texts; and records by number."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from retrieval.errors import RecordGone
from retrieval.types import Record

Fact = TypeVar("Fact")


class ByNumber(dict[int, Fact]):
    """Facts of records by number; asking for one that the archive does not hold is its fault."""

    def __missing__(self, number: int) -> Fact:
        """Refuse."""
        raise RecordGone(
            f"The archive holds no record {number}, which the index knows; run: onrecord doctor"
        )


class Records(ByNumber[Record]):
    """Records by number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Statements counted by year (those with a date) and by language (None where not known)."""

    by_year: Mapping[int, int]
    by_lang: Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class RecordStub:
    """A record without its text; ``day`` is an ISO date or None."""

    number: int
    statement_id: str
    day: str | None
    sample: bool


@dataclass(frozen=True, slots=True)
class NewestRecord:
    """The newest record of a statement in the corpus, without its text; ``day`` is an ISO date."""

    number: int
    statement_id: str
    url: str | None
    lang: str | None
    day: str | None
    parallel: str | None
