"""Line numbers in the margin of PDF pages, as transcripts and bills have them: taken out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from retrieval.ingest.formats.pdf_columns import are_level, rows_of
from retrieval.ingest.formats.pdf_letters import HYPHEN, PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage

_LEAST = 3
_STEPS = (1, 2, 3, 5, 10)
_WIDE_STEPS = (5, 10)  # two such numbers are enough where they count the lines between them
_NUMBER = re.compile(r"([0-9]{1,4})|\[([0-9]{1,4})\]")
_LEADING = re.compile(r"([0-9]{1,4})\s+(?=\S)")
_DIGIT = 0.6  # of a letter's height, how wide one is
_STOPPED = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_ITEM = re.compile(r"[.;,]$")
_SUBITEM = re.compile(r"\w{1,2}[.)]\s")
_OPENING = "(«“„\"'–—- "
_ITEMS = 0.6  # of the lines of a list end so, those of prose by chance
_PROSE = 14  # letters of a line, at least
_SMALL = 0.85  # of the size of the text, of numbers in small print
_MANY = 5  # lines beside such numbers
_YEARS = range(1900, 2101)
_NEARLY_FULL = 0.15  # of a line's width
_SHORT = 0.35  # of the widest: what is white behind a line before a long word

_Row = list[PdfLine]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that a line begins with or is; ``end``: where the words behind it begin, or 0."""

    value: int
    line: PdfLine
    end: int = 0

    @property
    def right(self) -> float:
        """Where it ends, about where words follow."""
        digits = len(str(self.value)) * _DIGIT * self.line.size
        return self.line.left + digits if self.end else self.line.right


@dataclass(frozen=True, slots=True)
class _Column:
    """Numbers at one place that rise by the same step, from the top down."""

    numbers: list[_Number]
    step: int

    @property
    def left(self) -> float:
        return min(one.line.left for one in self.numbers)

    @property
    def right(self) -> float:
        return max(one.right for one in self.numbers)

    def held(self) -> set[int]:
        """The lines that hold its numbers."""
        return {id(one.line) for one in self.numbers}


