"""One build of the index, searched: an analysed query to hits with confidences."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, replace
from threading import local

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.encode.protocol import Encoder, Vector
from retrieval.errors import BuildError
from retrieval.index.ranked import Ranked
from retrieval.index.snapshot import Snapshot, Within
from retrieval.search import lexical_search
from retrieval.search.analysed_query import AnalysedQuery, analyse
from retrieval.search.confidence import CAREFUL, Model, WordsHeld, measure, model_for
from retrieval.search.credits import Credits
from retrieval.search.document_ranking import StatementParts, by_statement, parts_of
from retrieval.search.fusion import fuse
from retrieval.search.phrases import PhraseMatches, PhraseSearch
from retrieval.search.ranking_weights import weights_for
from retrieval.search.term_matches import TermMatches
from retrieval.settings import RetrievalSettings
from retrieval.types import Hit, Order, Query, Span

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

_SAMPLE = 200
"""Statements that tell which script an archive is in."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search brought.

    Attributes:
        hits: best first.
        confidences: probability that each hit answers, in the order of ``hits``.
        phrase_spans: for hits of an exact-phrase search, by row, the phrases' spans in the record.
        missing_phrases: phrases that occur nowhere in what was searched, or never together; the
            hits are then those of a search that demands none.
        features: of each hit, for fitting; shape (hits, number of features).
        foreign: whether each hit is in another language than the question, shape (hits,).
        threshold: the least confidence of an answer.
        others: the candidates after the hits, best first, which are no quotes by themselves.
    """

    hits: tuple[Hit, ...]
    confidences: tuple[float, ...]
    phrase_spans: dict[int, tuple[Span, ...]]
    missing_phrases: tuple[str, ...]
    features: NDArray[np.float64]
    foreign: NDArray[np.bool_]
    threshold: float = 1.0
    others: Ranked | None = None


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What both arms brought for one query, ranked and not judged yet.

    Attributes:
        within: which rows of the build were searched.
        phrases: where the demanded phrases stand.
        ranked: every candidate, best first.
        terms: where the words asked about stand in the candidates.
    """

    within: Within
    phrases: PhraseMatches
    ranked: Ranked
    terms: TermMatches


class _Local(local):
    """What each thread has of its own."""

    tokenizer: Tokenizer | None = None


