"""Which languages' words may turn a passage: those of its own sentence, not of the statement alone.

A statement may hold a paragraph in another language than the rest, a transcript turns in two, and
of a short one the language is not known. A negation must be seen in all of them.
"""

from functools import lru_cache

from retrieval.analysis.detection import detect
from retrieval.languages import LANGUAGES, Language
from retrieval.languages.scope import ScopeTable
from retrieval.languages.scripts import undotted
from retrieval.types import Span

_SURE = 60
"""Characters from which the language of a sentence is told surely."""

_HEADING = 2
"""Words of a heading that a verb alone turns: "Postponed", "Put off"."""

_LONGEST_LINE = 2_000


def scopes(text: str, lang: str | None, part: Span) -> tuple[ScopeTable, ...]:
    """The tables of the languages that a part of a text may be in.

    Args:
        text: of the statement.
        lang: of it; None where it is not known.
        part: one sentence or several, or a lead-in.
    """
    words = text[slice(*part)]
    able = _able(words)
    codes = [known.code for known in able]
    if len(able) > 1:
        own = _detected(words)
        if own in codes:
            codes = [own] if len(words) >= _SURE or lang not in codes else [own, lang]
        else:
            around = _detected(_line_of(text, part))
            codes = [around] if around in codes and lang in {around, None} else codes
    return tuple(known.scope for known in able if known.code in codes)


def turns_items(text: str, lang: str | None, part: Span) -> bool:
    """Whether a line without a colon turns the items under it: "Prohibited", "We will never"."""
    folded = undotted(text[slice(*part)].lower())
    for scope in scopes(text, lang, part):
        words = scope.idle.sub("", folded)
        ruling = [scope.negation, scope.undone, scope.exception, scope.condition]
        if scope.clause_of.search(words):
            ruling.append(scope.attribution)
        if len(words.split()) <= _HEADING:
            ruling.append(scope.leading)
        if any(pattern.search(words) for pattern in ruling):
            return True
    return False


def _able(words: str) -> list[Language]:
    """The languages whose letters some of the words have."""
    letters = frozenset(words.lower())
    return [known for known in LANGUAGES if not known.alphabet.isdisjoint(letters)]


def _line_of(text: str, part: Span) -> str:
    start, end = part
    first = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1 or max(
        0, start - _LONGEST_LINE
    )
    last = text.find("\n", end, end + _LONGEST_LINE)
    return text[first : last if last >= 0 else end + _LONGEST_LINE]


@lru_cache(maxsize=256)
def _detected(words: str) -> str | None:
    return detect(words)
