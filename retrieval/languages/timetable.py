"""The shape of a language's time words: a vocabulary of classes and templates over them.

A template is a row of elements separated by spaces. An element is a word (``between``), a
class of words in capitals (``MONTH``), the name of another group of rules in capitals
(``POINT``) or several of these with bars between (``to|until``). ``?`` behind an element makes
it optional; ``>`` before one: from here on only look ahead; ``!``: these must not follow.
``DAY of? MONTH ,? SOMEYEAR?`` reads "5 May" and "5 of May, 2020".

How numbers are written is known to the reader of questions, which brings the classes NUM, NUM2
(two digits), DAY, BADDAY (32 to 99), ORDDAY (5th), YEAR, OLDYEAR (four digits outside
1900-2099), DATE, SHORTDATE (05.06.20), YM (a month in figures) and DECADE (1990s). The meanings
that a rule may name are those of ``retrieval.periods.points`` (groups PLAIN and POINT) and
``retrieval.periods.frames`` (FRAME); a rule of ORDER means ``latest``, ``first`` or ``trap``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType


class Unit(IntEnum):
    """The units of time a question can count in; the values of the class UNIT."""

    HOUR = 1
    DAY = 2
    WEEK = 3
    WEEKEND = 4
    MONTH = 5
    QUARTER = 6
    HALF_YEAR = 7
    YEAR = 8
    DECADE = 9


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One place of a template: any of ``symbols``; optional, only looked at, or barred."""

    symbols: tuple[str, ...]
    optional: bool
    ahead: bool
    barred: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A template and what it means."""

    meaning: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TimeTable:
    """Everything a language says about time, ready for matching.

    Attributes:
        months: the twelve names, as an error message writes them.
        lookup: folded word -> class -> value.
        rules: group -> the symbols a rule can begin with -> rules, in the order of the table.
        ordinal_suffixes: endings that make a figure a day of a month (``th``).
        decade_suffixes: endings that make a year a decade (``s``).
        possessives: endings that are cut off a word before it is looked up (``'s``).
        abbreviated: words whose full stop belongs to them (``sept.``).
        shy: words of time that are also something else: no time without a preposition.
        shy_prepositions: prepositions that do not help a shy word either (``of May``).
        auxiliaries: shy months that are verbs too: "5 may" must look like a day to be one.
        modal: a shy word before one of these is no time ("may have").
        names_before: words after which a number is a name ("Resolution 2020").
        names_after: words before which a year is a name ("2030 Agenda").
        measures: words that are always counted ("people"): a number before one is no year.
        counted: words that are often counted ("soldiers").
        plural_endings: how the plural of a word that is not in the tables ends.
        singular_endings: such endings that are no plural after all ("crisis").
        quantities: words, or two, that make the next number a quantity ("more than").
        determiners: articles and the like.
        month_prepositions: after these a month does not go on to a day ("in March 30 men").
        when: words that ask for a time; only then do the orders ``latest-when`` and
            ``first-when`` hold.
    """

    months: tuple[str, ...]
    lookup: Mapping[str, Mapping[str, int]]
    rules: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    ordinal_suffixes: tuple[str, ...] = ()
    decade_suffixes: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    abbreviated: frozenset[str] = frozenset()
    shy: frozenset[str] = frozenset()
    shy_prepositions: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    modal: frozenset[str] = frozenset()
    names_before: frozenset[str] = frozenset()
    names_after: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...] = ()
    singular_endings: tuple[str, ...] = ()
    quantities: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    month_prepositions: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()


def vocabulary(classes: Mapping[str, Mapping[str, int]]) -> Mapping[str, Mapping[str, int]]:
    """Turn class -> word -> value round into word -> class -> value."""
    words: dict[str, dict[str, int]] = {}
    for name, members in classes.items():
        for word, value in members.items():
            words.setdefault(word, {})[name] = value
    return MappingProxyType({word: MappingProxyType(entry) for word, entry in words.items()})


def numbered(words: str, first: int = 1) -> dict[str, int]:
    """Number the words of a string; forms of one word have bars between (``jan|january``)."""
    return {
        form: value
        for value, forms in enumerate(words.split(), start=first)
        for form in forms.split("|")
    }


def members(words: str) -> dict[str, int]:
    """Make a class of the words of a string, which have no value to tell apart."""
    return dict.fromkeys(words.split(), 0)


def grammar(
    groups: Mapping[str, Iterable[tuple[str, str]]],
) -> Mapping[str, Mapping[str, tuple[Rule, ...]]]:
    """Compile groups of ``(meaning, template)`` and index them by what they can begin with."""
    compiled = {
        group: tuple(Rule(meaning, _elements(template)) for meaning, template in rules)
        for group, rules in groups.items()
    }
    return MappingProxyType({group: _index(rules, compiled) for group, rules in compiled.items()})


def _elements(template: str) -> tuple[Element, ...]:
    elements = []
    for piece in template.split():
        optional = len(piece) > 1 and piece.endswith("?")
        mark = piece[0] if piece[0] in ">!" else ""
        names = piece.removeprefix(mark).removesuffix("?" if optional else "")
        elements.append(Element(tuple(names.split("|")), optional, mark == ">", mark == "!"))
    return tuple(elements)


def _index(
    rules: tuple[Rule, ...], groups: Mapping[str, tuple[Rule, ...]]
) -> Mapping[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for symbol in sorted(_beginnings(rule, groups)):
            index.setdefault(symbol, []).append(rule)
    return MappingProxyType({symbol: tuple(found) for symbol, found in index.items()})


def _beginnings(rule: Rule, groups: Mapping[str, tuple[Rule, ...]]) -> set[str]:
    found: set[str] = set()
    for element in rule.elements:
        for symbol in element.symbols:
            if symbol in groups:
                found.update(*(_beginnings(inner, groups) for inner in groups[symbol]))
            else:
                found.add(symbol)
        if not element.optional:
            break
    return found
