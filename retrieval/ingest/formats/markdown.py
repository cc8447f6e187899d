"""Markdown: one statement a file, its markup removed and its words kept."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.content import read_content
from retrieval.ingest.formats.fields import Source, statement_of
from retrieval.ingest.formats.front_matter import split_front_matter
from retrieval.ingest.formats.markdown_text import Block, blocks_of, joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, warnings_of
from retrieval.text import fold, normalise_line
from retrieval.types import Fault, Problem, fault_of


def read_markdown(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a Markdown file.

    The first heading of level one is the title where the front matter has none; a heading that
    only says the title is not said again in the text.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: its size, encoding, front matter or nesting forbids it.
    """
    head = split_front_matter(read_content(path, max_bytes))
    try:
        told: Counter[Fault] = Counter()
        blocks = blocks_of(head.body, told)
    except ValueError as error:
        raise UnreadableError(head.line, fault_of(error)) from None
    heading = next((block for block in blocks if block.level == 1), None)
    titles = [field.value for field in head.fields if field.name == "title"]
    title = next((title for title in titles if isinstance(title, str) and title), None)
    if heading and (title is None or _same(title, heading)):
        blocks.remove(heading)
    source = Source(
        relative,
        head.line,
        relative,
        title=normalise_line(heading.text) if heading else "",
        name=path.stem,
    )
    yield from warnings_of(told, relative)
    yield from statement_of(head.fields, joined(blocks), source)


def _same(title: str, heading: Block) -> bool:
    return fold(normalise_line(title)) == fold(normalise_line(heading.text))
