"""The lines of a PDF's pages with where and how large they stand: the only importer of PDFium."""

import ctypes
import statistics
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from retrieval.ingest.formats.output import UnreadableError

_MAX_PAGES = 3000
_MAX_CHARS = 5_000_000
_MAX_PAGE_CHARS = 200_000
_HYPHENS = "-\u00ad\u2010\x02\ufffe"
HYPHEN = "\u00ad"  # at the end of a line: a word may go on in the next


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Words that stand side by side: in points, from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines in the order in which the file draws them; ``scanned`` is a picture alone."""

    lines: tuple[PdfLine, ...]
    width: float
    height: float
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF's pages, and what it says of itself; ``unreadable`` is the share of lost letters."""

    pages: tuple[PdfPage, ...]
    title: str
    created: str
    unreadable: float


def read_document(data: bytes) -> PdfText:
    """Read every page's lines.

    Raises:
        UnreadableError: it is encrypted, damaged, or has too many pages or letters.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableError(
                None, "the PDF is encrypted; save it without a password first"
            ) from None
        if "ecurity" in str(error):
            raise UnreadableError(None, "the PDF is encrypted in a way not known here") from None
        raise UnreadableError(None, "not a PDF, or a damaged one") from None
    with closing(document):
        if len(document) > _MAX_PAGES:
            raise UnreadableError(
                None, f"the PDF has {len(document):,} pages; the most allowed are {_MAX_PAGES:,}"
            )
        facts = document.get_metadata_dict()
        reading = _Reading()
        try:
            pages = tuple(reading.page(document, number) for number in range(len(document)))
        except pypdfium2.PdfiumError:
            raise UnreadableError(None, "the PDF is damaged: a page of it cannot be read") from None
    return PdfText(
        pages,
        facts.get("Title", ""),
        facts.get("CreationDate", ""),
        reading.lost / max(reading.count, 1),
    )


class _Reading:
    """Counts what is read, so that a small file cannot unfold without end."""

    def __init__(self) -> None:
        self.count = 0
        self.lost = 0

    def page(self, document: pypdfium2.PdfDocument, number: int) -> PdfPage:
        with closing(document[number]) as page:
            width, height = page.get_size()
            with closing(page.get_textpage()) as text:
                chars = text.count_chars()
                self.count += chars
                if chars > _MAX_PAGE_CHARS or self.count > _MAX_CHARS:
                    raise UnreadableError(None, "the PDF holds more letters than are allowed")
                lines = tuple(_lines(list(self._chars(text.raw, chars))))
            pictures = () if lines else page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            scanned = any(True for _ in pictures)
        return PdfPage(lines, width, height, scanned)

    def _chars(self, text: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator["_Char"]:
        box = pdfium.FS_RECTF()
        ink = [ctypes.c_double() for _ in range(4)]
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
                yield _Char(" " if letter == " " else "\n", None)
                continue
            if code in {0, 65533} or 57344 <= code < 63744:
                self.lost += letter != "\uf0b7"  # Word's bullet
            if letter in "\r\n":
                yield _Char("\n", None)
                continue
            pdfium.FPDFText_GetLooseCharBox(text, index, box)
            pdfium.FPDFText_GetCharBox(text, index, *ink)
            size = pdfium.FPDFText_GetFontSize(text, index)
            height = box.top - box.bottom
            yield _Char(letter, (box.left, box.right, box.bottom, box.top, height or size))


@dataclass(frozen=True, slots=True)
class _Char:
    letter: str
    box: tuple[float, float, float, float, float] | None


def _lines(chars: list[_Char]) -> Iterator[PdfLine]:
    run: list[_Char] = []
    for char in chars:
        if char.letter == "\n" or (run and char.box and _is_apart(run, char.box)):
            yield from _line(run)
            run = []
        if char.letter != "\n":
            run.append(char)
    yield from _line(run)


def _is_apart(run: list[_Char], box: tuple[float, float, float, float, float]) -> bool:
    """Whether a letter begins another line: it stands higher or lower, far off, or goes back."""
    last = next((char.box for char in reversed(run) if char.box), None)
    if last is None:
        return False
    size = max(min(last[4], box[4]), 1.0)
    middle, before = (box[2] + box[3]) / 2, (last[2] + last[3]) / 2
    gap = box[0] - last[1]
    return abs(middle - before) > 0.6 * max(last[4], box[4]) or gap > 1.3 * size or gap < -3 * size


def _line(run: list[_Char]) -> Iterator[PdfLine]:
    text = "".join(char.letter for char in run).replace("\uf0b7", "•").rstrip()
    boxes = [char.box for char in run if char.box and not char.letter.isspace()]
    if not text.strip() or not boxes:
        return
    if text[-1] in _HYPHENS and text[-2:-1].isalpha():
        text = text[:-1] + HYPHEN
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    yield PdfLine(
        text=text.strip(),
        left=min(box[0] for box in boxes),
        right=max(box[1] for box in boxes),
        bottom=min(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
        size=statistics.median(box[4] for box in boxes),
    )
