"""Words by which a changed quotation says something else: negations, duties, numbers."""

import re
from dataclasses import dataclass

from retrieval.languages.combining import NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class EditTable:
    """One language's words of weight; all are in lower case.

    Attributes:
        negations: words that turn a sentence round ("not", "never").
        negative_prefixes: beginnings that turn a word round ("un", "не").
        hyphened_prefixes: those that are also written with a hyphen ("non-interference").
        negative_endings: endings that turn a word round ("n't").
        cut_negations: what is left of a negation behind an apostrophe ("t" of "can't").
        contractions: other words that hang on one before by an apostrophe ("s" of "Howard's").
        negative_infix: a regular expression of what stands behind a stem that is turned round.
        negations_behind: those that stand behind the verb they turn round ("жок").
        negative_suffix: a regular expression of an ending that turns a noun round ("сыз"), and
            of the ending of the noun that has what it lacks ("луу").
        modals: words of duty, possibility and will ("must", "may").
        number_words: regular expressions of words of quantity beside the plain numbers.
        units: regular expressions of units of measure and money.
        date_joins: words between a day and its month ("5 of May").
        other_meanings: words of time that are as often something else, without a capital.
        numbers: a number in words, all of it.
        amounts: a range, or a number with what it is at the most: "three to four", "up to forty".
        weekdays: regular expressions of the days of the week in the plural ("Mondays").
        counted: nouns that are counted in Roman numerals behind them, as parts of a law are.
    """

    negations: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    hyphened_prefixes: tuple[str, ...] = ()
    negative_endings: tuple[str, ...] = ()
    cut_negations: tuple[str, ...] = ()
    contractions: frozenset[str] = frozenset()
    negative_infix: str | None = None
    modals: frozenset[str] = frozenset()
    number_words: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    date_joins: frozenset[str] = frozenset()
    other_meanings: frozenset[str] = frozenset()
    negations_behind: frozenset[str] = frozenset()
    negative_suffix: tuple[str, str] | None = None
    numbers: re.Pattern[str] = NOTHING
    weekdays: tuple[str, ...] = ()
    counted: frozenset[str] = frozenset()
    amounts: re.Pattern[str] = NOTHING
