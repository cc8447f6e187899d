"""Answers that were given are given again, as long as the build is the same.

Popular questions, the buttons under an answer and what follows on it ask the same again. What
became of a statement since (it was withdrawn, or edited) is looked up anew each time, and a quote
is compared with the archive before it is sent, as ever.
"""

from dataclasses import replace

from retrieval.answer.answer import answer_query
from retrieval.check.revisions import with_history
from retrieval.errors import RetrievalError
from retrieval.search.searcher import Searcher
from retrieval.types import Answer, Query, Quote


def answer_again(searcher: Searcher, query: Query, *, lang: str | None = None) -> Answer:
    """The answer of ``answer_query``, from memory where the same was asked a while ago.

    Args:
        searcher: taken once for the question; what is remembered goes with its build.
        query: a question, understood.
        lang: of the asker.

    Raises:
        BuildError: the archive cannot be read.
        EncoderError: the question cannot be embedded.
    """
    if searcher.within is not None:
        return answer_query(searcher, query, lang=lang)
    way = searcher.settings, searcher.is_by_words, searcher.reader is None, id(searcher.model)
    key = (query, query.today, lang, way)
    known: Answer | None = searcher.remembered.get(key)
    if known is not None:
        try:
            return _as_it_is_now(searcher, known)
        except RetrievalError:  # of a record that was removed: the rest may be another answer now
            searcher.remembered.forget(key)
    answer = answer_query(searcher, query, lang=lang)
    searcher.remembered.keep(key, answer)
    return answer


def _as_it_is_now(searcher: Searcher, answer: Answer) -> Answer:
    """The same answer with what became of its statements by now."""

    def now(quote: Quote) -> Quote:
        bare = replace(quote, withdrawal=None, withdrawn=None, edited=None)
        return with_history(searcher.archive, bare)

    quotes = tuple(map(now, answer.quotes))
    parts = tuple(_as_it_is_now(searcher, one) for one in answer.parts)
    return replace(answer, quotes=quotes, parts=parts)
