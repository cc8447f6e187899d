"""The best windows of the best statements, read: which of them answer, and how surely.

The search finds statements and weighs sentences by their words and vectors; the reader reads the
question and a window together. Both go into one probability (``confidence.Model``), since together
they tell better than either does: the reader knows what a sentence says, the search what the whole
archive holds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from retrieval.answer.selection import DOUBT, Selector
from retrieval.answer.sentence_ranking import RankedWindow
from retrieval.answer.statements import Window
from retrieval.index.chunking import embedded_text
from retrieval.read.protocol import MOST_WINDOWS, Reading
from retrieval.search.analysed_query import AnalysedQuery
from retrieval.search.searcher import Searcher, SearchResult
from retrieval.types import Intent, Span

STATEMENTS = 8
"""With the best hits, whose windows are read."""

_OTHERS = 3  # best windows of other statements that a lead is measured against

POSSIBLE = 0.38
"""Share of the threshold that a window needs to be let in beside a doubtful one, as for hits."""

AT_ONCE = 8
"""Windows after which it is looked whether one surely answers, and whether there is time."""

SURE = 0.95
"""Probability of an answer from which on nothing further is read."""

Features = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReadWindows:
    """Windows that were read, the likeliest answer first.

    Attributes:
        windows: each with the probability that it answers.
        features: of each, for fitting; shape (windows, len(READ_FEATURES)).
        foreign: whether each is in another language than the question.
        threshold: the least probability of an answer.
        far: below which a window is not even near the question.
    """

    windows: tuple[Window, ...]
    features: Features
    foreign: NDArray[np.bool_]
    threshold: float
    far: float

    @property
    def best(self) -> float:
        """Probability that the likeliest of them answers."""
        return self.windows[0].confidence

    def answering(self) -> list[Window]:
        """Those that answer, and the next ones while there is doubt whether any before does."""
        chosen: list[Window] = []
        doubts: dict[int, float] = {}
        for window in self.windows:
            likely = window.confidence >= self.threshold
            doubtful = (
                chosen
                and window.confidence >= POSSIBLE * self.threshold
                and math.prod(doubts.values()) > DOUBT
            )
            if not (likely or doubtful):
                break
            chosen.append(window)
            doubts.setdefault(window.record.number, 1.0 - window.confidence)
        return chosen

    def near(self) -> list[Window]:
        """Those that are near the question, whether or not they answer."""
        return [window for window in self.windows if window.confidence >= self.far]


def is_read(searcher: Searcher, analysed: AnalysedQuery) -> bool:
    """Whether a question is one for the reader: no topic, no wording, no list by date."""
    query = analysed.query
    return (
        searcher.reader is not None
        and searcher.settings.reading_ms > 0
        and searcher.model.reading is not None
        and query.intent is Intent.QUESTION
        and not query.phrases
        and query.order is None
    )


def read_windows(
    searcher: Searcher, analysed: AnalysedQuery, result: SearchResult, selector: Selector
) -> ReadWindows | None:
    """The best windows of a search, read as far as the time allows.

    Args:
        searcher: that has a reader.
        analysed: the question.
        result: what the search brought.
        selector: of windows.

    Returns:
        None where nothing could be read.
    """
    model = searcher.model.reading
    if searcher.reader is None or model is None or not result.hits:
        return None
    candidates = selector.candidates(result, STATEMENTS)[:MOST_WINDOWS]
    hits = _hits_of(searcher, result, candidates)
    texts = [embedded_text(w.record.statement, *w.span) for _, w in candidates]
    end = perf_counter() + searcher.settings.reading_ms / 1000
    readings: list[Reading] = []
    while len(readings) < len(texts):
        some = texts[len(readings) : len(readings) + AT_ONCE]
        read_now = searcher.reader.read(analysed.query.text, some, end - perf_counter())
        readings += read_now
        if not readings:
            return None
        read = candidates[: len(readings)]
        places = hits[: len(readings)]
        features = _features(result, places, read, readings)
        foreign = result.foreign[places]
        chances = model.probabilities(features, foreign)
        if len(read_now) < len(some) or chances.max() >= SURE or perf_counter() >= end:
            break
    order = np.argsort(-chances, kind="stable")
    windows = tuple(
        replace(
            read[at][1],
            confidence=float(chances[at]),
            answer=_in_statement(read[at][1], texts[at], readings[at].span),
        )
        for at in order.tolist()
    )
    threshold = model.threshold_for(foreign)
    # the share of the threshold that the search has for its own hits
    far = threshold * result.far / result.threshold if result.threshold else 0.0
    return ReadWindows(windows, features[order], foreign[order], threshold, far)


def _hits_of(
    searcher: Searcher, result: SearchResult, candidates: Sequence[tuple[RankedWindow, Window]]
) -> NDArray[np.int64]:
    """The place of the best hit that each window lies in, or of its statement."""
    rows = [hit.row for hit in result.hits]
    records = searcher.snapshot.rows["record"][rows]
    sentences = searcher.snapshot.sentences_in(rows)
    places = []
    for _, window in candidates:
        own = np.flatnonzero(records == window.record.number)
        first = window.statement.first + window.first
        last = window.statement.first + window.last
        inside = own[(sentences[own, 0] <= last) & (sentences[own, 1] > first)]
        places.append(int((inside if inside.size else own)[0]))
    return np.array(places, dtype=np.int64)


def _features(
    result: SearchResult,
    places: NDArray[np.int64],
    read: Sequence[tuple[RankedWindow, Window]],
    readings: Sequence[Reading],
) -> Features:
    scores = np.array([one.score for one in readings])
    ranked = np.array([one.score for one, _ in read])
    records = np.array([window.record.number for _, window in read])
    return np.column_stack(
        [result.features[places], scores, _leads(scores, records), ranked - ranked.max()]
    )


def _leads(scores: Features, records: NDArray[np.int64]) -> Features:
    """What each score has over the best of other statements; 0 where there are none."""
    leads = np.zeros(len(scores))
    for place, score in enumerate(scores):
        others = np.sort(scores[records != records[place]])[-_OTHERS:]
        if others.size:
            leads[place] = score - others.mean()
    return leads


def _in_statement(window: Window, text: str, span: Span | None) -> Span | None:
    """A span of what was read as one of the statement's text."""
    if span is None:
        return None
    start, end = window.span
    shift = start - (len(text) - (end - start))
    return span[0] + shift, span[1] + shift
