"""The fictional sample: what a newcomer has without a file of their own."""

from io import StringIO
from pathlib import Path

import pytest
from cli_runner import Run, runner
from paths import ROOT

from bot.cli import sample
from bot.cli.sample import begin_with_sample, sample_files
from bot.settings.settings import Settings, SettingsError

HERE = ROOT / "corpus" / "sample"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``onrecord`` in an empty folder, with the model that can be worked out on paper."""
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", StringIO(""))
    return runner(monkeypatch, capsys)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_missing_or_empty_corpus_begins_with_the_whole_sample(tmp_path: Path) -> None:
    for corpus in (tmp_path / "missing", tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        assert begin_with_sample(corpus)
        assert held(corpus) == {f"sample/{name}": text for name, text in held(HERE).items()}
    assert not begin_with_sample(tmp_path / "empty")


def test_a_corpus_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("The grain is in.", encoding="utf-8")
    assert not begin_with_sample(tmp_path)
    assert not begin_with_sample(tmp_path / "own.txt")
    assert list(held(tmp_path)) == ["own.txt"]


def test_without_the_sample_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "_HERE", tmp_path / "nowhere")
    monkeypatch.setattr(sample, "files", lambda _: [])
    assert sample_files() == {}
    with pytest.raises(SettingsError, match="the sample is not there; put statements into it"):
        begin_with_sample(tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()


def test_serve_in_an_empty_folder_takes_the_sample_in_and_answers(run: Run, tmp_path: Path) -> None:
    ended = run("serve")
    assert ended.code == 0
    assert ended.out.startswith("The fictional sample was put into corpus/sample.\n\nDone in ")
    assert "Fictional sample: these statements were invented" in ended.out
    assert (tmp_path / "var" / "archive.sqlite").is_file()
    again = run("serve")
    assert again.out.startswith("To serve this in Telegram: ")


def test_init_puts_the_sample_where_it_is_asked_to(run: Run, tmp_path: Path) -> None:
    assert "sample" not in run("init", "--yes").out
    assert not (tmp_path / "corpus").exists()
    said = run("init", "--yes", "--sample").out
    assert "The fictional sample was put into corpus/sample.\n" in said
    assert held(tmp_path / "corpus" / "sample") == held(HERE)
    said = run("init", "--yes", "--sample").out
    assert "There are statements in corpus already; the sample was not put there.\n" in said
