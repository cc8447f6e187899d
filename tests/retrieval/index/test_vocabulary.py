"""The words of a build: in order, found by their beginning, taken over by the next build."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from library import Library

from retrieval.errors import BuildError
from retrieval.index.vocabulary import Vocabulary

WORDS = ["вода", "водный", "ferry", "fee", "өкмөт", "fee"]


def test_words_lie_in_order_each_once(tmp_path: Path) -> None:
    Vocabulary.of(WORDS).save(tmp_path)
    held = Vocabulary.load(tmp_path)
    assert [*held] == ["fee", "ferry", "вода", "водный", "өкмөт"]
    assert held[1:3] == ["ferry", "вода"]
    assert [*held.beginning("вод")] == ["вода", "водный"]
    assert [*held.beginning("z")] == []
    assert (held.holds("вода"), held.holds("вод"), held.holds("яма")) == (True, False, False)
    with pytest.raises(IndexError):
        held[5]


def test_an_empty_one_holds_nothing() -> None:
    held = Vocabulary.of(())
    assert (len(held), held.holds("fee"), [*held.beginning("")]) == (0, False, [])


@given(st.lists(st.text(max_size=4)), st.lists(st.text(max_size=4)))
@example(WORDS, ["", "fees", "ferrya", "яма", "водны", "fee"])
@example([], ["fee"])
def test_with_more_words_it_is_what_all_of_them_make(before: list[str], more: list[str]) -> None:
    one, whole = Vocabulary.of(before).with_words(more), Vocabulary.of(before + more)
    assert [*one] == [*whole]
    assert [one[place] for place in range(len(one))] == [*whole]


def test_files_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    Vocabulary.of(WORDS).save(tmp_path)
    np.save(tmp_path / "word_starts.npy", np.array([0, 999]))
    with pytest.raises(BuildError, match="do not fit together; run: onrecord index"):
        Vocabulary.load(tmp_path)
    (tmp_path / "words.npy").write_bytes(b"")
    with pytest.raises(BuildError, match="cannot be read; run: onrecord index"):
        Vocabulary.load(tmp_path)


def test_a_build_has_its_words_and_those_of_the_rows_it_takes_over(library: Library) -> None:
    library.write("a.md", "The ferry stops.", id="a", title="Timetable")
    library.reindex()
    assert [*library.snapshot().vocabulary] == ["ferry", "stops", "timetable"]
    library.write("b.md", "Паром стоит.", id="b")
    library.reindex()
    assert [*library.snapshot().vocabulary] == ["ferry", "stops", "timetable", "паром", "стоит"]
