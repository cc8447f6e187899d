"""A glossary of official language: what is called what in English, Russian and Kyrgyz.

A topic of one word tells a multilingual encoder too little to find it in another language for sure
(docs/decisions). Words do: those of the glossary are looked for beside the ones that were typed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from unicodedata import normalize

from retrieval.analysis.tokens import Tokenizer, without_stop_names
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.languages.places import countries
from retrieval.languages.scripts import CYRILLIC, undotted

_BETWEEN = " / "
_COLUMNS = ("en", "ru", "ky")
_AS_WRITTEN = "="

Stems = frozenset[str]
"""What one word may be found by: its stem, and itself, since a stemmer may cut too much. A word as
it is written has a mark, so that it is not taken for the stem of another."""

Term = tuple[Stems, ...]
"""What each word of a term is found by."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Words of a question that the glossary has.

    Attributes:
        first, last: which words, both included.
        terms: what the same thing is called, in any language.
    """

    first: int
    last: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One term of a concept, which is told by its number."""

    lang: str
    term: Term
    concept: int


@dataclass(frozen=True, slots=True)
class _Written:
    """The same as it is written."""

    lang: str
    term: str
    concept: int


class Glossary:
    """Finds terms in a row of words; several threads may ask it.

    A term is stemmed when a word with its first letter is first asked for: most questions need a
    few letters of sixty.

    Args:
        lines: one concept each: its terms in English, Russian and Kyrgyz, parted by tabs; several
            terms of one language by a slash between spaces.
        tokenizer: whose stems tell when two forms are of one word; the glossary's own from now on.
    """

    def __init__(self, lines: Sequence[str], tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._stemming = Lock()
        self._concepts: list[tuple[str, ...]] = []
        self._written: dict[str, list[_Written]] = defaultdict(list)
        self._by_first: dict[str, dict[str, list[_Entry]]] = {}
        for line in lines:
            columns = [column.split(_BETWEEN) for column in line.split("\t")]
            for lang, terms in zip(_COLUMNS, columns, strict=True):
                for term in terms:
                    first = next(_words(term, tokenizer), None)
                    if first:
                        written = _Written(lang, term, len(self._concepts))
                        self._written[_letter(first)].append(written)
            self._concepts.append(tuple(term for terms in columns for term in terms))

    def meant(
        self, words: Sequence[str], tokenizer: Tokenizer, langs: Collection[str] = _COLUMNS
    ) -> Iterator[Meant]:
        """The terms in a row of words, the longest at each place; none overlaps another.

        Args:
            words: of a question, without stop words.
            tokenizer: the caller's own.
            langs: codes of the languages that the question may be in: Russian «кори» are measles,
                and Kyrgyz «кор» a reserve.
        """
        stems = [
            _stems(without_stop_names(word).casefold(), tokenizer, kyrgyz="ky" in langs)
            for word in words
        ]
        at = 0
        while at < len(words):
            # Latin words of any question may be English ones
            allowed = {*langs, "en"} if words[at].isascii() else {*langs}
            length, concepts = self._longest(stems, at, allowed)
            if concepts:
                terms = dict.fromkeys(term for one in concepts for term in self._concepts[one])
                yield Meant(at, at + length - 1, tuple(terms))
            at += max(length, 1)

    def _longest(
        self, stems: Sequence[Stems], at: int, langs: Collection[str]
    ) -> tuple[int, list[int]]:
        """How many words the longest term at a place has, and what it may mean."""
        best, found = 0, list[int]()
        for stem in sorted(stems[at]):
            for entry in self._beginning(stem.removeprefix(_AS_WRITTEN)).get(stem, ()):
                length = len(entry.term)
                if length < best or entry.lang not in langs:
                    continue
                if not _is(entry.term, stems[at : at + length]):
                    continue
                if length > best:
                    best, found = length, []
                found.append(entry.concept)
        return best, sorted(set(found))

    def _beginning(self, word: str) -> Mapping[str, Sequence[_Entry]]:
        """The terms that begin with a word's first letter, by what their first word is found by."""
        letter = _letter(word)
        found = self._by_first.get(letter)
        if found is None:
            with self._stemming:  # a tokenizer serves one thread at a time
                found = self._by_first[letter] = self._stemmed(self._written.get(letter, ()))
        return found

    def _stemmed(self, written: Iterable[_Written]) -> dict[str, list[_Entry]]:
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for one in written:
            words = _words(one.term, self._tokenizer)
            stems = tuple(filter(None, (_found_by(word, self._tokenizer) for word in words)))
            for first in stems[0] if stems else ():
                entries[first].append(_Entry(one.lang, stems, one.concept))
        return entries


def _is(term: Term, words: Sequence[Stems]) -> bool:
    return len(term) == len(words) and all(
        not a.isdisjoint(b) for a, b in zip(term, words, strict=True)
    )


def _words(term: str, tokenizer: Tokenizer) -> Iterator[str]:
    """The words of a term without stop words: "foot and mouth disease"."""
    for word in without_stop_names(term).casefold().replace("-", " ").split():
        if not tokenizer.stops(word) and _letter(word):
            yield word


def _found_by(word: str, tokenizer: Tokenizer) -> Stems:
    held = tokenizer.words(word)
    return frozenset((_AS_WRITTEN + word, word, held[0][0])) if held else frozenset()


def _letter(word: str) -> str:
    """The first letter that a word and its stem have: plain where it is Latin, е for ё."""
    first = next(filter(str.isalnum, word), "")
    return undotted(first) if CYRILLIC.match(first) else normalize("NFKD", first)[:1]


def _stems(word: str, tokenizer: Tokenizer, *, kyrgyz: bool) -> Stems:
    """What a word is found by, and the Kyrgyz nouns that it may be a form of."""
    nouns = possible_nouns(word) if kyrgyz else [word]
    stems = (held[0] for noun in nouns for held in tokenizer.words(noun))
    return frozenset(_AS_WRITTEN + noun for noun in nouns).union(stems)


@cache
def glossary() -> Glossary:
    """The glossary of the project, and the names of countries."""
    text = files("retrieval.languages").joinpath("glossary.tsv").read_text(encoding="utf-8")
    lines = [*text.splitlines(), *map("\t".join, countries(_COLUMNS))]
    return Glossary(lines, Tokenizer(transliteration=False))
