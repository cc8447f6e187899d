"""Which raised characters of a text are the marks of notes, and which are powers."""

import re

from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.patterns import lazy_pattern

_MARK = re.compile(r"[\[(]?([0-9]{1,3})[\])]?")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+")
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20|21)[0-9]{2}$")
_LONGEST_WORD = 40
_EQUATION = re.compile(r"[=+\u2212\u00b7*/]\s?[^\W\d_]{1,3}$")
_LETTERS = re.compile(r"[^\W\d_]+$")
_NUMBERED = lazy_pattern(
    rf"(?<!\w){any_of(words for known in LANGUAGES for words in known.pages.numbered_parts)}"
    r"[ \u00a0]+(?:\d+\W{1,3}(?:\w\W)?)*\d+\Z",
    re.IGNORECASE,
)
# of length and time: a raised number makes them squares
_UNITS = frozenset(
    (
        *("m", "km", "cm", "mm", "dm", "nm", "mi", "ft", "yd", "in", "sec", "min"),
        *(unit for known in LANGUAGES for unit in known.pages.squared_units),
    )
)


def marks(before: str, text: str) -> tuple[int, ...]:
    """The numbers of the notes that raised characters may be the marks of; none for a power.

    Args:
        before: what stands before them in their paragraph.
        text: the raised characters.
    """
    found = tuple(map(_number, _BETWEEN.split(text.strip())))
    if not before or None in found or _is_base(before, text.strip()):
        return ()
    return tuple(one for one in found if one is not None)


def _number(text: str) -> int | None:
    found = _MARK.fullmatch(text)
    return int(found[1]) if found else None


def number_of(text: str) -> int | None:
    """The number of the note whose text begins with these raised characters, None for none."""
    return _number(text.strip())


def is_part_of_law(before: str) -> bool:
    """Whether words end in the number of an article of law, which a raised number is a part of."""
    return _NUMBERED.search(before[-_LONGEST_WORD:]) is not None


def _is_base(before: str, number: str) -> bool:
    """Whether a raised number after these words is a power and no mark."""
    if before[-1].isdecimal():
        if is_part_of_law(before):
            return True
        # nobody writes a power of one
        return number != "1" and _YEAR.search(before, max(len(before) - _LONGEST_WORD, 0)) is None
    letters = _LETTERS.search(before, max(len(before) - _LONGEST_WORD, 0))
    if letters is None:
        return before[-1] in "])" and number in {"2", "3"}
    if _EQUATION.search(before, max(len(before) - _LONGEST_WORD, 0)):
        return True  # E = mc²
    word = letters[0].lower()
    return len(word) == 1 or (word in _UNITS and number in {"2", "3"})
