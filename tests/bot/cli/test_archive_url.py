"""``ONRECORD_ARCHIVE_URL``: every command reads the archive there, nobody the password."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from archive_places import PostgresForTests
from cli_runner import Run, runner, write_corpus
from library import without_settings
from paths import ROOT

from bot.settings.settings import SettingsError, load_settings

SECRET = "s3cret"  # noqa: S105 - of a server that the test starts


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus")
    return runner(monkeypatch, capsys)


def test_the_commands_work_over_a_server_as_over_a_file(
    run: Run, server: PostgresForTests, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands = (
        ("ask", "How will the river water be shared?", "--json"),
        ("check", "A commission will meet every spring.", "--json"),
        ("show", "w-1", "--json"),
        ("timeline", "visa", "--json"),
        ("changes", "--json"),
    )
    assert run("index").code == 0
    expected = [run(*command) for command in commands]
    (tmp_path / "var").rename(tmp_path / "of-a-file")
    place = server.url("commands")
    monkeypatch.setenv("ONRECORD_ARCHIVE_URL", place.secret)
    before = run("ask", "water")
    assert (before.code, before.out) == (2, "")
    assert run("index").code == 0
    found = [run(*command) for command in commands]
    assert [_timeless(one.out) for one in found] == [_timeless(one.out) for one in expected]
    assert not (tmp_path / "var" / "archive.sqlite").exists()
    assert json.loads(run("status", "--json").out)["archive_bytes"] > 0
    doctor = run("doctor")
    assert "4 records, each as it was written" in doctor.out
    said = "the archive is in PostgreSQL (postgresql://tester@/commands), where pg_dump makes them"
    assert said in " ".join(doctor.out.split())
    backup = run("backup", "it.backup")
    assert (backup.code, backup.err.partition(",")[0]) == (
        2,
        "The archive is in PostgreSQL (postgresql://tester@/commands)",
    )
    server.drop(place)
    gone = run("show", "w-1")
    assert gone.code == 2
    assert gone.err.startswith("The archive postgresql://tester@/commands cannot be used (")
    ended = (before, *found, doctor, backup, gone)
    assert not any(SECRET in one.out + one.err for one in ended)


def _timeless(printed: str) -> object:
    """What was printed, without what says when it was and in which build."""
    facts = json.loads(printed)
    return {key: value for key, value in facts.items() if key not in {"build", "first_seen"}}


@pytest.mark.parametrize(
    "bad", ["mysql://ann:hunter2@host/it", "postgresql://ann:hunter2@host", "hunter2"]
)
def test_an_address_that_is_none_is_refused_and_not_repeated(
    bad: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE_URL", bad)
    with pytest.raises(SettingsError) as fault:
        load_settings(None)
    assert fault.value.lines == (
        (
            "ONRECORD_ARCHIVE_URL: this is not an address of the form postgresql://user:password@host/"
            "database"
        ),
    )


def test_what_talks_to_a_server_is_asked_for_by_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv("ONRECORD_ARCHIVE_URL", "postgresql://ann:hunter2@host/it")
    ended = run("index")
    assert (ended.code, ended.err) == (
        2,
        (
            "An archive in PostgreSQL needs psycopg, which is not installed; run: pip install"
            " 'onrecord[postgres]'\n"
        ),
    )


def test_without_the_settings_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus")
    code = (
        "import sys, index_child\n"
        "from bot.cli import indexing, main\n"
        "from fake_encoder import FakeEncoder\n"
        "indexing.ModelEncoder = lambda *_: FakeEncoder()\n"
        "try:\n    main.main(['index', '--json'])\nexcept SystemExit as ended:\n"
        "    assert not ended.code, ended.code\n"
        "print([name for name in ('psycopg', 'pyarrow', 'ray') if name in sys.modules])\n"
    )
    support = ROOT / "tests" / "support"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=without_settings() | {"PYTHONPATH": f"{support}:{ROOT}", "ONRECORD_READING_MS": "0"},
    )
    assert done.stdout.splitlines()[-1] == "[]"
