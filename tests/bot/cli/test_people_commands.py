"""Roles and the record of acts from the terminal."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from cli_runner import Run, runner

from bot.cli.init import QUESTIONS
from bot.settings.settings import Settings
from bot.state import Role, State
from bot.state.chat import Chat
from bot.usecases.joining import Joining

TOKEN = "4242:a-token-nobody-should-see"  # noqa: S105 - made up for this test
SEND = "Send this to the bot in a private chat, within an hour:\n\n  /start join-"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    return runner(monkeypatch, capsys)


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "var" / "bot.sqlite", bot=4242)


def used(state: State, said: str, user: int = 7) -> str:
    """What whoever sends the code that the terminal printed is told."""
    code = said.partition("/start ")[2].partition("\n")[0]
    return Joining(state).sent(code, Chat(user, user, "en"), "Ann").reply.text


def test_init_ends_with_the_code_of_the_first_owner(run: Run, state: State) -> None:
    ended = run("init", "--yes")
    assert ended.out.startswith(f"Written to .env: {', '.join(QUESTIONS)}.\n")
    said = ended.out.partition("Next: onrecord index, then onrecord doctor.\n\n")[2]
    assert said.startswith(SEND)
    assert said.endswith("Whoever does so first is an owner. The code is not shown again.\n")
    assert used(state, said) == (
        "You are an owner of this archive now. /help shows what you can do."
    )
    assert SEND not in run("init", "--yes").out, "there is an owner now"


def test_init_makes_no_code_where_the_settings_name_an_owner(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", "900")
    assert SEND not in run("init", "--yes").out


@pytest.mark.parametrize(("role", "a"), [("editor", "an editor"), ("reader", "a reader")])
def test_a_code_gives_the_role_it_was_made_for(run: Run, state: State, role: str, a: str) -> None:
    ended = run("admins", "code", "--role", role)
    assert f"Whoever does so first is {a}." in ended.out
    assert used(state, ended.out).startswith(f"You are {a} of this archive now")
    assert used(state, ended.out, user=8).startswith("This code does not work")
    assert state.staff.role_of(7) is Role[role.upper()]


def test_without_a_token_it_is_not_known_whose_roles_they_are(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    ended = run("admins", "code")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "TELEGRAM_BOT_TOKEN is not set, and roles are one bot's; run: onrecord init\n"
    )


def test_somebody_is_added_listed_and_removed(
    run: Run, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("admins", "list").out == (
        "Nobody has a role yet; a code makes an owner: onrecord admins code\n"
    )
    assert run("admins", "add", "901", "--name", "Aida  K").out == "901 is an owner from now on.\n"
    refused = run("admins", "remove", "901")
    assert (refused.code, refused.err) == (
        2,
        "901 is the last owner; make another one first: onrecord admins code\n",
    )
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", "900")
    (one, two) = json.loads(run("admins", "list", "--json").out)["members"]
    assert one == {"user": 900, "role": "owner", "name": "", "since": None, "by": None}
    assert two.pop("since").endswith("+06:00")
    assert two == {"user": 901, "role": "owner", "name": "Aida K", "by": 0}
    listed = run("admins", "list").out.splitlines()
    assert listed[0].split() == ["number", "name", "role", "since", "by"]
    assert listed[1].split() == ["900", "owner", "the", "settings"]
    assert listed[2].split()[:4] == ["901", "Aida", "K", "owner"]
    assert listed[2].endswith("the terminal")
    assert run("admins", "remove", "901").out == "901 has no role any more.\n"
    assert state.staff.members() == []
    assert run("admins", "remove", "901").err == (
        "901 has no role; onrecord admins list shows who has one.\n"
    )
    assert run("admins", "remove", "900").err == (
        "900 is an owner by ONRECORD_ADMIN_IDS; that role is given and taken there alone.\n"
    )


def test_the_record_is_printed_as_lines_as_json_and_as_a_table(run: Run, state: State) -> None:
    run("admins", "add", "901", "--name", "=Aida")
    state.audit.note(901, "publish", "a.txt", "A title")
    lines = run("audit").out.splitlines()
    assert [line.split()[0] for line in lines] == ["number", "1", "2"]
    assert lines[1].split()[3:] == ["0", "appoint", "901", "owner", "=Aida"]
    acts = json.loads(run("audit", "--json").out)["acts"]
    assert [(one["user"], one["name"], one["act"], one["subject"]) for one in acts] == [
        (0, "", "appoint", "901"),
        (901, "=Aida", "publish", "a.txt"),
    ]
    rows = list(csv.reader(StringIO(run("audit", "--csv").out)))
    assert rows[0] == ["number", "at", "user", "name", "act", "subject", "details"]
    assert rows[2][2:] == ["901", "'=Aida", "publish", "a.txt", "A title"]


def test_a_file_of_a_newer_version_is_not_touched(run: Run, state: State) -> None:
    state.staff.appoint(7, Role.OWNER)
    state.file.rows("PRAGMA user_version = 99")
    state.close()
    assert run("admins", "list").err == (
        "var/bot.sqlite was written by a newer version of onrecord; install that.\n"
    )
