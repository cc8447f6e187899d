"""Which sentences are quoted, and the quote of a span."""

from datetime import date

import pytest

from retrieval.answer.windows import best_window, together, within
from retrieval.archive.quoting import quote
from retrieval.index.sentence_hashes import sentence_hashes
from retrieval.types import DateOrigin, Quote, Record, Statement

SPANS = [(0, 9), (10, 19), (20, 29), (30, 39), (40, 49)]


def window(weights: list[float], must_hold: tuple[int, int] | None = None) -> tuple[int, int]:
    by_span = dict(zip(SPANS, weights, strict=False))
    return best_window(by_span.__getitem__, SPANS[: len(weights)], must_hold)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1.0], (0, 9)),
        ([0.0, 1.0], (0, 19)),
        ([0.0, 0.0, 0.0, 0.0, 0.0], (0, 29)),
        ([0.0, 1.0, 0.0, 2.0, 0.0], (10, 39)),
        ([0.0, 0.0, 0.0, 0.0, 1.0], (20, 49)),
        ([1.0, 0.0, 0.0, 1.0, 0.0], (0, 29)),
    ],
)
def test_at_most_three_sentences_with_the_greatest_weight_the_earliest_of_equals(
    weights: list[float], expected: tuple[int, int]
) -> None:
    assert window(weights) == expected


@pytest.mark.parametrize(
    ("must_hold", "expected"),
    [
        ((12, 14), (10, 39)),
        ((45, 46), (20, 49)),
        ((0, 3), (0, 29)),
        ((18, 31), (10, 39)),
        ((5, 45), (0, 49)),
    ],
)
def test_a_wording_that_must_be_held_moves_or_widens_the_window(
    must_hold: tuple[int, int], expected: tuple[int, int]
) -> None:
    """Sentence 3 of 0-4 has the only weight."""
    assert window([0.0, 0.0, 0.0, 1.0, 0.0], must_hold) == expected


def test_places_near_each_other_are_held_together_far_ones_are_not() -> None:
    assert together(SPANS, [(12, 14), (35, 36)]) == (12, 36)
    assert together(SPANS, [(35, 36), (12, 14)]) == (12, 36)
    assert together(SPANS, [(12, 14), (45, 46)]) == (12, 14)


def test_the_sentences_within_a_passage() -> None:
    assert within(SPANS, 10, 39) == SPANS[1:4]
    assert within(SPANS, 11, 39) == SPANS[2:4]


def test_a_quote_is_a_slice_with_the_statement_s_facts() -> None:
    statement = Statement(
        "a", "We agree. We sign.", "On water", date(2020, 5, 1), DateOrigin.FIELD, "MFA",
        "https://a.example", "en", "The Minister", "a.md", sample=True,
    )  # fmt: skip
    assert quote(Record(7, 2, statement, "5a", "now"), (10, 18), 0.5) == Quote(
        7, "a", 2, 10, 18, "We sign.", "5a", date(2020, 5, 1), DateOrigin.FIELD, "On water",
        "The Minister", "MFA", "https://a.example", "en", 0.5, (), sample=True,
    )  # fmt: skip


def test_sentences_of_the_same_wording_have_the_same_hash() -> None:
    text = "We «agree». WE “AGREE”.\nWe disagree."
    first, second, third = sentence_hashes(text, [(0, 11), (12, 23), (24, 36)])
    assert first == second != third
    assert 0 <= third < 2**64
