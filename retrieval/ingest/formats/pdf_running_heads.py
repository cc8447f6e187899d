"""Page numbers, running heads and what a browser prints around a page: taken out of PDF pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from retrieval.ingest.formats.pdf_letters import PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.ingest.formats.raised import RAISED_DIGITS
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of

_MARGIN = 0.13
_TABLES = [known.pages for known in LANGUAGES]
_PAGE = any_of(label for table in _TABLES for label in table.page_labels)
_OF = any_of(("/", *(word for table in _TABLES for word in table.page_of)))
_BEHIND = any_of(word for table in _TABLES for word in table.page_suffixes)
_NUMBER = re.compile(
    rf"\W*(?:{_PAGE}\s*)?([0-9]{{1,4}})(?:\s*{_OF}\s*[0-9]{{1,4}})?(?:\s*{_BEHIND})?\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:file|https?)://\S+(?:\s+[0-9]{1,4}\s*/\s*[0-9]{1,4})?")
_PRINTED = re.compile(  # the moment of printing, as browsers put it above a page
    r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?:\s*[AP]M)?\b.*",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9]+")


def without_running_heads(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out page numbers, and what stands at the same edge of several pages."""
    seen = Counter(key for page in pages for key in {_key(line, page) for line in _edges(page)})
    needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    cleaned = []
    for number, page in enumerate(pages, 1):
        edges = _edges(page)
        gone = {
            line
            for line in edges
            if (seen[_key(line, page)] >= needed and not _is_a_piece(line) and not _is_note(line))
            or _is_page_number(line, page, number, len(pages))
        }
        gone |= _browsers_own(edges)
        cleaned.append(replace(page, lines=tuple(one for one in page.lines if one not in gone)))
    return cleaned


def _is_a_piece(line: PdfLine) -> bool:
    """Whether it is a single small word: a piece of a justified line rather than a head."""
    return line.text.islower() and " " not in line.text


def _is_note(line: PdfLine) -> bool:
    """Whether it begins with a raised number: "Ibid." may stand at the foot of several pages."""
    return line.text[0] in RAISED_DIGITS


def _browsers_own(edges: list[PdfLine]) -> set[PdfLine]:
    """What a browser prints around a page: the moment and the title above, the address below."""
    marks = [
        line for line in edges if _ADDRESS.fullmatch(line.text) or _PRINTED.fullmatch(line.text)
    ]
    return {
        line
        for line in edges
        if any(abs(line.bottom - mark.bottom) < mark.size / 2 for mark in marks)
    }


def _edges(page: PdfPage) -> list[PdfLine]:
    return [
        line
        for line in page.lines
        if line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN
    ]


def _key(line: PdfLine, page: PdfPage) -> tuple[str, int]:
    # the same words at the same height, whatever number stands among them
    text = _DIGITS.sub("#", " ".join(line.text.casefold().split()))
    return text, round(line.bottom / page.height * 100)


def _is_page_number(line: PdfLine, page: PdfPage, number: int, count: int) -> bool:
    match = _NUMBER.fullmatch(line.text)
    if match is None or any(
        other is not line and _is_outside(other, line, page) for other in page.lines
    ):
        return False
    written = int(match[1])
    return written == number or (count > 1 and number <= written)


def _is_outside(other: PdfLine, line: PdfLine, page: PdfPage) -> bool:
    if line.bottom > page.height / 2:
        return other.bottom > line.top
    return other.top < line.bottom
