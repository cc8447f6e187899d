"""One snapshot of the archive, searched: a Query to hits with confidences; and the live swap."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, local

import numpy as np
from numpy.typing import NDArray

from retrieval import builds
from retrieval.archive import Archive
from retrieval.confidence import Model, Words, measure, model_for
from retrieval.embedding import Encoder
from retrieval.errors import BuildError
from retrieval.fusion import fuse
from retrieval.lexical import LexicalIndex
from retrieval.sentences import Span
from retrieval.settings import Directory, RetrievalSettings
from retrieval.snapshot import Snapshot, open_build
from retrieval.text import fold, fold_with_offsets
from retrieval.tokens import Tokenizer
from retrieval.types import Hit, Query

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought.

    Attributes:
        hits: best first.
        confidences: probability that each hit answers, in the order of ``hits``.
        places: for hits of an exact-phrase search, by row, the phrase's span in the record.
        missing_phrases: phrases that occur in no searched statement together with the others.
        features: of each hit, for fitting; shape (hits, number of features).
    """

    hits: tuple[Hit, ...]
    confidences: tuple[float, ...]
    places: dict[int, Span]
    missing_phrases: tuple[str, ...]
    features: NDArray[np.float64]


class Searcher:
    """Answers from one build, whatever is published meanwhile.

    Args:
        snapshot: the build.
        archive: where its records' texts are.
        encoder: the one the build was made with.
        settings: candidates and weights.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: Archive,
        encoder: Encoder,
        settings: RetrievalSettings,
    ) -> None:
        self.snapshot = snapshot
        self.archive = archive
        self.settings = settings
        self.model: Model = model_for(encoder.fingerprint)
        self._encoder = encoder
        self._local = local()

    @property
    def tokenizer(self) -> Tokenizer:
        """This thread's tokenizer."""
        tokenizer: Tokenizer | None = getattr(self._local, "tokenizer", None)
        if tokenizer is None:
            tokenizer = self._local.tokenizer = Tokenizer()
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
        rows = self.snapshot.slice(query.period)
        words = [tokens for _, _, tokens in self.tokenizer.words(query.text)]
        places, missing = self._phrases(query.phrases, rows)
        if rows[0] == rows[1]:
            return Found((), (), {}, query.phrases, np.empty((0, 0)))
        demanded = sorted(places) if query.phrases and not missing else None
        away = self._rows_of(hidden)
        hits = self._fused(query.text, words, rows, demanded, away)[:most]
        if not hits:
            return Found((), (), {}, missing, np.empty((0, 0)))
        count = rows[1] - rows[0] - len(away)
        features = measure(hits, self._words(words, hits, rows, away), count)
        confidences = self.model.probabilities(features)
        return Found(tuple(hits), tuple(map(float, confidences)), places, missing, features)

    def weigh(self, query: Query) -> Callable[[str], float]:
        """A measure of sentences: the idf of the question's words that a text holds."""
        idf = {
            token: self.snapshot.lexical.idf(token)
            for token in set(self.tokenizer.tokens(query.text))
        }

        def weight(text: str) -> float:
            return sum(idf.get(token, 0.0) for token in set(self.tokenizer.tokens(text)))

        return weight

    def _rows_of(self, records: frozenset[int]) -> NDArray[np.intp]:
        if not records:
            return np.empty(0, dtype=np.intp)
        return np.flatnonzero(np.isin(self.snapshot.rows["record"], sorted(records)))

    def _fused(
        self,
        text: str,
        words: Sequence[tuple[str, ...]],
        rows: tuple[int, int],
        allowed: Sequence[int] | None,
        hidden: NDArray[np.intp],
    ) -> list[Hit]:
        vector = self._encoder.encode_question(text)
        lexical = self.snapshot.lexical.scores(token for tokens in words for token in tokens)
        if allowed is None:
            most = self.settings.candidates + len(hidden)
            dense = self.snapshot.dense.search(vector, rows, most)
            best = LexicalIndex.best(lexical, rows, most)
            allowed = sorted({candidate.row for candidate in (*dense, *best)})
        if len(hidden):
            allowed = sorted(set(allowed) - set(hidden.tolist()))
        known = self._encoder.knows(text)
        weight = self.settings.dense_weight if known else self.settings.unknown_script_weight
        cosines = self.snapshot.dense.scores(vector, allowed)
        return fuse(
            allowed,
            [float(cosine) for cosine in cosines],
            [float(lexical[row]) for row in allowed],
            weight,
        )

    def _words(
        self,
        words: Sequence[tuple[str, ...]],
        hits: Sequence[Hit],
        rows: tuple[int, int],
        hidden: NDArray[np.intp],
    ) -> Words:
        lexical = self.snapshot.lexical
        distinct = list(dict.fromkeys(words))
        numbers = [hit.row for hit in hits]
        held = np.zeros((len(hits), len(distinct)), dtype=np.bool_)
        idf = np.zeros(len(distinct))
        unseen = np.ones(len(distinct), dtype=np.bool_)
        for place, tokens in enumerate(distinct):
            idf[place] = min(lexical.idf(token) for token in tokens)
            for token in tokens:
                held[:, place] |= lexical.holds(token, numbers)
                posting = lexical.rows(token)
                low, high = np.searchsorted(posting, rows)
                seen = posting[low:high]
                unseen[place] &= not (np.setdiff1d(seen, hidden) if len(hidden) else seen).size
        return Words(idf, held, unseen)

    def _phrases(
        self, phrases: Sequence[str], rows: tuple[int, int]
    ) -> tuple[dict[int, Span], tuple[str, ...]]:
        """Rows that a demanded wording touches, with its place, and the wordings not found."""
        places: dict[int, Span] = {}
        records: set[int] | None = None
        by_phrase: list[dict[int, list[Span]]] = []
        missing = []
        for phrase in phrases:
            found = self._occurrences(phrase, rows)
            if not found:
                missing.append(phrase)
            by_phrase.append(found)
            records = set(found) if records is None else records & set(found)
        if missing or not records:
            return {}, tuple(missing or phrases)
        table = self.snapshot.rows[rows[0] : rows[1]]
        for row in np.flatnonzero(np.isin(table["record"], sorted(records))):
            record, start, end, _ = table[row]
            for found in by_phrase:
                for a, b in found[int(record)]:
                    if a < end and b > start:
                        places.setdefault(int(row) + rows[0], (a, b))
        return places, ()

    def _occurrences(self, phrase: str, rows: tuple[int, int]) -> dict[int, list[Span]]:
        lexical, table = self.snapshot.lexical, self.snapshot.rows
        candidates = self.snapshot.record_numbers(rows)
        for token in set(self.tokenizer.tokens(phrase)):
            posting = lexical.rows(token)
            posting = posting[(posting >= rows[0]) & (posting < rows[1])]
            candidates = np.intersect1d(candidates, table["record"][posting])
        wanted = fold(phrase)
        found: dict[int, list[Span]] = {}
        for number in candidates:
            spans = occurrences(self.archive.text(int(number)), wanted)
            if spans:
                found[int(number)] = spans
        return found


