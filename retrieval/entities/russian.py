"""Russian names: slovnet's recogniser of news texts, and pymorphy3 for the nominative.

The recogniser's weights and word vectors are data of the package ``natasha``, which is not
imported: its own morphology is not kept up any more.

Source: Loukachevitch, Bocharov et al., "FactRuEval 2016" for the task; Kukushkin, "Slovnet" (2020),
a BERT-annotated corpus distilled into a small convolutional network, for the model.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

from retrieval.languages.ky.entity_words import GIVEN_NAMES
from retrieval.languages.ru.entity_words import (
    ABBREVIATED,
    AND_ANOTHER,
    BEFORE_PLACE,
    DECLINED_ABBREVIATION,
    ENDS_SENTENCE,
    FEMININE_CASES_OF_UNKNOWN,
    FEMININE_ENDING,
    GIVEN_BEFORE,
    IN_BEFORE,
    LOWER,
    NOUN_BEFORE,
    OF_FATHER,
    OF_KIN,
    OF_PLACE,
    OF_STATE,
    PATRONYMIC,
    SLAVIC_SURNAME,
    THEY_BEHIND,
)
from retrieval.languages.ru.narration import NARRATION
from retrieval.languages.scripts import undotted
from retrieval.types import Entity, EntityKind, Span

_WEIGHTS = "model/slovnet_ner_news_v1.tar"
_VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.BODY}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_MOST_WORDS = 12
_SURNAME_AND_NAME = 2  # words
_SURNAMES_AROUND = 3
_HEAD_AND_NOUN = 2
_OBLIQUE = frozenset(("gent", "datv", "accs", "ablt", "loct"))
_PLACE_AND_NAME = 3
_LIKELY = 0.25  # share of a noun's readings that must be nominative where it may be another case
_NAMES = {"Name", "Surn", "Patr"}
_QUOTED = re.compile('[«"“„].*[»"”“]', re.DOTALL)


def is_installed() -> bool:
    """Whether the recogniser, its weights and the morphology are there."""
    names = ("slovnet", "navec", "pymorphy3", "natasha")
    return all(find_spec(name) is not None for name in names) and _data().is_dir()


@cache
def _words() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def is_russian_word(word: str) -> bool:
    """Whether a dictionary of Russian has a word, in whichever form; no where there is none."""
    return find_spec("pymorphy3") is not None and bool(_words().word_is_known(word))


def are_nouns_in_one_case(first: str, second: str) -> bool:
    """Whether two words of a Russian dictionary are nouns that may stand in the same case."""
    if not (is_russian_word(first) and is_russian_word(second)):
        return False
    ways = [
        {
            (reading.tag.case, reading.tag.number)
            for reading in _words().parse(word)
            if reading.tag.POS == "NOUN" and reading.is_known
        }
        for word in (first, second)
    ]
    return not ways[0].isdisjoint(ways[1])


class RussianRecognizer:
    """Implements ``EntityRecognizer`` for Russian."""

    def __init__(self) -> None:
        from navec import Navec
        from pymorphy3 import MorphAnalyzer
        from slovnet import NER

        self._tagger = NER.load(str(_data() / _WEIGHTS))
        self._tagger.navec(Navec.load(str(_data() / _VECTORS)))
        self._morphology = MorphAnalyzer()

    def entities(self, text: str) -> tuple[Entity, ...]:
        """The persons and bodies of a text, in order, without overlap."""
        known = [
            self._entity(text, span, kind, oblique=oblique)
            for found, kind in _joined(text, self._spans(text))
            for span, oblique in self._apart(text, found, kind)
        ]
        return tuple(_in_own_spelling([one for one in known if one is not None]))

    def _spans(self, text: str) -> Iterator[tuple[Span, EntityKind]]:
        found = list(self._tagger(text).spans)
        held = 0
        for one, after in zip_longest(found, found[1:]):
            kind = _KINDS.get(one.type)
            if one.start < held or kind is None or not _is_whole(text, one.start, one.stop):
                continue
            floor, held = held, _without_full_stop(text, one.start, one.stop)
            if kind is EntityKind.BODY and after is not None and _is_its_place(text, one, after):
                held = after.stop
            elif kind is EntityKind.BODY and (state := OF_STATE.match(text, held)):
                held = state.end()
            start = one.start
            if kind is EntityKind.PERSON:
                start = _with_given_name(text, start, held, floor)
            if kind is EntityKind.PERSON and (called := OF_FATHER.match(text, held)):
                start = text.rfind(" ", start, held) + 1 or start
                held = called.end()
            yield (start, _closed(text, start, held)), kind

    def _apart(self, text: str, span: Span, kind: EntityKind) -> Iterator[tuple[Span, bool]]:
        """The names that were taken for one, and whether each stands in another case for certain.

        Whose deputy, lawyer or son somebody is stands before the name: адвокат Норы Валеевой Тимур
        Рысбеков.
        """
        if kind is EntityKind.BODY:
            yield (span[0], self._with_second_noun(text, *span)), False
            return
        words = list(_WORD.finditer(text, *span))
        count = self._words_of_another(text, words)
        if count:
            yield (words[0].start(), words[count - 1].end()), True
            yield (words[count].start(), words[-1].end()), False
            return
        if self._has_place_before(text, words):
            span = words[1].start(), span[1]
        yield span, False

    def _words_of_another(self, text: str, words: Sequence[re.Match[str]]) -> int:
        """How many words a name begins with that are somebody else's; 0 of one person's name."""
        if not words:
            return 0
        before = self._cases_before(text, words[0].start())
        parses = self._parses([word[0] for word in words])
        whole = _shared(parses)[0]
        if not (whole & before if before else whole):
            found = _words_in_another_case(parses, before)
            return found or (0 if whole else _words_in_another_case(parses, frozenset()))
        if len(words) < _SURNAME_AND_NAME or "Surn" not in _known_as(
            _of_cases(parses[0], _OBLIQUE)
        ):
            return 0
        first, second, last = (_known_as(parses[place]) for place in (0, 1, -1))
        kin = OF_KIN.search(text, 0, words[0].start()) and (not second or "Name" in second)
        # nobody has a surname before the first name and behind it
        is_surname = "Surn" in last or not last
        around = len(words) == _SURNAMES_AROUND and is_surname and "Name" in second - first
        return int(bool(kin or around))

    def _with_second_noun(self, text: str, start: int, end: int) -> int:
        """Where a body's name ends, with the second of two nouns of which it was given one."""
        found = AND_ANOTHER.match(text, end)
        last = _WORD.findall(text[start:end])[-1:]
        if found is None or len(text[start:end].split()) < _HEAD_AND_NOUN or not last:
            return end

        def plural(word: str) -> bool:
            return any(
                {"NOUN", "inan", "plur", "gent"} <= set(one.tag.grammemes)
                and not NARRATION.roles.fullmatch(one.normal_form)
                for one in self._morphology.parse(word)
            )

        both = last[0].islower() and plural(last[0]) and plural(found["noun"])
        return found.end() if both else end

    def _has_place_before(self, text: str, words: Sequence[re.Match[str]]) -> bool:
        """Whether the first word of a name is of an office beside it: the mayor of X, Y Z."""
        if len(words) != _PLACE_AND_NAME or not NOUN_BEFORE.search(text, 0, words[0].start()):
            return False
        place, first, last = (self._grammemes(word[0]) for word in words)
        return not place & _NAMES and "Name" in first and "Patr" not in last

    def _grammemes(self, word: str) -> frozenset[str]:
        parses = self._morphology.parse(word)
        return frozenset[str]().union(*(one.tag.grammemes for one in parses))

    def _entity(
        self, text: str, span: Span, kind: EntityKind, *, oblique: bool = False
    ) -> Entity | None:
        words = text[slice(*span)]
        named = words[:1].isupper() and any(
            len(word.strip(".")) > 1 for word in _WORD.findall(words)
        )
        if kind is EntityKind.PERSON and not named:
            return None  # nor is anybody named by initials alone
        if len(words.split()) > _MOST_WORDS:
            return None
        if kind is EntityKind.PERSON:
            before = _OBLIQUE if oblique else self._cases_before(text, span[0])
            name, subject, feminine = self._person(words, before)
        else:
            name, subject = self._body(words)
            feminine = None
        return Entity(*span, kind, name, subject, feminine)

    # -- persons ---------------------------------------------------------------------------

    def _person(self, words: str, before: frozenset[str]) -> tuple[str, bool, bool | None]:
        """Nominative, whether it may stand in it here, and whether a woman's.

        Args:
            words: the name as it stands.
            before: cases of the noun that it stands beside, which are its own: of the governor.
        """
        tokens = [found[0] for found in _WORD.finditer(words)]
        known = self._parses(tokens)
        if any(some and not _of_cases(some, before) for some in known):
            before = frozenset()  # the pupil's mother, Inga X: the noun's case is not its own
        parses = [_of_cases(some, before) for some in known]
        shared, feminine = _shared(parses)
        if not shared or "nomn" in shared:
            # of words that nobody knows the text's own form is the best there is
            as_subject = [_of_cases(some, frozenset(("nomn",))) for some in parses]
            return " ".join(words.split()), True, _gender(as_subject)

        # where a word may be a fixed name or another's case, the case is told by the others
        unknown = [one for one, some in zip(tokens, parses, strict=True) if not some]

        def told(case: str) -> int:
            ending = FEMININE_CASES_OF_UNKNOWN.get(case)
            ended = feminine and ending and any(one.endswith(ending) for one in unknown)
            return sum(_has_declined(some, case) for some in parses) + bool(ended)

        case = max(sorted(shared), key=told)
        out, at = "", 0
        for found, some in zip(_WORD.finditer(words), parses, strict=True):
            out += words[at : found.start()] + _in_nominative(
                found[0], some, case, feminine=feminine
            )
            at = found.end()
        return " ".join((out + words[at:]).split()), False, feminine

    def _cases_before(self, text: str, start: int) -> frozenset[str]:
        """The cases of a noun for a person right before a name; none where it may be nominative."""
        found = NOUN_BEFORE.search(text[max(0, start - 40) : start])
        if found is None:
            return frozenset()
        nouns = [one for one in self._morphology.parse(found[1]) if one.tag.POS == "NOUN"]
        living = [one for one in nouns if one.tag.animacy == "anim" and one.tag.number == "sing"]
        if not living or any(one.tag.case == "nomn" for one in nouns):
            return frozenset()
        return frozenset(one.tag.case for one in living)

    def _parses(self, tokens: Sequence[str]) -> list[list[Any]]:
        """How each word of a name may be read."""
        return [self._name_parses(one, behind=place > 0) for place, one in enumerate(tokens)]

    def _name_parses(self, token: str, *, behind: bool) -> list[Any]:
        """How a word of a name may be read: as a name where it is known as one.

        Args:
            token: the word.
            behind: whether it stands behind another: then it may be an adjective (Anna Belaya).
        """
        if len(token) <= 2 or token.endswith(".") or not LOWER.search(token):
            return []
        known = self._morphology.word_is_known(token)
        if not known and not SLAVIC_SURNAME.search(token):
            return []  # a guess by the ending, which of a foreign name says nothing
        parses = [one for one in self._morphology.parse(token) if one.tag.number == "sing"]
        names = [one for one in parses if _NAMES & set(one.tag.grammemes) and one.tag.case]
        if behind and not any({"Surn", "Patr"} & set(one.tag.grammemes) for one in names):
            names += [one for one in parses if one.tag.POS == "ADJF" and one.tag.gender != "neut"]
        return sorted(names, key=_is_fixed)

    # -- bodies ----------------------------------------------------------------------------

    def _body(self, words: str) -> tuple[str, bool]:
        """Nominative, and whether it may stand in it here: by its adjectives and first noun."""
        plain = " ".join(words.split())
        declined = DECLINED_ABBREVIATION.fullmatch(plain)
        if declined is not None:
            return declined[1], False
        found = list(_WORD.finditer(words))
        head: list[tuple[re.Match[str], list[Any]]] = []
        for match in found:
            parses = [
                one
                for one in self._morphology.parse(match[0])
                if one.tag.case and one.tag.POS in {"NOUN", "ADJF", "PRTF"}
            ]
            head.append((match, parses))
            if not parses or any(one.tag.POS == "NOUN" for one in parses[:1]):
                break
        if not head or not head[-1][1] or words[:1] in '«"“„':
            return plain, True
        if len(head[0][0][0]) > 1 and head[0][0][0].isupper():
            return plain, True  # an abbreviation is not declined
        nouns = [one for one in head[-1][1] if one.tag.POS == "NOUN"]
        agreed = [one for one in nouns if all(_agrees(one, some) for _, some in head[:-1])] or nouns
        likely = sum(one.score for one in agreed if one.tag.case == "nomn")
        if not agreed or likely >= _LIKELY * sum(one.score for one in agreed):
            return plain, True
        noun = next(one for one in agreed if one.tag.case != "nomn")
        out, at = "", 0
        for match, parses in head:
            chosen = noun if match is head[-1][0] else _agreeing(noun, parses)
            changed = chosen.inflect({"nomn"}) if chosen is not None else None
            out += words[at : match.start()]
            out += _as_written(match[0], changed.word) if changed else match[0]
            at = match.end()
        return " ".join((out + words[at:]).split()), False


