"""``onrecord embed`` and ``onrecord index --vectors``: what they say, and what they refuse."""

import json
import sys
from pathlib import Path

import pytest
from cli_runner import Run, runner, write_corpus


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    write_corpus(tmp_path / "corpus")
    return runner(monkeypatch, capsys)


def test_shares_are_written_and_taken_over(run: Run) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, of the extra scale, is not installed")
    shares = []
    for number in (1, 2):
        done = run("embed", "--shard", f"{number}/2", "--out", f"{number}.parquet", "--json")
        shares.append(json.loads(done.out))
    assert [one["file"] for one in shares] == ["1.parquet", "2.parquet"]
    assert [one["embedded"] for one in shares] == [one["passages"] for one in shares]
    assert sum(one["passages"] for one in shares) == 4
    report = json.loads(run("index", "--vectors", "1.parquet", "2.parquet", "--json").out)
    assert (report["passages"], report["embedded"]) == (4, 0)
    again = run("embed", "--out", "all.parquet")
    assert again.out.startswith("Written to all.parquet, ")
    assert again.out.endswith(
        ": vectors of 0 passages, 0 of them computed now.\nNext: onrecord index --vectors"
        " all.parquet\n"
    )


def test_one_file_is_refused_before_anything_is_read(run: Run) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, of the extra scale, is not installed")
    ended = run("index", "--vectors", "none.parquet")
    assert (ended.code, ended.out, ended.err) == (
        *(2, ""),
        "none.parquet: there is no such file; make it again with: onrecord embed\n",
    )


@pytest.mark.parametrize("written", ["0/2", "3/2", "2", "1/0", "one/two", "-1/2", "1/2/3"])
def test_a_share_that_cannot_be_is_refused(run: Run, written: str) -> None:
    ended = run("embed", f"--shard={written}", "--out", "it.parquet")
    assert (ended.code, ended.err) == (
        2,
        f"--shard: {written!r} is no share of the form i/N, from 1/N to N/N; right would be 1/4.\n",
    )


def test_files_without_the_option_are_refused(run: Run) -> None:
    ended = run("index", "corpus")
    assert (ended.code, ended.err) == (
        2,
        "corpus: files stand after --vectors; a corpus after --corpus.\n",
    )


def test_what_reads_the_files_is_asked_for_by_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    missing = (
        "Files of vectors need pyarrow, which is not installed; run: pip install 'onrecord[scale]'"
    )
    for command in (("embed", "--out", "it.parquet"), ("index", "--vectors", "it.parquet")):
        ended = run(*command)
        assert (ended.code, ended.err) == (2, f"{missing}\n")
    assert run("index").code == 0
