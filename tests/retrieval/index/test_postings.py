"""Postings: the same whether made at once or with rows of an older build, weighed as bm25s does."""

import warnings
from dataclasses import fields

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.lexical import LexicalIndex
from retrieval.index.postings import Postings, PostingsWriter, hashed, weights

WORDS = ["water", "treaty", "grain", "border", "fee", "visa"]
ROWS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=8)


def postings(rows: list[list[str]]) -> Postings:
    writer = PostingsWriter()
    for row in rows:
        writer.add(row)
    assert len(writer) == len(rows)
    return writer.finish()


def listed(made: Postings) -> dict[str, list[object]]:
    return {part.name: getattr(made, part.name).tolist() for part in fields(Postings)}


def test_postings_by_hand() -> None:
    made = postings([["water", "grain", "water"], [], ["grain"]])
    places = {int(token): place for place, token in enumerate(made.tokens)}
    water, grain = places[hashed("water")], places[hashed("grain")]
    for place, rows, counts in ((water, [0], [2]), (grain, [0, 2], [1, 1])):
        held = slice(made.starts[place], made.starts[place + 1])
        assert (made.rows[held].tolist(), made.counts[held].tolist()) == (rows, counts)
    assert made.lengths.tolist() == [3, 0, 1]
    assert made.tokens.tolist() == sorted(made.tokens.tolist())


@given(before=ROWS, added=ROWS, data=st.data())
def test_rows_taken_over_are_as_if_made_anew(
    before: list[list[str]], added: list[list[str]], data: st.DataObject
) -> None:
    """Whichever rows are taken over, in whatever order, and the new ones among them."""
    choices = st.sampled_from(range(len(before))) if before else st.nothing()
    kept = data.draw(st.lists(choices, unique=True)) if before else []
    source = data.draw(st.permutations([*kept, *(~number for number in range(len(added)))]))
    writer = PostingsWriter()
    for row in added:
        writer.add(row)
    joined = writer.finish(postings(before), np.array(source, dtype=np.int64))
    wanted = [before[place] if place >= 0 else added[~place] for place in source]
    assert listed(joined) == listed(postings(wanted))


@pytest.mark.filterwarnings("ignore")
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=8))
def test_weights_are_those_of_bm25s(rows: list[list[str]]) -> None:
    """To the last bit: bm25s is a reference of its own for BM25 (arXiv 2407.03618)."""
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    judge = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        judge.index(
            ([[vocabulary[w] for w in row] for row in rows], vocabulary), show_progress=False
        )
    made = postings(rows)
    index = LexicalIndex(made, weights(made))
    for word in WORDS:
        ours = index.scores([word])
        assert ours.tolist() == judge.get_scores_from_ids([vocabulary[word]]).tolist()


def test_a_count_beyond_sixteen_bits_is_cut() -> None:
    assert postings([["water"] * 70_000]).counts.tolist() == [0xFFFF]
