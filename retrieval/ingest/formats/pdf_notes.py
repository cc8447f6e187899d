"""Notes at the foot of PDF pages: taken out of the running text, and their marks out of it."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace

from retrieval.ingest.formats.note_marks import is_part_of_law
from retrieval.ingest.formats.pdf_columns import columns_of, side_by_side
from retrieval.ingest.formats.pdf_letters import PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.ingest.formats.raised import RAISED_DIGITS, unraised
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of

_SMALL = 0.93  # of the usual size, of notes
_FOOT = 0.6  # of a page's height: notes begin below
_CELLS_APART = 2.5  # of a letter's height
_SIGNS = r"\*{1,3}|[†‡]"
_MARK = re.compile(
    rf"(?P<raised>[{RAISED_DIGITS}]{{1,3}}|{_SIGNS})[.)⁾]?\s*(?=\w|[\"'“«„‘(])"
    r"|(?P<plain>[0-9]{1,3})(?P<stop>[.)]?)\s+(?=[^\W\d_]|[\"'“«„‘(])"
)
_UNITS = any_of(unit for known in LANGUAGES for unit in known.pages.squared_units)
_MARKS = rf"[{RAISED_DIGITS}]+(?:[,–-] ?[{RAISED_DIGITS}]+)*⁾?"
_MARKED = re.compile(rf"(?P<before>\S*?)(?P<gap>[ \u00a0]?)(?P<mark>{_MARKS})(?![⁺⁻/\w])")
_YEAR = re.compile(r"(?:.*\W)?(?:1[5-9]|20|21)[0-9]{2}\Z")
_MEASURED = re.compile(rf"(?:.*[\d\W])?(?:{_UNITS}|[^\W\d_]{{1,2}})\Z", re.IGNORECASE)
_POWERS = frozenset("²³")
_SIGNED = re.compile(rf"(?<=[^\s*])(?P<mark>{_SIGNS})(?=[\s.,;:!?)»”\"]|\Z)")


def usual_size(pages: Sequence[PdfPage]) -> float:
    """How large most letters of a document are."""
    sizes = [line.size for page in pages for line in page.lines for _ in range(len(line.text))]
    return statistics.median(sizes) if sizes else 0.0


def without_notes(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], list[list[str]]]:
    """Take out the notes at the foot of the pages, and the marks that lead to them.

    Returns:
        The pages, and the lines of each note in order, its number before the first.
    """
    usual = usual_size(pages)
    kept: list[PdfPage] = []
    notes: list[list[str]] = []
    for page in pages:
        foot = _foot(page, usual, goes_on=bool(notes), last=_number(notes))
        rows = [row for column in columns_of(foot) for row in side_by_side(column)[0]]
        for row in rows:
            if _MARK.match(row.text) or not notes:
                notes.append([_with_plain_mark(row.text)])
            else:
                notes[-1].append(row.text)
        marks = {mark for row in rows if (mark := _mark(row.text))}
        gone = set(map(id, foot))
        body = (line for line in page.lines if id(line) not in gone)
        cleaned = (replace(line, text=without_marks(line.text, marks)) for line in body)
        kept.append(replace(page, lines=tuple(line for line in cleaned if line.text)))
    return kept, notes


def without_marks(text: str, marks: set[str]) -> str:
    """A line without the raised numbers that lead to notes.

    Args:
        text: the line.
        marks: those of the notes on its page; other numbers go where they cannot be a power.
    """

    def kept(found: re.Match[str]) -> str:
        if is_part_of_law(text[: found.end("before")]):
            return found[0]
        is_named = set(re.split(r"[,–-] ?", unraised(found["mark"]).rstrip("⁾"))) <= marks
        return found["before"] if _is_mark(found, named=is_named) else found[0]

    if any(digit in text for digit in RAISED_DIGITS):
        text = _MARKED.sub(kept, text)
    return _SIGNED.sub(lambda found: "" if found["mark"] in marks else found[0], text)


def _is_mark(found: re.Match[str], *, named: bool) -> bool:
    before = found["before"]
    if not before or before == "10" or before[-1] in "⁺⁻":
        return named and bool(found["gap"])
    if _MEASURED.match(before) and found["mark"] in _POWERS:
        return False
    return (
        named or _YEAR.match(before) is not None or not (before[-1].isdigit() or before[-1] in ")]")
    )


def _mark(text: str) -> str:
    found = _MARK.match(text)
    return unraised(found["raised"] or found["plain"]) if found else ""


def _with_plain_mark(text: str) -> str:
    found = _MARK.match(text)
    if found is None or not found["raised"]:
        return text
    return f"{unraised(found['raised'])} {text[found.end() :]}"


def _number(notes: list[list[str]]) -> int:
    """The number of the last note so far that has one."""
    return next((int(mark) for note in reversed(notes) if (mark := _mark(note[0])).isdigit()), 0)


def _foot(page: PdfPage, usual: float, *, goes_on: bool, last: int) -> list[PdfLine]:
    """The lines of the notes on a page.

    Args:
        page: without its running heads.
        usual: the size of most letters of the document.
        goes_on: a note of the page before may go on here.
        last: the number of the last note before this page.
    """
    small = [line for line in page.lines if line.size < _SMALL * usual]
    large = [line for line in page.lines if line.size >= _SMALL * usual]
    foot = [line for line in small if not any(_is_below(other, line) for other in large)]
    foot = foot or _under_rule(page)
    body = [line for line in page.lines if line not in foot]
    notes: list[PdfLine] = []
    for column in columns_of(foot):
        rows, gaps = side_by_side(column)
        for row, between in zip(rows, gaps, strict=True):
            ruled = _is_ruled(page, row)
            is_table = any(gap.width > _CELLS_APART * row.size for gap in between)
            in_doubt = last if row.top < page.height * _FOOT else None
            if not is_table and _begins_note(row.text, body, in_doubt, ruled=ruled):
                break
            if ruled and goes_on and not _MARK.match(row.text):
                break
        else:
            continue
        notes.extend(line for line in column if line.bottom <= row.top)
    return notes


def _begins_note(text: str, body: list[PdfLine], last: int | None, *, ruled: bool) -> bool:
    """Whether small type is a note: ``last`` is the number before a note without a mark."""
    found = _MARK.match(text)
    if found is None:
        return False
    if ruled:
        return True
    if found["raised"]:
        return found["raised"][0] in RAISED_DIGITS or any(
            one["mark"] == found["raised"] for line in body for one in _SIGNED.finditer(line.text)
        )
    number = found["plain"]
    raised_in_text = any(
        number == unraised(one["mark"]) for line in body for one in _MARKED.finditer(line.text)
    )
    return raised_in_text or (
        last is not None and not found["stop"] and int(number) in {1, last + 1}
    )


def _is_below(line: PdfLine, other: PdfLine) -> bool:
    """Whether a line stands under another."""
    return line.top < other.top and line.left < other.right and line.right > other.left


def _under_rule(page: PdfPage) -> list[PdfLine]:
    """The lines under the lowest rule, where it is short as one above notes is."""
    heights = [at for left, right, at in page.rules if right - left < 0.5 * page.width]
    if not heights or min(heights) > page.height * _FOOT:
        return []
    under = [line for line in page.lines if line.top <= min(heights) + 2]
    return under if under and _MARK.match(max(under, key=lambda one: one.top).text) else []


def _is_ruled(page: PdfPage, row: PdfLine) -> bool:
    """Whether a rule stands close above a line."""
    return any(
        left < row.right and right > row.left and -2 < at - row.top < 2.5 * row.size
        for left, right, at in page.rules
    )
