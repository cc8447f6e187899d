"""The last statement may go: an archive of none is as live as any, and takes the next one in."""

from contextlib import closing
from datetime import date

import pytest
from library import NOON, Library, find

from retrieval import (
    Archive,
    alerts,
    answer_query,
    builds,
    editing,
    has_topic,
    last_run,
    near_statements,
    status,
    timeline,
    understand,
    verify,
)
from retrieval.errors import CorpusError, StatementsWouldGo
from retrieval.index.integrity import check_archive, check_build
from retrieval.types import Facts, Published, Verdict

TODAY = date(2030, 2, 1)


@pytest.fixture
def emptied(library: Library) -> Library:
    """An archive whose only statement has left its files, and is live without it."""
    path = library.write("grain.txt", "The grain is in.", title="Grain", date="2030-01-01")
    library.reindex()
    path.unlink()
    report = library.reindex(sure=True)
    assert (report.read, report.withdrawn, report.passages, report.published) == (0, 1, 0, True)
    return library


@pytest.mark.parametrize(
    "question",
    [
        "What is known of the grain?",
        "grain",
        "latest",
        '"grain is in"',
        "What did the minister say about grain in 2030?",
        "what was said about grain harvests",
        "grain or wheat, and what of the dam?",
        "zerno i pshenitsa",
    ],
)
def test_nothing_is_found_and_nothing_fails(emptied: Library, question: str) -> None:
    searcher, query = emptied.searcher(), understand(question, TODAY)
    assert find(searcher, query).hits == ()
    answer = answer_query(searcher, query)
    assert (answer.quotes, answer.answered) == ((), False)
    assert near_statements(searcher, query, 3) == ()
    if has_topic(searcher, query):
        assert timeline(searcher, query).entries == ()


def test_it_is_whole_and_told_in_numbers(emptied: Library) -> None:
    live = status(emptied.directory)
    assert (live.statements, live.passages, live.undated, live.first, live.last) == (
        *(0, 0, 0, None, None),
    )
    assert (live.by_year, live.by_lang, live.sample) == ({}, {}, False)
    check_build(emptied.directory, emptied.encoder.fingerprint)
    assert check_archive(emptied.directory) == 1, "what was said is kept"
    assert len(builds.published(emptied.directory)) == 2
    assert last_run(emptied.directory).report.withdrawn == 1
    assert alerts.newest_record(emptied.searcher()).startswith("1:")


def test_a_quotation_of_what_is_gone_is_known_still(emptied: Library) -> None:
    with closing(Archive(emptied.directory.archive)) as archive:
        check = verify(archive, "The grain is in.")
    assert check.verdict is Verdict.EXACT
    assert check.whole.matches[0].quote.withdrawn == NOON.date()


def test_the_next_statement_is_taken_in(emptied: Library) -> None:
    again = emptied.reindex()
    assert (again.read, again.published) == (0, False), "nothing changed"
    emptied.write("fees.txt", "The fee is ten.")
    assert emptied.reindex().new == 1
    answer = answer_query(emptied.searcher(), understand("How much is the fee?", TODAY))
    assert [quote.text for quote in answer.quotes] == ["The fee is ten."]


def test_a_look_tells_that_the_last_one_goes(library: Library) -> None:
    path = library.write("grain.txt", "The grain is in.")
    library.reindex()
    path.unlink()
    assert library.reindex(dry_run=True).withdrawn == 1


def test_a_corpus_of_nothing_makes_no_archive(library: Library) -> None:
    with pytest.raises(CorpusError, match=r"There is no statement in .*; put files there"):
        library.reindex()
    assert not library.directory.archive.exists()


def test_the_last_one_does_not_go_without_a_question(library: Library) -> None:
    """A disk that is not there today looks just so."""
    library.write("grain.txt", "The grain is in.").unlink()
    library.write("fees.txt", "The fee is ten.")
    library.reindex()
    (library.corpus / "fees.txt").unlink()
    with pytest.raises(StatementsWouldGo, match=r"^1 of the 1 statements would no longer be in"):
        library.reindex()
    assert len(library.snapshot()) == 1


def test_what_was_published_and_is_taken_back_goes_without_a_question(library: Library) -> None:
    """All of five at once; what comes back under the same name is no such statement any more."""
    published = [publish(library, f"The {name} is in.") for name in ("oats", "rye", "hay")]
    library.reindex()
    for one in published:
        editing.unpublish(library.corpus, library.directory, one, by="ann", now=NOON)
    assert library.reindex().withdrawn == 3
    assert len(library.snapshot()) == 0
    assert b"oats" not in library.directory.taken_out.read_bytes()
    again = publish(library, "The oats are in.")
    assert again.statement_ids == published[0].statement_ids
    library.reindex()
    again.path.unlink()
    with pytest.raises(StatementsWouldGo):
        library.reindex()


def publish(library: Library, text: str) -> Published:
    facts = Facts(title=text.split()[1])
    draft = editing.post_draft(text, library.directory, library.settings, facts)
    return editing.publish(library.corpus, library.directory, draft, by="ann", now=NOON)


def test_a_file_that_cannot_be_read_is_not_gone(library: Library) -> None:
    path = library.write("grain.txt", "The grain is in.")
    library.reindex()
    path.write_bytes(b"\x00\x01\x02")
    with pytest.raises(CorpusError, match=r"No statement in .* can be read"):
        library.reindex()
    assert len(library.snapshot()) == 1


def test_the_only_statement_is_purged(library: Library) -> None:
    library.write("grain.txt", "The grain is in.")
    library.reindex()
    plan = editing.purge_plan(library.corpus, library.directory, "grain.txt")
    editing.begin_purge(library.corpus, library.directory, plan, by="ann", now=NOON)
    report = library.reindex()
    assert (report.read, report.withdrawn, report.published) == (0, 1, True)
    assert check_archive(library.directory) == 0
    live = status(library.directory)
    assert (live.statements, live.passages) == (0, 0)
    assert alerts.newest_record(library.searcher()).startswith("1:")
