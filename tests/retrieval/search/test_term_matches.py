"""Where words stand: in a row, beside it in its statement, anywhere in the statement."""

import numpy as np
import pytest
from library import Library

from retrieval.index.snapshot import Snapshot
from retrieval.search.term_matches import TermMatches

ROWS = np.array([0, 2, 4])
OWN = np.zeros(3, dtype=np.bool_)
WATER, GRAIN, VISA = ("water",), ("grain",), ("visa", "fee")
WORDS = {WATER: 2.0, GRAIN: 1.0, VISA: 1.0}


@pytest.fixture
def snapshot(library: Library) -> Snapshot:
    """Rows 0 to 3 are one statement, row 4 is another; no row has room for two sentences."""
    library.write(
        "a.md",
        "The water of the river is high this year in spring. The border is open to all who come"
        " from there. The embassy and its school were moved across the town. The fee is what it"
        " was in all the years before.",
        date="2020-01-01",
    )
    library.write("b.md", "The grain and water of the river are shared.", date="2021-01-01")
    library.reindex()
    made = library.snapshot()
    assert made.rows["record"].tolist() == [1, 1, 1, 1, 2]
    return made


def test_words_in_or_beside_a_row(snapshot: Snapshot) -> None:
    """Row 2 has the fee beside it; water is two rows away; row 4 is alone in its statement."""
    near = TermMatches(snapshot, ROWS).near(WORDS, np.array([4, 2, 0]))
    assert near.tolist() == [
        [True, True, False],
        [False, False, True],
        [True, False, False],
    ]


def test_words_anywhere_in_a_statement(snapshot: Snapshot) -> None:
    """Statement 1 has water and fee, 3 of 4; statement 2 water and grain, 3 of 4."""
    words = {**WORDS, ("nowhere",): 4.0}
    found = TermMatches(snapshot, ROWS).statements(words, np.array([4, 0, 2]), OWN)
    assert found.records.tolist() == [2, 1, 1]
    assert found.passages.tolist() == [1, 4, 4]
    assert found.coverage.tolist() == [0.375, 0.375, 0.375]


def test_a_neighbours_words_count_in_part(snapshot: Snapshot) -> None:
    fee = snapshot.lexical.scores(["fee"])[3]
    found = TermMatches(snapshot, ROWS).scores([("fee",)], 0.5)
    assert found.tolist() == [0.0, fee * np.float32(0.5), 0.0]
    assert TermMatches(snapshot, np.array([3])).scores([("fee",)], 0.5).tolist() == [fee]


def test_words_that_nothing_holds_in_what_was_searched(snapshot: Snapshot) -> None:
    standing = TermMatches(snapshot, ROWS)
    assert standing.unseen(WORDS, (0, 5), None).tolist() == [False, False, False]
    assert standing.unseen(WORDS, (1, 4), None).tolist() == [True, True, False]
    within = np.array([True, True, True, False, False])
    assert standing.unseen(WORDS, (0, 5), within).tolist() == [False, True, True]


def test_no_rows_and_no_words(snapshot: Snapshot) -> None:
    nothing = TermMatches(snapshot, np.empty(0, dtype=np.int64))
    assert nothing.scores([WATER], 0.5).tolist() == []
    assert nothing.statements(WORDS, np.empty(0, dtype=np.int64), OWN[:0]).coverage.tolist() == []
    assert TermMatches(snapshot, ROWS).scores([], 0.5).tolist() == [0.0, 0.0, 0.0]
    assert TermMatches(snapshot, ROWS).statements({}, ROWS, OWN).coverage.tolist() == [
        0.0,
        0.0,
        0.0,
    ]
