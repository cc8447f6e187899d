"""A time that is left out is searched by nobody: answers, silence, counts and timelines."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, timeline, understand
from retrieval.types import Searched

TODAY = date(2026, 11, 23)


@pytest.fixture
def waters(library: Library) -> Library:
    """A statement on water a year, from 2019 to 2021, and one without a date."""
    for year in (2019, 2020, 2021):
        text = f"The water fee is {year - 2000} crowns. It is paid by card."
        library.write(f"{year}.md", text, id=str(year), date=f"{year}-03-05", lang="en")
    library.write("none.md", "The water fee is old.", id="none", lang="en")
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("question", "ids", "searched"),
    [
        (
            "water fee except in 2020",
            {"2019", "2021", "none"},
            Searched(3, 1, date(2019, 3, 5), date(2021, 3, 5)),
        ),
        (
            "water fee from 2019 to 2020 except 2020",
            {"2019"},
            Searched(1, 1, date(2019, 3, 5), date(2019, 3, 5)),
        ),
        (
            "water fee except 2019 and 2021",
            {"2020", "none"},
            Searched(2, 1, date(2020, 3, 5), date(2020, 3, 5)),
        ),
        (
            "What was said except before 2021?",
            {"2021"},
            Searched(2, 1, date(2021, 3, 5), date(2021, 3, 5)),
        ),
    ],
)
def test_an_answer_is_of_all_but_that_time(
    waters: Library, question: str, ids: set[str], searched: Searched
) -> None:
    answer = answer_query(waters.searcher(), understand(question, TODAY))
    quoted = {quote.statement_id for quote in answer.quotes}
    quoted |= {repeat.statement_id for quote in answer.quotes for repeat in quote.repeats}
    assert (quoted, answer.searched) == (ids, searched)


def test_a_period_that_is_left_out_whole_is_empty(waters: Library) -> None:
    answer = answer_query(waters.searcher(), understand("water fee in 2020 except 2020", TODAY))
    assert (answer.answered, answer.outside) == (False, True)
    assert [quote.statement_id for quote in answer.quotes] == ["2019", "2021"]
    assert answer.searched == Searched(0, 1, None, None)


def test_a_timeline_has_no_statement_of_that_time(waters: Library) -> None:
    found = timeline(waters.searcher(), understand("water fee except in 2020", TODAY))
    assert [entry.quote.statement_id for entry in found.entries] == ["2019", "2021"]
    assert found.searched == Searched(3, 1, date(2019, 3, 5), date(2021, 3, 5))


def test_a_named_speaker_is_searched_without_that_time(library: Library) -> None:
    for year in (2019, 2020):
        library.write(
            f"{year}.md",
            "The water fee is due.",
            id=str(year),
            date=f"{year}-03-05",
            speaker="Howard",
        )
    library.reindex()
    query = understand("speaker:Howard water fee except in 2020", TODAY)
    answer = answer_query(library.searcher(), query)
    assert {quote.statement_id for quote in answer.quotes} == {"2019"}
    assert answer.searched.statements == 1
