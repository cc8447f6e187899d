"""What stops a reindex by which many statements would leave the archive's files."""

from collections.abc import Callable
from pathlib import Path

from retrieval.errors import StatementsWouldGo
from retrieval.index import last_run
from retrieval.settings import Directory

MANY = 3
"""Statements that may leave the files at once without a question."""

SHARE = 0.1
"""Of all statements, that may too; the last of all never goes without a question."""


def whatever(_gone: int, _held: int) -> None:
    """Whatever leaves may leave."""


def asking(corpus: Path, directory: Directory, *, empty: bool) -> Callable[[int, int], None]:
    """What stops a reindex that would take many statements away, which may be a slip.

    Args:
        corpus: that is read now.
        directory: whose last run says what was read before.
        empty: whether nothing at all was read, as from a disk that is not there.
    """
    last = last_run.last_corpus(directory)
    # a folder that is not there any more was moved, and is read where it is now
    other = last is not None and Path(last).exists() and not _is_same(Path(last), corpus)

    def leaving(gone: int, held: int) -> None:
        if gone and (other or empty or (gone > MANY and gone > SHARE * held)):
            before = f" Last time {last} was read, now {corpus}." if other else ""
            again = f"onrecord index --corpus {last}" if other else "onrecord index"
            raise StatementsWouldGo(
                f"{gone} of the {held} statements would no longer be in the archive's files;"
                f" nothing was changed.{before} If they are only missing, put them back and run:"
                f" {again}. If it is meant, run: onrecord index --corpus {corpus} --yes",
                gone,
                held,
            )

    return leaving


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same files."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
