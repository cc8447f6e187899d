"""A quote is a span of a record; its text is the slice of the stored text.

There is no other way to make one.
"""

from bisect import bisect_right
from collections.abc import Sequence

from retrieval.analysis.direct_speech import direct_speech, speeches_about
from retrieval.analysis.lists import lead_ins
from retrieval.analysis.turns import in_first_person
from retrieval.archive.opening import opening
from retrieval.types import Quote, Record, Span, Statement

_NEAR = 300
"""Characters on either side of a quote in which its speaker may say "I"."""


def quote(record: Record, span: Span, confidence: float) -> Quote:
    """The quote of a span of a record.

    Args:
        record: as the archive has it.
        span: in code points of its text.
        confidence: that it answers, 0 to 1.
    """
    statement = record.statement
    start, end = span
    entities = record.entities or ()
    spoken = direct_speech(statement.text, statement.lang, start, end, entities)
    return Quote(
        record=record.number,
        statement_id=statement.id,
        version=record.version,
        start=start,
        end=end,
        text=statement.text[start:end],
        sha256=record.sha256,
        date=statement.date,
        date_origin=statement.date_origin,
        title=statement.title,
        speaker=statement.speaker,
        source=statement.source,
        url=statement.url,
        lang=statement.lang,
        confidence=confidence,
        sample=statement.sample,
        scan=statement.scan,
        opening="" if statement.title else opening(statement.text),
        direct_speech=spoken,
        lead_in=tuple(
            statement.text[first:last]
            for first, last in lead_ins(statement.text, start, statement.lang)
        ),
        reported=not spoken
        and any(speeches_about(statement.text, statement.lang, span, entities))
        and not _speaks_itself(statement, span),
        second=_second(statement.times, start),
    )


def _speaks_itself(statement: Statement, span: Span) -> bool:
    """Whether the words are those of whom the statement is credited to: a speech that quotes.

    A release, though it is credited to somebody, tells of them in the third person.
    """
    start, end = span
    near = statement.text[max(0, start - _NEAR) : end + _NEAR]
    return statement.speaker is not None and in_first_person(near)


def _second(times: Sequence[tuple[int, int]], place: int) -> int | None:
    """The second of a recording in which the words at a place begin; None of no recording."""
    at = bisect_right(times, place, key=lambda one: one[0])
    return times[at - 1][1] if at else None