@cache
def _data() -> Path:
    spec = find_spec("natasha")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "data" if places else Path("/nonexistent")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends where words do."""
    return (
        start < end
        and not (start and text[start - 1].isalnum() and text[start].isalnum())
        and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())
    )


def _with_given_name(text: str, start: int, end: int, floor: int) -> int:
    """Where a name begins of which a patronymic, or a surname, was found alone: with the first.

    Args:
        text: of the name.
        start: of what was found.
        end: of it.
        floor: where the name before it ends.
    """
    first = text[start:end].split()[:1]
    before = GIVEN_BEFORE.search(text, floor, start)
    if not first or before is None:
        return start
    patronymic = PATRONYMIC.fullmatch(first[0]) is not None
    alone = len(text[start:end].split()) == 1 and before["name"].casefold() in GIVEN_NAMES
    return before.start("name") if patronymic or alone else start


def _closed(text: str, start: int, end: int) -> int:
    """Where a name ends, with the mark that closes what it opens: X «Y»."""
    opened = text.count("«", start, end) > text.count("»", start, end)
    return end + 1 if opened and text[end : end + 1] == "»" else end


def _without_full_stop(text: str, start: int, end: int) -> int:
    """Where a name ends, without the full stop of its sentence."""
    return end - 1 if ENDS_SENTENCE.search(text, start, end) else end


def _is_its_place(text: str, body: Any, after: Any) -> bool:
    """Whether a name belongs to that of the body before it: the women's council of X."""
    words = text[body.start : body.stop].split()
    beside = BEFORE_PLACE.fullmatch(text, body.stop, after.start)
    abbreviated = len(words) == 1 and bool(ABBREVIATED.fullmatch(words[0]))
    if abbreviated and after.type == "LOC":
        return bool(OF_PLACE.fullmatch(text, body.stop, after.stop))
    if not beside or len(words) < _HEAD_AND_NOUN or not words[-1][:1].islower():
        return False
    if after.type == "LOC":
        return True
    # in the council of X they said: whoever they are, they are no one person
    alone = " " not in text[after.start : after.stop]
    said_in = IN_BEFORE.search(text, 0, body.start) and THEY_BEHIND.match(text, after.stop)
    return bool(alone and said_in)


