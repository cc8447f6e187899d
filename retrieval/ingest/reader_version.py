"""What identifies all that decides what a file is read to."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_CODE = ("ingest", "analysis", "languages", "types", "text.py")
"""What may decide what a file is read to."""


def reader_version(**settings: object) -> str:
    """The version of all that reads: code, libraries and settings."""
    said = [sys.version, settings, code_version(*_CODE), sorted(_installed())]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def code_version(*names: str) -> str:
    """The digest of modules and of the folders of others, with the tables that lie beside them."""
    said = sha256()
    root = os.fspath(Path(__file__).parents[1])
    for name in names:
        path = os.path.join(root, name)  # noqa: PTH118 - pathlib takes longer than the reading
        for one in sorted(_files(path)) if os.path.isdir(path) else [path]:  # noqa: PTH112
            with open(one, "rb") as file:  # noqa: PTH123
                content = file.read()
            said.update(f"{one[len(root) :]}\n{len(content)}\n".encode() + content)
    return said.hexdigest()


def _files(folder: str) -> Iterator[str]:
    for where, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".pyc"):
                yield os.path.join(where, name)  # noqa: PTH118


def _installed() -> Iterator[str]:
    """The packages that can be imported, with their versions."""
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError), os.scandir(folder) as entries:
            yield from (entry.name for entry in entries if entry.name.endswith("-info"))
