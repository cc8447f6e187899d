"""Long texts are cut by the text alone, and a place lies in one stretch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.stretches import LONG, Grid, stretches

GRID = Grid(10, 4)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("short", ["short"]),
        ("aaaaaaaaaabbbbbbbbbb", ["aaaaaaaaaa", "bbbbbbbbbb"]),
        ("aaaa aaaaaaa bb bbb", ["aaaa aaaaaaa ", "bb bbb"]),
        ("aaaa aaaa a\nbb bbb", ["aaaa aaaa a\n", "bb bbb"]),
        ("aaaa aaaa bb\nbbb", ["aaaa aaaa bb\n", "bbb"]),
        ("aaaa aaaa\nbbb bbb", ["aaaa aaaa\n", "bbb bbb"]),
    ],
)
def test_a_text_is_cut_behind_a_line_or_else_behind_a_word(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in GRID.all(text)] == parts


@given(text=st.text(alphabet="ab \n", max_size=80), place=st.integers(0, 79))
def test_the_stretches_of_a_text_are_all_of_it_and_each_place_lies_in_one(
    text: str, place: int
) -> None:
    every = list(GRID.all(text))
    assert "".join(text[start:end] for start, end in every) == text
    assert all(one[1] == other[0] for one, other in pairwise(every))
    if place < len(text):
        (held,) = (one for one in every if one[0] <= place < one[1])
        assert list(GRID.about(text, place, place + 1)) == [held]
        assert list(GRID.about(text, place, len(text))) == every[every.index(held) :]


def test_only_a_long_text_is_read_by_stretches() -> None:
    assert list(stretches("a b " * (LONG // 4), 7, 9)) == [(0, LONG)]
    longer = "a b " * (LONG // 2)
    assert list(stretches(longer, 7, 9)) == [(0, 50_000)]
    assert list(stretches(longer, 49_999, 50_001)) == [(0, 50_000), (50_000, 100_000)]