class Searcher:
    """Answers from one build, whatever is published meanwhile.

    Args:
        snapshot: the build.
        archive: where its records' texts are.
        encoder: the one the build was made with.
        settings: candidates and weights.
        model: what decides whether a hit answers; None for the shipped one.

    Attributes:
        within: which rows are searched at all; None for every one.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: Archive,
        encoder: Encoder,
        settings: RetrievalSettings,
        model: Model | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.archive = archive
        self.settings = settings
        self.model: Model = model or model_for(encoder.fingerprint)
        self._careful = model_for(CAREFUL)
        self.within: Within = None
        self._encoder = encoder
        self._knows_most: bool | None = None
        self._credits: Credits | None = None
        self._local = _Local()
        self._weights = weights_for(encoder.fingerprint)

    def only(self, records: Collection[int]) -> "Searcher":
        """The same searcher over these records alone, as if the build held no others."""
        other = copy(self)
        held = np.isin(self.snapshot.rows["record"], list(records))
        other.within = held if self.within is None else held & self.within
        return other

    def reaching(self, candidates: int) -> "Searcher":
        """The same searcher whose arms bring so many candidates each."""
        other = copy(self)
        other.settings = replace(self.settings, candidates=candidates)
        return other

    def credits(self) -> Credits:
        """Whose words the build holds, read from the archive at the first question for them."""
        if self._credits is None:
            numbers = self.snapshot.record_numbers()
            self._credits = Credits(self.archive.credits(numbers.tolist()))
        return self._credits

    def showing(self, quotes: int) -> "Searcher":
        """The same searcher, whose answers have up to that many quotes."""
        other = copy(self)
        other.settings = replace(self.settings, quotes=quotes)
        return other

    @property
    def tokenizer(self) -> Tokenizer:
        """This thread's tokenizer."""
        if self._local.tokenizer is None:
            self._local.tokenizer = Tokenizer(transliteration=self.settings.transliteration)
        return self._local.tokenizer

    def analyse(self, query: Query) -> AnalysedQuery:
        """The query's words as this build weighs them."""
        return analyse(query, self.snapshot, self.tokenizer, self._encoder)

    def find(
        self,
        analysed: AnalysedQuery,
        *,
        most: int = LOOKED_AT,
        hidden: frozenset[int] = frozenset(),
    ) -> SearchResult:
        """The best hits for a query inside its period.

        Args:
            analysed: what to search for, analysed by this searcher.
            most: hits at the most.
            hidden: records to search as if they were not there, for measuring silence.
        """
        candidates = self._candidates(analysed, hidden)
        if candidates is None or not len(candidates.ranked):
            phrases = analysed.query.phrases
            missing = phrases if candidates is None else candidates.phrases.missing
            nothing = np.empty((0, 0)), np.empty(0, dtype=np.bool_)
            return SearchResult((), (), {}, missing, *nothing)
        hits = candidates.ranked[:most]
        features = measure(
            hits,
            WordsHeld(
                np.array(list(analysed.topical.values())),
                candidates.terms.near(analysed.topical, hits.rows),
                candidates.terms.unseen(analysed.topical, analysed.rows, candidates.within),
            ),
            self.snapshot.rows["record"][hits.rows],
        )
        model = self.model if analysed.known_script else self._careful
        foreign = self._foreign(analysed, hits.rows)
        confidences = tuple(map(float, model.probabilities(features, foreign)))
        missing = candidates.phrases.missing
        if analysed.is_its_phrases and not missing:
            # the words that were asked for are there: there is no doubt left to measure
            confidences = (1.0,) * len(hits)
        return SearchResult(
            hits=tuple(hits),
            confidences=confidences,
            phrase_spans=candidates.phrases.spans,
            missing_phrases=missing,
            features=features,
            foreign=foreign,
            threshold=model.threshold,
            others=candidates.ranked[most:],
        )

    def records(self, query: Query, most: int) -> list[int]:
        """The records of the best statements for a query, best first, without a confidence."""
        candidates = self._candidates(self.analyse(query), frozenset())
        if candidates is None:
            return []
        records = self.snapshot.rows["record"][candidates.ranked.rows]
        return list(dict.fromkeys(records.tolist()))[:most]

    def statement_parts(self, analysed: AnalysedQuery) -> StatementParts:
        """What speaks for each statement that is found, to fit the weights of the ranking by.

        Raises:
            BuildError: nothing can be found in the period.
        """
        candidates = self._candidates(analysed, frozenset())
        if candidates is None:
            raise BuildError("There is no statement in this period")
        ranked = candidates.ranked
        foreign = self._foreign(analysed, ranked.rows)
        return parts_of(ranked, candidates.terms.statements(analysed.topical, ranked.rows, foreign))

    def _candidates(self, analysed: AnalysedQuery, hidden: frozenset[int]) -> _Candidates | None:
        """Both arms over the slice, statements ranked as wholes; None where the slice is empty."""
        if analysed.rows[0] == analysed.rows[1]:
            return None
        within = self._without(hidden)
        phrases = self._phrases(analysed, within)
        vector = self._encoder.encode_question(analysed.query.text)
        demanded = np.array(sorted(phrases.spans), dtype=np.int64)
        rows = demanded if demanded.size else self._best_of_arms(analysed, vector, within)
        terms = TermMatches(self.snapshot, rows)
        weights = self._weights.known if analysed.known_script else self._weights.unknown
        fused = fuse(
            rows,
            self.snapshot.dense.scores(vector, rows),
            terms.scores(analysed.words, self.settings.neighbour_weight),
            self._foreign(analysed, rows),
            weights,
        )
        foreign = self._foreign(analysed, fused.rows)
        statements = terms.statements(analysed.topical, fused.rows, foreign)
        return _Candidates(within, phrases, by_statement(fused, statements, weights), terms)

    def _foreign(self, analysed: AnalysedQuery, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each row is in another language than the question, as far as that is known."""
        if not analysed.langs:
            return np.zeros(len(rows), dtype=np.bool_)
        return self.snapshot.in_other_languages(rows, analysed.langs)

    def is_foreign(self, analysed: AnalysedQuery) -> bool:
        """Whether the encoder does not know a question's script, but that of most statements."""
        if analysed.known_script:
            return False
        if self._knows_most is None:
            numbers = self.snapshot.record_numbers()
            step = max(numbers.size // _SAMPLE, 1)
            known = [self._encoder.knows(self.archive.text(int(n))) for n in numbers[::step]]
            self._knows_most = 2 * sum(known) > len(known)
        return self._knows_most

    def _phrases(self, analysed: AnalysedQuery, within: Within) -> PhraseMatches:
        """Where the demanded phrases stand: in the best rows, or the newest or oldest ones."""
        query, rows = analysed.query, analysed.rows
        if not query.phrases:
            return PhraseMatches({})
        wanted: NDArray[np.floating]
        if analysed.is_its_phrases and query.order is not None:
            days = self.snapshot.rows["day"][rows[0] : rows[1]].astype(np.float64)
            newest = query.order is Order.LATEST
            # the undated, whose day is 0, come last both ways
            wanted = days if newest else np.where(days > 0, -days, -np.inf)
        else:
            scores = lexical_search.scores(self.snapshot.lexical, analysed.words, rows)
            wanted = scores[rows[0] : rows[1]]
        search = PhraseSearch(self.snapshot, self.archive, self.tokenizer, rows, wanted)
        return search.find(query.phrases, LOOKED_AT, within)

    def _without(self, records: frozenset[int]) -> Within:
        """Which rows are searched, those of ``records`` left out."""
        if not records:
            return self.within
        others = np.isin(self.snapshot.rows["record"], sorted(records), invert=True)
        return others if self.within is None else others & self.within

    def _best_of_arms(
        self, analysed: AnalysedQuery, vector: Vector, within: Within
    ) -> NDArray[np.int64]:
        """The best rows of both arms, ascending."""
        most, rows = self.settings.candidates, analysed.rows
        dense = self.snapshot.dense.search(vector, rows, most, within)
        best = lexical_search.best(self.snapshot.lexical, analysed.words, rows, most, within)
        return np.union1d(dense.rows, best.rows)
