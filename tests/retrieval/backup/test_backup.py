"""A backup is whole whoever writes meanwhile; restored, it answers as before, or is refused."""

import json
import os
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from library import Library

from retrieval import (
    Archive,
    Directory,
    answer_query,
    back_up,
    builds,
    expectations,
    integrity,
    last_backup,
    permalinks,
    restore,
)
from retrieval.backup import database
from retrieval.errors import BackupError, BuildError, ReindexInProgress
from retrieval.types import Answer, BackupFacts, Query, Restored

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
TEXTS = {
    "grain.txt": "The grain is in and dry. The minister thanked the farmers of the north.",
    "visa.txt": "Акы он крон болот. Элчиликке төлөнөт.",
    "вода.txt": "Вода реки делится поровну. Комиссия собирается весной.",
}


@pytest.fixture
def full(library: Library) -> Library:
    """An index with two versions of a statement, a memory and a report."""
    for name, text in TEXTS.items():
        library.write(name, text, date="2020-12-12", title=name)
    library.reindex()
    library.write("grain.txt", TEXTS["grain.txt"].replace("dry", "wet"), date="2020-12-12")
    library.reindex()
    with closing(sqlite3.connect(library.directory.bot)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE follows (user, words)")
        connection.execute("INSERT INTO follows VALUES (7, 'grain')")
    return library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept" / "one.backup"


def answers(library: Library) -> list[Answer]:
    searcher = library.searcher()
    return [
        answer_query(searcher, Query(words, words))
        for words in ("grain farmers", "Вода реки", "төлөнөт")
    ]


def addresses(found: list[Answer]) -> list[str]:
    return [permalinks.locator(quote) for one in found for quote in one.quotes]


def contents(root: Path) -> dict[str, bytes]:
    """Every file of an index that says something, by its path."""
    passing = ("-wal", "-shm", "LOCK", "SERVING")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.endswith(passing)
    }


def beside(root: Path) -> list[str]:
    return sorted(one.name for one in root.parent.iterdir())


def make(library: Library, file: Path, *, force: bool = False) -> BackupFacts:
    return back_up(library.directory, file, now=NOON, with_build=True, force=force)


def put_back(file: Path, directory: Directory) -> Restored:
    return restore(file, directory, now=NOON)


# -- made and put back -------------------------------------------------------------------------


def test_check_questions_go_with_it(full: Library, file: Path, tmp_path: Path) -> None:
    words = answers(full)[0].quotes[0]
    kept = expectations.expectation(Query("grain", "grain"), words, lang="en", now=NOON)
    assert expectations.add(full.directory, kept)
    make(full, file)
    (tmp_path / "elsewhere").mkdir()
    there = Library(tmp_path / "elsewhere")
    put_back(file, there.directory)
    assert expectations.all_of(there.directory) == (kept,)


def test_restored_it_gives_the_same_answers_at_the_same_addresses(
    full: Library, file: Path, tmp_path: Path
) -> None:
    found = answers(full)
    assert len(addresses(found)) == 3
    facts = make(full, file)
    assert facts == BackupFacts(
        str(file), "2026-12-01T12:00:00+00:00", 4, full.live().name, file.stat().st_size
    )
    (tmp_path / "elsewhere").mkdir()
    there = Library(tmp_path / "elsewhere")
    assert put_back(file, there.directory) == Restored(facts, None, full.live().name, None)
    assert answers(there) == found
    archive = Archive(there.directory.archive)
    for address in addresses(found):
        here = permalinks.locate(Archive(full.directory.archive), address)
        assert here == permalinks.locate(archive, address) is not None
    assert [one.statement.text for one in archive.versions("grain.txt")] == [
        TEXTS["grain.txt"],
        TEXTS["grain.txt"].replace("dry", "wet"),
    ]
    with closing(sqlite3.connect(there.directory.bot)) as connection:
        assert connection.execute("SELECT * FROM follows").fetchall() == [(7, "grain")]
    assert integrity.check_archive(there.directory) == 4
    assert last_backup(full.directory) == last_backup(there.directory) == facts
    assert beside(there.directory.root) == ["var"]


