"""A question that names only another subject, or another person, goes on from the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retrieval.languages import IDLE_WORDS, LANGUAGES, Language
from retrieval.query.intent import intent_of, names_something, with_intent
from retrieval.types import Intent, Query

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = re.compile(r"[\s?!.,;:…]+$")
_MOST = 5
"""Words of a subject that is named by itself."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about, and where it says so.

    Attributes:
        words: the subject alone.
        start, end: the stretch of the question's text that says it, "about" included.
        known: the language of that "about".
    """

    words: str
    start: int
    end: int
    known: Language


def topical(text: str) -> bool:
    """Whether a text names anything: more than words of asking and of going on."""
    return any(word.casefold() not in IDLE_WORDS for word in _WORD.findall(text))


def of_subject(asked: Query, last: Query) -> Query | None:
    """The last question of the subject that this one names by itself: "and what about gas?".

    Args:
        asked: the question, understood by itself; its own time counts.
        last: whose speaker, and whose time where this has none, are kept.
    """
    for known in LANGUAGES:
        for pattern in known.conversation.subjects:
            match = pattern.fullmatch(_ENDS.sub("", asked.text))
            if match is None:
                continue
            said = match.groupdict().get("about")
            if not (names_something if said else topical)(match["topic"]):
                continue
            if len(match["topic"].split()) > _MOST:
                return None
            about = said or known.conversation.about[0]
            return with_subject(asked, last, match["topic"], about, known)
    return None


def is_named_alone(words: str) -> bool:
    """Whether a few words may be a name: they ask nothing."""
    few = 0 < len(words.split()) <= _MOST
    return few and topical(words) and intent_of(words)[0] is Intent.TOPIC


def may_be_said(last: Query) -> bool:
    """Whether a question is for what is said, and another may have said it."""
    named = last.speaker or last.source
    return bool(named) or last.intent is Intent.TOPIC or subject_of(last) is not None


def with_subject(asked: Query, last: Query, topic: str, about: str, known: Language) -> Query:
    """The last question of another topic, said with ``about``, in the time that is asked for."""
    phrase = f"{topic} {about}" if known.conversation.about_follows else f"{about} {topic}"
    found = subject_of(last)
    named = last.speaker or last.source
    if found is not None and found.known is known:
        text = f"{last.text[: found.start]}{phrase}{last.text[found.end :]}"
    elif named is not None and not named.only:
        text = f"{named.name}: {phrase}?"
    else:
        text = f"{phrase}?"
    mentions = bool(last.topic) or (named is not None and not named.only)
    whole = replace(last, phrases=asked.phrases, topic=topic if mentions else "")
    return _asked_again(whole, text, asked, last)


def of_person(asked: Query, last: Query, known: Language) -> Query:
    """The last question's subject, said by the person whom this one names.

    Args:
        asked: names somebody and no subject; understood without its leading words.
        last: whose subject, and whose time where this has none, are kept.
        known: the language that ``asked`` is in.
    """
    found = subject_of(last)
    words = found.words if found else _without_about(last)
    bare = _ENDS.sub("", asked.text)
    if found is not None and found.known is known:
        phrase = last.text[found.start : found.end]
        text = f"{phrase} {bare}?" if known.conversation.about_follows else f"{bare} {phrase}?"
    else:
        text = f"{bare}: {_ENDS.sub('', words)}?" if words else f"{bare}?"
    whole = replace(asked, phrases=last.phrases, topic=_ENDS.sub("", words))
    return _asked_again(whole, text, asked, last)


def to_others(asked: Query, last: Query) -> Query:
    """The last question's subject, said by everybody but the person whom this one leaves out."""
    found = subject_of(last)
    words = found.words if found else _without_about(last)
    named = last.speaker or last.source
    if named is None:
        return replace(last, unheard=asked.unheard)
    others = replace(last, speaker=None, source=None, topic="", unheard=asked.unheard)
    text = _ENDS.sub("", words)
    whole = with_intent(replace(others, text=text))
    return replace(whole, question=f"{text}: {asked.question}" if text else asked.question)


def _asked_again(whole: Query, text: str, asked: Query, last: Query) -> Query:
    """A question put together of two, with the time of the second, else of the first."""
    again = with_intent(
        replace(
            whole,
            question=text,
            text=text,
            period=asked.period or last.period,
            order=asked.order or last.order,
            dated="",
        )
    )
    return replace(again, is_about=again.is_about or (bool(whole.topic) and last.is_about))


def _without_about(query: Query) -> str:
    """What a question is about that does not say "about": all of it, but for a name alone."""
    if query.speaker or query.source:
        return query.topic
    return query.text if topical(query.text) else ""


def subject_of(query: Query) -> Subject | None:
    """What a question is about, where it says "about"; None where it says it otherwise."""
    return next(filter(None, (_said_about(query, known) for known in LANGUAGES)), None)


def _said_about(query: Query, known: Language) -> Subject | None:
    for words, start, end in _candidates(query, known):
        before, after = query.text[:start], query.text[end:]
        beside = after if known.conversation.about_follows else before
        near = _WORD.findall(beside)
        idle = [word.casefold() in IDLE_WORDS for word in near]
        # "position on water", and not "rely on gas"
        fits = all(idle) if known.conversation.about_follows else bool(idle) and idle[-1]
        if names_something(words) and (query.topic or fits):
            return Subject(words, start, end, known)
    return None


def _candidates(query: Query, known: Language) -> Iterator[tuple[str, int, int]]:
    """Stretches that may say the subject, each with the subject alone."""
    about = "|".join(r"\s+".join(map(re.escape, one.split())) for one in known.conversation.about)
    if not about:
        return
    topic = re.escape(query.topic) if query.topic else ".+?"
    if known.conversation.about_follows:
        begins = r"(?<!\w)" if query.topic else "^"
        pattern = rf"{begins}(?P<topic>{topic})\s+(?:{about})(?!\w)"
    else:
        ends = r"(?!\w)" if query.topic else r"(?=[\s?!.…]*$)"
        pattern = rf"(?<!\w)(?:{about})\s+(?P<topic>{topic}){ends}"
    for start in (match.start() for match in re.finditer(r"(?<!\w)\w", query.text)):
        match = re.compile(pattern, re.IGNORECASE).match(query.text, start)
        if match:
            yield match["topic"], *match.span()
