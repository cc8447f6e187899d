"""A question and a window as tokens, and a stretch of tokens as a stretch of text."""

from collections.abc import Sequence

import numpy as np
import pytest

from retrieval.read.pairs import PairTokenizer, answering_words

BEGIN, END = 0, 2


def by_letter(texts: Sequence[str]) -> list[list[int]]:
    """A piece is a letter, by its place in the alphabet, from 10 on; a space is no piece."""
    return [[10 + ord(letter) - ord("a") for letter in text if letter != " "] for text in texts]


def test_question_and_window_stand_between_special_tokens() -> None:
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 20).pairs("ab", ["c de"])
    assert pair.ids == [0, 10, 11, 2, 2, 12, 13, 14, 2]
    assert pair.first == 5
    assert pair.words == [(0, 1), (2, 4), (2, 4)]


def test_what_is_too_long_is_cut_at_the_window_s_end() -> None:
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 8).pairs("ab", ["c de"])
    assert pair.ids == [0, 10, 11, 2, 2, 12, 13, 2]
    assert pair.words == [(0, 1), (2, 4)]


def test_a_question_longer_than_a_model_reads_leaves_room_for_words() -> None:
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 192).pairs("a" * 500, ["b" * 10])
    assert len(pair.ids) == 1 + 64 + 2 + 10 + 1


def test_an_empty_window_has_no_words() -> None:
    first, second = PairTokenizer(by_letter, BEGIN, END, 20).pairs("ab", ["", "c"])
    assert (first.ids, first.words) == ([0, 10, 11, 2, 2, 2], [])
    assert (second.ids, second.words) == ([0, 10, 11, 2, 2, 12, 2], [(0, 1)])


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (1, 2, "de fg"),  # from "de" to "fg"
        (2, 2, "fg"),
        (0, 0, None),  # in the header, where nothing answers: the best that is not there
    ],
)
def test_the_likeliest_stretch_of_words(begin: int, end: int, words: str | None) -> None:
    window = "c\nde fg"
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 20).pairs("ab", [window])
    ends = np.zeros((len(pair.ids) + 3, 2), dtype=np.float32)  # padded
    places = {0: 5, 1: 6, 2: 8}
    ends[places[begin], 0] = ends[places[end], 1] = 5.0
    span = answering_words(pair, window, ends)
    assert span is not None
    assert window[slice(*span)] == (words or "de")


def test_an_answer_never_ends_before_it_begins() -> None:
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 20).pairs("ab", ["c d e"])
    ends = np.array([[0, 0]] * 5 + [[0, 9], [0, 0], [8, 0], [0, 0]], dtype=np.float32)
    assert answering_words(pair, "c d e", ends) == (0, 1)


def test_a_window_without_words_answers_nothing() -> None:
    (pair,) = PairTokenizer(by_letter, BEGIN, END, 20).pairs("ab", ["c\n"])
    assert answering_words(pair, "c\n", np.zeros((7, 2), dtype=np.float32)) is None


def test_marks_around_an_answer_are_no_part_of_it() -> None:
    window = "x\n(May,"
    (pair,) = PairTokenizer(lambda texts: [[5] for _ in texts], BEGIN, END, 20).pairs(
        "ab", [window]
    )
    ends = np.zeros((len(pair.ids), 2), dtype=np.float32)
    span = answering_words(pair, window, ends)
    assert span is not None
    assert window[slice(*span)] == "May"
