"""The shape of a language's time words: a vocabulary of classes and templates over them.

A template is a row of elements separated by spaces. An element is a word (``between``), a
class of words in capitals (``MONTH``), the name of another group of rules in capitals
(``POINT``) or several of these with bars between (``to|until``). ``?`` behind an element makes
it optional; ``>`` before one: from here on only look ahead; ``!``: these must not follow; ``~``:
with no space before it. ``POINT@ABLATIVE`` is a group whose last word is of that class, which is
how a language that has endings for prepositions says "from 2019".
``DAY of? MONTH ,? SOMEYEAR?`` reads "5 May" and "5 of May, 2020".

How numbers are written is known to the reader of questions, which brings the classes NUM, NUM2
(two digits), DAY, BADDAY (32 to 99), ORDDAY (5th), YEAR, OLDYEAR (four digits outside
1900-2099), TENYEAR (1990), DATE, SHORTDATE (05.06.20), SHORTDAY (05.06), YM (a month in figures),
DECADE (1990s), TEN (90) and TENTH (90s, where a year is an ordinal). Numbers in words are put
together from the classes NUM, POWER (hundred, thousand), ORD, ORDDAY and ORDPOWER. The meanings
that a rule may name are the keys of ``READERS`` in ``retrieval.query.periods.meanings`` (groups
PLAIN and POINT) and ``retrieval.query.periods.frames`` (FRAME); a rule of ORDER means ``latest``,
``first`` or ``trap``. A ``trap`` is no time, and nothing in it is. ``latest-said`` and
``first-said`` hold only of what is said or happens: "the latest news", not "the latest technology".

Of names that hold a time: NAMING are the words of time that stand in names, NAMED what is called
after any time before it (a street, a revolution), INCIDENT what is so where no preposition leads
("September 11 attacks"), HAPPENINGS what is so after a month without a year ("the April events");
a word of EPITHET makes a name of the NAMING behind it ("Red October"). A time is spoken of behind
a TOPIC ("the budget for 2021", where OFTOPIC leads) and before a TOPICAL; ATTRIBUTE are the words
of a language with endings that go with a noun («2021-жылдын»).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

_AS_TYPED: Mapping[int, str] = MappingProxyType({})


class TimeUnit(IntEnum):
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
    FORTNIGHT = 10


class Symbol(NamedTuple):
    """A word, a class or a group; of a group, the class of its last word or nothing."""

    name: str
    ending: str


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One place of a template: any of ``symbols``; how, its marks say."""

    symbols: tuple[Symbol, ...]
    optional: bool
    ahead: bool
    barred: bool
    glued: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A template and what it means; of two as long, the one of lower ``rank`` is meant.

    Attributes:
        needs: symbols of which a question must hold one; None where it need not.
    """

    meaning: str
    rank: int
    elements: tuple[Element, ...]
    needs: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TimeTable:
    """Everything a language says about time, ready for matching.

    Attributes:
        months: the twelve names, as an error message writes them.
        day_names: how it writes a day without and with its year.
        lookup: folded word -> class -> value.
        rules: group -> the symbols a rule can begin with -> rules, in the order of the table.
        spelling: letters that people type for one another, for ``str.translate``; the tables
            are written in what it makes of them.
        ordinal_suffixes: endings that make a figure a day of a month (``th``).
        ordinal_years: whether they make it a year too (``2020-го``).
        cardinal_years: whether years are said as plain numbers ("two thousand and twenty").
        number_joins: words inside a number ("two thousand and twenty").
        decade_suffixes: endings that make a year a decade (``s``).
        possessives: endings that are cut off a word before it is looked up (``'s``).
        abbreviated: words whose full stop belongs to them (``sept.``).
        shy: words of time that are also something else: no time without a preposition.
        shy_prepositions: prepositions that do not help a shy word either (``of May``).
        homographs: shy words that are something else after a preposition too ("runs on sun"):
            a time after a verb of saying or a function word, where the time ends the question or
            a function word that joins nothing goes on.
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
        year_prepositions: after these the two figures behind a month are a year ("in Feb 23");
            None: they are one after any word.
        feasts: words that make the year after them a feast ("New Year 2020").
        when: words that ask for a time; only then do the orders ``latest-when`` and
            ``first-when`` hold.
        happenings: words that tell no more than the date beside them: "events", "plans".
        genitives: shy words that are times right after a word of saying («заявления мая»).
        attributives: shy words that are times right before one («март билдирүүсү»).
        year_leads: words that lead up to a bare year; where there are any, a year that follows
            none of them is one only where the question ends, pauses or goes on with a function
            word. None: every bare year must.
    """

    months: tuple[str, ...]
    lookup: Mapping[str, Mapping[str, int]]
    rules: Mapping[str, Mapping[str, tuple[Rule, ...]]]
    day_names: tuple[str, str] = ("{day} {month}", "{day} {month} {year}")
    spelling: Mapping[int, str] = field(default_factory=dict)
    ordinal_suffixes: tuple[str, ...] = ()
    ordinal_years: bool = False
    cardinal_years: bool = False
    number_joins: frozenset[str] = frozenset()
    decade_suffixes: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    abbreviated: frozenset[str] = frozenset()
    shy: frozenset[str] = frozenset()
    shy_prepositions: frozenset[str] = frozenset()
    homographs: frozenset[str] = frozenset()
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
    year_prepositions: frozenset[str] | None = frozenset()
    feasts: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    attributives: frozenset[str] = frozenset()
    year_leads: frozenset[str] | None = frozenset()


def vocabulary(
    classes: Mapping[str, Mapping[str, int]], spelling: Mapping[int, str] = _AS_TYPED
) -> Mapping[str, Mapping[str, int]]:
    """Turn class -> word -> value round into word -> class -> value."""
    words: dict[str, dict[str, int]] = {}
    for name, members in classes.items():
        for word, value in members.items():
            words.setdefault(word.translate(spelling), {})[name] = value
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
    spelling: Mapping[int, str] = _AS_TYPED,
) -> Mapping[str, Mapping[str, tuple[Rule, ...]]]:
    """Compile groups of ``(meaning, template)`` and index them by what they can begin with."""
    compiled = {
        group: tuple(
            Rule(meaning, rank, _elements(template.translate(spelling)))
            for rank, (meaning, template) in enumerate(rules)
        )
        for group, rules in groups.items()
    }
    compiled = _with_needs(compiled)
    begun: dict[str, set[str]] = {}
    return MappingProxyType(
        {group: _index(rules, compiled, begun) for group, rules in compiled.items()}
    )


def _elements(template: str) -> tuple[Element, ...]:
    elements = []
    for piece in template.split():
        optional = len(piece) > 1 and piece.endswith("?")
        mark = piece[0] if piece[0] in ">!~" else ""
        names = piece.removeprefix(mark).removesuffix("?" if optional else "").split("|")
        symbols = tuple(Symbol(name, end) for name, _, end in (n.partition("@") for n in names))
        elements.append(Element(symbols, optional, mark == ">", mark == "!", mark == "~"))
    return tuple(elements)


def _with_needs(groups: Mapping[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
    """The same rules, each with what it needs.

    Nothing is known of a group at first; each round tells more of the rules that hold one, until
    a round tells nothing new.
    """
    known: dict[str, frozenset[str] | None] = dict.fromkeys(groups)
    while True:
        told = {
            group: _any_of([_needs(rule.elements, known) for rule in rules])
            for group, rules in groups.items()
        }
        if told == known:
            break
        known = told
    return {
        group: tuple(replace(rule, needs=_needs(rule.elements, known)) for rule in rules)
        for group, rules in groups.items()
    }


def _needs(
    elements: Iterable[Element], groups: Mapping[str, frozenset[str] | None]
) -> frozenset[str] | None:
    """The fewest symbols of which a template needs one."""
    demanded = [
        _any_of([_held_by(symbol.name, groups) for symbol in element.symbols])
        for element in elements
        if not element.optional and not element.barred
    ]
    return min((one for one in demanded if one is not None), key=len, default=None)


def _held_by(name: str, groups: Mapping[str, frozenset[str] | None]) -> frozenset[str] | None:
    """What a word or a class is read by, or a group of rules; None where that is not known."""
    if name not in groups:
        return frozenset((name,))
    inside = groups[name]
    return None if inside is None else inside | {name}


def _any_of(sets: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """What holds one of each of some sets; None where anything may."""
    known = [one for one in sets if one is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def _index(
    rules: tuple[Rule, ...], groups: Mapping[str, tuple[Rule, ...]], begun: dict[str, set[str]]
) -> Mapping[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for symbol in sorted(_beginnings(rule, groups, begun)):
            index.setdefault(symbol, []).append(rule)
    return MappingProxyType({symbol: tuple(starting) for symbol, starting in index.items()})


def _beginnings(
    rule: Rule, groups: Mapping[str, tuple[Rule, ...]], begun: dict[str, set[str]]
) -> set[str]:
    """What a rule can begin with; what a group can is worked out once, and kept in ``begun``."""
    symbols: set[str] = set()
    for element in rule.elements:
        for name, _ in element.symbols:
            if name in groups:
                if name not in begun:
                    inner = (_beginnings(one, groups, begun) for one in groups[name])
                    begun[name] = set[str]().union(*inner)
                symbols |= begun[name]
            else:
                symbols.add(name)
        if not element.optional:
            break
    return symbols
