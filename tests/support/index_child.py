"""``onrecord index`` with the fake model, for a bot in this process whose reindex is another one.

Run as a program: its arguments are those of ``onrecord``.
"""

import subprocess
import sys
from pathlib import Path

import fake_encoder

from bot.settings.settings import Settings
from bot.usecases.library import OpenLibrary

SUPPORT = Path(__file__).parent
COMMAND = (sys.executable, str(Path(__file__).resolve()))


def reindex_command(settings: Settings, library: OpenLibrary) -> list[str]:
    """In place of the bot's own command."""
    return [
        *(*COMMAND, "index", "--progress-lines"),
        *("--index", str(library.directory.root), "--corpus", str(settings.corpus)),
    ]


def index(root: Path, *more: str) -> str:
    """Take ``root/corpus`` in under ``root/var``; returns what was printed."""
    where = ("--corpus", str(root / "corpus"), "--index", str(root / "var"))
    command = (*COMMAND, "index", *where, *more)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    from fake_reader import NoReader, prepared

    from bot.cli import indexing, main

    for name, made in (
        ("ModelEncoder", lambda *_: fake_encoder.FakeEncoder()),
        ("ModelReader", NoReader),
        ("reader_facts", prepared),
    ):
        setattr(indexing, name, made)
    main.main()
