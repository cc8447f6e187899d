"""A reindex reads what may have changed, and the outcome is that of reading all anew."""

import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from time import time_ns
from typing import Any

import pytest
from library import Library

from retrieval.errors import StatementsWouldGo
from retrieval.ingest import corpus, file_marks, known_files, reader_version
from retrieval.ingest.corpus import CorpusReading
from retrieval.ingest.files import CorpusFile
from retrieval.ingest.insides import Opening
from retrieval.ingest.known_files import Item
from retrieval.reindexing import unchanged
from retrieval.types import Fault, Problem, ReindexReport, fault

SECOND = 1_000_000_000


class Watch:
    """Says which files a reindex reads, and moves its clock; each reindex looks into every one.

    Attributes:
        ahead: seconds by which the clock is ahead of that of the disk.
        readings: of each reindex what it read and knew.
    """

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.library = library
        self.ahead = 60
        self.readings: list[CorpusReading] = []
        self._read: list[str] = []
        whole = Opening.items

        def read(opening: Opening, file: CorpusFile) -> Iterable[Item]:
            self._read.append(file.relative)
            return whole(opening, file)

        of_corpus = corpus.read_corpus

        def read_corpus(path: Path, **options: Any) -> CorpusReading:
            self.readings.append(of_corpus(path, **options))
            return self.readings[-1]

        monkeypatch.setattr(Opening, "items", read)
        monkeypatch.setattr(corpus, "read_corpus", read_corpus)
        monkeypatch.setattr(file_marks, "time_ns", lambda: time_ns() + self.ahead * SECOND)
        # what a run left is never sure, so that none is passed over as a whole
        monkeypatch.setattr(unchanged, "time_ns", lambda: 0)

    def reads(self, **options: bool) -> tuple[list[str], ReindexReport]:
        """The files that one more reindex reads, and its report."""
        self._read.clear()
        report = self.library.reindex(**options)
        return list(self._read), report


