"""The same wording in several statements: shown once, with the others named."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from retrieval.archive.store import Archive
from retrieval.index.sentence_hashes import sentence_hashes
from retrieval.index.snapshot import Snapshot, Within
from retrieval.text import fold
from retrieval.types import Quote, Record, Repeat, Span


class Repeats:
    """What an answer shows already, and who else said it.

    Args:
        snapshot: the build that is searched.
        archive: where its texts are.
        rows: the slice that is searched; statements outside are not named.
        within: which rows are searched at all.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: Archive,
        rows: tuple[int, int],
        within: Within = None,
    ) -> None:
        self._snapshot = snapshot
        self._archive = archive
        self._rows = rows
        self._within = within
        self._shown: set[int] = set()
        self._places: dict[int, list[Span]] = {}

    def shows(self, quote: Quote, sentences: Sequence[Span]) -> bool:
        """Whether half of a quote's words or more, or some very place of it, is shown already."""
        if any(a < quote.end and quote.start < b for a, b in self._places.get(quote.record, [])):
            return True
        hashes = self._hashes(quote, sentences)
        lengths = [end - start for start, end in sentences]
        known = sum(n for n, value in zip(lengths, hashes, strict=True) if value in self._shown)
        return 2 * known >= sum(lengths)

    def show(self, quote: Quote, sentences: Sequence[Span]) -> Quote:
        """The quote with its repeats, by date; what it says counts as shown from now on."""
        hashes = self._hashes(quote, sentences)
        self._shown.update(hashes)
        self._places.setdefault(quote.record, []).append((quote.start, quote.end))
        return replace(quote, repeats=self._others(quote, hashes))

    def holders(self, record: Record, sentence: Span) -> frozenset[int]:
        """The records of the build that hold a sentence of this one, itself among them."""
        (value,) = sentence_hashes(record.statement.text, [sentence])
        return frozenset(self._snapshot.records_with_sentence(value).tolist())

    def _hashes(self, quote: Quote, sentences: Sequence[Span]) -> list[int]:
        spans = [(start - quote.start, end - quote.start) for start, end in sentences]
        return sentence_hashes(quote.text, spans)

    def _others(self, quote: Quote, hashes: Sequence[int]) -> tuple[Repeat, ...]:
        holders = self._snapshot.records_with_sentence(hashes[0])
        for value in hashes[1:]:
            if holders.size > 1:
                also = self._snapshot.records_with_sentence(value)
                holders = np.intersect1d(holders, also, assume_unique=True)
        holders = holders[holders != quote.record]
        if not holders.size:
            return ()
        holders = self._snapshot.among(holders, self._rows, self._within)
        wording = fold(quote.text)
        repeats = [
            Repeat(other.statement.id, other.statement.date)
            for other in self._archive.records(holders.tolist()).values()
            # one sentence of the same hash is the same wording; several may stand apart
            if len(hashes) == 1
            or quote.text in other.statement.text
            or wording in fold(other.statement.text)
        ]
        return tuple(sorted(repeats, key=lambda r: (r.date or date.max, r.statement_id)))
