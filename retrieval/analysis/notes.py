"""Notes of a text as it is stored: a mark behind words, and below a line that begins with it."""

import re

from retrieval.types import Span

_MARK = re.compile(
    r"[.,;:!?»”\"')]*\s?(?P<mark>\[(?:\d{1,3}|\*{1,3}|[a-z])\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,3}|[†‡])"
)
_LINE = r"^[ \t]*{mark}[.)\]]?[ \t]*(?P<note>\S[^\n]*)$"
_PLAIN = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_FARTHEST = 50_000
"""Characters behind words in which their note is looked for."""


def note_behind(text: str, end: int) -> Span | None:
    """The note whose mark stands right behind words.

    Args:
        text: of a statement.
        end: of the words.

    Returns:
        The note without its mark; None where no mark stands there, or no line below begins with it.
    """
    found = _MARK.match(text, end)
    if found is None and end and text[end - 1] in ".!?":
        found = _MARK.match(text, end - 1)
    if found is None:
        return None
    mark = found["mark"]
    marks = {mark, mark.strip("[]"), mark.translate(_PLAIN)}
    below = re.compile(
        _LINE.format(mark=rf"\[?(?:{'|'.join(map(re.escape, sorted(marks)))})"), re.MULTILINE
    )
    line = text.find("\n", found.end())
    note = below.search(text, line, end + _FARTHEST) if line >= 0 else None
    return note.span("note") if note is not None else None
