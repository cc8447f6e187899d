"""Which hits become quotes: limits, order, and the verdict."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from library import Library

from retrieval import answer_query
from retrieval.analysis.tokens import Tokenizer
from retrieval.answer.quotes import QuoteMaker
from retrieval.search.analysed_query import names_topic
from retrieval.search.searcher import Searcher, SearchResult
from retrieval.types import Hit, Order, Period, Query, Quote

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("", "", MARCH), True),
        (Query("", "???", None, Order.LATEST), True),
        (Query("", "What did the statement say?", MARCH), True),
        (Query("", "Что сообщалось?", MARCH), True),
        (Query("", "What about grain?", MARCH), False),
        (Query("", '"statement"', MARCH, None, ("statement",)), False),
        (Query("", "What did the statement say?"), False),
    ],
)
def test_a_question_of_time_alone_names_no_topic(query: Query, expected: bool) -> None:  # noqa: FBT001
    assert names_topic(query, Tokenizer()) is not expected


SENTENCES = [
    "The grain treaty was signed today in the old town hall.",
    "All the ministers of both countries came to see it happen.",
    "Grain will cross the border without any fee from next May.",
    "The farmers of the whole northern plain welcomed the grain treaty.",
    "Water was not spoken of at all during the four long days.",
]


@pytest.fixture
def filled(library: Library) -> Library:
    """Three statements of five passages each, a sentence a passage, in other words each."""
    for name, day in (("a", "2021-03-02"), ("b", "2021-03-02"), ("c", "2022-05-04")):
        words = " ".join(s.replace(" the ", f" the {name}{name} ") for s in SENTENCES)
        library.write(f"{name}.md", words, id=name, date=day)
    library.reindex()
    return library


def hits(*scored: tuple[int, float, float]) -> SearchResult:
    """Hits of row, score and confidence."""
    made = tuple(Hit(row, 0.0, 0.0, score) for row, score, _ in scored)
    nothing = np.empty((0, 0)), np.zeros(len(made), dtype=np.bool_)
    return SearchResult(made, tuple(c for _, _, c in scored), {}, (), *nothing)


def rows_of(quotes: tuple[Quote, ...], library: Library) -> list[tuple[str, int]]:
    """Statement and number of the sentence of each quote."""
    text = {name: library.record(name).statement.text for name in "abc"}
    return [(q.statement_id, text[q.statement_id][: q.start].count(". ")) for q in quotes]


def maker(searcher: Searcher, looked_into: int = 4) -> QuoteMaker:
    return QuoteMaker(searcher, searcher.analyse(Query("", "grain")), looked_into)


def selection(library: Library) -> QuoteMaker:
    return maker(library.searcher())


def test_at_most_two_of_one_statement_and_grouped_at_the_place_of_the_best(
    filled: Library,
) -> None:
    """Rows 0-4 are a, 5-9 are b, 10-14 are c; only neighbours are quoted as one."""
    found = hits((0, 0.9, 0.9), (12, 0.8, 0.9), (2, 0.7, 0.9), (4, 0.6, 0.9))
    assert rows_of(selection(filled).by_relevance(found, 0.5), filled) == [
        ("a", 0),
        ("a", 2),
        ("c", 2),
    ]
    found = hits((0, 0.9, 0.9), (1, 0.8, 0.9), (2, 0.7, 0.9), (7, 0.6, 0.9))
    quotes = selection(filled).by_relevance(found, 0.5)
    assert rows_of(quotes, filled) == [("a", 0), ("b", 2)]
    assert [quote.text.count(".") for quote in quotes] == [3, 1]


def test_a_hit_below_the_least_confidence_leaves_its_place_to_the_next(filled: Library) -> None:
    found = hits((0, 0.9, 0.4), (12, 0.8, 0.6), (8, 0.6, 0.9))
    quotes = selection(filled).by_relevance(found, 0.5)
    assert [(q.statement_id, q.confidence) for q in quotes] == [("c", 0.6), ("b", 0.9)]


def test_a_doubtful_answer_shows_what_else_it_may_be(filled: Library) -> None:
    """Six in ten leaves doubt, so the next statement is let in; nine in ten twice does not."""
    found = hits((0, 0.9, 0.4), (12, 0.8, 0.6))
    quotes = selection(filled).by_relevance(found, 0.5)
    assert {(q.statement_id, q.confidence) for q in quotes} == {("c", 0.6), ("a", 0.4)}
    found = hits((0, 0.9, 0.4), (12, 0.8, 0.97))
    quotes = selection(filled).by_relevance(found, 0.5)
    assert [(q.statement_id, q.confidence) for q in quotes] == [("c", 0.97)]
    found = hits((0, 0.9, 0.1), (12, 0.8, 0.6))
    quotes = selection(filled).by_relevance(found, 0.5)
    assert [(q.statement_id, q.confidence) for q in quotes] == [("c", 0.6)]
    found = hits((0, 0.9, 0.4), (12, 0.8, 0.3))
    assert selection(filled).by_relevance(found, 0.5) == ()


def test_equal_scores_go_by_statement_id(filled: Library) -> None:
    """Rows are numbered in the order in which files were read; ids are not."""
    found = hits((10, 0.9, 0.9), (5, 0.9, 0.9), (0, 0.9, 0.9))
    assert rows_of(selection(filled).by_relevance(found, 0.5), filled) == [
        ("a", 0),
        ("b", 0),
        ("c", 0),
    ]


@pytest.mark.parametrize(
    ("order", "ids"), [(Order.LATEST, ["c", "a", "b"]), (Order.FIRST, ["a", "b", "c"])]
)
def test_by_date_takes_the_best_of_each_statement(
    filled: Library, order: Order, ids: list[str]
) -> None:
    """Statements of one day stand in the order of their ids, both ways."""
    found = hits((7, 0.9, 0.9), (13, 0.8, 0.9), (2, 0.7, 0.9), (5, 0.6, 0.9), (10, 0.5, 0.9))
    quotes = selection(filled).by_date(found, 0.5, order)
    assert [quote.statement_id for quote in quotes] == ids
    assert dict(rows_of(quotes, filled)) == {"a": 2, "b": 2, "c": 3}


def test_a_quote_that_touches_another_of_its_statement_is_left_out(filled: Library) -> None:
    """Three sentences around a phrase reach into the neighbouring passages."""
    searcher = filled.searcher()
    found = hits((1, 0.9, 0.9), (2, 0.8, 0.9), (0, 0.7, 0.9), (4, 0.6, 0.9))
    for row in (0, 1, 2, 4):
        start = searcher.snapshot.passage(row).start
        found.phrase_spans[row] = ((start, start + 5),)
    quotes = maker(searcher).by_relevance(found, 0.5)
    text = filled.record("a").statement.text
    assert [quote.text for quote in quotes] == [text[: text.index(" The farmers")]]


def test_a_quote_of_mostly_shown_words_is_left_out(library: Library) -> None:
    """The second says one sentence more, which is shorter than what both say."""
    said = "The grain treaty was signed today in the old town hall."
    library.write("a.md", said, id="a", date="2021-03-02")
    library.write("b.md", f"{said} All came.", id="b", date="2021-03-03")
    library.write("c.md", f"{said} {SENTENCES[3]} {SENTENCES[4]}", id="c", date="2021-03-04")
    library.reindex()
    chosen = answer_query(library.searcher(), Query("", "grain treaty"))
    assert chosen.answered
    assert [quote.text for quote in chosen.quotes] == [said, f"{SENTENCES[3]} {SENTENCES[4]}"]


def test_an_index_over_nothing_that_was_asked_for_is_silent(filled: Library) -> None:
    query = Query("", "grain", Period(date(1990, 1, 1), None))
    assert answer_query(filled.searcher(), query).answered
    query = Query("", "grain", Period(None, date(1990, 1, 1)))
    silent = answer_query(filled.searcher(), query)
    assert (silent.answered, silent.confidence, silent.outside) == (False, 0.0, True)


def test_only_statements_that_are_quoted_are_read(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty hits may lie in sixty long statements; the best four compete for three quotes."""
    searcher = filled.searcher()
    read: list[int] = []
    records = searcher.archive.records

    def counted(numbers: object) -> object:
        wanted = list(numbers)  # type: ignore[call-overload]
        read.extend(wanted)
        return records(wanted)

    monkeypatch.setattr(searcher.archive, "records", counted)
    maker(searcher).by_relevance(
        hits((0, 0.9, 0.9), (2, 0.8, 0.9), (5, 0.7, 0.9), (10, 0.6, 0.9)), 0.5
    )
    assert len(read) == 3
    searcher.settings = replace(searcher.settings, quotes=1)
    read.clear()
    maker(searcher, looked_into=1).by_relevance(
        hits((0, 0.9, 0.9), (5, 0.7, 0.9), (10, 0.6, 0.9)), 0.5
    )
    assert len(read) == 1


def test_a_heading_is_quoted_with_what_it_stands_above(library: Library) -> None:
    """Also where many statements have it; what was shown is not shown again."""
    library.write("a.md", "SALT\n\nThe toll on carts will fall in May.", id="a", title="Salt")
    library.write("b.md", "SALT\n\nNo ship may land before noon.", id="b", title="Salt")
    library.reindex()
    answer = answer_query(library.searcher(), Query("salt", "salt", subject="salt"))
    assert sorted(quote.text for quote in answer.quotes) == [
        "No ship may land before noon.",
        "SALT\n\nThe toll on carts will fall in May.",
    ]
