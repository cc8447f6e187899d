"""The best rows for a question's words against scores of every row."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.lexical import LexicalIndex
from retrieval.index.lexical_search import best, scores, scores_among

INDEX = LexicalIndex.build(
    [
        ["water", "treaty", "water"],
        ["grain", "~wtr"],
        ["water", "grain", "~wtr"],
        [],
        ["treaty", "grain", "fee"],
    ]
)
WATER = ("water", "~wtr")
EVERY = (0, 5)


def test_another_spelling_counts_where_the_word_does_not_stand() -> None:
    water, key = INDEX.scores(["water"]), INDEX.scores(["~wtr"])
    expected = [water[0], key[1], water[2], 0, 0]
    assert scores(INDEX, [WATER], EVERY).tolist() == expected
    assert scores(INDEX, [WATER, WATER], (1, 2)).tolist() == [0, key[1], 0, 0, 0]


def test_scores_of_some_rows_are_those_of_all() -> None:
    words = [WATER, ("grain",), ("treaty",), ("visa",)]
    rows = np.array([0, 1, 4])
    found = scores_among(words, lambda token: INDEX.weights(token, rows), 3)
    assert found.tolist() == scores(INDEX, words, EVERY)[rows].tolist()


def test_the_best_of_a_slice() -> None:
    worth = INDEX.scores(["grain"]).tolist()
    assert [*best(INDEX, [("grain",)], EVERY, 5)] == [(1, worth[1]), (2, worth[2]), (4, worth[4])]
    assert [*best(INDEX, [("grain",)], (2, 5), 1)] == [(2, worth[2])]
    assert [*best(INDEX, [("grain",)], (3, 4), 5)] == []
    assert [*best(INDEX, [("grain",)], (3, 3), 5)] == []
    assert [*best(INDEX, [("visa",)], EVERY, 5)] == []
    assert [*best(INDEX, [], EVERY, 5)] == []


def test_of_equal_rows_the_lower_ones() -> None:
    index = LexicalIndex.build([["fee", "visa"], ["fee"], ["fee"], ["visa"], ["fee"]])
    assert best(index, [("fee",)], EVERY, 2).rows.tolist() == [1, 2]


def test_rows_that_are_not_searched_are_not_found() -> None:
    within = np.array([True, False, True, True, True])
    assert best(INDEX, [("grain",)], EVERY, 1, within).rows.tolist() == [2]


NAMES = ("w0", "w1", "w2", "w3", "~w0", "~w1", "w6", "w7")


def archive(seed: int, size: int) -> LexicalIndex:
    """Rows of words that are rare or common, each word with its own likelihood; some are twins."""
    chance = np.random.default_rng(seed)
    likely = chance.random(8) ** chance.integers(1, 6)
    made = []
    for _ in range(size):
        held = np.flatnonzero(chance.random(8) < likely)
        made.append([token for word in held for token in [NAMES[word]] * chance.integers(1, 4)])
    return LexicalIndex.build(made)


@pytest.mark.parametrize("size", [40, 3000])
@given(seed=st.integers(0, 2**32 - 1), most=st.sampled_from([1, 3, 20]))
def test_the_best_of_many_rows_are_the_best_of_all(size: int, seed: int, most: int) -> None:
    """Words are rare or common, some have keys, rows are enough for words to be left out."""
    chance = np.random.default_rng(seed)
    index = archive(seed, size)
    asked = [(NAMES[n],) for n in (2, 3, 6, 7)] + [("w0", "~w0"), ("w1", "~w1"), ("visa",)]
    words = [asked[n] for n in chance.integers(0, len(asked), 6)]
    low, high = sorted(chance.integers(0, size + 1, 2).tolist())
    within = chance.random(size) < 0.8 if chance.random() < 0.3 else None
    every = scores(index, words, (low, high))
    if within is not None:
        every[~within] = 0
    wanted = np.sort(every[every > 0])[::-1][:most]
    found = best(index, words, (low, high), most, within)
    assert found.scores == pytest.approx(wanted, rel=1e-5)
    assert every[found.rows] == pytest.approx(wanted, rel=1e-5)
    assert len(set(found.rows.tolist())) == wanted.size


def test_common_words_together_may_be_more_than_a_rare_one() -> None:
    """rare: idf 1.39 in long rows, worth .31; a, b and c: idf .29 each in short rows, .59."""
    index = LexicalIndex.build([["rare", *["filler"] * 59]] * 1000 + [["a", "b", "c"]] * 3000)
    words = [("rare",), ("a",), ("b",), ("c",)]
    found = best(index, words, (0, 4000), 1)
    assert found.rows.tolist() == [1000]
    assert found.scores == pytest.approx([0.59], abs=0.005)
    assert best(index, words[:3], (0, 4000), 1).scores == pytest.approx([0.4], abs=0.01)
