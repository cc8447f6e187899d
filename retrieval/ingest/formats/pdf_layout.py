"""Paragraphs of a PDF in reading order, over columns and pages."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.ingest.datelines import is_bare_dateline, is_dateline
from retrieval.ingest.dates import parse_date
from retrieval.ingest.formats.pdf_columns import Gap, columns_of_pages, side_by_side
from retrieval.ingest.formats.pdf_hyphens import Words, joined
from retrieval.ingest.formats.pdf_initials import with_initials
from retrieval.ingest.formats.pdf_letters import HYPHEN, PdfLine
from retrieval.ingest.formats.pdf_line_numbers import without_line_numbers
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.ingest.formats.pdf_notes import without_notes
from retrieval.ingest.formats.pdf_running_heads import without_running_heads
from retrieval.ingest.formats.pdf_watermarks import without_watermarks
from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import (
    CYRILLIC_CAPITALS,
    CYRILLIC_CAPITALS_BESIDE,
    CYRILLIC_SMALL,
    LATIN_CAPITALS,
    LATIN_SMALL,
)

_BULLET = re.compile(
    r"(?:[•‣▪●○◦∙·–—*-]|\(?[0-9]{1,3}[.)]"
    rf"|\(?[{LATIN_SMALL}{CYRILLIC_SMALL}]\))\s+\S",
    re.IGNORECASE,
)
_BULLET_SIGN = re.compile(r"\A[•‣▪●○◦∙·]\s+")
_DASH = re.compile(r"[–—]\s+\S")
_QUOTED = re.compile(r"(?:[»”\"],|,[”\"])$")
# perhaps with the number of a note behind it
_CLOSED = re.compile(r"[.!?…:;][\"'»”’)\]]*$|[^\W\d][.!?…][\"'»”’)\]]*[0-9]{1,2}$")
LIST, TABLE = 1, 2
_JUSTIFIED = 0.2  # of a letter's height, and hardly less than nothing
_CELLS_APART = 2.5  # of a letter's height
_WIDEST = 2.1  # from line to line in a paragraph, of a letter's height
_TURNED = 0.3  # of a column's width: what is white behind a line that goes on
_QUESTIONS = [pair for known in LANGUAGES for pair in known.pages.questions]
_STOPS = (". ", ": ", ".", ":")
_LABEL = re.compile(
    rf"(?:[{LATIN_CAPITALS}{CYRILLIC_CAPITALS}{CYRILLIC_CAPITALS_BESIDE}.'’-]+ ?){{1,4}}:\s"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together.

    Attributes:
        size: how large they are drawn, in points; 0 of a note.
        group: ``LIST`` or ``TABLE`` where it is an item or a row of one, else 0.
    """

    text: str
    size: float
    group: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A line in its column: how far it is from the column's sides, and from the line above.

    ``tabular``: made of pieces far apart, as the lines above or below it are.
    """

    line: PdfLine
    indent: float
    slack: float
    gap: float
    width: float
    tabular: bool = False


def paragraphs_of(pages: Sequence[PdfPage]) -> list[Paragraph]:
    """The paragraphs of a document in reading order, over columns and pages."""
    words = Words(pages)
    kept, notes = without_notes(
        without_running_heads(without_line_numbers(without_watermarks(with_initials(pages, words))))
    )
    rows = [row for column in columns_of_pages(kept) for row in _rows(column)]
    told_apart = [Paragraph(joined(note, words), 0.0) for note in notes]
    if not rows:
        return told_apart
    # of a line as large as a letter is high, which may be set in no size at all
    gaps = [row.gap / row.line.size for row in rows if row.gap > 0 and row.line.size > 0]
    leading = min(statistics.median_low(gaps), _WIDEST) if gaps else 0.0
    questions = _questions(rows)
    groups: list[list[_Row]] = []
    for row in rows:
        asks = any(row.line.text.startswith(label) for label in questions)
        if groups and not asks and not _begins(row, groups[-1], leading):
            groups[-1].append(row)
        else:
            groups.append([row])
    told = [_paragraph(group, words) for group in groups]
    return told + told_apart


def _questions(rows: Sequence[_Row]) -> tuple[str, ...]:
    """What questions and answers begin with, where lines begin with both."""
    return tuple(
        label + stop
        for pair in _QUESTIONS
        for stop in _STOPS
        if all(any(row.line.text.startswith(label + stop) for row in rows) for label in pair)
        for label in pair
    )


def _paragraph(group: list[_Row], words: Words) -> Paragraph:
    text = joined([row.line.text for row in group], words)
    size = statistics.median(row.line.size for row in group)
    group_of = TABLE if group[0].tabular else LIST if _BULLET.match(text) else 0
    return Paragraph(_BULLET_SIGN.sub("- ", text, count=1), size, group_of)


def _rows(column: list[PdfLine]) -> list[_Row]:
    merged, gaps = side_by_side(column)
    left = min(line.left for line in merged)
    right = max(line.right for line in merged)
    rows = []
    above: PdfLine | None = None
    for place, line in enumerate(merged):
        is_full = right - line.right < _JUSTIFIED * line.size and line.left - left < line.size
        if is_full and all(gap.even for gap in gaps[place]):
            gaps[place] = []  # words driven apart to fill the line
    for place, line in enumerate(merged):
        gap = above.bottom - line.bottom if above else 0.0
        beside = gaps[max(place - 1, 0) : place] + gaps[place + 1 : place + 2]
        tabular = any(_are_in_columns(gaps[place], other, line.size) for other in beside)
        tabular = tabular or (line.ruled and bool(gaps[place]))
        rows.append(_Row(line, line.left - left, right - line.right, gap, right - left, tabular))
        above = line
    return rows


def _are_in_columns(gaps: list[Gap], others: list[Gap], size: float) -> bool:
    """Whether two lines have a wide white strip in common, or two narrow ones."""
    common = [_common(one, other) for one in gaps for other in others]
    return (
        max(common, default=0.0) > _CELLS_APART * size
        or sum(1 for width in common if width > size) > 1
    )


def _common(one: Gap, other: Gap) -> float:
    """How wide the white strip is that two lines have in common."""
    return min(one.right, other.right) - max(one.left, other.left)


def _begins(row: _Row, paragraph: list[_Row], leading: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    last, line = paragraph[-1], row.line
    is_ruled = line.ruled and row.gap != 0  # else perhaps under the head of a page
    if is_ruled or abs(line.size - last.line.size) > 0.12 * max(line.size, last.line.size):
        return True
    if last.line.text.endswith(HYPHEN) and line.text[:1].islower():
        return False
    closed = _CLOSED.search(last.line.text) is not None
    apart = leading > 0 and row.gap > 1.35 * leading * line.size
    if not apart and _is_within_sentence(row, paragraph, closed=closed):
        return False
    if _is_marked(row, paragraph, closed=closed):
        return True
    if row.gap <= 0:
        return _begins_column(row, paragraph, closed=closed)
    ends_short = closed and last.slack > max(0.12 * last.width, 2 * line.size, _first_word(line))
    # an item of a list whose bullets are drawn and no letters
    bare_item = last.line.text.endswith(";") and min(last.indent, row.indent) > line.size
    return apart or ends_short or bare_item or _is_indented(row, paragraph, closed=closed)


def _first_word(line: PdfLine) -> float:
    """About how much room the first word of a line takes, with a space before it."""
    letters = len(line.text.split(maxsplit=1)[0]) + 1
    return (line.right - line.left) * letters / max(len(line.text), 1)


def _is_within_sentence(row: _Row, paragraph: list[_Row], *, closed: bool) -> bool:
    """Whether a line begins with a dash that is the sentence's and not that of a list."""
    last = paragraph[-1]
    if not _DASH.match(row.line.text):
        return False
    if _QUOTED.search(last.line.text) or (len(paragraph) == 1 and is_dateline(last.line.text)):
        return True
    item = _DASH.match(paragraph[0].line.text) and last.line.text.endswith(",")
    return not closed and not item and last.slack < 2 * row.line.size


