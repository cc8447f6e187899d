"""What is purged is gone from the archive, every build, every cache and, where it can, its file."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from time import time_ns

import pytest
from library import NOON, Library

from retrieval import Archive, back_up, builds, editing, expectations, permalinks
from retrieval.archive.quoting import quote
from retrieval.errors import CorpusError
from retrieval.index import held_build
from retrieval.index.integrity import check_archive
from retrieval.ingest import file_marks
from retrieval.types import (
    Act,
    BackupFacts,
    Correction,
    Facts,
    HeldBuild,
    Problem,
    PurgePlan,
    Query,
    Record,
    Withdrawal,
    Worse,
)

TOLD = "Xylophone zebrawood quicksilver. The minister of quinoa spoke of it."
TRACES = ("xylophone", "zebrawood", "quicksilver", "quinoa", "zymurgy", "quokka")


@pytest.fixture
def three(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Three statements, the secret one of two versions; two builds; all files are known."""
    monkeypatch.setattr(file_marks, "time_ns", lambda: time_ns() + 10**10)
    library.write("grain.txt", "The grain is in.", title="Grain", date="2030-01-01")
    library.write("secret.txt", "An xylophone of before.", title="Zymurgy")
    library.write("fees.txt", "The fee is ten.")
    library.reindex()
    library.write("secret.txt", TOLD, title="Zymurgy", source="Quokka Office")
    library.reindex()
    return library


def plan(library: Library, name: str = "secret.txt") -> PurgePlan:
    return editing.purge_plan(library.corpus, library.directory, name)


def begun(library: Library, name: str = "secret.txt") -> PurgePlan:
    planned = plan(library, name)
    editing.begin_purge(library.corpus, library.directory, planned, by="ann", now=NOON)
    return planned


