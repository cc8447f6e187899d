"""Which hits become the quotes of an answer, and whether they answer at all."""

from dataclasses import dataclass

from retrieval.analysis.tokens import Tokenizer
from retrieval.answer.selection import Selection
from retrieval.search.searcher import LOOKED_AT, Searcher
from retrieval.types import Query, Quote


@dataclass(frozen=True, slots=True)
class Chosen:
    """Quotes, most relevant first or by date where the query asks so; and the verdict.

    Attributes:
        confidence: of the hit that answers best, whether it is quoted or not.
    """

    quotes: tuple[Quote, ...]
    answered: bool
    confidence: float = 0.0
    missing_phrases: tuple[str, ...] = ()


def choose(
    searcher: Searcher, query: Query, rows: tuple[int, int], hidden: frozenset[int] = frozenset()
) -> Chosen:
    """The quotes for a query over a slice of rows, as if the hidden records were not there."""
    selection = Selection(searcher, query, rows)
    if names_no_topic(query, searcher.tokenizer):
        quotes = selection.leads()
        return Chosen(quotes, answered=bool(quotes), confidence=float(bool(quotes)))
    # by date, the hits that answer are wanted, not the few that answer best
    most = LOOKED_AT if query.order is None else 2 * searcher.settings.candidates
    found = searcher.find(query, most=most, hidden=hidden)
    confidence = max(found.confidences, default=0.0)
    if found.missing_phrases:
        return Chosen(selection.by_relevance(found, 0.0), False, confidence, found.missing_phrases)
    choose_by = selection.by_date if query.order else selection.by_relevance
    quotes = choose_by(found, found.threshold)
    if quotes:
        return Chosen(quotes, answered=True, confidence=confidence)
    return Chosen(selection.by_relevance(found, 0.0), answered=False, confidence=confidence)


def names_no_topic(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether only a time or a name was asked for: "what was said in March?", "speaker:Rudd"."""
    named = query.speaker is not None or query.source is not None
    if query.phrases or (query.period is None and query.order is None and not named):
        return False
    return not tokenizer.names_topic(query.text)
