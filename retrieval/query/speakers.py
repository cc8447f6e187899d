"""The speaker or source that a question names, as an operator or in words."""

import re
from dataclasses import dataclass
from itertools import takewhile

from retrieval.analysis.person_names import genders, without_case
from retrieval.languages import LANGUAGES, STOP_WORDS, TITLES, Language
from retrieval.languages.combining import NOTHING
from retrieval.languages.ky.entity_words import GIVEN_NAMES
from retrieval.languages.ky.names import PATRONYMIC_WORDS
from retrieval.languages.saying import Saying
from retrieval.query.intent import intent_of, names_something
from retrieval.query.periods.cutting import without
from retrieval.types import Intent, Named

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
_LONGEST_OFFICE = 6  # words of an office that ends with its noun


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


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A subject that a question leaves out of its topic.

    Attributes:
        text: the question without it.
        words: by which it is left out, with it.
    """

    subject: str
    text: str
    words: str


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


def _is_name(name: str, language: Language, question: str) -> bool:
    """Whether it may be somebody's: "the ministry" is nobody in particular, "did they" no name."""
    words = name.casefold().split()
    saying = language.saying
    if saying is None:
        return language.stop_words.isdisjoint(words)
    held = next((at for at, word in enumerate(words) if saying.roles.fullmatch(word)), len(words))
    # the minister of health, and no "of" before an office
    joined = {word for word in words[held + 1 :] if word in saying.joins}
    idle = language.stop_words.intersection(words) - joined
    if words[-1] in saying.joins or saying.offices.issuperset(words):
        return False
    return not idle or _is_called(name, saying, question)


def _is_called(name: str, saying: Saying, question: str) -> bool:
    """Whether capital letters tell that somebody is called by a stop word, too: Ida May.

    The one that a question begins with tells nothing, nor any where most of its words have one.
    """
    words, others = name.split(), question.replace(name, " ", 1).split()
    most = 1 + len(others) // 2
    if not all(word[0].isupper() for word in words) or words[0].casefold() in saying.offices:
        return False
    if question.isupper() or sum(word[0].isupper() for word in others) > most:
        return False
    return not question.startswith(name) or not STOP_WORDS.issuperset(map(str.casefold, words))


def _whole(name: str, left: str, saying: Saying, *, inflected: bool) -> tuple[str, str]:
    """A name with those of its words that a pattern took for the beginning of the subject.

    Kyrgyz puts the subject right behind the name.
    """
    words = left.split()
    taken = _words_of_office(name, words, saying, inflected=inflected)
    is_written = taken > 0 or name[:1].isupper()
    while taken < len(words) - 1 and _goes_on(words[taken], is_written=is_written):
        taken += 1
    return " ".join((name, *words[:taken])), " ".join(words[taken:]) if taken else left


def _words_of_office(name: str, words: list[str], saying: Saying, *, inflected: bool) -> int:
    """How many words make an office of the word that a pattern took for a name: Health Minister.

    Somebody's surname, or a first name, begins no office.
    """
    folded = name.casefold()
    if without_case(folded) in GIVEN_NAMES or folded in saying.offices:
        return 0
    for count, word in enumerate(words[: min(_LONGEST_OFFICE, len(words) - 1)]):
        if _is_surname(words[count - 1] if count else name):
            return 0
        noun = without_case(word.casefold()) if inflected else word.casefold()
        # chief engineer X
        is_before_name = words[count + 1][:1].isupper() and bool(saying.roles.fullmatch(noun))
        if saying.held.fullmatch(noun) or (saying.held is not NOTHING and is_before_name):
            return count + 1
    return 0


def _is_surname(word: str) -> bool:
    """Whether a word with a capital is a surname by its ending."""
    return word[:1].isupper() and bool(genders(without_case(word.casefold())))


def _is_beside(match: re.Match[str], question: str) -> bool:
    """Whether nothing stands between the name and the subject."""
    name = "who" if match.groupdict().get("who") else "whose"
    return question[match.end(name) : match.start("topic")].isspace()


def _goes_on(word: str, *, is_written: bool) -> bool:
    """Whether a name goes on with a word, where its words have capital letters."""
    folded = word.casefold()
    return is_written and (word[:1].isupper() or folded in PATRONYMIC_WORDS | TITLES)


def _without_hearer(name: str, known: Language) -> tuple[str, str]:
    """A name without the small words before its capitals, and these: to whom something is said."""
    words = name.split()
    small = list(takewhile(lambda word: not word[:1].isupper(), words))
    kept = known.stop_words | TITLES
    if len(small) == len(words) or not kept.isdisjoint(map(str.casefold, small)):
        return name, ""
    if known.saying and any(known.saying.roles.fullmatch(word.casefold()) for word in words):
        return name, ""
    return " ".join(words[len(small) :]), " ".join(small)


def _to_whom(hearer: str, left: str, saying: Saying) -> str:
    """The subject with whom something was said to, unless that is everybody."""
    folded = hearer.casefold()
    if not hearer or folded in saying.hearers:
        return left
    return f"{hearer} {left}".strip()


