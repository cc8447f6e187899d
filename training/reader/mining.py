"""Windows for each question, found as the bot finds them: right ones and the wrong ones near them.

All statements are indexed by the product itself, every question is searched in that index, and what
a reader would be given there is what it is trained on. A question without an answer is one whose
statement is hidden, or that was written so that its statement does not answer it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reading_sets import Reading, ReadingSet

from retrieval import Directory, Job, LiveSearcher, ModelEncoder, RetrievalSettings, reindex
from retrieval.answer.selection import Selector
from retrieval.answer.sentence_ranking import SentenceRanker
from retrieval.answer.statements import StatementReader, Window
from retrieval.errors import QueryError
from retrieval.index.chunking import embedded_text
from retrieval.query.parse import understand
from retrieval.search.searcher import Searcher
from retrieval.types import Query, Span

STATEMENTS = 6
"""Whose windows are looked at for each question."""

WINDOWS = 10
"""Best windows that do not answer, kept for each question."""

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mined:
    """A question and windows for it, as the reader sees them: header, line break, words.

    Attributes:
        right: windows that answer, best first; empty where none does.
        spans: of the answering words in each, in code points.
        wrong: windows that do not, best first.
        own: how many of the wrong ones are of the right statement itself; they come first.
    """

    id: str
    lang: str
    kind: str
    apart: bool
    question: str
    right: list[str]
    spans: list[Span]
    wrong: list[str]
    own: int


def index_of(sets: Sequence[ReadingSet], folder: Path, encoder: ModelEncoder) -> Searcher:
    """The searcher over every statement of some sets, indexed in a folder; once only."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus.jsonl"
    rows = {row["id"]: row for one in sets for row in one.statements}
    corpus.write_text("\n".join(map(json.dumps, rows.values())), encoding="utf-8")
    job = Job(
        Directory(folder / "index"),
        RetrievalSettings(encoder=encoder.name),
        encoder,
        NOW,
        lambda _: None,
    )
    reindex(corpus, job)
    return LiveSearcher(job.directory, job.settings, encoder).current()


class Miner:
    """Finds windows for questions in one index."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        numbers = searcher.snapshot.record_numbers().tolist()
        records = searcher.archive.records(numbers)
        self._numbers = {record.statement.id: number for number, record in records.items()}
        self._titles = {number: record.statement.title for number, record in records.items()}

    def mined(self, readings: Sequence[Reading]) -> Iterator[Mined]:
        """The questions that can be searched, with their windows."""
        for reading in readings:
            number = self._numbers.get(reading.statement)
            if number is None:
                continue
            try:
                query = understand(reading.question, NOW.date(), periods=False)
            except QueryError:
                continue
            yield self._one(reading, query, number)

    def _one(self, reading: Reading, query: Query, number: int) -> Mined:
        searcher = self._searcher
        analysed = searcher.analyse(query)
        ranker = SentenceRanker(analysed, searcher.tokenizer)
        reader = StatementReader(searcher.snapshot, searcher.archive)
        selector = Selector(searcher.snapshot, reader, ranker)
        found = [w for _, w in selector.candidates(searcher.find(analysed), STATEMENTS)]
        own = [w for w in found if w.record.number == number]
        others = [w for w in found if w.record.number != number]
        right: list[Window] = []
        if reading.span is not None:
            right = [w for w in own if _holds(w, reading.span)]
            if not right:
                right = [_around(reader, number, reading.span)]
            text = searcher.archive.text(number)
            words = text[slice(*reading.span)].casefold()
            own = [w for w in own if not _overlaps(w, reading.span)]
            # what holds the same words may well answer too
            others = [
                w
                for w in others
                if words not in _text(w).casefold()
                or (len(words) < 5 and self._titles[w.record.number] != self._titles[number])
            ]
        wrong = (own[:3] + others)[:WINDOWS]
        return Mined(
            reading.id,
            reading.lang,
            reading.kind,
            reading.apart,
            reading.question,
            [_shown(w) for w in right],
            [_inside(w, reading.span) for w in right if reading.span],
            [_shown(w) for w in wrong],
            len(own[:3]),
        )


def _shown(window: Window) -> str:
    return embedded_text(window.record.statement, *window.span)


def _text(window: Window) -> str:
    return window.record.statement.text[slice(*window.span)]


def _inside(window: Window, span: Span) -> Span:
    """A span of the statement as one of what is shown of a window."""
    before = len(_shown(window)) - len(_text(window))
    start, end = window.span
    return max(span[0], start) - start + before, min(span[1], end) - start + before


def _holds(window: Window, span: Span) -> bool:
    return window.span[0] <= span[0] and span[1] <= window.span[1]


def _overlaps(window: Window, span: Span) -> bool:
    return window.span[0] < span[1] and span[0] < window.span[1]


def _around(reader: StatementReader, number: int, span: Span) -> Window:
    """The sentences that hold a span, and one beside them where they are few."""
    statement = reader.statement(number)
    touched = [n for n, (a, b) in enumerate(statement.spans) if a < span[1] and span[0] < b]
    first, last = touched[0], touched[-1]
    if last == first and first:
        first -= 1
    return Window(statement, first, last, 0.0)
