"""How a language writes a whole date in a document: patterns, with its months and weekdays."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class DateTable:
    """One language's written dates; all words are in lower case, letter case is ignored.

    Attributes:
        months: month as it is written in a date -> 1 to 12.
        weekdays: patterns of days of the week, which may stand before a date.
        forms: patterns of a whole date, the likelier first, in which ``<day>``, ``<month>`` and
            ``<year>`` are its parts, ``<weekday>`` and ``<clock>`` what may stand around them.
        number_signs: patterns of what stands before the number of a document: No.
        links: words between a document's number, or nothing, and its day: of, dated.
        acts: patterns of a line that names a document with its day, in which ``<date>`` is the
            day, ``<number>`` the document's number, ``<place>`` what is plainly a place and
            ``<town>`` what may be one: Order No. 17 of 2 April 2031.
        at: words before the time of day.
        zones: patterns of a time zone behind the time of day.
        places: patterns of what is plainly a place, in which ``<name>`` is its name.
        small_words: words inside the name of a place that have no capital letter.
        never_first: words with which no name of a place begins: in.
        years: patterns of what may stand behind a year in figures: 12.12.2020 г.
        labels: patterns of what leads to the day of publication: Published on.
        credits: patterns of what leads to the author or section behind the day: by.
        labels_behind: the same, behind the day.
        later: patterns of what leads to a later day of the same text: Updated on.
        later_behind: the same, behind that day.
        events: patterns of a first word that is a happening or a feast, and no place: Concert.
        offices: patterns of who publishes, with words that have no capital letter.
        papers: patterns of a newspaper, in which ``<quoted>`` is its name in quotation marks.
        adopted: patterns of a line that tells when an act was adopted, with ``<date>``.
        signings: patterns of a last line that tells where and when it was signed, with ``<date>``
            and ``<town>``.
        announcing: patterns of words before a day that is yet to come: will be held.
        asks_when: patterns of the beginning of a question that a day may answer.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    number_signs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    small_words: frozenset[str] = frozenset()
    never_first: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    labels_behind: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    later_behind: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    adopted: tuple[str, ...] = ()
    signings: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    asks_when: tuple[str, ...] = ()
