"""The prose of a text around its quotations: sentences, and the names that stand in them.

What is quoted is made unreadable, so that no verb and no full stop in it is taken for the prose's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from retrieval.analysis.quotation_marks import Quotation
from retrieval.languages.narration import Narration
from retrieval.types import Entity, EntityKind, Span

CLAUSE = re.compile(r"[,;:.!?…()]|\s[—–-]\s|\n")
"""Where a clause ends."""

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
FAR = 150
"""Characters between a verb of saying and its subject, or a quotation, at the most."""

_MASK = "\u00b7"
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”\"»’)]))\s+(?=[“\"«‘„(\[\w—–-])|\n+")
_INITIAL = re.compile(r"(?:^|[\s(«\"“.])[^\W\d_]\.$")
_DASH = re.compile(r"[\s,.!?…»”\"’)]*(?P<dash>[—–-]?)\s*")
_NEAR = 40


@dataclass(slots=True)
class Prose:
    """One text as its prose is read.

    Attributes:
        text: whole.
        quotations: in it, in order; what stands in them is not read.
        entities: all of it, in order.
        words: of the text's language.
        read: the text with all that is quoted made unreadable, but for names; as long as it.
        named: the entities outside quotations.
        ends: where sentences end and the next ones begin.
    """

    text: str
    quotations: Sequence[Quotation]
    entities: Sequence[Entity]
    words: Narration
    read: str = field(init=False)
    named: list[Entity] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.read = _masked(self.text, self.quotations, self.entities)
        self.named = [
            one
            for one in self.entities
            if not any(q.first <= one.start and one.end <= q.last for q in self.quotations)
        ]
        self.ends = [
            found.end()
            for found in _END.finditer(self.read)
            if "\n" in found[0] or not self._is_short(found.start())
        ]

    def within(self, start: int, end: int) -> list[Entity]:
        """The entities of a stretch."""
        return [one for one in self.named if start <= one.start and one.end <= end]

    def people(self, start: int, end: int) -> list[Entity]:
        """The persons of a stretch."""
        return [one for one in self.within(start, end) if one.kind is EntityKind.PERSON]

    def entity_at(self, place: int) -> Entity | None:
        """The entity that a place lies in, also one inside a quotation."""
        return next((one for one in self.entities if one.start <= place < one.end), None)

    def before(self, quotation: Quotation) -> Span:
        """The part of its sentence before a quotation."""
        return self.sentence_start(quotation.start), quotation.start

    def after(self, quotation: Quotation) -> Span:
        """The part of its sentence behind it; empty where the quotation ends the sentence."""
        found = _DASH.match(self.text, quotation.end)
        start = found.end() if found else quotation.end
        gap = self.text[quotation.end : start]
        dashed = found is not None and bool(found["dash"])
        ends_here = "\n" in gap or (not dashed and not self.text[start : start + 1].islower())
        if ends_here or self.words.joins.match(self.text, start):
            return start, start
        return start, min(self.sentence_end(start), start + 2 * FAR)

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that goes on at a place."""
        return max((place for place in self.ends if place <= at), default=0)

    def sentence_end(self, at: int) -> int:
        """Where the next sentence begins behind a place."""
        return min((place for place in self.ends if place > at), default=len(self.text))

    def sentences_back(self, before: int, window: int) -> Iterator[Span]:
        """The sentences up to a place, the last one first, no further back than a window."""
        first = max(0, before - window)
        ends = [first, *(place for place in self.ends if first < place <= before), before]
        yield from reversed(list(pairwise(ends)))

    def governor(self, start: int) -> str:
        """The preposition before a name, with an adjective between at the most; "" of none."""
        words = self.words
        clause = re.split(r"[,;:.!?…()]|\s[—–]\s", self.read[max(0, start - _NEAR) : start])[
            -1
        ].split()
        other, last = map(str, ["", "", *clause][-2:])
        if last.casefold() in words.governs:
            return last.casefold()
        adjective = last[:1].islower() and not (
            words.roles.fullmatch(last) or words.says.fullmatch(last)
        )
        return other.casefold() if adjective and other.casefold() in words.governs else ""

    def _is_short(self, at: int) -> bool:
        """Whether the full stop before a place is an abbreviation's, and ends no sentence."""
        before = self.read[max(0, at - 12) : at]
        return bool(_INITIAL.search(before) or self.words.short.search(before))


def _masked(text: str, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> str:
    letters = list(text)
    for one in quotations:
        if any(e.start <= one.first and one.last <= e.end for e in entities):
            continue
        for place in range(one.first, one.last):
            if not text[place].isspace():
                letters[place] = _MASK
            elif text[place] == "\n":
                letters[place] = " "
    return "".join(letters)
