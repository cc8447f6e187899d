"""How the files of a corpus lie on the disk: by these marks it is told that none has changed.

A mark is size, times and inode. Nothing is opened. What hides is passed over, as where a corpus is
read; all else counts, also what is not read, since a report tells of it.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import time_ns

from retrieval.ingest.corrections import corrections_file

_MARGIN_NS = 2_000_000_000
"""A file that was changed so shortly before may be changed again with the same time."""


def _now() -> int:
    return time_ns()


@dataclass(frozen=True, slots=True)
class FileMarks:
    """All marks at one moment.

    Attributes:
        by_path: of each file that is no link, by its whole path.
        digest: of all of them and of what else lies there.
        unsure: the marks that may be those of two contents, as their files were just changed.
        taken: when the first of them was, in nanoseconds since 1970.
    """

    by_path: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    unsure: frozenset[str] = frozenset()
    taken: int = field(default_factory=_now)

    def sure(self, path: str) -> str | None:
        """The mark of a file, where it is that of one content alone; else None."""
        mark = self.by_path.get(path)
        if mark is not None:
            return None if mark in self.unsure else mark
        try:
            facts = os.stat(path)  # noqa: PTH116 - pathlib takes longer to ask than the disk
        except OSError:
            return None
        return mark_of(facts) if changed(facts) < self.taken - _MARGIN_NS else None


def mark_of(facts: os.stat_result) -> str:
    """What is the same as long as a file is."""
    return f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"


def changed(facts: os.stat_result) -> int:
    """When it was for the last time, in nanoseconds since 1970."""
    return max(facts.st_mtime_ns, facts.st_ctime_ns)


def file_marks(corpus: Path) -> FileMarks | None:
    """The marks of a corpus and of what was said of its statements.

    Args:
        corpus: a folder or a file.

    Returns:
        None where something cannot be looked at, which may be otherwise the next time.
    """
    taken = time_ns()
    try:
        root = os.fspath(corpus.resolve(strict=True))
        walk = _Walk(taken - _MARGIN_NS)
        if os.path.isdir(root):  # noqa: PTH112 - a path that is no object yet
            walk.folder(root)
        else:
            walk.file(root, os.stat(root))  # noqa: PTH116 - the same
            said = corrections_file(Path(root))
            if said.exists():
                walk.file(os.fspath(said), said.stat())
    except (OSError, RuntimeError):
        return None
    lines = [f"{path}\0{mark}" for path, mark in walk.marks.items()]
    lines += walk.others
    lines.sort()
    digest = sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
    return FileMarks(walk.marks, digest, frozenset(walk.unsure), taken)


class _Walk:
    """Everything below a folder."""

    def __init__(self, sure_before: int) -> None:
        self.marks: dict[str, str] = {}
        self.others: list[str] = []
        self.unsure: list[str] = []
        self._sure_before = sure_before

    def folder(self, root: str) -> None:
        """All that lies in it, however deep."""
        folders = [root]
        while folders:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name[0] == ".":
                        continue
                    if entry.is_symlink():
                        self._link(entry.path)
                    elif entry.is_dir(follow_symlinks=False):
                        self.others.append(f"{entry.path}/")
                        folders.append(entry.path)
                    else:
                        self.file(entry.path, entry.stat(follow_symlinks=False))

    def file(self, path: str, facts: os.stat_result) -> None:
        """One file."""
        if not stat.S_ISREG(facts.st_mode):
            self.others.append(f"{path}\0{facts.st_mode}")
            return
        self.marks[path] = self._mark(facts)

    def _link(self, path: str) -> None:
        """Where it leads, and the mark of what lies there."""
        target = os.path.realpath(path)
        mark = "nowhere"
        if os.path.exists(target):  # noqa: PTH110 - a path that is no object yet
            facts = os.stat(target)  # noqa: PTH116 - the same
            mark = f"{facts.st_mode} {self._mark(facts)}"
        self.others.append(f"{path}\0{target}\0{mark}")

    def _mark(self, facts: os.stat_result) -> str:
        """The mark of a file; noted where it may be that of two contents."""
        mark = mark_of(facts)
        if changed(facts) >= self._sure_before:
            self.unsure.append(mark)
        return mark
