"""Lines of a paragraph as one text: words that were hyphenated at a line's end made whole again.

Whether a hyphen at a line's end belongs to the word is told by the document's other words, then
by what is known of compounds, for Russian by a dictionary, and else it does not.
"""

import re
from collections import Counter
from collections.abc import Iterable

from retrieval.entities.russian import are_nouns_in_one_case, is_russian_word
from retrieval.ingest.formats.pdf_letters import HYPHEN
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CYRILLIC, KYRGYZ_ALONE
from retrieval.patterns import lazy_pattern

_TABLES = [known.pages for known in LANGUAGES]
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FIRST_HALF = re.compile(rf"(?P<chain>(?:[^\W_]+-)*)(?P<first>[^\W\d_]+){HYPHEN}$")
_SECOND_HALF = re.compile(r"(?P<second>[^\W\d_]+)(?P<rest>(?:-[^\W_]+)*)")
_SUSPENDED = re.compile(rf"{any_of(word for table in _TABLES for word in table.either)}\s")
_HYPHENED = [lazy_pattern(any_of(table.hyphened_compounds), re.IGNORECASE) for table in _TABLES]
_OF_KYRGYZ = [
    form
    for form, known in zip(_HYPHENED, LANGUAGES, strict=True)
    if KYRGYZ_ALONE & known.alphabet or not CYRILLIC.match(min(known.alphabet))
]
_PAIRED = lazy_pattern(
    any_of(form for table in _TABLES for form in table.word_pairs), re.IGNORECASE
)
_CLOSED = frozenset(word for table in _TABLES for word in table.closed_prefixes)
_MIDDLES = frozenset(word for table in _TABLES for word in table.compound_middles)
_LINKING = frozenset(vowel for table in _TABLES for vowel in table.linking_vowels)
# no space follows: 2030-|2031, 2030–|2031, and/|or
_TIED = re.compile(r"(?:\w|%)[-/\u2010\u2011]$|\d[\u2013\u2014]$|[^\W\d_][\u2013\u2014]$")
_TIES_ON = re.compile(r"[\w$\u20ac\u00a3\u2116]")
_LEAST_PART = 4
_KYRGYZ = 0.1  # of the words of a text hold a letter that Russian does not have
_LONGEST = 100  # letters of a word, so that a page without a space costs no more than another


class Words:
    """The words of a document, and hyphenated compounds, that stand whole on a line."""

    def __init__(self, pages: Iterable[PdfPage]) -> None:
        lines = [_without_half(line.text) for page in pages for line in page.lines]
        self._count = Counter(word.casefold() for line in lines for word in _WORD.findall(line))
        own = sum(count for word, count in self._count.items() if not KYRGYZ_ALONE.isdisjoint(word))
        self.are_kyrgyz = own > _KYRGYZ * self._count.total()
        """Whether so many hold a letter of Kyrgyz that what holds of Russian words does not."""

    def count(self, word: str) -> int:
        """How often a word stands in the document."""
        return self._count[word.casefold()]


def _without_half(line: str) -> str:
    """A line without the half of a word at its end."""
    found = _FIRST_HALF.search(line, max(len(line) - _LONGEST, 0))
    return line[: found.start()] if found else line.rstrip(HYPHEN)


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
    is_large = _is_set_large(first)  # "VIP-|lounge", "MINIS-|TRY"
    if not (is_large and _is_set_large(second)) and (is_large or not second[0].islower()):
        return "-"
    if (CYRILLIC.match(first) is None) != (CYRILLIC.match(second) is None):
        return "-"
    whole = max(words.count(chain + first + second + rest), words.count(first + second))
    hyphened = max(words.count(f"{chain}{first}-{second}{rest}"), words.count(f"{first}-{second}"))
    if whole != hyphened:
        return "-" if hyphened > whole else ""
    is_compound = _is_compound(chain, first.casefold(), second.casefold(), rest, words)
    # a name has parts that are words by chance
    may_be_nouns = not chain and first.islower() and not words.are_kyrgyz
    return "-" if is_compound or (may_be_nouns and _are_nouns(first, second)) else ""


def _goes_on(line: str) -> bool:
    """Whether behind "and" the second half of a compound stands: two- and three-storey."""
    return any("-" in word.strip("-") or len(word) > 5 for word in line.split()[1:3])


def _is_set_large(half: str) -> bool:
    return len(half) > 1 and half.isupper()


def _is_compound(chain: str, first: str, second: str, rest: str, words: Words) -> bool:
    """Whether two halves are words of their own between which a hyphen is written."""
    if len(first) == 1 or (first == second and len(first) > 2 and first not in _CLOSED):
        return True
    if chain:
        return first in _MIDDLES or words.count(first) > 0
    whole = f"{first}-{second}"
    if (rest and second in _MIDDLES) or _PAIRED.fullmatch(whole):
        return True
    if CYRILLIC.match(first) and (known := _is_known_compound(first, second, rest)) is not None:
        return known
    return _is_in_a_table(whole, words) or (not words.are_kyrgyz and _is_linked(first, second))


def _is_in_a_table(whole: str, words: Words) -> bool:
    """Whether a language that the document may be in has a compound with a hyphen."""
    return any(form.fullmatch(whole) for form in (_OF_KYRGYZ if words.are_kyrgyz else _HYPHENED))


def _is_known_compound(first: str, second: str, rest: str) -> bool | None:
    """Whether the dictionary has two halves with a hyphen, or else as one word; or neither."""
    if is_russian_word(f"{first}-{second}") or is_russian_word(f"{first}-{second}{rest}"):
        return True
    return False if is_russian_word(first + second) else None


def _is_linked(first: str, second: str) -> bool:
    """Whether two words of a dictionary stand beside each other in a compound not known to it."""
    long = min(len(first), len(second)) >= _LEAST_PART
    linked = long and first[-1] in _LINKING and first not in _CLOSED
    return linked and is_russian_word(first) and is_russian_word(second)


def _are_nouns(first: str, second: str) -> bool:
    """Whether two words that the dictionary does not have as one are nouns in the same case."""
    long = CYRILLIC.match(first) and min(len(first), len(second)) >= _LEAST_PART
    known = not long or first in _CLOSED or is_russian_word(first + second)
    return not known and are_nouns_in_one_case(first, second)
