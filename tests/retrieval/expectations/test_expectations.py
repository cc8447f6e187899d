"""Check-questions: a new build is live only where none of them is answered worse."""

from dataclasses import replace
from datetime import date

import pytest
from fake_reader import FakeReader
from library import NOON, Library

from retrieval import (
    answer_query,
    builds,
    expectations,
    held_build,
    maintenance,
    reindex,
    understand,
)
from retrieval.index.last_run import last_run
from retrieval.types import Checked, Expectation, HeldBuild, Quote, ReindexReport, Worse

FEE = "The visa fee is ten crowns. It is paid at the embassy."
DAM = "The dam holds the water of the river."
ASKED = date(2026, 11, 23)


@pytest.fixture
def one(library: Library) -> Library:
    """A fee and a dam on record, and the question about the fee is a check-question."""
    library.write("fee.txt", FEE, id="fee", date="2020-01-01", title="The fee", lang="en")
    library.write("dam.txt", DAM, id="dam", date="2020-01-02", title="The dam", lang="en")
    library.reindex()
    expects(library, "What is the latest on the visa fee?")
    return library


def expects(library: Library, question: str) -> Expectation:
    """Keep a question with the first words that answer it now."""
    query = understand(question, ASKED)
    answer = answer_query(library.searcher(), query)
    assert answer.answered
    made = expectations.expectation(query, answer.quotes[0], lang="en", now=NOON)
    assert expectations.add(library.directory, made)
    return made


def outdone(library: Library) -> None:
    """Put in three statements that each answer the question about the fee before the others."""
    for number in range(3):
        text = f"The visa fee is {number} crowns more."
        facts = {"date": f"2021-01-0{number + 1}", "title": "Visa fee", "lang": "en"}
        library.write(f"other{number}.txt", text, id=f"other{number}", **facts)


def told(report: ReindexReport) -> Checked:
    assert report.checked is not None
    return replace(report.checked, seconds=0.0)


WORSE = Worse(
    expectation="",
    question="What is the latest on the visa fee?",
    statement_id="fee",
    title="The fee",
    date=date(2020, 1, 1),
    instead_id="other2",
    instead_title="Visa fee",
    instead_date=date(2021, 1, 3),
)


def test_what_goes_on_being_answered_is_published(one: Library) -> None:
    one.write("grain.txt", "The grain is dry.", date="2020-01-03", lang="en")
    report = one.reindex()
    assert report.published
    assert told(report) == Checked(asked=1, held=1, never=0, purposely=0, seconds=0.0)
    assert held_build(one.directory) is None


def test_a_build_that_answers_worse_is_kept_and_is_not_live(one: Library) -> None:
    before = one.live()
    outdone(one)
    report = one.reindex()
    assert (report.published, report.build) == (False, before.name)
    (worse,) = told(report).worse
    assert worse.instead_id in {"other0", "other1", "other2"}
    assert replace(worse, expectation="", instead_id="other2", instead_date=WORSE.instead_date) == (
        WORSE
    )
    assert one.live() == before
    held = held_build(one.directory)
    assert held == HeldBuild(str(report.held), "2026-11-23T12:01:00+00:00", told(report).worse)
    assert [(facts.live, facts.held) for facts in maintenance.all_builds(one.directory)] == [
        (False, True),
        (True, False),
    ]
    assert last_run(one.directory).report.held == report.held


def test_a_held_build_is_asked_again_and_not_made_again(one: Library) -> None:
    outdone(one)
    held = one.reindex().held
    again = one.reindex()
    assert (again.held, again.published, again.embedded) == (held, False, 0)
    one.write("grain.txt", "The grain is dry.", date="2020-01-03", lang="en")
    more = one.reindex()
    assert more.held not in {None, held}
    assert more.embedded == 1, "what the held build has embedded is taken over"
    (kept,) = expectations.all_of(one.directory)
    expectations.remove(one.directory, kept.id)
    last = one.reindex()
    assert (last.published, last.build, last.embedded) == (True, more.held, 0)
    assert held_build(one.directory) is None


def test_it_is_published_all_the_same_where_that_is_meant(one: Library) -> None:
    outdone(one)
    held = one.reindex().held
    assert held is not None
    facts = maintenance.rollback(one.directory, one.encoder.fingerprint, held)
    assert (facts.name, facts.live, facts.held) == (held, True, False)
    assert held_build(one.directory) is None
    assert not one.directory.held.exists()


