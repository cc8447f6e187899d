"""A backup or a restore that is killed anywhere leaves a whole backup and a whole index."""

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import backup_child
import pytest
from library import Library

from retrieval import Archive, Directory, answer_query, back_up, builds, restore
from retrieval.types import Answer, Query

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")

CHILDREN = get_context("forkserver")
CHILDREN.set_forkserver_preload(
    [
        *("retrieval.reindexing", "retrieval.ingest.corpus", "retrieval.backup.restoring"),
        *("asyncio", "ctypes", "filelock", "numpy", "sqlite3", "zipfile"),
    ]
)
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
WORDS = "The grain is in and dry. The minister thanked the farmers of the north."


@dataclass(frozen=True)
class Prepared:
    """An index, a backup of it beside, and what both answer.

    Attributes:
        root: of the library; copied for every test.
        backed: what the index answered when it was backed up.
        now: what it answers now.
    """

    root: Path
    backed: Answer
    now: Answer


def answer(root: Path) -> Answer:
    searcher = Library(root).searcher()
    found = answer_query(searcher, Query("grain farmers", "grain farmers"))
    assert found.quotes
    assert all(searcher.archive.holds(quote) for quote in found.quotes)
    return found


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root = tmp_path_factory.mktemp("prepared")
    library = Library(root)
    library.write("grain.txt", WORDS, date="2020-12-12", title="Grain", lang="en")
    library.reindex()
    (root / "var" / "models").mkdir()
    (root / "var" / "models" / "model.bin").write_bytes(b"compiled")
    backed = answer(root)
    (root / "kept").mkdir()
    back_up(library.directory, root / "kept" / "one.backup", now=NOON, with_build=True)
    library.write("grain.txt", WORDS.replace("dry", "wet"), date="2020-12-12", lang="en")
    library.reindex()
    now = answer(root)
    assert now != backed
    return Prepared(root, backed, now)


def child(
    work: Callable[[Path], None], root: Path, die_at: int | None = None
) -> tuple[int | None, int]:
    """The exit code, and how many operations on files were counted, if it lived to say so."""
    ear, mouth = CHILDREN.Pipe(duplex=False)
    process = CHILDREN.Process(target=backup_child.run, args=(work, root, mouth, die_at))
    process.start()
    mouth.close()
    try:
        counted = int(ear.recv())
    except EOFError:
        counted = 0
    process.join()
    return process.exitcode, counted


def copies(prepared: Prepared, folder: Path) -> Path:
    return shutil.copytree(prepared.root, folder / "library")


def test_killed_before_any_operation_a_backup_is_the_old_one_or_the_new(
    prepared: Prepared, tmp_path: Path
) -> None:
    whole = copies(prepared, tmp_path / "whole")
    code, counted = child(backup_child.backing_up, whole)
    assert (code, counted > 15) == (0, True)
    was = (prepared.root / "kept" / "one.backup").read_bytes()
    outcomes = []
    for operation in range(counted):
        root = copies(prepared, tmp_path / str(operation))
        code, _ = child(backup_child.backing_up, root, operation)
        assert code == -signal.SIGKILL
        assert answer(root) == prepared.now
        file = root / "kept" / "one.backup"
        outcomes.append(file.read_bytes() != was)
        assert [one.name for one in file.parent.iterdir() if one.name[0] != "."] == ["one.backup"]
        other = Directory(root / "other")
        assert restore(file, other, now=NOON).build is not None
        # the next one needs no hand, and leaves nothing beside
        backup_child.backing_up(root)
        assert [one.name for one in file.parent.iterdir()] == ["one.backup"]
        shutil.rmtree(root)
    assert outcomes == sorted(outcomes)
    assert not outcomes[0]


def test_killed_before_any_operation_a_restore_leaves_the_index_before_or_the_new(
    prepared: Prepared, tmp_path: Path
) -> None:
    whole = copies(prepared, tmp_path / "whole")
    code, counted = child(backup_child.restoring, whole)
    assert (code, counted > 15) == (0, True)
    assert answer(whole) == prepared.backed
    outcomes = []
    for operation in range(counted):
        root = copies(prepared, tmp_path / str(operation))
        code, _ = child(backup_child.restoring, root, operation)
        assert code == -signal.SIGKILL
        found = answer(root)
        assert found in (prepared.backed, prepared.now)
        outcomes.append(found == prepared.backed)
        assert (root / "var" / "models" / "model.bin").read_bytes() == b"compiled"
        # the index before is somewhere, whole, also after another restore
        backup_child.restoring(root)
        assert answer(root) == prepared.backed
        kept = sorted(root.glob("var.before-restore-*"))
        assert [one for one in root.iterdir() if one.name.startswith(".")] == []
        assert any(
            len(Archive(folder / "archive.sqlite").versions("grain.txt")) == 2 for folder in kept
        )
        assert all(builds.current(Directory(folder)) is not None for folder in kept)
        assert not (root / "var" / "UNPACKING").exists()
        shutil.rmtree(root)
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}
