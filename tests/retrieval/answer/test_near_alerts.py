"""What comes near a followed question, and which statements are new."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conversation import TODAY
from library import NOON, Library

from retrieval import Searcher, alerts, understand

FEE = "The visa fee is ten crowns from the first of August for everybody."
NEW = "The embassy in the north issues a visa to everybody who asks for it."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path)
    made.corpus.mkdir()
    made.write("fee.md", FEE, id="fee", date="2021-05-06", speaker="Mira Halden", lang="en")
    made.reindex()
    made.write("new.md", NEW, id="new", date="2022-01-01", speaker="Tom Weld", lang="en")
    made.reindex()
    return made


@pytest.fixture
def searcher(library: Library) -> Searcher:
    return library.searcher()


@pytest.mark.parametrize(
    ("question", "is_near"),
    [
        ("How much is the visa fee for a child in the embassy?", True),
        ("How much is the visa fee for a child in the embassy in 2022?", True),
        ("How much is the visa fee for a child in the embassy in 2021?", False),
        ("speaker:Weld the visa and the embassy", True),
        ("speaker:Halden the visa and the embassy", False),
        ('"the embassy in the north" visa', True),
        ('"the embassy in the south" visa', False),
        ("Was the grain returned to the villages?", False),
    ],
)
def test_only_what_is_of_the_time_the_person_and_the_words_comes_near(
    library: Library, searcher: Searcher, question: str, *, is_near: bool
) -> None:
    number = library.record("new").number
    quote = alerts.near(searcher, understand(question, TODAY), number)
    assert (quote is not None) is is_near
    assert quote is None or (quote.record == number and quote.text in NEW)


def test_the_newest_statements_come_first_and_a_changed_one_is_not_new(library: Library) -> None:
    def new(since: datetime, most: int = 9) -> list[str]:
        found = alerts.new_records(library.searcher(), since, most)
        return [record.statement.id for record in found]

    before = NOON - timedelta(seconds=1)
    assert new(before) == ["new", "fee"]
    assert new(before, most=1) == ["new"]
    assert new(NOON) == ["new"]
    library.write("fee.md", FEE.replace("ten", "nine"), id="fee", date="2021-05-06", lang="en")
    library.reindex()
    assert new(NOON) == ["new"]
    assert new(NOON + timedelta(minutes=1)) == []
