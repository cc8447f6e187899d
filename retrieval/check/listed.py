"""Claims that quote a list: its items without their marks, its lead-in with some of the items.

Who quotes "The grant does not cover: 1) fences; 2) gates; 3) walls" leaves the figures out, and
may leave out the fences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.analysis.lists import Line, lead_ins, lines_of
from retrieval.analysis.words import Words, is_word, words
from retrieval.types import Span

_INSIDE = re.compile(r"(?<=[:;,]\s)\(?(?:\d{1,2}|[^\W\d_])\)\s+(?=\S)")
"""The mark of an item inside a line."""

_ENDS = frozenset(",;.:")
"""Marks that may stand between items and be left out behind one, or be others."""


_STOPS = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text, or an item inside one, as words, its mark apart, and where each stands."""

    mark: tuple[str, ...]
    row: tuple[tuple[str, Span], ...]
    is_item: bool
    leads: int = 0  # where the lead-in of an item ends; 0 where it has none
    is_led: bool = True  # whether that is sure: it has a colon, or turns the item

    @property
    def tokens(self) -> list[str]:
        return [word for word, _ in self.row]

    @property
    def end(self) -> int:
        return self.row[-1][1][1]

    @property
    def size(self) -> int:
        """How many words it has without the marks at its end."""
        return max((at for at, (word, _) in enumerate(self.row, 1) if word not in _ENDS), default=0)

    @property
    def span(self) -> Span:
        return self.row[0][1][0], self.row[self.size - 1][1][1]

    @property
    def words(self) -> int:
        return sum(map(is_word, self.tokens))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a claim quotes of a list.

    Attributes:
        spans: in the text: the lead-in, then each of the items that the claim has; one alone
            where it leaves out no more than marks of items.
        left_out: the words of whole items between each of these and the next.
    """

    spans: tuple[Span, ...]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """An item of a list behind its lead-in.

    Attributes:
        words: of both, where each stands.
        gap: between them.
        left_out: the words of the items there.
    """

    words: Words
    gap: Span
    left_out: int

    def is_in(self, stretch: Span) -> bool:
        """Whether a stretch begins before the gap and ends behind it."""
        return stretch[0] < self.gap[0] and self.gap[1] < stretch[1]


def listed(text: str, wanted: Sequence[str], lang: str | None = None) -> Listed | None:
    """What a claim quotes of a list; None where it quotes none, or has anything else.

    Args:
        text: of the record, or whole lines of it.
        wanted: the words of the claim.
        lang: of the record.
    """
    lines = _lines(text, lang)
    if not any(line.is_item for line in lines):
        return None
    return _unmarked(lines, wanted) or _with_lead_in(lines, wanted)


def joined(text: str, lang: str | None = None) -> Iterator[Joined]:
    """Every item of the lists in a text as a sentence with its lead-in.

    Args:
        text: of the record, or whole lines of it.
        lang: of the record.
    """
    lines = _lines(text, lang)
    for line in lines:
        led = _led(line)
        under = [one for one in lines if one.leads == line.end] if led else []
        for at, item in enumerate(under):
            row = (*line.row[: len(led)], *item.row[: item.size])
            split = Words(
                tuple(word for word, _ in row),
                tuple(start for _, (start, _) in row),
                tuple(end for _, (_, end) in row),
            )
            yield Joined(split, (line.end, item.row[0][1][0]), sum(one.words for one in under[:at]))


def _unmarked(lines: Sequence[_Line], wanted: Sequence[str]) -> Listed | None:
    """Where the words stand in lines that follow one another, marks of items left out."""
    row = [(word, place, at) for at, line in enumerate(lines) for word, place in line.row]
    tokens = [word for word, _, _ in row]
    for first in range(len(tokens) - len(wanted) + 1):
        last = first + len(wanted) - 1
        if tokens[first : last + 1] == [*wanted]:
            begun = lines[row[first][2] + 1 : row[last][2] + 1]
            if any(line.is_item for line in begun):
                return Listed(((row[first][1][0], row[last][1][1]),))
    return None


def _with_lead_in(lines: Sequence[_Line], wanted: Sequence[str]) -> Listed | None:
    """A lead-in, or its end, and behind it items of its list, each whole and in their order.

    The colon between them may be left out, or be put in.
    """
    for line in lines:
        led = _led(line)
        under = [one for one in lines if one.leads == line.end] if led else []
        least = 1 if all(one.is_led for one in under) else len(led)
        for behind in range(least, min(len(led), len(wanted) - 1) + 1) if under else ():
            first = len(led) - behind
            if led[first:] != [*wanted[:behind]] or not any(map(is_word, led[first:])):
                continue
            held = _held(under, wanted[behind:])
            if held:
                before = [-1, *held[:-1]]
                return Listed(
                    ((line.row[first][1][0], line.end), *(under[at].span for at in held)),
                    tuple(
                        sum(one.words for one in under[last + 1 : at])
                        for last, at in zip(before, held, strict=True)
                    ),
                )
    return None


def _led(line: _Line) -> list[str]:
    """The words of a lead-in without the colon that ends it."""
    tokens = line.tokens
    return tokens[:-1] if tokens[-1] == ":" else tokens


def _lines(text: str, lang: str | None) -> list[_Line]:
    """The lines of a text that have words, each item with its lead-in.

    Of an item under a line that no stop ends that line is the lead-in, colon or not.
    """
    parts = (part for line in lines_of(text) for part in _parts(text, line, lang))
    lines: list[_Line] = []
    above: _Line | None = None
    for line in parts:
        if not line.row:
            continue
        if not line.is_item:
            above = None if line.tokens[-1] in _STOPS else line
        is_under = line.is_item and not line.leads and above is not None
        lines.append(replace(line, leads=above.end, is_led=False) if is_under and above else line)
    return lines


def _held(items: Sequence[_Line], wanted: Sequence[str]) -> list[int]:
    """Which items words consist of; none where anything is left of them."""
    found: list[int] = []
    left = _after(wanted)
    for at, item in enumerate(items):
        tokens = item.tokens[: item.size]
        marks = item.mark if item.mark and (*left[: len(item.mark)],) == item.mark else ()
        reached = len(marks) + len(tokens)
        if tokens and left[len(marks) : reached] == tokens:
            found.append(at)
            left = _after(left[reached:])
    return [] if left else found


def _after(wanted: Sequence[str]) -> list[str]:
    """Words without the marks that stand before them."""
    first = next((at for at, word in enumerate(wanted) if word not in _ENDS), len(wanted))
    return [*wanted[first:]]


def _parts(text: str, line: Line, lang: str | None) -> Iterator[_Line]:
    """A line; where items stand inside it ("not for: a) walls; b) gates"), each of them."""
    # a tick or a cross is what an item says
    first = line.start if line.is_verdict else line.first
    leads = lead_ins(text, first, lang) if line.is_item else ()
    mark, is_item, end = (line.start, first), line.is_item, leads[-1][1] if leads else 0
    marks = [*_INSIDE.finditer(text, first, line.end)]
    for found in marks:
        part = _part(text, mark, found.start(), is_item=is_item, leads=end)
        yield part
        if found is marks[0]:
            end = part.end if part.row and part.tokens[-1] == ":" else 0
        mark, is_item = found.span(), True
    yield _part(text, mark, line.end, is_item=is_item, leads=end)


def _part(text: str, mark: Span, end: int, *, is_item: bool, leads: int) -> _Line:
    first = mark[1]
    held = words(text[first:end])
    places = zip(held.starts, held.ends, strict=True)
    row = tuple(
        (word, (first + start, first + last))
        for word, (start, last) in zip(held.tokens, places, strict=True)
    )
    return _Line(words(text[slice(*mark)]).tokens, row, is_item, leads)
