"""The labels of a transcript in one language: who speaks, and what only looks like a speaker."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class TranscriptTable:
    """One language's labels; all but ``letters`` are parts of patterns that ignore letter case.

    Attributes:
        role_prefixes: words before a role, with the space between: "acting ".
        roles: labels of somebody who speaks: "Prime Minister", "Question".
        askers: those of whoever asks the questions.
        anybody: those of whoever it was: "a voice".
        first_person: words by which a line is told to be spoken and not told.
        interjecting: what stands behind a name for a call in another's turn.
        letters: roles of one letter, of questions and answers but of lists too.
        notices: labels of a post over what it quotes, which name nobody: "Update", "Video".
        callings: nouns of one person, told by how they end, that label a turn in a talk: "Trader".
        titles: words before or behind a name that show it to be one: "Mr".
        shortened: words of an office that end in a full stop: "dep.".
        surnames: endings of surnames, for labels that end in a full stop and no colon.
        parentage: words of a name that stand behind the father's: "uulu".
        headings: labels that nobody speaks under: "Contacts".
        media: names of those who report, as patterns; they ask where somebody answers them.
        end_marks: words that stand alone where the transcript ends.
    """

    role_prefixes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    askers: frozenset[str] = frozenset()
    anybody: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    interjecting: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    callings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    shortened: frozenset[str] = frozenset()
    surnames: tuple[str, ...] = ()
    parentage: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    end_marks: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
