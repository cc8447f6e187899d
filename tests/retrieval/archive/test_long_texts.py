"""Rows of words are found in long texts by positions, or by reading the first of a text."""

from pathlib import Path

import pytest
from long_statements import long_statement

from retrieval import Archive
from retrieval.analysis.words import row
from retrieval.archive import long_texts
from retrieval.archive.long_texts import LongTexts
from retrieval.settings import DatabaseUrl
from retrieval.types import Statement

PROMISE = "The mayor of Orun will not sell the lake."
SHORT = Statement("short", "The mayor will not sell the lake.", lang="en")


@pytest.fixture
def archive(place: Path | DatabaseUrl) -> Archive:
    made = Archive(place, create=True)
    statements = [SHORT, long_statement("a", PROMISE), long_statement("b", PROMISE, PROMISE)]
    made.update(statements, now="2031-01-01T00:00:00+00:00")
    return made


def found(archive: Archive, number: int, words: str) -> list[str]:
    text = archive.text(number)
    places = LongTexts(archive.fulltext).places(number, text, row(words))
    return [text[start:end] for start, end in places]


def test_it_knows_which_texts_are_long(archive: Archive) -> None:
    long = LongTexts(archive.fulltext)
    assert [number in long for number in (1, 2, 3, 4)] == [False, True, True, False]


def test_a_text_that_two_statements_have_is_counted_once(archive: Archive) -> None:
    again = long_statement("c", PROMISE)
    statements = [SHORT, long_statement("a", PROMISE), long_statement("b", PROMISE, PROMISE), again]
    archive.update(statements, now="2031-02-01T00:00:00+00:00")
    assert archive.fulltext.long_texts() == {2: 2, 3: 3, 4: 2}
    assert found(archive, 4, "Will not sell the lake") == ["will not sell the lake"]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("WILL NOT SELL", 2),
        ("the mayor of", 2),
        ("sell the river", 0),
        ("the lake will not", 0),
        ("tonnes of grain to the market", 100),
        ("zebra", 0),
    ],
)
def test_a_row_of_words_is_found_in_its_first_places(
    archive: Archive, words: str, times: int
) -> None:
    assert len(found(archive, 3, words)) == times


def test_may_hold_tells_without_the_text(archive: Archive) -> None:
    long = LongTexts(archive.fulltext)
    assert long.may_hold(2, row("will not sell the lake"))
    assert not long.may_hold(2, row("will not sell the market"))


def test_of_words_that_are_all_common_the_first_of_the_text_is_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_texts, "OCCURRENCES", 1)
    text = archive.text(2)
    at = text.index(PROMISE)
    monkeypatch.setattr(long_texts, "LOOKED_THROUGH", at + 1)
    assert found(archive, 2, "will not sell the lake") == ["will not sell the lake"]
    monkeypatch.setattr(long_texts, "LOOKED_THROUGH", at // 2)
    assert found(archive, 2, "will not sell the lake") == []
