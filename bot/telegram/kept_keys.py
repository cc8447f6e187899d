"""Keys that an installation makes for itself and keeps, each in a file for its user alone."""

import os
from contextlib import suppress
from pathlib import Path


def kept_key(path: Path, made: bytes) -> bytes:
    """The key in a file.

    Args:
        path: of the file; written where there is none.
        made: what is kept where there is none yet.

    Returns:
        What the file holds; ``made`` where it can neither be written nor read.
    """
    with suppress(OSError):
        # a file that is there, of this process or another, keeps its key
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
    with suppress(OSError):
        return path.read_bytes()
    return made
