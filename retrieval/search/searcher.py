"""One build of the index, searched: an analysed query to hits with confidences."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache, partial
from threading import local

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.question_languages import languages_of
from retrieval.analysis.stretches import LONG
from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.encode.protocol import Encoder, Vector
from retrieval.errors import BuildError
from retrieval.index import lexical_search
from retrieval.index.ranked import Ranked
from retrieval.index.snapshot import Snapshot, Within
from retrieval.read.protocol import Reader
from retrieval.remembered import Remembered
from retrieval.search.abbreviations import Abbreviations
from retrieval.search.analysed_query import AnalysedQuery, analyse
from retrieval.search.closeness import Closeness
from retrieval.search.confidence import CAREFUL, Model, WordsHeld, measure, model_for
from retrieval.search.credits import Credits
from retrieval.search.document_ranking import StatementParts, by_statement, parts_of
from retrieval.search.fusion import fuse
from retrieval.search.no_encoder import NoEncoder
from retrieval.search.phrases import PhraseMatches, PhraseSearch
from retrieval.search.ranking_weights import weights_for
from retrieval.search.term_matches import TermMatches
from retrieval.search.topic_search import (
    BRIEF,
    OnTopic,
    looked_at,
    rows_with_all_words,
    settled,
)
from retrieval.search.word_forms import WordForms
from retrieval.settings import RetrievalSettings
from retrieval.types import Hit, Intent, Named, Order, Period, Query, Record, Span

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

TOPIC_REACH = 5
"""Rows with all words of a topic that are judged, for each candidate that an arm may bring."""

_FAR = 0.3
"""Share of the least confidence of an answer below which a passage is not near."""

_READ = 24  # hits in which a topic's words are looked for side by side
_UNREAD = 0.5
_KEPT = 50_000_000  # characters of texts that were read for that and are kept for the answer

_OWN_LANGUAGE = 0.25  # share of the statements

_SAMPLE = 200
"""Statements that tell which script an archive is in."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search brought.

    Attributes:
        hits: best first.
        confidences: probability that each hit answers, in the order of ``hits``.
        phrase_spans: for hits of an exact-phrase search, by row, the phrases' spans in the record.
        missing_phrases: phrases that occur nowhere in what was searched; the hits are then those
            of a search that demands none.
        phrases_apart: all of them where each occurs, but in no statement together; the hits are
            then those of statements with one of them.
        features: of each hit, for fitting; shape (hits, number of features).
        foreign: whether each hit is in another language than the question, shape (hits,).
        threshold: the least confidence of an answer.
        others: the candidates after the hits, best first, which are no quotes by themselves.
        on_topic: the statements that speak of a topic; None for a question.
        far: the confidence below which a hit is not even near the question.
        read: records that were read already, by number.
    """

    hits: tuple[Hit, ...]
    confidences: tuple[float, ...]
    phrase_spans: dict[int, tuple[Span, ...]]
    missing_phrases: tuple[str, ...]
    features: NDArray[np.float64]
    foreign: NDArray[np.bool_]
    threshold: float = 1.0
    others: Ranked | None = None
    on_topic: OnTopic | None = None
    phrases_apart: tuple[str, ...] = ()
    far: float = 0.0
    read: Mapping[int, Record] = field(default_factory=dict)

    @property
    def has_its_phrases(self) -> bool:
        """Whether the hits hold all the exact phrases that were demanded, if any were."""
        return not self.missing_phrases and not self.phrases_apart


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What both arms brought for one query, ranked and not judged yet.

    Attributes:
        within: which rows of the build were searched.
        phrases: where the demanded phrases stand.
        ranked: every candidate, best first.
        terms: where the words asked about stand in the candidates.
        beyond: rows that hold all words of a topic and are no candidates, there being so many.
    """

    within: Within
    phrases: PhraseMatches
    ranked: Ranked
    terms: TermMatches
    beyond: NDArray[np.int64]


class _Local(local):
    """What each thread has of its own."""

    tokenizer: Tokenizer | None = None
    forms: WordForms | None = None


