"""Files out of an archive or a mail are laid down to be read, within bounds."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from retrieval.ingest.formats.output import Unpacked
from retrieval.text import normalise_line
from retrieval.types import Problem, fault

SUM_TIMES = 10
"""All files inside may have so many times the size that is allowed of one."""
_LONGEST_NAME = 120
_SHOWN = 5
_HIDDEN = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


class Unpacker:
    """Takes the files inside one archive or mail, and counts those that nobody reads.

    Args:
        relative: the path in the corpus of what holds them.
        max_bytes: the most that one of them may have.
    """

    def __init__(self, relative: str, max_bytes: int) -> None:
        self._relative = relative
        self._max_bytes = max_bytes
        self._room = SUM_TIMES * max_bytes
        self._unread: Counter[str] = Counter()

    def place(self, name: str) -> str:
        """Where a file inside is said to stand: ``archive.zip!folder/file.docx``."""
        return f"{self._relative}!{normalise_line(name)}"

    def put(self, name: str, pieces: Iterable[bytes]) -> Iterator[Unpacked | Problem]:
        """Lay one file down; nothing of one that no reader knows or that is hidden.

        Args:
            name: in its archive or mail, with slashes.
            pieces: its content; asked for only as far as there is room.
        """
        if is_hidden(name):
            return
        if not is_known(name):
            self._unread[_ending(name)] += 1
            return
        size = 0
        own = _own_name(name)
        path = Path(tempfile.mkdtemp(), own)
        with path.open("wb") as file:
            for piece in pieces:
                size += len(piece)
                if size > min(self._max_bytes, self._room):
                    break
                file.write(piece)
        if size > self._max_bytes:
            said = fault("inside-too-large", most=self._max_bytes)
        elif size > self._room:
            said = fault("inside-sum")
        else:
            self._room -= size
            yield Unpacked(str(path), self.place(name))
            return
        path.unlink()
        yield Problem(self.place(name), None, said)

    def leave_out(self, name: str) -> None:
        """Count a file that no reader knows."""
        self._unread[_ending(name)] += 1

    def told(self) -> Iterator[Problem]:
        """What was left out, in one warning."""
        if self._unread:
            kinds = ", ".join(
                f"{count:,} {kind}" for kind, count in self._unread.most_common(_SHOWN)
            )
            more = ", ..." if len(self._unread) > _SHOWN else ""
            said = fault("inside-unknown", count=self._unread.total(), kinds=f"{kinds}{more}")
            yield Problem(self._relative, None, said, warning=True)


def is_known(name: str) -> bool:
    """Whether a reader knows the ending of a file."""
    # the table of readers imports this module's users
    from retrieval.ingest.formats import format_of

    return format_of(_own_name(name)) is not None


def is_hidden(name: str) -> bool:
    """Whether a file is a system's own, or lies in a folder that is, as in a folder of a disk."""
    return any(part[:1] == "." or part.lower() in _HIDDEN for part in name.split("/"))


def _own_name(name: str) -> str:
    """A file's name without its folders, short enough for every disk; the ending stays."""
    own = normalise_line(name.rpartition("/")[2]).replace("\0", "")
    own = own.encode("utf-8", "replace").decode()
    while len(own.encode()) > _LONGEST_NAME:
        own = own[max(1, len(own) - _LONGEST_NAME) :]
    return own


def _ending(name: str) -> str:
    return normalise_line(Path(_own_name(name)).suffix.lower()) or "without an ending"
