"""The speaker or source that a question names, as an operator or in words."""

import re
from dataclasses import dataclass

from retrieval.languages import LANGUAGES, Language
from retrieval.languages.ky.names import PATRONYMIC_WORDS
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
_INITIAL = 2  # characters of an initial with its point


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a question names.

    Attributes:
        text: what is left of the question; empty where it has no other words.
    """

    speaker: Named | None
    source: Named | None
    text: str

    @property
    def is_possessor(self) -> bool:
        """Whether somebody's words are asked for by a name in the genitive."""
        return self.speaker is not None and self.speaker.inflected


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


def _whole(name: str, left: str) -> tuple[str, str]:
    """A name with those of its words that a pattern took for the beginning of the subject.

    Kyrgyz puts the subject right behind the name.
    """
    words = left.split()
    taken = 0
    while taken < len(words) - 1 and _goes_on(words[taken], name):
        taken += 1
    return " ".join((name, *words[:taken])), " ".join(words[taken:]) if taken else left


def _is_beside(match: re.Match[str], question: str) -> bool:
    """Whether nothing stands between the name and the subject."""
    return question[match.end("who") : match.start("topic")].isspace()


def _goes_on(word: str, name: str) -> bool:
    return name[:1].isupper() and (word[:1].isupper() or word.casefold() in PATRONYMIC_WORDS)


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
            who = facts.get("who") or facts.get("whose")
            name = who or facts["where"]
            if facts.get("who") and facts.get("topic") and _is_beside(match, question):
                name, left = _whole(name, left)
            if not _is_name(name, known):
                continue
            # a point after a single letter is the initial's own
            bare = name.rstrip(_LOOSE) if len(name.split()[-1]) > _INITIAL else name
            named = Named(bare, only=False, inflected=facts.get("whose") is not None)
            return Naming(named, None, left) if who else Naming(None, named, left)
    return Naming(None, None, question)
