"""How a command prints: a Reply, a table, or facts as one line of JSON."""

import os
import sys
from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot.cli.json_models.base import JsonModel
from bot.cli.terminal import show
from bot.replies.reply import Reply
from bot.replies.wording import language_of_environment
from bot.settings.settings import Settings, SettingsError
from bot.usecases.library import OpenLibrary, directory_in
from retrieval import Directory


def terminal_language() -> str:
    """The language of the terminal."""
    return language_of_environment(os.environ)


def print_reply(reply: Reply) -> None:
    """What the bot says, on standard output."""
    show(reply, Console())


def print_json(value: JsonModel) -> None:
    """One JSON object on a line of its own, at once."""
    sys.stdout.write(value.as_line() + "\n")
    sys.stdout.flush()


def write_picture(path: Path, picture: bytes | None, nothing: str) -> None:
    """Write a picture to the file of ``--png``.

    Args:
        path: of the file.
        picture: None where there is none.
        nothing: why there is none.

    Raises:
        SettingsError: there is none, or it cannot be written.
    """
    if picture is None:
        raise SettingsError((f"--png: nothing to draw, {nothing}.",))
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise SettingsError((f"--png: {path} cannot be written ({error.strerror}).",)) from None


def directory_of(settings: Settings, index: Path | None) -> Directory:
    """The folder of ``--index``, else that of the settings.

    Raises:
        SettingsError: it is a file.
    """
    root = index or settings.index
    if root.exists() and not root.is_dir():
        raise SettingsError((f"--index: {root} is a file; name a folder.",))
    return directory_in(settings, root)


def library_of(settings: Settings, index: Path | None) -> OpenLibrary:
    """The library in that folder; raises what ``directory_of`` does."""
    directory = directory_of(settings, index)
    return OpenLibrary(directory, settings, today=lambda: datetime.now(settings.zone).date())