def _joined(
    text: str, spans: Iterator[tuple[Span, EntityKind]]
) -> Iterator[tuple[Span, EntityKind]]:
    """Persons' names that were found in two parts, as one; two whole names stay two."""
    held: tuple[Span, EntityKind] | None = None
    for span, kind in spans:
        if held is not None:
            between = text[held[0][1] : span[0]]
            whole = all(" " in text[slice(*one)] for one in (held[0], span))
            beside = between in {" ", "\u00a0"} and not whole
            if held[1] is kind is EntityKind.PERSON and beside:
                held = (held[0][0], span[1]), kind
                continue
            yield held
        held = span, kind
    if held is not None:
        yield held


def _of_cases(parses: Sequence[Any], cases: frozenset[str]) -> list[Any]:
    """The readings in some cases; all where none are told."""
    return [one for one in parses if not cases or one.tag.case in cases]


def _known_as(parses: Sequence[Any]) -> frozenset[str]:
    """What a word is known as: a first name, a patronymic, a surname."""
    return frozenset(mark for one in parses for mark in _NAMES & set(one.tag.grammemes))


def _words_in_another_case(parses: Sequence[Sequence[Any]], before: frozenset[str]) -> int:
    """How many of the words of a span share a case in which those behind them do not stand.

    Args:
        parses: of each word.
        before: cases of the noun that the span stands beside; none where it may be nominative.
    """
    for count in range(len(parses) - 1, 0, -1):
        right, gender = _shared(parses[count:])
        left = [_of_cases(some, before or _OBLIQUE) for some in parses[:count]]
        if "nomn" not in right or not left[-1] or not _shared(left)[0]:
            continue
        if before or "nomn" not in _shared(parses[:count], gender=gender)[0]:
            return count
    return 0


