"""Kyrgyz names, by rules: no recogniser of Kyrgyz is to be had, and those of Russian are misled.

A person is a given name beside another capital, a surname by its ending, a name with the word for a
son or a daughter, or two capitals behind the noun of an office. A body ends in a noun that only
bodies have (its ministry) and begins at the capital to its left; or it is an abbreviation, or
stands in quotation marks before a legal form. Case endings are taken off; who bears one is no
subject.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from retrieval.languages.ky.entity_words import (
    ABBREVIATION,
    ADJECTIVE,
    AT_PLACE,
    BARE_HEAD,
    CASES,
    DECLINED,
    DOER,
    GENITIVE,
    GIVEN_ENDING,
    GIVEN_NAMES,
    INITIALS,
    LEGAL,
    MAN,
    NO_NAME,
    OPENINGS,
    PARENTAGE,
    PATRONYMIC,
    PLACES,
    POSSESSED,
    POSSESSION,
    SAYING,
    SOURCE_CASE,
    STATES,
    SURE_SURNAME,
    SURNAME,
    TOPICS,
    WITH_LEGAL_FORM,
    WITH_PARTICLES,
    WOMAN,
)
from retrieval.languages.ky.narration import NARRATION
from retrieval.types import Entity, EntityKind

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAMED = re.compile(r"«[^«»\n]{2,60}»\s*$")
_MOST_WORDS = 12
_SHORT = 3  # letters of a surname behind initials that may be anything
_QUOTED_NAME = 70  # characters of a name in quotation marks
_SENTENCE = re.compile(r"[.!?…:;\n«»\"“”()]|\s[—–-]\s")


class KyrgyzRecognizer:
    """Implements ``EntityRecognizer`` for Kyrgyz; it holds nothing."""

    def entities(self, text: str) -> tuple[Entity, ...]:
        """The persons and bodies of a text, in order, without overlap."""
        tokens = list(_WORD.finditer(text))
        bodies = list(_bodies(text, tokens))
        people = _apart(_people(text, tokens), bodies)
        people += _apart(_surnames(tokens, people), [*bodies, *people])
        return tuple(sorted((*bodies, *people), key=lambda one: one.start))


def _apart(found: Iterable[Entity], others: Sequence[Entity]) -> list[Entity]:
    """The entities that share no word with others."""
    taken = [(one.start, one.end) for one in others]
    return [
        one for one in found if not any(start < one.end and one.start < end for start, end in taken)
    ]


# -- persons -------------------------------------------------------------------------------


def _people(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[Entity]:
    lower = {token[0] for token in tokens if token[0].islower()}
    initials = {found.end(): found.start() for found in INITIALS.finditer(text)}
    at = 0
    while at < len(tokens):
        count = _name_length(
            text, tokens, at, lower, initials=bool(initials.get(tokens[at].start()))
        )
        if not count:
            at += 1
            continue
        last = tokens[at + count - 1]
        start = initials.get(tokens[at].start(), tokens[at].start())
        before, word = text[start : last.start()], last[0]
        stem, case = _without_case(word, known={token[0] for token in tokens})
        if not case and NARRATION.in_words_of.match(text, last.end() + 1):
            stem = GENITIVE.sub("", word)  # in the words of X: a name of any ending
            case = stem != word
        name = " ".join(f"{before}{stem}".split())
        yield Entity(start, last.end(), EntityKind.PERSON, name, not case, _is_woman(name))
        at += count


def _surnames(tokens: Sequence[re.Match[str]], people: Sequence[Entity]) -> Iterator[Entity]:
    """Surnames that stand alone of people whose whole names the text has, too."""
    known = {one.name.split()[-1] for one in people if " " in one.name}
    for token in tokens:
        stem, case = _without_case(token[0], known=known)
        if stem in known:
            yield Entity(*token.span(), EntityKind.PERSON, stem, not case, _is_woman(stem))


def _name_length(
    text: str, tokens: Sequence[re.Match[str]], at: int, lower: set[str], *, initials: bool
) -> int:
    """How many words from a token on are a person's name; 0 where it begins none."""
    row = (token[0] for token in _row(text, tokens, at))
    # the noun of a state or a body is no part of a person's name, nor is what stands before it
    named = [
        "" if NO_NAME.fullmatch(word) and not PARENTAGE.fullmatch(word) else word for word in row
    ]
    first, second, third = [*named, "", ""][:3]
    if not _is_capital(first):
        return 0
    if initials:
        return int(_is_surname(first) or len(first) > _SHORT)
    common = first.casefold() in OPENINGS or first.casefold() in lower or first.isupper()
    before = text[tokens[at - 1].start() : tokens[at].start()] if at else ""
    lengths = (
        0 if common else _by_particles(text, tokens, at),
        _by_parentage(first, second, third),
        _by_given_name(first, second, third),
        0 if common else _by_surname(first, second, third),
        0 if common else _by_office(before, first, second, third),
        0 if common else int(_is_sure_surname(first)),
    )
    return next(filter(None, lengths), 0)


