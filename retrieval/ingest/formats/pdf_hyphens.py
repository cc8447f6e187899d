"""Lines of a paragraph as one text: words that were hyphenated at a line's end made whole again.

Whether a hyphen at a line's end belongs to the word is told by the document's other words, then
by what is known of compounds, for Russian by a dictionary, and else it does not.
"""

import re
from collections import Counter
from collections.abc import Iterable

from retrieval.entities.russian import is_russian_word
from retrieval.ingest.formats.pdf_letters import HYPHEN
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CYRILLIC

_TABLES = [known.pages for known in LANGUAGES]
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FIRST_HALF = re.compile(rf"(?P<chain>(?:[^\W_]+-)*)(?P<first>[^\W\d_]+){HYPHEN}$")
_SECOND_HALF = re.compile(r"(?P<second>[^\W\d_]+)(?P<rest>(?:-[^\W_]+)*)")
_SUSPENDED = re.compile(rf"{any_of(word for table in _TABLES for word in table.either)}\s")
_HYPHENED = re.compile(
    any_of(form for table in _TABLES for form in table.hyphened_compounds), re.IGNORECASE
)
_MIDDLES = frozenset(word for table in _TABLES for word in table.compound_middles)
_LINKING = frozenset(vowel for table in _TABLES for vowel in table.linking_vowels)
# no space follows: 2030-|2031, 2030–|2031, and/|or
_TIED = re.compile(r"(?:\w|%)[-/\u2010\u2011]$|\d[\u2013\u2014]$|[^\W\d_][\u2013\u2014]$")
_TIES_ON = re.compile(r"[\w$\u20ac\u00a3\u2116]")
_LEAST_PART = 4
_LONGEST = 100  # letters of a word, so that a page without a space costs no more than another


class Words:
    """The words of a document, and hyphenated compounds, that stand whole on a line."""

    def __init__(self, pages: Iterable[PdfPage]) -> None:
        lines = [line.text.rstrip(HYPHEN) for page in pages for line in page.lines]
        self._count = Counter(word.casefold() for line in lines for word in _WORD.findall(line))

    def count(self, word: str) -> int:
        """How often a word stands in the document."""
        return self._count[word.casefold()]


def joined(lines: Iterable[str], words: Words) -> str:
    """Join the lines of a paragraph.

    Args:
        lines: a word may go on from one to the next.
        words: of the document, to tell whether a compound keeps its hyphen.
    """
    text = ""
    for line in lines:
        end = text[-_LONGEST:]
        if not text:
            text = line
        elif end.endswith(HYPHEN) and (first := _FIRST_HALF.search(end)):
            text = text[:-1] + _bond(first["chain"], first["first"], line, words) + line
        elif _TIED.search(end) and _TIES_ON.match(line) and not _SUSPENDED.match(line):
            text += line
        else:
            text = f"{text} {line}"
    return text.replace(HYPHEN, "-")


def _bond(chain: str, first: str, line: str, words: Words) -> str:
    """What stood between two halves of a word before it was set in lines: a hyphen, or nothing."""
    match = _SECOND_HALF.match(line)
    if match is None:
        return "-"
    second, rest = match["second"], match["rest"]
    if _SUSPENDED.match(line) and _goes_on(line):
        return "- "
    if not second[0].islower() and not (_is_set_large(first) and _is_set_large(second)):
        return "-"
    whole = max(words.count(chain + first + second + rest), words.count(first + second))
    hyphened = max(words.count(f"{chain}{first}-{second}{rest}"), words.count(f"{first}-{second}"))
    if whole != hyphened:
        return "-" if hyphened > whole else ""
    return "-" if _is_compound(chain, first.casefold(), second.casefold(), rest, words) else ""


def _goes_on(line: str) -> bool:
    """Whether behind "and" the second half of a compound stands: two- and three-storey."""
    return any("-" in word.strip("-") or len(word) > 5 for word in line.split()[1:3])


def _is_set_large(half: str) -> bool:
    return len(half) > 1 and half.isupper()


def _is_compound(chain: str, first: str, second: str, rest: str, words: Words) -> bool:
    """Whether two halves are words of their own between which a hyphen is written."""
    if len(first) == 1 or (first == second and len(first) > 2):
        return True
    if chain:
        return first in _MIDDLES or words.count(first) > 0
    if rest and second in _MIDDLES:
        return True
    if CYRILLIC.match(first) and (known := _is_known_compound(first, second, rest)) is not None:
        return known
    return _HYPHENED.fullmatch(f"{first}-{second}") is not None or _is_linked(first, second)


def _is_known_compound(first: str, second: str, rest: str) -> bool | None:
    """Whether the dictionary has two halves with a hyphen, or else as one word; or neither."""
    if is_russian_word(f"{first}-{second}") or is_russian_word(f"{first}-{second}{rest}"):
        return True
    return False if is_russian_word(first + second) else None


def _is_linked(first: str, second: str) -> bool:
    """Whether two words of a dictionary stand beside each other in a compound not known to it."""
    long = min(len(first), len(second)) >= _LEAST_PART
    linked = long and first[-1] in _LINKING
    return linked and is_russian_word(first) and is_russian_word(second)