def _shared(
    parses: Sequence[Sequence[Any]], *, gender: bool | None = None
) -> tuple[frozenset[str], bool | None]:
    """The cases in which all the words of a name may stand, and whether it is a woman's."""
    feminine = _gender(parses) if gender is None else gender
    cases = [_cases(some, feminine=feminine) for some in parses]
    return frozenset.intersection(*cases) if cases else frozenset(), feminine


def _is_fixed(parse: Any) -> bool:
    return "Fixd" in parse.tag.grammemes


def _has_declined(parses: Sequence[Any], case: str) -> bool:
    return any(one.tag.case == case and not _is_fixed(one) for one in parses)


def _gender(parses: Sequence[Sequence[Any]]) -> bool | None:
    """Whether a name is a woman's, by words that only one of both has; None where none tells."""
    votes = [{one.tag.gender for one in some if one.tag.gender} for some in parses if some]
    certain = {next(iter(one)) for one in votes if len(one) == 1}
    if certain == {"femn"}:
        return True
    return False if certain == {"masc"} else None


def _cases(parses: Sequence[Any], *, feminine: bool | None) -> frozenset[str]:
    """The cases in which a word may stand; all where it tells nothing."""
    if not parses:
        return frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
    gender = {True: "femn", False: "masc", None: None}[feminine]
    fitting = [one for one in parses if gender is None or one.tag.gender in {gender, "ms-f", None}]
    return frozenset(
        {"gen2": "gent", "loc2": "loct"}.get(one.tag.case, one.tag.case)
        for one in fitting or parses
    )


