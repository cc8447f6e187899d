"""A correction is looked at, kept as a line, live after a reindex, and taken back."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time_ns

import pytest
from library import NOON, Library

from retrieval import Archive, editing
from retrieval.errors import CorpusError
from retrieval.ingest import file_marks
from retrieval.types import (
    Act,
    Corrected,
    Correction,
    DateOrigin,
    Problem,
    Statement,
    Undone,
    Value,
    Withdrawal,
)

TAKEN = Withdrawal(date(2031, 4, 3), "an error")


@pytest.fixture
def two(library: Library) -> Library:
    """A line of a file and a text, indexed."""
    post = {
        "id": "telegram:7/3",
        "date": "2031-04-01",
        "source": "Roads",
        "text": "The pass is open.",
    }
    (library.corpus / "posts.jsonl").write_text(json.dumps(post))
    library.write("grain.txt", "The grain is in.", title="Grain")
    library.reindex()
    return library


def said(library: Library, name: str, act: Act, value: Value = None) -> Corrected:
    return editing.correct(
        library.corpus, library.directory, Correction(name, act, value), by="ann", now=NOON
    )


def undone(library: Library, number: int | None = None) -> Undone:
    return editing.undo(library.corpus, library.directory, number, by="ann", now=NOON)


def lines(library: Library) -> list[dict[str, object]]:
    return [
        json.loads(one) for one in (library.corpus / "corrections.jsonl").read_text().splitlines()
    ]


def test_a_post_inside_an_export_gets_its_date_and_speaker(two: Library) -> None:
    post = {"id": 3, "type": "message", "date": "2031-04-01T10:00:00", "text": "The pass is open."}
    export = {"name": "Roads", "type": "public_channel", "id": 7, "messages": [post]}
    (two.corpus / "posts.jsonl").unlink()
    (two.corpus / "result.json").write_text(json.dumps(export))
    two.reindex()
    before = two.record("telegram:7/3").statement
    redated = said(two, "telegram:7/3", Act.REDATE, date(2031, 4, 2))
    after = replace(before, date=date(2031, 4, 2), date_origin=DateOrigin.ADMIN)
    assert redated == Corrected(before, after, number=1)
    spoken = said(two, "telegram:7/3", Act.RESPEAK, " Ann  Roe ")
    assert spoken == Corrected(after, replace(after, speaker="Ann Roe"), number=2)
    assert two.record("telegram:7/3").statement == before, "a reindex makes it live"
    report = two.reindex()
    assert (report.changed, report.unchanged, report.problems) == (1, 1, ())
    assert two.record("telegram:7/3").statement == replace(after, speaker="Ann Roe")
    assert two.record("telegram:7/3").version == 1


def test_a_correction_costs_the_vectors_of_its_statement_only_where_they_say_it(
    two: Library,
) -> None:
    """A passage is embedded with its title and day above it, and nothing else."""
    said(two, "grain.txt", Act.RESPEAK, "Ann Roe")
    said(two, "grain.txt", Act.RESOURCE, "Farms")
    said(two, "telegram:7/3", Act.WITHDRAW, TAKEN)
    assert two.reindex().embedded == 0
    said(two, "grain.txt", Act.RETITLE, "On grain")
    assert two.reindex().embedded == 1


def test_corrections_outlive_the_archive_and_every_cache(two: Library) -> None:
    said(two, "grain.txt", Act.RETITLE, "On grain")
    said(two, "grain.txt", Act.WITHDRAW, TAKEN)
    two.reindex()
    assert two.reindex().unchanged == 2
    two.directory.archive.unlink()
    two.reindex(anew=True)
    assert two.record("grain.txt").statement.title == "On grain"
    with closing(Archive(two.directory.archive)) as archive:
        assert archive.withdrawals() == {"grain.txt": TAKEN}


def test_a_file_that_is_renamed_keeps_its_corrections(two: Library) -> None:
    said(two, "grain.txt", Act.RETITLE, "On grain")
    two.reindex()
    (two.corpus / "grain.txt").rename(two.corpus / "wheat.txt")
    for _ in range(2):
        two.reindex()
        found = two.record("grain.txt").statement
        assert (found.title, found.path) == ("On grain", "wheat.txt")


def test_a_correction_is_live_though_its_file_is_as_it_was(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What files were read to is remembered without what was said of it."""
    monkeypatch.setattr(file_marks, "time_ns", lambda: time_ns() + 10**10)
    two.reindex()
    said(two, "grain.txt", Act.RETITLE, "On grain")
    two.reindex()
    assert two.record("grain.txt").statement.title == "On grain"
    undone(two)
    two.reindex()
    assert two.record("grain.txt").statement.title == "Grain"