def occurrences(text: str, folded: str) -> list[Span]:
    """Where a folded wording occurs in a text as whole words: spans of the text itself."""
    if not folded or folded not in fold(text):
        return []
    inside, offsets = fold_with_offsets(text)
    spans = []
    at = inside.find(folded)
    while at >= 0:
        end = at + len(folded)
        whole = not (at and inside[at - 1].isalnum() and folded[0].isalnum()) and not (
            end < len(inside) and inside[end].isalnum() and folded[-1].isalnum()
        )
        if whole:
            spans.append((int(offsets[at]), int(offsets[end - 1]) + 1))
        at = inside.find(folded, at + 1)
    return spans


class LiveSearcher:
    """The searcher of whatever build is live; a question takes it once and keeps it.

    Args:
        directory: archive and builds.
        settings: of the retrieval side.
        encoder: loaded once, for all builds.

    Raises:
        BuildError: from ``current``, where no build can be used.
    """

    def __init__(self, directory: Directory, settings: RetrievalSettings, encoder: Encoder) -> None:
        self._directory = directory
        self._settings = settings
        self._encoder = encoder
        self._lock = Lock()
        self._seen: tuple[int, int] | None = None
        self._searcher: Searcher | None = None

    def current(self) -> Searcher:
        """The searcher of the live build; a new build is opened when ``CURRENT`` was replaced."""
        seen = self._stamp()
        with self._lock:
            if self._searcher is not None and seen == self._seen:
                return self._searcher
            try:
                self._searcher = self._open(builds.current(self._directory))
            except BuildError:
                if self._searcher is None:
                    raise
                # the build that worked goes on working; its archive texts never change
                _log.exception("the published build cannot be opened; the one before stays")
            self._seen = seen
            return self._searcher

    def _stamp(self) -> tuple[int, int] | None:
        try:
            facts = self._directory.current.stat()
        except OSError:
            return None
        return facts.st_mtime_ns, facts.st_ino

    def _open(self, folder: Path | None) -> Searcher:
        if folder is None:
            raise BuildError(f"There is no index at {self._directory.root}; run: onrecord index")
        snapshot = open_build(folder, fingerprint=self._encoder.fingerprint)
        archive = Archive(self._directory.archive)
        return Searcher(snapshot, archive, self._encoder, self._settings)
