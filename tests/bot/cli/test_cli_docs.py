"""The guide to the command line says what ``--help`` says.

``make guides`` writes the guide anew.
"""

import re

import pytest
from paths import ROOT
from typer.main import get_group
from typer.testing import CliRunner

from bot.cli.main import app
from bot.usecases.commands import COMMANDS as COMMANDS_OF_THE_BOT
from bot.usecases.commands import Surface, commands

GUIDE = ROOT / "docs" / "command-line.md"
COMMANDS = (
    *("index", "embed", "ask", "show", "chat", "serve", "status"),
    *("check", "timeline", "changes", "speech", "evaluate", "calibrate"),
    *("problems", "doctor", "builds", "encoders", "rollback", "prune"),
    *("backup", "restore", "upgrade", "init", "audit", "misses", "stats"),
    *("expect add", "expect list", "expect remove"),
    *(
        "statement add",
        "statement take-out",
        "statement redate",
        "statement retitle",
        "statement speaker",
    ),
    *("statement source", "statement withdraw", "statement restore", "statement undo"),
    *("statement corrections", "statement purge"),
    *("admins list", "admins code", "admins add", "admins remove"),
    *("feeds add", "feeds list", "feeds remove", "feeds look"),
)
FACTS = (
    *(
        "index",
        "embed",
        "ask",
        "show",
        "status",
        "check",
        "timeline",
        "changes",
        "speech",
        "evaluate",
        "calibrate",
    ),
    *("admins list", "audit"),
    *("problems", "doctor", "builds", "encoders", "rollback", "prune", "backup", "restore"),
    "statement corrections",
    *("expect add", "expect list"),
    *("misses", "stats"),
    *("feeds list", "feeds look"),
)
AFTER = "\n\n"
TABLE = "<!-- commands -->\n"
SURFACES = {
    Surface.PRIVATE: "private chats",
    Surface.GROUP: "groups",
    Surface.TERMINAL: "the terminal",
}
BEGIN, END = "<!-- help: onrecord{} -->\n```text\n", "```\n"


def help_of(command: str) -> str:
    """What ``onrecord COMMAND --help`` prints at 88 columns."""
    arguments = [*command.split(), "--help"]
    ended = CliRunner().invoke(
        app, arguments, prog_name="onrecord", terminal_width=88, max_content_width=88
    )
    assert ended.exit_code == 0, ended.output
    return ended.stdout.strip() + "\n"


def brought_up_to_date(guide: str) -> str:
    """The guide with every block of help as it would be printed now."""
    for command in ("", *COMMANDS):
        begin = BEGIN.format(f" {command}" if command else "")
        before, marker, rest = guide.partition(begin)
        assert marker, f"the guide has no block that begins with {begin!r}"
        guide = f"{before}{marker}{help_of(command)}{END}{rest.partition(END)[2]}"
    before, marker, rest = guide.partition(TABLE)
    assert marker, "the guide has no table of commands"
    return f"{before}{marker}{table_of_commands()}\n{rest.partition(AFTER)[2]}"


def table_of_commands() -> str:
    """What is typed to the bot, by whom, and where."""
    rows = ["| command | what may follow | who | where |", "|---|---|---|---|"]
    for one in COMMANDS_OF_THE_BOT:
        where = (name for surface, name in SURFACES.items() if one.on(surface))
        who = f"{one.role.name.lower()}s" if one.role else "everybody"
        rows.append(f"| `/{one.name}` | {one.takes} | {who} | {', '.join(where)} |")
    return "\n".join(rows) + "\n"


def test_the_guide_shows_the_help_of_every_command() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide == brought_up_to_date(guide), "run: make guides"


def test_the_guide_has_every_command() -> None:
    names: set[str] = set()
    for name, command in get_group(app).commands.items():
        names |= {f"{name} {one}" for one in getattr(command, "commands", ())} or {name}
    assert names == set(COMMANDS)


OF_FILES = ("speech", "feeds add", "feeds list", "feeds remove", "feeds look")
"""Commands that have nothing to do with what is on record."""


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in OF_FILES])
def test_every_command_on_an_archive_takes_the_folder_of_the_index(command: str) -> None:
    assert "--index DIR" in help_of(command)


@pytest.mark.parametrize("command", FACTS)
def test_every_command_that_prints_facts_prints_them_as_json_too(command: str) -> None:
    assert "--json" in help_of(command)


def test_the_readme_names_every_command_and_every_command_of_the_bot() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = readme.partition("## On the command line")[2].partition("## ")[0]
    words = set(re.findall(r"[\w-]+", listed))
    assert {name for name in COMMANDS if not words.issuperset(name.split())} == set()
    typed = commands(Surface.PRIVATE)
    assert [one.name for one in typed if f"`/{one.name}" not in readme] == []


if __name__ == "__main__":
    GUIDE.write_text(brought_up_to_date(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