@pytest.fixture
def watch(library: Library, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Three files that were read once; the second has two dates and so a warning."""
    library.write("a.txt", "The grain is in and dry.", date="2020-12-12", title="Grain")
    library.write("b-2019-05-01.txt", "The visa fee is ten.", date="2019-05-02")
    library.write("c.md", "The *water* treaty was signed.", url="https://example.org/c")
    watch = Watch(library, monkeypatch)
    assert watch.reads()[0] == ["a.txt", "b-2019-05-01.txt", "c.md"]
    return watch


def same(report: ReindexReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.withdrawn


def test_what_did_not_change_is_not_read_and_the_report_says_the_same(watch: Watch) -> None:
    read, report = watch.reads()
    anew, as_before = watch.reads(anew=True)

    assert read == []
    assert same(report) == (0, 0, 3, 0)
    assert "".join(map(str, report.problems)) == (
        "b-2019-05-01.txt, line 4: "
        "the filename says 2019-05-01, the field 2019-05-02: the field is taken"
    )
    assert anew == ["a.txt", "b-2019-05-01.txt", "c.md"]
    assert as_before == report
    assert as_before.outcomes == report.outcomes


SPOKEN = """1
00:00:02,000 --> 00:00:04,000
The pass is open.

2
00:00:05,000 --> 00:00:09,000
The toll stays as it is.
"""


def packed(path: Path, **members: str) -> None:
    """An archive; ``__`` in a name is a dot."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)


def mailed(path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "press@roads.example", "Pass"
    mail["Date"] = "Wed, 02 Apr 2031 12:30:00 +0600"
    mail.set_content("The briefing is attached.")
    mail.add_attachment(SPOKEN.encode(), "text", "plain", filename="briefing.srt")
    path.write_bytes(mail.as_bytes())


def test_an_archive_and_a_mail_are_known_with_all_that_they_hold(watch: Watch) -> None:
    folder = watch.library.corpus
    packed(folder / "d.zip", a__srt=SPOKEN, b__txt="The border is open.", c__exe="?")
    mailed(folder / "e.eml")
    assert watch.reads()[0] == ["d.zip", "e.eml"]
    first = watch.readings[-1]
    held = {one.id: one for one in first.statements if one.path[0] in "de"}
    assert {name: (one.text, one.times) for name, one in held.items()} == {
        "d.zip!a.srt": ("The pass is open. The toll stays as it is.", ((0, 2), (18, 5))),
        "d.zip!b.txt": ("The border is open.", ()),
        "e.eml": ("The briefing is attached.", ()),
        "e.eml!briefing.srt": ("The pass is open. The toll stays as it is.", ((0, 2), (18, 5))),
    }
    before = watch.library.directory.known_files.read_bytes()
    assert before.count(b"\n") == 6, "of the first line and five files of the corpus"

    read, report = watch.reads()
    assert read == []
    assert watch.readings[-1] == first
    assert same(report) == (0, 0, 7, 0)
    assert {name: watch.library.record(name).statement.times for name in held} == {
        name: one.times for name, one in held.items()
    }
    assert "d.zip: 1 file in it is of a kind that cannot be read: 1 .exe" in map(
        str, report.problems
    )
    assert watch.library.directory.known_files.read_bytes() == before


def test_a_member_that_changed_is_read_with_its_whole_archive(watch: Watch) -> None:
    path = watch.library.corpus / "d.zip"
    packed(path, a__srt=SPOKEN, b__txt="The border is open.")
    watch.reads()
    packed(path, a__srt=SPOKEN, b__txt="The border is shut.")

    read, report = watch.reads()
    assert read == ["d.zip"]
    assert same(report) == (0, 1, 4, 0)


def test_an_archive_with_a_member_that_cannot_be_read_is_known_with_what_is_wrong(
    watch: Watch,
) -> None:
    packed(watch.library.corpus / "d.zip", a__srt=SPOKEN, b__pdf="no PDF")
    _, before = watch.reads()

    read, report = watch.reads()
    assert read == []
    assert same(report) == (0, 0, 4, 0)
    assert [one.path for one in report.failed] == ["d.zip!b.pdf"]
    assert report.problems == before.problems
    assert watch.readings[-1].failed_paths == {"d.zip!b.pdf"}


@pytest.mark.parametrize(
    "why",
    [
        fault("unreadable", reason="Input/output error"),
        fault("out-of-time", seconds=20),
        fault("out-of-memory"),
        fault("pdf-scan", advice=fault("ocr-too-faint")),
    ],
)
def test_a_file_is_tried_every_time_where_the_fault_may_pass(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, why: Fault
) -> None:
    read = Opening.items
    watch.library.write("d.txt", "The border is open.")

    def failing(opening: Opening, file: CorpusFile) -> Iterable[Item]:
        yield from read(opening, file)
        yield Problem(f"{file.relative}!b.pdf", None, why)

    monkeypatch.setattr(Opening, "items", failing)
    assert watch.reads()[0] == ["d.txt"]
    assert watch.reads()[0] == ["d.txt"]
    monkeypatch.setattr(Opening, "items", read)
    assert [one.failed for one in (watch.reads()[1], watch.reads()[1])] == [(), ()]


def test_a_known_page_has_its_address_from_the_sitemap_beside_it(watch: Watch) -> None:
    folder = watch.library.corpus
    (folder / "p.html").write_text("<html><body><p>The border is open.</p></body></html>")
    (folder / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://example.org/p</loc></url></urlset>"
    )
    watch.reads()
    first = watch.readings[-1]
    assert [one.id for one in first.statements if one.path == "p.html"] == ["https://example.org/p"]

    assert watch.reads()[0] == []
    assert watch.readings[-1] == first


@pytest.mark.parametrize(("members", "known"), [(3, True), (1, False)])
def test_only_a_file_of_many_statements_is_read_anew(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, members: int, *, known: bool
) -> None:
    """Many small files in an archive take as long to read as beside it."""
    monkeypatch.setattr(known_files, "_MOST_ITEMS", 2)
    lines = [f'{{"text": "The border {place} is open."}}\n' for place in range(3)]
    share = len(lines) // members
    files = ["".join(lines[place : place + share]) for place in range(0, len(lines), share)]
    packed(watch.library.corpus / "d.zip", **{f"{i}__jsonl": text for i, text in enumerate(files)})
    watch.reads()

    assert watch.reads()[0] == ([] if known else ["d.zip"])


def test_a_changed_file_alone_is_read(watch: Watch) -> None:
    watch.library.write("a.txt", "The grain is in and wet.", date="2020-12-12", title="Grain")

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (0, 1, 2, 0)
    assert watch.library.record("a.txt").statement.text == "The grain is in and wet."
    assert watch.reads()[0] == []


def test_a_touched_file_is_read_and_says_the_same(watch: Watch) -> None:
    (watch.library.corpus / "a.txt").touch()

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (0, 0, 3, 0)


def test_a_renamed_file_is_read_and_keeps_its_statement(watch: Watch) -> None:
    (watch.library.corpus / "a.txt").rename(watch.library.corpus / "d.txt")

    read, report = watch.reads()
    assert read == ["d.txt"]
    assert same(report) == (0, 0, 3, 0)
    assert watch.library.record("a.txt").statement.path == "d.txt"
    assert watch.reads()[0] == []


def replaced(path: Path, text: str) -> None:
    """Another file of the same name, size and time."""
    before = path.stat()
    new = path.with_name("new")
    new.write_text(text)
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def edited(path: Path, text: str) -> None:
    """The same file, its time put back; the disk notes when that was done."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize("change", [replaced, edited])
def test_another_content_of_the_same_size_and_time_is_seen(
    watch: Watch, change: Callable[[Path, str], None]
) -> None:
    path = watch.library.corpus / "a.txt"
    change(path, path.read_text().replace("dry", "wet"))

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (0, 1, 2, 0)


def test_a_file_that_was_just_changed_is_read_again(watch: Watch) -> None:
    """It may change once more with the same time; a file that was sure stays so."""
    watch.ahead = 0
    path = watch.library.write("a.txt", "The grain is in and wet.")

    assert watch.reads()[0][:1] == ["a.txt"]
    os.utime(path, ns=(path.stat().st_mtime_ns,) * 2)
    assert "a.txt" in watch.reads()[0]


def test_with_a_clock_that_went_back_all_is_read(watch: Watch) -> None:
    watch.ahead = -3600
    read, report = watch.reads()
    assert read == ["a.txt", "b-2019-05-01.txt", "c.md"]
    assert same(report) == (0, 0, 3, 0)

    watch.ahead = 60
    assert watch.reads()[0] == read, "nothing that was read meanwhile was sure"
    assert watch.reads()[0] == []


def test_another_version_of_the_readers_reads_all(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_version, "_installed", lambda: ["lxml-99.dist-info"])

    assert watch.reads()[0] == ["a.txt", "b-2019-05-01.txt", "c.md"]
    assert watch.reads()[0] == []


def test_a_file_that_is_no_text_is_not_tried_again_until_it_is_another(watch: Watch) -> None:
    path = watch.library.corpus / "d.txt"
    path.write_bytes(b"\xff")

    assert watch.reads()[0] == ["d.txt"]
    read, report = watch.reads()
    assert read == []
    assert [one.path for one in report.failed] == ["d.txt"]
    path.write_text("The border is open.")
    read, report = watch.reads()
    assert read == ["d.txt"]
    assert (report.failed, report.new) == ((), 1)


def test_a_file_that_comes_back_is_read(watch: Watch) -> None:
    path = watch.library.corpus / "a.txt"
    path.rename(watch.library.root / "aside")
    assert watch.reads()[0] == []
    (watch.library.root / "aside").rename(path)

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (1, 0, 2, 0)


def test_a_dry_run_knows_the_files_and_learns_nothing(watch: Watch) -> None:
    watch.library.write("d.txt", "The border is open.")

    assert watch.reads(dry_run=True)[0] == ["d.txt"]
    assert watch.reads()[0] == ["d.txt"]


def test_what_is_refused_is_not_known(watch: Watch) -> None:
    for name in "defgh":
        watch.library.write(f"{name}.txt", f"The border {name} is open.")
    watch.reads()
    for name in "defgh":
        (watch.library.corpus / f"{name}.txt").unlink()
    watch.library.write("a.txt", "The grain is in and wet.")

    with pytest.raises(StatementsWouldGo):
        watch.reads()
    read, report = watch.reads(sure=True)
    assert read == ["a.txt"]
    assert same(report) == (0, 1, 2, 5)


@pytest.mark.parametrize("spoil", ["cut", "other bytes", "gone", "a folder", "another archive"])
def test_what_is_known_may_be_lost_or_spoiled(watch: Watch, spoil: str) -> None:
    path = watch.library.directory.known_files
    content = path.read_bytes()
    path.unlink()
    if spoil == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif spoil == "other bytes":
        path.write_bytes(content.replace(b"Grain", b"Bread"))
    elif spoil == "a folder":
        path.mkdir()
    elif spoil == "another archive":
        path.write_bytes(content)
        watch.library.directory.archive.unlink()

    read, report = watch.reads()
    assert read == ["a.txt", "b-2019-05-01.txt", "c.md"]
    assert report.read == 3
    assert watch.library.record("a.txt").statement.title == "Grain"


def test_a_text_that_was_changed_in_the_archive_is_no_text_of_a_known_file(watch: Watch) -> None:
    with closing(sqlite3.connect(watch.library.directory.archive)) as archive, archive:
        archive.execute("UPDATE texts SET text = replace(text, 'dry', 'wet')")

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (0, 0, 3, 0)
    assert watch.readings[-1] == watch.readings[0]


def test_killed_before_it_is_kept_the_next_run_reads_what_changed(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.library.write("a.txt", "The grain is in and wet.")
    save = known_files.KnownFiles.save
    monkeypatch.setattr(known_files.KnownFiles, "save", _killed)
    with pytest.raises(KeyboardInterrupt):
        watch.reads()
    monkeypatch.setattr(known_files.KnownFiles, "save", save)

    read, report = watch.reads()
    assert read == ["a.txt"]
    assert same(report) == (0, 0, 3, 0)


def _killed(_: object) -> None:
    raise KeyboardInterrupt
