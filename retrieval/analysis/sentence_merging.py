"""When two pieces that sentencex made are one sentence: abbreviations, initials, wrapped lines."""

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.languages import LANGUAGES, STOP_WORDS, Language
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CAPITALS, CYRILLIC_SMALL, LATIN_SMALL
from retrieval.types import Span

_WRAPPED = range(50, 121)
"""Widths, in characters, of paragraphs that somebody broke into lines."""

_OPENING = re.compile(r"[\s\"'«“„(\[]*")
_DASHES = ("-", "–", "—", "−")
_BULLETS = (*_DASHES, "•", "*", "·")
_ENDS = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_ENUMERATOR = re.compile(rf"\(?(?:\d{{1,3}}|[{LATIN_SMALL}{CYRILLIC_SMALL}]|[ivxIVX]{{1,5}})[.)]")
_CAPITAL = f"[{CAPITALS}]"
_PAIRS = tuple(pair for known in LANGUAGES for pair in known.initials)
_INITIAL = re.compile(rf"(?:^|[\s(«\"“-]){any_of((_CAPITAL, *_PAIRS))}\.$")
_DOTTED = re.compile(rf"(?:^|[\s(«\"“-])(?:{_CAPITAL}\.){{2,}}$")
_SHORT = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]{1,4}|\d{1,2})\.$")
_LONGEST_HEAD = 32
_NUMBER = r"\d{1,4}(?:[.-]\d{1,3}){0,3}|[IVXLC]{1,6}"
_PART = re.compile(
    rf"(?:(?P<word>[^\W\d_]+) (?:{_NUMBER})|(?:{_NUMBER})[- ](?P<behind>[^\W\d_]+))\."
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = frozenset(word for known in LANGUAGES for word in known.names_too)
"""Function words that are a month or a name where they have a capital."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line ``[start, end)``, and the length of the longest line of its paragraph."""

    start: int
    end: int
    width: int


def wrapped(text: str, line: TextLine, before: Span, after: Span, rules: Language) -> bool:
    """Whether a sentence goes on from one line to the next; list items and headings do not."""
    between = text[line.end : after[0]]
    if between.count("\n") != 1 or text.startswith(_BULLETS, after[0]):
        return False
    last, first = _tail(text, before), _first_letter(text, after)
    full = line.width in _WRAPPED and _is_full(text, line, after)
    if _ENDS.search(last):
        return full and last.endswith(".") and _open_ended(last, text, after, rules)
    if _ENUMERATOR.match(text, after[0]):
        return False
    return first.islower() or (full and (first.isalpha() or first.isdigit()))


def _is_full(text: str, line: TextLine, after: Span) -> bool:
    """Whether the next line's first word would not have fitted into the line before."""
    word = text[after[0] : min(after[1], after[0] + 40)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > line.width


def goes_on(text: str, before: Span, after: Span, rules: Language) -> bool:
    """Whether ``after``, on the same line, goes on with the sentence that ``before`` begins."""
    last = _tail(text, before)
    if before[1] - before[0] < 8 and _ENUMERATOR.fullmatch(text, *before):
        return True
    if _heads_a_part(text, before):
        return True
    if last.endswith((":", ";")):
        return False
    if text.startswith(_DASHES, after[0]) or text[after[0]].islower():
        return True
    return _open_ended(last, text, after, rules)


def _heads_a_part(text: str, span: Span) -> bool:
    """Whether a sentence is the number of a part of a law alone: "Article 5.", "Clause 2.1."."""
    if span[1] - span[0] > _LONGEST_HEAD:
        return False
    head = _PART.fullmatch(text, *span)
    word = (head["word"] or head["behind"]).lower() if head else ""
    return any(word in known.divisions for known in LANGUAGES)


def _open_ended(last: str, text: str, after: Span, rules: Language) -> bool:
    """Whether the full stop at the end of ``last`` belongs to an initial or an abbreviation."""
    if text[after[0]].isdigit() and _SHORT.search(last):
        return True
    if _INITIAL.search(last):
        return True
    word = last.rsplit(maxsplit=1)[-1].lstrip('(«"“„[0123456789-–').lower()
    abbreviated = word in _abbreviations(rules) or _DOTTED.search(last)
    return bool(abbreviated) and not _opens_sentence(text, after)


def _opens_sentence(text: str, after: Span) -> bool:
    """Whether ``after`` begins with a capitalised function word: "in the U.S. The ministry"."""
    opening = _OPENING.match(text, after[0], after[1])
    word = _WORD.match(text, opening.end() if opening else after[0], after[1])
    if word is None or text.startswith(".", word.end()):
        return False
    lower = word[0].lower()
    return lower != word[0] and lower in STOP_WORDS and lower not in _NAMES


def _tail(text: str, span: Span) -> str:
    return text[max(span[0], span[1] - 24) : span[1]]


def _first_letter(text: str, span: Span) -> str:
    opening = _OPENING.match(text, *span)
    return text[opening.end() : opening.end() + 1] if opening else ""


@lru_cache(maxsize=8)
def _abbreviations(rules: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in rules.abbreviations)
