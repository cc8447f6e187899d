"""Hits in the order of their statements, worked out by hand."""

from math import log10

import numpy as np
import pytest

from retrieval.index.ranked import Ranked
from retrieval.search.document_ranking import Statements, by_statement
from retrieval.search.fusion import fuse


def statements(
    records: list[int], passages: list[int] | None = None, coverage: list[float] | None = None
) -> Statements:
    return Statements(
        np.array(records),
        np.array(passages or [1] * len(records)),
        np.array(coverage or [0.0] * len(records)),
    )


def scores(hits: Ranked) -> dict[int, float]:
    return {hit.row: hit.score for hit in hits}


def test_the_nearest_passage_and_the_best_words_of_a_statement_may_be_two() -> None:
    """Rows 1 and 2 are of one statement, whose greatest cosine and BM25 are the greatest of all."""
    hits = fuse([1, 2, 3], [1.0, 0.0, 0.8], [0.0, 4.0, 2.0], 0.5)
    assert scores(hits) == pytest.approx({2: 0.75, 3: 0.7, 1: 0.5})
    ranked = by_statement(hits, statements([7, 8, 7]), 0.5)
    # row 1 is a quarter behind the best of its statement, as before
    assert scores(ranked) == pytest.approx({2: 1.0, 1: 0.75, 3: 0.7})
    assert list(scores(ranked)) == [2, 1, 3]


def test_a_statement_of_ten_passages_has_to_be_better_than_one_of_a_single_one() -> None:
    hits = fuse([1, 2], [0.55, 0.5], [0.0, 0.0], 1.0)
    long, short = by_statement(hits, statements([1, 2], passages=[1, 1]), 1.0)
    assert (long.row, short.row) == (1, 2)
    short, long = by_statement(hits, statements([1, 2], passages=[10, 1]), 1.0)
    assert (short.row, long.row) == (2, 1)
    assert long.score == pytest.approx(1.0 - 0.08 * log10(10))
    assert short.score == pytest.approx(1.5 / 1.55)


def test_a_statement_that_holds_all_the_words_gains_a_tenth() -> None:
    hits = fuse([1, 2], [0.5, 0.5], [0.0, 0.0], 1.0)
    ranked = by_statement(hits, statements([1, 2], coverage=[0.25, 1.0]), 1.0)
    assert scores(ranked) == pytest.approx({2: 1.1, 1: 1.025})
    assert list(scores(ranked)) == [2, 1]


def test_cosine_and_bm25_stay_what_they_are_and_equals_go_by_row() -> None:
    hits = Ranked(*map(np.array, ([5, 4], [0.3, 0.3], [1.5, 1.5], [0.6, 0.6])))
    ranked = by_statement(hits, statements([1, 2]), 0.75)
    assert [(hit.row, hit.dense, hit.lexical) for hit in ranked] == [(4, 0.3, 1.5), (5, 0.3, 1.5)]


def test_of_nothing_there_is_no_order() -> None:
    assert [*by_statement(fuse([], [], [], 0.75), statements([]), 0.75)] == []
