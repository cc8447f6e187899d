"""A question in Russian or Kyrgyz that was typed in Latin letters, to the question in Cyrillic."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import heappop, heappush
from itertools import islice

from retrieval.analysis.tokens import own_tokens
from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES, Language
from retrieval.languages.scripts import CYRILLIC, undotted
from retrieval.query.parse import understand
from retrieval.search.held_words import HeldWords
from retrieval.search.searcher import Searcher
from retrieval.search.spelling import Corrections
from retrieval.search.topic_words import TopicWords
from retrieval.types import Query

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
_VARIANTS = 64
"""Spellings of a word that are looked up, the likeliest first."""

_LOOKED_INTO = 6  # of them whose inflected forms are looked for too
_MOSTLY = 0.5  # share of words unknown as Latin from which they may be something else
_NEARLY_ALL = 0.75  # share of words known as Cyrillic
_GROUP = 4  # letters of the longest that one table rewrites at once

_IDLE_LATIN = frozenset().union(
    *(known.stop_words | known.generic_words for known in LANGUAGES if not known.typed_latin)
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question as one language would write it.

    Attributes:
        known: how many of its words are in the build, words of asking, or names of speakers.
        there: whether one of them is in the build or is a word of asking; speakers' names meet
            across scripts as they are typed.
        asks: whether one of them is a word of asking that no English word looks like.
        cost: how unlikely its spellings are.
    """

    text: str
    words: int
    known: int
    there: bool
    asks: bool
    cost: int


def in_cyrillic(searcher: Searcher, query: Query) -> tuple[Query, Corrections]:
    """A query in Cyrillic where it was typed in Latin letters, with what stands for what."""
    question = query.question
    if query.as_typed or query.phrases or CYRILLIC.search(question):
        return query, ()
    held = HeldWords(searcher.snapshot, searcher.tokenizer)
    if not _WORD.search(question) or not _is_unknown(searcher, query, held):
        return query, ()
    names = partial(searcher.credits().hold, tokenizer=searcher.tokenizer)
    readings = [_read(question, one, held, names) for one in LANGUAGES if one.typed_latin]
    best = max(readings, key=lambda one: (one.known, one.asks, -one.cost))
    if best.known < _NEARLY_ALL * best.words or not best.there:
        return query, ()
    if not best.asks and _has_right_words(searcher, question):
        return query, ()
    meant = _understood(best.text, query)
    return (query, ()) if meant is None else (meant, ((question, best.text),))


def _is_unknown(searcher: Searcher, query: Query, held: HeldWords) -> bool:
    """Whether most words of a question are neither English words of asking nor in the build."""
    words = [word.casefold() for word in _WORD.findall(query.question) if len(word) > 1]
    asking = sum(word in _IDLE_LATIN for word in words)
    if 2 * sum(word in _IDLE_LATIN or held.rows(word) > 0 for word in words) > len(words):
        return False
    tokens = TopicWords(searcher.forms, query.question).tokens
    rows = searcher.snapshot.lexical.rows
    there = {
        word.casefold()
        for word, own in tokens.items()
        # a common word meets names by its key by accident
        if any(rows(one).size for one in (own if word[0].isupper() else own_tokens(own)))
    }
    known = sum(word not in _IDLE_LATIN and word in there for word in words)
    return bool(words) and len(words) - asking - known > _MOSTLY * len(words)


def _has_right_words(searcher: Searcher, question: str) -> bool:
    return searcher.has_whole(word.casefold() for word in _WORD.findall(question))


def _read(
    question: str, language: Language, held: HeldWords, names: Callable[[str], bool]
) -> _Reading:
    idle = language.stop_words | language.generic_words
    parts, at, words, known, there, asks, cost = [], 0, 0, 0, False, False, 0
    for match in _WORD.finditer(question):
        typed = match[0].casefold()
        spelling, price, found = _spelt(typed, language, idle, held)
        is_known = found or (match[0][0].isupper() and names(spelling))
        words, known, cost = words + 1, known + is_known, cost + price
        there = there or (found and len(typed) > 1)
        asks = asks or (spelling in idle and typed not in _IDLE_LATIN)
        parts += [question[at : match.start()], _as(match[0], spelling)]
        at = match.end()
    return _Reading("".join((*parts, question[at:])), words, known, there, asks, cost)


def _spelt(
    typed: str, language: Language, idle: frozenset[str], held: HeldWords
) -> tuple[str, int, bool]:
    """The likeliest spelling of a word that is known, else the likeliest; its cost, and which."""
    spellings = sorted(
        (cost, text)
        for table in language.typed_latin
        for cost, text in islice(_spellings(typed, table), _VARIANTS)
    )
    for cost, text in spellings:
        if text in idle:
            return text, cost, True
    there = [(cost, -held.rows(text), text) for cost, text in spellings if held.rows(text)]
    if there:
        cost, _, text = min(there)
        return text, cost, True
    for cost, text in spellings[:_LOOKED_INTO]:
        if held.holds(text):
            return text, cost, True
    return spellings[0][1], spellings[0][0], False


def _spellings(typed: str, table: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, str]]:
    """What a word may be in Cyrillic, the likeliest first, with how unlikely it is."""
    waiting: list[tuple[int, int, str]] = [(0, 0, "")]
    while waiting:
        cost, left, text = heappop(waiting)
        at = -left
        if at == len(typed):
            yield cost, undotted(text)
            continue
        group = next(
            (typed[at : at + n] for n in range(_GROUP, 0, -1) if typed[at : at + n] in table),
            typed[at],
        )
        first = table.get(f"^{group}") if at == 0 else None
        for more, letters in enumerate(first or table.get(group, (group,))):
            heappush(waiting, (cost + more, -(at + len(group)), text + letters))


def _as(typed: str, spelling: str) -> str:
    return spelling.capitalize() if typed[0].isupper() else spelling


def _understood(text: str, query: Query) -> Query | None:
    """The question in Cyrillic; its time, order and speaker are those that were read before."""
    try:
        if query.today is None:
            meant = replace(query, question=text, text=text, topic="", dated="")
        else:
            meant = understand(text, query.today)
    except QueryError:
        return None
    return replace(
        meant,
        period=query.period or meant.period,
        order=query.order or meant.order,
        excluded=query.excluded or meant.excluded,
        speaker=query.speaker or meant.speaker,
        source=query.source or meant.source,
    )
