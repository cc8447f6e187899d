"""Files that editors have sent: a folder a draft, which nobody else can read."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


class DraftFiles:
    """The files of drafts, by the drafts' numbers. No name of a sender's is used on disk.

    Args:
        root: the folder of them all; made when there is something to keep.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def place(self, draft: int) -> Path:
        """Where the file of a draft lies, if it is here."""
        return self._root / str(draft) / "file"

    def put(self, draft: int, content: bytes) -> None:
        """Keep the file of a draft, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        place = self.place(draft)
        for folder in (self._root, place.parent):
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        new = place.with_suffix(".new")
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(place)

    def clear(self, draft: int) -> None:
        """Delete the file of a draft."""
        shutil.rmtree(self._root / str(draft), ignore_errors=True)

    def sweep(self, kept: Iterable[int]) -> None:
        """Delete the files of all drafts but these."""
        names = {str(draft) for draft in kept}
        if self._root.is_dir():
            for folder in self._root.iterdir():
                if folder.name not in names:
                    shutil.rmtree(folder, ignore_errors=True)
