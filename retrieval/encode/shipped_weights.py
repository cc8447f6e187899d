"""Arrays that come with the program: read where they are the known ones, else refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.file_digest import sha256_of
from retrieval.errors import EncoderError


@contextmanager
def shipped(path: Path, sha256: str | None, what: str) -> Iterator[dict[str, NDArray[Any]]]:
    """The arrays of a file, by name; what is wrong with them inside the block is its damage.

    Args:
        path: of the file.
        sha256: that the file must have; None for whichever.
        what: it is, for people.

    Raises:
        EncoderError: it is missing, changed or damaged.
    """
    if not path.is_file() or (sha256 is not None and sha256_of(path) != sha256):
        raise EncoderError(f"The {what} at {path} is missing or changed; install onrecord again")
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        yield arrays
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise EncoderError(f"The {what} at {path} is damaged: {error}") from error
