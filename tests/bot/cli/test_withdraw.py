"""``onrecord withdraw``: what a publisher took back is told wherever it is quoted."""

import json
from pathlib import Path

import pytest
from cli_runner import Run, runner, write_corpus


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    made = runner(monkeypatch, capsys)
    made("index", "--corpus", write_corpus(tmp_path / "corpus"))
    return made


WORDS = "The water of the river will be shared by both sides in equal parts."
NOTE = "Taken back by its publisher on 3 April 2021: the figures were wrong"


def test_the_note_stands_beside_a_check_and_among_the_changes_until_it_is_undone(run: Run) -> None:
    assert "Taken back" not in run("check", WORDS).out
    noted = run("withdraw", "w-1", "--on", "2021-04-03", "--reason", "the figures  were wrong")
    assert noted.out == "w-1: taken back on 2021-04-03, the figures were wrong\n"
    assert NOTE in run("check", WORDS).out
    assert NOTE in run("changes").out
    (change,) = json.loads(run("changes", "--json").out)["changes"]
    assert (change["change"], change["day"], change["reason"]) == (
        "taken back",
        "2021-04-03",
        "the figures were wrong",
    )
    assert run("withdraw", "w-1", "--undo").out == "w-1: not taken back\n"
    assert "Taken back" not in run("check", WORDS).out
    assert json.loads(run("changes", "--json").out)["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing", "--undo"), "The archive holds no statement 'nothing'."),
        (("w-1", "--on", "2021-04-03"), "Give both: --on DATE and --reason TEXT, or --undo."),
        (("w-1", "--on", "soon", "--reason", "x"), "--on: 'soon' is not a day of the form"),
    ],
)
def test_what_is_amiss_is_said(run: Run, arguments: tuple[str, ...], says: str) -> None:
    ended = run("withdraw", *arguments)
    assert ended.code == 2
    assert says in ended.err
