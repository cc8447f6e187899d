"""A statement to passages: windows of whole sentences, sized for the encoder.

Windows do not overlap (overlap brings nothing, measured by others and here) and end at a paragraph
where they are long enough. What is embedded has a header ``title | date`` in front, which helps to
find the right statement; the header is never part of what is quoted.
"""

from collections.abc import Sequence

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.sentences import sentences
from retrieval.encode.protocol import Encoder
from retrieval.types import Passage, Record, Span, Statement

CHUNKING = "sentences-10"
"""Names the rules of sentences, windows and tokens; a build made by other rules is made anew."""

_TOKENS_A_WORD = 1.3


def passages(
    record: Record, spans: Sequence[Span], encoder: Encoder, size: tuple[int, int]
) -> list[tuple[Passage, int]]:
    """The passages of one record, in reading order, covering every sentence once.

    Args:
        record: whose text is split.
        spans: its sentences.
        encoder: whose tokens measure the text, if it knows the script.
        size: least and most tokens of a window; only a single longer sentence exceeds the most.

    Returns:
        Each passage with the number of its first sentence.
    """
    text = record.statement.text
    pieces = [text[start:end] for start, end in spans]
    # a model cuts a script it does not know into letters: by its tokens a sentence would be long
    lengths = encoder.count_tokens(pieces) if encoder.knows(text) else _by_words(pieces)
    return [
        (Passage(record.number, spans[first][0], spans[last][1]), first)
        for first, last in windows(text, spans, lengths, size)
    ]


def _by_words(pieces: Sequence[str]) -> list[int]:
    return [round(_TOKENS_A_WORD * len(piece.split())) for piece in pieces]


def windows(
    text: str, spans: Sequence[Span], lengths: Sequence[int], size: tuple[int, int]
) -> list[tuple[int, int]]:
    """First and last sentence of each window; windows tile the sentences."""
    least, most = size
    cut: list[tuple[int, int]] = []
    first, tokens = 0, 0
    for index, length in enumerate(lengths):
        if index > first and tokens + length > most:
            cut.append((first, index - 1))
            first, tokens = index, 0
        tokens += length
        paragraph_ends = (
            index + 1 < len(spans) and "\n" in text[spans[index][1] : spans[index + 1][0]]
        )
        if tokens >= least and paragraph_ends:
            cut.append((first, index))
            first, tokens = index + 1, 0
    if first < len(spans):
        cut.append((first, len(spans) - 1))
    return _join_short(cut, lengths, size)


def _join_short(
    cut: list[tuple[int, int]], lengths: Sequence[int], size: tuple[int, int]
) -> list[tuple[int, int]]:
    """Give a window that is too short to its left or right neighbour where that fits."""
    least, most = size
    joined: list[tuple[int, int]] = []
    for window in cut:
        if joined:
            before = joined[-1]
            short = min(
                sum(lengths[before[0] : before[1] + 1]), sum(lengths[window[0] : window[1] + 1])
            )
            if short < least and sum(lengths[before[0] : window[1] + 1]) <= most:
                joined[-1] = (before[0], window[1])
                continue
        joined.append(window)
    return joined


def header(statement: Statement) -> str:
    """``title | date``, or what of the two is known; empty where neither is."""
    return " | ".join(
        part for part in (statement.title, statement.date and statement.date.isoformat()) if part
    )


def embedded_text(statement: Statement, start: int, end: int) -> str:
    """What the encoder is given for a passage: the header, a line break, the words.

    The header is part of it, so a correction of title or date embeds the statement's passages anew.
    """
    head = header(statement)
    words = statement.text[start:end]
    return unmixed(f"{head}\n{words}" if head else words)


def embedded_texts(record: Record, encoder: Encoder, size: tuple[int, int]) -> list[str]:
    """What the encoder is given for each passage of a record; arguments as of ``passages``."""
    statement = record.statement
    spans = sentences(statement.text, statement.lang)
    found = passages(record, spans, encoder, size)
    return [embedded_text(statement, passage.start, passage.end) for passage, _ in found]
