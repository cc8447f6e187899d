"""Lines on pages to paragraphs: running heads away, columns in order, words made whole again."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from retrieval.ingest.dates import dateline, parse_date
from retrieval.ingest.formats.pdf_lines import HYPHEN, PdfLine, PdfPage
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CYRILLIC_SMALL, LATIN_SMALL

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
_BULLET = re.compile(
    r"(?:[•‣▪●○◦∙·–—*-]|\(?[0-9]{1,3}[.)]"
    rf"|\(?[{LATIN_SMALL}{CYRILLIC_SMALL}]\))\s+\S",
    re.IGNORECASE,
)
_BULLET_SIGN = re.compile(r"\A[•‣▪●○◦∙·]\s+")
# perhaps with the number of a note behind it
_CLOSED = re.compile(r"[.!?…:;][\"'»”’)\]]*$|[^\W\d][.!?…][\"'»”’)\]]*[0-9]{1,2}$")
LIST, TABLE = 1, 2
_CLEAR_LINES = 8  # on either side of a line over both columns
_JUSTIFIED = 0.2  # of a letter's height, and hardly less than nothing
_CELLS_APART = 2.5  # of a letter's height
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_HALF = re.compile(r"([^\W\d_]+)" + HYPHEN + "$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(
    f"{any_of(end for table in _TABLES for end in table.compound_ends)}$", re.IGNORECASE
)
_PARTICLES = frozenset(word for table in _TABLES for word in table.hyphened_particles)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, and how large they are drawn, in points.

    Attributes:
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
    kept = _without_running_heads(pages)
    words = Counter(
        word.casefold()
        for page in kept
        for line in page.lines
        for word in _WORD.findall(line.text.rstrip(HYPHEN))
    )
    columns = [column for page in kept for column in _columns(list(page.lines), page.width)]
    rows = [row for column in columns for row in _rows(column)]
    if not rows:
        return []
    # of a line as large as a letter is high
    leading = _usual([row.gap / row.line.size for row in rows if row.gap > 0])
    groups: list[list[_Row]] = []
    for row in rows:
        if groups and not _begins(row, groups[-1], leading):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_paragraph(group, words) for group in groups]


def _paragraph(group: list[_Row], words: Counter[str]) -> Paragraph:
    text = _joined([row.line.text for row in group], words)
    size = statistics.median(row.line.size for row in group)
    group_of = TABLE if group[0].tabular else LIST if _BULLET.match(text) else 0
    return Paragraph(_BULLET_SIGN.sub("- ", text, count=1), size, group_of)


def _usual(gaps: list[float]) -> float:
    return statistics.median(gaps) if gaps else 0.0


def _without_running_heads(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Take out page numbers, and what stands at the same edge of several pages."""
    seen = Counter(key for page in pages for key in {_key(line, page) for line in _edges(page)})
    needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    cleaned = []
    for number, page in enumerate(pages, 1):
        edges = _edges(page)
        gone = {
            line
            for line in edges
            if (seen[_key(line, page)] >= needed and not _is_a_piece(line))
            or _is_page_number(line, page, number, len(pages))
        }
        gone |= _browsers_own(edges)
        cleaned.append(replace(page, lines=tuple(one for one in page.lines if one not in gone)))
    return cleaned


def _is_a_piece(line: PdfLine) -> bool:
    """Whether it is a single small word: a piece of a justified line rather than a head."""
    return line.text.islower() and " " not in line.text


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


def _columns(lines: list[PdfLine], page_width: float, *, least: int = 3) -> list[list[PdfLine]]:
    """The page's lines, column by column; lines over the whole width part what is above them.

    ``least``: so many lines make a column; beside one that was found, a short one is enough.
    """
    lines = sorted(lines, key=lambda line: (-line.top, line.left))
    gutter = _gutter(lines, page_width, least)
    if gutter is None:
        return [lines] if lines else []
    columns: list[list[PdfLine]] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    whole: list[PdfLine] = []

    def end_band() -> None:
        for side in (left, right):
            columns.extend(_columns(side, page_width, least=2))
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


def _gutter(lines: list[PdfLine], page_width: float, least: int) -> float | None:
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
        overlap = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
        if overlap <= (least - 1) * lines[0].size or not (_is_prose(left) and _is_prose(right)):
            continue
        if _is_interrupted(lines, place):
            continue
        score = (crossing, -min(len(left), len(right)))
        if best is None or score < best[0]:
            best = (score, place)
    return None if best is None or page_width <= 0 else best[1]


def _is_interrupted(lines: list[PdfLine], place: float) -> bool:
    """Whether lines cross a strip again and again, as those of one justified column do."""
    crossed: list[bool] = []
    above: PdfLine | None = None
    for line in lines:
        crosses = line.left < place - 1 and line.right > place + 1
        if above and abs((above.top + above.bottom) - (line.top + line.bottom)) < 0.8 * line.size:
            crossed[-1] |= crosses
        else:
            crossed.append(crosses)
        above = line
    clear = [at for at, crosses in enumerate(crossed) if not crosses]
    inside = crossed[clear[0] : clear[-1]] if clear else []
    runs = sum(1 for at, crosses in enumerate(inside) if crosses and not inside[at - 1])
    return runs * _CLEAR_LINES > len(clear)


