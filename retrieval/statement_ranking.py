"""Hits in the order of their statements: what a statement is worth as a whole, then its passages.

A question is answered by a statement, but passages are what is found. A statement is as good as its
nearest passage and its best words, which may stand in two, and better the more of the question's
words it holds at all. The best of many passages is better by chance alone than the best of few, so
a long statement has to be better by a part of the logarithm of its length, as the pivoted length
normalisation of Singhal, Buckley and Mitra (1996) asks of long documents. Inside a statement the
passages keep their order and their distances.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.fusion import convex
from retrieval.types import Hit

_COVERAGE = 0.1
_LENGTH = 0.08


@dataclass(frozen=True, slots=True)
class Statements:
    """The statement of each hit, in the order of the hits; each array of shape (hits,).

    Attributes:
        records: which statement it is.
        passages: how many passages it has.
        coverage: idf-weighted share of the question's words that it holds.
    """

    records: NDArray[np.integer]
    passages: NDArray[np.integer]
    coverage: NDArray[np.floating]


def by_statement(hits: Sequence[Hit], of: Statements, dense_weight: float) -> list[Hit]:
    """The hits, best first, each score moved by as much as its statement's is.

    Args:
        hits: as they were fused.
        of: their statements.
        dense_weight: share of the dense arm, as in ``fuse``.
    """
    if not hits:
        return []
    dense = np.array([hit.dense for hit in hits])
    lexical = np.array([hit.lexical for hit in hits])
    scores = np.array([hit.score for hit in hits])
    _, place = np.unique(of.records, return_inverse=True)
    nearest, most_words, best = (_greatest(one, place) for one in (dense, lexical, scores))
    whole = (
        convex(nearest, most_words, dense_weight)
        + _COVERAGE * of.coverage
        - _LENGTH * np.log10(of.passages)
    )
    moved = scores + (whole - best)
    made = [replace(hit, score=float(score)) for hit, score in zip(hits, moved, strict=True)]
    return sorted(made, key=lambda hit: (-hit.score, hit.row))


def _greatest(values: NDArray[np.float64], place: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each value, the greatest of those with the same place."""
    greatest = np.full(int(place.max()) + 1, -np.inf)
    np.maximum.at(greatest, place, values)
    found: NDArray[np.float64] = greatest[place]
    return found
