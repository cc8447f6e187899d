"""Differences between claimed words and a statement's, told one by one and as a file."""

import re
from datetime import date

from bot.replies.composer import Link
from bot.replies.reply import Document
from bot.replies.wording import Wording
from retrieval.types import Difference, Finding, Kind, LeftOff, Match, Turn

MOST = 8
"""That are told of a quotation, the gravest first."""

LONG = 1_500
"""Characters from which a claim is a whole statement; its differences are told in their order."""

MOST_OF_LONG = 20
"""That are told of a whole statement; where there are more, a file lists them all."""

_EXCERPT = 70
_AROUND = 40  # characters of the claim beside a difference, in the file
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")


def told(part: Finding, say: Wording) -> list[str]:
    """The lines of a message: as many differences as it takes, and how many more there are."""
    found = _ordered(part)
    most, more = MOST, "difference-more"
    if _is_long(part):
        most, more = MOST_OF_LONG, "difference-more-in-file"
    lines = [difference_in_context(one, part, say) for one in found[:most]]
    if len(found) > most:
        lines.append(say(more, count=len(found) - most))
    return lines


def document(part: Finding, say: Wording, link: Link) -> Document | None:
    """A text file of all differences of a long claim, in its order; None where a message does.

    Args:
        part: what was found of the claim.
        say: the wording.
        link: to a statement's address.
    """
    if not _is_long(part) or not part.matches:
        return None
    found = _ordered(part)
    if len(found) <= MOST_OF_LONG:
        return None
    held = part.matches[0]
    quote = held.quote
    facts = (say.day(quote.date), quote.title, quote.speaker, quote.source, quote.url, link(quote))
    lines = ["\n".join(filter(None, facts)), ""]
    lines += [say("difference-file", count=len(found)), ""]
    for number, one in enumerate(found, 1):
        lines.append(f"{number}. {difference_in_context(one, part, say)}")
        lines += [f"   {_around(part.text, one)}", ""]
    lines += [f"– {left_off(one, held, say)}" for one in held.left_off]
    return Document("differences.txt", ("\n".join(lines).rstrip() + "\n").encode())


def _is_long(part: Finding) -> bool:
    return len(part.text) > LONG


def _ordered(part: Finding) -> tuple[Difference, ...]:
    """All differences from the best match, the gravest first; of a long claim in its order."""
    found = part.matches[0].differences
    return tuple(sorted(found, key=lambda one: one.claimed_span)) if _is_long(part) else found


def difference_line(difference: Difference, say: Wording) -> str:
    """One difference in words: what is claimed, and what the statement has instead."""
    kind = say(f"difference-{difference.kind}")
    claimed, actual = one_line(difference.claimed), one_line(difference.actual)
    if difference.kind is Kind.WHEN and actual:
        return say(
            "difference-changed",
            kind=kind,
            claimed=claimed,
            actual=say.day(date.fromisoformat(actual)),
        )
    if not claimed:
        return say("difference-left-out", kind=kind, actual=actual)
    if not actual:
        return say("difference-added", kind=kind, claimed=claimed)
    return say("difference-changed", kind=kind, claimed=claimed, actual=actual)


def difference_in_context(difference: Difference, part: Finding, say: Wording) -> str:
    """One difference; of a full stop where the record's sentence goes on, how it does."""
    ends = not difference.actual and difference.claimed in {".", "!", "?"}
    if ends and not part.text[difference.claimed_span[1] :].strip():
        rest = _SENTENCE_END.split(part.matches[0].after.strip(" ,;:"), maxsplit=1)[0]
        if rest:
            return say("difference-cut", rest=excerpt(rest))
    return difference_line(difference, say)


def left_off(one: LeftOff, held: Match, say: Wording) -> str:
    """What a stretch has lost of its sentence, and where."""
    words = one_line(one.text)
    if one.turn is Turn.QUESTION:
        return say("left-off-question")
    if one.start < held.quote.start:
        return say("left-off-before", words=words)
    if one.start >= held.quote.end:
        return say("left-off-after", words=words)
    return say("left-off-between", words=words)


def excerpt(text: str) -> str:
    """The first words of a text, on one line."""
    line = one_line(text)
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0]} …"


def one_line(text: str) -> str:
    """A text with each stretch of white space as one space."""
    return " ".join(text.split())


def _around(text: str, difference: Difference) -> str:
    """The words of the claim around a difference, whole words on either side."""
    start, end = difference.claimed_span
    first = text.rfind(" ", 0, max(start - _AROUND, 0)) + 1
    last = text.find(" ", end + _AROUND)
    last = len(text) if last < 0 else last
    before = "… " if first else ""
    return f"{before}{one_line(text[first:last])}{' …' if last < len(text) else ''}"
