"""Answers that are given again from memory: the same words, and what became of them since."""

from dataclasses import replace
from datetime import date

import pytest
from library import Library

from retrieval import Archive, answer_again, answer_query, understand
from retrieval.answer import remembered
from retrieval.errors import BuildError
from retrieval.remembered import Remembered
from retrieval.search.searcher import Searcher
from retrieval.types import Answer, Query, Withdrawal

TODAY = date(2031, 6, 1)


@pytest.fixture
def held(library: Library) -> Library:
    library.write("a.md", "The treaty on grain was returned.", date="2031-03-04", id="a")
    library.write("b.md", "The embassy takes a fee for a visa.", date="2031-04-02", id="b")
    library.reindex()
    return library


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Query]:
    """The queries that were worked out and not remembered."""
    seen: list[Query] = []

    def counted(searcher: Searcher, query: Query, *, lang: str | None = None) -> Answer:
        seen.append(query)
        return answer_query(searcher, query, lang=lang)

    monkeypatch.setattr(remembered, "answer_query", counted)
    return seen


def test_the_same_question_is_worked_out_once_a_build(
    held: Library, worked_out: list[Query]
) -> None:
    searcher = held.searcher()
    grain, visa = (understand(text, TODAY) for text in ("the treaty on grain", "a visa fee"))
    first = answer_again(searcher, grain)
    assert [quote.text for quote in first.quotes] == ["The treaty on grain was returned."]
    assert answer_again(searcher, grain) == first == answer_query(searcher, grain)
    assert worked_out == [grain]
    # another question, another asker's language, another number of quotes, another day
    answer_again(searcher, visa)
    answer_again(searcher, grain, lang="ru")
    answer_again(searcher.showing(1), grain)
    answer_again(searcher, replace(grain, today=date(2031, 6, 2)))
    assert len(worked_out) == 5
    answer_again(held.searcher(), grain)  # the same build, opened again
    assert len(worked_out) == 6


def test_a_part_of_the_archive_is_not_taken_for_all_of_it(
    held: Library, worked_out: list[Query]
) -> None:
    searcher, grain = held.searcher(), understand("the treaty on grain", TODAY)
    assert answer_again(searcher, grain).answered
    assert not answer_again(searcher.only([held.record("b").number]), grain).answered
    assert len(worked_out) == 2


def test_a_withdrawal_since_is_seen(held: Library, worked_out: list[Query]) -> None:
    searcher, grain = held.searcher(), understand("the treaty on grain", TODAY)
    assert answer_again(searcher, grain).quotes[0].withdrawal is None
    taken = Withdrawal(date(2031, 5, 6), "a wrong figure")
    Archive(held.directory.archive).note_withdrawal("a", taken, now="2031-05-06T12:00:00+00:00")
    assert answer_again(searcher, grain).quotes[0].withdrawal == taken
    Archive(held.directory.archive).note_withdrawal("a", None, now="2031-05-07T12:00:00+00:00")
    assert answer_again(searcher, grain).quotes[0].withdrawal is None
    assert len(worked_out) == 1


def test_what_cannot_be_looked_up_is_worked_out_anew(
    held: Library, worked_out: list[Query], monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher, grain = held.searcher(), understand("the treaty on grain", TODAY)
    answer_again(searcher, grain)

    def gone(*_: object) -> None:
        raise BuildError("removed")

    monkeypatch.setattr(remembered, "with_history", gone)
    assert answer_again(searcher, grain).answered
    assert len(worked_out) == 2


def test_the_last_keys_are_remembered_for_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("retrieval.remembered.monotonic", lambda: clock[0])
    known = Remembered(most=2, seconds=60)
    known.keep("a", 1)
    known.keep("b", 2)
    assert known.get("a") == 1  # wanted last, so b goes first
    known.keep("c", 3)
    assert [known.get(key) for key in "abc"] == [1, None, 3]
    clock[0] = 60.5
    assert known.get("a") is None
    known.keep("a", 4)
    known.forget("a")
    known.forget("nothing")
    assert known.get("a") is None
