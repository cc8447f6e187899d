"""One snapshot of the archive, searched: a Query to hits with confidences; and the live swap."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, local

import numpy as np
from numpy.typing import NDArray

from retrieval import builds
from retrieval.archive import Archive
from retrieval.confidence import Model, Words, is_fitted, measure, model_for
from retrieval.embedding import Encoder
from retrieval.errors import BuildError
from retrieval.fusion import fuse
from retrieval.lexical import LexicalIndex, Scores
from retrieval.phrases import PhraseSearch, Places
from retrieval.sentences import Span
from retrieval.settings import Directory, RetrievalSettings
from retrieval.snapshot import Snapshot, open_build
from retrieval.tokens import Tokenizer
from retrieval.types import Hit, Order, Query

LOOKED_AT = 60
"""Best hits that get a confidence and may become quotes."""

_log = logging.getLogger(__name__)


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
    """

    hits: tuple[Hit, ...]
    confidences: tuple[float, ...]
    places: dict[int, tuple[Span, ...]]
    missing_phrases: tuple[str, ...]
    features: NDArray[np.float64]

    def certain(self) -> "Found":
        """The same hits, beyond doubt."""
        return replace(self, confidences=(1.0,) * len(self.hits))


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
        if rows[0] == rows[1]:
            return Found((), (), {}, query.phrases, np.empty((0, 0)))
        words = self.tokenizer.words(query.text)
        lexical = self.snapshot.lexical.scores(token for tokens in words for token in tokens)
        places = self._phrases(query, rows, lexical, most)
        away = self._rows_of(hidden)
        hits = self._fused(query.text, lexical, rows, sorted(places.spans), away)[:most]
        if not hits:
            return Found((), (), {}, places.missing, np.empty((0, 0)))
        count = rows[1] - rows[0] - len(away)
        features = measure(hits, self._words(words, hits, rows, away), count)
        confidences = tuple(map(float, self.model.probabilities(features)))
        return Found(tuple(hits), confidences, places.spans, places.missing, features)

    def idf(self, word: Sequence[str]) -> float:
        """The weight of a word: that of its commonest token, since any of them finds it."""
        return min(self.snapshot.lexical.idf(token) for token in word)

    def weigh(self, text: str) -> Callable[[str], float]:
        """A measure of sentences: the idf of the words of ``text`` that a sentence holds."""
        idf = {
            token: self.snapshot.lexical.idf(token) for token in set(self.tokenizer.tokens(text))
        }

        def weight(sentence: str) -> float:
            return sum(
                idf.get(token, 0.0) for token in sorted(set(self.tokenizer.tokens(sentence)))
            )

        return weight

    def _phrases(self, query: Query, rows: tuple[int, int], lexical: Scores, most: int) -> Places:
        """Where the demanded phrases stand; the newest or oldest first where the order says so."""
        if not query.phrases:
            return Places({})
        wanted: NDArray[np.floating] = lexical[rows[0] : rows[1]]
        if query.order is not None:
            days = self.snapshot.rows["day"][rows[0] : rows[1]].astype(np.float64)
            newest = query.order is Order.LATEST
            # the undated come last: day 0 is before every other, and below every other's negative
            wanted = days if newest else np.where(days > 0, -days, -np.inf)
        search = PhraseSearch(self.snapshot, self.archive, self.tokenizer, rows, wanted)
        return search.find(query.phrases, most)

    def _rows_of(self, records: frozenset[int]) -> NDArray[np.intp]:
        if not records:
            return np.empty(0, dtype=np.intp)
        return np.flatnonzero(np.isin(self.snapshot.rows["record"], sorted(records)))

    def _fused(
        self,
        text: str,
        lexical: Scores,
        rows: tuple[int, int],
        demanded: Sequence[int],
        hidden: NDArray[np.intp],
    ) -> list[Hit]:
        vector = self._encoder.encode_question(text)
        allowed = demanded
        if not demanded:
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
            idf[place] = self.idf(tokens)
            for token in tokens:
                held[:, place] |= lexical.holds(token, numbers)
                posting = lexical.rows(token)
                low, high = np.searchsorted(posting, rows)
                seen = posting[low:high]
                unseen[place] &= not (np.setdiff1d(seen, hidden) if len(hidden) else seen).size
        return Words(idf, held, unseen)


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
        self._warned = False

    def current(self) -> Searcher:
        """The searcher of the live build; a new build is opened when ``CURRENT`` was replaced.

        While one question opens the new build, the others go on with the one before.
        """
        if self._searcher is not None and self._stamp() == self._seen:
            return self._searcher
        if not self._lock.acquire(blocking=self._searcher is None):
            return self._searcher or self.current()
        try:
            return self._newest()
        finally:
            self._lock.release()

    def _newest(self) -> Searcher:
        seen = self._stamp()
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
        if not self._warned and not is_fitted(self._encoder.fingerprint):
            _log.warning(
                "no confidence model was fitted for the encoder %s; the careful one, which looks"
                " at words alone, decides what is an answer",
                self._encoder.name,
            )
            self._warned = True
        snapshot = open_build(folder, fingerprint=self._encoder.fingerprint)
        archive = Archive(self._directory.archive)
        return Searcher(snapshot, archive, self._encoder, self._settings)