def test_what_was_there_before_is_kept_and_compiled_models_stay(full: Library, file: Path) -> None:
    make(full, file)
    root = full.directory.root
    full.write("more.txt", "More was said.")
    full.reindex()
    (root / "models").mkdir()
    (root / "models" / "model.bin").write_bytes(b"compiled")
    was = contents(root)
    done = put_back(file, full.directory)
    assert done.kept == f"{root}.before-restore-20261201T120000"
    assert contents(Path(done.kept)) == was
    assert (root / "models" / "model.bin").read_bytes() == b"compiled"
    assert Archive(full.directory.archive).versions("more.txt") == ()
    assert full.reindex().new == 1, "the next index takes in what has come since"
    again = put_back(file, full.directory)
    assert again.kept == f"{root}.before-restore-20261201T120000-2"


def test_without_a_build_an_index_has_to_be_made(full: Library, file: Path, tmp_path: Path) -> None:
    found = answers(full)
    assert back_up(full.directory, file, now=NOON).build is None
    directory = Directory(tmp_path / "other" / "var")
    done = put_back(file, directory)
    assert (done.build, done.left_out) == (None, None)
    assert builds.current(directory) is None
    shutil.rmtree(full.directory.root)
    directory.root.rename(full.directory.root)
    assert not full.reindex().new
    assert addresses(answers(full)) == addresses(found)


def test_a_build_that_this_program_cannot_open_is_left_out(
    full: Library, file: Path, tmp_path: Path
) -> None:
    (full.live() / "rows.npy").write_bytes(b"")
    name = full.live().name
    make(full, file)
    directory = Directory(tmp_path / "other")
    done = put_back(file, directory)
    told = f"The file rows.npy of the build {name} is missing or damaged"
    assert (done.build, done.left_out) == (None, told)
    assert builds.current(directory) is None
    assert integrity.check_archive(directory) == 4


@pytest.mark.skipif(os.name != "posix", reason="the rights of files")
def test_all_of_it_is_for_the_owner_alone(full: Library, file: Path, tmp_path: Path) -> None:
    make(full, file)
    assert file.stat().st_mode & 0o777 == 0o600
    put_back(file, Directory(tmp_path / "other"))
    for path in (tmp_path / "other", tmp_path / "other" / "archive.sqlite"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert (tmp_path / "other" / "bot.sqlite").stat().st_mode & 0o777 == 0o600


# -- while others write ------------------------------------------------------------------------


def test_it_is_of_one_moment_while_others_write(full: Library, file: Path, tmp_path: Path) -> None:
    stop, rows = threading.Event(), 0

    def write() -> None:
        nonlocal rows
        with closing(sqlite3.connect(full.directory.bot, timeout=30)) as connection:
            while not stop.is_set():
                with connection:  # both or none
                    connection.execute("INSERT INTO follows VALUES (?, 'one')", (rows,))
                    connection.execute("INSERT INTO follows VALUES (?, 'two')", (rows,))
                rows += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            make(full, file, force=True)
            directory = Directory(tmp_path / str(number))
            put_back(file, directory)
            with closing(sqlite3.connect(directory.bot)) as connection:
                sql = "SELECT count(*) FROM follows GROUP BY words HAVING words != 'grain'"
                counts = {count for (count,) in connection.execute(sql)}
            assert len(counts) <= 1, counts
    finally:
        stop.set()
        writer.join()
    assert rows > 0


def test_it_waits_for_another_that_holds_a_file_and_not_for_ever(
    full: Library, file: Path, tmp_path: Path
) -> None:
    path = full.directory.bot
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BackupError, match=r"bot\.sqlite cannot be copied \(database is locked\)"):
        database.copy_database(path, tmp_path / "copy", patience=0.05)
    release = threading.Timer(0.3, lambda: holder.execute("ROLLBACK"))
    release.start()
    make(full, file)
    release.join()
    holder.close()
    assert beside(file) == ["one.backup"]


