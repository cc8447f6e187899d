"""Columns of a PDF page: lines in reading order, and the pieces of one line put together."""

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retrieval.ingest.formats.pdf_letters import HYPHEN, PARTED, PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage

_PROSE = 14  # letters of a line, at least
_CLEAR_LINES = 8  # on either side of a line over both columns
_LEAST = 3  # lines of a column
_SHORT = 2  # of one where a column is expected
_SAME_PLACE = 4  # points between the gutters of two pages
_UNEVEN = 2.0  # times another gap of the line
_DRIVEN = 3.0  # of a letter's height: so far apart three words and more are not set to fill a line
_APART = 1.35  # of the distance from line to line: a heading


def columns_of_pages(pages: Sequence[PdfPage]) -> list[list[PdfLine]]:
    """The lines of all pages, column by column: on a page with few, as on the others."""
    known = [gutter for page in pages if (gutter := _gutter(_in_order(page.lines), _LEAST))]
    return [column for page in pages for column in columns_of(_ruled(page), known=known)]


def _ruled(page: PdfPage) -> list[PdfLine]:
    """The lines of a page, with those marked that stand close below a rule."""
    rules = sorted(page.rules, key=_height)
    return [
        replace(line, ruled=True)
        if any(_parts(rule, line, page.lines) for rule in _close_above(line, rules))
        else line
        for line in page.lines
    ]


def _height(rule: tuple[float, float, float]) -> float:
    return rule[2]


def _close_above(
    line: PdfLine, rules: list[tuple[float, float, float]]
) -> list[tuple[float, float, float]]:
    first = bisect_right(rules, line.top - 0.1 * line.size, key=_height)
    return rules[first : bisect_left(rules, line.top + 0.8 * line.size, key=_height)]


def _parts(rule: tuple[float, float, float], line: PdfLine, lines: Iterable[PdfLine]) -> bool:
    """Whether a rule is over most of a line, and under no word as one that underlines it."""
    left, right, at = rule
    covered = min(right, line.right) - max(left, line.left)
    return covered > 0.5 * (line.right - line.left) and not any(
        other.bottom < at < other.top and other.left < right and other.right > left
        for other in lines
    )


def columns_of(
    lines: Iterable[PdfLine], *, least: int = _LEAST, known: Sequence[float] = ()
) -> list[list[PdfLine]]:
    """A page's lines, column by column; lines over the whole width part what is above them.

    Args:
        lines: in any order.
        least: so many lines make a column; beside one that was found, a short one is enough.
        known: where other pages are parted into columns; there, short ones are enough too.
    """
    lines = _in_order(lines)
    gutter = _gutter(lines, least)
    if gutter is None and known:
        gutter = _gutter(lines, _SHORT)
        if gutter is not None and not _is_known(gutter, known, lines):
            gutter = None
    if gutter is None:
        return [lines] if lines else []
    columns: list[list[PdfLine]] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    whole: list[PdfLine] = []

    def end_band() -> None:
        for side in (left, right):
            columns.extend(columns_of(side, least=_SHORT))
            side.clear()

    for line in lines:
        if line.left < gutter - 1 and line.right > gutter + 1:
            end_band()
            whole.append(line)
            continue
        if whole:
            columns.append(list(whole))
            whole.clear()
        (left if line.right <= gutter + 1 else right).append(line)
    end_band()
    if whole:
        columns.append(whole)
    return columns


def rows_of(lines: Iterable[PdfLine]) -> list[list[PdfLine]]:
    """What stands side by side, from the top down, each row from left to right.

    Level is what has its middle at one height: a tall letter alone reaches higher than others.
    """
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda one: -(one.top + one.bottom)):
        if rows and are_level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def are_level(one: PdfLine, other: PdfLine) -> bool:
    """Whether a piece stands in the line of another, and no lower."""
    return abs((one.top + one.bottom) - (other.top + other.bottom)) < 0.8 * other.size


def _is_known(gutter: float, known: Sequence[float], lines: list[PdfLine]) -> bool:
    """Whether other pages are parted there, and no line of this one crosses it."""
    return any(abs(gutter - one) < _SAME_PLACE for one in known) and not any(
        line.left < gutter - 1 and line.right > gutter + 1 for line in lines
    )


