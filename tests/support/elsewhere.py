"""Runs tests as if on somebody else's machine; ``make test-elsewhere``.

    python tests/support/elsewhere.py [ARGUMENT OF PYTEST ...]

The project is copied into a folder of 150 characters, among them a space and a Cyrillic letter,
where tests keep their own files too. The processor has AVX2 and no more, the locale is C, the time
zone the farthest from Greenwich, the terminal 40 columns wide. Without arguments those tests run
that start processes, draw, read dates, touch files by their paths or compile an encoder.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from paths import ROOT

LENGTH = 150
"""Characters of the folder's path."""

NAME = "a Й "
"""A space and a letter that no 8-bit locale and no ASCII has."""

MACHINE = {
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "OV_CPU_MAX_ISA": "AVX2",
    "LC_ALL": "C",
    "TZ": "Pacific/Kiritimati",
    "COLUMNS": "40",
}

TESTS = (
    "tests/bot/cli",
    "tests/bot/replies/test_timeline_picture.py",
    "tests/bot/settings",
    "tests/bot/state",
    "tests/bot/telegram/test_logs.py",
    "tests/bot/telegram/test_reindexing.py",
    "tests/bot/telegram/test_telegram_process.py",
    "tests/retrieval/archive/test_opening.py",
    "tests/retrieval/archive/test_permalinks.py",
    "tests/retrieval/archive/test_store.py",
    "tests/retrieval/backup/test_backup.py",
    "tests/retrieval/encode/test_compiled.py",
    "tests/retrieval/index/test_builds.py",
    "tests/retrieval/index/test_snapshot.py",
    "tests/retrieval/ingest/formats/test_archive.py",
    "tests/retrieval/ingest/formats/test_feed.py",
    "tests/retrieval/ingest/formats/test_mail.py",
    "tests/retrieval/ingest/formats/test_page.py",
    "tests/retrieval/ingest/formats/test_plain.py",
    "tests/retrieval/ingest/formats/test_scans.py",
    "tests/retrieval/ingest/formats/test_table.py",
    "tests/retrieval/ingest/formats/test_telegram_export.py",
    "tests/retrieval/ingest/test_corpus.py",
    "tests/retrieval/ingest/test_dates.py",
    "tests/retrieval/ingest/test_sandbox.py",
    "tests/retrieval/query/periods/test_periods_tables.py",
)

_LEFT_BEHIND = (".*", "*.egg-info", "__pycache__", "build", "var")
_KEPT = ROOT / ".pytest_cache" / "elsewhere"
"""Models compiled for that machine stay for the next run."""


def copied(folder: Path) -> Path:
    """The project, copied under ``folder`` to where its path has the length and the letters."""
    name = NAME + "x" * (LENGTH - len(f"{folder}/{NAME}"))
    copy = folder / name
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_LEFT_BEHIND))
    for hidden in (".env.example", ".ci"):
        source = ROOT / hidden
        if source.is_dir():
            shutil.copytree(source, copy / hidden)
        else:
            shutil.copy(source, copy / hidden)
    _KEPT.mkdir(parents=True, exist_ok=True)
    (copy / ".pytest_cache").symlink_to(_KEPT)
    (copy / ".venv").symlink_to(sys.prefix)
    (copy.parent / "shared").symlink_to(ROOT.parent / "shared")
    return copy


def main(arguments: list[str]) -> int:
    """Run the tests there; returns pytest's exit code."""
    with TemporaryDirectory() as folder:
        copy = copied(Path(folder).resolve())
        python = str(copy / ".venv" / "bin" / "python")
        options = [
            "-n",
            "4",
            "--dist",
            "worksteal",
            "--durations",
            "10",
            "--basetemp",
            str(copy / "tmp"),
        ]
        # a server's database is the same whoever asks it
        command = [python, "-m", "pytest", *options, "-k", "not postgres", *(arguments or TESTS)]
        environment = os.environ | MACHINE | {"PYTHONPATH": str(copy)}
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
