"""One file of a corpus, written and read."""

from pathlib import Path

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem, Statement


def items_of(
    folder: Path, content: str | bytes, name: str, limit: int = 1_000_000
) -> list[Statement | Problem]:
    """What a file of this content and name is read to; nothing may lie in it.

    Args:
        folder: where it is written.
        content: of the file.
        name: whose ending says how it is read.
        limit: the largest size that is read, in bytes.
    """
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reader = reader_of(name)
    assert reader
    found = read_file(reader, path, name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]
