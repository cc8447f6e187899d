"""Did they say this? A claimed quotation to a verdict: exact, altered or not found.

Exact means that the words stand in some version of some statement as they are claimed, up to what
``retrieval.words`` says makes no difference. Everything else is compared with the nearest wording.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrieval.alignment import Alignment, align
from retrieval.archive import Archive
from retrieval.claim_parts import between_ellipses, by_sentence, count_words, in_quotation_marks
from retrieval.claims import Check, Finding, Match, Verdict
from retrieval.differences import differences, spoken
from retrieval.errors import QueryError
from retrieval.holding import Holding
from retrieval.nearest import likely
from retrieval.sentences import Span
from retrieval.text import normalise
from retrieval.words import Words, is_word, row, words

LONGEST = 8000
"""Characters of a claim."""

MATCHES = 10
_CANDIDATES = 12
_NEAREST = 3
_MOST_PARTS = 30
_AS_GOOD = 0.03  # so much less alike, and another statement is named too


def check(archive: Archive, claim: str, *, most: int = MATCHES) -> Check:
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
        if count_words(text) < 3:
            return found
        return self._nearest(found)

    def _nearest(self, found: Finding) -> Finding:
        claimed = words(found.text)
        told = spoken(found.text, claimed)
        laid: dict[tuple[int, int], tuple[float, Match, bool]] = {}
        for place in likely(self._archive.words, claimed.tokens, _CANDIDATES):
            for number, _, _ in self._holding.newest([place.number])[:1]:
                match, altered = self._laid(found, told, number, (place.first, place.last))
                laid[number, match.quote.start] = (match.similarity, match, altered)
        ordered = sorted(laid.values(), key=lambda one: (-one[0], _by_date(one[1])))
        changed = [match for _, match, altered in ordered if altered]
        if not changed:
            nearest = tuple(replace(match, differences=()) for _, match, _ in ordered[:_NEAREST])
            similarity = nearest[0].similarity if nearest else 0.0
            return replace(found, similarity=similarity, nearest=nearest)
        best = changed[0].similarity
        close = [match for match in changed if match.similarity >= best - _AS_GOOD]
        return replace(
            found,
            verdict=Verdict.ALTERED,
            similarity=best,
            matches=tuple(_one_a_statement(close)[: self._most]),
        )

    def _laid(
        self, found: Finding, claimed: Words, number: int, place: tuple[int, int]
    ) -> tuple[Match, bool]:
        text = self._holding.record(number).statement.text
        near = _part(self._holding.words(number), *place)
        actual = spoken(text, near)
        alignment = align(claimed.tokens, actual.tokens)
        span = actual.starts[alignment.first], actual.ends[max(alignment.last, 1) - 1]
        match = replace(
            self._holding.match(number, span),
            similarity=alignment.similarity,
            differences=differences(found.text, claimed, text, actual, alignment),
        )
        return match, is_altered(alignment)


def _part(whole: Words, first: int, last: int) -> Words:
    return Words(whole.tokens[first:last], whole.starts[first:last], whole.ends[first:last])


def _by_date(match: Match) -> str:
    return match.quote.date.isoformat() if match.quote.date else "~"


def _one_a_statement(matches: Sequence[Match]) -> list[Match]:
    kept: dict[str, Match] = {}
    for match in matches:
        kept.setdefault(match.quote.statement_id, match)
    return list(kept.values())
