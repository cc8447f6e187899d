"""Page numbers, running heads and what a browser prints around a page: taken out of PDF pages.

A running head stands apart from the text and says the same on several pages, or differs in the
number of the page alone. In doubt a line stays: one too many is less than a sentence lost. So does
one in the type of the text, or in larger type, where no sentence goes on from page to page: it may
be the title of each.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retrieval.ingest.formats.pdf_columns import rows_of
from retrieval.ingest.formats.pdf_letters import PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.ingest.formats.pdf_notes import usual_size
from retrieval.ingest.formats.raised import RAISED_DIGITS
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of

_MARGIN = 0.13
_APART = 1.35  # of the distance from line to line
_WIDEST = 2.1  # from line to line in a paragraph, of a letter's height
_SMALL = 0.93  # of the usual size
_LARGE = 1.4
_YEARS = range(1900, 2101)
_LEAST = 3  # lines of a page from which a sentence may go on
_FULL = 0.1  # of a page's width is white behind a full line, at most
_HEAD = 2  # words beside the number of the page, at least
_TABLES = [known.pages for known in LANGUAGES]
_PAGE = any_of(label for table in _TABLES for label in table.page_labels)
_OF = any_of(("/", *(word for table in _TABLES for word in table.page_of)))
_BEHIND = any_of(word for table in _TABLES for word in table.page_suffixes)
_BESIDE = r"[-\u2010-\u2015\u2212|/\s\u00b7\u2022*~=_.()\[\]<>]*"
_NUMBER = re.compile(
    rf"{_BESIDE}(?P<label>{_PAGE}\s*)?(?P<number>[0-9]{{1,4}})(?:\s*{_OF}\s*[0-9]{{1,4}})?"
    rf"(?P<behind>\s*{_BEHIND})?{_BESIDE}",
    re.IGNORECASE,
)
_LABELLED = re.compile(  # the number of a page within a head
    rf"(?<!\w){_PAGE}\s*(?P<before>[0-9]{{1,4}})(?!\w)"
    rf"|(?<!\w)(?P<behind>[0-9]{{1,4}})\s*{_BEHIND}(?!\w)"
    r"|\A(?P<first>[0-9]{1,4})\s*[|\u00b7\u2022]|[|\u00b7\u2022]\s*(?P<last>[0-9]{1,4})\Z",
    re.IGNORECASE,
)
_AT_AN_END = re.compile(r"\A(?P<first>[0-9]{1,4})(?=\s)|(?<=\s)(?P<last>[0-9]{1,4})\Z")
_COUNTED = re.compile(  # what a number heads: Article 5, No. 5
    rf"(?<!\w){any_of(sorted(word for known in LANGUAGES for word in known.divisions))}\s*[0-9]+\Z"
    r"|[\u2116#]\s*[0-9]+\Z"
)
_STOPPED = re.compile(r"[.!?\u2026:;][\"'»”’)]*$")
_SENTENCE = re.compile(r"[!?:;,\u2026][\"'»”’)]*$|[^\W\d_]{3,}\.[\"'»”’)]*$")
_ADDRESS = re.compile(r"(?:file|https?)://\S+(?:\s+[0-9]{1,4}\s*/\s*[0-9]{1,4})?")
_PRINTED = re.compile(  # the moment of printing, as browsers put it above a page
    r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?:\s*[AP]M)?\b.*",
    re.IGNORECASE,
)

_Row = list[PdfLine]


@dataclass(frozen=True, slots=True)
class _Key:
    """What a line says, with the place of the page's number for the number, and at which height.

    ``plain``: all of it, in type no smaller than that of the text.
    """

    text: str
    height: int
    plain: bool = False


def without_running_heads(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out page numbers, and what stands at the same edge of several pages."""
    usual, leading = usual_size(pages), _leading(pages)
    edges = [
        [_edge(page, number, usual, leading, top=top) for top in (True, False)]
        for number, page in enumerate(pages, 1)
    ]
    seen = Counter(key for sides in edges for key in {key for one in sides for key in one.said()})
    needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    repeated = {key for key, count in seen.items() if count >= needed}
    cleaned = _without(pages, edges, repeated)
    if any(_goes_on(*pair) for pair in pairwise(cleaned)):
        return cleaned
    return _without(pages, edges, {key for key in repeated if not key.plain})


def _without(
    pages: Sequence[PdfPage], edges: Sequence[Sequence["_Edge"]], repeated: set[_Key]
) -> list[PdfPage]:
    cleaned = []
    shown: set[_Key] = set()
    for page, sides in zip(pages, edges, strict=True):
        gone = _browsers_own(page)
        for edge in sides:
            gone |= edge.heads(repeated, shown)
        cleaned.append(replace(page, lines=tuple(one for one in page.lines if one not in gone)))
    return cleaned


def _goes_on(upper: PdfPage, lower: PdfPage) -> bool:
    """Whether a sentence goes on from one page to the next."""
    if not (upper.lines and lower.lines):
        return False
    first, last = rows_of(lower.lines)[0][0], rows_of(upper.lines)[-1][-1]
    if first.text[0].islower():
        return True
    left, right = (min(line.left for line in upper.lines), max(line.right for line in upper.lines))
    is_open = len(upper.lines) >= _LEAST and _STOPPED.search(last.text) is None
    return is_open and right - last.right < _FULL * (right - left)


def _leading(pages: Sequence[PdfPage]) -> float:
    """How far it is from line to line, of a letter's height."""
    gaps = [
        gap / lower[0].size
        for page in pages
        for upper, lower in pairwise(rows_of(page.lines))
        if lower[0].size > 0 and (gap := upper[0].bottom - lower[0].bottom) > 0
    ]
    return min(statistics.median_low(gaps), _WIDEST) if gaps else _WIDEST


