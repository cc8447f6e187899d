"""A Word document: one statement, as a reader of the document sees it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.document_blocks import blocks_of
from retrieval.ingest.formats.document_lines import Line
from retrieval.ingest.formats.document_statement import document_statement, office_properties
from retrieval.ingest.formats.docx_body import Body, pruned
from retrieval.ingest.formats.docx_fields import Fields
from retrieval.ingest.formats.docx_notes import END, FOOT, Notes
from retrieval.ingest.formats.docx_numbers import Numbering
from retrieval.ingest.formats.docx_package import Package
from retrieval.ingest.formats.docx_styles import Styles
from retrieval.ingest.formats.markdown_text import Block
from retrieval.ingest.formats.output import ReadStatement
from retrieval.types import Fault, Problem


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
    package = Package(path, max_bytes)
    told: Counter[Fault] = Counter()
    try:
        blocks = _blocks(package, told)
    except RecursionError:
        raise package.zip.damaged from None
    yield from document_statement(path, relative, blocks, office_properties(package.zip), told)


def _blocks(package: Package, told: Counter[Fault]) -> list[Block]:
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
