"""The speaker or source that a question names, as an operator or in words."""

import re
from dataclasses import dataclass

from retrieval.languages import LANGUAGES, Language
from retrieval.query.periods.cutting import without
from retrieval.types import Named

_SAYINGS = [known.saying for known in LANGUAGES if known.saying]
_SPEAKER = "|".join(word for saying in _SAYINGS for word in saying.speaker_operators)
_SOURCE = "|".join(word for saying in _SAYINGS for word in saying.source_operators)
_OPERATOR = re.compile(
    rf"(?<![^\s(,;])(?:(?P<speaker>{_SPEAKER})|(?P<source>{_SOURCE}))\s?:\s*"
    r"(?:“(?P<a>[^”]+)”|\"(?P<b>[^\"]+)\"|«(?P<c>[^»]+)»|„(?P<d>[^“”]+)[“”]|(?P<e>[^\s\"“”«»„]+))",
    re.IGNORECASE,
)
_LOOSE = ",;:?!."


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a question names.

    Attributes:
        text: what is left of the question; empty where it has no other words.
    """

    speaker: Named | None
    source: Named | None
    text: str


def demanded(question: str) -> Naming:
    """Read the operators ``speaker:Howard`` and ``source:"24.kg"``; the last of each counts.

    Returns:
        Whom they name, and the question without them.
    """
    names: dict[str, Named] = {}
    spans = []
    for match in _OPERATOR.finditer(question):
        name = next(match[group] for group in "abcde" if match[group])
        if match["e"]:
            name = name.rstrip(_LOOSE)
        if any(map(str.isalnum, name)):
            names["speaker" if match["speaker"] else "source"] = Named(" ".join(name.split()), True)
            spans.append(match.span())
    return Naming(names.get("speaker"), names.get("source"), without(question, spans))


def _is_name(name: str, language: Language) -> bool:
    """Whether it may be somebody's: "the ministry" is nobody in particular, "did they" no name."""
    words = name.casefold().split()
    offices = language.saying.offices if language.saying else frozenset()
    return language.stop_words.isdisjoint(words) and not offices.issuperset(words)


def mentioned(question: str) -> Naming:
    """Read who is named in words: "what did Howard say about water".

    Returns:
        Whom the first fitting pattern of any language names, whether the archive knows them or
        not, and the question without these words.
    """
    for known in LANGUAGES:
        for pattern in known.saying.asked if known.saying else ():
            match = pattern.search(question)
            if match is None:
                continue
            facts = match.groupdict()
            left = facts.get("topic")
            if left is None:
                left = without(question, [match.span()])
            name = facts.get("who") or facts["where"]
            if not _is_name(name, known):
                continue
            named = Named(name.rstrip(_LOOSE), False)
            return Naming(
                named if facts.get("who") else None, None if facts.get("who") else named, left
            )
    return Naming(None, None, question)
