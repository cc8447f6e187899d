"""``onrecord backup`` and ``onrecord restore``: what they say, and that a bot is not disturbed."""

import json
from pathlib import Path

import pytest
from cli_runner import Run, runner, write_corpus
from filelock import FileLock

QUESTION = "river water"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus")
    made = runner(monkeypatch, capsys)
    assert made("index").code == 0
    return made


def test_what_was_said_is_found_as_before(run: Run) -> None:
    found = run("ask", QUESTION, "--json").out
    done = run("backup", "one.backup", "--with-build")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Written to one.backup, ")
    assert done.out.partition(": ")[2].startswith("4 records, build ")
    status = json.loads(run("status", "--json").out)
    assert status["backup"]["file"] == str(Path("one.backup").absolute())
    assert status["backup"]["records"] == 4
    assert "Last backup: " in run("status").out
    Path("corpus/water.md").write_text("---\nid: w-1\n---\nOther words.\n", encoding="utf-8")
    run("index", "--yes")
    put_back = run("restore", "one.backup")
    assert (put_back.code, put_back.err) == (0, "")
    lines = put_back.out.splitlines()
    assert lines[0].startswith("var is what it was on ")
    assert lines[0].endswith(": 4 records.")
    assert lines[1].startswith("What was there before is kept in ")
    assert "/var.before-restore-" in lines[1]
    assert lines[2] == f"Build {status['build']} is live."
    assert run("ask", QUESTION, "--json").out == found


def test_what_comes_next_is_said_where_there_is_no_build(run: Run) -> None:
    assert ", no build.\n" in run("backup", "one.backup").out
    facts = json.loads(run("restore", "one.backup", "--index", "new", "--json").out)
    assert (facts["kept"], facts["build"], facts["left_out"]) == (None, None, None)
    assert run("restore", "one.backup", "--index", "other").out.splitlines()[1:] == [
        "Next: onrecord index."
    ]
    assert json.loads(run("status", "--json").out)["backup"] is not None


def test_refusals_are_one_sentence(run: Run) -> None:
    run("backup", "one.backup")
    again = run("backup", "one.backup")
    assert (again.code, again.err) == (
        2,
        "There is a file one.backup already; name another, or replace it by --force\n",
    )
    assert run("backup", "one.backup", "--force").code == 0
    with FileLock("var/SERVING"):
        refused = run("restore", "one.backup")
    assert (refused.code, refused.err) == (
        2,
        "A bot serves from var, and nothing was changed; stop it, then restore again\n",
    )
    with FileLock("var/SERVING"):
        assert run("backup", "two.backup").code == 0, "a backup does not disturb a bot"


def test_without_a_backup_the_status_says_so(run: Run) -> None:
    assert "No backup is known of\n" in run("status").out
    assert json.loads(run("status", "--json").out)["backup"] is None
