"""A query to its answer: the searches of its speakers, their quotes, and what was searched."""

from retrieval.analysis.detection import detect
from retrieval.answer.choosing import choose, names_no_topic
from retrieval.archive.translations import folded
from retrieval.check.revisions import with_history
from retrieval.search.searcher import Searcher
from retrieval.search.speaker_filter import Search, searches
from retrieval.types import Answer, Query, Quote, Searched


def answer_query(
    searcher: Searcher,
    query: Query,
    *,
    hidden: frozenset[int] = frozenset(),
    lang: str | None = None,
) -> Answer:
    """The words of the archive that answer a query, or silence with the nearest passages.

    Args:
        searcher: taken once for the question.
        query: a question, understood.
        hidden: records to search as if they were not there, for measuring silence.
        lang: of the asker, in which a statement of several languages is quoted where the
            question's own language cannot be told.
    """
    for search in searches(searcher, query):
        found = _answer(search, query, hidden, lang)
        if found.answered:
            break
    return found


def _answer(search: Search, query: Query, hidden: frozenset[int], lang: str | None) -> Answer:
    searcher, snapshot = search.searcher, search.searcher.snapshot
    rows = snapshot.slice(query.period)
    first, last = snapshot.coverage(rows, searcher.within)
    chosen = choose(searcher, search.query, rows, hidden)
    return Answer(
        query=query,
        answered=chosen.answered,
        confidence=chosen.confidence,
        quotes=_dressed(searcher, query, chosen.quotes, lang),
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
        missing_phrases=chosen.missing_phrases,
        # a mere time ("what was said in March?") is found by its days
        foreign=not names_no_topic(search.query, searcher.tokenizer)
        and searcher.is_foreign(search.query.text),
    )


def ranking(searcher: Searcher, query: Query, most: int = 10) -> tuple[str, ...]:
    """Ids of the best statements for a query, before silence and folding, best first."""
    found = searcher.archive.records(searcher.records(query, most))
    return tuple(record.statement.id for record in found.values())


def _dressed(
    searcher: Searcher, query: Query, quotes: tuple[Quote, ...], lang: str | None
) -> tuple[Quote, ...]:
    """Quotes with what became of their statements, each once though said in several languages."""
    several = len({quote.lang for quote in quotes}) > 1
    kept = folded(searcher.archive, quotes, (detect(query.text) or lang) if several else None)
    return tuple(with_history(searcher.archive, quote) for quote in kept)
