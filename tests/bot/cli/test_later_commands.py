"""Commands are imported when they are run; what is not needed to answer is not imported at all."""

import subprocess
import sys

import pytest
import typer
from paths import ROOT
from typer.testing import CliRunner

from bot.cli.later_commands import group_of
from bot.cli.main import COMMANDS


def said(word: str = "nothing") -> None:
    """Say a word."""
    typer.echo(word)


several = typer.Typer(help="Several in one.")
several.command(name="one")(said)
several.command(name="two")(said)


@pytest.fixture
def app() -> typer.Typer:
    places = {
        "say": f"{__name__}:said",
        "many": f"{__name__}:several",
        "lost": f"{__name__}:not_there",
    }
    made = typer.Typer(cls=group_of(places), add_completion=False, rich_markup_mode=None)
    made.callback()(lambda: None)
    return made


def test_a_command_runs_with_its_options_though_another_cannot_be_imported(
    app: typer.Typer,
) -> None:
    assert CliRunner().invoke(app, ["say", "--word", "water"]).output == "water\n"
    assert CliRunner().invoke(app, ["many", "two"]).output == "nothing\n"
    assert isinstance(CliRunner().invoke(app, ["lost"]).exception, AttributeError)


def test_what_is_mistyped_is_told_with_the_nearest_and_nothing_is_imported(
    app: typer.Typer,
) -> None:
    ended = CliRunner().invoke(app, ["mani"])
    assert ended.exit_code == 2
    assert "No such command 'mani'. Did you mean 'many'?" in ended.stderr


def test_the_help_of_a_group_is_there(app: typer.Typer) -> None:
    assert "Several in one." in CliRunner().invoke(app, ["many", "--help"]).output


@pytest.mark.parametrize(
    ("command", "left"),
    [
        ("ask", ("bot.telegram", "bot.feeds", "retrieval.reindexing", "retrieval.evaluation")),
        ("check", ("bot.telegram", "bot.feeds", "retrieval.reindexing", "retrieval.evaluation")),
        ("serve", ("bot.telegram.app", "retrieval.evaluation")),
    ],
)
def test_nothing_is_imported_for_a_command_that_it_does_not_need(
    command: str, left: tuple[str, ...]
) -> None:
    module = COMMANDS[command].partition(":")[0]
    found = f"[one for one in {left!r} if one in sys.modules]"
    code = f"import sys, bot.cli.main, {module}\nprint({found})"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "[]\n"