def test_a_build_that_a_reindex_removes_meanwhile_is_taken_anew(
    full: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree = shutil.copytree
    gone: list[Path] = []

    def late(source: Path, *arguments: Any, **more: Any) -> Any:
        if not gone:
            gone.append(source)
            full.write("more.txt", "More was said.")
            full.reindex()
            shutil.rmtree(source)
        return copytree(source, *arguments, **more)

    monkeypatch.setattr("retrieval.backup.making.shutil.copytree", late)
    assert make(full, file).build == full.live().name
    assert gone != [full.live()]


# -- refused -----------------------------------------------------------------------------------


def test_a_file_that_is_there_stays_unless_it_is_meant(full: Library, file: Path) -> None:
    file.write_bytes(b"precious")
    with pytest.raises(BackupError, match=r"There is a file .* already; name another, or"):
        make(full, file)
    assert file.read_bytes() == b"precious"
    make(full, file, force=True)
    assert zipfile.is_zipfile(file)


def test_a_file_that_comes_meanwhile_stays_too(
    full: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = integrity.check_archive

    def late(directory: Directory) -> int:
        file.write_bytes(b"precious")
        return checked(directory)

    monkeypatch.setattr("retrieval.index.integrity.check_archive", late)
    with pytest.raises(BackupError, match="There is a file"):
        make(full, file)
    assert (file.read_bytes(), beside(file)) == (b"precious", ["one.backup"])


def test_of_a_damaged_archive_there_is_no_backup_and_the_one_before_stays(
    full: Library, file: Path
) -> None:
    make(full, file)
    was = file.read_bytes()
    with closing(sqlite3.connect(full.directory.archive)) as connection, connection:
        connection.execute("UPDATE texts SET text = replace(text, 'wet', 'dry')")
    with pytest.raises(BuildError) as told:
        make(full, file, force=True)
    assert str(told.value).startswith(
        f"The archive {full.directory.archive} is not what was written (the text "
    )
    assert (file.read_bytes(), beside(file)) == (was, ["one.backup"])


def test_places_that_will_not_do_are_named(full: Library, tmp_path: Path) -> None:
    root = full.directory.root
    for place, told in (
        (root, "is a folder; name a file in it"),
        (root / "one.backup", "lies in the index folder, and would be lost with it"),
        (tmp_path / "nowhere" / "one", "There is no folder .*nowhere; make it, or"),
    ):
        with pytest.raises(BackupError, match=told):
            make(full, place)
    with pytest.raises(BuildError, match=r"There is no archive at .*; make one with: onrecord"):
        back_up(Directory(tmp_path / "none"), tmp_path / "one", now=NOON)


def test_while_a_bot_serves_or_an_index_is_made_nothing_is_put_back(
    full: Library, file: Path
) -> None:
    make(full, file)
    was = contents(full.directory.root)
    with (
        FileLock(full.directory.serving),
        pytest.raises(BackupError, match=r"A bot serves from .*; stop it, then restore again"),
    ):
        put_back(file, full.directory)
    with builds.locked(full.directory), pytest.raises(ReindexInProgress):
        put_back(file, full.directory)
    assert contents(full.directory.root) == was
    assert not [name for name in beside(full.directory.root) if name.startswith("var.")]


def facts_of(file: Path) -> dict[str, object]:
    with zipfile.ZipFile(file) as pack:
        found: dict[str, object] = json.loads(pack.read("manifest.json"))
        return found


def rewritten(file: Path, manifest: dict[str, object] | None, *names: str) -> None:
    """The same members under another manifest, with ``names`` added."""
    with zipfile.ZipFile(file) as pack:
        members = {name: pack.read(name) for name in pack.namelist()}
    if manifest is None:
        del members["manifest.json"]
    else:
        members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as pack:
        for name, raw in members.items():
            pack.writestr(name, raw)
        for name in names:
            pack.writestr(name, b"evil")


def member(facts: dict[str, object], name: str) -> dict[str, object]:
    members = facts["members"]
    assert isinstance(members, list)
    found: dict[str, object] = next(one for one in members if one["name"] == name)
    return found


def newer_format(facts: dict[str, object]) -> None:
    facts.update(format=2, program="9.0")


def newer_archive(facts: dict[str, object]) -> None:
    facts["archive_format"] = 99


def another_programs(facts: dict[str, object]) -> None:
    facts["onrecord"] = "other"


def another_text(facts: dict[str, object]) -> None:
    member(facts, "archive.sqlite")["sha256"] = "0" * 64


def shorter(facts: dict[str, object]) -> None:
    one = member(facts, "archive.sqlite")
    one["bytes"] = int(str(one["bytes"])) - 1


def outside(facts: dict[str, object]) -> None:
    member(facts, "last-run.jsonl")["name"] = "../outside"


def upward(facts: dict[str, object]) -> None:
    member(facts, "last-run.jsonl")["name"] = "index/builds/../../../outside"


def other_count(facts: dict[str, object]) -> None:
    facts["records"] = 5


def no_archive(facts: dict[str, object]) -> None:
    members = facts["members"]
    assert isinstance(members, list)
    members.remove(member(facts, "archive.sqlite"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (newer_format, "has format 2, made by version 9.0, and this program reads up to 1;"),
        (newer_archive, "has an archive of format 99, made by version"),
        (another_programs, "is damaged (it is another program's)"),
        (another_text, "is damaged (archive.sqlite is not what was written)"),
        (shorter, "is damaged (archive.sqlite is not what was written)"),
        (outside, "is damaged (its manifest names what no backup holds)"),
        (upward, "is damaged (its manifest names what no backup holds)"),
        (no_archive, "is damaged (its manifest names what no backup holds)"),
        (other_count, "is damaged (its archive has another number of records)"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_changes_nothing(
    full: Library, file: Path, change: Callable[[dict[str, object]], None], told: str
) -> None:
    make(full, file)
    facts = facts_of(file)
    change(facts)
    rewritten(file, facts)
    was = contents(full.directory.root)
    with pytest.raises(BackupError) as said:
        put_back(file, full.directory)
    assert told in str(said.value)
    assert "nothing was changed" in str(said.value)
    assert "\n" not in str(said.value)
    assert contents(full.directory.root) == was
    assert [name for name in beside(full.directory.root) if "restor" in name] == []


def test_members_that_no_manifest_names_are_refused(full: Library, file: Path) -> None:
    make(full, file)
    rewritten(file, facts_of(file), "../../evil")
    with pytest.raises(BackupError, match="its files are not those that its manifest names"):
        put_back(file, full.directory)
    rewritten(file, None)
    with pytest.raises(BackupError, match="it has no manifest"):
        put_back(file, full.directory)


@pytest.mark.parametrize("raw", [b"", b"PK", b"\x00" * 4096, b"SQLite format 3\x00"])
def test_what_is_no_backup_is_refused(full: Library, file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    with pytest.raises(BackupError, match="is damaged"):
        put_back(file, full.directory)
    with pytest.raises(BackupError, match="There is no backup"):
        put_back(file.with_name("none"), full.directory)
    with pytest.raises(BackupError, match="is a folder"):
        put_back(file.parent, full.directory)


def test_cut_short_anywhere_or_with_a_bit_turned_it_is_refused_or_the_same(
    full: Library, file: Path, tmp_path: Path
) -> None:
    back_up(full.directory, file, now=NOON)
    whole = file.read_bytes()
    other = Directory(tmp_path / "other")
    put_back(file, other)
    good = contents(other.root)
    steps = range(0, len(whole), max(1, len(whole) // 60))
    damages = [whole[:place] for place in steps]
    damages += [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in steps]
    refused = 0
    for number, damaged in enumerate(damages):
        file.write_bytes(damaged)
        directory = Directory(tmp_path / f"other-{number}")
        try:
            put_back(file, directory)
        except BackupError:
            refused += 1
            assert not (directory.root / "archive.sqlite").exists()
        else:
            found = contents(directory.root)
            same = {name for name in good if name != "last-backup.json"}
            assert {name: found[name] for name in same} == {name: good[name] for name in same}
    assert refused > len(damages) * 0.9


def test_a_disk_that_is_too_small_is_told_before_it_is_full(
    full: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(full, file)
    was = contents(full.directory.root)
    small = shutil._ntuple_diskusage(1, 1, 0)
    monkeypatch.setattr("shutil.disk_usage", lambda _: small)
    with pytest.raises(BackupError, match=r"takes [\d,]+ MB and 0 are free; nothing was changed"):
        put_back(file, full.directory)
    assert contents(full.directory.root) == was


def test_where_names_cannot_be_exchanged_two_steps_do(
    full: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(full, file)
    was = contents(full.directory.root)
    monkeypatch.setattr("retrieval.backup.durable._exchanged", lambda *_: False)
    done = put_back(file, full.directory)
    assert done.kept is not None
    assert contents(Path(done.kept)) == was
    assert addresses(answers(full))
    rename, calls = Path.rename, []

    def failing(path: Path, target: Path) -> Path:
        calls.append(path.name)
        if path.name == ".var.restoring":
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    was = contents(full.directory.root)
    with pytest.raises(BackupError, match="Device or resource busy"):
        put_back(file, full.directory)
    assert calls[-1].startswith("var.before-restore")
    assert contents(full.directory.root) == was


def test_a_disks_own_folder_cannot_be_put_aside(
    full: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(full, file)
    monkeypatch.setattr("os.path.ismount", lambda _: True)
    with pytest.raises(BackupError, match="onrecord restore FILE --index DIR"):
        put_back(file, full.directory)


def test_a_note_that_cannot_be_read_is_no_backup(full: Library, file: Path) -> None:
    make(full, file)
    note = full.directory.root / "last-backup.json"
    for raw in (b"", b"[]", b'{"made_at": "now"}', b"\xff"):
        note.write_bytes(raw)
        assert last_backup(full.directory) is None
