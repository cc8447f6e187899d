"""How a language writes down who said a quotation: patterns of what stands before and after it.

``who`` is the speaker. What stands after begins behind the closing mark; what stands before ends at
the opening one. White space in both is single.
"""

import re
from dataclasses import dataclass

from retrieval.languages.combining import NOTHING
from retrieval.patterns import lazy_pattern


@dataclass(frozen=True, slots=True, eq=False)
class PhraseWords:
    """One language's words of the phrases that stand beside a verb of saying, in lower case.

    Attributes:
        particles: inside names of people: van, de la.
        joins: inside names of bodies, and of several: of, and.
        titles: with which a name begins that may be of one word: Mr.
        bodies: nouns whose phrase is a body's name: government of X.
        offices: nouns of an office, by which of two names that a comma parts one is no name.
        openers: with which a phrase begins that belongs to no name: In X, Y said.
        no_names: with which a phrase begins that is nobody's name: what.
        media: words in the names of those who report what others say.
        places: words with which the name of a place begins: North.
        of_another: prepositions behind which a name is not whoever speaks: the lawyer of X.
    """

    particles: frozenset[str]
    joins: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    openers: re.Pattern[str]
    no_names: frozenset[str]
    of_another: frozenset[str]
    media: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def inside(self) -> frozenset[str]:
        """Small words inside a name."""
        return self.particles | self.joins


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
        others: a person's name anywhere in a sentence.
        asides: what stands between commas behind a name and before its verb.
        fronted: a clause that begins a sentence before that of the verb: when X asked why.
        doubts: what tells, up to a quotation, that its words were perhaps not said: if X said.
        torn: what a name ends in that goes on behind it.
        he, she: names, and pronouns, that only a man or a woman has.
        doubts_behind: the same of what stands behind a quotation, up to its verb and speaker.
        passes_on: behind that, that whoever is named repeats what another said: quoting X.
        refers: behind that, that a body repeats it, where a person only gives a reason: citing X.
        replies: up to a quotation, that whoever was told something says it: X told Y, who said.
        told: somebody to whom another speaks: a group "him" of a man, "her" of a woman.
        continues: behind a quotation, that the same one goes on: he added.
        capital: one word of a name, as a pattern.
        phrases: of those beside a verb of saying; None where they are taken as they are.
        persons: one person in a sentence, by a noun and no name: a neighbour.
        is_person: such a noun by itself, in small letters.
        of_man, of_woman: words for a man, or a woman, who was named and is no subject: him, her.
        whose: what makes a noun that of somebody who was named: his.
        joins: what begins another clause behind a quotation: which, is.
        placing: words before a name by which it is a place's or a thing's: in, the.
        papers: words, in small letters, of what is written, and of nobody: an analysis by X.
        states: behind a quotation that ends in a full stop, a sentence that says something else.
        people: what is no name though a sentence begins with it, in small letters: others, farmers.
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
    subject: re.Pattern[str] = NOTHING
    others: re.Pattern[str] = NOTHING
    asides: re.Pattern[str] = NOTHING
    fronted: re.Pattern[str] = NOTHING
    doubts: re.Pattern[str] = NOTHING
    torn: re.Pattern[str] = NOTHING
    he: re.Pattern[str] = NOTHING
    she: re.Pattern[str] = NOTHING
    capital: str = r"(?!)"
    phrases: PhraseWords | None = None
    doubts_behind: re.Pattern[str] = NOTHING
    passes_on: re.Pattern[str] = NOTHING
    refers: re.Pattern[str] = NOTHING
    replies: re.Pattern[str] = NOTHING
    told: re.Pattern[str] = NOTHING
    continues: re.Pattern[str] = NOTHING
    persons: re.Pattern[str] = NOTHING
    is_person: re.Pattern[str] = NOTHING
    of_man: re.Pattern[str] = NOTHING
    of_woman: re.Pattern[str] = NOTHING
    whose: re.Pattern[str] = NOTHING
    joins: re.Pattern[str] = NOTHING
    placing: re.Pattern[str] = NOTHING
    states: re.Pattern[str] = NOTHING
    papers: re.Pattern[str] = NOTHING
    people: re.Pattern[str] = NOTHING


def patterns(*sources: str, **words: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns in which the names of ``words`` stand for them."""
    compiled = []
    for source in sources:
        whole = source
        for name, word in words.items():
            whole = whole.replace(name, word)
        compiled.append(lazy_pattern(whole))
    return tuple(compiled)