class Searcher:
    """Answers from one build, whatever is published meanwhile.

    Args:
        snapshot: the build.
        archive: where its records' texts are.
        encoder: the one the build was made with.
        settings: candidates and weights.
        model: what decides whether a hit answers; None for the shipped one.
        reader: of the best windows; None where the search's own confidence decides.

    Attributes:
        within: which rows are searched at all; None for every one.
        remembered: what was found out for the last questions.
        is_by_words: whether words alone find and judge.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a searcher is made of
        self,
        snapshot: Snapshot,
        archive: Archive,
        encoder: Encoder,
        settings: RetrievalSettings,
        model: Model | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.archive = archive
        self.settings = settings
        self.model: Model = model or model_for(encoder.fingerprint)
        self._careful = model_for(CAREFUL)
        self.reader = reader
        self.within: Within = None
        self.is_by_words = False
        self._encoder = encoder
        self._knows_most: bool | None = None
        self._credits: Credits | None = None
        self.remembered = Remembered()
        self._local = _Local()
        self._weights = weights_for(encoder.fingerprint)

    def only(self, records: Collection[int]) -> "Searcher":
        """The same searcher over these records alone, as if the build held no others."""
        return self.among(np.isin(self.snapshot.rows["record"], list(records)))

    def among(self, rows: NDArray[np.bool_]) -> "Searcher":
        """The same searcher over these passages alone, as if the build held no others."""
        other = copy(self)
        other.within = rows if self.within is None else rows & self.within
        return other

    def without(self, excluded: Collection[Period]) -> "Searcher":
        """The same searcher without the statements of these times; the undated stay."""
        if not excluded:
            return self
        others = np.ones(len(self.snapshot), dtype=np.bool_)
        for low, high in map(self.snapshot.slice, excluded):
            others[low:high] = False
        return self.among(others)

    def reaching(self, candidates: int) -> "Searcher":
        """The same searcher whose arms bring so many candidates each."""
        other = copy(self)
        other.settings = replace(self.settings, candidates=candidates)
        return other

    def unread(self) -> "Searcher":
        """The same searcher without a reader: for what need not answer, only be near."""
        other = copy(self)
        other.reader = None
        return other

    def by_words(self) -> "Searcher":
        """The same searcher without its encoder and reader, for as long as these are being made.

        As for a question in a script that the encoder was not trained on, words decide.
        """
        other = self.unread()
        other.is_by_words = True
        nobody = NoEncoder(self._encoder, self.snapshot.manifest.dimension)
        other._encoder = nobody  # noqa: SLF001 - of the same class
        return other

    def read_by(self, reader: Reader, milliseconds: int) -> "Searcher":
        """The same searcher, whose best windows are read for so long."""
        other = copy(self)
        other.reader = reader
        other.settings = replace(self.settings, reading_ms=milliseconds)
        return other

    def judging_by(self, model: Model) -> "Searcher":
        """The same searcher, which tells answers by another model."""
        other = copy(self)
        other.model = model
        return other

    def credits(self) -> Credits:
        """Whose words the build holds, read from the archive at the first question for them."""
        if self._credits is None:
            numbers = self.snapshot.record_numbers()
            self._credits = Credits(self.archive.credits(numbers.tolist()))
        return self._credits

    def has_words_of(self, named: Named) -> bool:
        """Whether somebody of a name is the speaker of a statement, or speaks in one."""
        held = self.credits()
        found = held.speakers(named, self.tokenizer), held.voices(named, self.tokenizer)
        return any(one.records for one in found)

    def has_phrase(self, phrase: str) -> bool:
        """Whether a statement has words as they stand."""
        asked = Query(phrase, phrase, phrases=(phrase,))
        return bool(self.find(self.analyse(asked), most=1).phrase_spans)

    def text_of(self, row: int) -> str:
        """The text of a passage."""
        passage = self.snapshot.passage(row)
        return self.archive.text(passage.record)[passage.start : passage.end]

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

    @property
    def forms(self) -> WordForms:
        """This thread's forms of the build's words."""
        if self._local.forms is None:
            self._local.forms = WordForms(self.snapshot, self.tokenizer)
        return self._local.forms

    def analyse(self, query: Query) -> AnalysedQuery:
        """The query's words as this build weighs them."""
        explained = Abbreviations(self.snapshot, self.archive, self.tokenizer)
        return analyse(query, self.forms, self._encoder, explained)

    def speaks_language_of(self, query: Query) -> bool:
        """Whether much of the build is in a language that a question may be in.

        Otherwise a word that the build does not hold may only have another name there.
        """
        langs = languages_of(query.question)
        return not langs or self.snapshot.share_in(langs) >= _OWN_LANGUAGE

    def has_whole(self, words: Iterable[str]) -> bool:
        """Whether the encoder was given one of the words whole, and not only its parts."""
        return 1 in self._encoder.count_tokens(list(words))

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
        by_topic = analysed.query.intent is Intent.TOPIC
        hits = candidates.ranked if by_topic else candidates.ranked[:most]
        own = candidates.terms.own(analysed.topical, hits.rows)
        close, read = self._close(analysed, hits.rows, own)
        features = measure(
            hits,
            WordsHeld(
                idf=np.array(list(analysed.topical.values())),
                near=candidates.terms.near(analysed.topical, hits.rows),
                unseen=candidates.terms.unseen(analysed.topical, analysed.rows, candidates.within),
                own=own,
                close=close,
                rows=len(self.snapshot),
            ),
            self.snapshot.rows["record"][hits.rows],
            self.snapshot.wordings_in(hits.rows),
        )
        model = self._model_of(analysed)
        foreign = self._foreign(analysed, hits.rows)
        judged = model.probabilities(features, foreign)
        if by_topic:
            judged = settled(
                analysed, judged, _all(own), close, self._brief(hits.rows), model.threshold
            )
        confidences = tuple(map(float, judged))
        missing = candidates.phrases.missing
        apart = candidates.phrases.apart
        if analysed.is_its_phrases and not missing and not apart:
            # the words that were asked for are there: there is no doubt left to measure
            confidences = (1.0,) * len(hits)
        return SearchResult(
            hits=tuple(hits),
            confidences=confidences,
            phrase_spans=candidates.phrases.spans,
            missing_phrases=missing,
            phrases_apart=apart,
            features=features,
            foreign=foreign,
            threshold=model.threshold,
            # without a cosine there is no telling how far it is
            far=_FAR * model.threshold if "cosine" in model.features else 0.0,
            others=candidates.ranked[len(hits) :],
            on_topic=self._on_topic(hits, confidences, model.threshold, candidates.beyond)
            if by_topic
            else None,
            read=read,
        )

    def _close(
        self, analysed: AnalysedQuery, rows: NDArray[np.int64], own: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], dict[int, Record]]:
        """How near to each other a topic's words stand in the best hits that hold them all.

        Of the other hits that do, a middling nearness is assumed.

        Returns:
            The nearness in each hit, and some of the records that were read for it.
        """
        kept: dict[int, Record] = {}
        joint = analysed.joint
        complete = _all(own) if analysed.topical else np.zeros(len(rows), dtype=np.bool_)
        close = np.where(complete, 1.0 if len(analysed.topical) == 1 else _UNREAD, 0.0)
        if analysed.query.intent is Intent.TOPIC and len(analysed.topical) > 1:
            words = [
                [t for one in held for t in (joint[one].tokens if one in joint else (one,))]
                for held in analysed.topical
            ]
            nearness = Closeness(words, self.tokenizer)
            read = self._wanted_first(rows, complete, analysed.query.order)[:_READ]
            passages = {place: self.snapshot.passage(int(rows[place])) for place in read}
            left = _KEPT
            for number in dict.fromkeys(one.record for one in passages.values()):
                # one by one: all together, long texts would take much memory
                record = self.archive.records([number])[number]
                left -= len(record.statement.text)
                if left >= 0:
                    kept[number] = record
                for place, passage in passages.items():
                    if passage.record == number:
                        text = record.statement.text[passage.start : passage.end]
                        text = f"{record.statement.title}\n{text}"
                        close[place] = nearness.of(text)
        return close, kept

    def _brief(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each passage is no more than a sentence or two."""
        held = self.snapshot.rows[rows]
        brief: NDArray[np.bool_] = held["end"] - held["start"] <= BRIEF
        return brief

    def _wanted_first(
        self, rows: NDArray[np.int64], chosen: NDArray[np.bool_], order: Order | None
    ) -> list[int]:
        """Places of chosen hits: the best first, or the oldest or newest, the undated last."""
        places = np.flatnonzero(chosen)
        if order is not None:
            days = self.snapshot.rows["day"][rows[places]].astype(np.int64)
            days = np.where(
                days > 0, -days if order is Order.LATEST else days, np.iinfo(np.int64).max
            )
            places = places[np.argsort(days, kind="stable")]
        found: list[int] = places.tolist()
        return found

    def _model_of(self, analysed: AnalysedQuery) -> Model:
        """What judges the hits of a question, or of a topic."""
        model = self.model if analysed.known_script else self._careful
        return model.topic if analysed.query.intent is Intent.TOPIC and model.topic else model

    def _on_topic(
        self,
        hits: Ranked,
        confidences: tuple[float, ...],
        threshold: float,
        beyond: NDArray[np.int64],
    ) -> OnTopic:
        """The statements that speak of a topic: none where no hit does."""
        sure = hits.rows[np.array(confidences) >= threshold]
        return OnTopic.of_rows(self.snapshot, np.union1d(sure, beyond) if sure.size else sure)

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
        vector = self._encoder.encode_question(analysed.query.wanted)
        demanded = np.array(sorted(phrases.spans), dtype=np.int64)
        rows, beyond = demanded, np.empty(0, dtype=np.int64)
        if not demanded.size:
            rows = self._best_of_arms(analysed, vector, within)
            if analysed.query.intent is Intent.TOPIC:
                rows, beyond = self._with_all_words(analysed, rows, within)
        terms = TermMatches(self.snapshot, rows, analysed.joint)
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
        ranked = by_statement(fused, statements, weights)
        return _Candidates(within, phrases, ranked, terms, beyond)

    def _with_all_words(
        self, analysed: AnalysedQuery, rows: NDArray[np.int64], within: Within
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The best rows with those that hold all words of a topic; of these, the ones left out."""
        holding = rows_with_all_words(analysed, self.snapshot, within)
        most = TOPIC_REACH * self.settings.candidates
        worth = cache(partial(self.snapshot.lexical.weights, rows=holding))
        words, size = analysed.words, holding.size
        scores = partial(lexical_search.scores_among, words, worth, size)
        chosen = looked_at(holding, scores, analysed.query.order, most)
        together = np.union1d(rows, chosen)
        return together, np.setdiff1d(holding, together, assume_unique=True)

    def _foreign(self, analysed: AnalysedQuery, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each row is in another language than the question, as far as that is known."""
        if not analysed.langs:
            return np.zeros(len(rows), dtype=np.bool_)
        return self.snapshot.in_other_languages(rows, analysed.langs)

    @property
    def fingerprint(self) -> str:
        """Of the encoder: vectors of one fingerprint may be compared."""
        return self._encoder.fingerprint

    def vector_of(self, question: str) -> Vector:
        """What the encoder makes of a question."""
        return self._encoder.encode_question(question)

    def is_foreign(self, analysed: AnalysedQuery) -> bool:
        """Whether the encoder does not know a question's script, but that of most statements."""
        if analysed.known_script:
            return False
        if self._knows_most is None:
            numbers = self.snapshot.record_numbers()
            step = max(numbers.size // _SAMPLE, 1)
            known = [self._encoder.knows(self.archive.text(int(n))[:LONG]) for n in numbers[::step]]
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
        if self.is_by_words:
            return np.sort(self.snapshot.words.best(analysed.words, rows, most, within).rows)
        dense = self.snapshot.dense.search(vector, rows, most, within)
        best = self.snapshot.words.best(analysed.words, rows, most, within)
        return np.union1d(dense.rows, best.rows)


def _all(held: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each hit holds every word, shape (hits,)."""
    return np.asarray(held.all(axis=1))
