"""Did they say this? The verdict on a claimed quotation: exact, altered or not found.

Exact means that some version of some statement has these very words; letter case, dashes and the
like make no difference (``analysis.words``). Otherwise the claim is aligned with the candidates
in the archive, and the most similar ones are given with what differs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from retrieval.analysis.words import Words, is_word, row, words
from retrieval.archive.store import Archive
from retrieval.check.alignment import Alignment, align
from retrieval.check.candidates import Candidate, candidates, likely_in, one_change_away
from retrieval.check.claim import (
    SHORTEST,
    between_ellipses,
    by_sentence,
    count_words,
    in_quotation_marks,
    without_tags,
)
from retrieval.check.claimed import compared, dated_beside
from retrieval.check.claimed_names import few_words_said, named_beside
from retrieval.check.comparison import Comparison
from retrieval.check.differences import spoken
from retrieval.check.exact_match import ExactMatcher, ExactMatches
from retrieval.check.raised_figures import as_on_record, without_brackets
from retrieval.errors import QueryError
from retrieval.text import normalise
from retrieval.types import (
    Check,
    Difference,
    Finding,
    Match,
    Record,
    Repeat,
    Span,
    Standing,
    Verdict,
)

LONGEST = 20_000
"""Characters of a claim."""

MATCHES = 10
_CANDIDATES = 10
_NEAREST = 3
_LEAST_PLACES = 3  # candidates that are compared in any case
_FEW_VOTES = 0.6  # a candidate with a smaller share of the most votes is not compared
_SHORT = 16  # in a claim of so many words and marks each position is tried as the changed one
_FEW = 8  # and with so few always: the unchanged words alone may be too common for votes
_MOST_PARTS = 30
_WORST = (Verdict.EXACT, Verdict.CUT, Verdict.ALTERED, Verdict.NOT_FOUND)
_SOME = 6  # words around a quotation that make it part of a passage
_MOSTLY = 0.6  # share of them that are on record
_COMPARED = 500_000  # words of whole texts that are compared with one claim
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
    marked = in_quotation_marks(said)[:_MOST_PARTS]
    beside = _Beside(said, marked, checker)
    quoted: list[Finding] = []
    sentences: list[Finding] = []
    # where all of it is on record, who and when beside a quotation are the record's own words
    if whole.verdict is Verdict.NOT_FOUND and not marked:
        span = few_words_said(said)
        few = checker.finding(span) if span is not None else whole
        whole = few if few.is_short else whole
    if not (marked or whole.verdict.is_on_record):
        # what a post puts around the words of others: a mark of quoting, tags at its end
        inner = checker.finding(without_tags(said))
        whole = inner if inner.verdict.is_on_record else whole
    if not whole.verdict.is_on_record:
        quoted = [beside.with_facts(checker.finding(span)) for span in marked]
    if _is_one_passage(whole, quoted):
        quoted = []
    if not whole.verdict.is_on_record:
        spans = by_sentence(said)[:_MOST_PARTS]
        if len(spans) > 1:
            sentences = [checker.finding(span) for span in spans]
    return Check(
        claim=claim,
        verdict=_over_all(whole, quoted, sentences),
        whole=whole,
        sentences=tuple(sentences),
        quoted=tuple(quoted),
        searched=archive.covered(),
    )


def is_altered(alignment: Alignment) -> bool:
    """Whether a claim and a text share so much that one is the other, altered."""
    words = alignment.words
    return words >= 3 and alignment.similarity >= (0.6 if words < 15 else 0.5)


def _over_all(whole: Finding, quoted: Sequence[Finding], sentences: Sequence[Finding]) -> Verdict:
    """The verdict on the whole claim.

    A post with a quotation in it is judged by what it puts in quotation marks, the worst of it;
    where nothing is, and the whole is not found, it counts as altered if sentences with a quarter
    of its words are.
    """
    if quoted:
        worst = max((part.verdict for part in quoted), key=_WORST.index)
        return whole.verdict if worst is Verdict.NOT_FOUND else worst
    if whole.verdict is not Verdict.NOT_FOUND:
        return whole.verdict
    known = sum(
        count_words(part.text) for part in sentences if part.verdict is not Verdict.NOT_FOUND
    )
    return Verdict.ALTERED if 4 * known >= count_words(whole.text) else Verdict.NOT_FOUND


def _is_one_passage(whole: Finding, quoted: Sequence[Finding]) -> bool:
    """Whether what stands around the quotations of a claim is on record too, nearly.

    Then it is a passage of the record with a quotation in it, and no post of somebody's own.
    """
    words, inside = count_words(whole.text), sum(count_words(part.text) for part in quoted)
    held = sum(count_words(part.text) * part.similarity for part in quoted)
    around = words - inside
    return (
        whole.verdict is Verdict.ALTERED
        and around >= _SOME
        and whole.similarity * words - held >= _MOSTLY * around
    )


def _of(found: Mapping[str, Match]) -> ExactMatches:
    """Matches by the ids of their statements."""
    matches = sorted(found.items(), key=lambda one: (one[1].quote.date or date.max, one[0]))
    said = tuple(Repeat(name, match.quote.date) for name, match in matches)
    return ExactMatches(tuple(match for _, match in matches), said)


def _found(finding: Finding, exact: ExactMatches) -> Finding:
    """A finding of words that are on record, cut where all of them leave off what turns them."""
    matches = sorted(exact.matches, key=lambda one: bool(one.left_off))
    return replace(
        finding,
        verdict=Verdict.CUT if matches[0].left_off else Verdict.EXACT,
        similarity=1.0,
        matches=tuple(matches),
        said=exact.said,
    )


class _Beside:
    """Who is said to have spoken the quotations of a claim, and when."""

    def __init__(self, claim: str, quoted: Sequence[Span], checker: "_Checker") -> None:
        self._checker = checker
        self._who = named_beside(claim, quoted)
        self._when = dated_beside(claim, quoted) if quoted else None

    def with_facts(self, finding: Finding) -> Finding:
        """The finding with what is claimed beside it; altered where the record has another."""
        if finding.verdict is Verdict.NOT_FOUND:
            return finding
        who, record = self._who.get((finding.start, finding.end)), self._checker.record
        held = [
            replace(one, beside=tuple(compared(one, who, self._when, record(one.quote.record))))
            for one in finding.matches
        ]
        # where one statement has the words as they are claimed, it is that one, cut or whole
        held.sort(key=lambda one: (len(one.otherwise), -_confirmed(one), bool(one.left_off)))
        verdict = finding.verdict
        if held[0].otherwise:
            verdict = Verdict.ALTERED
        elif held[0].left_off and verdict is Verdict.EXACT:
            verdict = Verdict.CUT
        return replace(finding, verdict=verdict, matches=tuple(map(_with_others, held)))


def _confirmed(match: Match) -> int:
    """How much of what is claimed beside the words is so on record."""
    return sum(fact.standing is Standing.RIGHT for fact in match.beside)


def _with_others(match: Match) -> Match:
    """A match with what is claimed beside it and is otherwise on record, as differences."""
    at = match.quote.start, match.quote.start
    others = [
        Difference(fact.kind, fact.claimed, fact.actual, fact.place, at) for fact in match.otherwise
    ]
    return replace(match, differences=(*others, *match.differences))


class _Checker:
    """Gives verdicts on stretches of one claim."""

    def __init__(self, archive: Archive, claim: str, most: int) -> None:
        self._archive = archive
        self._claim = claim
        self._on_record = without_brackets(as_on_record(claim, archive.fulltext))
        self._matcher = ExactMatcher(archive, most)
        self._most = most

    def record(self, number: int) -> Record:
        """A record in which words of the claim were found."""
        return self._matcher.record(number)

    def finding(self, span: Span) -> Finding:
        """The verdict on a stretch of the claim."""
        text, written = self._claim[slice(*span)], self._on_record[slice(*span)]
        finding = self._finding(text, span)
        if written == text or finding.verdict.is_on_record:
            return finding
        # CO2 for CO₂, [T]he for The
        other = self._finding(written, span)
        better = other.verdict.is_on_record or other.similarity > finding.similarity
        return replace(other, text=text) if better else finding

    def _finding(self, text: str, span: Span) -> Finding:
        finding = Finding(text, *span, Verdict.NOT_FOUND, 0.0)
        if count_words(text) < SHORTEST:
            exact = self._matcher.find([row(text)])
            return replace(finding, nearest=exact.matches, said=exact.said)
        pieces = [row(text[slice(*piece)]) for piece in between_ellipses(text)]
        for wanted in ([row(text)], pieces):
            exact = self._matcher.find(wanted)
            if exact.matches:
                return _found(finding, exact)
        tokens = row(text)
        if len(tokens) > 1 and tokens[-1] == "." and tokens[-2] != ".":
            exact = self._matcher.find_closed(tokens[:-1])
            if exact.matches:
                return _found(finding, exact)
        return self._most_similar(finding)

    def _most_similar(self, finding: Finding) -> Finding:
        """The finding with what is most similar to it: altered where that is similar enough."""
        compared = sorted(self._comparisons(finding.text), key=lambda one: one.rank)
        for held_by in (self._otherwise_written, self._interrupted, self._listed):
            found: dict[str, Match] = {}
            for one in compared[:_NEAREST]:
                match = None if one.statement_id in found else held_by(finding.text, one)
                if match is not None:
                    found[one.statement_id] = match
            if found:
                return _found(finding, _of(found))
        changed = [one for one in compared if is_altered(one.alignment)]
        if not changed:
            items = [item for one in compared[:_NEAREST] for item in self._items(one)]
            changed = sorted(items, key=lambda one: one.rank)
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
        kept: dict[str, Comparison] = {}
        for one in close:
            kept.setdefault(one.statement_id, one)
        matches = tuple(
            replace(one.match(self._matcher), differences=one.differences)
            for one in [*kept.values()][: self._most]
        )
        # "interference" of "non-interference": the words are the record's
        verdict = (
            Verdict.ALTERED if matches[0].differences or not matches[0].left_off else Verdict.CUT
        )
        return replace(finding, verdict=verdict, similarity=best, matches=matches)

    def _otherwise_written(self, _text: str, one: Comparison) -> Match | None:
        """A record that says the same in words that are written otherwise."""
        return one.match(self._matcher) if one.is_the_same else None

    def _interrupted(self, text: str, one: Comparison) -> Match | None:
        """A record that holds a text but for what a reporter put into it."""
        tokens = row(text)
        rows = [tokens, tokens[:-1]] if tokens[-1:] == ["."] else [tokens]
        found = (self._matcher.find_interrupted(piece, one.number, one.span) for piece in rows)
        return next((match for match in found if match is not None), None)

    def _listed(self, text: str, one: Comparison) -> Match | None:
        """A record that holds a text as a list, of which it leaves out marks or items."""
        return self._matcher.find_listed(row(text), one.number, one.span)

    def _items(self, one: Comparison) -> Iterator[Comparison]:
        """Items of lists, each behind its lead-in, of which a claim is one, altered."""
        for item in self._matcher.joined(one.number, one.span):
            near = spoken(one.text, item.words)
            alignment = align(one.claimed.tokens, near.tokens)
            if not is_altered(alignment):
                continue
            first, last = near.starts[alignment.first], near.starts[alignment.last - 1]
            if first < item.gap[0] < last:
                found = replace(one, actual=near, alignment=alignment, item=item)
                if not any(item.is_in(place.actual_span) for place in found.differences):
                    yield found

    def _comparisons(self, text: str) -> list[Comparison]:
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
            compared += self._one_change_away(text, claimed, tokens)
        return compared

    def _one_change_away(
        self, text: str, claimed: Words, tokens: Sequence[str]
    ) -> Iterator[Comparison]:
        """A short claim compared with texts that hold it but for one position.

        They are compared whole, the first ``_COMPARED`` words of them all together; of long texts
        a few stretches are.
        """
        index, long, left = self._archive.fulltext, self._matcher.long, _COMPARED
        found = one_change_away(index, self._archive.text, tokens, _CANDIDATES, long)
        for number, seen in found.items():
            if number in long:
                places = likely_in(long, number, tokens)
            else:
                places = [Candidate(number, 0, left)] if left > 0 else []
            for place in places:
                one = self._compared(text, claimed, place, seen)
                if one is not None:
                    left -= 0 if number in long else len(one.actual)
                    yield one

    def _compared(
        self, text: str, claimed: Words, place: Candidate, seen: int = 1
    ) -> Comparison | None:
        newest = self._matcher.newest([place.number])
        if not newest:
            return None
        number, statement_id, day = newest[0]
        actual = self._matcher.record(number).statement.text
        near = spoken(actual, self._matcher.words(number, place.first, place.last))
        alignment = align(claimed.tokens, near.tokens)
        return Comparison(
            number, statement_id, day or "~", text, claimed, actual, near, alignment, seen
        )
