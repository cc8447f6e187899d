"""Words that sites and programs put around a statement, so that a reader of files can leave them.

All entries are parts of regular expressions that ignore letter case.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class PageTable:
    """One language's words around a statement, in web pages, PDF and Word files.

    Attributes:
        other_items: headings above links to other items: "See also".
        leads: words before a link to another item, where nothing else stands: "Details".
        view_counts: words before the number of views.
        thousands: what a shortened number ends in: 12k.
        misprints: beginnings of a line that asks readers to report mistakes.
        subscribe: words that ask readers to subscribe, where a channel is named after them.
        channels: words for such a channel.
        follow: whole requests to follow, up to whom.
        commands: whole lines that are links: "Print version", "Back to list".
        beside: whole lines of other kinds: "Tags: roads", "All rights reserved".
        read_on: what leads from a summary to the whole text: "Read more".
        changed: stems of words for a change; a date beside one is not that of publication.
        other_days: stems of words beside a day that is not that of publication: "deadline".
        date_labels: words that may stand beside a date that stands by itself: "Posted on".
        page_labels: words before the number of a page.
        page_of: words between the number of a page and that of the last.
        page_suffixes: words behind the number of a page.
        placeholder_titles: titles that programs put into a file: "Untitled".
        hyphened_compounds: forms of words of two halves with a hyphen between them.
        compound_middles: words in the middle of compounds of three: "up-to-date".
        linking_vowels: what the first of two words in a compound ends in.
        either: words between two first halves that share a second: "two- and three-storey".
        watermarks: words that are written large across a page: "Draft".
        squared_units: units of length and time, behind which a raised 2 or 3 is a power.
        questions: labels of one letter or word, of a question and of its answer.
        words_of_a_letter: words of a single letter with which a sentence may begin: "A".
        word_pairs: two words with a hyphen, whatever the dictionary of another language says.
        numbered_parts: words before the number of an article of law, which a raised number behind
            it makes that of another article.
        closed_prefixes: first halves behind which no hyphen is written though they are words.
    """

    other_items: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    view_counts: tuple[str, ...] = ()
    thousands: tuple[str, ...] = ()
    misprints: tuple[str, ...] = ()
    subscribe: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    read_on: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    other_days: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    page_labels: tuple[str, ...] = ()
    page_of: tuple[str, ...] = ()
    page_suffixes: tuple[str, ...] = ()
    placeholder_titles: tuple[str, ...] = ()
    hyphened_compounds: tuple[str, ...] = ()
    compound_middles: frozenset[str] = frozenset()
    linking_vowels: str = ""
    either: tuple[str, ...] = ()
    watermarks: tuple[str, ...] = ()
    squared_units: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    words_of_a_letter: frozenset[str] = frozenset()
    word_pairs: tuple[str, ...] = ()
    closed_prefixes: frozenset[str] = frozenset()
    numbered_parts: tuple[str, ...] = ()
