"""A Word document: one statement, as a reader of the document sees it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.created import creation_day, meant_title
from retrieval.ingest.formats.docx_blocks import blocks_of
from retrieval.ingest.formats.docx_body import Body, Line, pruned
from retrieval.ingest.formats.docx_fields import Fields
from retrieval.ingest.formats.docx_notes import END, FOOT, Notes
from retrieval.ingest.formats.docx_numbers import Numbering
from retrieval.ingest.formats.docx_package import DAMAGED, Package
from retrieval.ingest.formats.docx_styles import Styles
from retrieval.ingest.formats.fields import Source, statement_of
from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.types import Problem

_CORE = "docProps/core.xml"
_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}


def read_docx(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a Word document.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, or no Word document.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".docx",))
    package = Package(data, max_bytes)
    told: Counter[str] = Counter()
    try:
        found = _blocks(package, told)
    except RecursionError:
        raise UnreadableError(None, DAMAGED) from None
    named, created = _properties(package)
    title, blocks = _titled(meant_title(named), found)
    days = creation_day(created, [block.text for block in blocks])
    source = Source(relative, None, relative, title, path.stem, days)
    for what, count in told.items():
        times = f" ({count} times)" if count > 1 else ""
        yield Problem(relative, None, f"{what}{times}", warning=True)
    yield from statement_of([], joined(blocks), source)


def _blocks(package: Package, told: Counter[str]) -> list[Block]:
    """The paragraphs of a document and, after them, its notes."""
    document, settings = package.document(), package.beside("settings")
    styles, numbering = Styles(package.beside("styles")), package.beside("numbering")
    parts = {FOOT: package.beside("footnotes"), END: package.beside("endnotes")}
    notes = Notes(parts, [root for root in (settings, document) if root is not None])

    def read(root: etree._Element) -> Body:
        fields = Fields(told)
        fields.prepare(root)
        return Body(styles, Numbering(numbering, styles), fields, told)

    lines = read(pruned(document)).lines(next(document.iterchildren("{*}body")))
    bodies = {kind: read(pruned(part)) for kind, part in parts.items() if part is not None}

    def taken() -> Iterator[tuple[str, list[Line]]]:
        for label, kind, note in notes.taken():
            yield label, bodies[kind].lines(note)

    return blocks_of(lines, notes, taken)


def _properties(package: Package) -> tuple[str, str]:
    """The title and the time of creation in the document's own properties; empty without."""
    try:
        root = package.part(_CORE)
    except UnreadableError:
        return "", ""
    if root is None:
        return "", ""
    title = root.findtext("dc:title", "", _NAMES) or ""
    return title, root.findtext("dcterms:created", "", _NAMES) or ""


def _titled(named: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title and the text without it: the property that is shown, else the first heading."""
    for block in blocks[:6]:
        if named and same_words(named, block.text):
            return named, [one for one in blocks if one is not block]
    heading = next((block for block in blocks[:6] if block.level), None)
    if heading is not None and heading.level == 1 and len(blocks) > 1:
        title = " ".join(heading.text.split())
        return title, [one for one in blocks if one is not heading]
    return named, blocks
