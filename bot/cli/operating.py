"""The operator's commands: problems, builds, rollback, prune, doctor, init."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

import typer
from rich.console import Console

from bot.cli import listing, options
from bot.cli.init import Talk, init
from bot.cli.json_models.reports import (
    BuildJson,
    BuildsJson,
    PruneJson,
    rollback_json,
    run_json,
)
from bot.cli.people import code_said, state_of
from bot.cli.printing import directory_of, library_of, print_json, print_reply
from bot.cli.sample import NAME as SAMPLE
from bot.cli.sample import begin_with_sample
from bot.cli.tables import print_table
from bot.replies import reports
from bot.replies.run_lists import OutcomeKind
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import ENV_FILE, load_settings
from bot.state import TERMINAL, Role, State
from bot.usecases.builds import Builds
from retrieval import Directory, last_run, maintenance
from retrieval.types import BuildFacts, ReindexReport, Run

_PATIENCE_SECONDS = 4.0


def lister(index: Path | None) -> list[str | Path]:
    """The command that lists one kind of what the last run found, up to the kind."""
    return ["onrecord", "problems", *([] if index is None else ("--index", index)), "--kind"]


def print_counts(report: ReindexReport, command: Sequence[str | Path]) -> None:
    """The table at the end of a run, with the command that lists each of its rows."""
    sys.stdout.write("\n")
    rows = listing.rows(report, command)
    print_table(rows, Console(), headings=listing.HEADINGS, right={1})


def print_list(report: ReindexReport, kind: OutcomeKind) -> None:
    """One list, an entry a line; an empty one is said beside standard output."""
    rows = listing.lines(report, kind)
    if not rows:
        sys.stderr.write(f"The run has none that are {kind.value}.\n")
    print_table(rows, Console())


def print_look(report: ReindexReport, say: Wording) -> None:
    """What a trial run found: the lists, each entry a line or a few, and how long a run takes."""
    for line in listing.look_lines(report, say):
        sys.stdout.write(f"{line}\n")
    if report.expected_seconds is not None:
        sys.stdout.write(f"\n{say('look-time', time=say.about(report.expected_seconds))}\n")


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
    found = _builds(index).all()
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
                _mark(build),
            )
        )
    headings = ("build", "made", "statements", "passages", "size", "model", "")
    print_table(rows, Console(), headings=headings, right={2, 3, 4})


def rollback_command(
    index: options.Index = None,
    *,
    to: options.To = None,
    dry_run: options.DryRun = False,
    as_json: options.AsJson = False,
) -> None:
    """Make the build before the live one live again."""
    builds = _builds(index)
    swap = builds.swap(to)
    now = swap.build if dry_run else builds.go(to, TERMINAL)
    if as_json:
        print_json(rollback_json(swap, now, done=not dry_run))
        return
    say = Wording(language_of_environment(os.environ))
    counted = say("status-statements", statements=now.statements, passages=now.passages)
    would = "would be" if dry_run else "is"
    before = f"It was {swap.was}." if swap.was else "Before, none was."
    sys.stdout.write(f"Build {now.name} {would} live: {counted}. {before}\n")
    for what, some in (("gone", swap.leaves), ("back", swap.comes), ("other", swap.differs)):
        for one in some:
            day = one.date.isoformat() if one.date else "no date"
            sys.stdout.write(f"  {what}  {day}  {one.statement_id}  {one.title}".rstrip() + "\n")
    sys.stdout.write("The next index makes a build of what the corpus holds then.\n")


def _builds(index: Path | None) -> Builds:
    """The use case over the folder of ``--index``."""
    library = library_of(load_settings(), index)
    return Builds(library, State(library.directory.bot))


def _mark(build: BuildFacts) -> str:
    if build.fault:
        return "damaged"
    if build.live:
        return "live"
    return "held back" if build.held else ""


def prune_command(
    index: options.Index = None,
    *,
    keep: options.Keep = 2,
    as_json: options.AsJson = False,
) -> None:
    """Remove old builds; the live one always stays."""
    directory = directory_of(load_settings(), index)
    removed = maintenance.prune(directory, keep, now=datetime.now(UTC))
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


def init_command(
    index: options.InitIndex = None, *, yes: options.Yes = False, sample: options.Sample = False
) -> None:
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
    if sample:
        _begin_with_sample()
    _print_line("Next: onrecord index, then onrecord doctor.")
    _tell_first_owner(index)


def _begin_with_sample() -> None:
    corpus = load_settings().corpus
    if begin_with_sample(corpus):
        _print_line(f"The fictional sample was put into {corpus / SAMPLE}.")
    else:
        _print_line(f"There are statements in {corpus} already; the sample was not put there.")


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
    live = maintenance.live_name(directory)
    if live != run.report.build:
        sys.stdout.write(f"\nLive now is another build: {live or 'none'}.\n")
