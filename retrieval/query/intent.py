"""Topic or question: whatever was said about something, or the one answer to something.

The distinction is that of informational and known-answer requests in search. A topic is answered by
every statement that speaks of it, a question by the words that answer; so they are judged apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from retrieval.languages import LANGUAGES
from retrieval.languages.asking import Asking
from retrieval.types import Intent, Order, Query

_MOST_WORDS = 7
"""Of a topic that stands alone; more are a claim or a sentence."""

_POINTS = " \t\n?.!,;:–—-…"


def subject_of(text: str) -> str | None:
    """What a question in a frame is about: "the ferry" of "What was said about the ferry?".

    Returns:
        The question's own words of the subject; None where no frame of any language fits.
    """
    return _framed(text, lambda asking: asking.frames)


def topic_of(text: str) -> str | None:
    """The same, also of a question for where nobody by name stands on a subject.

    Args:
        text: a question of which whoever it names was cut out.
    """
    return subject_of(text) or _framed(text, lambda asking: asking.stances)


def _framed(text: str, frames: Callable[[Asking], Sequence[re.Pattern[str]]]) -> str | None:
    for known in LANGUAGES:
        if known.asking is None:
            continue
        for frame in frames(known.asking):
            match = frame.match(text)
            subject = match["subject"].strip(_POINTS) if match else ""
            # "on how many farms …?" asks in a frame's clothes
            # and what ends a word of one language asks in another: «гриппу»
            if any(map(str.isalnum, subject)) and not known.asking.questioning.search(subject):
                return subject
    return None


def with_intent(query: Query) -> Query:
    """A question with what is told of its intent and its subject.

    Args:
        query: with its text, and with its topic where it names a speaker.
    """
    if query.phrases:
        return query
    named = query.speaker or query.source
    mentions = named is not None and not named.only
    intent, text = intent_of(query.topic if mentions else query.text)
    return replace(query, intent=intent, subject=text if intent is Intent.TOPIC else "")


def ordered(text: str) -> tuple[str, Order | None]:
    """A question without its words of order, and the order: "first on water" is about water."""
    for known in LANGUAGES:
        asking = known.asking
        for order, patterns in (
            (Order.FIRST, asking.first if asking else ()),
            (Order.LATEST, asking.latest if asking else ()),
        ):
            for pattern in patterns:
                if match := pattern.match(text):
                    parts = (match["rest"], match.groupdict().get("more") or "")
                    return " ".join(part.strip() for part in parts if part.strip()), order
    return text, None


def intent_of(text: str) -> tuple[Intent, str]:
    """Whether a text names a topic or asks a question, and what is searched for.

    Args:
        text: a question without its period, order and speaker.

    Returns:
        A topic and its subject, or a question and the text as it is.
    """
    subject = topic_of(text)
    if subject is not None:
        return Intent.TOPIC, subject
    bare = text.strip(_POINTS)
    # a full stop ends a sentence, which says something
    if (
        bare
        and not text.rstrip().endswith(".")
        and not _asks(text)
        and len(bare.split()) <= _MOST_WORDS
    ):
        return Intent.TOPIC, bare
    return Intent.QUESTION, text


def _asks(text: str) -> bool:
    return any(known.asking.questioning.search(text) for known in LANGUAGES if known.asking)
