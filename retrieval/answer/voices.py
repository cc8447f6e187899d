"""Whose direct speech the sentences of a statement hold, where somebody's words are asked for."""

from collections.abc import Collection

from retrieval.analysis.direct_speech import speeches
from retrieval.answer.statements import FoundStatement
from retrieval.types import Record, Span

_MOST = 3  # sentences of somebody's first words


def speaks(record: Record, span: Span, names: Collection[str]) -> bool:
    """Whether a span of a record holds direct speech of somebody of these names."""
    return any(start < span[1] and span[0] < end for start, end in _spans(record, names))


def first_words(statement: FoundStatement, names: Collection[str]) -> tuple[int, int] | None:
    """The first and the last of the sentences that hold somebody's first words in a statement.

    Returns:
        At most three; None where nobody of these names speaks in it.
    """
    spoken = next(iter(_spans(statement.record, names)), None)
    if spoken is None:
        return None
    inside = [at for at, (a, b) in enumerate(statement.spans) if a < spoken[1] and spoken[0] < b]
    return (inside[0], inside[:_MOST][-1]) if inside else None


def _spans(record: Record, names: Collection[str]) -> list[Span]:
    statement = record.statement
    spoken = speeches(statement.text, statement.lang, record.entities or ())
    return [(one.start, one.end) for one in spoken if one.speaker in names]
