"""A question as typed to a ``Query``: period, order, exact phrases, and the text to search for."""

import re
from datetime import date

from retrieval.errors import QueryError
from retrieval.query.periods import quoted, read_period
from retrieval.query.speakers import demanded, mentioned
from retrieval.text import normalise
from retrieval.types import Query

LONGEST = 4000
"""Characters of a question, where nobody says otherwise."""

_DOUBLE = re.compile("[“”„‟″＂]")
_SINGLE = re.compile(r"(?<!\w)(?:‘([^\W\d_][^‘\"«»]*?)’|'([^\W\d_][^'\"«»]*?)')(?!\w)")
_POINTS = " \t\n.,;:!?…"


def understand(question: str, today: date, *, periods: bool = True, most: int = LONGEST) -> Query:
    """What a question asks for.

    Args:
        question: as typed.
        today: what "last month" is relative to.
        periods: False to search for the whole text, whatever dates it names.
        most: characters that a question may have.

    Returns:
        The question with its period, order, exact phrases and named speaker or source taken out
        of the text that is searched.

    Raises:
        QueryError: the question is empty, too long, or names a day that does not exist.
    """
    text = " ".join(normalise(question).split())
    if not any(map(str.isalnum, text)):
        raise QueryError("empty-question", "The question is empty; ask something in words.")
    if len(text) > most:
        raise QueryError(
            "question-too-long",
            f"The question has {len(text)} characters; the most is {most}.",
            length=len(text),
            most=most,
        )
    asked = demanded(text)
    text = _marked(asked.text)
    # a phrase's last comma or full stop is the question's, as American typesetting has it
    inside = (text[start + 1 : end - 1].strip(_POINTS) for start, end in quoted(text))
    phrases = tuple(dict.fromkeys(phrase for phrase in inside if any(map(str.isalnum, phrase))))
    period, order = None, None
    if periods:
        reading = read_period(text, today)
        text, period, order = reading.text, reading.period, reading.order
    said = mentioned(text)
    return Query(
        question,
        text,
        period,
        order,
        phrases,
        speaker=asked.speaker or said.speaker,
        source=asked.source or said.source,
        topic=said.text if said.speaker or said.source else "",
    )


def _marked(text: str) -> str:
    """The same length of text with every exact phrase in double quotation marks.

    Single marks around words become double ones (apostrophes stay what they are), and so do
    the double ones that have no partner of their own kind.
    """
    parts = []
    at = 0
    for start, end in (*quoted(text), (len(text), len(text))):
        part = text[at:start].replace("‹", "«").replace("›", "»")
        part = _SINGLE.sub(lambda match: f"“{match[1] or match[2]}”", part)
        if not quoted(part):
            part = _DOUBLE.sub('"', part)
        parts += [part, text[start:end]]
        at = end
    return "".join(parts)
