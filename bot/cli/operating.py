"""The operator's commands: withdraw, problems, builds, rollback, prune, doctor, init."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

import typer
from rich.console import Console

from bot.cli import batch, listing, options
from bot.cli.init import Talk, init
from bot.cli.json_models.reports import BuildJson, BuildsJson, PruneJson, RollbackJson, run_json
from bot.cli.people import code_said, state_of
from bot.cli.printing import directory_of, print_json, print_reply
from bot.cli.tables import print_table
from bot.replies import reports
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import ENV_FILE, SettingsError, load_settings
from bot.state import Role
from retrieval import Archive, Directory, builds, integrity, last_run, maintenance
from retrieval.errors import BuildError, CorpusError
from retrieval.types import ReindexReport, Run, Withdrawal

_PATIENCE_SECONDS = 4.0


def lister(index: Path | None) -> list[str | Path]:
    """The command that lists one kind of what the last run found, up to the kind."""
    return ["onrecord", "problems", *([] if index is None else ("--index", index)), "--kind"]


def print_counts(report: ReindexReport, command: Sequence[str | Path]) -> None:
    """The table at the end of a run, with the command that lists each of its rows."""
    sys.stdout.write("\n")
    rows = listing.rows(report, command)
    print_table(rows, Console(), headings=listing.HEADINGS, right={1})


def print_list(report: ReindexReport, kind: listing.OutcomeKind) -> None:
    """One list, an entry a line; an empty one is said beside standard output."""
    rows = listing.lines(report, kind)
    if not rows:
        sys.stderr.write(f"The run has none that are {kind.value}.\n")
    print_table(rows, Console())


def withdraw_command(
    statement_id: options.StatementId,
    index: options.Index = None,
    *,
    on: options.TakenBack = None,
    reason: options.Reason = None,
    undo: options.Undo = False,
) -> None:
    """Note that a publisher took a statement back, which is told wherever it is quoted."""
    archive = Archive(directory_of(load_settings(), index).archive)
    if not archive.versions(statement_id):
        raise CorpusError(f"The archive holds no statement {statement_id!r}.")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if undo:
        archive.note_withdrawal(statement_id, None, now=now)
        sys.stdout.write(f"{statement_id}: not taken back\n")
        return
    if on is None or not (reason or "").strip():
        raise SettingsError(("Give both: --on DATE and --reason TEXT, or --undo.",))
    taken = Withdrawal(batch.day_of("--on", on), " ".join((reason or "").split()))
    archive.note_withdrawal(statement_id, taken, now=now)
    sys.stdout.write(f"{statement_id}: taken back on {taken.day.isoformat()}, {taken.reason}\n")


def problems_command(
    kind: options.ProblemKind = None,
    index: options.Index = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """List what the last index run found, by kind."""
    settings = load_settings()
    directory = directory_of(settings, index)
    run = last_run(directory)
    if as_json:
        print_json(run_json(run, kind))
    elif kind is not None:
        print_list(run.report, kind)
    else:
        say = Wording(language_of_environment(os.environ))
        when = say.moment(datetime.fromisoformat(run.ran_at).astimezone(settings.zone))
        sys.stdout.write(f"The last index run: {when}, of {run.corpus}\n")
        print_reply(reports.report_reply(run.report, say, shown=None))
        _print_since(directory, run)
        print_counts(run.report, lister(index))


def builds_command(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """List the builds of the index, the newest first."""
    settings = load_settings()
    found = maintenance.all_builds(directory_of(settings, index))
    if as_json:
        print_json(BuildsJson(builds=tuple(map(BuildJson.of, found))))
        return
    say = Wording(language_of_environment(os.environ))
    rows = []
    for build in found:
        made = (
            datetime.fromisoformat(build.made_at).astimezone(settings.zone)
            if build.made_at
            else None
        )
        rows.append(
            (
                build.name,
                say.moment(made) if made else "–",
                say.number(build.statements),
                say.number(build.passages),
                say.size(build.bytes),
                build.encoder or "–",
                "damaged" if build.fault else "live" if build.live else "",
            )
        )
    headings = ("build", "made", "statements", "passages", "size", "model", "")
    print_table(rows, Console(), headings=headings, right={2, 3, 4})


def rollback_command(
    index: options.Index = None,
    *,
    to: options.To = None,
    as_json: options.AsJson = False,
) -> None:
    """Make the build before the live one live again."""
    settings = load_settings()
    directory = directory_of(settings, index)
    was = _live(directory)
    now = maintenance.rollback(
        directory, integrity.check_model(settings.encoder, directory.models).fingerprint, to
    )
    if as_json:
        print_json(RollbackJson(was=was, live=BuildJson.of(now)))
        return
    say = Wording(language_of_environment(os.environ))
    counted = say("status-statements", statements=now.statements, passages=now.passages)
    before = f"It was {was}." if was else "Before, none was."
    sys.stdout.write(f"Build {now.name} is live: {counted}. {before}\n")
    sys.stdout.write("The next index makes a build of what the corpus holds then.\n")


def prune_command(
    index: options.Index = None,
    *,
    keep: options.Keep = 2,
    as_json: options.AsJson = False,
) -> None:
    """Remove old builds; the live one always stays."""
    directory = directory_of(load_settings(), index)
    removed = maintenance.prune(directory, keep)
    if as_json:
        print_json(PruneJson(removed=tuple(map(BuildJson.of, removed))))
        return
    say = Wording(language_of_environment(os.environ))
    for build in removed:
        sys.stdout.write(f"Removed {build.name}, {say.size(build.bytes)}.\n")
    if not removed:
        sys.stdout.write(f"Nothing to remove: there are no more than {keep}.\n")


def doctor_command(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """Check everything; exit code 1 when something is wrong."""
    from bot.cli import doctor as examination
    from bot.cli.diagnosis import Severity
    from bot.cli.doctor_machine import memory_available

    surroundings = examination.Surroundings(
        env_file=ENV_FILE,
        now=lambda: datetime.now(UTC),
        memory=memory_available,
        patience=_PATIENCE_SECONDS,
    )
    findings = list(examination.examine(index, surroundings))
    if as_json:
        print_json(examination.doctor_json(findings))
    else:
        examination.show(findings, Console())
    if examination.worst(findings) is Severity.WRONG:
        raise typer.Exit(1)


def init_command(index: options.InitIndex = None, *, yes: options.Yes = False) -> None:
    """Ask a few questions and write the answers to .env."""
    talk = None if yes else Talk(_asked, _print_line)
    written = init(ENV_FILE, talk, os.environ, index=index)
    if written:
        _print_line(f"Written to {ENV_FILE}: {', '.join(written)}.")
    else:
        _print_line(f"Nothing was changed in {ENV_FILE}.")
    before = [name for name in written if os.environ.get(name)]
    if before:
        _print_line(f"The environment goes before the file, and it has: {', '.join(before)}.")
    _print_line("Next: onrecord index, then onrecord doctor.")
    _tell_first_owner(index)


def _tell_first_owner(index: Path | None) -> None:
    """Print the code that makes the first owner, where the bot has none yet."""
    settings = load_settings()
    if settings.telegram_bot_token is None:
        return
    with state_of(settings, index) as state:
        if state.staff.members(Role.OWNER):
            return
        _print_line("")
        sys.stdout.write(code_said(state, Role.OWNER))


def _asked(prompt: str, secret: bool) -> str:  # noqa: FBT001 - as the talk calls it
    if secret and sys.stdin is not None and sys.stdin.isatty():
        return getpass(prompt)
    if sys.stdin is None:
        raise EOFError
    answer = input(prompt)
    if not sys.stdin.isatty():
        sys.stdout.write("\n")  # nobody's Enter ended the line
    return answer


def _print_line(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _print_since(directory: Directory, run: Run) -> None:
    live = _live(directory)
    if live != run.report.build:
        sys.stdout.write(f"\nLive now is another build: {live or 'none'}.\n")


def _live(directory: Directory) -> str | None:
    try:
        folder = builds.current(directory)
    except BuildError:
        return None
    return None if folder is None else folder.name
