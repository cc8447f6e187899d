"""The rows of a table as they are written: cells, quotation marks, and lines that are no rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from retrieval.types import Fault, fault, fault_of

_LINE_END = re.compile("\r\n?|\n")
_INSIDE = re.compile('([^"]*(?:""[^"]*)*)("? *)')
_LONGEST_CELL = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or what is wrong in its place.

    Attributes:
        line: where it begins, or where the fault is; counted from 1.
        cells: as they are meant, without the quotation marks around them.
        fault: what is wrong, None where nothing is.
    """

    line: int
    cells: list[str] = field(default_factory=list)
    fault: Fault | None = None


@dataclass(slots=True)
class _Lines:
    """The lines of a text, one after another, with the way back; none is held."""

    text: str
    place: int = 0
    number: int = 0

    def next(self) -> str | None:
        if self.place > len(self.text):
            return None
        end = _LINE_END.search(self.text, self.place)
        line = self.text[self.place : end.start() if end else len(self.text)]
        self.place = end.end() if end else len(self.text) + 1
        self.number += 1
        return line

    def mark(self) -> tuple[int, int]:
        return self.place, self.number

    def back(self, mark: tuple[int, int]) -> None:
        self.place, self.number = mark


class _Cells:
    """The cells of one row, line by line."""

    def __init__(self, delimiter: str) -> None:
        self.done: list[str] = []
        self.is_open = False
        self._delimiter = delimiter
        self._parts: list[str] = []
        self._size = 0

    def add(self, line: str) -> bool:
        """Take one more line; return whether its end is inside a cell that was opened in it.

        Raises:
            ValueError: the quotation marks are not in order; the message says what is wrong.
        """
        if not self.is_open and '"' not in line:
            self.done.extend(line.split(self._delimiter))
            return False
        place, opened = 0, False
        if self.is_open:
            place = self._inside(line, 0)
            if self.is_open or place == len(line):
                return False
            place += 1
        while True:
            if line.startswith('"', place):
                self._parts, self._size, self.is_open = [], 0, True
                place = self._inside(line, place + 1)
                opened = self.is_open
            else:
                place = self._bare(line, place)
            if self.is_open or place == len(line):
                return opened
            place += 1

    def so_far(self) -> list[str]:
        """The cells, with what there is of one that goes on below."""
        return [*self.done, "\n".join(self._parts)] if self.is_open else self.done

    def _bare(self, line: str, place: int) -> int:
        end = line.find(self._delimiter, place)
        end = len(line) if end < 0 else end
        self.done.append(line[place:end])
        return end

    def _inside(self, line: str, place: int) -> int:
        match = cast("re.Match[str]", _INSIDE.match(line, place))  # it matches the empty string
        self._parts.append(match[1])
        self._size += len(match[1])
        if self._size > _LONGEST_CELL:
            raise ValueError(fault("cell-too-long", most=_LONGEST_CELL))
        if not match[2]:
            return len(line)
        if match.end() < len(line) and line[match.end()] != self._delimiter:
            raise ValueError(fault("text-behind-quotation"))
        self.done.append("\n".join(self._parts).replace('""', '"'))
        self.is_open = False
        return match.end()


def rows_of(
    text: str, delimiter: str, is_row: Callable[[Sequence[str], bool], bool]
) -> Iterator[Row]:
    """Read the rows of a text one by one; empty lines are passed over.

    A cell in quotation marks may go on over several lines. Where it is never closed, or would
    take in a line that is a row by itself, it is a fault at the line on which it opens, and the
    next line is read as a row again.

    Args:
        text: with whatever line ends.
        delimiter: one character.
        is_row: of the cells of a line, and whether the last of them goes on below: whether
            they are plainly a row of this table.
    """
    lines = _Lines(text)
    while (line := lines.next()) is not None:
        if line.strip():
            yield _row(lines, line, delimiter, is_row)


def _row(
    lines: _Lines, line: str | None, delimiter: str, is_row: Callable[[Sequence[str], bool], bool]
) -> Row:
    """The row that begins with ``line``; after a fault ``lines`` stands behind it."""
    began = lines.number
    opened = lines.mark()
    cells = _Cells(delimiter)
    try:
        while line is not None:
            if cells.is_open and _is_row(line, delimiter, is_row):
                break
            if cells.add(line):
                opened = lines.mark()
            if not cells.is_open:
                return Row(began, cells.done)
            line = lines.next()
        said = fault("quotation-not-closed")
    except ValueError as error:
        goes_on = cells.is_open and lines.mark() != opened
        said = fault("quotation-not-closed") if goes_on else fault_of(error)
    lines.back(opened)
    return Row(opened[1], fault=said)


def _is_row(line: str, delimiter: str, is_row: Callable[[Sequence[str], bool], bool]) -> bool:
    cells = _Cells(delimiter)
    try:
        cells.add(line)
    except ValueError:
        return False
    return is_row(cells.so_far(), cells.is_open)
