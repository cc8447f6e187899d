"""List items and the line that leads into them: "The ministry will not: - close schools".

An item without its lead-in may say the opposite of what the list says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.analysis.stretches import LONG
from retrieval.languages import LANGUAGES
from retrieval.text import BULLETS, DASHES
from retrieval.types import Span

_ITEM = re.compile(
    rf"(?P<indent>\s*)(?P<mark>[{BULLETS}{DASHES}>]\s+|[{BULLETS}]"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,8}|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+)(?=\S)"
)
_LEADING = re.compile(r":[\s*_]*$")
_OPEN = re.compile(r"[;,][\s*_]*$|[;,]\s+[^\W\d_]{1,4}[\s*_]*$")
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


def lead_ins(text: str, start: int) -> tuple[Span, ...]:
    """What leads into the list item that a place of a text lies in.

    Args:
        text: of a statement.
        start: the place. In a text of more than ``stretches.LONG`` characters what leads into it
            stands no more than ``_BACK`` characters before.

    Returns:
        The lead-in, which ends before the place; of an item of a list within a list those of
        both, the outer one first. Empty outside a list, and where nothing leads into it.
    """
    return tuple(reversed([*_leading(text, start)]))


def is_lead_in(sentence: str) -> bool:
    """Whether a sentence ends with a colon: what it leads into comes after it."""
    return bool(_LEADING.search(sentence))


def _leading(text: str, start: int) -> Iterator[Span]:
    lines = [*_lines(text, start)]
    if not lines:
        return
    item = lines.pop()
    if not item.is_item and not _goes_on(text, lines, item):
        return
    indent = item.indent if item.is_item else lines[-1].indent
    for line in reversed(lines):
        words = text[line.start : line.end]
        is_leading = is_lead_in(words)
        if line.is_item:
            if not is_leading or line.indent >= indent:
                continue
        elif not is_leading and not _follows(words):
            if _OPEN.search(words) or line.indent > indent:
                continue  # an item that no mark begins, or one that goes on over a line
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
    listed = len(words.split()) >= _LEAST_WORDS or text[item.start : item.end].endswith(";")
    is_leading = is_lead_in(words) and listed
    return bool(_OPEN.search(words)) or (is_leading and not line.is_item)


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
