"""Which build is live: publishing is one atomic step, and only one reindex runs."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from retrieval import Directory
from retrieval.errors import BuildError, ReindexInProgress
from retrieval.index import builds

HOLDER = """
import sys, time
from pathlib import Path
from retrieval import Directory
from retrieval.index.builds import locked
with locked(Directory(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(tmp_path / "var")


def publish(directory: Directory, name: str, content: str = "x") -> Path:
    with builds.staged(directory, name) as folder:
        (folder / "part").mkdir()
        (folder / "part" / "file").write_text(content)
        return builds.publish(directory, folder)


def names(folders: list[Path]) -> list[str]:
    return [folder.name for folder in folders]


def test_before_the_first_build_there_is_none(directory: Directory) -> None:
    assert builds.current(directory) is None
    assert builds.published(directory) == []
    assert not directory.root.exists(), "asking makes no folder"


def test_a_published_build_is_live_whole_and_alone(directory: Directory) -> None:
    final = publish(directory, "20200101T000000-a", "content")
    assert builds.current(directory) == final == directory.builds / "20200101T000000-a"
    assert (final / "part" / "file").read_text() == "content"
    assert directory.current.read_text() == "20200101T000000-a\n"
    assert builds.size(final) == 7
    assert sorted(path.name for path in directory.current.parent.iterdir()) == ["CURRENT", "builds"]


def test_a_build_that_is_not_published_leaves_nothing(directory: Directory) -> None:
    publish(directory, "1")
    with pytest.raises(ZeroDivisionError), builds.staged(directory, "2") as folder:
        (folder / "file").write_text(str(1 // 0))
    assert names(list(directory.builds.iterdir())) == ["1"]
    assert builds.current(directory) == directory.builds / "1"


def test_what_a_killed_reindex_left_is_removed_by_the_next(directory: Directory) -> None:
    (directory.builds / ".killed" / "lexical").mkdir(parents=True)
    (directory.builds / ".DS_Store").write_text("a file that is not ours")
    publish(directory, "1")
    assert sorted(names(list(directory.builds.iterdir()))) == [".DS_Store", "1"]
    assert names(builds.published(directory)) == ["1"]


def test_the_live_build_and_the_one_before_stay(directory: Directory) -> None:
    for name in ("1", "2", "3"):
        publish(directory, name)
    assert names(builds.prune(directory)) == ["1"]
    assert names(builds.published(directory)) == ["2", "3"]
    assert builds.prune(directory) == []


def test_the_live_build_stays_even_if_it_is_the_oldest(directory: Directory) -> None:
    for name in ("1", "2", "3"):
        publish(directory, name)
    builds.make_current(directory, directory.builds / "1")
    assert names(builds.prune(directory)) == ["2"]
    assert builds.current(directory) == directory.builds / "1"


def test_the_build_that_was_live_outlasts_one_that_never_was(directory: Directory) -> None:
    for name in ("1", "2", "3"):
        publish(directory, name)
    # "2" was renamed by a reindex that was killed before it named it in CURRENT
    assert names(builds.prune(directory, before=directory.builds / "1")) == ["2"]
    assert names(builds.published(directory)) == ["1", "3"]


@pytest.mark.parametrize("content", [b"gone\n", b"", b"\n", b"..\n", b".hidden\n", b"\xff\xfe\x00"])
def test_a_current_that_names_no_build_says_what_to_run(
    directory: Directory, content: bytes
) -> None:
    publish(directory, "1")
    (directory.builds / ".hidden").mkdir()
    directory.current.write_bytes(content)
    with pytest.raises(BuildError, match=r"is missing from .*; run: onrecord index$"):
        builds.current(directory)


def test_a_current_that_cannot_be_read_says_what_to_run(directory: Directory) -> None:
    publish(directory, "1")
    directory.current.unlink()
    directory.current.mkdir()
    with pytest.raises(BuildError, match=r"cannot be read \(.*\); run: onrecord index$"):
        builds.current(directory)


def test_a_name_is_sortable_by_time_and_never_given_twice(directory: Directory) -> None:
    noon = datetime(2024, 3, 31, 12, 0, 0, tzinfo=UTC)
    there = noon.astimezone(timezone(timedelta(hours=6)))
    for expected in (
        "20240331T120000-01234567",
        *(f"20240331T120000-01234567-{n}" for n in (2, 3)),
    ):
        name = builds.fresh_name(directory, there, "0123456789abcdef")
        assert name == expected
        publish(directory, name)
    assert builds.fresh_name(directory, noon, "f" * 64) == "20240331T120000-ffffffff"


def test_only_one_reindex_at_a_time_in_one_process(directory: Directory) -> None:
    with builds.locked(directory), pytest.raises(ReindexInProgress), builds.locked(directory):
        pass
    with builds.locked(directory):
        pass


def test_a_reindex_may_wait_for_the_one_before(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = builds.locked(directory)
    before.__enter__()
    monkeypatch.setattr("time.sleep", lambda _: before.__exit__(None, None, None))
    with builds.locked(directory, wait=60):
        pass


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_another_process_holds_the_lock_until_it_is_killed(directory: Directory) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, directory.root],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(
                ReindexInProgress,
                match=r"^Another process writes to the index at .+; try again when",
            ),
            builds.locked(directory),
        ):
            pass
        holder.kill()
    with builds.locked(directory):
        pass


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with (
        pytest.raises(
            BuildError,
            match=rf"^The index folder {re.escape(str(tmp_path / 'var'))} cannot be written to"
            r" \(.*\); choose another with: --index DIR$",
        ),
        builds.locked(Directory(tmp_path / "var")),
    ):
        pass
