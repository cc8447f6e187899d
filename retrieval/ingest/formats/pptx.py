"""A PowerPoint presentation: one statement, its slides in their order, its notes at the end."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.ingest.formats.document_blocks import InlineNotes, blocks_of
from retrieval.ingest.formats.document_statement import document_statement, office_properties
from retrieval.ingest.formats.output import ReadStatement
from retrieval.ingest.formats.pptx_slides import Slides
from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage
from retrieval.types import Fault, Problem

_KIND = PackageKind("what-powerpoint", ".pptx")
_MAIN = "ppt/presentation.xml"


def read_pptx(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a PowerPoint presentation.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, or no presentation.
    """
    package = ZipPackage.of_file(path, max_bytes, _KIND)
    main = next(iter(package.related("", "officeDocument")), _MAIN)
    presentation = package.part(main)
    if presentation is None:
        raise package.damaged
    told: Counter[Fault] = Counter()
    try:
        slides = list(Slides(package, told).all(main, presentation))
        lines = [line for slide in slides for line in slide.lines]
        notes = [(f"{one.number}. ", one.notes) for one in slides if one.notes]
        blocks = blocks_of(lines, InlineNotes(), lambda: notes)
    except RecursionError:
        raise package.damaged from None
    yield from document_statement(path, relative, blocks, office_properties(package), told)