def _is_marked(row: _Row, paragraph: list[_Row], *, closed: bool) -> bool:
    """Whether the words of a line, or of the one above, say that a paragraph begins with it."""
    text = row.line.text
    return (
        _BULLET.match(text) is not None
        or (row.tabular or paragraph[-1].tabular)
        or (is_dateline(text) or _is_day(paragraph, text) or _is_centred_head(row, paragraph))
        or (closed and _LABEL.match(text) is not None)
    )


def _begins_column(row: _Row, paragraph: list[_Row], *, closed: bool) -> bool:
    """The same for the first line of a column or page."""
    last = paragraph[-1]
    if closed or (len(paragraph) == 1 and last.slack > 0.3 * last.width):  # perhaps a heading
        return True
    if row.line.text[:1].islower():
        return False
    room = max(row.line.size, _first_word(row.line))
    return last.slack > room or last.indent >= row.line.size  # a full line goes on


def _is_day(paragraph: list[_Row], text: str) -> bool:
    """Whether the last line is a date and no more, or the only one and a dateline and no more.

    Where that is the longest line of its column, ``text``, the next one, tells.
    """
    last = paragraph[-1]
    try:
        parse_date(last.line.text)
    except ValueError:
        ends = last.slack > last.line.size or text[:1].isupper()
        is_alone = len(paragraph) == 1 and ends
        return is_alone and is_bare_dateline(last.line.text)
    return True


def _is_centred_head(row: _Row, paragraph: list[_Row]) -> bool:
    """Whether the lines so far stand in the middle of their column, and this one does not."""
    goes_on = row.line.text[:1].islower()
    return all(map(_is_centred, paragraph)) and not (_is_centred(row) or goes_on)


def _is_centred(row: _Row) -> bool:
    least = 0.08 * row.width
    return row.indent > least and row.slack > least and abs(row.indent - row.slack) < 0.5 * least


def _is_turned_over(row: _Row, last: _Row) -> bool:
    """Whether an open sentence goes on in a line set in, or in one in the middle as its own is."""
    if not row.line.text[:1].islower():
        return False
    return last.slack < _TURNED * last.width or (_is_centred(row) and _is_centred(last))


def _is_indented(row: _Row, paragraph: list[_Row], *, closed: bool) -> bool:
    """Whether a line stands further in than the one before, or no more under its bullet."""
    last, size = paragraph[-1], row.line.size
    deeper = row.indent - last.indent
    in_list = _BULLET.match(paragraph[0].line.text) is not None
    if deeper > 0.7 * size and not (in_list and len(paragraph) == 1):
        return closed or (last.slack > size and not _is_turned_over(row, last))
    # a numbered paragraph may be set in at its first line alone
    ends = closed or (last.slack > size and not row.line.text[:1].islower())
    return in_list and deeper < -0.5 * size and ends
