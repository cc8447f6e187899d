"""Hits to windows of sentences, in the order in which they may be quoted; no text is read twice.

Everything here is lazy: a statement is read when its window is asked for, and an answer asks for
few. Which statements come at all is decided by confidences and dates alone.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from retrieval.answer.sentence_ranking import RankedWindow, SentenceRanker
from retrieval.answer.statements import FoundStatement, StatementReader, Window
from retrieval.answer.voices import first_words, is_named, spoken, told_apart, touches
from retrieval.answer.windows import finished, lead, together, window_around
from retrieval.index.snapshot import Snapshot, Within
from retrieval.search.searcher import SearchResult
from retrieval.types import Order, Span

_OF_ONE_DAY = 200  # statements of one day that are put in order by id
POSSIBLE = 0.2
"""Chance of answering that a statement needs to be let in beside a doubtful one."""
DOUBT = 0.05
"""Chance that no statement so far answers, above which a further one is let in."""
LOOKED_INTO = 4
"""Statements whose windows compete for a place in the answer."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Selects windows of one build for one question.

    Attributes:
        snapshot: the build.
        reader: of its statements.
        ranker: of their sentences.
        looked_into: statements whose windows compete with each other.
        voices: names of whom each window must hold direct speech; empty where it may be anybody's.
    """

    snapshot: Snapshot
    reader: StatementReader
    ranker: SentenceRanker
    looked_into: int = LOOKED_INTO
    voices: frozenset[str] = frozenset()

    def by_relevance(self, result: SearchResult, least: float) -> Iterator[Window]:
        """Windows of the statements of at least that confidence, the best first."""
        if result.phrase_spans:
            places = self._ranked(result, least)
            return self._voiced(self._around_phrases(result, place) for place in places)
        return self._best_windows(result, self._likely(result, least))

    def by_date(self, result: SearchResult, least: float, order: Order) -> Iterator[Window]:
        """The best window of each dated statement of at least that confidence, by date."""
        best: dict[int, int] = {}
        for place in self._ranked(result, least):
            row = result.hits[place].row
            if self.snapshot.rows["day"][row]:
                best.setdefault(int(self.snapshot.rows["record"][row]), place)
        places = {result.hits[place].row: place for place in best.values()}
        ordered = self._dated(places, order)
        if result.phrase_spans:
            return self._voiced(self._around_phrases(result, places[row]) for row in ordered)
        self.reader.keep(result.read)
        passages = _Passages.of_result(self.snapshot, result)
        records = (int(self.snapshot.rows["record"][row]) for row in ordered)
        windows = (self._windows_of(number, passages, best=True)[:1] for number in records)
        return (window for some in windows for _, window in some)

    def leads(self, rows: tuple[int, int], within: Within, order: Order) -> Iterator[Window]:
        """The first words of the newest or oldest dated statements of a slice."""
        low, high = rows[0], min(rows[1], self.snapshot.manifest.dated_rows)
        # the rows of a statement lie together
        begins = np.flatnonzero(np.diff(self.snapshot.rows["record"][low:high], prepend=-1)) + low
        if within is not None:
            begins = begins[within[begins]]
        for row in self._dated(begins.tolist(), order):
            statement = self.reader.statement(int(self.snapshot.rows["record"][row]))
            text = statement.record.statement.text
            voiced = first_words(statement, self.voices) if self.voices else None
            first, last = voiced or lead(text, statement.spans)
            if voiced or not self.voices:
                run = self._finished(statement, (first, last))
                yield Window(statement, *run, confidence=1.0)

    def _voiced(self, windows: Iterable[Window]) -> Iterator[Window]:
        """Those that hold words of whoever is asked for."""
        return (held for window in windows if (held := self._with_words(window)) is not None)

    def _dated(self, rows: Iterable[int], order: Order) -> Iterator[int]:
        """Rows by their day; those of one day by statement id, whatever the file order was."""
        days = self.snapshot.rows["day"]
        ordered = sorted(rows, key=lambda row: int(days[row]), reverse=order is Order.LATEST)
        for _, same in groupby(ordered, key=lambda row: int(days[row])):
            yield from self._by_id(list(same))

    def _by_id(self, rows: list[int]) -> list[int]:
        if len(rows) == 1 or len(rows) > _OF_ONE_DAY:
            return rows
        records = dict(zip(rows, self.snapshot.rows["record"][rows].tolist(), strict=True))
        ids = self.reader.ids(records.values())
        return sorted(rows, key=lambda row: ids[records[row]])

    def _ranked(self, result: SearchResult, least: float) -> Iterator[int]:
        """Places of hits, best first; equal ones by statement id and place in it."""
        places = [i for i, confidence in enumerate(result.confidences) if confidence >= least]
        for _, group in groupby(places, key=lambda place: result.hits[place].score):
            same = list(group)
            if len(same) > 1:
                rows = {result.hits[place].row: place for place in same}
                same = [rows[row] for row in self._by_id(sorted(rows))]
            yield from same

    def _likely(self, result: SearchResult, least: float) -> list[int]:
        """Records of at least that confidence, best first, and the next ones while there is doubt.

        A statement of less confidence is let in if it may well answer and it is not nearly certain
        that one of those before it does; so a doubtful answer shows what else it may be, and
        nothing that it can hardly be.
        """
        likely: dict[int, float] = {}
        numbers = self.snapshot.rows["record"][[hit.row for hit in result.hits]].tolist()
        for place in self._ranked(result, 0.0):
            number = numbers[place]
            likely[number] = max(likely.get(number, 0.0), result.confidences[place])
        chosen = [number for number, confidence in likely.items() if confidence >= least]
        none_answers = math.prod(1.0 - likely[number] for number in chosen)
        for number, confidence in likely.items() if chosen else ():
            if POSSIBLE <= confidence < least and none_answers > DOUBT:
                chosen.append(number)
                none_answers *= 1.0 - confidence
        return chosen

    def candidates(
        self, result: SearchResult, statements: int
    ) -> list[tuple[RankedWindow, Window]]:
        """Windows of the statements with the best hits, the best first by their sentences.

        Args:
            result: of a search that demanded no phrases.
            statements: whose windows compete; of those that say the same word for word, one.
        """
        best = self._records_once(result)
        self.reader.keep(result.read)
        passages = _Passages.of_result(self.snapshot, result)
        windows = [
            window
            for place, number in enumerate(best[:statements])
            for window in self._windows_of(number, passages, best=place == 0)
        ]
        return sorted(windows, key=lambda one: -one[0].score)

    def _records_once(self, result: SearchResult) -> list[int]:
        """Records of the hits, best first, without those that only repeat what is before them.

        Of somebody's own words each copy counts: in another statement they may be another's.
        """
        rows = np.array([hit.row for hit in result.hits], dtype=np.int64)
        numbers = self.snapshot.rows["record"][rows].tolist()
        wordings = rows if self.voices else self.snapshot.wordings_in(rows)
        first: dict[int, int] = {}
        for place in self._ranked(result, 0.0):
            first.setdefault(int(wordings[place]), numbers[place])
        return list(dict.fromkeys(first.values()))

    def _best_windows(self, result: SearchResult, records: Sequence[int]) -> Iterator[Window]:
        """Windows of the best statements, a few statements at a time."""
        self.reader.keep(result.read)
        passages = _Passages.of_result(self.snapshot, result)
        for begin in range(0, len(records), self.looked_into):
            competing: list[tuple[RankedWindow, Window]] = []
            for place, number in enumerate(records[begin : begin + self.looked_into], begin):
                competing += self._windows_of(number, passages, best=place == 0)
            for _, window in sorted(competing, key=lambda one: -one[0].score):
                yield window

    def _windows_of(
        self, number: int, passages: "_Passages", *, best: bool
    ) -> list[tuple[RankedWindow, Window]]:
        """The windows of one statement, the best first.

        Args:
            number: of the statement's record.
            passages: those that were found.
            best: whether no statement has a better passage.
        """
        statement = self.reader.statement(number)
        scores: dict[int, float] = {}
        confidences: dict[int, float] = {}
        for (first, last), score, confidence in passages.of_record(number):
            for sentence in range(first - statement.first, last - statement.first):
                scores[sentence] = score
                confidences[sentence] = confidence
        windows = [
            (ranked, self._window(statement, ranked, _surest(confidences, ranked)))
            for ranked in self.ranker.windows(statement, scores, best=best)
        ]
        if not self.voices:
            return windows
        chosen: list[tuple[RankedWindow, Window]] = []
        for ranked, window in windows:
            held = self._with_words(window)
            held = self._without_others(held) if held is not None else None
            if held is not None and not any(touches(held.span, [w.span]) for _, w in chosen):
                chosen.append((ranked, held))
        return chosen

    def _with_words(self, window: Window) -> Window | None:
        """A window that holds words of whoever is asked for, if anybody is; None of any other.

        Where it names them and their words are the next sentence, it has that too: X shook her
        head. "No," she said.
        """
        if not self.voices or self._is_voiced(window, window.span):
            return window
        statement, after = window.statement, window.last + 1
        text = statement.record.statement.text
        named = is_named(text[slice(*window.span)], self.voices)
        if not named or after >= len(statement.spans):
            return None
        behind = statement.spans[after]
        apart = "\n\n" in text[window.span[1] : behind[0]]
        held = not apart and self._is_voiced(window, behind)
        return replace(window, last=after) if held else None

    def _without_others(self, window: Window) -> Window | None:
        """A window without the sentences at its ends that hold only another's words.

        Returns:
            None where what is asked about stands in another's words alone.
        """
        statement, spans = window.statement, window.statement.spans
        own, others = told_apart(window.record, self.voices, window.span)
        numbers = range(window.first, window.last + 1)
        apart = {
            number
            for number in numbers
            if touches(spans[number], others) and not touches(spans[number], own)
        }
        if not apart:
            return window
        kept = [number for number in numbers if number not in apart]
        weights = {number: self.ranker.weight(statement, number) for number in numbers}
        if any(weights[one] for one in apart) and not any(weights[one] for one in kept):
            return None
        return replace(window, first=kept[0], last=kept[-1])

    def _is_voiced(self, window: Window, span: Span) -> bool:
        """Whether a stretch of a window's statement holds words of whoever is asked for."""
        return touches(span, spoken(window.record, self.voices, span))

    def _around_phrases(self, result: SearchResult, place: int) -> Window:
        """The best sentences around the demanded phrases of a hit."""
        row = result.hits[place].row
        statement = self.reader.statement(int(self.snapshot.rows["record"][row]))
        must_hold = together(statement.spans, result.phrase_spans[row])
        run = window_around(
            lambda number: self.ranker.weight(statement, number), statement.spans, must_hold
        )
        run = self._finished(statement, run, must_hold)
        return Window(statement, *run, result.confidences[place])

    def _window(self, statement: FoundStatement, ranked: RankedWindow, confidence: float) -> Window:
        run = self._finished(statement, (ranked.first, ranked.last))
        return Window(statement, *run, confidence)

    def _finished(
        self, statement: FoundStatement, run: tuple[int, int], must_hold: Span = (0, 0)
    ) -> tuple[int, int]:
        """Some sentences without a lead-in at their end, or with what it leads into."""
        return finished(
            lambda number: self.ranker.weight(statement, number),
            statement.is_lead_in,
            statement.spans,
            run,
            must_hold,
        )


