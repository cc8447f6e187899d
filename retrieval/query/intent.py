"""Topic or question: whatever was said about something, or the one answer to something.

The distinction is that of informational and known-answer requests in search. A topic is answered by
every statement that speaks of it, a question by the words that answer; so they are judged apart.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from retrieval.languages import IDLE_WORDS, LANGUAGES, STOP_WORDS
from retrieval.languages.asking import Asking
from retrieval.languages.combining import NOTHING
from retrieval.languages.language import Language
from retrieval.types import Intent, Order, Query

_MOST_WORDS = 7
"""Of a topic that stands alone; more are a claim or a sentence."""

_POINTS = " \t\n?.!,;:–—-…"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


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
    if intent is Intent.TOPIC:
        return replace(query, intent=intent, subject=text, is_about=is_about(query.text, text))
    return replace(query, intent=intent, subject="", is_about=bool(said_about(_WORD.findall(text))))


def is_about(text: str, subject: str) -> bool:
    """Whether a question says "about" beside a subject, whatever its words are: "about the press".

    What stands there is asked about, though elsewhere in a question it only asks: "press reports".
    """
    if not names_something(subject):
        return False
    places = [found.span() for found in re.finditer(re.escape(subject), text, re.IGNORECASE)]
    return any(
        _is_said(known, text[:start], text[end:]) for start, end in places for known in LANGUAGES
    )


def names_something(words: str) -> bool:
    """Whether words where a subject stands name one: not "it", "anything" or "this question"."""
    found = [word.casefold() for word in _WORD.findall(words)]
    if not IDLE_WORDS.issuperset(found):
        return True
    vague = any(
        known.asking.pointing.search(words) or known.asking.anything.search(words)
        for known in LANGUAGES
        if known.asking
    )
    return not vague and not STOP_WORDS.issuperset(found)


def said_about(words: Sequence[str]) -> frozenset[int]:
    """The places in a question of the words that stand next to "about" and name something.

    "About her remarks on the mill" is about the mill.
    """
    folded = [word.casefold() for word in words]
    found: set[int] = set()
    for known in LANGUAGES:
        places = _places_of(known, folded)
        for first, end in places:
            follows = known.conversation.about_follows
            beside = range(first)[::-1] if follows else range(end, len(folded))
            further = {at - 1 for at, _ in places} if not follows else {at for _, at in places}
            found.update(at for at in _nearest(words, beside) if at not in further)
    return frozenset(found)


def _places_of(known: Language, folded: Sequence[str]) -> list[tuple[int, int]]:
    """Where a language's "about" stands among words, each from its first to before its last."""
    return [
        (at, at + len(about))
        for about in (one.split() for one in known.conversation.about)
        for at in range(len(folded) - len(about) + 1)
        if folded[at : at + len(about)] == about
    ]


def _nearest(words: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """The first of some places whose word is no function word, if it names something there."""
    for count, place in enumerate(places, 1):
        if words[place].casefold() not in STOP_WORDS:
            if names_something(" ".join(words[at] for at in sorted(places[:count]))):
                yield place
            return


def _is_said(known: Language, before: str, after: str) -> bool:
    """Whether a language's "about" ends what stands before a subject, or begins what is behind."""
    follows = known.conversation.about_follows
    beside = _WORD.findall((after if follows else before).casefold())
    words = [one.split() for one in known.conversation.about]
    if any((beside[: len(one)] if follows else beside[-len(one) :]) == one for one in words):
        return True
    mentioning = known.asking.mentioning if known.asking else NOTHING
    return mentioning.search(after if follows else before) is not None


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
