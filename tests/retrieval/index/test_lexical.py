"""The lexical arm against BM25 worked out by hand."""

from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import BuildError
from retrieval.index.lexical import LexicalIndex

K1, B = 1.2, 0.75
DOCUMENTS = [
    ["water", "treaty", "water"],
    ["grain"],
    ["water", "grain", "border", "border", "border"],
    [],
    ["treaty", "grain", "fee"],
]
INDEX = LexicalIndex.build(DOCUMENTS)
AVERAGE = 12 / 5


def bm25(documents: list[list[str]], row: int, tokens: set[str]) -> float:
    """The formula, written out: idf * tf / (tf + k1 * (1 - b + b * length / average))."""
    average = sum(map(len, documents)) / len(documents)
    score = 0.0
    for token in tokens:
        holders = sum(token in document for document in documents)
        idf = log(1 + (len(documents) - holders + 0.5) / (holders + 0.5))
        times = documents[row].count(token)
        score += idf * times / (times + K1 * (1 - B + B * len(documents[row]) / average))
    return score


def test_one_score_by_hand() -> None:
    """water: in 2 of 5 rows, twice among the 3 tokens of row 0; rows have 2.4 on average."""
    idf = log(1 + 3.5 / 2.5)
    assert INDEX.idf("water") == pytest.approx(idf)
    norm = 1.2 * (0.25 + 0.75 * 3 / 2.4)
    assert INDEX.scores(["water"])[0] == pytest.approx(idf * 2 / (2 + norm), abs=1e-5)


WORDS = st.sampled_from(["water", "treaty", "grain", "border", "fee", "visa"])


@given(st.lists(st.lists(WORDS, max_size=6), min_size=1, max_size=8), st.lists(WORDS))
def test_scores_are_bm25(documents: list[list[str]], tokens: list[str]) -> None:
    scores = LexicalIndex.build(documents).scores(tokens)
    if not any(documents):
        assert scores.tolist() == [0.0] * len(documents)
        return
    expected = [bm25(documents, row, set(tokens)) for row in range(len(documents))]
    assert np.allclose(scores, expected, atol=1e-5)


def test_a_token_said_twice_counts_once() -> None:
    assert INDEX.scores(["water", "water"]).tolist() == INDEX.scores(["water"]).tolist()


def test_scores_of_a_slice_are_those_of_all_rows_inside_it() -> None:
    tokens = ["water", "grain", "treaty"]
    everywhere = INDEX.scores(tokens)
    for low in range(6):
        for high in range(low, 6):
            inside = INDEX.scores(tokens, (low, high))
            assert inside[low:high].tolist() == everywhere[low:high].tolist()
            assert not inside[:low].any()
            assert not inside[high:].any()


def test_no_tokens_or_unknown_ones_score_nothing() -> None:
    assert INDEX.scores([]).tolist() == [0.0] * 5
    assert INDEX.scores(["visa", ""]).tolist() == [0.0] * 5


def test_an_unknown_token_has_the_greatest_weight() -> None:
    assert INDEX.idf("visa") == pytest.approx(log(1 + 5.5 / 0.5))
    assert INDEX.idf("visa") > INDEX.idf("fee") > INDEX.idf("water") > INDEX.idf("grain")


def test_which_rows_hold_a_token() -> None:
    assert INDEX.rows("grain").tolist() == [1, 2, 4]
    assert INDEX.rows("visa").tolist() == []
    assert INDEX.holds("grain", [0, 4, 3, 1]).tolist() == [False, True, False, True]
    assert INDEX.holds("visa", [0, 4]).tolist() == [False, False]
    assert INDEX.holds("grain", []).tolist() == []


@given(st.lists(st.lists(WORDS, max_size=5), min_size=1, max_size=30))
def test_postings_are_ascending_and_name_each_row_once(documents: list[list[str]]) -> None:
    """What ``holds`` and the phrase search rely on when they look rows up by halving."""
    index = LexicalIndex.build(documents)
    for token in {token for document in documents for token in document}:
        expected = [row for row, document in enumerate(documents) if token in document]
        assert index.rows(token).tolist() == expected


@pytest.mark.parametrize("documents", [DOCUMENTS, [[], []], [["water"]]])
def test_saved_and_loaded_is_the_same(tmp_path: Path, documents: list[list[str]]) -> None:
    made = LexicalIndex.build(documents)
    made.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert len(loaded) == len(documents)
    tokens = ["water", "grain", "visa"]
    assert loaded.scores(tokens).tolist() == made.scores(tokens).tolist()
    assert [loaded.rows(t).tolist() for t in tokens] == [made.rows(t).tolist() for t in tokens]


def test_the_order_in_which_rows_were_read_changes_no_score() -> None:
    """Sums of many words are rounded in the order of the words, not of their first rows."""
    words = [f"word{number}" for number in range(50)]
    documents = [words[number % 7 :: 2] for number in range(20)]
    forward = LexicalIndex.build(documents).scores(words)
    backward = LexicalIndex.build(documents[::-1]).scores(words)
    assert forward.tolist() == backward[::-1].tolist()


@pytest.mark.parametrize("name", ["tokens.npy", "starts.npy", "rows.npy", "weights.npy"])
def test_a_damaged_file_is_refused_with_the_command_to_run(tmp_path: Path, name: str) -> None:
    INDEX.save(tmp_path / "lexical")
    path = tmp_path / "lexical" / name
    path.write_bytes(path.read_bytes()[:9])
    with pytest.raises(BuildError, match=r"cannot be read; run: onrecord index$"):
        LexicalIndex.load(tmp_path / "lexical")
