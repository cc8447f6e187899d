"""One file of the corpus to statements: which reader reads which ending."""

from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.readers.found import Found, UnreadableError
from retrieval.readers.json_lines import read_json_lines
from retrieval.readers.markdown import read_markdown
from retrieval.readers.plain import read_plain
from retrieval.types import Problem

__all__ = ["ENDINGS", "Found", "Reader", "read_file", "reader_of"]

Reader = Callable[[Path, str, int], Iterator[Found | Problem]]

_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt", ".text"), read_plain),
    ((".md", ".markdown"), read_markdown),
    ((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), read_json_lines),
)
ENDINGS = tuple(ending for endings, _ in _READERS for ending in endings)


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name, or None where its ending is not known."""
    lower = name.lower()
    return next((reader for endings, reader in _READERS if lower.endswith(endings)), None)


def read_file(
    reader: Reader, path: Path, relative: str, max_bytes: int
) -> Iterator[Found | Problem]:
    """Read one file; every fault of the file itself comes back as a Problem.

    Args:
        reader: the file's reader.
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the most that is read of it.
    """
    try:
        yield from reader(path, relative, max_bytes)
    except UnreadableError as error:
        yield Problem(relative, error.line, error.problem)
    except OSError as error:
        yield Problem(relative, None, f"cannot be read: {error.strerror or error}")
