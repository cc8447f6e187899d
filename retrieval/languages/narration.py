"""How the prose around a quotation tells who says it: words of one language.

Patterns ignore no case; what they match begins and ends at a word.
"""

import re
from dataclasses import dataclass, field

from retrieval.languages.combining import NOTHING
from retrieval.patterns import lazy_pattern


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """One language's words.

    Attributes:
        says: verbs by which somebody is said to say something, in the third person.
        cites: the same of somebody who repeats another's words, who stands in an oblique case.
        by_words_of: what a name stands behind, in an oblique case: according to.
        in_words_of: what stands behind a name in such a case.
        in_their_words: "in his words": of who was named before; a group "she" is a woman's.
        he, she, they: pronouns that mean who was named before.
        feminine: verbs that only a woman, or a body of feminine gender, is the subject of.
        governs: prepositions, behind which a name is no subject.
        inside: those of them behind which a body is who says it: said in the ministry.
        roles: nouns of an office or a calling in the nominative, with what may be joined to them.
        links: what leads from one story to another.
        documents: that something is said in: in the statement.
        of_this: what begins a sentence that tells who said what was quoted before it.
        thus: what shows the same anywhere in a sentence: in this way.
        quoting: what stands right behind a quotation and makes even a few words of it speech.
        any_body: nouns that stand for whatever body was named before.
        bodies: forms of a body's noun that stand for its name, and what the name has of it.
        agencies: bodies that report what others say.
        generic: nouns of an office that stand for somebody named before.
        vague: those of them that may mean somebody of any office: the expert.
        openings: words that begin a sentence and belong to no name.
        ends_with_role: whether what belongs to the noun of an office stands before it.
        declined: endings of names that nobody knows which may be those of another case.
        nominative_endings: what such a name may end in instead.
        genitive: endings of words that belong to the noun behind them.
        short: an abbreviation whose full stop ends no sentence, at the end of what is searched.
        ands: what joins two subjects.
        joins: what begins another clause behind a quotation.
        stops: words at which the phrase of an office ends.
        addressed: prepositions, behind which a name is whom something is said to.
        impersonal: verbs that stand without a subject beside a document: it is said in the note.
        to_whom: words behind which a name follows, and the form of a name to whom they are said.
        governs_behind: postpositions, before which a name is no subject.
        relative: a clause about a name, whose own subject says nothing: X, whom Y accuses, said.
        denies: what tells, up to a quotation, that its words were perhaps not said.
        denies_behind: the same behind a quotation.
        of_many: verbs that stand without a subject beside where it is said: in X they said.
        repeats: what tells that somebody reads out, or recalls, the words of another.
        not_but: a stretch, up to its last comma, that names who did not speak: not X, but.
        is_not: what stands behind whoever did not speak.
        persons: one person in a sentence, by a noun that is none of an office: a neighbour.
        whose: what stands before the noun of an office, by which it is another's: her deputy.
        describes: an adjective before the noun of an office, at the end of what is searched.
        clause_ends: a word with which a clause about the holder of an office ends: who came.
        shows: what tells, up to a colon, that the words are another's: X got a letter, saw a sign.
        titled: what stands right behind the name of something, and behind no speech: its programme.
        objects: the ending of a name to whose bearer something is done: X scolded Y.
        oblique: the ending of a body's noun in which it is said something: from the company.
        owned: places in which it is said, behind which stands whose they are: in the office of X.
        continues: a sentence up to its verb of saying that has no subject of its own: Also said.
        of_whom: a woman's noun right before a name that may be in the genitive: the daughter of.
        crowd: people without a name right before a quotation, who say it: the people "…" cried.
        masculine: verbs that only a man, or whoever is called by a man's office, is the subject of.
    """

    says: re.Pattern[str]
    cites: re.Pattern[str]
    by_words_of: re.Pattern[str]
    in_words_of: re.Pattern[str]
    in_their_words: re.Pattern[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    feminine: re.Pattern[str]
    governs: frozenset[str]
    inside: frozenset[str]
    roles: re.Pattern[str]
    links: re.Pattern[str] = NOTHING
    documents: re.Pattern[str] = NOTHING
    of_this: re.Pattern[str] = NOTHING
    thus: re.Pattern[str] = NOTHING
    quoting: re.Pattern[str] = NOTHING
    any_body: frozenset[str] = frozenset()
    bodies: dict[str, str] = field(default_factory=dict)
    agencies: re.Pattern[str] = NOTHING
    generic: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    ends_with_role: bool = False
    declined: re.Pattern[str] = NOTHING
    nominative_endings: tuple[str, ...] = ()
    genitive: re.Pattern[str] = NOTHING
    short: re.Pattern[str] = NOTHING
    ands: frozenset[str] = frozenset()
    joins: re.Pattern[str] = NOTHING
    stops: frozenset[str] = frozenset()
    addressed: frozenset[str] = frozenset()
    governs_behind: re.Pattern[str] = NOTHING
    relative: re.Pattern[str] = NOTHING
    denies: re.Pattern[str] = NOTHING
    denies_behind: re.Pattern[str] = NOTHING
    of_many: re.Pattern[str] = NOTHING
    impersonal: re.Pattern[str] = NOTHING
    to_whom: re.Pattern[str] = NOTHING
    repeats: re.Pattern[str] = NOTHING
    not_but: re.Pattern[str] = NOTHING
    is_not: re.Pattern[str] = NOTHING
    owned: re.Pattern[str] = NOTHING
    describes: re.Pattern[str] = NOTHING
    clause_ends: re.Pattern[str] = NOTHING
    persons: re.Pattern[str] = NOTHING
    whose: re.Pattern[str] = NOTHING
    shows: re.Pattern[str] = NOTHING
    titled: re.Pattern[str] = NOTHING
    vague: frozenset[str] = frozenset()
    oblique: re.Pattern[str] = NOTHING
    objects: re.Pattern[str] = NOTHING
    continues: re.Pattern[str] = NOTHING
    masculine: re.Pattern[str] = NOTHING
    of_whom: re.Pattern[str] = NOTHING
    crowd: re.Pattern[str] = NOTHING


def words(*alternatives: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern of whole words."""
    return lazy_pattern(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", flags)
