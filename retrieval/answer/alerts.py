"""What is new in the archive and answers a question somebody follows."""

from dataclasses import replace
from datetime import datetime

from retrieval.answer.answer import answer_query
from retrieval.search.analysed_query import names_topic
from retrieval.search.searcher import Searcher
from retrieval.types import Order, Query, Quote, Record

_REACH = 1000
"""Records, the newest, among which new statements are looked for."""

_NEAR = 0.5
"""Share of the least confidence of an answer from which a statement is near."""


def newest_record(searcher: Searcher) -> str:
    """What names the archive as the build saw it: news are what came after it."""
    return searcher.snapshot.manifest.archive


def new_records(searcher: Searcher, since: datetime, most: int) -> list[Record]:
    """The newest statements of the build that were first seen after a moment, the newest first.

    A changed version of a statement that was seen before is not new.
    """
    archive = searcher.archive
    numbers = sorted(map(int, searcher.snapshot.record_numbers()), reverse=True)[:_REACH]
    records = archive.records(numbers)
    found: list[Record] = []
    for record in (records[number] for number in numbers if number in records):
        if len(found) == most or _seen(record) <= since:
            break  # those before are older still
        if _seen(archive.versions(record.statement.id)[0]) > since:
            found.append(record)
    return found


def _seen(record: Record) -> datetime:
    return datetime.fromisoformat(record.first_seen)


def near(searcher: Searcher, query: Query, record: int) -> Quote | None:
    """What of one statement comes near a followed question, though it may not answer it.

    Returns:
        None where it is of another time, of somebody else than the question demands, without its
        exact words, or far from what it asks: less than half as sure as an answer has to be.
    """
    there = searcher.only((record,)).unread().showing(1)
    answer = answer_query(there, replace(query, order=None))
    scope = answer.searched
    if answer.outside or scope.unknown or scope.unsaid is not None:
        return None
    if answer.missing_phrases or answer.phrases_apart:
        return None
    least = _NEAR * searcher.model.threshold
    return next((quote for quote in answer.quotes if quote.confidence >= least), None)


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