def test_a_run_may_publish_anyway_and_says_what_is_worse(one: Library) -> None:
    outdone(one)
    report = replace(reindex(one.corpus, one.job(), publish_anyway=True), seconds=0.0)
    assert report.published
    assert len(told(report).worse) == 1
    assert held_build(one.directory) is None


def test_what_is_changed_on_purpose_is_no_worse(one: Library) -> None:
    (one.corpus / "fee.txt").unlink()
    report = one.reindex()
    assert report.published
    assert told(report) == Checked(asked=1, held=0, never=0, purposely=1, seconds=0.0)


def test_words_that_were_edited_away_are_no_worse(one: Library) -> None:
    other = "Nobody pays anything. Everybody may come."
    one.write("fee.txt", other, id="fee", date="2020-01-01", title="The dues", lang="en")
    report = one.reindex()
    assert report.published
    assert told(report).purposely == 1


def test_a_version_that_says_the_words_still_holds(one: Library) -> None:
    more = f"{FEE} Children pay nothing."
    one.write("fee.txt", more, id="fee", date="2020-01-01", title="The fee", lang="en")
    report = one.reindex()
    assert told(report) == Checked(asked=1, held=1, never=0, purposely=0, seconds=0.0)


def test_what_neither_build_answers_holds_nothing_up(one: Library) -> None:
    query = understand("What of the sanctions?", ASKED)
    (words,) = answer_query(one.searcher(), understand("dam water river", ASKED)).quotes[:1]
    never = expectations.expectation(query, words, lang=None, now=NOON)
    assert expectations.add(one.directory, never)
    one.write("grain.txt", "The grain is dry.", date="2020-01-03", lang="en")
    report = one.reindex()
    assert report.published
    assert told(report) == Checked(asked=2, held=1, never=1, purposely=0, seconds=0.0)


def test_what_is_answered_only_with_a_reader_is_asked_with_it(one: Library) -> None:
    asked = "How much do travellers pay?"
    words = answer_query(one.searcher(), understand("What is the visa fee?", ASKED)).quotes[0]
    query = understand(asked, ASKED)
    read = expectations.expectation(query, words, lang=None, now=NOON)
    assert expectations.add(one.directory, read)
    reader = FakeReader({asked: "The visa fee is ten crowns."})
    one.write("grain.txt", "The grain is dry.", date="2020-01-03", lang="en")
    with_it = reindex(one.corpus, replace(one.job(), reader=reader))
    assert told(with_it) == Checked(asked=2, held=2, never=0, purposely=0, seconds=0.0)
    assert {question for question, _ in reader.given} == {asked}
    one.write("grain.txt", "The grain is wet.", date="2020-01-03", lang="en")
    one.reindexed += 1
    assert told(one.reindex()) == Checked(asked=2, held=1, never=1, purposely=0, seconds=0.0)


def test_a_held_build_stays_for_a_day_whatever_is_pruned(one: Library) -> None:
    outdone(one)
    held = one.reindex().held
    before = one.live()
    maintenance.prune(one.directory, 1, now=NOON)
    names = {folder.name for folder in builds.published(one.directory)}
    assert names == {held, before.name}
    maintenance.prune(one.directory, 1, now=NOON.replace(day=25))
    assert [folder.name for folder in builds.published(one.directory)] == [before.name]
    assert held_build(one.directory) is None


def test_expectations_are_kept_whole_listed_and_removed(one: Library) -> None:
    (kept,) = expectations.all_of(one.directory)
    assert (kept.query.question, kept.statement_id, kept.start) == (
        "What is the latest on the visa fee?",
        "fee",
        0,
    )
    words = expectations.words_of(one.searcher().archive, kept)
    assert isinstance(words, Quote)
    assert words.text in FEE
    assert "crowns" not in one.directory.expectations.read_text(encoding="utf-8")
    assert expectations.add(one.directory, kept), "the same again is no second one"
    assert expectations.all_of(one.directory) == (kept,)
    assert expectations.remove(one.directory, "nobody") is None
    assert expectations.remove(one.directory, kept.id) == kept
    assert expectations.all_of(one.directory) == ()


def test_no_more_are_kept_than_can_be_asked(one: Library) -> None:
    (kept,) = expectations.all_of(one.directory)
    line = one.directory.expectations.read_text(encoding="utf-8")
    many = "".join(line.replace(kept.id, f"{n:08x}") for n in range(expectations.MOST))
    one.directory.expectations.write_text(f"{many}no expectation\n", encoding="utf-8")
    assert len(expectations.all_of(one.directory)) == expectations.MOST
    assert not expectations.add(one.directory, kept)
