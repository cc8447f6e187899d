"""Plain text: front matter, or a ``date YYYY-MM-DD`` in front as press services send it."""

import re
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.content import line_of, read_content
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.front_matter import split_front_matter
from retrieval.ingest.formats.output import ReadStatement
from retrieval.types import Problem

_BARE_DATE = re.compile(r"\s*date:?[ \t]+([0-9]+(?:[-./][0-9]+)+)(?!\S)", re.IGNORECASE)


def read_plain(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a text file.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: its size, encoding or front matter forbids it.
    """
    head = split_front_matter(read_content(path, max_bytes))
    fields, body = list(head.fields), head.body
    if bare := _BARE_DATE.match(body):
        line = head.line + line_of(body, bare.start(1)) - 1
        fields.append(Field("date", bare[1], line))
        body = body[bare.end() :]
    source = Source(relative, head.line, relative, name=path.stem)
    yield from statement_of(fields, body, source)
