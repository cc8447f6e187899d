"""How a language asks: of a topic, or a question that has one answer.

A topic is named by a frame ("What was said about …?") or stands alone ("gun control"). Frames match
a whole question from its beginning; the group ``subject`` is what it is about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.languages.combining import NOTHING
from retrieval.patterns import lazy_pattern


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """One language's ways of asking; all patterns ignore letter case.

    Attributes:
        frames: patterns of questions for whatever was said about a subject.
        stances: patterns of questions for where somebody stands on a subject; whoever that is may
            be named in them, and is looked for first.
        questioning: found in a question that wants an answer and names no topic.
        joined: what joins two questions in one sentence.
        leading: a conjunction that a question begins with.
        alone: found in a question, or what may be one of several.
        pointing: found in a question that points back to another one.
        listing: what joins two subjects of one topic: "the ferry and the dam".
        undivided: found in a topic that is one although something joins two: "between A and B",
            "the Ministry of Energy and Water".
        first, latest: whole questions that want the oldest or the newest first; what is asked is
            the groups ``rest`` and ``more``.
        opening: what leads into a question without being part of it: "please tell me what …".
        whatever: asks for nothing but what is new, without its time: "what's new?".
        announcing: what tells that questions follow: "I have two questions:".
        closing: thanks and greetings that end a question and are no part of it.
        asides: what only asks for exact words, anywhere in a question: "verbatim".
        occasions: where, or as what, somebody said it, beside what it is about, behind the group
            ``kept``: "say in an interview about".
        slips: words of asking as they are typed in haste, each with what is meant.
        mentioning: a verb whose object is spoken of, at the end of what stands before that, or at
            the beginning of what stands behind: "mention", "discussed".
        anything: a whole subject that leaves it open: "anything", "various subjects".
        listed: a comma between two questions where another one follows them: "is it open, who built
            it and …".
        embedding: found in what stands before such a comma where the rest is a clause of it:
            "the keeper, who …".
    """

    frames: tuple[re.Pattern[str], ...]
    stances: tuple[re.Pattern[str], ...]
    questioning: re.Pattern[str]
    joined: re.Pattern[str]
    leading: re.Pattern[str]
    alone: re.Pattern[str]
    pointing: re.Pattern[str]
    listing: re.Pattern[str]
    undivided: re.Pattern[str]
    first: tuple[re.Pattern[str], ...]
    latest: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str] = NOTHING
    announcing: re.Pattern[str] = NOTHING
    whatever: re.Pattern[str] = NOTHING
    anything: re.Pattern[str] = NOTHING
    mentioning: re.Pattern[str] = NOTHING
    closing: re.Pattern[str] = NOTHING
    asides: re.Pattern[str] = NOTHING
    occasions: tuple[re.Pattern[str], ...] = ()
    slips: Mapping[str, str] = field(default_factory=dict)
    listed: re.Pattern[str] = NOTHING
    embedding: re.Pattern[str] = NOTHING


def frames(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile frames; ``SUBJECT`` stands for the rest of the question."""
    subject = r"(?P<subject>.+?)"
    return tuple(
        lazy_pattern(rf"^\s*{pattern.replace('SUBJECT', subject)}\s*[?.!…]*\s*$", re.IGNORECASE)
        for pattern in patterns
    )


def orders(words: str, *patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns of whole questions; ``ORDER`` stands for the words of an order."""
    return tuple(
        lazy_pattern(rf"^\s*{pattern.replace('ORDER', words)}\s*[?.!…]*\s*$", re.IGNORECASE)
        for pattern in patterns
    )


def opening(greeting: str, request: str, clause: str) -> re.Pattern[str]:
    """What leads into a question: greetings, and a request that a clause follows.

    Args:
        greeting: a pattern of any greeting.
        request: of any request: tell me.
        clause: of a word that a question in it begins with: what.
    """
    return found(
        rf"^\s*(?:{greeting}(?:\s*[,.!]+\s*|\s+(?=(?:{greeting}|{request}|{clause})\b)))*"
        rf"(?:{request}\s*[,:]?\s+(?={clause}\b)|(?<=[\s,.!])(?=\w))"
    )


def found(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that is looked for anywhere in a question."""
    return lazy_pattern(pattern, re.IGNORECASE)
