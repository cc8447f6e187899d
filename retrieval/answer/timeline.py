"""When was it said? The statements that answer, in date order, new wording told from repeated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from retrieval.answer.choosing import names_no_topic
from retrieval.answer.selection import Selection
from retrieval.archive.store import Archive
from retrieval.archive.translations import folded
from retrieval.errors import QueryError
from retrieval.index.sentence_hashes import sentence_hashes
from retrieval.search.searcher import Searcher
from retrieval.search.speaker_filter import Search, searches
from retrieval.types import Bar, Entry, Order, Query, Quote, Searched, Span, Timeline, Unit

_REACH = 2000
"""Passages that each arm may bring: a topic is said more often than an answer has quotes."""

_MONTHS = 36
"""Months up to which a time is counted by month and not by year."""


def has_topic(searcher: Searcher, query: Query) -> bool:
    """Whether there can be a timeline of a query: it asks for more than a time or a speaker."""
    return bool(query.text.strip()) and not names_no_topic(query, searcher.tokenizer)


def timeline(searcher: Searcher, query: Query) -> Timeline:
    """Every dated statement that speaks of a topic, in date order.

    It does if it answers by the calibrated confidence, or if one passage has every word of the
    topic, but for words of asking: a topic is no question, and its bare words are what it is.

    Args:
        searcher: over the live build.
        query: a topic, perhaps with a period; its order says nothing here.

    Raises:
        QueryError: it names no topic.
    """
    if not has_topic(searcher, query):
        raise QueryError("no-topic", "A timeline needs a topic: a word or a few of them.")
    query = replace(query, order=Order.FIRST)
    for search in searches(searcher.reaching(_REACH), query):
        found = _timeline(search, query)
        if found.entries:
            break
    return found


def _timeline(search: Search, query: Query) -> Timeline:
    searcher, snapshot = search.searcher, search.searcher.snapshot
    rows = snapshot.slice(query.period)
    entries = _entries(_folded(searcher.archive, list(_made(search, rows))))
    unit = _unit(entries)
    first, last = snapshot.coverage(rows, searcher.within)
    return Timeline(
        query=query,
        entries=entries,
        unit=unit,
        bars=_bars(entries, unit),
        searched=Searched(
            statements=snapshot.count_records(rows, searcher.within),
            undated=snapshot.undated(searcher.within),
            first=first,
            last=last,
            speaker=search.speaker,
            source=search.source,
            unknown=search.unknown,
        ),
        build=snapshot.manifest.build,
        sample=snapshot.manifest.sample,
    )


def _made(search: Search, rows: tuple[int, int]) -> Iterator[tuple[Quote, list[Span]]]:
    searcher = search.searcher
    found = searcher.find(search.query, most=2 * _REACH)
    if found.missing_phrases or not found.hits:
        return
    threshold = found.threshold
    held = _hold_all(searcher, search.query.text, [hit.row for hit in found.hits])
    sure = np.where(held, np.maximum(found.confidences, threshold), found.confidences)
    spoken_of = replace(found, confidences=tuple(map(float, sure)))
    yield from Selection(searcher, search.query, rows).each_by_date(spoken_of, threshold)


def _hold_all(searcher: Searcher, topic: str, rows: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each row has every word of a topic, in some spelling."""
    held = np.ones(len(rows), dtype=np.bool_)
    for tokens in searcher.tokenizer.topical(topic, keyed=True):
        held &= np.any([searcher.snapshot.lexical.holds(token, rows) for token in tokens], axis=0)
    return held


def _folded(
    archive: Archive, made: Sequence[tuple[Quote, list[Span]]]
) -> Iterator[tuple[Quote, list[Span]]]:
    """What was made, each statement once though it was published in several languages."""
    if len({quote.lang for quote, _ in made}) < 2:
        yield from made
        return
    kept = {quote.statement_id: quote for quote in folded(archive, [q for q, _ in made], None)}
    for quote, spans in made:
        if quote.statement_id in kept:
            yield kept[quote.statement_id], spans


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
