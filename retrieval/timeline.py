"""When was it said? The statements that answer, in date order, new wording told from repeated."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from retrieval.choosing import names_no_topic
from retrieval.errors import QueryError
from retrieval.quoting import sentence_hashes
from retrieval.searcher import Searcher
from retrieval.selection import Selection
from retrieval.sentences import Span
from retrieval.types import Order, Query, Quote, Searched

_REACH = 2000
"""Passages that each arm may bring: a topic is said more often than an answer has quotes."""

_MONTHS = 36
"""Months up to which a time is counted by month and not by year."""


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
    """

    query: Query
    entries: tuple[Entry, ...]
    unit: Unit
    bars: tuple[Bar, ...]
    searched: Searched
    build: str
    sample: bool


def timeline(searcher: Searcher, query: Query) -> Timeline:
    """Every dated statement that answers by the calibrated confidence, in date order.

    Args:
        searcher: over the live build.
        query: a topic, perhaps with a period; its order says nothing here.

    Raises:
        QueryError: it names no topic.
    """
    if names_no_topic(query, searcher.tokenizer) or not query.text.strip():
        raise QueryError("no-topic", "A timeline needs a topic: a word or a few of them.")
    query = replace(query, order=Order.FIRST)
    wide = searcher.reaching(_REACH)
    snapshot = wide.snapshot
    rows = snapshot.slice(query.period)
    found = wide.find(query, most=2 * _REACH)
    made: Iterable[tuple[Quote, list[Span]]] = ()
    if not found.missing_phrases:
        made = Selection(wide, query, rows).each_by_date(found, wide.model.threshold)
    entries = _entries(made)
    unit = _unit(entries)
    return Timeline(
        query=query,
        entries=entries,
        unit=unit,
        bars=_bars(entries, unit),
        searched=Searched(
            snapshot.count_records(rows), snapshot.undated(), *snapshot.coverage(rows)
        ),
        build=snapshot.manifest.build,
        sample=snapshot.manifest.sample,
    )


def _entries(made: Iterable[tuple[Quote, list[Span]]]) -> tuple[Entry, ...]:
    said: dict[int, date] = {}
    entries = []
    for quote, spans in made:
        if quote.date is None:
            continue
        inside = [(start - quote.start, end - quote.start) for start, end in spans]
        hashes = sentence_hashes(quote.text, inside)
        lengths = [end - start for start, end in inside]
        known: Counter[date] = Counter()
        for value, length in zip(hashes, lengths, strict=True):
            if value in said:
                known[said[value]] += length
            said.setdefault(value, quote.date)
        before = min(known) if 2 * known.total() >= sum(lengths) and known else None
        entries.append(Entry(quote, before))
    return tuple(entries)


def _unit(entries: Sequence[Entry]) -> Unit:
    if not entries:
        return Unit.YEAR
    return Unit.MONTH if _months(entries[0].day, entries[-1].day) <= _MONTHS else Unit.YEAR


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month + 1


def _bars(entries: Sequence[Entry], unit: Unit) -> tuple[Bar, ...]:
    if not entries:
        return ()
    held: dict[date, list[Entry]] = {_begin(entries[0].day, unit): []}
    while (last := max(held)) < _begin(entries[-1].day, unit):
        held[_next(last, unit)] = []
    for entry in entries:
        held[_begin(entry.day, unit)].append(entry)
    return tuple(Bar(first, tuple(some)) for first, some in sorted(held.items()))


def _begin(day: date, unit: Unit) -> date:
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day.replace(day=1)


def _next(first: date, unit: Unit) -> date:
    if unit is Unit.YEAR or first.month == 12:
        return date(first.year + 1, 1, 1)
    return first.replace(month=first.month + 1)
