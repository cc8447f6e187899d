"""Large first letters of PDF paragraphs, two lines deep or more, put before their words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.entities.russian import is_russian_word
from retrieval.ingest.formats.pdf_hyphens import Words
from retrieval.ingest.formats.pdf_letters import LARGER, PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.languages import LANGUAGES
from retrieval.languages.scripts import CYRILLIC, KYRGYZ_ALONE

_INITIAL = re.compile(r"[\"“„«‘']?[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = frozenset(word for known in LANGUAGES for word in known.pages.words_of_a_letter)
_PROSE = 10  # letters of a line, at least
_MOST = 50  # on a page; where all letters stand alone, none is an initial
_DEEP = 2  # lines beside it, at least


def with_initials(pages: Sequence[PdfPage], words: Words) -> list[PdfPage]:
    """Put large first letters before the lines that stand beside them.

    Args:
        pages: as they are drawn.
        words: of the document, to tell "A bridge" from "Abridge".
    """
    return [_with_initials(page, words) for page in pages]


def _with_initials(page: PdfPage, words: Words) -> PdfPage:
    lines = list(page.lines)
    initials = [line for line in lines if _INITIAL.fullmatch(line.text)]
    if len(initials) > _MOST:
        return page
    for initial in initials:
        beside = _beside(initial, lines)
        if len(beside) < _DEEP:
            continue
        lines.remove(initial)
        for number, line in enumerate(beside):
            text = line.text
            if number == 0:
                text = initial.text + _bond(initial.text, beside, words) + text
            lines[lines.index(line)] = replace(line, text=text, left=initial.left)
    return replace(page, lines=tuple(lines))


def _beside(initial: PdfLine, lines: list[PdfLine]) -> list[PdfLine]:
    """The lines for which a letter makes room, from the top down: the first goes on with its word.

    All stand close to it, the first no lower than its head.
    """
    right, depth = initial.right, initial.top - initial.bottom
    middle = (initial.left + right) / 2
    beside = [
        line
        for line in lines
        if initial.size > LARGER * line.size
        and max(middle, right - 0.35 * depth) < line.left < right + 1.3 * line.size
        and initial.bottom < (line.top + line.bottom) / 2 < initial.top + 0.2 * depth
    ]
    beside.sort(key=lambda line: -line.top)
    if (
        not beside
        or beside[0].top < initial.top - 0.5 * depth
        or not _goes_on(initial.text, beside[0].text)
    ):
        return []
    return beside


def _goes_on(initial: str, text: str) -> bool:
    """Whether words go on after their first letter: in small ones, or in capitals as many set.

    After a word of a single letter, a name may follow.
    """
    word = _WORD.match(text)
    return (
        word is not None
        and len(text) >= _PROSE  # and no formula
        and (text[0].islower() or word[0].isupper() or initial[-1].casefold() in _ALONE)
    )


def _bond(initial: str, beside: Sequence[PdfLine], words: Words) -> str:
    """A space where the letter is a word by itself, else nothing."""
    letter = initial[-1].casefold()
    found = _WORD.match(beside[0].text)
    if letter not in _ALONE or found is None or len(found[0]) == 1:
        return ""
    if not (found[0].islower() or found[0].isupper()):
        return " "
    rest = found[0].casefold()
    if words.count(letter + rest):
        return ""
    if words.count(rest) > 1:  # elsewhere too
        return " "
    is_russian = CYRILLIC.match(letter) and not any(
        KYRGYZ_ALONE.intersection(line.text) for line in beside
    )
    return (
        " " if is_russian and not is_russian_word(letter + rest) and is_russian_word(rest) else ""
    )
