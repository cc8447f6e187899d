"""What comes nearest to a question, whether it answers or not: for whoever looks into silence."""

from dataclasses import replace

from retrieval.answer.quotes import QuoteMaker
from retrieval.archive.translations import folded
from retrieval.search.searcher import Searcher
from retrieval.types import Query, Quote


def near_statements(searcher: Searcher, query: Query, most: int) -> tuple[Quote, ...]:
    """A quote of each of the nearest statements of any time and speaker, the best first.

    Args:
        searcher: over the live build.
        query: a question, understood; exact phrases are searched for as words.
        most: how many.

    Returns:
        Nothing where the question names a time alone.
    """
    bare = replace(
        query, period=None, excluded=(), order=None, speaker=None, source=None, phrases=(), dated=""
    )
    if not bare.wanted.strip():
        return ()
    there = searcher.unread().showing(most * searcher.settings.quotes_per_statement)
    analysed = there.analyse(bare)
    quotes = QuoteMaker(there, analysed).by_relevance(there.find(analysed), 0.0)
    best: dict[str, Quote] = {}
    for quote in folded(searcher.archive, quotes, None):
        best.setdefault(quote.statement_id, quote)
    return tuple(best.values())[:most]