def traces(library: Library, *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Which words of the secret stand in which file under the library's root."""
    found = []
    for path in sorted(library.root.rglob("*")):
        name = path.relative_to(library.root).as_posix()
        if path.is_file() and name not in but:
            content = path.read_bytes().lower()
            found += [(name, word) for word in TRACES if word.encode() in content]
    return found


def test_before_a_purge_there_is_something_to_find(three: Library) -> None:
    """Else the test below would say nothing."""
    places = {name.split("/")[1] for name, _ in traces(three)}
    assert places == {
        "secret.txt",
        "archive.sqlite",
        "index",
        "known-files.jsonl",
        "last-run.jsonl",
    }


def test_no_file_of_the_archive_or_the_corpus_has_a_word_of_it(three: Library) -> None:
    before = three.record("secret.txt")
    address = permalinks.locator(quote(before, (0, 10), 1.0))
    assert plan(three) == PurgePlan(
        ("secret.txt",),
        tuple(sorted(one.sha256 for one in versions(three))),
        2,
        "secret.txt",
        removes_file=True,
    )
    begun(three)
    assert not (three.corpus / "secret.txt").exists()
    report = three.reindex()
    assert (report.read, report.withdrawn, report.published) == (2, 1, True)
    assert traces(three) == []
    assert len(builds.published(three.directory)) == 1
    assert check_archive(three.directory) == 2
    with closing(Archive(three.directory.archive)) as archive:
        assert permalinks.locate(archive, address) is None
        removed = permalinks.removed(archive, address)
        assert removed is not None
        assert (removed.statement_id, removed.day) == ("secret.txt", date(2026, 11, 23))
        assert archive.absence("secret.txt") == (
            "The statement 'secret.txt' was purged on 2026-11-23."
        )


def versions(library: Library) -> list[Record]:
    with closing(Archive(library.directory.archive)) as archive:
        return [*archive.versions("secret.txt")]


def test_a_file_with_other_statements_stays_and_is_told(three: Library) -> None:
    (three.corpus / "secret.txt").unlink()
    both = three.corpus / "both.jsonl"
    both.write_text(
        json.dumps({"id": "secret.txt", "text": TOLD}) + '\n{"text": "The water is high."}\n'
    )
    three.reindex()
    planned = begun(three)
    assert (planned.file, planned.removes_file) == ("both.jsonl", False)
    for _ in range(2):
        report = three.reindex()
        said = (
            "still holds 'secret.txt', which was purged and is left out; take it out of there too"
        )
        assert report.problems == (Problem("both.jsonl", None, said, warning=True),)
        assert (report.read, traces(three, but=("corpus/both.jsonl",))) == (3, [])


def test_a_file_that_comes_back_is_left_out_under_any_name(three: Library) -> None:
    begun(three)
    three.reindex()
    three.write("moved.txt", TOLD)
    three.write("secret.txt", "Other words under the old name.")
    report = three.reindex()
    assert (report.read, report.new) == (2, 0)
    assert [problem.path for problem in report.problems] == ["moved.txt", "secret.txt"]
    (three.corpus / "corrections.jsonl").unlink()
    assert three.reindex().read == 2, "the archive itself knows"
    draft = editing.post_draft(TOLD, three.directory, three.settings, Facts())
    assert draft.statements == ()
    assert draft.problems[0].problem.startswith("was purged on 2026-11-23, and is not taken in")


def test_the_same_words_of_another_statement_go_too(three: Library) -> None:
    three.write("twin.txt", TOLD)
    three.reindex()
    planned = begun(three)
    assert planned.statement_ids == ("secret.txt", "twin.txt")
    assert (planned.records, planned.removes_file) == (3, True)
    assert three.reindex().read == 2
    assert traces(three, but=("corpus/twin.txt",)) == []
    assert begun_lines(three) == [("purge", "secret.txt"), ("purge", "twin.txt")]


def begun_lines(library: Library) -> list[tuple[str, str]]:
    rows = map(json.loads, (library.corpus / "corrections.jsonl").read_text().splitlines())
    return [(row["act"], row["statement"]) for row in rows]


def test_corrections_of_it_say_nothing_of_it_any_more(three: Library) -> None:
    """The lines of a withdrawal stay in the corpus' file, which people read; no note stays."""
    taken = Correction("secret.txt", Act.WITHDRAW, Withdrawal(date(2031, 4, 3), "zebrawood"))
    editing.correct(three.corpus, three.directory, taken, by="ann", now=NOON)
    three.reindex()
    begun(three)
    three.reindex()
    with closing(Archive(three.directory.archive)) as archive:
        assert archive.withdrawals() == {}
    assert traces(three) == [("corpus/corrections.jsonl", "zebrawood")]


def test_check_questions_hold_no_purge_back_and_no_build_that_was_held_stays(
    three: Library,
) -> None:
    """One is answered worse, since the words that it expects are found no more for its sake."""
    old = next(folder for folder in builds.published(three.directory) if folder != three.live())
    newer = old.rename(old.with_name("20991231T000000-held"))
    worse = Worse("1", "What of quinoa?", "secret.txt", "Zymurgy", None)
    held_build.hold(three.directory, newer, HeldBuild(newer.name, NOON.isoformat(), worse=(worse,)))
    asked = Query("Who spoke of the minister?", "minister quinoa")
    words = quote(three.record("grain.txt"), (0, 16), 1.0)
    expected = expectations.expectation(asked, words, lang="en", now=NOON)
    expectations.add(three.directory, expected)
    assert held_build.held_build(three.directory) is not None
    begun(three)
    report = three.reindex()
    assert (report.published, report.held) == (True, None)
    assert traces(three, but=("var/expectations.jsonl",)) == []
    assert builds.published(three.directory) == [three.live()]


def test_an_archive_that_is_put_back_from_before_is_purged_again(three: Library) -> None:
    """As from a backup that still holds it."""
    before = three.directory.archive.read_bytes()
    begun(three)
    three.reindex()
    three.directory.archive.write_bytes(before)
    three.reindex()
    assert traces(three) == []
    assert answerable(three) == ["The fee is ten.", "The grain is in."]


def test_the_only_statement_is_purged(three: Library) -> None:
    for name in ("grain.txt", "fees.txt"):
        (three.corpus / name).unlink()
    three.reindex()
    begun(three)
    report = three.reindex()
    assert (report.read, report.withdrawn, report.published) == (0, 1, True)
    assert traces(three) == []
    assert answerable(three) == []


def test_the_last_backup_that_holds_it_is_named(three: Library, tmp_path: Path) -> None:
    made = back_up(three.directory, tmp_path / "copy.zip", now=NOON)
    assert isinstance(made, BackupFacts)
    assert plan(three).backup == made


def test_a_purge_of_what_is_not_there_is_refused(three: Library) -> None:
    with pytest.raises(CorpusError, match=r"The archive holds no statement 'none\.txt'\."):
        plan(three, "none.txt")


def test_a_purge_said_in_the_file_alone_is_done_by_the_next_reindex(three: Library) -> None:
    line = {"number": 1, "statement": "secret.txt", "act": "purge"}
    (three.corpus / "corrections.jsonl").write_text(json.dumps(line))
    assert three.reindex().read == 2
    assert traces(three, but=("corpus/secret.txt",)) == []


class KilledError(BaseException):
    """In the place of a kill."""


@pytest.mark.parametrize(
    "step",
    [
        "retrieval.editing.purging._remove",
        "retrieval.editing.purging.sync",
        "retrieval.reindexing.building.make",
        "retrieval.index.builds.publish",
        "retrieval.reindexing.story.purge",
        "retrieval.index.builds.shutil.rmtree",
        "retrieval.archive.removals.Removals._take_out",
        "retrieval.archive.schema.ArchiveFile.forget",
        "retrieval.ingest.known_files.KnownFiles.save",
        "retrieval.index.last_run.keep",
    ],
)
def test_killed_at_any_step_the_same_again_ends_it(
    three: Library, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Until then the secret is on record whole, or not at all."""

    def killed(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(step, killed)
        with pytest.raises(KilledError):
            purged(three)
    said = [hit for hit in answerable(three) if "ylophone" in hit]
    assert said in ([], [TOLD])
    purged(three)
    assert traces(three) == []
    assert answerable(three) == ["The fee is ten.", "The grain is in."]
    assert check_archive(three.directory) == 2
    assert len(builds.published(three.directory)) == 1


def purged(library: Library) -> None:
    begun(library)
    library.reindex()


def answerable(library: Library) -> list[str]:
    """The texts that the live build finds, each read from the archive."""
    searcher = library.searcher()
    records = searcher.archive.records(searcher.snapshot.record_numbers().tolist())
    assert len(records) == searcher.snapshot.manifest.records
    return sorted(record.statement.text for record in records.values())
