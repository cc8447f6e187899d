"""When a topic was spoken of: every statement that answers, new wording told from repeated."""

import shutil
from datetime import date

import pytest
from library import Library
from paths import ROOT

from bot.replies.timelines import timeline_reply
from bot.replies.wording import Wording
from retrieval import RetrievalSettings, timeline, understand
from retrieval.errors import QueryError
from retrieval.types import Unit

TODAY = date(2021, 6, 1)
ONCE = "The visa fee will be ten crowns from the first of August for everybody."


@pytest.fixture
def fees(library: Library) -> Library:
    library.write("a.md", ONCE, id="a", title="Visas", date="2019-03-05", lang="en")
    library.write("b.md", f"{ONCE} It stays so.", id="b", date="2019-03-20", lang="en")
    library.write("c.md", "The visa fee is paid by card.", id="c", date="2020-01-08", lang="en")
    library.write("d.md", "The grain is dry.", id="d", date="2020-02-01", lang="en")
    library.write("e.md", "The visa fee has no date here.", id="e", lang="en")
    library.reindex()
    return library


def test_the_statements_that_answer_stand_in_date_order_and_repetition_is_marked(
    fees: Library,
) -> None:
    found = timeline(fees.searcher(), understand("visa fee", TODAY))
    assert [(e.quote.statement_id, e.day, e.said_before) for e in found.entries] == [
        ("a", date(2019, 3, 5), None),
        ("b", date(2019, 3, 20), date(2019, 3, 5)),
        ("c", date(2020, 1, 8), None),
    ]
    assert found.undated == 1
    assert found.unit is Unit.MONTH
    counted = [(bar.first.isoformat(), len(bar.entries), bar.new) for bar in found.bars]
    assert counted[0] == ("2019-03-01", 2, 1)
    assert counted[-1] == ("2020-01-01", 1, 1)
    assert len(counted) == 11
    assert {count for _, count, _ in counted[1:-1]} == {0}


def test_a_period_holds_and_a_long_time_is_counted_by_year(fees: Library) -> None:
    found = timeline(fees.searcher(), understand("visa fee in 2019", TODAY))
    assert [entry.quote.statement_id for entry in found.entries] == ["a", "b"]
    fees.write("f.md", ONCE, id="f", date="2009-03-05", lang="en")
    fees.reindex()
    found = timeline(fees.searcher(), understand("visa fee", TODAY))
    assert found.unit is Unit.YEAR
    assert [bar.first.year for bar in found.bars] == [*range(2009, 2021)]
    assert [entry.said_before for entry in found.entries][:2] == [None, date(2009, 3, 5)]


def test_no_topic_is_declined_and_a_foreign_one_has_no_entries(fees: Library) -> None:
    with pytest.raises(QueryError) as caught:
        timeline(fees.searcher(), understand("latest", TODAY))
    assert caught.value.code == "no-topic"
    found = timeline(fees.searcher(), understand("chess championship", TODAY))
    assert (found.entries, found.bars) == ((), ())


def test_the_sample_tells_when_consular_fees_were_spoken_of(library: Library) -> None:
    sample = ROOT / "corpus" / "sample"
    shutil.copytree(sample, library.corpus / "sample")
    library.settings = RetrievalSettings(passage_tokens=(20, 40))
    library.reindex()
    found = timeline(library.searcher(), understand("consular fees", TODAY))
    days = [entry.day for entry in found.entries]
    assert days == sorted(days)
    assert {"mfa-2019-009", "mfa-2024-072"} <= {e.quote.statement_id for e in found.entries}
    assert found.sample


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "2 statements speak of “the lock”; their dates are not known"),
        ("ru", "«the lock»: 2 заявления, даты которых неизвестны"),
        ("ky", "«the lock»: датасы белгисиз 2 билдирүү"),
    ],
)
def test_statements_without_a_date_are_counted_where_there_are_no_others(
    library: Library, lang: str, line: str
) -> None:
    library.write("a.md", "The lock is shut.", id="a")
    library.write("b.md", "The lock is open.", id="b")
    library.write("c.md", "The mill burns.", id="c", date="2020-02-01")
    library.reindex()
    found = timeline(library.searcher(), understand("the lock", TODAY))
    assert (found.entries, found.undated) == ((), 2)
    assert timeline_reply(found, Wording(lang)).text == line


def test_beside_dated_statements_those_without_a_date_are_counted(fees: Library) -> None:
    found = timeline(fees.searcher(), understand("visa fee", TODAY))
    text = timeline_reply(found, Wording("en")).text
    assert text.splitlines()[-1] == "1 more statement speaks of it; its date is not known"


@pytest.mark.parametrize(
    "question",
    ["How much will the visa fee be for everybody?", "Will the visa fee be ten crowns?"],
)
def test_a_question_that_something_answers_has_a_time(fees: Library, question: str) -> None:
    found = timeline(fees.searcher(), understand(question, TODAY))
    assert found.entries[0].quote.statement_id == "a"
