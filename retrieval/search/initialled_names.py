"""Somebody asked about by surname and initials: B. Asanov is not Azamat Asanov.

An initial is no word of a statement. It is taken out of what is searched for, and the passages that
give the surname another first name are left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import numpy as np

from retrieval.analysis.person_names import genders, initials_of, short_nominative
from retrieval.languages import DOTTED, NO_NAMES
from retrieval.languages.scripts import DIGRAPHS, first_letters
from retrieval.search.searcher import Searcher
from retrieval.search.topic_search import rows_with_all_words
from retrieval.types import Intent, Query

_LETTER = r"[^\W\d_]"
_ONE = rf"(?:{DIGRAPHS}|{_LETTER})"
_INITIALS = rf"(?:{_ONE}\.\s?){{1,3}}"
_SURNAME = rf"{_LETTER}{{3,}}(?:-{_LETTER}+)?"
_NAME = re.compile(
    rf"(?<![\w.])(?P<before>{_INITIALS})\s?(?P<surname>{_SURNAME})(?!\w)"
    rf"|(?<![\w.])(?P<named>{_SURNAME})\s+(?P<behind>(?:{_ONE}\.\s?){{0,2}}{_ONE}(?:\.|(?=\W*$)))(?!\w)"
)
_WORD = re.compile(rf"{_LETTER}+(?:[-’']{_LETTER}+)*\.?")
_MOST = 3000  # passages that are read for one question


@dataclass(frozen=True, slots=True)
class InitialledName:
    """A surname with initials.

    Attributes:
        typed: as it stands in the question.
        surname: without them.
        initials: case-folded.
    """

    typed: str
    surname: str
    initials: tuple[str, ...]


def initialled_name(text: str, names: frozenset[str] = frozenset()) -> InitialledName | None:
    """The first surname with initials of a question.

    Args:
        text: of the question.
        names: stop words that are somebody's name in the archive, case-folded: «Ким».

    Returns:
        None where there is none.
    """
    at = 0
    while found := _NAME.search(text, at):
        surname = found["surname"] or found["named"]
        at = found.start("behind") if found["named"] else found.end()
        # «Заявления С. Кадырова»: the initial is of the name behind it
        if found["named"] and _leads_into_a_name(text, at) and not _is_surname(surname):
            continue
        letters = found["before"] or found["behind"]
        capitals = surname[0].isupper() and letters[0].isupper()
        initials = initials_of(letters)
        folded = surname.casefold()
        is_name = folded not in NO_NAMES or not names.isdisjoint({folded, short_nominative(folded)})
        # the U.S. Senate, Washington D.C.
        if capitals and is_name and "".join(initials) not in DOTTED:
            return InitialledName(found[0].strip(), surname, initials)
    return None


def _leads_into_a_name(text: str, at: int) -> bool:
    """Whether initials stand before a word with a capital letter: a topic is «паром»."""
    found = _NAME.match(text, at)
    return found is not None and (found["surname"] or found["named"])[0].isupper()


def _is_surname(word: str) -> bool:
    """Whether a word is told by its ending to be a surname, in any case."""
    return bool(genders(word) | genders(word, inflected=True))


def without_initials(query: Query, name: InitialledName) -> Query:
    """The query for the surname alone."""

    def bare(text: str) -> str:
        # the full stop of an initial at the end is no part of a subject
        return text.replace(name.typed, name.surname).replace(undotted, name.surname)

    undotted = name.typed.rstrip(".")
    alone = query.text.strip(" .?!") == undotted
    return replace(
        query,
        text=bare(query.text),
        topic=bare(query.topic),
        subject=name.surname if alone else bare(query.subject),
        dated=bare(query.dated),
        intent=Intent.TOPIC if alone else query.intent,
    )


def of_that_name(searcher: Searcher, name: InitialledName) -> Searcher | None:
    """The same searcher over the passages that may speak of somebody, as if there were no others.

    Returns:
        None where the archive has nobody of that surname, or too many passages about it.
    """
    asked = Query(name.surname, name.surname, intent=Intent.TOPIC, subject=name.surname)
    rows = rows_with_all_words(searcher.analyse(asked), searcher.snapshot, searcher.within)
    if not 0 < rows.size <= _MOST:
        return None
    within = np.zeros(len(searcher.snapshot), dtype=np.bool_)
    within[list(_of_whom(searcher, rows.tolist(), name))] = True
    return searcher.among(within)


def _of_whom(searcher: Searcher, rows: Sequence[int], name: InitialledName) -> Iterator[int]:
    """Those of some rows, ascending, that may speak of somebody; each statement is read once."""
    keys = frozenset(searcher.tokenizer.all_tokens(name.surname))

    @cache  # the words of passages about one person are mostly the same
    def is_surname(word: str) -> bool:
        return not keys.isdisjoint(searcher.tokenizer.all_tokens(word))

    passages = ((row, searcher.snapshot.passage(row)) for row in rows)
    for number, some in groupby(passages, key=lambda one: one[1].record):
        statement = searcher.archive.records([number])[number].statement
        for row, passage in some:
            text = f"{statement.title}\n{statement.text[passage.start : passage.end]}"
            if _may_be(text, name, is_surname):
                yield row


def _may_be(text: str, name: InitialledName, is_surname: Callable[[str], bool]) -> bool:
    """Whether a passage names somebody of that surname whom the initials may mean."""
    words = list(_WORD.finditer(text))
    meant = [
        _meant(text, words, place, name.initials)
        for place, word in enumerate(words)
        if word[0][0].isupper() and is_surname(word[0].casefold())
    ]
    return any(meant) or False not in meant


def _meant(
    text: str, words: list[re.Match[str]], place: int, initials: tuple[str, ...]
) -> bool | None:
    """Whether first names beside a surname begin as the initials do; None where it has none."""
    before = list(_beside(text, words, place, -1))
    behind = list(_beside(text, words, place, 1))
    if any(_begins(initials, names) for names in (before, behind)):
        return True
    # one capital behind it may be a place
    return False if before or len(behind) > 1 else None


def _beside(text: str, words: list[re.Match[str]], place: int, step: int) -> Iterator[str]:
    """The first names that stand right before or behind a surname, two at the most."""
    at = place
    for _ in range(2):
        other = at + step
        if not 0 <= other < len(words):
            return
        first, last = sorted((at, other))
        between = text[words[first].end() : words[last].start()]
        word = words[other][0]
        named = word[0].isupper() and word.casefold().rstrip(".") not in NO_NAMES
        whole = not word.endswith(".") or len(word) == 2  # an initial
        if between.strip() or "\n" in between or not named or (step < 0 and not whole):
            return
        yield word
        at = other


def _begins(initials: tuple[str, ...], names: list[str]) -> bool:
    """Whether the first initial begins a name, in whichever script either is."""
    return bool(names) and any(
        not first_letters(initials[0][0]).isdisjoint(first_letters(name[0].casefold()))
        for name in names
    )
