"""Whose direct speech the sentences of a statement hold, where somebody's words are asked for."""

from collections.abc import Collection, Sequence

from retrieval.analysis.direct_speech import speeches
from retrieval.answer.statements import FoundStatement
from retrieval.types import Record, Span

_MOST = 3  # sentences of somebody's first words


def spoken(record: Record, names: Collection[str]) -> list[Span]:
    """Where somebody of these names speaks in a record, in order."""
    statement = record.statement
    every = speeches(statement.text, statement.lang, record.entities or ())
    return [(one.start, one.end) for one in every if one.speaker in names]


def touches(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span holds a part of any of others."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def first_words(statement: FoundStatement, names: Collection[str]) -> tuple[int, int] | None:
    """The first and the last of the sentences that hold somebody's first words in a statement.

    Returns:
        At most three; None where nobody of these names speaks in it.
    """
    first = spoken(statement.record, names)[:1]
    inside = [at for at, span in enumerate(statement.spans) if touches(span, first)]
    return (inside[0], inside[:_MOST][-1]) if inside else None
