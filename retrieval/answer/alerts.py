"""What is new in the archive and answers a question somebody follows."""

from dataclasses import replace

from retrieval.answer.answer import answer_query
from retrieval.search.analysed_query import names_topic
from retrieval.search.searcher import Searcher
from retrieval.types import Order, Query, Quote


def newest_record(searcher: Searcher) -> str:
    """What names the archive as the build saw it: news are what came after it."""
    return searcher.snapshot.manifest.archive


def news(searcher: Searcher, query: Query, after: str) -> tuple[Quote, ...] | None:
    """A quote of each statement that is new since ``after`` and answers, the best first.

    The new statements are searched as if they were the whole archive, so that the confidence
    means what it means for an answer. A changed version of a known statement is not new.

    Args:
        searcher: over the live build.
        query: its order says nothing here; without a topic every new statement answers.
        after: what ``newest_record`` was.

    Returns:
        None where the archive was begun anew since, so that nothing can be called new.
    """
    archive, snapshot = searcher.archive, searcher.snapshot
    if not archive.continues(after):
        return None
    known = frozenset(map(int, snapshot.record_numbers()))
    fresh = known & archive.begun_after(int(after.partition(":")[0]))
    if not fresh:
        return ()
    there = searcher.only(fresh).showing(len(fresh))
    by_date = replace(query, order=Order.LATEST)
    topical = names_topic(by_date, searcher.tokenizer)
    answer = answer_query(there, replace(query, order=None) if topical else by_date)
    best: dict[str, Quote] = {}
    for quote in answer.quotes if answer.answered else ():
        best.setdefault(quote.statement_id, quote)
    return tuple(best.values())
