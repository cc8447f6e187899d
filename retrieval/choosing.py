"""Which hits become the quotes of an answer, and whether they answer at all."""

from dataclasses import dataclass
from functools import cache

from retrieval.languages import LANGUAGES
from retrieval.searcher import LOOKED_AT, Searcher
from retrieval.selection import Selection
from retrieval.tokens import Tokenizer
from retrieval.types import Query, Quote

_MOSTLY = 0.5  # share of the question's weight that makes exact phrases the question itself


@dataclass(frozen=True, slots=True)
class Chosen:
    """Quotes, most relevant first or by date where the query asks so; and the verdict."""

    quotes: tuple[Quote, ...]
    answered: bool
    missing_phrases: tuple[str, ...] = ()


def choose(searcher: Searcher, query: Query, rows: tuple[int, int]) -> Chosen:
    """The quotes for a query over a slice of rows."""
    selection = Selection(searcher, query, rows)
    if names_no_topic(query, searcher.tokenizer):
        quotes = selection.leads()
        return Chosen(quotes, answered=bool(quotes))
    # by date, the hits that answer are wanted, not the few that answer best
    most = LOOKED_AT if query.order is None else 2 * searcher.settings.candidates
    found = searcher.find(query, most=most)
    if found.missing_phrases:
        return Chosen(selection.by_relevance(found, 0.0), False, found.missing_phrases)
    if query.phrases and _is_its_phrases(searcher, query):
        # the words that were asked for are there: there is no doubt left to measure
        found = found.certain()
    threshold = searcher.model.threshold
    quotes = (selection.by_date if query.order else selection.by_relevance)(found, threshold)
    if quotes:
        return Chosen(quotes, answered=True)
    return Chosen(selection.by_relevance(found, 0.0), answered=False)


def names_no_topic(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether only a time was asked for: "what was said in March?", "the latest statements"."""
    if query.phrases or (query.period is None and query.order is None):
        return False
    return _generic_tokens().issuperset(tokenizer.tokens(query.text))


def _is_its_phrases(searcher: Searcher, query: Query) -> bool:
    """Whether the question is about nothing much beside its exact phrases."""
    words = {w for w in searcher.tokenizer.words(query.text) if not _generic_tokens() >= set(w)}
    in_phrases = {w for phrase in query.phrases for w in searcher.tokenizer.words(phrase)}
    weights = {word: searcher.idf(word) for word in words}
    inside = sum(weight for word, weight in weights.items() if word in in_phrases)
    return inside >= _MOSTLY * sum(weights.values())


@cache
def _generic_tokens() -> frozenset[str]:
    """The tokens of words of asking, which name no topic."""
    tokenizer = Tokenizer()
    words = (word for known in LANGUAGES for word in known.generic_words)
    return frozenset(token for word in words for token in tokenizer.tokens(word))
