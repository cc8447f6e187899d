"""Which statements speak of a topic: those that hold its words, and those that mean the same.

A topic has no one answer, so that its statements are no rivals of each other: the more speak of it,
the surer. Every statement that holds all of its words in one place is looked at, however many.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.snapshot import Snapshot, Within
from retrieval.search.analysed_query import AnalysedQuery
from retrieval.types import Order

_SIDE_BY_SIDE = 0.3
"""Nearness from which a topic's words name it together."""

_LESS = 0.1
"""How much less sure than the threshold a statement may be that names a topic others speak of."""

_BRIEFLY = 0.2
"""The same where little else stands beside its words."""

BRIEF = 200
"""Characters of a passage in which hardly a word stands by the way."""

_CERTAIN = 0.97
"""Confidence from which a statement speaks of a topic that it does not name."""


@dataclass(frozen=True, slots=True, eq=False)
class OnTopic:
    """The statements that speak of a topic, the oldest first, the undated last.

    Attributes:
        records: shape (statements,).
        days: ordinal of each, 0 where it is undated.
    """

    records: NDArray[np.int64]
    days: NDArray[np.int64]

    @classmethod
    def of_rows(cls, snapshot: Snapshot, rows: NDArray[np.int64]) -> "OnTopic":
        """The statements of some rows, each once."""
        # rows lie in date order, the undated at the end
        held = np.unique(rows)
        records = snapshot.rows["record"][held]
        _, first = np.unique(records, return_index=True)
        places = np.sort(first)
        return cls(records[places], snapshot.rows["day"][held[places]].astype(np.int64))

    def __len__(self) -> int:
        """How many statements."""
        return self.records.size


def rows_with_all_words(
    analysed: AnalysedQuery, snapshot: Snapshot, within: Within
) -> NDArray[np.int64]:
    """The rows about which every word of a topic stands, ascending.

    A word may stand in the row before or after it in the statement: a passage is cut where it suits
    the encoder.
    """
    low, high = analysed.rows
    if not analysed.topical or low == high:
        return np.empty(0, dtype=np.int64)
    together = snapshot.goes_on[low : high - 1]
    everywhere = np.ones(high - low, dtype=np.bool_)
    somewhere = np.zeros(high - low, dtype=np.bool_)
    for word in analysed.topical:
        held = np.zeros(high - low, dtype=np.bool_)
        for token in word:
            if token in analysed.joint:
                rows = analysed.joint[token].rows_in(low, high)
            else:
                rows = snapshot.lexical.rows(token, (low, high))
            held[rows - low] = True
        somewhere |= held
        near = held.copy()
        near[1:] |= held[:-1] & together
        near[:-1] |= held[1:] & together
        everywhere &= near
    found = np.flatnonzero(everywhere & somewhere) + low
    return found if within is None else found[within[found]]


def settled(  # noqa: PLR0913, PLR0917 - what is known of each hit
    analysed: AnalysedQuery,
    confidences: NDArray[np.float64],
    complete: NDArray[np.bool_],
    close: NDArray[np.float64],
    brief: NDArray[np.bool_],
    threshold: float,
) -> NDArray[np.float64]:
    """Confidences once it is known whether the archive names a topic in so many words.

    Where it does, whatever names it speaks of it, and what is merely like it does not. Where
    nothing names it, statements that mean it are what there is. Several words that stand side by
    side name it even where no hit reaches the threshold: they are no accident. So does one in the
    words of whoever was asked for: to say that there are none would be wrong. Nor is a word in a
    sentence or two.

    Args:
        analysed: the topic. A name there is no other way to speak of.
        confidences: of each hit.
        complete: whether each holds all words.
        close: how near to each other they stand there.
        brief: whether each is no more than a sentence or two.
        threshold: the least confidence of a hit that speaks of the topic.
    """
    together = complete & (close >= _SIDE_BY_SIDE)
    if analysed.is_name:
        confidences = np.where(together, np.maximum(confidences, threshold), confidences)
    naming = together & (confidences >= threshold - _LESS)
    briefly = together & brief & (confidences >= threshold - _BRIEFLY)
    counts = len(analysed.topical) > 1 or analysed.query.speaker is not None
    sure = complete & (confidences >= threshold)
    if not (sure | briefly).any() and not (counts and naming.any()):
        return confidences
    naming |= briefly
    like = ~complete & (confidences < _CERTAIN)
    below = np.where(like, np.minimum(confidences, np.nextafter(threshold, 0)), confidences)
    return np.where(naming, np.maximum(below, threshold), below)


def looked_at(
    rows: NDArray[np.int64],
    lexical: Callable[[], NDArray[np.floating]],
    order: Order | None,
    most: int,
) -> NDArray[np.int64]:
    """Of the rows that hold all words those that are judged one by one.

    Args:
        rows: ascending, so in date order.
        lexical: tells the BM25 of each, where that is wanted.
        order: the newest or the oldest are wanted; None for the best.
        most: rows at the most.
    """
    if rows.size <= most:
        return rows
    if order is Order.FIRST:
        return rows[:most]
    if order is Order.LATEST:
        return rows[-most:]
    return np.sort(rows[np.argsort(-lexical(), kind="stable")[:most]])
