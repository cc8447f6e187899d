"""Line numbers in the margin of PDF pages, as transcripts and bills have them: taken out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.ingest.formats.pdf_letters import PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage

_LEAST = 3
_STEPS = (1, 2, 5, 10)
_NUMBER = re.compile("[0-9]{1,4}")
_LEADING = re.compile(r"([0-9]{1,3})(\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class _Column:
    """Numbers at one place that rise by the same step from line to line."""

    lines: list[PdfLine]
    step: int


def without_line_numbers(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out the numbers that stand beside the lines of a page and count them."""
    return [_without_leading(_without_column(page)) for page in pages]


def _without_column(page: PdfPage) -> PdfPage:
    numbers = [line for line in page.lines if _NUMBER.fullmatch(line.text)]
    if len(numbers) < _LEAST:
        return page
    gone: set[int] = set()
    for edge in ("right", "left"):
        for column in _columns(numbers, edge):
            if not gone & set(map(id, column.lines)) and _counts_lines(column, page):
                gone |= set(map(id, column.lines))
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in gone))


def _columns(numbers: list[PdfLine], edge: str) -> Iterator[_Column]:
    """Numbers with one edge in common, from the top down, as far as they rise evenly."""
    places = sorted({round(getattr(line, edge)) for line in numbers})
    for place in places:
        at = [line for line in numbers if abs(getattr(line, edge) - place) < 0.4 * line.size]
        at.sort(key=lambda line: -line.top)
        run: list[PdfLine] = []
        for line in at:
            if len(run) > 1 and int(line.text) - int(run[-1].text) != _step(run):
                yield from _rising(run)
                run = []
            run.append(line)
        yield from _rising(run)


def _step(run: list[PdfLine]) -> int:
    return int(run[1].text) - int(run[0].text)


def _rising(run: list[PdfLine]) -> Iterator[_Column]:
    if len(run) >= _LEAST and _step(run) in _STEPS:
        yield _Column(run, _step(run))


def _counts_lines(column: _Column, page: PdfPage) -> bool:
    """Whether numbers stand in a margin and count lines that are no items of a list or table."""
    top, bottom = column.lines[0].top, column.lines[-1].bottom
    left = min(line.left for line in column.lines)
    right = max(line.right for line in column.lines)
    numbers = set(map(id, column.lines))
    beside = [
        line
        for line in page.lines
        if id(line) not in numbers and line.bottom < top and line.top > bottom
    ]
    if not beside or any(line.left < right and line.right > left for line in beside):
        return False
    before = all(line.left >= right for line in beside)
    if not before and not all(line.right <= left for line in beside):
        return False
    rows = _rows(beside)
    is_table = sum(1 for row in rows if len(row) > 1) * 2 > len(rows)
    return not is_table and _is_prose(column, rows)


def _rows(lines: list[PdfLine]) -> list[list[PdfLine]]:
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda one: (-one.top, one.left)):
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_prose(column: _Column, rows: list[list[PdfLine]]) -> bool:
    """Whether the lines beside numbers go on from one to another, or are larger than those."""
    if column.step > 1:
        spaces = len(rows) / ((len(column.lines) - 1) * column.step)
        return 0.5 < spaces < 1.5
    texts = [row[0] for row in rows]
    smaller = column.lines[0].size < 0.9 * max(line.size for line in texts)
    return smaller or any(line.text[:1].islower() for line in texts)


def _without_leading(page: PdfPage) -> PdfPage:
    """The same where the numbers are the first words of the lines themselves."""
    found = [(line, match) for line in page.lines if (match := _LEADING.match(line.text))]
    if len(found) < _LEAST + 1 or len(found) * 10 < len(page.lines) * 7:
        return page
    found.sort(key=lambda one: -one[0].top)
    numbers = [int(match[1]) for _, match in found]
    first = found[0][0].left
    is_even = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    width = max(line.size for line, _ in found)
    in_margin = all(line.left - first < width for line, _ in found)
    goes_on = any(line.text[match.end() :][:1].islower() for line, match in found)
    if not (is_even and in_margin and goes_on):
        return page
    gone = {id(line): match.end() for line, match in found}
    lines = tuple(
        replace(line, text=line.text[gone[id(line)] :]) if id(line) in gone else line
        for line in page.lines
    )
    return replace(page, lines=lines)
