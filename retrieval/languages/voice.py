"""How a language writes down who said a quotation: patterns of what stands before and after it.

``who`` is the speaker. What stands after begins behind the closing mark; what stands before ends at
the opening one. White space in both is single.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """One language's attribution of quotations.

    Attributes:
        after: patterns of what follows, matched from its beginning.
        before: patterns of what precedes, searched up to its end.
        sayer: somebody who is said to say something, in prose.
        subject: a person's whole name, perhaps behind an office, that begins a sentence.
        tells: the words by which somebody is said to say something, as a pattern.
        someone: words that stand for one who was named earlier: he, the statement.
        oneself: words for the writer: I, we.
        terms: what precedes a term, a title or a slogan.
        articles: what a name is shown without.
        offices: words of an institution or an office, by which a line under a quotation is told.
        short_titles: titles whose full stop does not end a sentence: Mr.
        openings: patterns of what may open a sentence before the name: Today, In March.
        leads: words that lead from the one who says it to the quotation: that.
    """

    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    sayer: re.Pattern[str]
    tells: re.Pattern[str]
    someone: frozenset[str]
    oneself: frozenset[str]
    terms: re.Pattern[str]
    articles: re.Pattern[str]
    offices: re.Pattern[str]
    short_titles: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    subject: re.Pattern[str] = re.compile(r"(?!)")


def patterns(*sources: str, **words: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns in which the names of ``words`` stand for them."""
    compiled = []
    for source in sources:
        whole = source
        for name, word in words.items():
            whole = whole.replace(name, word)
        compiled.append(re.compile(whole))
    return tuple(compiled)
