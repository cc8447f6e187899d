"""A real press release, the real model: what must be answered and what must not."""

from datetime import UTC, date, datetime

import pytest
from paths import SHARED

from retrieval import (
    ENGLISH_ENCODER,
    Archive,
    Directory,
    Job,
    LiveSearcher,
    RetrievalSettings,
    Searcher,
    answer_query,
    reindex,
    understand,
)
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.types import Answer

STATEMENTS = SHARED / "statements"

pytestmark = pytest.mark.skipif(
    not STATEMENTS.is_dir(), reason=f"the press release is not part of this checkout: {STATEMENTS}"
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Over an index of the release alone."""
    directory = Directory(tmp_path_factory.mktemp("var"))
    settings = RetrievalSettings()
    encoder = SentenceTransformerEncoder(ENGLISH_ENCODER)
    now = datetime(2026, 11, 23, tzinfo=UTC)
    report = reindex(STATEMENTS, Job(directory, settings, encoder, now, lambda _: None))
    assert (report.read, report.undated) == (1, 0)
    assert 5 <= report.passages <= 9
    return LiveSearcher(directory, settings, encoder).current()


def ask(searcher: Searcher, question: str) -> Answer:
    return answer_query(searcher, understand(question, date(2026, 11, 23)))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "What has been returned to Kyrgyzstan?",
            "some of the assets stolen from the people have been returned to Kyrgyzstan",
        ),
        (
            "What is the main principle of interstate relations named by the ministry?",
            "the main of which is non-interference in the internal affairs of a sovereign state",
        ),
        (
            "Which message did social media users take out of context?",
            "the ministry’s message dated December 7, 2020",
        ),
        ("Who said “stolen from the people”?", "stolen from the people"),
        ("What is the latest on the assets stolen from the people?", "the assets stolen from"),
    ],
)
def test_the_first_quote_answers(searcher: Searcher, question: str, words: str) -> None:
    made = ask(searcher, question)
    assert made.answered
    assert words in made.quotes[0].text
    assert {quote.date for quote in made.quotes} == {date(2020, 12, 12)}
    assert all(searcher.archive.holds(quote) for quote in made.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the chess championship?",
        "What is the price of bread in Tokyo?",
        "What has been returned to Kyrgyzstan in 2019?",
        "Who said “assets stolen by the people”?",
        "Кто выиграл чемпионат по шахматам?",
    ],
)
def test_what_it_does_not_say_is_silence(searcher: Searcher, question: str) -> None:
    made = ask(searcher, question)
    assert not made.answered
    assert all(searcher.archive.holds(quote) for quote in made.quotes)


def test_a_question_of_time_alone_quotes_its_beginning(searcher: Searcher) -> None:
    made = ask(searcher, "What was said in December 2020?")
    (quote,) = made.quotes
    assert made.answered
    assert quote.start == 0
    assert isinstance(searcher.archive, Archive)
