"""Hits in the order of their statements, worked out by hand."""

from dataclasses import replace
from math import log10

import numpy as np
import pytest

from retrieval.index.ranked import Ranked
from retrieval.search.document_ranking import Statements, by_statement
from retrieval.search.fusion import fuse
from retrieval.search.ranking_weights import RankingWeights, Weights


def statements(
    records: list[int], passages: list[int] | None = None, coverage: list[float] | None = None
) -> Statements:
    return Statements(
        np.array(records),
        np.array(passages or [1] * len(records)),
        np.array(coverage or [0.0] * len(records)),
        np.zeros(len(records), dtype=np.bool_),
    )


def weights(dense: float, lexical: float) -> RankingWeights:
    own = Weights(dense, lexical, coverage=0.1, length=0.08)
    return RankingWeights(own, replace(own, coverage=0.2))


def fused(rows: list[int], dense: list[float], lexical: list[float], of: RankingWeights) -> Ranked:
    return fuse(rows, dense, lexical, [False] * len(rows), of)


def scores(hits: Ranked) -> dict[int, float]:
    return {hit.row: hit.score for hit in hits}


def test_the_nearest_passage_and_the_best_words_of_a_statement_may_be_two() -> None:
    """Rows 1 and 2 are of one statement, whose greatest cosine and BM25 are the greatest of all."""
    both = weights(0.5, 0.5)
    hits = fused([1, 2, 3], [1.0, 0.0, 0.8], [0.0, 4.0, 2.0], both)
    assert scores(hits) == pytest.approx({3: 0.65, 2: 0.5, 1: 0.5})
    ranked = by_statement(hits, statements([8, 7, 7]), both)
    # of the statement that has the best of both, either row is as good as the other, as before
    assert scores(ranked) == pytest.approx({1: 1.0, 2: 1.0, 3: 0.65})
    assert list(scores(ranked)) == [1, 2, 3]


def test_a_statement_of_ten_passages_has_to_be_better_than_one_of_a_single_one() -> None:
    both = weights(1.0, 0.5)
    hits = fused([1, 2], [0.55, 0.5], [0.0, 0.0], both)
    long, short = by_statement(hits, statements([1, 2], passages=[1, 1]), both)
    assert (long.row, short.row) == (1, 2)
    short, long = by_statement(hits, statements([1, 2], passages=[10, 1]), both)
    assert (short.row, long.row) == (2, 1)
    assert long.score == pytest.approx(0.55 - 0.08 * log10(10))
    assert short.score == pytest.approx(0.5)


def test_a_statement_that_holds_all_the_words_gains_a_tenth() -> None:
    both = weights(1.0, 0.5)
    hits = fused([1, 2], [0.5, 0.5], [0.0, 0.0], both)
    ranked = by_statement(hits, statements([1, 2], coverage=[0.25, 1.0]), both)
    assert scores(ranked) == pytest.approx({2: 0.6, 1: 0.525})
    assert list(scores(ranked)) == [2, 1]


def test_in_another_language_its_words_weigh_what_they_do_there() -> None:
    both = weights(1.0, 0.5)
    hits = fused([1, 2], [0.5, 0.5], [0.0, 0.0], both)
    of = replace(statements([1, 2], coverage=[0.5, 0.5]), foreign=np.array([False, True]))
    assert scores(by_statement(hits, of, both)) == pytest.approx({2: 0.6, 1: 0.55})


def test_cosine_and_bm25_stay_what_they_are_and_equals_go_by_row() -> None:
    hits = Ranked(*map(np.array, ([5, 4], [0.3, 0.3], [1.5, 1.5], [0.6, 0.6])))
    ranked = by_statement(hits, statements([1, 2]), weights(0.75, 0.25))
    assert [(hit.row, hit.dense, hit.lexical) for hit in ranked] == [(4, 0.3, 1.5), (5, 0.3, 1.5)]


def test_of_nothing_there_is_no_order() -> None:
    both = weights(0.75, 0.25)
    assert [*by_statement(fused([], [], [], both), statements([]), both)] == []
