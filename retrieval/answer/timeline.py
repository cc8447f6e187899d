"""When was it said? The statements that answer, in date order, new wording told from repeated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from retrieval.answer.answer import searched
from retrieval.answer.quotes import QuoteMaker
from retrieval.archive.quoting import quote
from retrieval.archive.store import Archive
from retrieval.archive.translations import folded
from retrieval.errors import QueryError
from retrieval.search.analysed_query import AnalysedQuery, names_topic
from retrieval.search.searcher import Searcher, SearchResult
from retrieval.search.speaker_filter import ScopedSearch, scoped_searches
from retrieval.search.spelling import respelt
from retrieval.search.typed_in_latin import in_cyrillic
from retrieval.types import Bar, Entry, Intent, Order, Query, Quote, Timeline, Unit

_REACH = 2000
"""Passages that each arm may bring: a topic is said more often than an answer has quotes."""

_MONTHS = 36
"""Months up to which a time is counted by month and not by year."""

Said = tuple[Quote, list[tuple[int, int]]]
"""A quote with the hash and the length of each of its sentences."""


def has_topic(searcher: Searcher, query: Query) -> bool:
    """Whether there can be a timeline of a query: it asks for more than a time or a speaker."""
    return bool(query.text.strip()) and names_topic(query, searcher.tokenizer)


def timeline(searcher: Searcher, query: Query) -> Timeline:
    """Every dated statement that speaks of a topic, in date order.

    Args:
        searcher: over the live build.
        query: a topic, perhaps with a period; its order says nothing here.

    Raises:
        QueryError: it names no topic.
    """
    if not has_topic(searcher, query):
        raise QueryError("no-topic", "A timeline needs a topic: a word or a few of them.")
    query, corrected = in_cyrillic(searcher, query)
    if not corrected:
        query, corrected = respelt(searcher, query)
    bare = query.subject or query.topic or query.text
    asked = replace(query, order=Order.FIRST)
    topic = replace(asked, intent=Intent.TOPIC, subject=bare)
    # all words of "how much will the toll be" are no topic, but something answers it
    for one in (topic, asked) if query.intent is not Intent.TOPIC else (topic,):
        for search in scoped_searches(searcher.reaching(_REACH), one):
            drawn = _timeline(search, one)
            if drawn.entries or drawn.undated:
                return replace(drawn, corrected=corrected)
    return replace(drawn, corrected=corrected)


def _timeline(search: ScopedSearch, query: Query) -> Timeline:
    searcher = search.searcher
    analysed = searcher.analyse(search.query)
    result = searcher.find(analysed)
    said = _said(search, analysed, result) if result.has_its_phrases and result.hits else ()
    entries = _entries(_once(searcher.archive, list(said)))
    unit = _unit(entries)
    manifest = searcher.snapshot.manifest
    return Timeline(
        query=query,
        entries=entries,
        unit=unit,
        bars=_bars(entries, unit),
        searched=searched(search, analysed),
        build=manifest.build,
        sample=manifest.sample,
        undated=_undated(result),
    )


def _undated(result: SearchResult) -> int:
    """How many statements that speak of the topic have no date."""
    spoken = result.on_topic
    return int((spoken.days == 0).sum()) if spoken is not None and result.has_its_phrases else 0


def _said(search: ScopedSearch, analysed: AnalysedQuery, result: SearchResult) -> Iterator[Said]:
    """The best words of each dated statement that speaks of the topic."""
    maker = QuoteMaker(search.searcher, analysed, voices=search.voices)
    for window in maker.windows_by_date(result, result.threshold, Order.FIRST):
        sentences = list(zip(window.hashes, window.lengths, strict=True))
        yield quote(window.record, window.span, window.confidence), sentences


def _once(archive: Archive, said: Sequence[Said]) -> Iterator[Said]:
    """What was said, each statement once though it was published in several languages."""
    if len({one.lang for one, _ in said}) < 2:
        yield from said
        return
    kept = {one.statement_id: one for one in folded(archive, [one for one, _ in said], None)}
    for one, sentences in said:
        if one.statement_id in kept:
            yield kept[one.statement_id], sentences


def _entries(said: Iterable[Said]) -> tuple[Entry, ...]:
    first_days: dict[int, date] = {}
    entries = []
    for one, sentences in said:
        if one.date is None:
            continue
        known: Counter[date] = Counter()
        for value, length in sentences:
            if value in first_days:
                known[first_days[value]] += length
            first_days.setdefault(value, one.date)
        whole = sum(length for _, length in sentences)
        before = min(known) if 2 * known.total() >= whole and known else None
        entries.append(Entry(one, before))
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
