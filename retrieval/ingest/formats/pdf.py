"""A PDF with text: one statement, its columns and broken lines made prose again."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from retrieval.ingest.datelines import is_dateline
from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.created import creation_day, meant_title
from retrieval.ingest.formats.fields import Source, statement_of
from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.ocr import Picture, ReadPage, languages, read_picture
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.ingest.formats.pdf_layout import Paragraph, paragraphs_of
from retrieval.ingest.formats.pdf_lines import PdfPage, PdfText, read_document
from retrieval.ingest.formats.scans import ALL, SOME
from retrieval.types import Fault, Problem, fault

_LOST = 0.2
_STOPPED = re.compile(r"[.!?\u2026][\"'»”’)]{0,3}\Z")
_SENTENCES = 80  # letters


def read_scanned_pdf(
    path: Path, relative: str, max_bytes: int
) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a PDF with pages that are pictures, those by Tesseract.

    Args and errors are those of ``read_pdf``.
    """
    see = read_picture if languages() else None
    return _read(path, relative, max_bytes, see, fault("ocr-install"))


def read_pdf(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a PDF.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, of another kind, or holds no text.
    """
    return _read(path, relative, max_bytes, None, fault("ocr-set"))


def _read(
    path: Path,
    relative: str,
    max_bytes: int,
    see: Callable[[Picture], ReadPage] | None,
    advice: Fault,
) -> Iterator[ReadStatement | Problem]:
    data = read_bytes(path, max_bytes)
    check_kind(data, (".pdf",))
    document = read_document(data, see)
    if see is not None:
        advice = fault("ocr-too-faint")
    if not any(page.lines for page in document.pages):
        raise UnreadableError(None, fault(ALL, advice=advice))
    if document.unreadable > _LOST:
        raise UnreadableError(None, fault("pdf-fonts"))
    scanned = [number for number, page in enumerate(document.pages, 1) if page.scanned]
    if scanned:
        warning = fault(SOME, pages=_named(scanned), advice=advice)
        yield Problem(relative, None, warning, warning=True)
    if sides := [number for number, page in enumerate(document.pages, 1) if page.turned]:
        warning = fault("pdf-sideways", pages=_named(sides))
        yield Problem(relative, None, warning, warning=True)
    scan = _scan(document.pages)
    if scan is not None:
        seen = [number for number, page in enumerate(document.pages, 1) if page.sure is not None]
        warning = fault("pdf-by-machine", pages=_named(seen), sure=scan)
        yield Problem(relative, None, warning, warning=True)
    paragraphs = paragraphs_of(document.pages)
    title, body = _titled(document, paragraphs)
    said = [paragraph.text for paragraph in body]
    blocks = [Block(one.text, group=one.group, tight=one.group > 0) for one in body]
    days = creation_day(document.created, said)
    source = Source(relative, None, relative, title, path.stem, days, scan)
    yield from statement_of([], joined(blocks), source)


def _scan(pages: Sequence[PdfPage]) -> int | None:
    """How sure the program was of all letters that it read; None where it read none."""
    letters = sum(page.letters for page in pages)
    return (
        round(sum((page.sure or 0) * page.letters for page in pages) / letters) if letters else None
    )


def _named(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:10])) + (" ..." if len(pages) > 10 else "")


def _titled(document: PdfText, paragraphs: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """The title, and the paragraphs without it: the property that the page shows, or the head."""
    named = meant_title(document.title)
    for place, paragraph in enumerate(paragraphs[:6]):
        if named and same_words(named, paragraph.text):
            return named, paragraphs[:place] + paragraphs[place + 1 :]
    letters = [(len(paragraph.text), paragraph.size) for paragraph in paragraphs if paragraph.size]
    if not letters:  # notes alone
        return named, paragraphs
    usual = statistics.median(size for count, size in letters for _ in range(count // 20 + 1))
    heads = [one for one in _before_prose(paragraphs[:6], usual) if not is_dateline(one.text)]
    # the first of those that are as large: sizes differ by a hair from column to column
    head = max(heads, key=lambda paragraph: round(paragraph.size, 1), default=None)
    if head and head.size > 1.15 * usual and len(head.text) < 300 and len(paragraphs) > 1:
        place = paragraphs.index(head)
        return head.text, paragraphs[:place] + paragraphs[place + 1 :]
    return named, paragraphs


def _before_prose(paragraphs: Sequence[Paragraph], usual: float) -> Iterator[Paragraph]:
    """The paragraphs above the first sentences: what is large below them heads a part alone."""
    for paragraph in paragraphs:
        is_long = len(paragraph.text) > _SENTENCES
        if is_long and paragraph.size <= 1.05 * usual and _STOPPED.search(paragraph.text[-4:]):
            return
        yield paragraph
