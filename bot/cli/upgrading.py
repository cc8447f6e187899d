"""``onrecord upgrade``: what an older version wrote is brought up."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.cli import options
from bot.cli.indexing import index_command
from bot.cli.memory import memory_of
from bot.cli.printing import directory_of
from bot.settings.settings import Settings, SettingsError, load_settings
from bot.state import TERMINAL
from bot.state.soundness import format_of
from bot.state.tables import FORMAT
from retrieval import upgrading
from retrieval.types import HeldFormat

_ACTS = {
    "archive": "would be brought up",
    "bot": "would be brought up",
    "build": "would be made anew out of the archive and the vectors there are",
}


def upgrade_command(
    index: options.Index = None,
    *,
    check: options.UpgradeCheck = False,
    keep_in: options.KeepIn = None,
) -> None:
    """Bring up what an older version wrote; keep a copy."""
    settings = load_settings()
    found = formats(settings, index)
    tell(found)
    if check:
        raise typer.Exit(any(map(is_older, found)))
    if brought_up(settings, index, found, keep_in):
        index_command(corpus=None, index=index)


def formats(settings: Settings, index: Path | None) -> tuple[HeldFormat, ...]:
    """The format of each thing that is kept; nothing is changed.

    Raises:
        SettingsError: something was written by a newer version, or cannot be read.
        BuildError: the archive or the live build cannot be read.
    """
    directory = directory_of(settings, index)
    found = list(upgrading.formats(directory))
    if directory.bot.is_file():
        held = format_of(directory.bot)
        if held is None:
            raise SettingsError((f"{directory.bot} cannot be read; run: onrecord doctor",))
        found.insert(1 if found else 0, HeldFormat("bot", held, FORMAT))
    for one in found:
        if one.found > one.known:
            raise SettingsError(
                (
                    (
                        f"The {one.part} in {directory.root} has format {one.found}, this program"
                        f" writes {one.known}; install the version that wrote it, or a newer one"
                    ),
                )
            )
    return tuple(found)


def is_older(one: HeldFormat) -> bool:
    """Whether an older version wrote it."""
    return one.found < one.known


def tell(found: Sequence[HeldFormat]) -> None:
    """A line for each: its format, and what would be done."""
    for one in found:
        act = f"; this program writes {one.known}: {_ACTS[one.part]}" if is_older(one) else ""
        sys.stdout.write(f"{one.part}: format {one.found}{act}\n")
    if not any(map(is_older, found)):
        sys.stdout.write("There is nothing to upgrade.\n")


def brought_up(
    settings: Settings, index: Path | None, found: Sequence[HeldFormat], keep_in: Path | None
) -> bool:
    """Copy what is there, then bring archive and memory up; whether anything was to be done.

    Raises:
        BackupError: the copy cannot be made, or a bot serves; nothing was changed.
        BuildError: the archive cannot be used.
        SettingsError: the bot's file cannot be used.
    """
    if not any(map(is_older, found)):
        return False
    directory = directory_of(settings, index)
    with upgrading.undisturbed(directory):
        kept = upgrading.preserve(directory, keep_in, now=datetime.now(UTC))
        sys.stdout.write(f"What is there is copied to {kept}.\n")
        sys.stdout.flush()
        if directory.archive.is_file():
            upgrading.bring_up(directory)
        if directory.bot.is_file():
            with memory_of(settings, index, settings.bot or TERMINAL) as state:
                state.prepare()
    sys.stdout.write("Archive and memory are of this version. The index follows.\n")
    sys.stdout.flush()
    return True
