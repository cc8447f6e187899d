"""What is known of the last backup, kept beside the archive in one small file."""

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from retrieval.settings import Directory
from retrieval.types import BackupFacts


def noted_at(directory: Directory) -> Path:
    """The file."""
    return directory.root / "last-backup.json"


def note_backup(directory: Directory, facts: BackupFacts) -> None:
    """Put a backup in the place of the one before.

    Raises:
        OSError: it cannot be written.
    """
    path = noted_at(directory)
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(facts), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def last_backup(directory: Directory) -> BackupFacts | None:
    """The last backup; None where none is known of."""
    try:
        facts = BackupFacts(**json.loads(noted_at(directory).read_text(encoding="utf-8")))
        datetime.fromisoformat(facts.made_at)
    except (OSError, ValueError, TypeError):
        return None
    return facts
