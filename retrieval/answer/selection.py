"""Hits to quotes: in order, within their limits, every wording once."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from retrieval.analysis.sentences import sentences
from retrieval.answer.folding import Repeats
from retrieval.answer.found_passages import (
    FoundPassage,
    FoundPassages,
    numbers_inside,
)
from retrieval.answer.sentence_ranking import SecondLook
from retrieval.answer.windows import best_window, together, within
from retrieval.archive.quoting import quote
from retrieval.search.searcher import Found, Searcher
from retrieval.types import Order, Query, Quote, Record, Span

_LEAD_WORDS = 8  # a lead sentence has at least so many words: no dateline, no heading
_LEAD_SENTENCES = 2
_OF_ONE_DAY = 200  # statements of one day that are put in order by id
_POSSIBLE = 0.2  # chance of answering that a statement needs to be let in beside a doubtful one
_DOUBT = 0.05  # chance that no statement so far answers, above which a further one is let in
_LOOKED_INTO = 4  # statements whose windows compete for a place in the answer


Made = tuple[Quote, list[Span]]
"""A quote and the sentences it is made of."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A window of a statement's sentences that may become a quote."""

    record: Record
    sentences: list[Span]
    score: float
    confidence: float


class Selection:
    """Quotes for one query; each statement is read once, and only if it is reached."""

    def __init__(self, searcher: Searcher, query: Query, rows: tuple[int, int]) -> None:
        self._searcher = searcher
        self._settings = searcher.settings
        self._snapshot = searcher.snapshot
        self._query = query
        self._rows = rows
        self._weigh = searcher.weigh(query.text)
        self._look = SecondLook(query.text, searcher.tokenizer, searcher.idf)
        self._repeats = Repeats(searcher.snapshot, searcher.archive, rows, searcher.within)
        self._records: dict[int, Record] = {}
        self._sentences: dict[int, list[Span]] = {}

    def by_relevance(self, found: Found, least: float) -> tuple[Quote, ...]:
        """The best of at least that confidence, few from one statement, no wording twice."""
        quotes: list[Quote] = []
        used: Counter[int] = Counter()
        if found.places:
            candidates = self._made(found, self._ranked(found, least))
        else:
            candidates = self._seen(found, self._likely(found, least))
        for made, spans in candidates:
            if used[made.record] < self._settings.quotes_per_statement:
                if self._repeats.shows(made, spans):
                    continue
                used[made.record] += 1
                quotes.append(self._repeats.show(made, spans))
            if len(quotes) == self._settings.quotes:
                break
        # quotes of one statement stand together, at the place of its best
        places = {made.record: place for place, made in reversed(list(enumerate(quotes)))}
        return tuple(sorted(quotes, key=lambda made: places[made.record]))

    def by_date(self, found: Found, least: float) -> tuple[Quote, ...]:
        """The newest or oldest of at least that confidence, one a statement, none undated."""
        return self._first(self.each_by_date(found, least))

    def each_by_date(self, found: Found, least: float) -> Iterator[Made]:
        """A quote with its sentences from each dated statement of at least that confidence."""
        best: dict[int, int] = {}
        for place in self._ranked(found, least):
            row = found.hits[place].row
            if self._snapshot.rows["day"][row]:
                best.setdefault(self._snapshot.passage(row).record, place)
        ordered = self._dated((found.hits[place].row for place in best.values()), self._query.order)
        places = {found.hits[place].row: place for place in best.values()}
        if found.places:
            return self._made(found, (places[row] for row in ordered))
        passages = FoundPassages(self._snapshot, found)
        records = (self._snapshot.passage(row).record for row in ordered)
        return (self._best_of(n, passages.of(n)) for n in records)

    def leads(self) -> tuple[Quote, ...]:
        """The first words of the newest or oldest dated statements of the slice."""
        low, high = self._rows[0], min(self._rows[1], self._snapshot.manifest.dated_rows)
        # the rows of a statement lie together
        begins = np.flatnonzero(np.diff(self._snapshot.rows["record"][low:high], prepend=-1)) + low
        if self._searcher.within is not None:
            begins = begins[self._searcher.within[begins]]
        ordered = self._dated(begins.tolist(), self._query.order or Order.LATEST)
        return self._first(self._lead(self._snapshot.passage(row).record) for row in ordered)

    def _first(self, made: Iterable[Made]) -> tuple[Quote, ...]:
        quotes: list[Quote] = []
        for one, spans in made:
            if not self._repeats.shows(one, spans):
                quotes.append(self._repeats.show(one, spans))
            if len(quotes) == self._settings.quotes:
                break
        return tuple(quotes)

    def _dated(self, rows: Iterable[int], order: Order | None) -> Iterator[int]:
        """Rows by their day; those of one day by statement id, whatever the file order was."""
        days = self._snapshot.rows["day"]
        ordered = sorted(rows, key=lambda row: int(days[row]), reverse=order is Order.LATEST)
        for _, same in groupby(ordered, key=lambda row: int(days[row])):
            yield from self._by_id(list(same))

    def _by_id(self, rows: list[int]) -> list[int]:
        if len(rows) == 1 or len(rows) > _OF_ONE_DAY:
            return rows
        return sorted(rows, key=lambda row: self._record_of(row).statement.id)

    def _ranked(self, found: Found, least: float) -> Iterator[int]:
        """Places of hits, best first; equal ones by statement id and place in it."""
        places = [i for i, confidence in enumerate(found.confidences) if confidence >= least]
        for _, group in groupby(places, key=lambda place: found.hits[place].score):
            same = list(group)
            if len(same) > 1:
                rows = {found.hits[place].row: place for place in same}
                same = [rows[row] for row in self._by_id(sorted(rows))]
            yield from same

    def _likely(self, found: Found, least: float) -> list[int]:
        """Records of at least that confidence, best first, and the next ones while there is doubt.

        A statement of less confidence is let in if it may well answer and it is not nearly certain
        that one of those before it does; so a doubtful answer shows what else it may be, and
        nothing that it can hardly be.
        """
        likely: dict[int, float] = {}
        numbers = self._snapshot.rows["record"][[hit.row for hit in found.hits]].tolist()
        for place in self._ranked(found, 0.0):
            number = numbers[place]
            likely[number] = max(likely.get(number, 0.0), found.confidences[place])
        chosen = [number for number, confidence in likely.items() if confidence >= least]
        none_answers = math.prod(1.0 - likely[number] for number in chosen)
        for number, confidence in likely.items() if chosen else ():
            if _POSSIBLE <= confidence < least and none_answers > _DOUBT:
                chosen.append(number)
                none_answers *= 1.0 - confidence
        return chosen

    def _seen(self, found: Found, records: Sequence[int]) -> Iterator[Made]:
        """Quotes by a second look into the best statements, a few statements at a time."""
        passages = FoundPassages(self._snapshot, found)
        for begin in range(0, len(records), _LOOKED_INTO):
            found_here: list[_Stretch] = []
            for place, number in enumerate(records[begin : begin + _LOOKED_INTO], begin):
                found_here += self._stretches(number, passages.of(number), best=place == 0)
            # few of them are reached, and only those are made into quotes
            for stretch in sorted(found_here, key=lambda one: -one.score):
                yield from self._quoted(stretch)

    def _best_of(self, number: int, passages: Sequence[FoundPassage]) -> Made:
        """The quote of the best window of a statement."""
        return next(self._quoted(self._stretches(number, passages, best=True)[0]))

    def _stretches(
        self, number: int, passages: Sequence[FoundPassage], *, best: bool
    ) -> list[_Stretch]:
        """The windows of one statement, the best first.

        Args:
            number: of the statement's record.
            passages: those of the statement that were found.
            best: whether no statement has a better passage.
        """
        record = self._record(number)
        spans = self._sentences_of(record)
        texts: dict[int, str] = {}
        scores: dict[int, float] = {}
        sureness: dict[int, float] = {}
        for passage in passages:
            for i in numbers_inside(spans, passage.start, passage.end):
                texts[i] = record.statement.text[spans[i][0] : spans[i][1]]
                scores[i] = passage.score
                sureness[i] = passage.confidence
        return [
            _Stretch(
                record,
                spans[window.first : window.last + 1],
                window.score,
                max(sureness[i] for i in range(window.first, window.last + 1)),
            )
            for window in self._look.windows(record.statement.title, texts, scores, best=best)
        ]

    def _quoted(self, stretch: _Stretch) -> Iterator[Made]:
        """The quote of a window, in two where others said a part of it too."""
        record, whole = stretch.record, stretch.sentences
        chosen = self._shared(record, whole)
        after = whole[whole.index(chosen[-1]) + 1 :]
        # beside what others said too, its own words, if they touch the question
        own = after if any(map(self._weight(record), after)) else []
        for part in filter(None, (chosen, own)):
            yield quote(record, (part[0][0], part[-1][1]), stretch.confidence), part

    def _made(self, found: Found, places: Iterable[int]) -> Iterator[Made]:
        """The quote of each hit, with its sentences."""
        for place in places:
            row = found.hits[place].row
            passage = self._snapshot.passage(row)
            record = self._record_of(row)
            spans = self._sentences_of(record)
            held = found.places.get(row)
            if held:
                must_hold = together(spans, held)
                span = best_window(self._weight(record), spans, must_hold)
            else:
                inside = within(spans, passage.start, passage.end)
                span = best_window(self._weight(record), inside or [(passage.start, passage.end)])
            chosen = within(spans, *span) or [span]
            if not held:
                chosen = self._shared(record, chosen)
            yield quote(record, (chosen[0][0], chosen[-1][1]), found.confidences[place]), chosen

    def _shared(self, record: Record, spans: list[Span]) -> list[Span]:
        """Of sentences to quote, the run that other statements repeat, if that is what answers.

        Boilerplate stands between other sentences each time; without them it is one wording, said
        in many statements, and is shown once.
        """
        weigh = self._weight(record)
        weights = [weigh(span) for span in spans]
        core = weights.index(max(weights))
        holders = self._repeats.holders(record, spans[core])
        if len(holders) < 2 or 2 * weights[core] < sum(weights):
            return spans
        alike = [self._repeats.holders(record, span) == holders for span in spans]
        first = last = core
        while first > 0 and alike[first - 1]:
            first -= 1
        while last + 1 < len(spans) and alike[last + 1]:
            last += 1
        return spans[first : last + 1]

    def _weight(self, record: Record) -> Callable[[Span], float]:
        text = record.statement.text
        return lambda span: self._weigh(text[span[0] : span[1]])

    def _lead(self, number: int) -> Made:
        record = self._record(number)
        text, spans = record.statement.text, self._sentences_of(record)
        words = (len(text[start:end].split()) for start, end in spans)
        first = next((i for i, count in enumerate(words) if count >= _LEAD_WORDS), 0)
        lead = spans[first : first + _LEAD_SENTENCES]
        return quote(record, (lead[0][0], lead[-1][1]), 1.0), lead

    def _record_of(self, row: int) -> Record:
        return self._record(self._snapshot.passage(row).record)

    def _record(self, number: int) -> Record:
        if number not in self._records:
            self._records |= self._searcher.archive.records([number])
        return self._records[number]

    def _sentences_of(self, record: Record) -> list[Span]:
        if record.number not in self._sentences:
            text, lang = record.statement.text, record.statement.lang
            self._sentences[record.number] = sentences(text, lang)
        return self._sentences[record.number]
