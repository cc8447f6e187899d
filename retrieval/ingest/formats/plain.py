"""Plain text: front matter, or a ``date YYYY-MM-DD`` in front as press services send it.

Two fields are for files that a program makes of posts: ``verbatim: true``, after which the text
is taken as it stands, and ``posted``, the day of the message that brought it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - as in the glossary
from pathlib import Path

from retrieval.ingest.dates import parse_date
from retrieval.ingest.formats.content import line_of, read_content
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.front_matter import split_front_matter
from retrieval.ingest.formats.output import ReadStatement
from retrieval.types import Problem, fault_of

BARE_DATE = re.compile(r"\s*date:?[ \t]+([0-9]+(?:[-./][0-9]+)+)(?!\S)", re.IGNORECASE)


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
    bare = None if _is_verbatim(fields) else BARE_DATE.match(body)
    if bare:
        line = head.line + line_of(body, bare.start(1)) - 1
        fields.append(Field("date", bare[1], line))
        body = body[bare.end() :]
    try:
        posted = _posted(fields)
    except ValueError as error:
        yield Problem(relative, head.line - 1, fault_of(error))
        return
    # the name of a file that was made of a message has the message's day
    name = "" if posted else path.stem
    source = Source(relative, head.line, relative, name=name, posted=posted)
    yield from statement_of(fields, body, source)


def _is_verbatim(fields: Sequence[Field]) -> bool:
    return any(field.name == "verbatim" and field.value == "true" for field in fields)


def _posted(fields: Sequence[Field]) -> tuple[Date, ...]:
    days = (field.value for field in fields if field.name == "posted")
    return tuple(parse_date(day) for day in days if isinstance(day, str) and day.strip())
