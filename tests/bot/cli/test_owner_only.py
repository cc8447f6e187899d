"""What the program writes only the user it runs as can read, whatever the umask says."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bot_process import Process
from cli_runner import Run, runner, write_corpus
from gate import Gate

from bot.cli.owner_only import open_to_others
from retrieval import Directory

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rights of files")


@pytest.fixture(autouse=True)
def _generous() -> Iterator[None]:
    before = os.umask(0)
    yield
    assert os.umask(before) == 0, "a command gives the umask back"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus")
    return runner(monkeypatch, capsys)


def rights(root: Path) -> set[tuple[str, int]]:
    """Kind and rights of a folder and of all that lies in it."""
    return {
        ("folder" if path.is_dir() else "file", path.stat().st_mode & 0o777)
        for path in (root, *root.rglob("*"))
    }


def test_an_index_is_for_its_owner_alone(run: Run) -> None:
    assert run("index").code == 0
    assert run("backup", "one.backup").code == 0
    assert run("restore", "one.backup").code == 0
    assert run("index").code == 0
    assert rights(Path("var")) == {("folder", 0o700), ("file", 0o600)}
    assert Path("one.backup").stat().st_mode & 0o777 == 0o600
    assert open_to_others(Directory(Path("var"))) == []


def test_what_an_older_version_left_open_is_tightened(run: Run) -> None:
    run("index")
    archive, inbox = Path("var/archive.sqlite"), Path("var/bot.sqlite")
    inbox.touch()
    for path in (archive, inbox):
        path.chmod(0o644)
    run("status")
    assert archive.stat().st_mode & 0o777 == 0o644, "looking changes nothing"
    run("index")
    assert {path.stat().st_mode & 0o777 for path in (archive, inbox)} == {0o600}


async def test_a_bot_and_its_inbox_are_for_their_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    async with Gate() as gate:
        process = Process(tmp_path, gate)
        ann = gate.person(7)
        ann.says("/whoami")
        await gate.until(ann.sees)
        assert await process.stopped() == 0
    root = tmp_path / "var"
    assert (root / "bot.sqlite").is_file()
    assert rights(root) == {("folder", 0o700), ("file", 0o600)}