def mentioned(question: str) -> Naming:
    """Read who is named in words: "what did Howard say about water".

    Returns:
        Whom the first fitting pattern of any language names, whether the archive knows them or
        not, and the question without these words.
    """
    for known in LANGUAGES:
        for pattern in known.saying.asked if known.saying else ():
            match = pattern.search(question)
            naming = _named_by(match, question, known) if match else None
            if naming is not None:
                return naming
    return Naming(None, None, question)


def _named_by(match: re.Match[str], question: str, known: Language) -> Naming | None:
    """Whom a pattern names, and what it leaves of the question; None where that is nobody."""
    facts = {"who": None, "whose": None, **match.groupdict()}
    left, saying = facts.get("topic"), known.saying
    if saying is None:
        return None
    if left is None:
        left = "" if facts.get("to") else without(question, [match.span()])
    who = facts["who"] or facts["whose"]
    name = who or facts["where"] or ""
    if facts.get("aside") and all(map(saying.roles.fullmatch, name.casefold().split()[-1:])):
        # "the minister, Ida Holm, said"
        name = f"{name} {facts['aside']}"
    if who and facts.get("topic") and _is_beside(match, question):
        name, left = _whole(name, left, saying, inflected=facts["whose"] is not None)
    name, hearer = _without_hearer(name, known)
    left = _to_whom(facts.get("to") or hearer, left, saying)
    if not _is_name(name, known, question):
        return None
    # a point after a single letter is the initial's own
    bare = name.rstrip(_LOOSE) if len(name.split()[-1]) > _INITIAL else name
    named = Named(bare, only=False, inflected=facts["whose"] is not None)
    return Naming(named, None, left) if who else Naming(None, named, left)


def excepted(question: str) -> tuple[Named | None, str]:
    """Read who speaks but one: "what did everyone except Howard say about water".

    Returns:
        That one, and the question of what everybody says; None and the question as it is where
        it leaves nobody out.
    """
    for known in LANGUAGES:
        for pattern in known.saying.excepted if known.saying else ():
            match = pattern.search(question)
            if match is not None and known.saying:
                kept = match.groupdict().get("kept") or known.saying.others
                return _left_out(match), _with(question, match, kept)
    return None, question


def perhaps_excepted(question: str) -> tuple[Named | None, str]:
    """The same of what may leave out a thing as well: "roads without Holm".

    Returns:
        As ``excepted`` does; somebody only where they are known to speak.
    """
    for known in LANGUAGES:
        for pattern in known.saying.perhaps_excepted if known.saying else ():
            match = pattern.search(question)
            named = _left_out(match) if match is not None else None
            if match is not None and named is not None and _is_name(named.name, known, question):
                return named, _with(question, match, "")
    return None, question


def besides(question: str, *, whoever: bool = True) -> tuple[str, Naming]:
    """Read the subject that a question leaves out: "what did Howard say besides water".

    Args:
        question: without its time.
        whoever: False where a name before the subject is a thing's: "Imports except grain".

    Returns:
        That subject, with the question without it, and whom a pattern of it names; "" and the
        question as it is where there is none.
    """
    for known in LANGUAGES:
        for pattern in known.saying.besides if known.saying else ():
            match = pattern.search(question)
            if match is None or not names_something(match["topic"]):
                continue
            name = match.groupdict().get("who")
            if name and not (whoever and _is_name(name, known, question)):
                continue
            named = Named(name, only=False) if name else None
            kept = name or match.groupdict().get("kept") or ""
            text = _with(question, match, kept)
            return match["topic"].strip(_LOOSE), Naming(named, None, text)
    return "", Naming(None, None, question)


def perhaps_besides(question: str) -> LeftOut | None:
    """Read the subject that a question leaves out of a topic: "the town without the mill".

    Args:
        question: without its time.

    Returns:
        None where it names no topic, or leaves nothing out.
    """
    for known in LANGUAGES:
        for pattern in known.saying.perhaps_besides if known.saying else ():
            match = pattern.search(question)
            if match is None or not names_something(match["topic"]):
                continue
            kept = match["kept"].strip(_LOOSE)
            said = mentioned(kept)
            # "Besides X, which towns did the mayor say …?" has one answer
            asks_for_topic = bool(said.speaker) and (
                not said.text or intent_of(said.text)[0] is Intent.TOPIC
            )
            if asks_for_topic or intent_of(kept)[0] is Intent.TOPIC:
                begin = min(match.start("how"), match.start("topic"))
                words = question[begin : max(match.end("how"), match.end("topic"))]
                return LeftOut(match["topic"].strip(_LOOSE), kept, words.strip(_LOOSE))
    return None


def _left_out(match: re.Match[str]) -> Named:
    names = match.groupdict()
    name = names.get("who") or names["whose"]
    return Named(name.rstrip(_LOOSE), only=False, inflected=not names.get("who"))


def _with(question: str, match: re.Match[str], kept: str) -> str:
    """A question with other words in the place of a match."""
    return " ".join(f"{question[: match.start()]} {kept} {question[match.end() :]}".split())
