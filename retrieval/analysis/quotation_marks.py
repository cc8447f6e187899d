"""Pairs of quotation marks: which stretches of a text stand in them, over paragraphs too.

The outermost pair counts; what is nested belongs to it. A quotation goes on over a paragraph's end
where the next paragraph opens with its mark again, or where its closing mark comes before any
other opening one. A mark without a partner is no quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’'", "'": "'"}
SINGLE = "‘'"
"""Opening marks that are apostrophes, too."""

_MARK = re.compile("[“”„«»‹›\"‘’']")
QUOTED = re.compile('[“„«"]|^[—–-] ', re.MULTILINE)
"""What a text has in which somebody may be quoted."""

_BEFORE_OPENING = " \t\n\u00a0([{:>/"
_DASHES = "—–-"
_DASHED = re.compile(
    r"^[ \t]*[—–-][ \t]+(?P<words>[^\n«»“”\"]{10,}?)[,!?…]+[ \t]*[—–-][ \t]+"
    r"(?P<says>[^\W\d_][^\n]{3,120})",
    re.MULTILINE,
)
_RESUMED = re.compile(
    r"[^\n—–]{3,140}?[.,][ \t]+[—–-][ \t]+(?P<words>[^\n«»“”\"]{10,}?)[ \t]*(?=\n|$)"
)
_ANOTHER_SAYS = re.compile(r"[,!?…][ \t]+[—–-][ \t]")
_LONGEST = {"‘": 1_000, "'": 400}
_LONGEST_DOUBLE = 6_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: ``start`` and ``end`` with them, ``first`` and ``last`` not."""

    start: int
    end: int
    first: int
    last: int


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order, without overlap."""
    marks = [pairs.start() for pairs in _MARK.finditer(text)]
    pairs: list[Quotation] = []
    reached = -1
    for place, at in enumerate(marks):
        if at > reached and _opens(text, at):
            end = _end(text, marks[place + 1 :], at)
            if end is not None:
                pairs.append(Quotation(at, end + 1, at + 1, end))
                reached = end
    return pairs


def dashed(text: str, says: re.Pattern[str]) -> Iterator[Quotation]:
    """Speech in paragraphs that a dash begins: – We sold it, – said X. – It was old.

    Args:
        text: whole.
        says: verbs of saying, one of which must stand behind the second dash.
    """
    for found in _DASHED.finditer(text):
        if says.search(text, found.start("says"), found.end("says")):
            first, last = found.span("words")
            yield Quotation(found.start(), last, first, last)
            more = _RESUMED.match(text, found.start("says"))
            if more is not None and not _ANOTHER_SAYS.search(more["words"]):
                first, last = more.span("words")
                yield Quotation(first, last, first, last)


def _end(text: str, marks: list[int], start: int) -> int | None:
    """Where the quotation that begins at ``start`` closes."""
    if text[start] in SINGLE:
        return _end_of_single(text, marks, start)
    opening, depth = text[start], 1
    for at in _within(marks, start, opening):
        mark = text[at]
        if mark in _CLOSING[opening] and not (mark == '"' and _opens(text, at)):
            depth -= 1
            if depth == 0:
                return at
        elif mark == opening and _opens(text, at) and not _begins_paragraph(text, at):
            if opening not in "«„" or "\n" in text[start:at]:
                return None  # another one begins: this one was never closed
            depth += 1
    return None


def _end_of_single(text: str, marks: list[int], start: int) -> int | None:
    """The same for single marks, which look like apostrophes."""
    possessive = None  # "the workers’ rights": only if nothing better comes
    for at in _within(marks, start, text[start]):
        if text[at] in '“”"«»' and possessive is not None:
            break
        if text[at] == "‘" and _opens(text, at):
            break
        if text[at] not in _CLOSING[text[start]] or not _closes_single(text, at):
            continue
        if text[at - 1] != "s":
            return at
        possessive = at if possessive is None else possessive
    return possessive


def _within(marks: list[int], start: int, opening: str) -> Iterator[int]:
    longest = _LONGEST.get(opening, _LONGEST_DOUBLE)
    for at in marks:
        if at - start > longest:
            return
        yield at


def _opens(text: str, at: int) -> bool:
    """Whether the mark at a place can open a quotation."""
    mark = text[at]
    if mark not in _CLOSING:
        return False
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if mark in "«„‹":
        return True
    if mark in SINGLE:
        return (before in _BEFORE_OPENING or before in '“"') and after.isalnum()
    if after in ".,;:!?)" and text[at + 1 : at + 4] != "...":
        return False
    if before in _BEFORE_OPENING or before in SINGLE:
        return not (mark == '"' and after in " \n\t" and before in " \n\t" and at > 0)
    return after.isalnum() and (mark == "“" or before in _DASHES)


def _closes_single(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else "\n"
    return not after.isalnum() and not text[at - 1].isspace()


def _begins_paragraph(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" >\t")
