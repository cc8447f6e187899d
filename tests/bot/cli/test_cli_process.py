"""The command line as it is run: its own process, the real model, the sample corpus."""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

import pytest
from bot_process import ONRECORD
from library import without_settings
from paths import ROOT

DATED = re.compile(r"^\d{1,2} [A-Z][a-z]+ (19|20)\d\d\b", re.MULTILINE)


def run(
    *arguments: str | Path,
    given: bytes = b"",
    stdout: int = subprocess.PIPE,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``onrecord`` to its end, without anybody's settings."""
    return subprocess.run(
        [*ONRECORD, *arguments],
        input=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=without_settings() | dict(env or {}),
        cwd=tempfile.gettempdir(),
        check=False,
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, indexed."""
    folder = tmp_path_factory.mktemp("sample") / "var"
    ended = run("index", "--corpus", ROOT / "corpus", "--index", folder)
    assert ended.returncode == 0, ended.stderr.decode()
    assert "statements read" in ended.stdout.decode()
    return folder


def test_serve_without_a_token_shows_three_answers_with_their_dates(index: Path) -> None:
    """What a newcomer sees first."""
    ended = run("serve", "--index", index)
    assert (ended.returncode, ended.stderr) == (0, b"")
    token, *answers = ended.stdout.decode().split("\n\n? ")
    assert token.count("\n") == 0
    assert "@BotFather" in token
    assert len(answers) == 3
    for one in answers:
        assert "does not answer" not in one
        assert DATED.search(one)
        assert "\n│ " in one
        assert "Fictional sample" in one


def test_batch_keeps_the_order_and_goes_on_after_a_bad_line(index: Path) -> None:
    lines = [
        "How many people were evacuated from Zerrafa?",
        '{"question": "sanctions last autumn", "today": "2021-05-05"}',
        "what was said on 31 February?",
        "Who won the chess championship?",
    ]
    ended = run("ask", "--batch", "-", "--index", index, given="\n".join(lines).encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    evacuated, sanctions, bad, chess = map(json.loads, ended.stdout.decode().splitlines())
    assert (evacuated["answered"], evacuated["quotes"][0]["date"]) == (True, "2020-03-18")
    assert sanctions["period"] == {"first": "2020-09-01", "last": "2020-11-30"}
    assert sanctions["quotes"][0]["date"] == "2020-10-02"
    assert list(bad) == ["question", "error"]
    assert (chess["answered"], all(quote["sample"] for quote in chess["quotes"])) == (False, True)


@pytest.mark.parametrize("command", [["status"], ["status", "--json"], ["show", "mfa-2018-021"]])
def test_nobody_reading_the_output_is_no_traceback(index: Path, command: list[str]) -> None:
    """As with ``| head -1``, only sooner."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = run(*command, "--index", index, stdout=writing)
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_output_is_utf_8_whatever_the_locale_says(index: Path) -> None:
    env = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    ended = run("show", "mfa-2018-021", "--index", index, env=env)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "MIRTAL, 14 March 2018 — The Republic" in ended.stdout.decode("utf-8")


def test_a_wrong_option_ends_before_anything_is_loaded() -> None:
    ended = run("ask", "--nonsense")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"No such option: --nonsense; see: onrecord ask --help\n"


def test_the_operator_reads_lists_and_is_refused_without_a_model_being_loaded(index: Path) -> None:
    listed = run("problems", "--kind", "new", "--index", index).stdout.decode().splitlines()
    counted = json.loads(run("problems", "--json", "--index", index).stdout)["counts"]
    assert len(listed) == counted["new"] == counted["read"]
    (build,) = json.loads(run("builds", "--json", "--index", index).stdout)["builds"]
    assert (build["live"], build["statements"]) == (True, counted["read"])
    refused = run("rollback", "--index", index)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode() == (
        f"There is no build before {build['build']}, which is live; to see those there are,"
        f" run: onrecord builds --index {quote(str(index))}\n"
    )
