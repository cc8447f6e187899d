"""The digest of a model's file, which is large and read once a process."""

import hashlib
from functools import lru_cache
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The sha256 of a file in hexadecimal digits; read again only where the file was changed.

    Raises:
        OSError: it cannot be read.
    """
    facts = path.stat()
    return _read_whole(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=32)
def _read_whole(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
