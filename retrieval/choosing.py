"""Which hits become the quotes of an answer, and whether they answer at all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from retrieval.languages import LANGUAGES
from retrieval.quoting import quote, sentence_hashes, window
from retrieval.searcher import Found, Searcher
from retrieval.sentences import sentences
from retrieval.text import fold
from retrieval.types import Order, Query, Quote, Record, Repeat

_LEAD_WORDS = 8  # a lead sentence has at least so many words: no dateline, no heading


@dataclass(frozen=True, slots=True)
class Chosen:
    """Quotes, most relevant first or by date where the query asks so; and the verdict."""

    quotes: tuple[Quote, ...]
    answered: bool
    missing_phrases: tuple[str, ...] = ()


def choose(searcher: Searcher, query: Query, rows: tuple[int, int]) -> Chosen:
    """The quotes for a query over a slice of rows."""
    if names_no_topic(searcher, query):
        quotes = tuple(_leads(searcher, query.order or Order.LATEST, rows))
        return Chosen(quotes, answered=bool(quotes))
    found = searcher.find(query)
    threshold = searcher.model.threshold
    answers = _Selection(searcher, query, found, rows)
    if query.order is not None and not found.missing_phrases:
        quotes = answers.by_date(threshold)
        if quotes:
            return Chosen(quotes, answered=True)
    quotes = answers.by_relevance()
    answered = not found.missing_phrases and any(q.confidence >= threshold for q in quotes)
    if answered:
        quotes = tuple(q for q in quotes if q.confidence >= threshold)
    return Chosen(quotes, answered, found.missing_phrases)


def names_no_topic(searcher: Searcher, query: Query) -> bool:
    """Whether only a time was asked for: "what was said in March?", "the latest statements"."""
    if query.phrases or (query.period is None and query.order is None):
        return False
    generic = {
        token
        for entry in LANGUAGES
        for word in entry.generic_words
        for token in searcher.tokenizer.tokens(word)
    }
    return all(token in generic for token in searcher.tokenizer.tokens(query.text))


class _Selection:
    """Quotes from one search; each passage is read once."""

    def __init__(
        self, searcher: Searcher, query: Query, found: Found, rows: tuple[int, int]
    ) -> None:
        self._searcher = searcher
        self._found = found
        self._rows = rows
        self._weigh = searcher.weigh(query)
        self._order = query.order
        snapshot = searcher.snapshot
        self._records = searcher.archive.records(
            snapshot.passage(hit.row).record for hit in found.hits
        )

    def by_relevance(self) -> tuple[Quote, ...]:
        """At most three, of at most two from one statement, no wording twice."""
        settings = self._searcher.settings
        quotes: list[Quote] = []
        seen: set[str] = set()
        used: Counter[str] = Counter()
        for made in self._quotes():
            wording = fold(made.text)
            if wording in seen or used[made.statement_id] >= settings.quotes_per_statement:
                continue
            seen.add(wording)
            used[made.statement_id] += 1
            quotes.append(self._folded(made))
            if len(quotes) == settings.quotes:
                break
        # quotes of one statement stand together, at the place of its best
        places = {q.statement_id: place for place, q in reversed(list(enumerate(quotes)))}
        return tuple(sorted(quotes, key=lambda q: places[q.statement_id]))

    def by_date(self, threshold: float) -> tuple[Quote, ...]:
        """The newest or oldest that answer, one a statement; the undated have no place here."""
        best: dict[str, Quote] = {}
        for made in self._quotes():
            if made.date is not None and made.confidence >= threshold:
                best.setdefault(made.statement_id, made)
        newest = self._order is Order.LATEST
        ordered = sorted(
            best.values(), key=lambda q: ((q.date or date.min), q.confidence), reverse=newest
        )
        chosen: list[Quote] = []
        seen: set[str] = set()
        for made in ordered:
            if fold(made.text) not in seen:
                seen.add(fold(made.text))
                chosen.append(self._folded(made))
        return tuple(chosen[: self._searcher.settings.quotes])

    def _quotes(self) -> Iterator[Quote]:
        snapshot = self._searcher.snapshot
        for hit, confidence in zip(self._found.hits, self._found.confidences, strict=True):
            passage = snapshot.passage(hit.row)
            record = self._records[passage.record]
            span = window(
                record, passage.start, passage.end, self._weigh, self._found.places.get(hit.row)
            )
            yield quote(record, span, confidence)

    def _folded(self, made: Quote) -> Quote:
        record = self._records[made.record]
        spans = sentences(made.text, record.statement.lang)
        shared: set[int] | None = None
        for value in sentence_hashes(made.text, spans):
            holders = set(self._searcher.snapshot.records_with_sentence(value).tolist())
            shared = holders if shared is None else shared & holders
        others = (shared or set()) - {made.record}
        if not others:
            return made
        searched = set(self._searcher.snapshot.record_numbers(self._rows).tolist())
        records = self._searcher.archive.records(sorted(others & searched))
        wording = fold(made.text)
        repeats = [
            Repeat(other.statement.id, other.statement.date)
            for other in records.values()
            if wording in fold(other.statement.text)
        ]
        repeats.sort(key=lambda repeat: (repeat.date or date.max, repeat.statement_id))
        return replace(made, repeats=tuple(repeats))


def _leads(searcher: Searcher, order: Order, rows: tuple[int, int]) -> Iterator[Quote]:
    """The first words of the newest or oldest dated statements of a slice."""
    snapshot = searcher.snapshot
    dated = (rows[0], min(rows[1], snapshot.manifest.dated_rows))
    numbers = list(dict.fromkeys(snapshot.rows["record"][dated[0] : dated[1]].tolist()))
    if order is Order.LATEST:
        numbers.reverse()
    numbers = numbers[: searcher.settings.quotes]
    records = searcher.archive.records(numbers)
    for number in numbers:
        yield quote(records[number], _lead(records[number]), 1.0)


def _lead(record: Record) -> tuple[int, int]:
    text = record.statement.text
    spans = sentences(text[:4000], record.statement.lang)
    first = next((i for i, (a, b) in enumerate(spans) if len(text[a:b].split()) >= _LEAD_WORDS), 0)
    last = min(first + 1, len(spans) - 1)
    return spans[first][0], spans[last][1]
