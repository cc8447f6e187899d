"""What was found of one statement: its passages among the hits, and the sentences inside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from retrieval.index.snapshot import Snapshot
from retrieval.search.searcher import Found
from retrieval.types import Span


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that was found; its score is 1 where it is the best of all."""

    start: int
    end: int
    score: float
    confidence: float


class FoundPassages:
    """Hits, and the candidates after them, by their record, the best first.

    A candidate is given the confidence of the record's last hit: it is no better than that.
    """

    def __init__(self, snapshot: Snapshot, found: Found) -> None:
        rows = [hit.row for hit in found.hits]
        scores = np.array([hit.score for hit in found.hits])
        if found.others is not None:
            rows += found.others.rows.tolist()
            scores = np.concatenate((scores, found.others.scores))
        self._table = snapshot.rows[rows]
        self._scores = scores / max(scores[: len(found.hits)].max(initial=0.0), 1e-9)
        self._confidences = found.confidences

    def of(self, record: int) -> list[FoundPassage]:
        """Those of one record."""
        made: list[FoundPassage] = []
        sure = 0.0
        for place in np.flatnonzero(self._table["record"] == record).tolist():
            if place < len(self._confidences):
                sure = self._confidences[place]
            _, start, end, _ = self._table[place].tolist()
            made.append(FoundPassage(start, end, float(self._scores[place]), sure))
        return made


def numbers_inside(spans: Sequence[Span], start: int, end: int) -> range:
    """The numbers of the sentences that lie inside a passage."""
    first = bisect_left(spans, start, key=itemgetter(0))
    last = bisect_right(spans, end, key=itemgetter(1))
    return range(first, last)