def _is_prose(lines: list[PdfLine]) -> bool:
    """Whether lines are as long as a column's rather than as the cells of a table.

    The words of a justified line may stand so far apart that they are pieces here.
    """
    rows, _ = _side_by_side(lines)
    return sum(len(line.text) for line in lines) / len(rows) >= 14


def _rows(column: list[PdfLine]) -> list[_Row]:
    merged, gaps = _side_by_side(column)
    left = min(line.left for line in merged)
    right = max(line.right for line in merged)
    rows = []
    above: PdfLine | None = None
    for place, line in enumerate(merged):
        if right - line.right < _JUSTIFIED * line.size and line.left - left < line.size:
            gaps[place] = (0.0, 0.0)  # words driven apart to fill the line
    for place, line in enumerate(merged):
        gap = above.bottom - line.bottom if above else 0.0
        beside = gaps[max(place - 1, 0) : place] + gaps[place + 1 : place + 2]
        tabular = any(_common(gaps[place], other) > _CELLS_APART * line.size for other in beside)
        rows.append(_Row(line, line.left - left, right - line.right, gap, right - left, tabular))
        above = line
    return rows


def _common(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How wide the white strip is that two lines have in common."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _side_by_side(column: list[PdfLine]) -> tuple[list[PdfLine], list[tuple[float, float]]]:
    """Pieces of one line made one again; and the widest gap between pieces of each line."""
    merged: list[PdfLine] = []
    gaps: list[tuple[float, float]] = []
    for line in column:
        last = merged[-1] if merged else None
        if last and abs((last.top + last.bottom) - (line.top + line.bottom)) < 0.8 * line.size:
            first, second = sorted((last, line), key=lambda one: one.left)
            between = (first.right, second.left)
            gaps[-1] = max(gaps[-1], between, key=lambda gap: gap[1] - gap[0])
            merged[-1] = PdfLine(
                f"{first.text.rstrip(HYPHEN)} {second.text}",
                first.left,
                max(first.right, second.right),
                min(first.bottom, second.bottom),
                max(first.top, second.top),
                max(first.size, second.size),
            )
        else:
            merged.append(line)
            gaps.append((0.0, 0.0))
    return merged, gaps


def _begins(row: _Row, paragraph: list[_Row], leading: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    last, line = paragraph[-1], row.line
    if abs(line.size - last.line.size) > 0.12 * max(line.size, last.line.size):
        return True
    if last.line.text.endswith(HYPHEN) and line.text[:1].islower():
        return False
    if _BULLET.match(line.text) or row.tabular or last.tabular:
        return True
    if _is_dateline(line.text) or _is_day(last.line.text) or _is_centred_head(row, paragraph):
        return True
    closed = _CLOSED.search(last.line.text) is not None
    if row.gap <= 0:  # on to another column or page
        full = last.slack < line.size and last.indent < line.size
        named = not line.text[:1].islower() and not full  # a full line goes on in any case
        return closed or last.slack > 0.3 * last.width or named
    apart = leading > 0 and row.gap > 1.35 * leading * line.size
    ends_short = closed and last.slack > max(0.12 * last.width, 2 * line.size)
    # an item of a list whose bullets are drawn and no letters
    bare_item = last.line.text.endswith(";") and min(last.indent, row.indent) > line.size
    return apart or ends_short or bare_item or _is_indented(row, paragraph, closed=closed)


def _is_dateline(text: str) -> bool:
    try:
        return dateline(text) is not None
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _is_centred_head(row: _Row, paragraph: list[_Row]) -> bool:
    """Whether the lines so far stand in the middle of their column, and this one does not."""
    return all(map(_is_centred, paragraph)) and not _is_centred(row)


def _is_centred(row: _Row) -> bool:
    least = 0.08 * row.width
    return row.indent > least and row.slack > least and abs(row.indent - row.slack) < 0.5 * least


def _is_indented(row: _Row, paragraph: list[_Row], *, closed: bool) -> bool:
    """Whether a line stands further in than the one before, or no more under its bullet."""
    last, size = paragraph[-1], row.line.size
    deeper = row.indent - last.indent
    in_list = _BULLET.match(paragraph[0].line.text) is not None
    if deeper > 0.7 * size and not (in_list and len(paragraph) == 1):
        return closed or last.slack > size
    return in_list and deeper < -0.5 * size


def _joined(lines: Iterable[str], words: Counter[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line
        elif first := _FIRST_HALF.search(text):
            text = text[:-1] + _bond(first[1], line, words) + line
        else:
            text = f"{text} {line}"
    return text.replace(HYPHEN, "-") if text.endswith(HYPHEN) else text


def _bond(first: str, line: str, words: Counter[str]) -> str:
    """What stood between two halves of a word before it was set in lines: a hyphen, or nothing."""
    match = _SECOND_HALF.match(line)
    second = match[0] if match else ""
    if not second or not second[0].islower():
        return "-"
    whole, hyphened = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
    if words[whole] != words[hyphened]:
        return "-" if words[hyphened] > words[whole] else ""
    is_compound = _COMPOUND.search(first) and len(second) > 6
    return "-" if second in _PARTICLES or is_compound else ""
