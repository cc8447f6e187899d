"""The blocks of a document and what its properties say, to one statement."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.created import creation_day, meant_title
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError, warnings_of
from retrieval.ingest.formats.zip_package import ZipPackage
from retrieval.types import Fault, Problem

_CORE = "docProps/core.xml"
_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; empty where it says nothing.

    Attributes:
        title: as its properties have it.
        created: when, as it is written.
    """

    title: str = ""
    created: str = ""


def office_properties(package: ZipPackage) -> Properties:
    """The properties of a document of Microsoft Office."""
    try:
        root = package.part(_CORE)
    except UnreadableError:
        return Properties()
    return Properties() if root is None else properties_in(root, "dcterms:created")


def properties_in(root: etree._Element, created: str) -> Properties:
    """The title and the time of creation that an element holds; ``created`` names the latter."""
    title = root.findtext("dc:title", "", _NAMES) or ""
    return Properties(title, root.findtext(created, "", _NAMES) or "")


def document_statement(  # noqa: PLR0913 - what a document is
    path: Path,
    relative: str,
    blocks: list[Block],
    properties: Properties,
    told: Counter[Fault],
    *,
    fields: Sequence[Field] = (),
) -> Iterator[ReadStatement | Problem]:
    """The statement of a document, after the warnings.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        blocks: all of its text.
        properties: what it says of itself.
        told: the warnings, and how often each.
        fields: further facts.
    """
    title, rest = _titled(meant_title(properties.title), blocks)
    days = creation_day(properties.created, [block.text for block in rest])
    source = Source(relative, None, relative, title, path.stem, days)
    yield from warnings_of(told, relative)
    yield from statement_of(fields, joined(rest), source)


def _titled(named: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title and the text without it: the property that is shown, else the first heading."""
    for block in blocks[:_HEAD]:
        if named and same_words(named, block.text):
            return named, [one for one in blocks if one is not block]
    heading = next((block for block in blocks[:_HEAD] if block.level), None)
    if heading is not None and heading.level == 1 and len(blocks) > 1:
        title = " ".join(heading.text.split())
        return title, [one for one in blocks if one is not heading]
    return named, blocks
