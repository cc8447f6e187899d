"""The lines of a PDF's pages with where and how large they stand: the only importer of PDFium."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from retrieval.ingest.formats.ocr import DOTS, Picture, ReadPage
from retrieval.ingest.formats.output import UnreadableError
from retrieval.ingest.formats.pdf_letters import Letter, PdfLine, lines_of, without_turned
from retrieval.types import fault

_MAX_PAGES = 3000
_MAX_CHARS = 5_000_000
_MAX_PAGE_CHARS = 200_000
_MAX_DRAWINGS = 3000  # that are looked at for rules above notes
_MAX_DOTS = 25_000_000  # of a page that is drawn for a program to read
MAX_SCANNED = 100
"""Pages of a file that are read so."""
_LEAST_SURE = 65  # percent; below, what was read is guesses
_LARGE = 16  # points: of smaller letters the colour does not matter
_FAINT = 150  # of 255


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines in the order in which the file draws them.

    Attributes:
        scanned: it is a picture alone, of which nothing was read.
        sure: how sure the program was that read it, in percent; None where none did.
        letters: how many it read.
        turned: words that stand on their side were left out.
        rules: lines drawn across: left, right and height.
    """

    lines: tuple[PdfLine, ...]
    width: float
    height: float
    scanned: bool = False
    turned: bool = False
    rules: tuple[tuple[float, float, float], ...] = ()
    sure: float | None = None
    letters: int = 0


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF's pages, and what it says of itself; ``unreadable`` is the share of lost letters."""

    pages: tuple[PdfPage, ...]
    title: str
    created: str
    unreadable: float


def read_document(data: bytes, see: Callable[[Picture], ReadPage] | None = None) -> PdfText:
    """Read every page's lines.

    Args:
        data: the file.
        see: what reads the pages that are pictures alone.

    Raises:
        UnreadableError: it is encrypted, damaged, or has too many pages or letters.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableError(None, fault("pdf-password")) from None
        if "ecurity" in str(error):
            raise UnreadableError(None, fault("pdf-encrypted")) from None
        raise UnreadableError(None, fault("not-pdf")) from None
    with closing(document):
        if len(document) > _MAX_PAGES:
            said = fault("pdf-too-long", count=len(document), most=_MAX_PAGES)
            raise UnreadableError(None, said)
        facts = document.get_metadata_dict()
        reading = _Reading(see)
        try:
            pages = tuple(reading.page(document, number) for number in range(len(document)))
        except pypdfium2.PdfiumError:
            raise UnreadableError(None, fault("pdf-page-damaged")) from None
    return PdfText(
        pages,
        facts.get("Title", ""),
        facts.get("CreationDate", ""),
        reading.lost / max(reading.count, 1),
    )


class _Reading:
    """Counts what is read, so that a small file cannot unfold without end."""

    def __init__(self, see: Callable[[Picture], ReadPage] | None) -> None:
        self._see = see
        self._seen = 0
        self.count = 0
        self.lost = 0
        self._box = pdfium.FS_RECTF()
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def page(self, document: pypdfium2.PdfDocument, number: int) -> PdfPage:
        with closing(document[number]) as page:
            width, height = page.get_size()
            with closing(page.get_textpage()) as text:
                chars = text.count_chars()
                self.count += chars
                if chars > _MAX_PAGE_CHARS or self.count > _MAX_CHARS:
                    raise UnreadableError(None, fault("pdf-too-many-letters"))
                letters, turned = without_turned(list(self._letters(text.raw, chars)))
                lines = tuple(lines_of(letters))
            pictures = () if lines else page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            scanned = any(True for _ in pictures)
            rules = tuple(_rules(page)) if lines else ()
            if scanned and self._see is not None and self._seen < MAX_SCANNED:
                self._seen += 1
                read = self._see(_drawn(page))
                if read.sure >= _LEAST_SURE:
                    return PdfPage(read.lines, width, height, sure=read.sure, letters=read.letters)
        return PdfPage(lines, width, height, scanned, turned, rules)

    def _letters(self, text: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[Letter]:
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text, index)
            # letters beyond the first plane come as two halves
            if 0xDC00 <= code < 0xE000:
                continue
            if 0xD800 <= code < 0xDC00:
                low = pdfium.FPDFText_GetUnicode(text, index + 1)
                code = 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF)
            letter = chr(code) if 0 <= code < 0x110000 else "\ufffd"
            if pdfium.FPDFText_IsGenerated(text, index) == 1 and letter != "\x02":
                yield Letter(" " if letter == " " else "\n")
                continue
            if code in {0, 65533} or 57344 <= code < 63744:
                self.lost += letter != "\uf0b7"  # Word's bullet
            yield Letter("\n") if letter in "\r\n" else self._measured(text, index, letter)

    def _measured(self, text: pdfium.FPDF_TEXTPAGE, index: int, letter: str) -> Letter:
        pdfium.FPDFText_GetLooseCharBox(text, index, self._box)
        pdfium.FPDFText_GetCharOrigin(text, index, *self._origin)
        left, right, bottom, top = (
            getattr(self._box, side) for side in ("left", "right", "bottom", "top")
        )
        size = (top - bottom) or pdfium.FPDFText_GetFontSize(text, index)
        return Letter(
            *(letter, True, left, right, bottom, top, size),
            base=self._origin[1].value,
            angle=pdfium.FPDFText_GetCharAngle(text, index),
            faint=size > _LARGE and self._is_faint(text, index),
        )

    def _is_faint(self, text: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
        if not pdfium.FPDFText_GetFillColor(text, index, *self._colour):
            return False
        red, green, blue, opaque = (part.value for part in self._colour)
        return min(red, green, blue) > _FAINT or opaque < _FAINT


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    """The page in greys, as large as a program can read it well."""
    width, height = page.get_size()
    scale = min(DOTS / 72, (_MAX_DOTS / max(width * height, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True, rev_byteorder=False)) as bitmap:
        dots = bitmap.to_numpy()
        return Picture(dots.shape[1], dots.shape[0], dots.tobytes(), scale)


def _rules(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float]]:
    """Thin lines across the page: left, right and height."""
    for one in islice(page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=3), _MAX_DRAWINGS):
        left, bottom, right, top = one.get_bounds()
        if top - bottom < 2 and right - left > 25:
            yield left, right, (bottom + top) / 2
