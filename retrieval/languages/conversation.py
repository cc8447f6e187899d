"""What a language says in a conversation beside whole questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from retrieval.languages.combining import NOTHING
from retrieval.patterns import lazy_pattern
from retrieval.types import Remark

_GOES_ON = lazy_pattern(r"\\\n\s*")


class Move(Enum):
    """How a few words move the time that was asked about before."""

    LATER = "later"
    EARLIER = "earlier"
    NEXT = "next"
    PREVIOUS = "previous"
    BEFORE = "before"
    SINCE = "since"
    LATER_THEN = "later then"
    EARLIER_THEN = "earlier then"
    ANY = "any"
    AGAIN = "again"


@dataclass(frozen=True, slots=True, eq=False)
class ConversationTable:
    """One language's words of going on from what was said; all in lower case, without marks.

    Attributes:
        day: a day of a month that is not named: "the 5th"; its group ``day`` is the number or
            the word for it.
        leads: words that begin what goes on: "and", "but".
        that_year: words that point back to the year asked about before, each with what names that
            year, which stands for {}: "of the same year".
        asks_again: what asks nothing but a time of its own, without that: "and what did they say?".
        asks_bare_again: the same without a word that goes on, where a time of no year does.
        that_month: the same of the month asked about before, its name standing for {}.
        picks: a whole follow-up that wants one of what was told: "the latest one".
        picks_first: one that wants the first of them, whatever else its words may mean.
        picks_latest: the same of the last one.
        leaves_out: a whole follow-up that leaves somebody out, the group ``name``: "not by Rudd".
        all_but: names everybody but somebody, who stands for {}.
        subjects: a question that names another subject alone: "and what about gas?"; its group
            ``topic`` is the subject, ``about`` the word that it is said with.
        bare_subjects: the same of one that stands alone behind a word of going on: "and gas?".
        about: words that stand before a subject, the commonest first: "about".
        about_follows: whether they stand behind it.
        about_bare: such a word for a subject in the case that names have.
        asks_bare: whether "what did Rudd say?" goes on without a leading word.
        asks_subject: found in a question for what somebody spoke of: it is of no subject before.
        says: asks what somebody, who stands for {}, says: "what did {} say?".
        people: questions that name somebody by a name alone: "what about Rudd?"; the group ``name``
            is that name, or ``genitive`` where it is in that case.
        others: whole follow-ups that ask what all others say: "and everyone else?".
        places: whole follow-ups of the same subject in a ``place``: "and in Osh?".
        elsewhere: a place at the end of a subject, or where the language has it so at its
            beginning: "schools in Osh".
        says_of: the same as ``says`` of a name in the genitive.
        moves: whole follow-ups that move the last time: a number of units away (the groups
            ``count`` and ``unit``), to the unit beside it (``unit``), to all before or since, to
            what is before or after it of the unit it lies in (``unit``), or to any time; and those
            that only ask when that was.
        remarks: what is no question, a whole message each, as regular expressions; ``ё`` is ``е``.
        address: words that may stand beside a remark: "bot", "please".
        keyboard: rows of its keyboard, along which letters are typed at random.
        vowels: letters of which every word has one.
    """

    day: re.Pattern[str] = NOTHING
    leads: re.Pattern[str] = NOTHING
    that_year: tuple[tuple[re.Pattern[str], str], ...] = ()
    asks_again: re.Pattern[str] = NOTHING
    asks_bare_again: re.Pattern[str] = NOTHING
    that_month: tuple[tuple[re.Pattern[str], str], ...] = ()
    picks: re.Pattern[str] = NOTHING
    picks_first: re.Pattern[str] = NOTHING
    picks_latest: re.Pattern[str] = NOTHING
    leaves_out: re.Pattern[str] = NOTHING
    all_but: str = ""
    subjects: tuple[re.Pattern[str], ...] = ()
    bare_subjects: tuple[re.Pattern[str], ...] = ()
    about: tuple[str, ...] = ()
    about_follows: bool = False
    about_bare: str = ""
    asks_bare: bool = False
    asks_subject: re.Pattern[str] = NOTHING
    says: str = ""
    people: tuple[re.Pattern[str], ...] = ()
    says_of: str = ""
    others: re.Pattern[str] = NOTHING
    places: tuple[re.Pattern[str], ...] = ()
    elsewhere: re.Pattern[str] = NOTHING
    moves: Mapping[Move, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    remarks: Mapping[Remark, tuple[str, ...]] = field(default_factory=dict)
    address: frozenset[str] = frozenset()
    keyboard: tuple[str, ...] = ()
    vowels: str = ""


def going_on(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns of whole questions; letter case says nothing."""
    return tuple(lazy_pattern(pattern, re.IGNORECASE) for pattern in patterns)


def moves(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns of whole follow-ups, in lower case, of which one is to be met."""
    return tuple(map(re.compile, patterns))


def entries(text: str) -> tuple[str, ...]:
    """The entries of a table, a line each; one that ends in a backslash goes on in the next."""
    return tuple(filter(None, map(str.strip, _GOES_ON.sub("", text).splitlines())))
