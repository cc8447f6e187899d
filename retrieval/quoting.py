"""Hits to quotes: whole sentences of the archive, the same wording folded into one.

A quote is a span; its text is the slice of the stored text and there is no other way to make one.
"""

import hashlib
from collections.abc import Callable, Sequence

from retrieval.sentences import Span, sentences
from retrieval.text import fold
from retrieval.types import Quote, Record, Repeat

MOST_SENTENCES = 3


def best_window(
    weights: Sequence[float], spans: Sequence[Span], must_hold: Span | None = None
) -> Span:
    """The at most three sentences in a row with the greatest weight, the earliest of equals.

    Args:
        weights: of each sentence, 0 or more.
        spans: the sentences, in order, at least one.
        must_hold: a stretch that the result must contain, however many sentences it takes.
    """
    if must_hold is not None:
        inside = [
            i for i, (start, end) in enumerate(spans) if start < must_hold[1] and end > must_hold[0]
        ]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        while last - first + 1 < MOST_SENTENCES and last + 1 < len(spans):
            last += 1
        return spans[first][0], spans[last][1]
    width = min(MOST_SENTENCES, len(spans))
    starts = range(len(spans) - width + 1)
    first = max(starts, key=lambda start: (sum(weights[start : start + width]), -start))
    return spans[first][0], spans[first + width - 1][1]


def window(
    record: Record,
    start: int,
    end: int,
    weigh: Callable[[str], float],
    must_hold: Span | None = None,
) -> Span:
    """The one to three whole sentences of a passage to quote.

    Args:
        record: whose text it is.
        start: of the passage.
        end: of the passage.
        weigh: how much of the question a sentence holds.
        must_hold: an exact phrase's place, which may reach over the passage's ends.
    """
    text = record.statement.text
    if must_hold is not None:
        spans = sentences(text, record.statement.lang)
    else:
        spans = [
            (start + a, start + b) for a, b in sentences(text[start:end], record.statement.lang)
        ]
    if not spans:
        return start, end
    return best_window([weigh(text[a:b]) for a, b in spans], spans, must_hold)


def quote(record: Record, span: Span, confidence: float, repeats: tuple[Repeat, ...] = ()) -> Quote:
    """The quote of a span of a record."""
    statement = record.statement
    start, end = span
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
        repeats=repeats,
        sample=statement.sample,
    )


def sentence_hashes(text: str, spans: Sequence[Span]) -> list[int]:
    """Eight bytes of each sentence's folded wording, as unsigned integers."""
    return [
        int.from_bytes(
            hashlib.blake2b(fold(text[start:end]).encode(), digest_size=8).digest(), "little"
        )
        for start, end in spans
    ]