def _in_order(lines: Iterable[PdfLine]) -> list[PdfLine]:
    return [line for row in rows_of(lines) for line in row]


def _gutter(lines: list[PdfLine], least: int) -> float | None:
    """Where a white strip runs down between two columns of prose, if one does."""
    if len(lines) < 2 * least:
        return None
    best = None
    for edge in sorted({round(line.left) for line in lines}):
        place = edge - 2.0
        left = [line for line in lines if line.right <= place + 1]
        right = [line for line in lines if line.left >= place - 1]
        if len(left) < least or len(right) < least:
            continue
        crossing = len(lines) - len(left) - len(right)
        if crossing * 2 > len(lines):
            continue
        score = (crossing, -min(len(left), len(right)))
        if best is not None and score >= best[0]:
            continue
        overlap = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
        if overlap <= (least - 1) * lines[0].size or not (_is_prose(left) and _is_prose(right)):
            continue
        if _is_interrupted(lines, place):
            continue
        best = (score, place)
    return None if best is None else best[1]


def _is_interrupted(lines: list[PdfLine], place: float) -> bool:
    """Whether lines cross a strip again and again, as those of one justified column do."""
    rows = rows_of(lines)
    headings = _headings(rows)
    crossed = [
        any(line.left < place - 1 and line.right > place + 1 for line in row)
        for row, is_heading in zip(rows, headings, strict=True)
        if not is_heading
    ]
    clear = [at for at, crosses in enumerate(crossed) if not crosses]
    inside = crossed[clear[0] : clear[-1]] if clear else []
    runs = sum(1 for at, crosses in enumerate(inside) if crosses and not inside[at - 1])
    return runs * _CLEAR_LINES > len(clear)


def _headings(rows: list[list[PdfLine]]) -> list[bool]:
    """Which rows stand apart from the one above and the one below."""
    gaps = [above[0].bottom - row[0].bottom for above, row in pairwise(rows)]
    usual = statistics.median_low(gaps) if gaps else 0.0
    apart = [True, *(gap > _APART * usual for gap in gaps), True]
    return [len(row) == 1 and all(apart[at : at + 2]) for at, row in enumerate(rows)]


def _is_prose(lines: list[PdfLine]) -> bool:
    """Whether lines are as long as a column's rather than as the cells of a table.

    The words of a justified line may stand so far apart that they are pieces here.
    """
    letters = sum(len(line.text) for line in lines)
    return letters >= _PROSE * len(lines) or letters >= _PROSE * len(side_by_side(lines)[0])


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two pieces of a line; ``even``: about as wide as between all its words."""

    left: float
    right: float
    even: bool = True

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.right - self.left


def side_by_side(column: list[PdfLine]) -> tuple[list[PdfLine], list[list[Gap]]]:
    """Pieces of one line made one again; and the gaps between the pieces of each line."""
    rows = rows_of(column)
    return [_as_one(row) for row in rows], [_gaps(row) for row in rows]


def _as_one(row: list[PdfLine]) -> PdfLine:
    if len(row) == 1:
        return row[0]
    *before, last = [piece.text for piece in row]
    return PdfLine(
        " ".join([*(text.replace(HYPHEN, "-") for text in before), last]),
        row[0].left,
        max(piece.right for piece in row),
        min(piece.bottom for piece in row),
        max(piece.top for piece in row),
        max(piece.size for piece in row),
        ruled=any(piece.ruled for piece in row),
    )


def _gaps(row: list[PdfLine]) -> list[Gap]:
    gaps = [Gap(one.right, other.left) for one, other in pairwise(row)]
    if not gaps:
        return []
    widths = [gap.width for gap in gaps]
    if any(" " in piece.text for piece in row):
        widths.append(PARTED * row[0].size)  # hardly more between the words of a piece
    is_driven = len(gaps) == 1 or min(widths) < _DRIVEN * row[0].size
    even = is_driven and max(widths) < _UNEVEN * min(widths)
    return [replace(gap, even=even) for gap in gaps]
