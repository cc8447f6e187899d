"""Columns of a PDF page: lines in reading order, and the pieces of one line put together."""

from retrieval.ingest.formats.pdf_letters import HYPHEN, PdfLine

_PROSE = 14  # letters of a line, at least
_CLEAR_LINES = 8  # on either side of a line over both columns


def columns_of(lines: list[PdfLine], page_width: float, *, least: int = 3) -> list[list[PdfLine]]:
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
            columns.extend(columns_of(side, page_width, least=2))
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
        score = (crossing, -min(len(left), len(right)))
        if best is not None and score >= best[0]:
            continue
        overlap = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
        if overlap <= (least - 1) * lines[0].size or not (_is_prose(left) and _is_prose(right)):
            continue
        if _is_interrupted(lines, place):
            continue
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
    letters = sum(len(line.text) for line in lines)
    return letters >= _PROSE * len(lines) or letters >= _PROSE * len(side_by_side(lines)[0])


def side_by_side(column: list[PdfLine]) -> tuple[list[PdfLine], list[tuple[float, float]]]:
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
                f"{first.text.replace(HYPHEN, '-')} {second.text}",
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
