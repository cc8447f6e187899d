"""One snapshot of the archive, searched: a Query to hits with confidences."""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from threading import local

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import Archive
from retrieval.attributions import Attributions
from retrieval.confidence import CAREFUL, Model, Words, measure, model_for
from retrieval.embedding import Encoder, Vector
from retrieval.fusion import fuse
from retrieval.lexical import LexicalIndex, Scores
from retrieval.phrases import PhraseSearch, Places
from retrieval.ranked import Ranked
from retrieval.sentences import Span
from retrieval.settings import RetrievalSettings
from retrieval.snapshot import Snapshot, Within
from retrieval.statement_ranking import Statements, by_statement
from retrieval.tokens import Tokenizer, own_tokens
from retrieval.types import Hit, Order, Query

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

_MOSTLY = 0.5
"""Share of the weight of a question's words that makes its exact phrases the question itself."""

_SAMPLE = 200
"""Statements that tell which script an archive is in."""

Weighed = Mapping[tuple[str, ...], float]
"""The question's words, each as its tokens, with their idf."""


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
        topical: what is asked about, with the weight of each word.
        places: of the phrases that were demanded.
        ranked: every candidate.
        certain: whether the query is about nothing much beside its phrases.
    """

    rows: tuple[int, int]
    within: Within
    topical: Weighed
    places: Places
    ranked: Ranked
    certain: bool = False


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
        hits = search.ranked[:most]
        if not len(hits):
            return Found((), (), {}, search.places.missing, np.empty((0, 0)))
        records = self.snapshot.rows["record"][hits.rows]
        words = self._words(search.topical, hits.rows, search.rows, search.within)
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
        rows = self._search(query, frozenset()).ranked.rows
        return list(dict.fromkeys(self.snapshot.rows["record"][rows].tolist()))[:most]

    def _search(self, query: Query, hidden: frozenset[int]) -> _Search:
        """Both arms over the slice, statements ranked as wholes."""
        rows = self.snapshot.slice(query.period)
        within = self._without(hidden)
        if rows[0] == rows[1]:
            return _Search(rows, within, {}, Places({}, query.phrases), fuse([], [], [], 1.0))
        lexical = self._scores(self.tokenizer.words(query.text, keyed=True), rows)
        certain = bool(query.phrases) and self._is_its_phrases(query)
        places = self._places(query, rows, lexical, within, by_date=certain)
        # words of asking ("statement", "say") say nothing of whether a hit answers
        words = self.tokenizer.topical(query.text, keyed=True)
        topical = {word: self.idf(word) for word in words}
        vector = self._encoder.encode_question(query.text)
        fused = self._fused(query.text, vector, lexical, rows, sorted(places.spans), within)
        weight = self._dense_weight(query.text)
        ranked = by_statement(fused, self._statements(topical, fused.rows), weight)
        return _Search(rows, within, topical, places, ranked, certain=certain)

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

    def _scores(self, words: Sequence[tuple[str, ...]], rows: tuple[int, int]) -> Scores:
        """BM25 of the rows of a slice; another spelling counts where the word does not stand."""
        own = [own_tokens(word) for word in words]
        scores = self.snapshot.lexical.scores([token for tokens in own for token in tokens], rows)
        for word, tokens in sorted(set(zip(words, own, strict=True))):
            if word != tokens:
                self.snapshot.lexical.scores_instead(scores, word[-1], tokens, rows)
        return scores

    def _is_its_phrases(self, query: Query) -> bool:
        """Whether a question is about nothing much beside its exact phrases."""
        inside = {word for phrase in query.phrases for word in self.tokenizer.words(phrase)}
        weights = {word: self.idf(word) for word in self.tokenizer.topical(query.text)}
        held = sum(weight for word, weight in weights.items() if word in inside)
        return held >= _MOSTLY * sum(weights.values())

    def _places(
        self,
        query: Query,
        rows: tuple[int, int],
        lexical: Scores,
        within: Within,
        *,
        by_date: bool,
    ) -> Places:
        """Where the demanded phrases stand: in the best rows, or the newest or oldest ones."""
        if not query.phrases:
            return Places({})
        wanted: NDArray[np.floating] = lexical[rows[0] : rows[1]]
        if by_date and query.order is not None:
            days = self.snapshot.rows["day"][rows[0] : rows[1]].astype(np.float64)
            newest = query.order is Order.LATEST
            # the undated, whose day is 0, come last both ways
            wanted = days if newest else np.where(days > 0, -days, -np.inf)
        search = PhraseSearch(self.snapshot, self.archive, self.tokenizer, rows, wanted)
        return search.find(query.phrases, LOOKED_AT, within)

    def _without(self, records: frozenset[int]) -> Within:
        """Which rows are searched, those of ``records`` left out."""
        if not records:
            return self.within
        others = np.isin(self.snapshot.rows["record"], sorted(records), invert=True)
        return others if self.within is None else others & self.within

    def _fused(  # noqa: PLR0913, PLR0917 - both arms, in what they search
        self,
        text: str,
        vector: Vector,
        lexical: Scores,
        rows: tuple[int, int],
        demanded: Sequence[int],
        within: Within,
    ) -> Ranked:
        allowed = np.asarray(demanded, dtype=np.int64)
        if not demanded:
            most = self.settings.candidates
            dense = self.snapshot.dense.search(vector, rows, most, within)
            scores = lexical if within is None else np.where(within, lexical, np.float32(0))
            best = LexicalIndex.best(scores, rows, most)
            allowed = np.union1d(dense.rows, best.rows)
        cosines = self.snapshot.dense.scores(vector, allowed)
        words = self._in_context(text, lexical, allowed)
        return fuse(allowed, cosines, words, self._dense_weight(text))

    def _dense_weight(self, text: str) -> float:
        known = self._encoder.knows(text)
        return self.settings.dense_weight if known else self.settings.unknown_script_weight

    def _statements(self, words: Weighed, rows: NDArray[np.int64]) -> Statements:
        """The statement of each row and how many of the question's words it holds."""
        first, after = self.snapshot.statement_rows(rows)
        # of another type, every posting would be converted first
        begins, ends = first.astype(np.int32), after.astype(np.int32)
        weights = np.array(list(words.values()))
        held = np.zeros((len(words), rows.size), dtype=np.bool_)
        for place, word in enumerate(words):
            for token in word:
                posting = self.snapshot.lexical.rows(token)
                if posting.size:
                    at = posting.searchsorted(begins)
                    held[place] |= (at < posting.size) & (posting.take(at, mode="clip") < ends)
        coverage = weights @ held / max(float(weights.sum()), 1e-9)
        return Statements(self.snapshot.rows["record"][rows], after - first, coverage)

    def _in_context(self, text: str, lexical: Scores, rows: NDArray[np.int64]) -> Scores:
        """BM25 of rows, with a part of what their neighbours in the statement hold instead.

        A statement is cut into passages where it suits the encoder; a question's words may stand
        on both sides of a cut.
        """
        around = np.concatenate((rows, *self._beside(rows)))
        found = lexical[rows].astype(np.float32)
        for token in sorted({t for word in self.tokenizer.words(text) for t in word}):
            own, before, after = self.snapshot.lexical.weights(token, around).reshape(3, -1)
            beside = np.maximum(before, after)
            found += np.maximum(self.settings.neighbour_weight * beside - own, 0)
        return found

    def _words(
        self,
        words: Weighed,
        hits: NDArray[np.int64],
        rows: tuple[int, int],
        within: Within,
    ) -> Words:
        lexical = self.snapshot.lexical
        around = np.concatenate((hits, *self._beside(hits)))
        ends = np.asarray(rows, dtype=np.int32)
        near = np.zeros((hits.size, len(words)), dtype=np.bool_)
        unseen = np.ones(len(words), dtype=np.bool_)
        for place, tokens in enumerate(words):
            for token in tokens:
                near[:, place] |= lexical.holds(token, around).reshape(3, -1).any(axis=0)
                posting = lexical.rows(token)
                low, high = posting.searchsorted(ends)
                seen = posting[low:high]
                unseen[place] &= not (seen if within is None else seen[within[seen]]).size
        return Words(np.array(list(words.values())), near, unseen)

    def _beside(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The rows before and after each in its statement; the row itself where there is none."""
        records = self.snapshot.rows["record"]
        before, after = np.maximum(rows - 1, 0), np.minimum(rows + 1, len(records) - 1)
        return (
            np.where(records[before] == records[rows], before, rows),
            np.where(records[after] == records[rows], after, rows),
        )
