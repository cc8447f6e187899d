"""One snapshot of the archive, searched: a Query to hits with confidences."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass, replace
from threading import local

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.tokens import Tokenizer, own_tokens
from retrieval.archive.store import Archive
from retrieval.encode.protocol import (
    Encoder,
    Vector,
)
from retrieval.index.ranked import Ranked
from retrieval.index.snapshot import Snapshot, Within
from retrieval.search import lexical_search
from retrieval.search.confidence import CAREFUL, Model, WordsHeld, measure, model_for
from retrieval.search.document_ranking import by_statement
from retrieval.search.fusion import fuse
from retrieval.search.lexical_search import QuestionWords
from retrieval.search.phrases import PhraseSearch, Places
from retrieval.search.speakers import Attributions
from retrieval.search.term_matches import Standing, Weighed
from retrieval.settings import RetrievalSettings
from retrieval.types import Hit, Order, Query, Span

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

_MOSTLY = 0.5
"""Share of the weight of a question's words that makes its exact phrases the question itself."""

_SAMPLE = 200
"""Statements that tell which script an archive is in."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought.

    Attributes:
        hits: best first.
        confidences: probability that each hit answers, in the order of ``hits``.
        places: for hits of an exact-phrase search, by row, the phrases' spans in the record.
        missing_phrases: phrases that occur nowhere in what was searched, or never together; the
            hits are then those of a search that demands none.
        features: of each hit, for fitting; shape (hits, number of features).
        threshold: the least confidence of an answer.
        others: the candidates after the hits, best first, which are no quotes by themselves.
    """

    hits: tuple[Hit, ...]
    confidences: tuple[float, ...]
    places: dict[int, tuple[Span, ...]]
    missing_phrases: tuple[str, ...]
    features: NDArray[np.float64]
    threshold: float = 1.0
    others: Ranked | None = None


