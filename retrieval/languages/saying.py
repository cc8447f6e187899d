"""How a language asks for, and reports, who said what: patterns with the name as a group.

Patterns of questions match a question from its beginning; ``who`` is the name of a speaker (or of a
source, where no speaker has it), ``whose`` the same in another case than the nominative, ``where``
that of a source, ``topic`` what is left of the question where a pattern takes all of it. Without
``topic`` the match is cut out of the question.
"""

import re
from dataclasses import dataclass

from retrieval.patterns import lazy_pattern


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """One language's words of saying; all patterns ignore letter case.

    Attributes:
        asked: patterns of questions that name a speaker or a source.
        titles: words before or in a name that are no part of it: Mr, President.
        offices: words that alone, or one after another, are nobody's name: the ministry, she.
        speaker_operators: words that demand a speaker, before a colon: ``speaker:Howard``.
        source_operators: words that demand a source: ``source:"24.kg"``.
        dotted: abbreviations with full stops that are nobody's initials, without these: us, dc.
    """

    asked: tuple[re.Pattern[str], ...]
    titles: frozenset[str]
    offices: frozenset[str]
    speaker_operators: tuple[str, ...] = ()
    source_operators: tuple[str, ...] = ()
    dotted: frozenset[str] = frozenset()


def asked(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns of questions; ``NAME`` stands for one to four words."""
    word = r"[^\W_][\w.'’-]*"
    name = rf"{word}(?:\s+{word}){{0,3}}?"
    return tuple(
        lazy_pattern(pattern.replace("NAME", name), re.IGNORECASE | re.VERBOSE)
        for pattern in patterns
    )