@dataclass(frozen=True, slots=True)
class _Passages:
    """Hits, and the candidates after them, by record, the best first.

    A candidate is given the confidence of the record's last hit: it is no better than that.

    Attributes:
        records: of each passage.
        sentences: first and one after the last of each, in the build's table of sentences;
            shape (passages, 2).
        scores: of each, 1 for the best of all.
        confidences: of those that are hits.
    """

    records: NDArray[np.int64]
    sentences: NDArray[np.int32]
    scores: NDArray[np.float64]
    confidences: Sequence[float]

    @classmethod
    def of_result(cls, snapshot: Snapshot, result: SearchResult) -> "_Passages":
        """What a search brought; a score is 1 where the passage is the best of all."""
        rows = [hit.row for hit in result.hits]
        scores = np.array([hit.score for hit in result.hits])
        if result.others is not None:
            rows += result.others.rows.tolist()
            scores = np.concatenate((scores, result.others.scores))
        scores += 1.0 - scores.max(initial=-np.inf)
        records = snapshot.rows["record"][rows]
        return cls(records, snapshot.sentences_in(rows), scores, result.confidences)

    def of_record(self, number: int) -> Iterator[tuple[tuple[int, int], float, float]]:
        """The sentences, the score and the confidence of each passage of a record."""
        sure = 0.0
        for place in np.flatnonzero(self.records == number).tolist():
            if place < len(self.confidences):
                sure = self.confidences[place]
            first, last = self.sentences[place].tolist()
            yield (first, last), float(self.scores[place]), sure


def _surest(confidences: Mapping[int, float], window: RankedWindow) -> float:
    return max(confidences[number] for number in range(window.first, window.last + 1))
