"""What was added at the terminal, so that it can be taken out again."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from retrieval.disk import sync
from retrieval.errors import CorpusError
from retrieval.settings import Directory
from retrieval.types import Published


def note_added(directory: Directory, published: Published) -> None:
    """Remember a file that is about to be put into the corpus; nothing of its words is kept.

    Args:
        directory: of the index.
        published: what was put there; of a new version of a post, which has a text before it,
            nothing is remembered.

    Raises:
        OSError: it cannot be written.
    """
    if published.before is not None:
        return
    facts = asdict(published) | {"path": os.fspath(published.path.absolute())}
    del facts["before"]
    with directory.added.open("a", encoding="utf-8") as file:
        file.write(json.dumps(facts) + "\n")
        file.flush()
        os.fsync(file.fileno())
    sync(directory.added.parent)


def added(directory: Directory, statement_id: str) -> Published:
    """The file that was added last with a statement of this id, and is there still.

    Raises:
        CorpusError: there is none.
    """
    try:
        lines = directory.added.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    for line in reversed(lines):
        found = _published(line)
        if found is not None and statement_id in found.statement_ids and found.path.is_file():
            return found
    raise CorpusError(
        f"{statement_id!r} was not added by onrecord statement add, or its file is gone;"
        " remove its file yourself, or withdraw it."
    )


def _published(line: str) -> Published | None:
    try:
        facts = json.loads(line)
        return Published(
            Path(facts["path"]),
            str(facts["relative"]),
            str(facts["sha256"]),
            tuple(map(str, facts["statement_ids"])),
            tuple(map(int, facts["corrections"])),
        )
    except (ValueError, KeyError, TypeError):
        return None  # cut off by a crash
