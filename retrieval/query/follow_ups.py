"""Follow-up questions: "and in 2019?" asks the question before once more, of another time."""

import re
from dataclasses import replace
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.query.parse import understand
from retrieval.types import Query

_WORD = re.compile(r"[^\W_]+")
_LEADING = frozenset().union(*(known.follow_up_words for known in LANGUAGES))
_SHORT = 8
"""Words of a question that goes on from another, at the most."""

_ARTICLES = frozenset().union(*(known.follow_up_articles for known in LANGUAGES))
_ENDING = any_of(ending for known in LANGUAGES for ending in known.follow_up_endings)
_PARTICLE = re.compile(rf"(?<=\w\w){_ENDING}(?=\W*$)", re.IGNORECASE)
"""Kyrgyz asks "and …?" by an ending, without a word of its own."""


def follow_up(asked: Query, today: date, last: Query) -> Query | None:
    """The question before with the period or order of this one.

    Args:
        asked: the question, understood by itself.
        today: what "last month" is relative to.
        last: the question before it in the same conversation.

    Returns:
        ``last`` with what this question names of both; None where this is a question of its own.
    """
    query = _timed(asked, today)
    if query is None or query.phrases:
        return None
    words = set(_WORD.findall(query.text.casefold()))
    if not words <= _LEADING or (query.period is None and words <= _ARTICLES):
        # "the latest" by itself is a question of its own
        return None
    return replace(last, period=query.period or last.period, order=query.order or last.order)


def _timed(asked: Query, today: date) -> Query | None:
    """The question, read without the Kyrgyz ending of asking where that hides its time."""
    if asked.period or asked.order:
        return asked
    bare = _PARTICLE.sub("", asked.question)
    if bare == asked.question or len(bare.split()) > _SHORT:
        return None
    try:
        query = understand(bare, today)
    except QueryError:
        return None
    return query if query.period or query.order else None
