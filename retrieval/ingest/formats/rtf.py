"""An RTF document: one statement, as a reader of the document sees it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.document_blocks import blocks_of
from retrieval.ingest.formats.document_statement import Properties, document_statement
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.ingest.formats.rtf_reading import Reading
from retrieval.types import Fault, Problem, fault

_HEAD = b"{\\rtf"


def read_rtf(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from an RTF document.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, cut off, or no RTF document.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".rtf",))
    if not data.startswith(_HEAD):
        raise UnreadableError(None, fault("not-rtf", mark="{\\rtf"))
    told: Counter[Fault] = Counter()
    reading = Reading(data, told)
    lines = reading.lines()
    blocks = blocks_of(lines, reading.notes, reading.notes.taken)
    properties = Properties(reading.title, reading.created)
    yield from document_statement(path, relative, blocks, properties, told)
