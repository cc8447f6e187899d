"""Several questions in one: "How much wheat was harvested, and is the dam leaking?".

So are several subjects of one topic: "What was said about the ferry and the dam?".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.languages import IDLE_WORDS, LANGUAGES, OFFICES, Language
from retrieval.languages.asking import Asking
from retrieval.query.intent import names_something
from retrieval.types import Query

_MOST = 3
_WORD = re.compile(r"[^\W_]+")
_SENTENCES = re.compile(r"(?<=[?!])\s+")
_MARKS = " ?!.…"
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions.

    Attributes:
        text: its own words.
        before: the question before it, where it points back to that ("and who built it?").
        goes_on: whether it names another subject of the question before it ("and about gas?").
    """

    text: str
    before: str = ""
    goes_on: bool = False


def questions_in(text: str) -> tuple[Part, ...]:
    """The questions that a text asks; nothing where it asks one."""
    for known in LANGUAGES:
        asking = known.asking
        if asking is None:
            continue
        typed = [
            piece.strip(" ,;")
            for sentence in _SENTENCES.split(text)
            for piece in asking.joined.split(_NUMBER.sub("", sentence))
        ]
        if len(typed) > 1:
            typed = [one for piece in typed for one in _listed(piece, asking)]
        goes_on = [place > 0 and _goes_on(piece, known) for place, piece in enumerate(typed)]
        pieces = [
            piece if further else asking.leading.sub("", piece)
            for piece, further in zip(typed, goes_on, strict=True)
        ]
        asks = all(
            _tells(piece) and (further or asking.alone.search(piece))
            for piece, further in zip(pieces, goes_on, strict=True)
        )
        if not asks or not 1 < len(pieces) <= _MOST:
            continue
        points = [bool(asking.pointing.search(piece)) for piece in pieces]
        return tuple(
            Part(piece, _pointed_to(pieces[:place], points) if points[place] else "", further)
            for place, (piece, further) in enumerate(zip(pieces, goes_on, strict=True))
        )
    return ()


def _pointed_to(before: Sequence[str], points: Sequence[bool]) -> str:
    """The last question that says by itself what it is about: the dam, not "when was it opened"."""
    named = [piece for piece, pointing in zip(before, points, strict=False) if not pointing]
    return next(reversed(named or before), "")


def _listed(piece: str, asking: Asking) -> Iterator[str]:
    """The questions of a list that a comma alone divides; a piece that is one stays as it is."""
    for comma in asking.listed.finditer(piece):
        one, other = piece[: comma.start()], piece[comma.end() :]
        asks = all(_tells(part) and asking.alone.search(part) for part in (one, other))
        if asks and not asking.embedding.search(one) and not _is_of_office(one):
            yield one
            yield from _listed(other, asking)
            return
    yield piece


def _is_of_office(text: str) -> bool:
    """Whether a text ends with somebody's office: "the minister, who resigned"."""
    words = _WORD.findall(text)
    return bool(words) and words[-1].casefold() in OFFICES


def _goes_on(piece: str, known: Language) -> bool:
    """Whether it names another subject alone: "about gas?"."""
    subjects = known.conversation.subjects
    return any(pattern.fullmatch(piece.rstrip(_MARKS)) for pattern in subjects)


def each_speaker(question: str) -> tuple[str, ...]:
    """A question to two people as one to each: "What did Penn and Stroud say about water?"."""
    for known in LANGUAGES:
        for pattern in known.saying.together if known.saying else ():
            found = pattern.search(question)
            if found is not None:
                before, behind = question[: found.start()], question[found.end() :]
                return tuple(f"{before}{found[name]}{behind}" for name in ("one", "two"))
    return ()


def each_subject(query: Query) -> tuple[Query, ...]:
    """A topic of several subjects, as one question for each; nothing where it has one."""
    subjects = [query.subject]
    for known in LANGUAGES:
        asking = known.asking
        if asking is None:
            continue
        if asking.undivided.search(query.subject):
            return ()
        subjects = [part.strip(_MARKS) for one in subjects for part in asking.listing.split(one)]
    if not 1 < len(subjects) <= _MOST or not all(map(names_something, subjects)):
        return ()
    return tuple(_of_subject(query, subject) for subject in subjects)


def _of_subject(query: Query, subject: str) -> Query:
    def alone(text: str) -> str:
        return text.replace(query.subject, subject)

    return replace(
        query,
        question=alone(query.text),
        text=alone(query.text),
        topic=alone(query.topic),
        dated=alone(query.dated),
        subject=subject,
    )


def _tells(text: str) -> bool:
    """Whether it has a word that names a subject."""
    return not IDLE_WORDS.issuperset(word.casefold() for word in _WORD.findall(text))