def test_taking_back_leads_to_what_held_before(two: Library) -> None:
    said(two, "grain.txt", Act.RETITLE, "One")
    said(two, "telegram:7/3", Act.RETITLE, "Other")
    said(two, "grain.txt", Act.RETITLE, "Two")
    kept = editing.read_corrections(two.corpus).entries
    assert editing.undoable(two.corpus) == Undone(kept[2], kept[0])
    assert undone(two, 3) == Undone(kept[2], kept[0])
    assert undone(two) == Undone(kept[1], None)
    two.reindex()
    titles = [two.record(name).statement.title for name in ("grain.txt", "telegram:7/3")]
    assert titles == ["One", ""]
    assert lines(two)[-1] == {
        "number": 5,
        "statement": "telegram:7/3",
        "act": "undo",
        "undoes": 2,
        "by": "ann",
        "at": "2026-11-23T12:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (9, "There is no correction 9; see: onrecord statement corrections"),
        (1, "Correction 1 was taken back before, or is no correction of its own; see"),
        (2, "Correction 2 was taken back before, or is no correction of its own; see"),
        (3, "Correction 3 is a purge, which cannot be taken back; see"),
        (None, "There is no correction that could be taken back."),
    ],
)
def test_what_cannot_be_taken_back_is_told(two: Library, number: int | None, fault: str) -> None:
    said(two, "grain.txt", Act.RETITLE, "One")
    undone(two)
    plan = editing.purge_plan(two.corpus, two.directory, "grain.txt")
    editing.begin_purge(two.corpus, two.directory, plan, by="ann", now=NOON)
    with pytest.raises(CorpusError) as error:
        undone(two, number)
    assert str(error.value).startswith(fault)
    assert len(lines(two)) == 3


def test_a_withdrawal_and_its_end_are_noted_in_the_archive(two: Library) -> None:
    def taken() -> Withdrawal | None:
        two.reindex()
        with closing(Archive(two.directory.archive)) as archive:
            return archive.withdrawal("grain.txt")

    seen = said(two, "grain.txt", Act.WITHDRAW, TAKEN)
    assert (seen.before == seen.after, seen.taken_before, seen.taken_after) == (True, None, TAKEN)
    assert taken() == TAKEN
    assert said(two, "grain.txt", Act.RESTORE).taken_before == TAKEN
    assert taken() is None
    undone(two)
    assert taken() == TAKEN
    undone(two)
    assert taken() is None


def test_what_was_noted_in_the_archive_alone_holds_until_it_is_restored(two: Library) -> None:
    """Notes of before corrections lay with the corpus."""
    with closing(Archive(two.directory.archive)) as archive:
        archive.note_withdrawal("grain.txt", TAKEN, now="2031-04-03")
        two.reindex()
        assert archive.withdrawal("grain.txt") == TAKEN
        assert said(two, "grain.txt", Act.RESTORE).number == 2
        assert [(one["act"], one["by"]) for one in lines(two)] == [
            ("withdraw", "the archive"),
            ("restore", "ann"),
        ]
        two.reindex()
        assert archive.withdrawal("grain.txt") is None
        undone(two)
        two.reindex()
        assert archive.withdrawal("grain.txt") == TAKEN


