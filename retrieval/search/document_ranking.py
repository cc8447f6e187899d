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
from retrieval.search.fusion import fused
from retrieval.search.ranking_weights import RankingWeights


@dataclass(frozen=True, slots=True)
class Statements:
    """The statement of each row, in the order of the ranking; each array of shape (rows,).

    Attributes:
        records: which statement it is.
        passages: how many passages it has.
        coverage: idf-weighted share of the question's words that it holds.
        foreign: whether it is in another language than the question.
    """

    records: NDArray[np.integer]
    passages: NDArray[np.integer]
    coverage: NDArray[np.floating]
    foreign: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class StatementParts:
    """What speaks for each statement that was found, to fit the weights by.

    Attributes:
        records: shape (statements,).
        parts: the greatest cosine, the greatest share of the best BM25, coverage, the logarithm of
            the passages with its sign turned, and 1; shape (statements, 5).
        foreign: whether each is in another language than the question.
    """

    records: NDArray[np.integer]
    parts: NDArray[np.float64]
    foreign: NDArray[np.bool_]


def parts_of(ranked: Ranked, of: Statements) -> StatementParts:
    """What ``by_statement`` adds up of each statement."""
    records, first, place = np.unique(of.records, return_index=True, return_inverse=True)
    words = ranked.lexical / max(float(ranked.lexical.max(initial=0.0)), 1e-9)
    nearest, most_words = (_greatest(one, place) for one in (ranked.dense, words))
    columns = (nearest, most_words, of.coverage, -np.log10(of.passages), np.ones(len(place)))
    return StatementParts(records, np.column_stack(columns)[first], of.foreign[first])


def by_statement(ranked: Ranked, of: Statements, weights: RankingWeights) -> Ranked:
    """The rows, best first, each score moved by as much as its statement's is.

    Args:
        ranked: as they were fused.
        of: their statements.
        weights: those of ``fuse``.
    """
    if not len(ranked):
        return ranked
    dense, lexical, scores = ranked.dense, ranked.lexical, ranked.scores
    _, place = np.unique(of.records, return_inverse=True)
    nearest, most_words, best = (_greatest(one, place) for one in (dense, lexical, scores))
    whole = (
        fused(nearest, most_words, of.foreign, weights)
        + weights.of("coverage", of.foreign) * of.coverage
        - weights.of("length", of.foreign) * np.log10(of.passages)
    )
    return Ranked.by_score(ranked.rows, dense, lexical, scores + (whole - best))


def _greatest(values: NDArray[np.float64], place: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each value, the greatest of those with the same place."""
    greatest = np.full(int(place.max()) + 1, -np.inf)
    np.maximum.at(greatest, place, values)
    chosen: NDArray[np.float64] = greatest[place]
    return chosen
