"""The words at a position of a long text are those that the whole text has there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from long_statements import long_text

from retrieval.analysis import word_pieces
from retrieval.analysis.word_pieces import WordPieces, counted
from retrieval.analysis.words import Words, row, words

TEXT = long_text("“We can’t — and won’t — pay 1,200 crowns …” Ещё раз.", length=20_000)
WHOLE = words(TEXT)


def test_the_words_of_a_text_are_counted_piece_by_piece() -> None:
    tokens, firsts = counted(TEXT)
    assert tokens == row(TEXT)
    assert (firsts[0], firsts[-1], len(firsts)) == (0, len(tokens), len(TEXT) // 1024 + 2)


@given(first=st.integers(-5, len(WHOLE) + 5), count=st.integers(0, 900))
@settings(deadline=None)
def test_the_words_at_a_position_are_those_of_the_whole_text(first: int, count: int) -> None:
    part = slice(max(0, first), max(0, first + count))
    pieces = WordPieces(TEXT, counted(TEXT)[1])
    assert pieces.words(first, first + count) == Words(
        WHOLE.tokens[part], WHOLE.starts[part], WHOLE.ends[part]
    )


def test_a_row_of_words_is_looked_for_where_it_may_begin_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = WordPieces(TEXT, counted(TEXT)[1])
    read: list[int] = []

    def split(text: str) -> Words:
        read.append(len(text))
        return words(text)

    monkeypatch.setattr(word_pieces, "words", split)
    at = WHOLE.tokens.index("1,200")
    spans = pieces.spans([5, at - 1, len(WHOLE) - 1], ["pay", "1,200", "crowns"])
    assert [TEXT[start:end] for start, end in spans] == ["pay 1,200 crowns"]
    assert len(read) <= 4
    assert max(read) <= 1024 + 256


def test_words_that_mean_the_opposite_where_they_stand_are_left_out() -> None:
    pieces = WordPieces(TEXT, counted(TEXT)[1])
    at = WHOLE.tokens.index("can")
    assert WHOLE.tokens[at - 1 : at + 2] == ("we", "can", "t")
    assert list(pieces.spans([at - 1], ["we", "can"])) == []