@pytest.mark.parametrize(
    ("name", "act", "value", "fault"),
    [
        ("none.txt", Act.RETITLE, "x", "The archive holds no statement 'none.txt'."),
        ("grain.txt", Act.RETITLE, " Grain\n", "'grain.txt' is on record so already; nothing"),
        ("grain.txt", Act.RESTORE, None, "'grain.txt' is on record so already; nothing was"),
        ("gone.txt", Act.RETITLE, "x", "'gone.txt' is no longer in the archive's files"),
    ],
)
def test_what_would_change_nothing_is_refused(
    two: Library, name: str, act: Act, value: Value, fault: str
) -> None:
    two.write("gone.txt", "Gone.")
    two.reindex()
    (two.corpus / "gone.txt").unlink()
    two.reindex()
    with pytest.raises(CorpusError, match=fault):
        editing.preview(two.corpus, two.directory, Correction(name, act, value))
    with pytest.raises(CorpusError, match=fault):
        said(two, name, act, value)
    assert not (two.corpus / "corrections.jsonl").exists()


def test_a_line_that_a_crash_has_cut_off_is_told_and_swallows_no_other(two: Library) -> None:
    said(two, "grain.txt", Act.RETITLE, "One")
    path = two.corpus / "corrections.jsonl"
    path.write_bytes(path.read_bytes() + b'{"number": 2, "statement": "gra')
    assert said(two, "grain.txt", Act.RESPEAK, "Ann Roe").number == 3
    report = two.reindex()
    fault = "no correction: the line is not whole, or not JSON; mend the line or take it away"
    assert report.problems == (Problem("corrections.jsonl", 2, fault),)
    found = two.record("grain.txt").statement
    assert (found.title, found.speaker) == ("One", "Ann Roe")
    with pytest.raises(CorpusError, match=r"corrections\.jsonl, line 2: no correction"):
        two.reindex(strict=True)


def test_where_the_disk_is_full_nothing_is_added(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(two, "grain.txt", Act.RETITLE, "One")
    before = (two.corpus / "corrections.jsonl").read_bytes()
    write = os.write

    def half(handle: int, content: bytes) -> int:
        if len(content) < 20:
            raise OSError(28, "No space left on device")
        return write(handle, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(CorpusError, match=r"cannot be written \(No space.*nothing was changed"):
        said(two, "grain.txt", Act.RETITLE, "Two")
    monkeypatch.undo()
    assert (two.corpus / "corrections.jsonl").read_bytes() == before


def test_whoever_corrects_at_the_same_time_each_line_is_whole_and_has_its_number(
    two: Library,
) -> None:
    def writes(name: str) -> None:
        for number in range(5):
            said(two, "grain.txt", Act.RETITLE, f"{name} {number}")

    with ThreadPoolExecutor(4) as pool:
        for _ in pool.map(writes, "abcd"):
            pass
    assert [one["number"] for one in lines(two)] == [*range(1, 21)]
    assert editing.read_corrections(two.corpus).problems == ()


def test_of_a_statement_that_nobody_knows_is_told(two: Library) -> None:
    line = {"number": 4, "statement": "grian.txt", "act": "retitle", "value": "x"}
    (two.corpus / "corrections.jsonl").write_text(json.dumps(line))
    said_so = (
        "there is no statement 'grian.txt', of which this is said;"
        " take it back with: onrecord statement undo 4"
    )
    for dry_run in (True, False):
        told = two.reindex(dry_run=dry_run).problems
        assert told == (Problem("corrections.jsonl", 1, said_so, warning=True),)


def test_a_corpus_of_one_file_has_its_corrections_beside_it(tmp_path: Path) -> None:
    both = Library(tmp_path)
    both.corpus.mkdir()
    for number in (1, 2):
        (both.corpus / f"{number}.jsonl").write_text(json.dumps({"text": f"Words {number}."}))
    one = replace_corpus(both, both.corpus / "1.jsonl")
    one.reindex()
    said(one, "1.jsonl#1", Act.RETITLE, "One")
    one.reindex()
    assert one.record("1.jsonl#1").statement.title == "One"
    assert sorted(path.name for path in both.corpus.iterdir()) == [
        "1.jsonl",
        "1.jsonl.corrections.jsonl",
        "2.jsonl",
    ]
    both.reindex()
    assert both.record("1.jsonl#1").statement == Statement(
        "1.jsonl#1", "Words 1.", path="1.jsonl", lang=both.record("1.jsonl#1").statement.lang
    )


def replace_corpus(library: Library, corpus: Path) -> Library:
    """The same index with another corpus."""

    class OfFile(Library):
        @property
        def corpus(self) -> Path:
            return corpus

    return OfFile(library.root)
