"""Words that are written large over a PDF page and are none of its text: "Draft"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.ingest.formats.pdf_letters import PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.ingest.formats.pdf_notes import usual_size
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of

_LARGE = 1.4  # of the usual size
_HUGE = 2.2
_MARKS = any_of(word for known in LANGUAGES for word in known.pages.watermarks)
_WORDS = re.compile(rf"\W*{_MARKS}\W*", re.IGNORECASE)
_TILED = re.compile(rf"\W*{_MARKS}(?:\W+{_MARKS})+\W*", re.IGNORECASE)


def without_watermarks(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out what is large and faint, or written across lines, or says no more than "Draft".

    In any size what says that more than once in a line is taken out too.
    """
    inked = [
        replace(page, lines=tuple(one for one in page.lines if not one.faint)) for page in pages
    ]
    usual = usual_size(inked) or usual_size(pages)
    return [
        replace(page, lines=tuple(one for one in page.lines if not _is_mark(one, page, usual)))
        for page in pages
    ]


def _is_mark(line: PdfLine, page: PdfPage, usual: float) -> bool:
    if line.size < _LARGE * usual:
        return _TILED.fullmatch(line.text) is not None
    if line.faint or _WORDS.fullmatch(line.text):
        return True
    return line.size > _HUGE * usual and any(
        _is_across(line, other) for other in page.lines if other.size < _LARGE * usual
    )


def _is_across(line: PdfLine, other: PdfLine) -> bool:
    """Whether a line is written over another."""
    middle = (other.top + other.bottom) / 2
    inner = 0.15 * (line.top - line.bottom)
    return (
        line.bottom + inner < middle < line.top - inner
        and line.left < other.right
        and line.right > other.left
    )
