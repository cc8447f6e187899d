"""List items and the line that leads into them: "The ministry will not: - close schools".

An item without its lead-in may say the opposite of what the list says. A line without a colon leads
into the items under it where it would turn them: a heading "Prohibited", or "It is forbidden to".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.analysis.stretches import LONG
from retrieval.analysis.turning_words import turns_items
from retrieval.languages import LANGUAGES
from retrieval.text import BULLETS, DASHES
from retrieval.types import Span

_ITEM = re.compile(
    rf"(?P<indent>\s*)(?P<mark>[{BULLETS}{DASHES}>]\s+|[{BULLETS}]"
    r"|(?:…|\.\.\.)\s*"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,8}|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+)(?=\S)"
)
_LEADING = re.compile(r":[\s*_]*$")
_OPEN = re.compile(r"[;,][\s*_]*$|[;,]\s+[^\W\d_]{1,4}[\s*_]*$")
_ENDED = re.compile(r"(?<!\.\.)[.!?][\s*_\"'»”’)]*$")
_LEAST_WORDS = 4  # of a lead-in over lines without marks; fewer are the label of a speaker
_STOPS = re.compile(r"[.!?]\s+(?=\S)")
_BACK = 50_000
"""Characters before a place of a long text in which its lead-in is looked for."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    is_item: bool


def lead_ins(text: str, start: int, lang: str | None = None) -> tuple[Span, ...]:
    """What leads into the list item that a place of a text lies in.

    Args:
        text: of a statement.
        start: the place. In a text of more than ``stretches.LONG`` characters what leads into it
            stands no more than ``_BACK`` characters before.
        lang: of the statement; None where it is not known.

    Returns:
        The lead-in, which ends before the place; of an item of a list within a list those of
        both, the outer one first. Empty outside a list, and where nothing leads into it.
    """
    return tuple(reversed([*_leading(text, start, lang)]))


def is_lead_in(sentence: str) -> bool:
    """Whether a sentence ends with a colon: what it leads into comes after it."""
    return bool(_LEADING.search(sentence))


def _leading(text: str, start: int, lang: str | None) -> Iterator[Span]:
    lines = [*_lines(text, start)]
    if not lines:
        return
    item = lines.pop()
    if not item.is_item and not _goes_on(text, lines, item):
        return
    indent = item.indent if item.is_item else lines[-1].indent
    while lines:
        line = lines.pop()
        words = text[line.start : line.end]
        is_leading = is_lead_in(words)
        if line.is_item:
            if line.indent >= indent or not (is_leading or _turns(text, lang, line)):
                continue
        elif not is_leading and not _follows(words):
            if _is_open(words) or line.indent > indent:
                continue  # an item that no mark begins, or one that goes on over a line
            if _is_of_item(text, lines, line) or not _turns(text, lang, line):
                return
        yield _last_sentence(text, line)
        if not line.is_item:
            return
        indent = line.indent


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines up to the one that a place lies in; none of them is empty."""
    at, last = 0, len(text)
    if len(text) > LONG:
        last = min(last, start + _BACK)
        if start > _BACK:
            line = text.find("\n", start - _BACK, start)
            at = line + 1 if line >= 0 else start - _BACK
    while at <= start:
        end = text.find("\n", at, last)
        end = last if end < 0 else end
        found = _ITEM.match(text, at, end)
        if text[at:end].strip():
            bare = len(text[at:end]) - len(text[at:end].lstrip())
            yield _Line(at, end, bare, found is not None)
        at = end + 1


def _goes_on(text: str, before: list[_Line], item: _Line) -> bool:
    """Whether a line without a mark is an item: it stands under a colon, or under such an item."""
    if not before:
        return False
    line = before[-1]
    words = text[line.start : line.end]
    if line.is_item and _are_apart(text, line, item):
        return False
    listed = len(words.split()) >= _LEAST_WORDS or text[item.start : item.end].endswith(";")
    is_leading = is_lead_in(words) and listed
    return _is_open(words) or (is_leading and not line.is_item)


def _is_open(words: str) -> bool:
    """Whether a line ends as an item does that others follow: ";", or ", and" but not ", that"."""
    small = words.casefold()
    return bool(_OPEN.search(words)) and not any(
        known.scope.clause_of.search(small) for known in LANGUAGES
    )


def _turns(text: str, lang: str | None, line: _Line) -> bool:
    """Whether a line that no stop ends turns the items under it."""
    part = _last_sentence(text, line)
    return not _ENDED.search(text, *part) and turns_items(text, lang, part)


def _is_of_item(text: str, before: list[_Line], line: _Line) -> bool:
    """Whether a line is the rest of an item: it follows one that no mark ends."""
    if not before or not before[-1].is_item or _are_apart(text, before[-1], line):
        return False
    words = text[before[-1].start : before[-1].end]
    return not _ENDED.search(words) and not _is_open(words)


def _are_apart(text: str, line: _Line, following: _Line) -> bool:
    """Whether an empty line stands between two lines."""
    return text.count("\n", line.end, following.start) > 1


def _follows(words: str) -> bool:
    return any(known.scope.following.search(words.casefold()) for known in LANGUAGES)


def _last_sentence(text: str, line: _Line) -> Span:
    """The last sentence of a line, without the marks of an item."""
    start, end = line.start, line.end
    found = _ITEM.match(text, start, end)
    start = found.end() if found else start + line.indent
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    stops = [stop.end() for stop in _STOPS.finditer(text, start, end)]
    return (stops[-1] if stops else start), end
