"""Headings over paragraphs that turn them: "What we will not do", and below it what that is.

A stored text has no levels of headings: one is a short line that stands apart and no stop ends.
Most that have a "not" are news of their own, "The mill will not open"; those turn what stands below
that are no whole sentence, or say of all of it that it is untrue or somebody else's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.analysis.lists import Line, is_lead_in, lines_above
from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import undotted
from retrieval.text import trimmed
from retrieval.types import Span

_WORDS = 8
_LONGEST = 80
_BOUNDS = " \t\"'«»“”„*_#❌✖✗🚫⛔"
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)\s+")
_ENDED = re.compile(r"[.,;]$")
_MARKS = re.compile(r"[\s:!?…—–-]+$")
_DECIDED = re.compile(r"(?:\((?P<in>[^()]{3,40})\)|\s[—–-]\s(?P<behind>\w+(?:\s\w+){0,3}))$")
"""At the end of a heading what became of what stands below it: "Motion 14 (not adopted)"."""

_OUTCOME = re.compile(
    r"[.!?;»”\"]*[ \t]*\n+[ \t]*"
    r"(?P<line>(?P<label>[^\W\d_]+):[ \t]*(?P<how>[^\n.!?]{3,40}))[.!]?[ \t]*(?:\n|$)"
)
_SENTENCES = 10
"""Sentences of an enumeration in running text, from what announces it to the passage."""


def heading_over(text: str, start: int) -> Span | None:
    """The heading over a paragraph, where it turns what stands below it.

    Args:
        text: of a statement.
        start: a place in the paragraph. In a long text the heading is looked for as far as what
            leads into a list is.
    """
    lines = lines_above(text, start)
    for at in range(len(lines) - 2, -1, -1):
        line, below = lines[at], lines[at + 1]
        if _is_heading(text, line, below):
            span = _words(text, line)
            return span if turns_below(text[slice(*span)]) else None
    return None


def label_over(text: str, start: int) -> Span | None:
    """The line over a block of lines without marks that turns them: "Rejected:"; of itself none.

    Args:
        text: of a statement.
        start: a place in one of the lines.
    """
    lines = lines_above(text, start)
    block = lines[-1:]
    while len(block) < len(lines):
        above = lines[-len(block) - 1]
        if text.count("\n", above.end, block[0].start) > 1:
            break
        block.insert(0, above)
    if len(block) < 2 or _ENDED.search(text[block[0].start : block[0].end]):
        return None
    span = _words(text, block[0])
    words = text[slice(*span)]
    return span if len(words.split()) <= _WORDS and turns_below(words) else None


def turns_below(heading: str) -> bool:
    """Whether a heading takes back, forbids or leaves to others all that stands below it."""
    if len(heading) > _LONGEST:
        return False
    words = undotted(_MARKS.sub("", heading).lower())
    decided = _DECIDED.search(words)
    if decided is not None and is_undone(decided["in"] or decided["behind"]):
        return True
    return any(known.outlines.headings.fullmatch(words) for known in LANGUAGES)


def is_undone(words: str) -> bool:
    """Whether the few words that say what became of something say that it did not come about."""
    return any(
        known.scope.undone.search(words)
        or known.scope.leading.search(words)
        or (known.scope.negation.search(words) and known.outlines.adopted.search(words))
        for known in LANGUAGES
    )


def outcome_behind(text: str, end: int) -> Span | None:
    """The line right behind words that says what became of them: "Status: broken".

    Args:
        text: of a statement.
        end: of the words, at the end of their line.
    """
    found = _OUTCOME.match(text, end)
    if found is None:
        return None
    label, how = undotted(found["label"].lower()), undotted(found["how"].lower())
    known = any(one.outlines.outcomes.fullmatch(label) for one in LANGUAGES)
    return found.span("line") if known and is_undone(how) else None


def announced_by(text: str, start: int, sentences: Sequence[Span]) -> tuple[Span, Span] | None:
    """The sentence that announces an enumeration of which a place is a part.

    "The minister ruled out three steps. First, a levy. Second, a curfew."

    Args:
        text: of a statement.
        start: the place.
        sentences: of the text about it.

    Returns:
        The sentence, and where it says how many things it will name; None where the place is in
        no part of an enumeration.
    """
    before = [one for one in sentences if one[0] <= start][-_SENTENCES:]
    if len(before) < 2 or not _is_part(text, before[-1]):
        return None
    for one, following in reversed([*pairwise(before)]):
        if _is_part(text, following) and not _is_part(text, one):
            counted = _counted(text, one)
            if counted is not None:
                return one, counted
    return None


def counted_under(text: str, start: int, sentences: Sequence[Span]) -> Span | None:
    """The sentence with a colon over sentences that count what it says: "First, that …".

    Args:
        text: of a statement.
        start: a place in one of those that are counted.
        sentences: of the text about the place.
    """
    before = [one for one in sentences if one[0] <= start][-_SENTENCES:]
    if len(before) < 2 or not _is_part(text, before[-1]):
        return None
    for one, following in reversed([*pairwise(before)]):
        if not _is_part(text, following):
            return None
        if is_lead_in(text[slice(*one)]):
            return one
    return None


def _is_part(text: str, sentence: Span) -> bool:
    words = undotted(text[slice(*sentence)].lower())
    return any(known.outlines.ordinals.match(words) for known in LANGUAGES)


def _counted(text: str, sentence: Span) -> Span | None:
    words = undotted(text[slice(*sentence)].lower())
    found = [one for known in LANGUAGES for one in known.outlines.announced.finditer(words)]
    if not found:
        return None
    last = max(found, key=lambda one: one.start())
    return sentence[0] + last.start(), sentence[0] + last.end()


def _is_heading(text: str, line: Line, below: Line) -> bool:
    """Whether a line stands apart from the one below it, is short and no stop ends it."""
    first = line.start + line.indent
    marked = line.has_picture or text.startswith(("**", "__"), first)
    if line.is_item and not marked and not _NUMBERED.match(text, first):
        return False
    words = text[slice(*_words(text, line))]
    apart = text.count("\n", line.end, below.start) > 1
    return apart and 0 < len(words.split()) <= _WORDS and not _ENDED.search(words)


def _words(text: str, line: Line) -> Span:
    """A heading's words without its number and the marks around it."""
    start, end = line.start + line.indent, line.end
    found = _NUMBERED.match(text, start, end)
    return trimmed(text, found.end() if found else start, end, _BOUNDS)
