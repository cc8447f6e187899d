"""Questions that ask the same are put together; the vectors can be worked out on paper."""

from pathlib import Path

import pytest
from conversation import TODAY
from library import Library

from retrieval import Likeness, near_statements, understand
from retrieval.search.searcher import Searcher


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("grain.md", "The grain was returned to the north.", id="grain", date="2020-03-05")
    library.write("fee.md", "The visa fee is ten crowns.", id="fee", date="2021-05-06")
    library.write("water.md", "The water of the river is shared.", id="water")
    library.reindex()
    return library.searcher()


def test_exact_and_near_questions_make_a_group(searcher: Searcher) -> None:
    """Cosines to the first: equal words 1; grain, grain water .707; grain, visa 0."""
    questions = [
        "Where is the grain?",
        "where is the GRAIN",
        "What of the visa?",
        "grain and water",
        "grain, water and fee",
        "What else?",
    ]
    likeness = Likeness()
    assert likeness.groups(searcher, questions, 0.7) == [[0, 1, 3], [2], [4], [5]]
    assert likeness.groups(searcher, questions, 0.75) == [[0, 1], [2], [3, 4], [5]]
    assert likeness.groups(searcher, [], 0.7) == []


def test_a_question_joins_the_group_it_is_most_like(searcher: Searcher) -> None:
    """To "grain" .447, to "water" .894."""
    questions = ["grain", "water", "water water grain"]
    assert Likeness().groups(searcher, questions, 0.4) == [[0], [1, 2]]


def test_a_vector_is_made_once(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    vector_of = searcher.vector_of

    def counted(question: str) -> object:
        made.append(question)
        return vector_of(question)

    monkeypatch.setattr(searcher, "vector_of", counted)
    likeness = Likeness()
    for questions in (["grain", "Grain?"], ["grain", "visa"], ["visa"], ["grain"]):
        likeness.groups(searcher, questions)
    assert made == ["grain", "visa", "grain"]


def test_the_nearest_statements_of_any_time_are_quoted_though_none_answers(
    searcher: Searcher,
) -> None:
    query = understand("Who lost the visa and the grain in 1999?", TODAY)
    near = near_statements(searcher, query, 2)
    assert sorted(quote.statement_id for quote in near) == ["fee", "grain"]
    assert all(quote.text and searcher.archive.holds(quote) for quote in near)
    assert len(near_statements(searcher, query, 1)) == 1
    assert near_statements(searcher, understand("in 1999", TODAY), 2) == ()
