"""Where nothing changed since the last run, nothing is read and nothing made; all else is seen."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time_ns

import pytest
from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import last_run
from retrieval.errors import BuildError, CorpusError
from retrieval.index import last_run as kept
from retrieval.index import run_again
from retrieval.ingest import file_marks, reader_version
from retrieval.ingest.insides import Opening
from retrieval.reindexing import unchanged
from retrieval.types import Change, Outcome, Problem, ReindexReport, fault

MINUTE = 60 * 10**9
_opened: list[list[tuple[str, bool]]] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened and isinstance(arguments[2], int):
        writes = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        _opened[-1].append((str(arguments[0]), writes))


sys.addaudithook(_audit)


@contextmanager
def opening(library: Library) -> Iterator[tuple[set[str], set[str]]]:
    """The files of the corpus that are opened meanwhile, and those of the index written to."""
    _opened.append([])
    read: set[str] = set()
    written: set[str] = set()
    try:
        yield read, written
    finally:
        for path, writes in _opened.pop():
            if Path(path).is_relative_to(library.corpus):
                read.add(Path(path).relative_to(library.corpus).as_posix())
            elif writes and Path(path).is_relative_to(library.directory.root):
                written.add(Path(path).relative_to(library.directory.root).as_posix())


def later() -> int:
    """A minute from now: whatever was written until now was written long ago."""
    return time_ns() + MINUTE


@pytest.fixture(autouse=True)
def _a_minute_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_marks, "time_ns", later)
    monkeypatch.setattr(unchanged, "time_ns", later)


@pytest.fixture
def two(library: Library) -> Library:
    """Two statements, a warning, a file that is no text, a link; indexed once."""
    library.write("a.txt", "The grain is in and dry.", date="2020-12-12", title="Grain")
    library.write("more/b-2019-05-01.txt", "The visa fee is ten.", date="2019-05-02")
    (library.corpus / "c.txt").write_bytes(b"\xff")
    (library.root / "outside.txt").write_text("The treaty is signed.")
    (library.corpus / "d.txt").symlink_to(library.corpus / "more" / "b-2019-05-01.txt")
    library.reindex()
    return library


def test_nothing_is_opened_and_the_report_is_that_of_reading_all_anew(two: Library) -> None:
    builds = {path: path.stat() for path in two.directory.builds.rglob("*")}
    with opening(two) as (read, written):
        report = two.reindex()
    assert read == set()
    assert written == {"index/LOCK", "last-run-again.new"}
    assert {path: path.stat() for path in two.directory.builds.rglob("*")} == builds
    assert two.steps == []

    ran = last_run(two.directory)
    assert (ran.ran_at, ran.corpus) == ("2026-11-23T12:01:00+00:00", str(two.corpus))
    anew = two.reindex(anew=True)
    assert report == anew
    assert list(report.outcomes) == list(anew.outcomes)
    assert replace(ran.report, seconds=0.0) == anew
    assert ran.report.outcomes == anew.outcomes
    assert [one.path for one in report.failed] == ["c.txt"]


def test_a_look_opens_nothing_either_and_says_what_it_would_say(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opening(two) as (read, written):
        looked = two.reindex(dry_run=True)
    assert (read, written) == (set(), set())
    monkeypatch.setattr(unchanged, "as_last_time", lambda *_: None)
    wanted = two.reindex(dry_run=True)
    assert all_of(looked) == all_of(wanted)
    assert looked.expected_seconds == wanted.expected_seconds is not None


def test_a_statement_that_left_is_told_of_once(two: Library) -> None:
    (two.corpus / "a.txt").unlink()
    assert two.reindex().withdrawn == 1
    assert last_run(two.directory).report.withdrawn == 1
    with opening(two) as (read, _):
        report = two.reindex()
    assert read == set()
    assert (report.read, report.unchanged, report.withdrawn) == (1, 1, 0)
    outcome = Outcome(
        "more/b-2019-05-01.txt", Change.UNCHANGED, "more/b-2019-05-01.txt", "", day("2019-05-02")
    )
    assert [*report.outcomes] == [outcome]
    assert report.outcomes[0] == outcome
    assert report.outcomes[:1] == (outcome,)
    assert len(report.outcomes) == 1
    assert last_run(two.directory).report.outcomes == (outcome,)


def day(said: str) -> date:
    return date.fromisoformat(said)


# -- what is seen ------------------------------------------------------------------------------


def other_inode(library: Library) -> None:
    """Another file of the same name, size and time, as from a copy that was put back."""
    path = library.corpus / "a.txt"
    before = path.stat()
    new = path.with_name(".new")
    new.write_text(path.read_text().replace("dry", "wet"))
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def touched(library: Library) -> None:
    (library.corpus / "a.txt").touch()


def renamed(library: Library) -> None:
    (library.corpus / "a.txt").rename(library.corpus / "e.txt")


def added(library: Library) -> None:
    library.write("new/e.txt", "The border is open.")


def an_empty_folder(library: Library) -> None:
    (library.corpus / "new").mkdir()


def linked_elsewhere(library: Library) -> None:
    (library.corpus / "d.txt").unlink()
    (library.corpus / "d.txt").symlink_to(library.root / "outside.txt")


def corrected(library: Library) -> None:
    said = {"number": 1, "statement": "a.txt", "act": "retitle", "value": "Harvest"}
    line = json.dumps(said | {"by": "owner", "at": "2026-11-23T12:00:00+00:00"})
    (library.corpus / "corrections.jsonl").write_text(f"{line}\n")


def other_settings(library: Library) -> None:
    library.settings = replace(library.settings, passage_tokens=(60, 128))


def other_encoder(library: Library) -> None:
    library.encoder = FakeEncoder("fake-2")


def lost_current(library: Library) -> None:
    library.directory.current.unlink()


def a_damaged_build(library: Library) -> None:
    path = library.live() / "vectors.npy"
    path.write_bytes(path.read_bytes()[:-8] + b"xxxxxxxx")


def a_lost_part(library: Library) -> None:
    (library.live() / "lexical" / "tokens.npy").unlink()


def another_archive(library: Library) -> None:
    library.directory.archive.unlink()


def an_edited_archive(library: Library) -> None:
    with closing(sqlite3.connect(library.directory.archive)) as archive, archive:
        archive.execute("UPDATE records SET title = 'Bread' WHERE statement_id = 'a.txt'")


def a_lost_report(library: Library) -> None:
    kept.kept_at(library.directory).unlink()


def a_report_cut_short(library: Library) -> None:
    path = kept.kept_at(library.directory)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def a_note_of_a_held_build(library: Library) -> None:
    library.directory.held.write_text('{"build": "another"}')


SEEN = (
    *(other_inode, touched, renamed, added, an_empty_folder, linked_elsewhere, corrected),
    *(other_settings, other_encoder, lost_current, a_damaged_build, a_lost_part),
    *(another_archive, an_edited_archive, a_lost_report, a_report_cut_short),
    a_note_of_a_held_build,
)


def all_of(report: ReindexReport) -> tuple[object, ...]:
    return (replace(report, build=None), tuple(report.outcomes))


@pytest.mark.parametrize("change", SEEN)
def test_whatever_changed_the_run_is_what_it_would_be_if_nothing_were_known(
    two: Library, change: Callable[[Library], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(two)
    with closing_copy(two) as other:
        monkeypatch.setattr(unchanged, "as_last_time", lambda *_: None)
        wanted = other.reindex(sure=True, anew=True)
        monkeypatch.undo()
    monkeypatch.setattr(file_marks, "time_ns", later)
    monkeypatch.setattr(unchanged, "time_ns", later)
    report = two.reindex(sure=True)
    assert all_of(report) == all_of(wanted)
    assert two.steps, "it went through its steps"
    with opening(two) as (read, _):
        again = two.reindex()
    assert read == set()
    assert (again.read, again.published) == (report.read, False)


@contextmanager
def closing_copy(library: Library) -> Iterator[Library]:
    """The same corpus and index elsewhere, of which no mark is known."""
    root = library.root / "copy"
    shutil.copytree(library.corpus, root / "corpus", symlinks=True)
    shutil.copytree(library.directory.root, root / "var")
    link = root / "corpus" / "d.txt"
    target = link.readlink()
    link.unlink()
    if target.is_relative_to(library.corpus):
        target = root / "corpus" / target.relative_to(library.corpus)
    link.symlink_to(target)
    yield Library(root, library.settings, library.encoder, library.reindexed)
    shutil.rmtree(root)


def test_another_version_of_the_program_goes_through_its_steps(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = reader_version._installed
    monkeypatch.setattr(reader_version, "_installed", lambda: [*installed(), "lxml-99.dist-info"])
    two.reindex()
    assert two.steps
    two.reindex()
    assert not two.steps


def test_a_file_that_was_just_changed_is_read_again(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be changed once more within the same tick of the disk's clock."""
    monkeypatch.setattr(file_marks, "time_ns", time_ns)
    path = two.write("a.txt", "The grain is in and wet.")
    two.reindex()
    before = path.stat()
    with opening(two) as (read, _):
        two.reindex()
    assert "a.txt" in read
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_an_index_that_was_just_written_is_looked_through(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "time_ns", lambda: 0)
    two.write("e.txt", "The border is open.")
    two.reindex()
    two.reindex()
    assert two.steps


