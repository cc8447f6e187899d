"""Two lists of candidates to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.fusion import fuse
from retrieval.search.ranking_weights import RankingWeights, Weights
from retrieval.types import Hit

OWN = Weights(dense=0.5, lexical=0.25, coverage=0.0, length=0.0)
FOREIGN = Weights(dense=1.0, lexical=0.25, coverage=0.0, length=0.0, constant=-0.125)
WEIGHTS = RankingWeights(OWN, FOREIGN)


def test_a_value_worked_out_by_hand() -> None:
    """Half the cosine, and a quarter of BM25 against the best, which is 4."""
    first, second = fuse([3, 8], [0.2, 0.5], [4.0, 1.0], [False, False], WEIGHTS)
    assert (first.row, first.dense, first.lexical) == (3, 0.2, 4.0)
    assert first.score == pytest.approx(0.1 + 0.25)
    assert (second.row, second.dense, second.lexical) == (8, 0.5, 1.0)
    assert second.score == pytest.approx(0.25 + 0.0625)


def test_a_row_in_another_language_has_weights_of_its_own() -> None:
    """1.0 * 0.5 - 0.125 goes before 0.5 * 0.5 + 0.25 * 1/4."""
    hits = fuse([1, 2, 3], [0.5, 0.5, 0.1], [1.0, 0.0, 4.0], [False, True, False], WEIGHTS)
    assert [hit.row for hit in hits] == [2, 1, 3]
    assert [hit.score for hit in hits] == pytest.approx([0.375, 0.3125, 0.3])


def test_a_bad_hit_keeps_its_distance() -> None:
    """Scaled from the smallest score seen, the second of two near equals would score 0."""
    first, second = fuse([1, 2], [0.30, 0.29], [0.0, 0.0], [False, False], WEIGHTS)
    assert [first.score, second.score] == pytest.approx([0.15, 0.145])


def test_without_words_in_common_only_the_dense_arm_speaks() -> None:
    hits = fuse([1, 2], [1.0, 0.0], [0.0, 0.0], [False, False], WEIGHTS)
    assert [hit.score for hit in hits] == pytest.approx([0.5, 0.0])


def test_opposite_vectors_do_not_divide_by_zero() -> None:
    assert [*fuse([1], [-1.0], [0.0], [False], WEIGHTS)] == [Hit(1, -1.0, 0.0, -0.5)]


def test_nothing_fuses_to_nothing() -> None:
    assert [*fuse([], [], [], [], WEIGHTS)] == []


ROWS = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0]),
        st.sampled_from([0.0, 1.0, 2.5]),
        st.booleans(),
    ),
    unique_by=lambda row: row[0],
    min_size=1,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    made: list[tuple[int, float, float, bool]], random: object
) -> None:
    def fused(rows: list[tuple[int, float, float, bool]]) -> list[Hit]:
        known, dense, lexical, foreign = zip(*rows, strict=True)
        return [*fuse(known, dense, lexical, foreign, WEIGHTS)]

    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    hits = fused(made)
    assert fused(shuffled) == hits
    keys = [(-hit.score, hit.row) for hit in hits]
    assert keys == sorted(keys)
