"""The stages after a search, one after another: select, rank sentences, fold, quote."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from retrieval.answer.folding import Folder
from retrieval.answer.reading import ReadWindows, is_read, read_windows
from retrieval.answer.selection import LOOKED_INTO, Selector
from retrieval.answer.sentence_ranking import SentenceRanker
from retrieval.answer.statements import StatementReader, Window
from retrieval.archive.quoting import quote
from retrieval.search.analysed_query import AnalysedQuery
from retrieval.search.searcher import Searcher, SearchResult
from retrieval.types import Order, Quote, Span


class QuoteMaker:
    """Makes quotes for one question; each statement is read once, and only if it is reached.

    Args:
        searcher: what was searched.
        analysed: the question.
        looked_into: statements whose windows compete for a place in the answer.
        voices: names of whom each quote must hold direct speech; none where it may be anybody's.
    """

    def __init__(
        self,
        searcher: Searcher,
        analysed: AnalysedQuery,
        looked_into: int = LOOKED_INTO,
        voices: Iterable[str] = (),
    ) -> None:
        snapshot, archive = searcher.snapshot, searcher.archive
        self._searcher = searcher
        self._analysed = analysed
        self._settings = searcher.settings
        self._rows = analysed.rows
        self._within = searcher.within
        self._ranker = SentenceRanker(analysed, searcher.tokenizer)
        self._reader = StatementReader(snapshot, archive)
        self._voices = frozenset(voices)
        self._selector = Selector(
            snapshot, self._reader, self._ranker, looked_into, voices=self._voices
        )
        self._folder = Folder(
            snapshot, archive, analysed.rows, self._ranker.weight, searcher.within
        )

    def by_relevance(self, result: SearchResult, least: float) -> tuple[Quote, ...]:
        """The best of at least that confidence, few from one statement, no wording twice."""
        windows = self._selector.by_relevance(result, least)
        if not result.phrase_spans:
            windows = (part for one in windows for part in self._folder.parts(one))
        whole = bool(result.phrase_spans)
        return _by_statement(
            self._quoted(windows, self._settings.quotes_per_statement, whole=whole)
        )

    def read(self, result: SearchResult) -> ReadWindows | None:
        """The best windows, read; None where this is no question to read, or nothing could be."""
        if not is_read(self._searcher, self._analysed):
            return None
        return read_windows(self._searcher, self._analysed, result, self._selector)

    def of_windows(self, windows: Iterable[Window]) -> tuple[Quote, ...]:
        """The best of windows that were read, few from one statement, no wording twice."""
        parts = (part for one in windows for part in self._folder.parts(one))
        return _by_statement(self._quoted(parts, self._settings.quotes_per_statement))

    def by_date(self, result: SearchResult, least: float, order: Order) -> tuple[Quote, ...]:
        """The newest or oldest of at least that confidence, one a statement, none undated."""
        whole = bool(result.phrase_spans)
        return self._quoted(self.windows_by_date(result, least, order), whole=whole)

    def windows_by_date(self, result: SearchResult, least: float, order: Order) -> Iterator[Window]:
        """The best sentences of each dated statement of at least that confidence, by date."""
        windows = self._selector.by_date(result, least, order)
        if result.phrase_spans:
            return windows
        return (self._folder.shared_part(window) for window in windows)

    def leads(self, order: Order) -> tuple[Quote, ...]:
        """The first words of the newest or oldest dated statements of what is searched."""
        return self._quoted(self._selector.leads(self._rows, self._within, order))

    def _quoted(
        self, windows: Iterable[Window], per_statement: int | None = None, *, whole: bool = False
    ) -> tuple[Quote, ...]:
        """As many quotes as an answer has, of windows that say what none before says."""
        unshown = self._folder.unshown(windows, per_statement, whole=whole)
        return tuple(self._quote(window) for window in islice(unshown, self._settings.quotes))

    def _quote(self, window: Window) -> Quote:
        if not self._voices:  # in another statement the same words may be somebody else's
            window = self._folder.dated(window, self._reader)
        bare = quote(window.record, window.span, window.confidence)
        return replace(
            bare, repeats=self._folder.repeats(window), answer=_within(window.answer, window.span)
        )


def _within(span: Span | None, whole: Span) -> Span | None:
    """What of a span lies in another; a window may have lost sentences that were shown before."""
    if span is None or span[1] <= whole[0] or span[0] >= whole[1]:
        return None
    return max(span[0], whole[0]), min(span[1], whole[1])


def _by_statement(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes of one statement stand together, at the place of its best."""
    places = {one.record: place for place, one in reversed(list(enumerate(quotes)))}
    return tuple(sorted(quotes, key=lambda one: places[one.record]))
