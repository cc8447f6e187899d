"""A question as typed to a Query: period, order, exact phrases, and what is left to search for."""

import re
from datetime import date

from retrieval.errors import QueryError
from retrieval.periods import read_period
from retrieval.text import normalise
from retrieval.types import Query

LONGEST = 4000
"""Characters of a question."""

_PHRASE = re.compile(r"\"([^\"]+)\"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]")


def understand(question: str, today: date, *, periods: bool = True) -> Query:
    """What a question asks for.

    Args:
        question: as typed.
        today: what "last month" is relative to.
        periods: False to search for the whole text, whatever dates it names.

    Raises:
        QueryError: the question is empty, too long, or names a day that does not exist.
    """
    text = " ".join(normalise(question).split())
    if not text:
        raise QueryError("empty-question", "The question is empty; ask something in words.")
    if len(text) > LONGEST:
        raise QueryError(
            "question-too-long",
            f"The question has {len(text)} characters; the most is {LONGEST}.",
            length=len(text),
            most=LONGEST,
        )
    phrases = tuple(
        phrase.strip()
        for groups in _PHRASE.findall(text)
        for phrase in groups
        if any(c.isalnum() for c in phrase)
    )
    if not periods:
        return Query(question, text, phrases=phrases)
    reading = read_period(text, today)
    return Query(question, reading.text, reading.period, reading.order, phrases)