def _in_nominative(word: str, parses: Sequence[Any], case: str, *, feminine: bool | None) -> str:
    ending = FEMININE_CASES_OF_UNKNOWN.get(case, "") if feminine and not parses else ""
    if ending and word.endswith(ending):
        return word.removesuffix(ending) + FEMININE_ENDING
    gender = {True: "femn", False: "masc", None: None}[feminine]
    fitting = [
        one
        for one in parses
        if one.tag.case == case and (gender is None or one.tag.gender in {gender, "ms-f", None})
    ]
    if not fitting:
        return word
    changed = fitting[0].inflect({"nomn", "sing"})
    return _as_written(word, changed.word) if changed else word


def _agrees(noun: Any, parses: Sequence[Any]) -> bool:
    return _agreeing(noun, parses) is not None


def _agreeing(noun: Any, parses: Sequence[Any]) -> Any:
    """The reading of an adjective that goes with a noun."""
    return next(
        (
            one
            for one in parses
            if one.tag.case == noun.tag.case
            and one.tag.number == noun.tag.number
            and (one.tag.gender in {noun.tag.gender, None} or noun.tag.number == "plur")
        ),
        None,
    )


def _as_written(word: str, other: str) -> str:
    """Another form of a word, with the capitals that the word has."""
    if word.isupper() and len(word) > 1:
        return other.upper()
    if "-" in word and "-" in other:
        return "-".join(map(_as_written, word.split("-"), other.split("-")))
    if not word[:1].isupper():
        return other
    return other[:1].upper() + other[1:]


def _in_own_spelling(found: Sequence[Entity]) -> Iterator[Entity]:
    """Oblique names in the form in which the text has them as a subject, where it has."""
    from dataclasses import replace

    subjects = {_key(one.name): one.name for one in reversed(found) if one.subject}
    for one in found:
        own = subjects.get(_key(one.name))
        yield one if one.subject or own is None else replace(one, name=own)


def _key(name: str) -> str:
    return undotted(name.casefold())
