"""The version stands in one place, and the changelog knows it."""

import re
import tomllib
from datetime import date
from importlib.metadata import version

import pytest
from paths import ROOT

from bot.cli.main import main
from retrieval import program_version

KINDS = {"Added", "Changed", "Deprecated", "Fixed", "Removed", "Security"}
HEADING = re.compile(r"\[(Unreleased|(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d))\]?")


def written() -> str:
    """The version of ``pyproject.toml``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def test_the_program_tells_the_version_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert program_version() == version("onrecord") == written()
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"onrecord {written()}\n")


def test_the_changelog_is_in_order_and_its_newest_version_is_this_one() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    headings = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    matches = [HEADING.fullmatch(line) for line in headings]
    assert headings[0] == "[Unreleased]"
    released = [(match[2], date.fromisoformat(match[3])) for match in matches[1:] if match]
    assert len(released) == len(headings) - 1
    assert released[0][0] == written()
    assert [day for _, day in released] == sorted((day for _, day in released), reverse=True)
    assert {line.removeprefix("### ") for line in lines if line.startswith("### ")} <= KINDS
