"""The operator's commands for people: admins and audit, over what the bot itself uses."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from bot.cli import options
from bot.cli.json_models.people import ActJson, AuditJson, MemberJson, StaffJson
from bot.cli.memory import memory_of
from bot.cli.printing import library_of, print_json
from bot.cli.tables import print_table
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import Settings, SettingsError, load_settings
from bot.state import TERMINAL, Member, Role, State
from bot.usecases.acts import HEADINGS, Acts, csv_of
from bot.usecases.staffing import Staffing, StaffingError

app = typer.Typer(
    help="Say who may run the archive from Telegram.", no_args_is_help=True, rich_markup_mode=None
)
_NO_TOKEN = "TELEGRAM_BOT_TOKEN is not set, and roles are one bot's; run: onrecord init"  # noqa: S105
_REFUSED = {
    "fixed": "{user} is an owner by ONRECORD_ADMIN_IDS; that role is given and taken there alone.",
    "last-owner": "{user} is the last owner; make another one first: onrecord admins code",
    "no-member": "{user} has no role; onrecord admins list shows who has one.",
}


@app.command(name="list")
def list_command(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """List who has a role, since when, and who gave it."""
    settings = load_settings()
    with state_of(settings, index) as state:
        members = state.staff.members()
        staff = [_facts(one, settings, fixed=state.staff.is_fixed(one.user)) for one in members]
        acts = Acts(library_of(settings, index), state)
        say = Wording(language_of_environment(os.environ))
        givers = ["the settings" if one.by is None else acts.name(one.by, say) for one in staff]
    if as_json:
        print_json(StaffJson(members=tuple(staff)))
        return
    if not staff:
        sys.stdout.write("Nobody has a role yet; a code makes an owner: onrecord admins code\n")
        return
    rows = [
        (str(one.user), one.name, one.role, f"{one.since:%Y-%m-%d}" if one.since else "", by)
        for one, by in zip(staff, givers, strict=True)
    ]
    print_table(rows, Console(), headings=("number", "name", "role", "since", "by"), right={0})


@app.command(name="code")
def code_command(
    role: options.RoleGiven = options.RoleName.OWNER, index: options.Index = None
) -> None:
    """Make a code that gives a role to whoever sends it to the bot first."""
    with state_of(load_settings(), index) as state:
        sys.stdout.write(code_said(state, Role[role.name]))


@app.command(name="add")
def add_command(
    user: options.User,
    role: options.RoleGiven = options.RoleName.OWNER,
    name: options.PersonName = "",
    index: options.Index = None,
) -> None:
    """Give somebody a role by their number in Telegram, in place of one they had."""
    with _staffing(index, user) as staffing:
        staffing.appoint(user, Role[role.name], name, TERMINAL)
    sys.stdout.write(f"{user} is {_a(Role[role.name])} from now on.\n")


@app.command(name="remove")
def remove_command(user: options.User, index: options.Index = None) -> None:
    """Take somebody's role."""
    with _staffing(index, user) as staffing:
        staffing.dismiss(user, TERMINAL)
    sys.stdout.write(f"{user} has no role any more.\n")


def audit_command(
    index: options.Index = None,
    *,
    as_csv: options.AsCsv = False,
    as_json: options.AsJson = False,
) -> None:
    """Print who did what and when, the oldest first."""
    settings = load_settings()
    with state_of(settings, index) as state:
        entries = Acts(library_of(settings, index), state).entries(settings.zone)
    if as_json:
        print_json(AuditJson(acts=tuple(map(ActJson.of, entries))))
    elif as_csv:
        sys.stdout.write(csv_of(entries))
    else:
        rows = [
            (
                *(str(one.number), f"{one.at:%Y-%m-%d %H:%M}", str(one.user)),
                *(one.name, one.act, one.subject, one.details),
            )
            for one in entries
        ]
        print_table(rows, Console(), headings=HEADINGS, right={0, 2})


def code_said(state: State, role: Role) -> str:
    """Make a code for a role; what the terminal says of it."""
    text = Staffing(state).code(role, TERMINAL)
    return (
        f"Send this to the bot in a private chat, within an hour:\n\n  /start {text}\n\n"
        f"Whoever does so first is {_a(role)}. The code is not shown again.\n"
    )


@contextmanager
def state_of(settings: Settings, index: Path | None) -> Iterator[State]:
    """What the bot that these settings are of remembers.

    Raises:
        SettingsError: there is no token, or the bot's file cannot be used.
    """
    if settings.bot is None:
        raise SettingsError((_NO_TOKEN,))
    with memory_of(settings, index, settings.bot) as state:
        yield state


@contextmanager
def _staffing(index: Path | None, user: int) -> Iterator[Staffing]:
    with state_of(load_settings(), index) as state:
        try:
            yield Staffing(state)
        except StaffingError as error:
            raise SettingsError((_REFUSED[error.reason].format(user=user),)) from None


def _facts(member: Member, settings: Settings, *, fixed: bool) -> MemberJson:
    since = datetime.fromtimestamp(int(member.since), UTC).astimezone(settings.zone)
    return MemberJson(
        user=member.user,
        role=member.role.word,
        name=member.name,
        since=None if fixed else since,
        by=None if fixed else member.by,
    )


def _a(role: Role) -> str:
    return f"a {role.word}" if role is Role.READER else f"an {role.word}"
