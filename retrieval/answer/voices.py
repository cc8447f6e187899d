"""Whose direct speech the sentences of a statement hold, where somebody's words are asked for."""

from collections.abc import Collection, Iterable, Iterator

from retrieval.analysis.direct_speech import TURN, speeches_about
from retrieval.answer.statements import FoundStatement
from retrieval.answer.windows import touched
from retrieval.types import Record, Span, Speech

_MARKS = ".,;:!?…()«»“”\"'’"
_MOST = 3  # sentences of somebody's first words
_LOOKED_THROUGH = (
    400_000  # characters of a long text in which somebody's first words are looked for
)


def spoken(record: Record, names: Collection[str], span: Span | None = None) -> Iterator[Span]:
    """Where somebody of these names speaks in a record, in order.

    Args:
        record: with its text.
        names: of whom.
        span: about which it is looked for: of a long text, in the stretches that it touches.
    """
    statement = record.statement
    every = speeches_about(
        statement.text, statement.lang, span or (0, len(statement.text)), record.entities or ()
    )
    return ((one.start, one.end) for one in every if one.speaker in names)


def told_apart(record: Record, names: Collection[str], span: Span) -> tuple[list[Span], list[Span]]:
    """Where somebody of these names speaks about a span of a record, and where anybody else does.

    Of others, turns of a talk and questions are left out: they tell what the next words are about.

    Args:
        record: with its text.
        names: of whom.
        span: about which it is looked for.
    """
    statement = record.statement
    own: list[Span] = []
    others: list[Span] = []
    for one in speeches_about(statement.text, statement.lang, span, record.entities or ()):
        if one.speaker in names:
            own.append((one.start, one.end))
        elif is_apart(one, statement.text):
            others.append((one.start, one.end))
    return own, others


def is_apart(speech: Speech, text: str) -> bool:
    """Whether somebody's words tell nothing of what another's beside them are about.

    Args:
        speech: of one, beside the other's.
        text: that it is a span of.
    """
    return speech.rule != TURN and "?" not in text[speech.start : speech.end]


def is_named(text: str, names: Collection[str]) -> bool:
    """Whether a text holds the last word of any of some names."""
    held = text.split()
    last = {name.split()[-1] for name in names}
    return any(word.strip(_MARKS) in last for word in held)


def touches(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span holds a part of any of others."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def first_words(statement: FoundStatement, names: Collection[str]) -> tuple[int, int] | None:
    """The first and the last of the sentences that hold somebody's first words in a statement.

    Returns:
        At most three; None where nobody of these names speaks in it, or, of a long one, in its
        first ``_LOOKED_THROUGH`` characters.
    """
    speech = next(spoken(statement.record, names, (0, _LOOKED_THROUGH)), None)
    if speech is None:
        return None
    first, after = touched(statement.spans, speech)
    return (first, min(after, first + _MOST) - 1) if first < after else None
