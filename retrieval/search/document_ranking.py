"""Hits in the order of their statements: what a statement is worth as a whole, then its passages.

A question is answered by a statement, but passages are what is found. A statement is as good as its
nearest passage and its best words, which may stand in two, and better the more of the question's
words it holds at all. The best of many passages is better by chance alone than the best of few, so
a long statement has to be better by a part of the logarithm of its length, as the pivoted length
normalisation of Singhal, Buckley and Mitra (1996) asks of long documents. Inside a statement the
passages keep their order and their distances.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.ranked import Ranked
from retrieval.search.fusion import convex

_COVERAGE = 0.1
_LENGTH = 0.08


@dataclass(frozen=True, slots=True)
class Statements:
    """The statement of each row, in the order of the ranking; each array of shape (rows,).

    Attributes:
        records: which statement it is.
        passages: how many passages it has.
        coverage: idf-weighted share of the question's words that it holds.
    """

    records: NDArray[np.integer]
    passages: NDArray[np.integer]
    coverage: NDArray[np.floating]


def by_statement(ranked: Ranked, of: Statements, dense_weight: float) -> Ranked:
    """The rows, best first, each score moved by as much as its statement's is.

    Args:
        ranked: as they were fused.
        of: their statements.
        dense_weight: share of the dense arm, as in ``fuse``.
    """
    if not len(ranked):
        return ranked
    dense, lexical, scores = ranked.dense, ranked.lexical, ranked.scores
    _, place = np.unique(of.records, return_inverse=True)
    nearest, most_words, best = (_greatest(one, place) for one in (dense, lexical, scores))
    whole = (
        convex(nearest, most_words, dense_weight)
        + _COVERAGE * of.coverage
        - _LENGTH * np.log10(of.passages)
    )
    return Ranked.by_score(ranked.rows, dense, lexical, scores + (whole - best))


def _greatest(values: NDArray[np.float64], place: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each value, the greatest of those with the same place."""
    greatest = np.full(int(place.max()) + 1, -np.inf)
    np.maximum.at(greatest, place, values)
    chosen: NDArray[np.float64] = greatest[place]
    return chosen