@dataclass(frozen=True, slots=True)
class _Search:
    """What was searched for one query and what it brought, not judged yet.

    Attributes:
        rows: the slice.
        within: which of its rows were searched.
        places: of the phrases that were demanded.
        ranked: every candidate.
        topical: what is asked about, with the weight of each word.
        standing: where those words stand in the candidates.
        certain: whether the query is about nothing much beside its phrases.
    """

    rows: tuple[int, int]
    within: Within
    places: Places
    ranked: Ranked
    topical: Weighed
    standing: Standing
    certain: bool


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
        self._attributions: Attributions | None = None
        self._local = local()

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

    def attributions(self) -> Attributions:
        """Whose words the build holds, read from the archive at the first question for them."""
        if self._attributions is None:
            numbers = self.snapshot.record_numbers()
            self._attributions = Attributions(self.archive.credits(numbers.tolist()))
        return self._attributions

    def showing(self, quotes: int) -> "Searcher":
        """The same searcher, whose answers have up to that many quotes."""
        other = copy(self)
        other.settings = replace(self.settings, quotes=quotes)
        return other

    @property
    def tokenizer(self) -> Tokenizer:
        """This thread's tokenizer."""
        tokenizer: Tokenizer | None = getattr(self._local, "tokenizer", None)
        if tokenizer is None:
            tokenizer = Tokenizer(transliteration=self.settings.transliteration)
            self._local.tokenizer = tokenizer
        return tokenizer

    def find(
        self, query: Query, *, most: int = LOOKED_AT, hidden: frozenset[int] = frozenset()
    ) -> Found:
        """The best hits for a query inside its period.

        Args:
            query: what to search for.
            most: hits at the most.
            hidden: records to search as if they were not there, for measuring silence.
        """
        search = self._search(query, hidden)
        if search is None or not len(search.ranked):
            missing = query.phrases if search is None else search.places.missing
            return Found((), (), {}, missing, np.empty((0, 0)))
        hits = search.ranked[:most]
        records = self.snapshot.rows["record"][hits.rows]
        topical = search.topical
        words = WordsHeld(
            np.array(list(topical.values())),
            search.standing.near(topical, hits.rows),
            search.standing.unseen(topical, search.rows, search.within),
        )
        features = measure(hits, words, records)
        model = self.model if self._encoder.knows(query.text) else self._careful
        confidences = tuple(map(float, model.probabilities(features)))
        if search.certain and not search.places.missing:
            # the words that were asked for are there: there is no doubt left to measure
            confidences = (1.0,) * len(hits)
        return Found(
            hits=tuple(hits),
            confidences=confidences,
            places=search.places.spans,
            missing_phrases=search.places.missing,
            features=features,
            threshold=model.threshold,
            others=search.ranked[most:],
        )

    def records(self, query: Query, most: int) -> list[int]:
        """The records of the best statements for a query, best first, without a confidence."""
        search = self._search(query, frozenset())
        if search is None:
            return []
        records = self.snapshot.rows["record"][search.ranked.rows]
        return list(dict.fromkeys(records.tolist()))[:most]

    def _search(self, query: Query, hidden: frozenset[int]) -> _Search | None:
        """Both arms over the slice, statements ranked as wholes; None where the slice is empty."""
        rows = self.snapshot.slice(query.period)
        if rows[0] == rows[1]:
            return None
        within = self._without(hidden)
        words = self.tokenizer.words(query.text, keyed=True)
        certain = bool(query.phrases) and self._is_its_phrases(query)
        places = self._places(query, words, rows, within, by_date=certain)
        # words of asking ("statement", "say") say nothing of whether a hit answers
        topical = {word: self.idf(word) for word in self.tokenizer.without_asking(words)}
        vector = self._encoder.encode_question(query.text)
        demanded = np.array(sorted(places.spans), dtype=np.int64)
        found = demanded if demanded.size else self._candidates(vector, words, rows, within)
        standing = Standing(self.snapshot, found)
        weight = self._dense_weight(query.text)
        fused = fuse(
            found,
            self.snapshot.dense.scores(vector, found),
            standing.scores(words, self.settings.neighbour_weight),
            weight,
        )
        ranked = by_statement(fused, standing.statements(topical, fused.rows), weight)
        return _Search(rows, within, places, ranked, topical, standing, certain)

    def is_foreign(self, text: str) -> bool:
        """Whether the encoder does not know a question's script, but that of most statements."""
        if self._encoder.knows(text):
            return False
        if self._knows_most is None:
            numbers = self.snapshot.record_numbers()
            step = max(numbers.size // _SAMPLE, 1)
            known = [self._encoder.knows(self.archive.text(int(n))) for n in numbers[::step]]
            self._knows_most = 2 * sum(known) > len(known)
        return self._knows_most

    def idf(self, word: Sequence[str]) -> float:
        """The weight of a word: that of its commonest token, since any of them finds it."""
        return min(self.snapshot.lexical.idf(token) for token in word)

    def weigh(self, text: str) -> Callable[[str], float]:
        """A measure of sentences: the idf of the words of ``text`` that a sentence holds."""
        words = sorted(set(self.tokenizer.words(text, keyed=True)))
        idf = {token: self.snapshot.lexical.idf(token) for word in words for token in word}

        def weight(sentence: str) -> float:
            held = set(self.tokenizer.indexed(sentence))
            wanted: set[str] = set()
            for word in words:
                # another spelling counts only where the word itself does not stand
                wanted |= held.intersection(own_tokens(word)) or held.intersection(word)
            return sum(idf[token] for token in sorted(wanted))

        return weight

    def _is_its_phrases(self, query: Query) -> bool:
        """Whether a question is about nothing much beside its exact phrases."""
        inside = {word for phrase in query.phrases for word in self.tokenizer.words(phrase)}
        weights = {word: self.idf(word) for word in self.tokenizer.topical(query.text)}
        held = sum(weight for word, weight in weights.items() if word in inside)
        return held >= _MOSTLY * sum(weights.values())

    def _places(
        self,
        query: Query,
        words: QuestionWords,
        rows: tuple[int, int],
        within: Within,
        *,
        by_date: bool,
    ) -> Places:
        """Where the demanded phrases stand: in the best rows, or the newest or oldest ones."""
        if not query.phrases:
            return Places({})
        wanted: NDArray[np.floating]
        if by_date and query.order is not None:
            days = self.snapshot.rows["day"][rows[0] : rows[1]].astype(np.float64)
            newest = query.order is Order.LATEST
            # the undated, whose day is 0, come last both ways
            wanted = days if newest else np.where(days > 0, -days, -np.inf)
        else:
            wanted = lexical_search.scores(self.snapshot.lexical, words, rows)[rows[0] : rows[1]]
        search = PhraseSearch(self.snapshot, self.archive, self.tokenizer, rows, wanted)
        return search.find(query.phrases, LOOKED_AT, within)

    def _without(self, records: frozenset[int]) -> Within:
        """Which rows are searched, those of ``records`` left out."""
        if not records:
            return self.within
        others = np.isin(self.snapshot.rows["record"], sorted(records), invert=True)
        return others if self.within is None else others & self.within

    def _candidates(
        self, vector: Vector, words: QuestionWords, rows: tuple[int, int], within: Within
    ) -> NDArray[np.int64]:
        """The best rows of both arms, ascending."""
        most = self.settings.candidates
        dense = self.snapshot.dense.search(vector, rows, most, within)
        best = lexical_search.best(self.snapshot.lexical, words, rows, most, within)
        return np.union1d(dense.rows, best.rows)

    def _dense_weight(self, text: str) -> float:
        known = self._encoder.knows(text)
        return self.settings.dense_weight if known else self.settings.unknown_script_weight
