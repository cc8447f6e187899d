"""How a language asks for, and reports, who said what: patterns with the name as a group.

Patterns of questions match a question from its beginning; ``who`` is the name of a speaker (or of a
source, where no speaker has it), ``whose`` the same in another case than the nominative, ``where``
that of a source, ``topic`` what is left of the question where a pattern takes all of it, ``to``
whom something was said, ``aside`` what stands behind the name between commas. Without ``topic``
the match is cut out of the question.
"""

import re
from dataclasses import dataclass

from retrieval.languages.combining import NOTHING
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
        roles: a word, in any case, that is the noun of an office or a calling: minister.
        held: such a word, or a body's, that ends an office whose other words stand before it.
        bodies: a word that behind the noun of an office is the body, not a first name.
        joins: words inside the name of an office: minister of health.
        hearers: those to whom everybody speaks, who tell nothing of the subject: reporters.
        owned: nouns of what is said, behind which whose it is stands in the genitive: words of.
        excepted: who speaks but one; ``whose``, or ``who`` in the nominative, is the name of that
            one.
        others: what stands for everybody else in their place.
        perhaps_excepted: the same as ``excepted``, where that may be a thing as well: "roads
            without Holm"; it counts where somebody of that name speaks.
        besides: what leaves a subject out; ``topic`` is that subject, ``kept`` what stays of the
            match, ``who`` a name before it alone, which may be a thing's: "Imports except grain".
        perhaps_besides: the same of a topic ("the town without the mill"), of which it may be a
            part ("life without parole"); ``how`` are the words that leave the subject out.
        hears: words before a colon by which somebody named there gets, hears or reads what follows.
        together: the names of ``one`` and of ``two`` people who are asked for together.
        nameless: who or what says something and has no name: a man, the crowd, a banner.
    """

    asked: tuple[re.Pattern[str], ...]
    titles: frozenset[str]
    offices: frozenset[str]
    speaker_operators: tuple[str, ...] = ()
    source_operators: tuple[str, ...] = ()
    dotted: frozenset[str] = frozenset()
    roles: re.Pattern[str] = NOTHING
    held: re.Pattern[str] = NOTHING
    bodies: re.Pattern[str] = NOTHING
    joins: frozenset[str] = frozenset()
    hearers: frozenset[str] = frozenset()
    owned: re.Pattern[str] = NOTHING
    excepted: tuple[re.Pattern[str], ...] = ()
    others: str = ""
    perhaps_excepted: tuple[re.Pattern[str], ...] = ()
    besides: tuple[re.Pattern[str], ...] = ()
    hears: re.Pattern[str] = NOTHING
    together: tuple[re.Pattern[str], ...] = ()
    perhaps_besides: tuple[re.Pattern[str], ...] = ()
    nameless: re.Pattern[str] = NOTHING


_ONE = r"[^\W_][\w.'’-]*"
_CAPITAL = rf"(?-i:(?=[A-ZА-ЯЁӨҮҢ])){_ONE}"


def asked(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns of questions.

    ``NAME`` stands for one to four words, ``HOLDER`` for up to eight, an office and a name, and
    ``CAPITALS`` for one to three words with a capital letter.
    """
    name = rf"{_ONE}(?:\s+{_ONE}){{0,3}}?"
    holder = rf"{_ONE}(?:\s+{_ONE}){{0,7}}?"
    capitals = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}"
    return tuple(
        lazy_pattern(
            pattern.replace("NAME", name).replace("HOLDER", holder).replace("CAPITALS", capitals),
            re.IGNORECASE | re.VERBOSE,
        )
        for pattern in patterns
    )
