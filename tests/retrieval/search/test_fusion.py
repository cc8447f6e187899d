"""Two lists of candidates to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.fusion import fuse
from retrieval.types import Hit


def test_a_value_worked_out_by_hand() -> None:
    """0.75 * (cos + 1) / (0.5 + 1) + 0.25 * bm25 / 4."""
    first, second = fuse([3, 8], [0.2, 0.5], [4.0, 1.0], 0.75)
    assert (first.row, first.dense, first.lexical) == (3, 0.2, 4.0)
    assert first.score == pytest.approx(0.75 * 1.2 / 1.5 + 0.25)
    assert (second.row, second.dense, second.lexical) == (8, 0.5, 1.0)
    assert second.score == pytest.approx(0.75 + 0.25 / 4)


def test_only_what_is_best_in_both_arms_scores_one() -> None:
    hits = [*fuse([1, 2, 3], [0.1, 0.05, -0.2], [0.2, 0.1, 0.0], 0.75)]
    assert [hit.row for hit in hits] == [1, 2, 3]
    assert hits[0].score == pytest.approx(1.0)
    assert all(hit.score < 1.0 for hit in hits[1:])


def test_minima_are_theoretical_so_a_bad_hit_keeps_its_distance() -> None:
    """Scaled from the smallest score seen, the second of two near equals would score 0."""
    first, second = fuse([1, 2], [0.30, 0.29], [0.0, 0.0], 1.0)
    assert second.score == pytest.approx(1.29 / 1.30)
    assert first.score == pytest.approx(1.0)


def test_without_words_in_common_only_the_dense_arm_speaks() -> None:
    assert [h.score for h in fuse([1, 2], [1.0, 0.0], [0.0, 0.0], 0.75)] == pytest.approx(
        [0.75, 0.375]
    )


def test_opposite_vectors_do_not_divide_by_zero() -> None:
    assert [*fuse([1], [-1.0], [0.0], 0.75)] == [Hit(1, -1.0, 0.0, 0.0)]


def test_nothing_fuses_to_nothing() -> None:
    assert [*fuse([], [], [], 0.75)] == []


ROWS = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0]),
        st.sampled_from([0.0, 1.0, 2.5]),
    ),
    unique_by=lambda row: row[0],
    min_size=1,
)


@given(ROWS, st.randoms(use_true_random=False), st.floats(0, 1))
def test_the_order_of_the_input_does_not_matter(
    made: list[tuple[int, float, float]], random: object, weight: float
) -> None:
    def fused(rows: list[tuple[int, float, float]]) -> list[Hit]:
        known, dense, lexical = zip(*rows, strict=True)
        return [*fuse(known, dense, lexical, weight)]

    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    hits = fused(made)
    assert fused(shuffled) == hits
    assert all(0.0 <= hit.score <= 1.0 + 1e-12 for hit in hits)
    keys = [(-hit.score, hit.row) for hit in hits]
    assert keys == sorted(keys)