def without_line_numbers(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out the numbers that stand beside the lines of a page and count them."""
    found = [_columns_of(page, _LEAST) for page in pages]
    if not any(found):
        found = [[one for one in _columns_of(page, 2) if _counts_on(one, page)] for page in pages]
    if known := [column for columns in found for column in columns]:
        last = 0
        for at, page in enumerate(pages):
            found[at] = found[at] or _few(page, known, last)
            last = max((one.value for column in found[at] for one in column.numbers), default=last)
    return [
        _without_leading(_without(page, columns))
        for page, columns in zip(pages, found, strict=True)
    ]


def _without(page: PdfPage, columns: list[_Column]) -> PdfPage:
    if not columns:
        return page
    gone = {id(one.line): one for column in columns for one in column.numbers}
    left = min((one.left for one in page.lines if id(one) not in gone), default=0.0)
    lines = (
        _without_number(line, gone[id(line)], left) if id(line) in gone else line
        for line in page.lines
    )
    return replace(page, lines=tuple(line for line in lines if line is not None))


def _without_number(line: PdfLine, number: _Number, left: float) -> PdfLine | None:
    if not number.end:
        return None
    return replace(line, text=line.text[number.end :], left=max(left, number.right))


def _columns_of(page: PdfPage, least: int) -> list[_Column]:
    """The columns of at least so many numbers that count the lines of a page."""
    numbers = list(_numbers(page))
    if len(numbers) < least:
        return []
    found: list[_Column] = []
    gone: set[int] = set()
    columns = [one for edge in ("right", "left") for one in _columns(numbers, edge, least)]
    for column in sorted(columns, key=lambda one: -len(one.numbers)):
        if not gone & column.held() and _counts_lines(column, page):
            gone |= column.held()
            found.append(column)
    return found


def _numbers(page: PdfPage) -> Iterator[_Number]:
    for line in page.lines:
        if match := _NUMBER.fullmatch(line.text):
            yield _Number(int(match[1] or match[2]), line)
        elif match := _LEADING.match(line.text):
            yield _Number(int(match[1]), line, match.end())


def _columns(numbers: list[_Number], edge: str, least: int) -> Iterator[_Column]:
    """Numbers with one edge in common, from the top down, as far as they rise evenly."""
    if edge == "right":
        numbers = [one for one in numbers if not one.end]
    for place in sorted({round(getattr(one.line, edge)) for one in numbers}):
        at = [one for one in numbers if abs(getattr(one.line, edge) - place) < 0.4 * one.line.size]
        at.sort(key=lambda one: -one.line.top)
        run: list[_Number] = []
        for one in at:
            if len(run) > 1 and one.value - run[-1].value != _step(run):
                yield from _rising(run, least)
                run = run[-1:]
            run.append(one)
        yield from _rising(run, least)


def _step(run: list[_Number]) -> int:
    return run[1].value - run[0].value


def _rising(run: list[_Number], least: int) -> Iterator[_Column]:
    is_alone = all(one.end for one in run)  # and no column beside the text
    if len(run) < least or _step(run) not in _STEPS or (is_alone and _step(run) == 1):
        return
    if _step(run) == 1 and any(one.line.text.startswith("[") for one in run):  # sources
        return
    if not all(one.value in _YEARS for one in run):
        yield _Column(run, _step(run))


def _counts_lines(column: _Column, page: PdfPage) -> bool:
    """Whether numbers stand in a margin and count lines that are no items of a list or table."""
    top, bottom = column.numbers[0].line.top, column.numbers[-1].line.bottom
    held = column.held()
    beside = [
        line
        for line in page.lines
        if id(line) not in held and line.bottom < top and line.top > bottom
    ]
    if not beside or not _is_in_margin(column, beside) or _is_ruled(column, page):
        return False
    rows = _rows_beside(column, beside)
    is_table = sum(1 for row in rows if len(row) > 1) * 2 > len(rows)
    return not is_table and _is_prose(column, rows)


def _is_in_margin(column: _Column, lines: list[PdfLine]) -> bool:
    """Whether all lines are on one side of the numbers."""
    before = all(line.left >= column.right for line in lines)
    joined = any(one.end for one in column.numbers)
    return before or (not joined and all(line.right <= column.left for line in lines))


def _is_ruled(column: _Column, page: PdfPage) -> bool:
    """Whether rules part the numbers from one another, as they do in a table."""
    top, bottom = column.numbers[0].line.top, column.numbers[-1].line.bottom
    across = [
        at
        for left, right, at in page.rules
        if bottom < at < top and left <= column.left and right >= column.right
    ]
    return len(across) > 1


def _rows_beside(column: _Column, beside: list[PdfLine]) -> list[_Row]:
    """The lines of text that numbers stand beside, with those that begin with one."""
    begun = [replace(one.line, text=one.line.text[one.end :]) for one in column.numbers if one.end]
    return rows_of([*beside, *begun])


def _is_prose(column: _Column, rows: list[_Row]) -> bool:
    """Whether the lines beside numbers go on from one to another."""
    if column.step > 1:
        spaces = len(rows) / ((len(column.numbers) - 1) * column.step)
        return 0.5 < spaces < 1.5
    numbers = [one.line for one in column.numbers]
    numbered = [row for row in rows if any(are_level(row[0], one) for one in numbers)]
    if len(numbered) == len(rows) and (_wraps(rows) or _are_small(column, rows)):
        return True
    return len(numbered) >= 0.8 * len(rows) and _is_running_text(rows)


def _are_small(column: _Column, rows: list[_Row]) -> bool:
    """Whether numbers from one on stand by themselves in small print, beside each of many lines.

    So they do on a page with few words, where no line need be full; no list is numbered so.
    """
    apart = not any(one.end for one in column.numbers) and column.numbers[0].value == 1
    usual = median(piece.size for row in rows for piece in row)
    small = all(one.line.size < _SMALL * usual for one in column.numbers)
    return apart and small and len(rows) >= _MANY and not _are_items(rows)


def _is_running_text(rows: list[_Row]) -> bool:
    """Whether lines are as long as those of prose and go on, other than the items of a list."""
    letters = sum(len(piece.text) for row in rows for piece in row)
    return letters > _PROSE * len(rows) and not _are_items(rows) and _reads_on(rows)


def _are_items(rows: list[_Row]) -> bool:
    """Whether the lines end as the items of a list do."""
    stopped = sum(1 for row in rows if _ITEM.search(row[-1].text))
    return stopped > _ITEMS * len(rows)


def _reads_on(rows: list[_Row]) -> bool:
    """Whether sentences go on from line to line, and that where a line is full."""
    right = max(row[-1].right for row in rows)
    left = min(row[0].left for row in rows)
    open_ends = [
        upper[-1]
        for upper, lower in pairwise(rows)
        if lower[0].text[:1].islower() and not _STOPPED.search(upper[-1].text)
    ]
    full = [
        end
        for end in open_ends
        if end.text.endswith(HYPHEN) or right - end.right < _NEARLY_FULL * (right - left)
    ]
    return len(full) * 2 > len(open_ends)


def _wraps(rows: list[_Row]) -> bool:
    """Whether some of many short sentences go on to a next line, though each line has a number.

    So it is in transcripts and bills. Within an item of a list no number stands, and the items of
    one either all begin small or all large.
    """
    right = max(row[-1].right for row in rows)
    left = min(row[0].left for row in rows)
    new, small = [], []
    for upper, lower in pairwise(rows):
        text, end = lower[0].text.lstrip(_OPENING), upper[-1]
        stopped = _STOPPED.search(end.text) is not None
        if text[:1].isupper() or _SUBITEM.match(text):
            new.append(stopped)
        elif text[:1].islower():
            small.append(not stopped and right - end.right < _SHORT * (right - left))
    return bool(small) and all(small) and len(new) >= _LEAST and sum(new) >= _ITEMS * len(new)


def _counts_on(column: _Column, page: PdfPage) -> bool:
    """Whether numbers, few as they are, are as far from one another as they say, in lines."""
    is_even = all(one.value % column.step == 0 for one in column.numbers)
    if not is_even or (column.step not in _WIDE_STEPS and len(column.numbers) < _LEAST):
        return False
    held = column.held()
    others = [line for line in page.lines if id(line) not in held]
    if not _is_in_margin(column, others):
        return False
    rows = _rows_beside(column, others)
    places = [_place(one.line, rows) for one in column.numbers]
    return (
        all(
            one is not None and other is not None and other - one == column.step
            for one, other in pairwise(places)
        )
        and None not in places
    )


def _place(number: PdfLine, rows: list[_Row]) -> int | None:
    """Beside which line a number stands."""
    return next((at for at, row in enumerate(rows) if are_level(row[0], number)), None)


def _few(page: PdfPage, known: list[_Column], last: int) -> list[_Column]:
    """The one or two numbers of a page on which the numbers of others go on, or begin anew."""
    for column in known:
        at = [
            one
            for one in _numbers(page)
            if one.line.left < column.right and one.right > column.left
        ]
        at.sort(key=lambda one: -one.line.top)
        if not at:
            continue
        even = all(other.value - one.value == column.step for one, other in pairwise(at))
        goes_on = at[0].value in {column.step, last + column.step}
        few = _Column(at, column.step)
        held = few.held()
        others = [line for line in page.lines if id(line) not in held]
        rows = _rows_beside(few, others)
        level = all(_place(one.line, rows) is not None for one in at)
        if even and goes_on and level and others and _is_in_margin(few, others):
            return [few]
    return []


def _without_leading(page: PdfPage) -> PdfPage:
    """The same where the numbers are the first words of the lines themselves."""
    found = [one for one in _numbers(page) if one.end]
    if len(found) < _LEAST + 1 or len(found) * 10 < len(page.lines) * 7:
        return page
    found.sort(key=lambda one: -one.line.top)
    values = [one.value for one in found]
    first = found[0].line.left
    is_even = values == list(range(values[0], values[0] + len(values)))
    width = max(one.line.size for one in found)
    in_margin = all(one.line.left - first < width for one in found)
    rows = [[replace(one.line, text=one.line.text[one.end :])] for one in found]
    runs = _is_running_text(rows) or (len(rows) == len(page.lines) and _wraps(rows))
    if not (is_even and in_margin and runs):
        return page
    gone = {id(one.line): one.end for one in found}
    lines = tuple(
        replace(line, text=line.text[gone[id(line)] :]) if id(line) in gone else line
        for line in page.lines
    )
    return replace(page, lines=lines)