def _by_parentage(first: str, second: str, third: str) -> int:
    """Of a name with a father's: Asan uulu Kuban, Kuban Asan uulu."""
    if PARENTAGE.fullmatch(second):
        return 3 if _is_capital(third) else 2
    # "X Осмонов уулу менен" is X Osmonov with a son
    named = first.casefold() in GIVEN_NAMES and _is_capital(second)
    named = named and not _is_sure_surname(second)
    return 3 if named and PARENTAGE.fullmatch(third) else 0


def _by_given_name(first: str, second: str, third: str) -> int:
    """Of a given name and what follows it; of a surname and a given name behind it."""
    if not _is_capital(second):
        return 0
    if _is_given(first):
        # behind a surname another capital is somebody else
        goes_on = PATRONYMIC.fullmatch(second) or not _is_sure_surname(second)
        return 3 if goes_on and _is_capital(third) and _is_surname(third) else 2
    given = {second.casefold(), _without_case(second)[0].casefold()}
    if not _is_surname(first) or given.isdisjoint(GIVEN_NAMES):
        return 0
    return 3 if PATRONYMIC.fullmatch(_without_case(third)[0]) else 2


def _by_particles(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """Of capitals with what stands only inside the names of foreigners: фон, де ла."""
    found = WITH_PARTICLES.match(text, tokens[at].start())
    if found is None or NARRATION.roles.fullmatch(tokens[at][0]):
        return 0
    return sum(token.end() <= found.end() for token in tokens[at : at + _MOST_WORDS])


def _by_surname(first: str, second: str, third: str) -> int:
    """Of any capital before a surname, unless it is an office."""
    follows = _is_capital(second) and _is_surname(second)
    # "Элдик Курултайдын делегаты": the genitive of what is no surname, before what it has
    genitive = GENITIVE.search(second) and not _without_case(second)[1]
    if follows and genitive and POSSESSION.fullmatch(third):
        return 0
    return 2 if follows and not NARRATION.roles.fullmatch(first) else 0


def _by_office(before: str, first: str, second: str, third: str) -> int:
    """Of capitals behind an office's noun, or a verb of saying; of a given name alone there."""
    if SAYING.fullmatch(before):
        return _by_saying(first, second, third)
    apart = _SENTENCE.search(before) or NARRATION.roles.fullmatch(first)
    if apart or not (NARRATION.roles.search(before) or DOER.fullmatch(before)):
        return 0
    if not _is_capital(second):
        return int(_is_given(_without_case(first)[0]))
    return 3 if _is_capital(third) and not AT_PLACE.search(third) else 2


def _by_saying(first: str, second: str, third: str) -> int:
    """Of capitals right behind a verb of saying, where they are no body's and nobody's whose."""
    row = [first, second, *([third] if _is_capital(third) else [])]

    def is_other(word: str) -> bool:
        others = (NARRATION.roles, ADJECTIVE)
        return any(one.fullmatch(word) for one in others) or bool(DECLINED.search(word))

    return 0 if not _is_capital(second) or any(map(is_other, row)) else len(row)


def _is_given(word: str) -> bool:
    folded = word.casefold()
    return folded in GIVEN_NAMES - OPENINGS or bool(GIVEN_ENDING.fullmatch(folded))


def _is_surname(word: str) -> bool:
    return bool(SURNAME.fullmatch(_without_case(word)[0]))


def _is_sure_surname(word: str) -> bool:
    stem = _without_case(word)[0]
    return bool(SURE_SURNAME.fullmatch(stem)) and stem.casefold() not in PLACES


def _row(text: str, tokens: Sequence[re.Match[str]], at: int) -> Iterator[re.Match[str]]:
    """A token and the next ones that only a space parts."""
    yield tokens[at]
    for before, after in zip(tokens[at : at + 3], tokens[at + 1 : at + 4], strict=False):
        if text[before.end() : after.start()] not in {" ", "\u00a0"}:
            return
        yield after


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _without_case(word: str, known: Container[str] = ()) -> tuple[str, bool]:
    """A name without its case ending, and whether it had one."""
    if PATRONYMIC.fullmatch(word):
        return word, False
    parentage = PARENTAGE.fullmatch(word)
    if parentage is not None:
        return parentage["own"], parentage["own"] != word
    for endings in CASES:
        for ending in endings:
            stem = word[: -len(ending)]
            if not word.endswith(ending) or len(stem) < 3:
                continue
            if SURE_SURNAME.fullmatch(stem) or (stem in known and not SURNAME.fullmatch(word)):
                return stem, True
            # no surname ends in a surname's ending and the genitive's: Ильин-дин
            if SURNAME.fullmatch(stem) and (endings is CASES[0] or not SURNAME.fullmatch(word)):
                return stem, True
            if stem.casefold() in GIVEN_NAMES and word.casefold() not in GIVEN_NAMES:
                return stem, True
    return word, False


def _is_woman(name: str) -> bool | None:
    last = name.rsplit(maxsplit=1)[-1]
    if WOMAN.search(last):
        return True
    return False if MAN.search(last) else None


# -- bodies --------------------------------------------------------------------------------


def _bodies(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[Entity]:
    found: list[Entity] = []
    for match in WITH_LEGAL_FORM.finditer(text):
        name = text[match.start() : match.end("form")]
        subject = _may_say(match["case"])
        found.append(Entity(*match.span(), EntityKind.BODY, " ".join(name.split()), subject))
    for at, token in enumerate(tokens):
        head = POSSESSED.fullmatch(token[0])
        if head is None or any(one.start <= token.start() < one.end for one in found):
            continue
        start = _body_start(text, tokens, at)
        if start is None:
            continue
        found = [one for one in found if not (start <= one.start and one.end <= token.start())]
        name = text[start : token.start() + head.end("own")]
        found.append(
            Entity(
                start, token.end(), EntityKind.BODY, " ".join(name.split()), _may_say(head["case"])
            )
        )
    found += _apart(_named_by_adjective(text, tokens), found)
    for match in ABBREVIATION.finditer(text):
        if match["name"] in STATES or match["name"] in LEGAL:
            continue
        if not any(one.start <= match.start() < one.end for one in found) and not _is_shouted(
            text, match
        ):
            found.append(
                Entity(*match.span(), EntityKind.BODY, match["name"], _may_say(match["case"]))
            )
    yield from sorted(found, key=lambda one: one.start)


def _named_by_adjective(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[Entity]:
    """Bodies of two words whose noun has no ending: the Social Fund, the National Bank."""
    for before, token in pairwise(tokens):
        head = BARE_HEAD.fullmatch(token[0])
        if head is None or not ADJECTIVE.fullmatch(before[0]):
            continue
        if text[before.end() : token.start()] == " ":
            end = head.start("case") if head["case"] else head.end()
            name = text[before.start() : token.start() + end]
            span = before.start(), token.end()
            yield Entity(*span, EntityKind.BODY, name, _may_say(head["case"]))


def _may_say(case: str | None) -> bool:
    """Whether a body says something in this case: "X said", or "from X they said"."""
    return not case or bool(SOURCE_CASE.fullmatch(case))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether an abbreviation is a word of a line in capitals."""
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    letters = [letter for letter in line if letter.isalpha()]
    return sum(map(str.isupper, letters)) > len(letters) / 2


def _body_start(text: str, tokens: Sequence[re.Match[str]], at: int) -> int | None:
    """Where the name of a body begins that ends with a token; None where none can be told."""
    near = max(0, tokens[at].start() - _QUOTED_NAME)
    quoted = _NAMED.search(text[near : tokens[at].start()])
    if quoted is not None:
        return near + quoted.start()
    opens = at == 0 or bool(_SENTENCE.search(text[tokens[at - 1].end() : tokens[at].start()]))
    owned = at > 0 and bool(GENITIVE.search(tokens[at - 1][0]))
    if _is_capital(tokens[at][0]) and not opens and not owned:
        return tokens[at].start()
    first = _first_capital(text, tokens, at)
    while first and _belongs(text, tokens, first - 1):
        first -= 1
    if first is None:
        return tokens[at].start() if _is_capital(tokens[at][0]) and not opens else None
    return tokens[first].start()


def _first_capital(text: str, tokens: Sequence[re.Match[str]], at: int) -> int | None:
    """The place of the capital that the name of a body begins with, to the left of its noun."""
    first = None
    for place in range(at - 1, max(-1, at - _MOST_WORDS), -1):
        between = text[tokens[place].end() : tokens[place + 1].start()]
        word = tokens[place][0]
        if (
            _SENTENCE.search(between)
            or ("," in between and first is not None)
            or word.casefold() in OPENINGS - TOPICS
            or NARRATION.says.fullmatch(word)
            or (_is_capital(word) and _is_of_person(word))
        ):
            break
        if _is_capital(word):
            first = place
        elif first is not None and not GENITIVE.search(word):
            break
    return first


def _is_of_person(word: str) -> bool:
    """Whether a capital is a person's name, or the office before one, and no body's beginning."""
    stem = _without_case(word)[0]
    return (
        word.casefold() in GIVEN_NAMES
        or bool(SURE_SURNAME.fullmatch(stem))
        or bool(NARRATION.roles.fullmatch(word))
    )


def _belongs(text: str, tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether the word before a body's first one is a part of its name: a genitive capital."""
    word, between = tokens[place][0], text[tokens[place].end() : tokens[place + 1].start()]
    return (
        between == " "
        and _is_capital(word)
        and word.casefold() not in OPENINGS
        and not _SENTENCE.search(between)
        and not _is_of_person(word)
    )