@dataclass(frozen=True, slots=True)
class _Edge:
    """The rows at the top or the foot of a page, the outermost first.

    Attributes:
        number: of the page, from 1.
        usual: the size of most letters of the document.
        parted: of each row but perhaps the last, whether it stands apart from the one further in.
    """

    page: PdfPage
    number: int
    usual: float
    top: bool
    rows: list[_Row]
    parted: list[bool]

    def said(self) -> Iterator[_Key]:
        """What is said apart from the text, so that it is known on other pages."""
        last = max((at for at, parted in enumerate(self.parted, 1) if parted), default=0)
        for row in self.rows[:last]:
            for line in row:
                yield from self._keys(line)

    def heads(self, repeated: set[_Key], shown: set[_Key]) -> set[PdfLine]:
        """What is no text, from the edge on until text begins.

        Args:
            repeated: what several pages say.
            shown: of that, what stands in large type and was left on the page that says it first.
        """
        gone: set[PdfLine] = set()
        block: set[PdfLine] = set()
        for at, row in enumerate(self.rows):
            found = self._found(row, repeated, shown)
            if not found:
                return gone
            block |= found
            if at == len(self.parted) or self.parted[at]:
                gone |= block
        return gone

    def _found(self, row: _Row, repeated: set[_Key], shown: set[_Key]) -> set[PdfLine]:
        found = {line for line in row if self._is_repeated(line, repeated, shown)}
        if any(_NUMBER.fullmatch(line.text) for line in found):  # a chapter beside its page
            found.update(line for line in row if line.size < _SMALL * self.usual)
        rest = [line for line in row if line not in found]
        if len(rest) == 1 and self._is_page_number(rest[0]):
            found.add(rest[0])
        return found

    def _keys(self, line: PdfLine) -> Iterator[_Key]:
        # the same words at the same height, whatever the number of the page among them
        text = " ".join(line.text.casefold().split())
        height = round(line.bottom / self.page.height * 100) if self.page.height else 0
        number = self._place_of_number(text, line)
        if number is not None:
            start, end = number
            offset = int(text[start:end]) - self.number
            yield _Key(f"{text[:start]}#{offset}#{text[end:]}", height)
        if _NUMBER.fullmatch(text) is None:
            yield _Key(text, height, plain=line.size >= _SMALL * self.usual)

    def _place_of_number(self, text: str, line: PdfLine) -> tuple[int, int] | None:
        """Where the number of the page may stand in a line."""
        if found := _NUMBER.fullmatch(text):
            is_small = line.size < _SMALL * self.usual or not self.top
            return found.span("number") if is_small or not _is_year(found) else None
        found = _LABELLED.search(text)
        if found is None and line.size < _SMALL * self.usual and len(text.split()) > _HEAD:
            found = None if _COUNTED.search(text) else _AT_AN_END.search(text)
        return found.span(found.lastgroup or 0) if found else None

    def _is_repeated(self, line: PdfLine, repeated: set[_Key], shown: set[_Key]) -> bool:
        keys = [key for key in self._keys(line) if key in repeated]
        if not keys or _is_a_piece(line) or _is_note(line):
            return False
        if line.size >= _SMALL * self.usual and _SENTENCE.search(line.text):
            return False
        is_new = shown.isdisjoint(keys)
        if line.size > _LARGE * self.usual and is_new:
            shown.update(keys)
            return False
        return True

    def _is_page_number(self, line: PdfLine) -> bool:
        found = _NUMBER.fullmatch(line.text)
        if found is None or line.size > _LARGE * self.usual or _is_year(found):
            return False
        return self.number <= int(found["number"])


def _edge(page: PdfPage, number: int, usual: float, leading: float, *, top: bool) -> _Edge:
    inward = rows_of(page.lines)[:: 1 if top else -1]
    rows: list[_Row] = []
    for row in inward:
        if not _is_outer(row[0], page, top=top):
            break
        rows.append(row)
    parted = [_is_parted(one, other, leading) for one, other in pairwise(inward[: len(rows) + 1])]
    return _Edge(page, number, usual, top, rows, parted)


def _is_outer(line: PdfLine, page: PdfPage, *, top: bool) -> bool:
    if top:
        return line.bottom > page.height * (1 - _MARGIN)
    return line.top < page.height * _MARGIN


def _is_parted(row: _Row, further: _Row, leading: float) -> bool:
    """Whether a row is further from the next than lines of a text are, or in smaller type."""
    own, other = (max(line.size for line in one) for one in (row, further))
    gap = abs(row[0].bottom - further[0].bottom)
    return own < _SMALL * other or gap > _APART * leading * max(own, other)


def _is_year(found: re.Match[str]) -> bool:
    """Whether a number that nothing calls that of a page may be a year."""
    return int(found["number"]) in _YEARS and not (found["label"] or found["behind"])


def _is_a_piece(line: PdfLine) -> bool:
    """Whether it is a single small word: a piece of a justified line rather than a head."""
    text = line.text
    return text.islower() and " " not in text and not text[0].isdigit()


def _is_note(line: PdfLine) -> bool:
    """Whether it begins with a raised number: "Ibid." may stand at the foot of several pages."""
    return line.text[0] in RAISED_DIGITS


def _browsers_own(page: PdfPage) -> set[PdfLine]:
    """What a browser prints around a page: the moment and the title above, the address below."""
    edges = [
        line
        for line in page.lines
        if _is_outer(line, page, top=True) or _is_outer(line, page, top=False)
    ]
    marks = [
        line for line in edges if _ADDRESS.fullmatch(line.text) or _PRINTED.fullmatch(line.text)
    ]
    return {
        line
        for line in edges
        if any(abs(line.bottom - mark.bottom) < mark.size / 2 for mark in marks)
    }
