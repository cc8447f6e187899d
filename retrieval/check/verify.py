"""Did they say this? A claimed quotation to a verdict: exact, altered or not found.

Exact means that the words stand in some version of some statement as they are claimed, up to what
``retrieval.analysis.words`` says makes no difference. Everything else is compared with the nearest
wording.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.analysis.words import Words, is_word, row, words
from retrieval.archive.store import Archive
from retrieval.check.alignment import Alignment, align
from retrieval.check.candidates import Likely, likely, one_change_away
from retrieval.check.claim import (
    SHORTEST,
    between_ellipses,
    by_sentence,
    count_words,
    in_quotation_marks,
)
from retrieval.check.differences import differences, gravity, is_like_for_like, spoken
from retrieval.check.exact_match import Holding
from retrieval.errors import QueryError
from retrieval.text import normalise
from retrieval.types import Check, Difference, Finding, Match, Span, Verdict

LONGEST = 8000
"""Characters of a claim."""

MATCHES = 10
_CANDIDATES = 10
_NEAREST = 3
_LEAST_PLACES = 3
_FEW_VOTES = 0.6  # of the most; fewer speak for a place that need not be looked at
_SHORT = 16  # words and marks of a claim of which one place after another is left open
_FEW = 8  # of which it always is: the words kept are too common to be heard
_MOST_PARTS = 30
_AS_GOOD = 0.03  # so much less alike, and another statement is named too


def verify(archive: Archive, claim: str, *, most: int = MATCHES) -> Check:
    """The verdict on a claimed quotation, with where it is said or what is nearest.

    Args:
        archive: every version of every statement is looked through, the withdrawn ones too.
        claim: as it was typed, pasted or forwarded; one sentence or many.
        most: matches of one stretch.

    Raises:
        QueryError: there is no word in it, or it is too long.
        BuildError: the archive cannot be used.
    """
    said = normalise(claim)
    if not any(map(is_word, row(said))):
        raise QueryError("empty-quotation", "The quotation is empty; give the words to look for.")
    if len(said) > LONGEST:
        raise QueryError(
            "quotation-too-long",
            f"The quotation has {len(said)} characters; the most is {LONGEST}.",
            length=len(said),
            most=LONGEST,
        )
    archive.words.complete()
    checker = _Checker(archive, said, most)
    whole = checker.finding((0, len(said)))
    quoted: list[Finding] = []
    sentences: list[Finding] = []
    if whole.verdict is not Verdict.EXACT:
        quoted = [checker.finding(span) for span in in_quotation_marks(said)[:_MOST_PARTS]]
        spans = by_sentence(said)[:_MOST_PARTS]
        if len(spans) > 1:
            sentences = [checker.finding(span) for span in spans]
    return Check(
        claim=claim,
        verdict=_over_all(whole, (*quoted, *sentences)),
        whole=whole,
        sentences=tuple(sentences),
        quoted=tuple(quoted),
        searched=archive.covered(),
    )


def is_altered(alignment: Alignment) -> bool:
    """Whether so much of a claim stands in a text that the rest is a change of it."""
    words = alignment.words
    return words >= 3 and alignment.similarity >= (0.6 if words < 15 else 0.5)


def _over_all(whole: Finding, parts: Iterable[Finding]) -> Verdict:
    """Exact only as a whole; altered where the whole, or a good part of it, is found."""
    if whole.verdict is not Verdict.NOT_FOUND:
        return whole.verdict
    found = sum(count_words(part.text) for part in parts if part.verdict is not Verdict.NOT_FOUND)
    return Verdict.ALTERED if 4 * found >= count_words(whole.text) else Verdict.NOT_FOUND


class _Checker:
    """The stretches of one claim, looked up one after another."""

    def __init__(self, archive: Archive, claim: str, most: int) -> None:
        self._archive = archive
        self._claim = claim
        self._holding = Holding(archive, most)
        self._most = most

    def finding(self, span: Span) -> Finding:
        """The verdict on a stretch of the claim."""
        text = self._claim[slice(*span)]
        found = Finding(text, *span, Verdict.NOT_FOUND, 0.0)
        if count_words(text) < SHORTEST:
            held = self._holding.exactly([row(text)])
            return replace(found, nearest=held.matches, said=held.said)
        pieces = [row(text[slice(*piece)]) for piece in between_ellipses(text)]
        for wanted in ([row(text)], pieces):
            held = self._holding.exactly(wanted)
            if held.matches:
                return replace(
                    found,
                    verdict=Verdict.EXACT,
                    similarity=1.0,
                    matches=held.matches,
                    said=held.said,
                )
        return self._nearest(found)

    def _nearest(self, found: Finding) -> Finding:
        laid = sorted(self._laid(found.text), key=lambda one: one.rank)
        changed = [one for one in laid if is_altered(one.alignment)]
        if not changed:
            nearest = tuple(one.match(self._holding) for one in laid[:_NEAREST])
            similarity = nearest[0].similarity if nearest else 0.0
            return replace(found, similarity=similarity, nearest=nearest)
        best = changed[0].alignment.similarity
        close = [one for one in changed if one.alignment.similarity >= best - _AS_GOOD]
        # of changes as small, the gravest is the one to know of; at an end, where the text
        # goes on otherwise in any case, a change says little; of wordings that are as near, the
        # one that most texts have is the likeliest to be quoted
        seen = Counter(one.wording for one in close)
        for one in close:
            seen[one.wording] = max(seen[one.wording], one.seen)
        close.sort(
            key=lambda one: (*one.rank[:2], *one.told_first, -seen[one.wording], *one.rank[2:])
        )
        kept: dict[str, _Laid] = {}
        for one in close:
            kept.setdefault(one.statement_id, one)
        return replace(
            found,
            verdict=Verdict.ALTERED,
            similarity=best,
            matches=tuple(
                replace(one.match(self._holding), differences=one.differences)
                for one in [*kept.values()][: self._most]
            ),
        )

    def _laid(self, text: str) -> list["_Laid"]:
        """The claim laid against every place that it may come from."""
        claimed = spoken(text, words(text))
        tokens = row(text)
        places = likely(self._archive.words, tokens, _CANDIDATES)
        enough = _FEW_VOTES * places[0].votes if places else 0.0
        looked_at = [p for at, p in enumerate(places) if at < _LEAST_PLACES or p.votes >= enough]
        laid = [one for p in looked_at if (one := self._laid_at(text, claimed, p)) is not None]
        few = len(tokens) <= _FEW
        if few or (len(tokens) <= _SHORT and not any(one.has_one_change_inside for one in laid)):
            index, read = self._archive.words, self._archive.text
            for number, seen in one_change_away(index, read, tokens, _CANDIDATES).items():
                one = self._laid_at(text, claimed, Likely(number, 0, 1 << 30), seen)
                if one is not None:
                    laid.append(one)
        return laid

    def _laid_at(self, text: str, claimed: Words, place: Likely, seen: int = 1) -> "_Laid | None":
        newest = self._holding.newest([place.number])
        if not newest:
            return None
        number, statement_id, day = newest[0]
        actual = self._holding.record(number).statement.text
        near = spoken(actual, _part(self._holding.words(number), place.first, place.last))
        alignment = align(claimed.tokens, near.tokens)
        return _Laid(number, statement_id, day or "~", text, claimed, actual, near, alignment, seen)


@dataclass(frozen=True)
class _Laid:
    """A claim laid against a stretch of a record.

    Attributes:
        seen: texts that were seen to have that wording.
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

    @property
    def rank(self) -> tuple[float, int, str, str]:
        """The most alike first, then what has the fewest other marks, then the oldest."""
        return -self.alignment.similarity, self._changed, self.day, self.statement_id

    @property
    def has_one_change_inside(self) -> bool:
        """Whether one word or mark is otherwise, neither the first of the claim nor the last."""
        return self._changed <= 1 and not self.is_at_end

    @property
    def told_first(self) -> tuple[bool, bool, int, bool]:
        """Of changes as small: what is inside, like for like, grave, in another's place."""
        changed = self.differences
        unlike = not all(map(is_like_for_like, changed))
        gravest = min((gravity(one.kind) for one in changed), default=0)
        return self.is_at_end, unlike, gravest, not all(one.actual for one in changed)

    @property
    def wording(self) -> tuple[tuple[str, str], ...]:
        """What is otherwise: the same for all statements that have the same words here."""
        return tuple((one.claimed, one.actual.casefold()) for one in self.differences)

    @property
    def is_at_end(self) -> bool:
        """Whether the first or the last word of the claim is changed."""
        steps = self.alignment.steps
        return any(i < 0 or j < 0 or not self._is_same(i, j) for i, j in (steps[0], steps[-1]))

    def match(self, holding: Holding) -> Match:
        """Where the stretch is, in its context."""
        last = max(self.alignment.last, self.alignment.first + 1)
        span = self.actual.starts[self.alignment.first], self.actual.ends[last - 1]
        return replace(holding.match(self.number, span), similarity=self.alignment.similarity)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What the claim has otherwise."""
        return differences(self.claim, self.claimed, self.text, self.actual, self.alignment)

    @property
    def _changed(self) -> int:
        """Words and marks that are otherwise, missing or too many."""
        return sum(i < 0 or j < 0 or not self._is_same(i, j) for i, j in self.alignment.steps)

    def _is_same(self, i: int, j: int) -> bool:
        return self.claimed.tokens[i] == self.actual.tokens[j]


def _part(whole: Words, first: int, last: int) -> Words:
    return Words(whole.tokens[first:last], whole.starts[first:last], whole.ends[first:last])
