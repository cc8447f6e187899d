"""The operator's commands for what cannot be made again: backup and restore."""

import os
import sys
from datetime import UTC, datetime

from bot.cli import options
from bot.cli.json_models.reports import BackupJson, RestoreJson
from bot.cli.printing import directory_of, print_json
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import load_settings
from retrieval import back_up, last_backup, restore
from retrieval.types import BackupFacts


def backup_command(
    file: options.BackupFile,
    index: options.Index = None,
    *,
    with_build: options.WithBuild = False,
    force: options.Force = False,
    as_json: options.AsJson = False,
) -> None:
    """Write archive and memory to one file, while the bot runs."""
    directory = directory_of(load_settings(), index)
    done = back_up(directory, file, now=datetime.now(UTC), with_build=with_build, force=force)
    if last_backup(directory) != done:
        sys.stderr.write(f"That there is this backup could not be noted in {directory.root}.\n")
    if as_json:
        print_json(BackupJson.of(done))
        return
    say = Wording(language_of_environment(os.environ))
    inside = f"build {done.build}" if done.build else "no build"
    sys.stdout.write(
        f"Written to {file}, {say.size(done.bytes)}: {_records(done, say)}, {inside}.\n"
    )


def restore_command(
    file: options.RestoredFile,
    index: options.Index = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Put a backup in the index's place; what was there is kept."""
    settings = load_settings()
    directory = directory_of(settings, index)
    done = restore(file, directory, now=datetime.now(UTC))
    if as_json:
        print_json(RestoreJson.of(done))
        return
    say = Wording(language_of_environment(os.environ))
    made = datetime.fromisoformat(done.backup.made_at).astimezone(settings.zone)
    sys.stdout.write(
        f"{directory.root} is what it was on {say.moment(made)}: {_records(done.backup, say)}.\n"
    )
    if done.kept is not None:
        sys.stdout.write(f"What was there before is kept in {done.kept}.\n")
    if done.build is not None:
        sys.stdout.write(f"Build {done.build} is live.\n")
        return
    if done.left_out is not None:
        sys.stdout.write(f"The build of the backup was left out: {done.left_out}.\n")
    sys.stdout.write("Next: onrecord index.\n")


def _records(facts: BackupFacts, say: Wording) -> str:
    return "1 record" if facts.records == 1 else f"{say.number(facts.records)} records"
