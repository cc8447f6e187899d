"""A searcher over some records alone finds, counts and repeats as if there were no others."""

from datetime import date

import numpy as np
import pytest
from library import Library, find

from retrieval import Searcher, answer_query
from retrieval.index.dense import DenseIndex
from retrieval.types import Order, Period, Query

GRAIN = "The grain treaty was signed today in the old town hall."
WATER = "Nobody in the whole town spoke of water on that day."
MAY = Period(date(2021, 5, 1), date(2021, 5, 31))


@pytest.fixture
def filled(library: Library) -> Library:
    """Of each statement two sentences; a and b share theirs, c says other things of grain."""
    library.write("a.md", f"{GRAIN} {WATER}", id="a", date="2021-03-02")
    library.write("b.md", f"{GRAIN} {WATER}", id="b", date="2021-05-06")
    library.write("c.md", "Grain is cheap. Grain is good.", id="c", date="2022-07-08")
    library.reindex()
    return library


def only(library: Library, *ids: str) -> Searcher:
    return library.searcher().only([library.record(i).number for i in ids])


def found(searcher: Searcher, query: Query) -> set[int]:
    return {searcher.snapshot.passage(hit.row).record for hit in find(searcher, query).hits}


def test_only_their_passages_are_found(filled: Library) -> None:
    numbers = {name: filled.record(name).number for name in "abc"}
    grain = Query("grain", "grain")

    assert found(filled.searcher(), grain) == set(numbers.values())
    assert found(only(filled, "b"), grain) == {numbers["b"]}
    assert found(only(filled, "a", "c"), grain) == {numbers["a"], numbers["c"]}
    assert found(only(filled, "b", "c"), Query("grain", "grain", MAY)) == {numbers["b"]}
    assert found(only(filled), grain) == set()


def test_an_exact_phrase_is_looked_for_in_them_alone(filled: Library) -> None:
    query = Query('"old town hall"', '"old town hall"', phrases=("old town hall",))

    assert found(only(filled, "b"), query) == {filled.record("b").number}
    assert find(only(filled, "c"), query).missing_phrases == ("old town hall",)


def test_hidden_records_are_hidden_among_them_too(filled: Library) -> None:
    hidden = frozenset({filled.record("a").number})

    hits = find(only(filled, "a", "c"), Query("grain", "grain"), hidden=hidden).hits

    assert len(hits) == 1
    assert filled.searcher().snapshot.passage(hits[0].row).record == filled.record("c").number


def test_a_word_that_stands_elsewhere_alone_is_unseen(filled: Library) -> None:
    query = Query("grain water", "grain water")

    everywhere = find(filled.searcher(), query).confidences[0]

    assert find(only(filled, "c"), query).confidences[0] < everywhere


def test_counts_and_days_are_theirs(filled: Library) -> None:
    snapshot = filled.searcher().snapshot
    within = only(filled, "b", "c").within

    assert snapshot.count_records((0, len(snapshot)), within) == 2
    assert snapshot.coverage((0, len(snapshot)), within) == (date(2021, 5, 6), date(2022, 7, 8))
    assert snapshot.coverage(snapshot.slice(MAY), within) == (date(2021, 5, 6), date(2021, 5, 6))


def test_the_first_words_and_repetitions_are_theirs(filled: Library) -> None:
    latest = Query("", "", order=Order.LATEST)

    everyone = answer_query(filled.searcher(), latest).quotes
    some = answer_query(only(filled, "a"), latest).quotes

    assert [(q.statement_id, len(q.repeats)) for q in everyone] == [("c", 0), ("b", 1)]
    assert [(q.statement_id, len(q.repeats)) for q in some] == [("a", 0)]


def test_the_dense_arm_finds_allowed_rows_of_the_slice_alone() -> None:
    index = DenseIndex.build(np.eye(20, dtype=np.float32))
    within = np.zeros(20, dtype=np.bool_)
    within[[1, 2, 15]] = True
    vector = np.arange(20, dtype=np.float32)

    every = index.search(vector, (0, 20), 10, within).rows.tolist()
    sliced = index.search(vector, (2, 15), 10, within).rows.tolist()

    assert (every, sliced) == ([15, 2, 1], [2])
