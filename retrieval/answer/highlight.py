"""Which words of a quote answer, or the question asked for; for the eye alone."""

from retrieval.analysis.tokens import own_tokens
from retrieval.search.searcher import Searcher
from retrieval.types import Query, Quote, Span

MOST = 20
"""Words of one quote; more than that would point at nothing any more."""


def telling_words(searcher: Searcher, query: Query, quote: Quote) -> tuple[Span, ...]:
    """The spans in a quote's words that answer, where a reader told them; else those asked for."""
    if quote.answer is not None:
        return ((quote.answer[0] - quote.start, quote.answer[1] - quote.start),)
    return matched_words(searcher, query, quote.text)


def matched_words(searcher: Searcher, query: Query, text: str) -> tuple[Span, ...]:
    """The spans in ``text`` of words that the question holds, in any of their forms.

    Words of asking ("statement", "say") count only where the question has no others.
    """
    tokenizer = searcher.tokenizer
    wanted: set[str] = set()
    own: set[str] = set()
    for word in tokenizer.topical(query.text, keyed=True):
        wanted.update(word)
        own.update(own_tokens(word))
    if not wanted:
        return ()
    matches = [
        span
        for span, word in tokenizer.placed(text)
        if not own.isdisjoint(tokenizer.tokens(word)) or not wanted.isdisjoint(tokenizer.keys(word))
    ]
    return _joined(text, matches)[:MOST]


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Neighbours with nothing but a space or a hyphen between them are one stretch."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] in {" ", "-", "\u00a0"}:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
