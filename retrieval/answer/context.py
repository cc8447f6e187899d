"""What stands around a quote: the sentences before and after it, and its statement in pages.

All of it is quotes again, spans of the same record, so the verbatim law holds for context too.
"""

from collections.abc import Sequence

from retrieval.analysis.sentences import sentences, sentences_about
from retrieval.analysis.stretches import LONG
from retrieval.archive.quoting import quote
from retrieval.types import Quote, Record, Span

_PARAGRAPH = "\n"


def cut(record: Record, span: Span) -> Quote:
    """The words of a span of a record, as a quote.

    Raises:
        ValueError: the span does not lie inside the text.
    """
    if not 0 <= span[0] < span[1] <= len(record.statement.text):
        raise ValueError(f"{span} is no span of record {record.number}")
    return quote(record, span, 1.0)


def sentences_of(record: Record, span: Span) -> list[Span]:
    """The sentences of a span, cut to it; none where it is one sentence or less."""
    start, end = span
    inside = [
        (max(first, start), min(last, end))
        for first, last in _sentences(record, span, 0)
        if first < end and last > start
    ]
    return inside if len(inside) > 1 else []


def around(record: Record, span: Span, *, sentences_each_side: int = 3, most: int = 3000) -> Quote:
    """The span with whole sentences before and after it, as one stretch of the statement.

    Args:
        record: whose text it is.
        span: code points of that text.
        sentences_each_side: at the most.
        most: characters of the result; the span itself may be longer.
    """
    spans = _sentences(record, span, most)
    start, end = span
    before = [one for one in spans if one[1] <= start][-sentences_each_side:]
    after = [one for one in spans if one[0] >= end][:sentences_each_side]
    while before or after:
        whole = (before[0][0] if before else start, after[-1][1] if after else end)
        if whole[1] - whole[0] <= most:
            return quote(record, whole, 1.0)
        # the far end of the longer side goes first
        if not after or (before and start - before[0][0] >= after[-1][1] - end):
            before.pop(0)
        else:
            after.pop()
    return quote(record, span, 1.0)


def _sentences(record: Record, span: Span, wide: int) -> list[Span]:
    """The sentences of a record; of a long text those near a span."""
    text, lang = record.statement.text, record.statement.lang
    return sentences(text, lang) if len(text) <= LONG else sentences_about(text, lang, span, wide)


def pages(record: Record, most: int = 3000) -> tuple[Quote, ...]:
    """The whole statement as spans of at most ``most`` characters; only white space lies between.

    Pages end with paragraphs where those are short enough, else with sentences.
    """
    text = record.statement.text
    spans: list[Span] = []
    for piece in _pieces(text, record.statement.lang, most):
        if spans and piece[1] - spans[-1][0] <= most:
            spans[-1] = (spans[-1][0], piece[1])
        else:
            spans.append(piece)
    return tuple(quote(record, span, 1.0) for span in spans)


def page_of(parts: Sequence[Quote], place: int) -> int:
    """The number, from 0, of the page that holds a place of the text."""
    return max((number for number, page in enumerate(parts) if page.start <= place), default=0)


def _pieces(text: str, lang: str | None, most: int) -> list[Span]:
    """Paragraphs; of those that are longer than ``most``, the sentences."""
    pieces: list[Span] = []
    start = 0
    for line in text.split(_PARAGRAPH):
        end = start + len(line)
        if line.strip():
            indent = len(line) - len(line.lstrip())
            if end - start <= most:
                pieces.append((start + indent, start + len(line.rstrip())))
            else:
                inner = sentences(line, lang)
                pieces.extend((start + first, start + last) for first, last in inner)
        start = end + 1
    return pieces
