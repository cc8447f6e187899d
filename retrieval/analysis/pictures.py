"""Pictures before the lines of a list: any of them marks an item, and a cross says no to it.

"❌ swimming from the dam" beside "✅ fishing with a licence" says that nobody may swim. The words
without the cross say the opposite.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.text import BULLETS, DASHES
from retrieval.types import Span

_SIGN = (
    f"(?![{BULLETS}])"
    "[\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_JOINED = "[\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]"

PICTURES = rf"(?:{_SIGN}{_JOINED}*|\d{_JOINED}+)+"
"""Of a regular expression: one picture or several."""

CROSSES = "❌❎✖✗✘🚫⛔"
_NO = f"{CROSSES}🙅"
_NO_BESIDE_YES = f"{_NO}🔴👎☒☐⬜"
"""A red circle is no refusal, but beside a green one."""

_YES = "✅✔✓☑🟢👍🆗👌"
_VERDICT = re.compile(f"[{_YES}{_NO_BESIDE_YES}]")
_BEFORE = re.compile(rf"\s*(?:[{BULLETS}{DASHES}]|\(?\d{{1,2}}[.)])?[\s*_]*")
_MOST = 40
"""Lines to each side that are looked at."""

_LONGEST = 4_000  # characters to each side of a place that are read


@dataclass(frozen=True, slots=True)
class Crossed:
    """Words that a cross says no to.

    Attributes:
        mark: where the cross stands.
        words: what it is said of.
    """

    mark: Span
    words: Span


def is_verdict(mark: str) -> bool:
    """Whether the mark of an item is a tick or a cross."""
    return bool(_VERDICT.match(mark))


def crossed(text: str, span: Span) -> Crossed | None:
    """The cross that a passage stands behind, or before where crosses end the lines.

    Args:
        text: of a statement.
        span: of the passage.

    Returns:
        None where there is no cross, or the only one of its list and no tick beside it: a cross
        alone may call for attention.
    """
    own, row = _among(text, span)
    if own is None or _sign(text, own) in _YES or own.mark[0] in range(*span):
        return None
    is_one_of_several = _sign(text, own) in _NO and sum(one in _NO for one in row) > 1
    return own if is_one_of_several or any(one in _YES for one in row) else None


def is_ticked(text: str, span: Span) -> bool:
    """Whether a passage stands behind a tick, in a list that has crosses too.

    Args:
        text: of a statement.
        span: of the passage.
    """
    own, row = _among(text, span)
    return (
        own is not None and _sign(text, own) in _YES and any(one in _NO_BESIDE_YES for one in row)
    )


def _among(text: str, span: Span) -> tuple[Crossed | None, list[str]]:
    """The tick or cross that a passage has, and all those of its list."""
    low, high = max(0, span[0] - _LONGEST), min(len(text), span[0] + _LONGEST)
    first = text.rfind("\n", low, span[0]) + 1 or low
    line = first, min(_line_end(text, span[0]), high)
    own = next((one for one in _judged(text, line) if _holds(one, span)), None)
    if own is None:
        return None, []
    return own, [_sign(text, one) for near in _near(text, line) for one in _judged(text, near)]


def _sign(text: str, one: Crossed) -> str:
    return text[one.mark[0]]


def _holds(one: Crossed, span: Span) -> bool:
    return one.words[0] <= span[0] < one.words[1]


def _judged(text: str, line: Span) -> Iterator[Crossed]:
    """Each tick and cross of a line with what it is said of: what follows, or what stands before.

    It is what follows where the line begins with one.
    """
    marks = [found.span() for found in _VERDICT.finditer(text, *line)]
    if not marks:
        return
    leads = marks[0][0] <= _bare(text, line)
    bounds = [*(mark[0] for mark in marks), line[1]] if leads else [line[0], *(m[1] for m in marks)]
    for mark, start, end in zip(marks, bounds, bounds[1:], strict=False):
        yield Crossed(mark, (start, end))


def _bare(text: str, line: Span) -> int:
    """Where a line begins but for the mark of an item."""
    found = _BEFORE.match(text, *line)
    return found.end() if found else line[0]


def _near(text: str, line: Span) -> Iterator[Span]:
    """The lines of the same list: the line itself and those beside it that have pictures too."""
    yield line
    start = line[0]
    for _ in range(_MOST):
        end = start - 1
        start = text.rfind("\n", max(0, end - _LONGEST), max(0, end)) + 1
        if end < 0 or not _goes_on(text, (start, end)):
            break
        yield start, end
    end = line[1]
    for _ in range(_MOST):
        start, end = end + 1, _line_end(text, end + 1)
        if start >= len(text) or not _goes_on(text, (start, end)):
            break
        yield start, min(end, start + _LONGEST)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _goes_on(text: str, line: Span) -> bool:
    """Whether a list goes on over a line: it has a tick or a cross, or nothing."""
    return bool(_VERDICT.search(text, *line)) or not text[slice(*line)].strip()
