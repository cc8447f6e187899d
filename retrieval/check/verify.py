"""Did they say this? The verdict on a claimed quotation: exact, altered or not found.

Exact means that some version of some statement has these very words; letter case, dashes and the
like make no difference (``analysis.words``). Otherwise the claim is aligned with the candidates
in the archive, and the most similar ones are given with what differs.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from retrieval.analysis.words import Words, is_word, row, words
from retrieval.archive.store import Archive
from retrieval.check.alignment import Alignment, align
from retrieval.check.candidates import Candidate, candidates, one_change_away
from retrieval.check.claim import (
    SHORTEST,
    between_ellipses,
    by_sentence,
    count_words,
    in_quotation_marks,
)
from retrieval.check.differences import differences, gravity, is_like_for_like, spoken
from retrieval.check.exact_match import ExactMatcher
from retrieval.errors import QueryError
from retrieval.text import normalise
from retrieval.types import Check, Difference, Finding, Match, Span, Verdict

LONGEST = 8000
"""Characters of a claim."""

MATCHES = 10
_CANDIDATES = 10
_NEAREST = 3
_LEAST_PLACES = 3  # candidates that are compared in any case
_FEW_VOTES = 0.6  # a candidate with a smaller share of the most votes is not compared
_SHORT = 16  # in a claim of so many words and marks each position is tried as the changed one
_FEW = 8  # and with so few always: the unchanged words alone may be too common for votes
_MOST_PARTS = 30
_AS_GOOD = 0.03  # statements that are less similar by so much are still named


def verify(archive: Archive, claim: str, *, most: int = MATCHES) -> Check:
    """The verdict on a claimed quotation, with where it is said or what is most similar.

    Args:
        archive: every version of every statement is searched, withdrawn ones too.
        claim: as it was typed, pasted or forwarded; one sentence or several.
        most: matches at the most, of the whole claim and of each part.

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
    archive.fulltext.complete()
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
    """Whether a claim and a text share so much that one is the other, altered."""
    words = alignment.words
    return words >= 3 and alignment.similarity >= (0.6 if words < 15 else 0.5)


def _over_all(whole: Finding, parts: Iterable[Finding]) -> Verdict:
    """The verdict on the whole claim.

    Where the whole is not found, it counts as altered if parts with a quarter of its words are.
    """
    if whole.verdict is not Verdict.NOT_FOUND:
        return whole.verdict
    known = sum(count_words(part.text) for part in parts if part.verdict is not Verdict.NOT_FOUND)
    return Verdict.ALTERED if 4 * known >= count_words(whole.text) else Verdict.NOT_FOUND


class _Checker:
    """Gives verdicts on stretches of one claim."""

    def __init__(self, archive: Archive, claim: str, most: int) -> None:
        self._archive = archive
        self._claim = claim
        self._matcher = ExactMatcher(archive, most)
        self._most = most

    def finding(self, span: Span) -> Finding:
        """The verdict on a stretch of the claim."""
        text = self._claim[slice(*span)]
        finding = Finding(text, *span, Verdict.NOT_FOUND, 0.0)
        if count_words(text) < SHORTEST:
            exact = self._matcher.find([row(text)])
            return replace(finding, nearest=exact.matches, said=exact.said)
        pieces = [row(text[slice(*piece)]) for piece in between_ellipses(text)]
        for wanted in ([row(text)], pieces):
            exact = self._matcher.find(wanted)
            if exact.matches:
                return replace(
                    finding,
                    verdict=Verdict.EXACT,
                    similarity=1.0,
                    matches=exact.matches,
                    said=exact.said,
                )
        return self._most_similar(finding)

    def _most_similar(self, finding: Finding) -> Finding:
        """The finding with what is most similar to it: altered where that is similar enough."""
        compared = sorted(self._comparisons(finding.text), key=lambda one: one.rank)
        changed = [one for one in compared if is_altered(one.alignment)]
        if not changed:
            nearest = tuple(one.match(self._matcher) for one in compared[:_NEAREST])
            similarity = nearest[0].similarity if nearest else 0.0
            return replace(finding, similarity=similarity, nearest=nearest)
        best = changed[0].alignment.similarity
        close = [one for one in changed if one.alignment.similarity >= best - _AS_GOOD]
        # of equally small changes the gravest comes first, and one inside the claim before one
        # at its end, where texts differ anyway; of equally similar wordings the commonest, since
        # that was most likely quoted
        seen = Counter(one.wording for one in close)
        for one in close:
            seen[one.wording] = max(seen[one.wording], one.seen)
        close.sort(
            key=lambda one: (*one.rank[:2], *one.precedence, -seen[one.wording], *one.rank[2:])
        )
        kept: dict[str, _Comparison] = {}
        for one in close:
            kept.setdefault(one.statement_id, one)
        return replace(
            finding,
            verdict=Verdict.ALTERED,
            similarity=best,
            matches=tuple(
                replace(one.match(self._matcher), differences=one.differences)
                for one in [*kept.values()][: self._most]
            ),
        )

    def _comparisons(self, text: str) -> list["_Comparison"]:
        """The claim compared with every stretch that it may come from."""
        claimed = spoken(text, words(text))
        tokens = row(text)
        places = candidates(self._archive.fulltext, tokens, _CANDIDATES)
        enough = _FEW_VOTES * places[0].votes if places else 0.0
        looked_at = [p for at, p in enumerate(places) if at < _LEAST_PLACES or p.votes >= enough]
        compared = [one for p in looked_at if (one := self._compared(text, claimed, p)) is not None]
        few = len(tokens) <= _FEW
        if few or (
            len(tokens) <= _SHORT and not any(one.has_one_change_inside for one in compared)
        ):
            index, read = self._archive.fulltext, self._archive.text
            for number, seen in one_change_away(index, read, tokens, _CANDIDATES).items():
                one = self._compared(text, claimed, Candidate(number, 0, 1 << 30), seen)
                if one is not None:
                    compared.append(one)
        return compared

    def _compared(
        self, text: str, claimed: Words, place: Candidate, seen: int = 1
    ) -> "_Comparison | None":
        newest = self._matcher.newest([place.number])
        if not newest:
            return None
        number, statement_id, day = newest[0]
        actual = self._matcher.record(number).statement.text
        near = spoken(actual, _part(self._matcher.words(number), place.first, place.last))
        alignment = align(claimed.tokens, near.tokens)
        return _Comparison(
            number, statement_id, day or "~", text, claimed, actual, near, alignment, seen
        )


@dataclass(frozen=True)
class _Comparison:
    """A claim compared with a stretch of a record.

    Attributes:
        number: of the record.
        day: its ISO date; "~", which sorts last, where there is none.
        claimed: the words of the claim.
        text: of the record.
        actual: the words of the stretch.
        alignment: of both rows of words.
        seen: how many texts are known to have this wording.
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

    def match(self, matcher: ExactMatcher) -> Match:
        """The stretch as a match, with its context."""
        last = max(self.alignment.last, self.alignment.first + 1)
        span = self.actual.starts[self.alignment.first], self.actual.ends[last - 1]
        return replace(matcher.match(self.number, span), similarity=self.alignment.similarity)

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


def _part(whole: Words, first: int, last: int) -> Words:
    return Words(whole.tokens[first:last], whole.starts[first:last], whole.ends[first:last])
