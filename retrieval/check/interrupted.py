"""Quotations that the words of a reporter interrupt: "Nobody asked us," said X, "nor will they".

What was said is the parts without those words, and who repeats it leaves them out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from retrieval.analysis.quotation_marks import quotations
from retrieval.analysis.words import row, words
from retrieval.languages import LANGUAGES, SAYS
from retrieval.types import Span

_LONGEST = 120  # characters of what a reporter puts in
_DASH = "[—–-]"
_INSIDE = re.compile(
    rf"(?P<stop>[,!?…]|\.{{3}})\s*{_DASH}\s+(?P<who>[^\n«»“”\"—–.!?]{{3,{_LONGEST}}}?)"
    rf"(?P<end>[,.])\s*{_DASH}\s+(?=\S)"
)
"""In one pair of marks: «A, — сказал X, — B»."""

_BETWEEN = re.compile(
    rf"\s*,?\s*(?:{_DASH}\s*)?(?P<who>[^\n«»“”\"—–.!?]{{3,{_LONGEST}}}?)(?P<end>[,.:])\s*(?:{_DASH}\s*)?"
)
"""Between two pairs of marks: "A," said X, "B"."""

_BEHIND = re.compile(r"[^\n.!?;«“\"]*")
_STOPS = ",.!?…"


@dataclass(frozen=True, slots=True)
class Insert:
    """What a reporter puts into a quotation.

    Attributes:
        start, end: with the marks around it.
        joins: the marks that the speaker may have had in its place.
        ends_sentence: whether another sentence of the speaker begins behind it.
    """

    start: int
    end: int
    joins: tuple[str, ...]
    ends_sentence: bool


@lru_cache(maxsize=64)
def inserts(text: str) -> tuple[Insert, ...]:
    """What reporters put into the quotations of a text, in order."""
    return tuple(_inserts(text))


def uninterrupted(text: str, wanted: Sequence[str]) -> list[Span]:
    """Where a row of words stands in a text once what a reporter put in is left out.

    Args:
        text: of the record, or the part of it that is looked at.
        wanted: the words, of which some stand on each side of an insert.
    """
    found = inserts(text)
    most = max((len(one.joins) for one in found), default=0)
    return list(
        dict.fromkeys(span for at in range(most) for span in _places(text, found, at, wanted))
    )


def _places(text: str, found: Sequence[Insert], at: int, wanted: Sequence[str]) -> Iterator[Span]:
    """The same, each insert replaced by one of the marks that may stand for it."""
    whole = words(text)
    tokens: list[str] = []
    places: list[Span] = []
    reached = 0
    for one in (*found, None):
        stop = len(text) if one is None else one.start
        for token, start, end in zip(whole.tokens, whole.starts, whole.ends, strict=True):
            if reached <= start and end <= stop:
                tokens.append(token)
                places.append((start, end))
        if one is None:
            break
        for mark in row(one.joins[min(at, len(one.joins) - 1)]):
            tokens.append(mark)
            places.append((one.start, one.start))
        reached = one.end
    for first in range(len(tokens) - len(wanted) + 1):
        if tokens[first : first + len(wanted)] == [*wanted]:
            start, end = places[first][0], places[first + len(wanted) - 1][1]
            if any(start < one.start and one.end < end for one in found):
                yield start, end


def _inserts(text: str) -> Iterator[Insert]:
    marked = quotations(text)
    for one, following in zip_longest(marked, marked[1:]):
        for found in _INSIDE.finditer(text, one.first, one.last):
            if _begins_with_verb(found["who"]):
                yield _insert(text, found.start("stop"), found, found["stop"])
        if following is None or following.start - one.end > _LONGEST:
            continue
        found_between = _BETWEEN.fullmatch(text, one.end, following.start)
        if found_between is None or not _says(found_between["who"]):
            continue
        same = found_between["end"] == "," or not _is_attributed(text, following.end)
        if found_between["end"] != ":" and same:
            stop = text[one.last - 1] if text[one.last - 1] in _STOPS else ","
            start = one.last - (1 if text[one.last - 1] in _STOPS else 0)
            yield _insert(text, start, found_between, stop, following.first)


def _insert(
    text: str, start: int, found: re.Match[str], stop: str, end: int | None = None
) -> Insert:
    end = found.end() if end is None else end
    if stop != ",":
        joins: tuple[str, ...] = (stop,)
    elif found["end"] == ".":
        joins = (".",)
    else:
        joins = (",", "", ".") if text[end : end + 1].isupper() else (",", "")
    return Insert(start, end, joins, found["end"] == "." or stop in {"!", "?"})


def _begins_with_verb(who: str) -> bool:
    """Whether it is a reporter's "said X": what the speaker puts in has another order of words.

    "So say our enemies" is a speaker's own.
    """
    small = who.lower()
    if any(known.scope.disowned.search(small) for known in LANGUAGES):
        return False
    last = (known.scope for known in LANGUAGES if known.scope.verb_last)
    linked = any(scope.attribution.match(small) for scope in last) and _says(who)
    return linked or any(says.match(who) for says in SAYS)


def _says(who: str) -> bool:
    return any(says.search(who) for says in SAYS)


def _is_attributed(text: str, end: int) -> bool:
    """Whether somebody is said to have said what ends here: then it is a quotation of its own."""
    behind = _BEHIND.match(text, end)
    return behind is not None and _says(behind[0])
