"""Rows and scores as arrays: their order, and what becomes of a part of them."""

import numpy as np

from retrieval.index.ranked import Candidates, Ranked
from retrieval.types import Hit


def test_candidates_are_the_best_ones_and_equals_go_by_row() -> None:
    found = Candidates.best(np.array([7, 3, 5, 1]), np.array([0.5, 0.9, 0.5, 0.1]), 3)
    assert [*found] == [(3, 0.9), (5, 0.5), (7, 0.5)]
    assert len(found) == 3


def test_of_nothing_there_are_no_candidates() -> None:
    assert [*Candidates.best(np.empty(0, dtype=np.int64), np.empty(0), 3)] == []


def test_a_ranking_keeps_what_belongs_to_a_row_and_gives_hits_part_by_part() -> None:
    ranked = Ranked.by_score(
        np.array([4, 2, 9]), np.array([0.1, 0.2, 0.3]), np.zeros(3), np.array([0.5, 0.5, 0.8])
    )
    assert [*ranked[:2]] == [Hit(9, 0.3, 0.0, 0.8), Hit(2, 0.2, 0.0, 0.5)]
    assert [*ranked[2:]] == [Hit(4, 0.1, 0.0, 0.5)]
    assert len(ranked[5:]) == 0