def test_a_fault_that_may_pass_is_tried_every_time(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = fault("unreadable", reason="Input/output error")
    read = Opening.items
    monkeypatch.setattr(
        Opening, "items", lambda *of: iter([*read(*of), Problem("a.txt", None, why)])
    )
    two.reindex(anew=True)
    with opening(two) as (files, _):
        two.reindex()
    assert files


def test_strict_stops_at_what_could_not_be_read_the_last_time(two: Library) -> None:
    with pytest.raises(CorpusError, match=r"c\.txt"):
        two.reindex(strict=True)


def test_a_note_that_cannot_be_written_is_one_sentence(two: Library) -> None:
    run_again.noted_at(two.directory).with_suffix(".new").mkdir()
    with pytest.raises(BuildError, match=r"^Build \S+ is live, but .* run: onrecord index$"):
        two.reindex()


def test_what_a_killed_run_left_is_removed(two: Library) -> None:
    (two.directory.builds / ".20261123T120000-0123abcd").mkdir()
    two.reindex()
    assert [path.name for path in two.directory.builds.iterdir()] == [two.live().name]


# -- killed ------------------------------------------------------------------------------------


class KilledError(BaseException):
    """In the place of a kill."""


STEPS = (
    "retrieval.reindexing.unchanged.look",
    "retrieval.reindexing.unchanged.as_last_time",
    "retrieval.reindexing.story.leave",
    "retrieval.index.run_again.note",
    "retrieval.archive.store.take_in",
    "retrieval.archive.store.Archive.keep_voices",
    "retrieval.reindexing.building.make",
    "retrieval.index.builds.publish",
    "retrieval.reindexing.building._tidy",
    "retrieval.ingest.known_files.KnownFiles.save",
    "retrieval.reindexing.unchanged.circumstances",
    "retrieval.index.last_run.keep",
    "retrieval.index.last_run._lines",
)


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_the_next_run_is_that_of_reading_all_anew(
    two: Library, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Where nothing changed, where a file came, and where it went again."""
    aside, there = two.root / "aside", two.corpus / "a.txt"
    there.rename(aside)
    aside.write_text(aside.read_text().replace("dry", "wet"))
    two.reindex(sure=True)
    kills = 0

    def killed(*_: object, **__: object) -> None:
        nonlocal kills
        kills += 1
        raise KilledError

    for before, after in ((aside, aside), (aside, there), (there, aside)):
        before.rename(after)
        with monkeypatch.context() as patch, suppress(KilledError):
            patch.setattr(step, killed)
            two.reindex(sure=True)
    assert kills
    report = two.reindex(sure=True)
    anew = two.reindex(sure=True, anew=True)
    assert (anew.new, anew.changed, anew.withdrawn, anew.published) == (0, 0, 0, False)
    assert report.read == anew.read == 1
    assert two.snapshot().manifest.records == 1


CORPUS = st.sampled_from(["a.txt", "b.txt", "c/d.txt", "sample/e.txt"])
TEXTS = st.sampled_from(["The grain is dry.", "The fee is ten.", "\xff"])


@settings(max_examples=12)
@given(steps=st.lists(st.tuples(CORPUS, TEXTS | st.none()), min_size=1, max_size=5))
def test_whatever_happens_to_the_corpus_the_report_is_that_of_reading_all_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    library = Library(tmp_path_factory.mktemp("library"))
    library.write("stays.txt", "The treaty stays.")
    for name, text in steps:
        path = library.corpus / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("latin-1"))
        library.reindex(sure=True)
        report = library.reindex(sure=True)
        assert not library.steps, "nothing was changed in between"
        anew = library.reindex(sure=True, anew=True)
        assert all_of(report) == all_of(anew)
