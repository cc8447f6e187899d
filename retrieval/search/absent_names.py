"""Names of a question that occur nowhere in the archive, in no spelling and no script.

An archive that has never heard of somebody cannot answer what became of them, however much else of
the question it holds. A name is told by its capital letter inside a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis.glossary import glossary
from retrieval.analysis.tokens import Tokenizer
from retrieval.languages import LANGUAGES, NO_NAMES
from retrieval.languages.ky.names import PATRONYMIC_WORDS
from retrieval.languages.places import other_names
from retrieval.languages.ru.surnames import SURNAME
from retrieval.languages.scripts import CYRILLIC
from retrieval.search.searcher import Searcher
from retrieval.types import Query

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS_SENTENCE = re.compile(r"[.?!…:]\s*$")
_SHORTEST = 3
_NO_NAMES = PATRONYMIC_WORDS | NO_NAMES
_MOSTLY = 0.6
"""Share of capitalised words from which capitals tell nothing."""


@dataclass(frozen=True, slots=True)
class _Capitalised:
    """A word with a capital letter.

    Attributes:
        start, end: where it stands in the question.
        first: whether it begins a sentence, where every word has a capital letter.
    """

    word: str
    start: int
    end: int
    first: bool


def occurs(name: str, searcher: Searcher) -> bool:
    """Whether every word of a name is somewhere in the archive, its titles left out."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _NO_NAMES]
    return bool(words) and all(_occurs(word, searcher) for word in words)


def absent_names(query: Query, searcher: Searcher) -> tuple[str, ...]:
    """The names of a question that are nowhere in the archive, as they were typed."""
    if query.phrases or not searcher.speaks_language_of(query):
        return ()
    absent: list[str] = []
    searched = frozenset(map(str.casefold, _WORD.findall(query.text)))
    for run in _runs(query.question):
        # a month that the question names is a time, and is searched for no more
        if not all(one.word.casefold() in searched for one in run):
            continue
        missing = [not _occurs(one.word, searcher) for one in run]
        if run[0].first and len(run) == 1:
            continue
        if all(missing) or _tells(run, missing):
            absent.append(query.question[run[0].start : run[-1].end])
    return tuple(absent)


def _tells(run: Sequence[_Capitalised], missing: Sequence[bool]) -> bool:
    """Whether the missing part of a name is what tells people apart: the surname."""
    if CYRILLIC.search(run[0].word):
        return any(
            gone and bool(SURNAME.search(one.word)) for one, gone in zip(run, missing, strict=True)
        )
    return missing[-1]


def _runs(question: str) -> list[list[_Capitalised]]:
    """The capitalised words of a question, those side by side together."""
    words = list(_WORD.finditer(question))
    long = [match for match in words if len(match[0]) > _SHORTEST]
    capitals = [match for match in long if match[0][0].isupper()]
    if len(long) > _SHORTEST and len(capitals) > _MOSTLY * len(long):
        return []
    runs: list[list[_Capitalised]] = []
    for match in words:
        if not match[0][0].isupper() or len(match[0]) < _SHORTEST:
            continue
        if match[0].casefold().removesuffix("'s").removesuffix("’s") in _NO_NAMES:
            continue
        before = question[: match.start()]
        first = not before.strip() or bool(_ENDS_SENTENCE.search(before))
        one = _Capitalised(match[0], match.start(), match.end(), first)
        if runs and question[runs[-1][-1].end : match.start()].isspace():
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _occurs(word: str, searcher: Searcher) -> bool:
    """Whether a name stands anywhere, in its own spelling, another script or language."""
    tokenizer = searcher.tokenizer
    if _stands(word, searcher):
        return True
    spoken = [known.code for known in LANGUAGES]
    # in whichever case: Австралии
    meant = glossary().meant([word], tokenizer, spoken)
    called = {term for one in meant for term in one.terms} | other_names(word.casefold())
    if any(_stands(term, searcher) for term in sorted(called)):
        return True
    return searcher.credits().hold(word, tokenizer)


def _stands(name: str, searcher: Searcher) -> bool:
    """Whether each word of a name stands anywhere, by its stem or its key."""
    lexical = searcher.snapshot.lexical
    each = [_tokens(word, searcher.tokenizer) for word in name.split()]
    return any(each) and all(
        any(lexical.rows(token).size for token in tokens) for tokens in each if tokens
    )


def _tokens(word: str, tokenizer: Tokenizer) -> set[str]:
    """The stems and keys of a word; the common beginning of words is no name."""
    made: set[str] = set()
    for each in tokenizer.words(word, keyed=True):
        made.update(each)
    return {token for token in made if not token.endswith("*")}
