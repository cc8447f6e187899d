"""Lines of a paragraph as one text: words that were hyphenated at a line's end made whole again."""

import re
from collections import Counter
from collections.abc import Iterable

from retrieval.ingest.formats.pdf_lines import HYPHEN, PdfPage
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of

_TABLES = [known.pages for known in LANGUAGES]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_HALF = re.compile(r"([^\W\d_]+)" + HYPHEN + "$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(
    f"{any_of(end for table in _TABLES for end in table.compound_ends)}$", re.IGNORECASE
)
_PARTICLES = frozenset(word for table in _TABLES for word in table.hyphened_particles)


def words_of(pages: Iterable[PdfPage]) -> Counter[str]:
    """How often each word, or hyphenated compound, stands whole on a line."""
    return Counter(
        word.casefold()
        for page in pages
        for line in page.lines
        for word in _WORD.findall(line.text.rstrip(HYPHEN))
    )


def joined(lines: Iterable[str], words: Counter[str]) -> str:
    """Join the lines of a paragraph.

    Args:
        lines: a word may go on from one to the next.
        words: of the document, to tell whether a compound keeps its hyphen.
    """
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
