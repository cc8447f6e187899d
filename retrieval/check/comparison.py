"""A claim compared with a stretch of a record: how similar they are, and what differs."""

from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.analysis.words import Words
from retrieval.check.alignment import Alignment
from retrieval.check.differences import differences, gravity, is_like_for_like
from retrieval.check.exact_match import ExactMatcher
from retrieval.check.listed import Joined
from retrieval.check.same_words import say_the_same
from retrieval.types import Difference, Match, Span


@dataclass(frozen=True)
class Comparison:
    """A claim compared with a stretch of a record.

    Attributes:
        number: of the record.
        day: its ISO date; "~", which sorts last, where there is none.
        claimed: the words of the claim.
        text: of the record.
        actual: the words of the stretch.
        alignment: of both rows of words.
        seen: how many texts are known to have this wording.
        item: the item of a list that the stretch is, behind its lead-in.
    """

    number: int
    statement_id: str
    day: str
    claim: str
    claimed: Words
    text: str
    actual: Words
    alignment: Alignment
    seen: int = 1
    item: Joined | None = None

    @property
    def rank(self) -> tuple[float, int, str, str]:
        """A key to sort by: the most similar first, then the fewest changes, then the oldest."""
        return -self.alignment.similarity, self._changed, self.day, self.statement_id

    @property
    def has_one_change_inside(self) -> bool:
        """Whether a single word or mark differs, neither the first of the claim nor the last."""
        return self._changed <= 1 and not self.is_at_end

    @property
    def precedence(self) -> tuple[bool, bool, int, bool]:
        """A key to sort equally similar comparisons by, the likeliest source first.

        Changes inside the claim come before changes of its first or last word; replacements of
        like by like before others; grave edit types before light ones; words that replace others
        before words that were only put in.
        """
        changed = self.differences
        unlike = not all(map(is_like_for_like, changed))
        gravest = min((gravity(one.kind) for one in changed), default=0)
        return self.is_at_end, unlike, gravest, not all(one.actual for one in changed)

    @property
    def wording(self) -> tuple[tuple[str, str], ...]:
        """The differences as plain words: equal for statements that have the same words here."""
        return tuple((one.claimed, one.actual.casefold()) for one in self.differences)

    @property
    def is_at_end(self) -> bool:
        """Whether the first or the last word of the claim is changed."""
        steps = self.alignment.steps
        return any(i < 0 or j < 0 or not self._is_same(i, j) for i, j in (steps[0], steps[-1]))

    @property
    def is_the_same(self) -> bool:
        """Whether the words say the same, though they are not equal."""
        first, last = self.alignment.first, self.alignment.last
        return say_the_same(self.claimed.tokens, self.actual.tokens[first:last])

    @property
    def span(self) -> Span:
        """Where the stretch stands in the record's text."""
        last = max(self.alignment.last, self.alignment.first + 1)
        return self.actual.starts[self.alignment.first], self.actual.ends[last - 1]

    def match(self, matcher: ExactMatcher) -> Match:
        """The stretch as a match, with its context."""
        item = self.item
        if item is None or not item.is_in(self.span):
            found = matcher.match(self.number, self.span)
        else:
            found = matcher.match(self.number, self.span, [item.gap])
            gaps = [replace(one, words=item.left_out) for one in found.left_out if item.left_out]
            found = replace(found, left_out=tuple(gaps))
        return replace(found, similarity=self.alignment.similarity)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """How the claim differs, the gravest first."""
        return differences(self.claim, self.claimed, self.text, self.actual, self.alignment)

    @property
    def _changed(self) -> int:
        """How many words and marks are replaced, missing or added."""
        return sum(i < 0 or j < 0 or not self._is_same(i, j) for i, j in self.alignment.steps)

    def _is_same(self, i: int, j: int) -> bool:
        return self.claimed.tokens[i] == self.actual.tokens[j]
