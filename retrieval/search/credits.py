"""Whose words a build holds: the names of its speakers and sources, and how a question meets them.

A name meets another when each of its words does: by stem, by the key that scripts share, by an
initial, or, for a single word, by the initials of the other ("MFA", «МИД»). Titles are left out
where more is said: "Mr Howard", "Prime Minister Gillard".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from urllib.parse import urlsplit

from retrieval.analysis.names_abroad import keys_abroad
from retrieval.analysis.person_names import (
    Gender,
    begin_in_order,
    genders,
    initials_of,
    short_nominative,
    without_initials,
)
from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.transcription import SHORTEST, is_heard_as
from retrieval.languages import NO_NAMES, OFFICES, STOP_WORDS, TITLES
from retrieval.languages.scripts import CYRILLIC
from retrieval.query.office_holders import is_role, without_office
from retrieval.types import Credit, Named

_SHORTEST_ACRONYM = 3
_MOST_WORDS = 4  # of a person's name
_WHOLE = 2  # words of a name that has a first name
_SEVERAL = 2  # initials that tell two people with one first initial apart
_NO_PERSONS = NO_NAMES - (STOP_WORDS - TITLES - OFFICES)
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r",|\s*\(|\s[—–-]\s")


@dataclass(frozen=True, slots=True)
class _WrittenName:
    """What a name of the archive is compared by.

    Attributes:
        words: of each its stem and its key.
        squeezed: its letters and figures alone.
        initials: of the words that are no stop words.
    """

    words: list[frozenset[str]]
    squeezed: str
    initials: str

    @classmethod
    def of(cls, name: str, tokenizer: Tokenizer, kept: frozenset[str]) -> "_WrittenName":
        """As the archive writes it."""
        said = (word[0] for word in name.casefold().split() if _said(word, tokenizer))
        return cls(_words(name, tokenizer, kept), _squeezed(name), "".join(said))


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whom a name means.

    Attributes:
        names: as the archive writes them, one or several.
        records: where they are named; empty where nobody is called so.
    """

    names: tuple[str, ...]
    records: frozenset[int]


class Credits:
    """The speakers and sources of some records.

    Args:
        found: one a record.
    """

    def __init__(self, named: Iterable[Credit]) -> None:
        speakers: dict[str, set[int]] = defaultdict(set)
        sources: dict[str, set[int]] = defaultdict(set)
        voices: dict[str, set[int]] = defaultdict(set)
        for credit in named:
            for voice in credit.voices:
                voices[voice].add(credit.record)
            if credit.speaker:
                speakers[credit.speaker].add(credit.record)
            for source in _sources(credit):
                sources[source].add(credit.record)
        self._speakers = speakers
        self._sources = sources
        self._voices = voices
        self._tokens: frozenset[str] | None = None
        self._written: dict[str, _WrittenName] = {}  # each is cut into words once
        self._surnames: dict[bool, defaultdict[str, set[str]]] = {}

    @cached_property
    def stop_names(self) -> frozenset[str]:
        """Stop words that are somebody's name here, case-folded: Ida May, Дмитрий Ким."""
        people = {_person(one) for one in (*self._speakers, *self._voices)}
        words = (word.casefold() for person in people for word in person.split())
        return STOP_WORDS.intersection(words)

    def speakers(self, name: Named, tokenizer: Tokenizer) -> NameMatch:
        """The records whose speaker has this name."""
        return self._match(self._speakers, name, tokenizer)

    def voices(self, name: Named, tokenizer: Tokenizer) -> NameMatch:
        """The records in whose text somebody of this name speaks in direct speech."""
        return self._match(self._voices, name, tokenizer)

    def among(self, names: Collection[str], *, heard: bool) -> NameMatch:
        """The records of speakers of these names, or of those who speak in direct speech."""
        known = self._voices if heard else self._speakers
        return NameMatch(tuple(names), frozenset().union(*(known[one] for one in names)))

    def heard_in(self, record: int) -> frozenset[str]:
        """Who speaks in a record: its speaker, and who is quoted in it."""
        known = (*self._speakers.items(), *self._voices.items())
        return frozenset(name for name, records in known if record in records)

    def people(self, name: Named, tokenizer: Tokenizer, *, heard: bool) -> NameMatch:
        """The records of persons who have this surname, perhaps with a first name.

        Args:
            name: as somebody typed it, in any case.
            tokenizer: the caller's own.
            heard: whether of those who speak in direct speech in statements of others.
        """
        known = self._voices if heard else self._speakers
        by_surname = self._by_surname(tokenizer, heard=heard)
        written = f"{name.name} {short_nominative(name.name)}" if name.inflected else name.name
        held = _words(written, tokenizer, self.stop_names)
        typed = (token for words in held for token in words)
        called = sorted(frozenset().union(*(by_surname.get(token, ()) for token in typed)))
        if not called:
            return NameMatch((), frozenset())
        fits = _fitting(name, tokenizer, self.stop_names)
        people = ((one, _person(one)) for one in called)
        fitting = [one for one, who in people if fits(who, self._as_written(who, tokenizer))]
        names = tuple(_those_meant(fitting, name, tokenizer, self.stop_names))
        return NameMatch(names, frozenset().union(*(known[one] for one in names)))

    def _by_surname(self, tokenizer: Tokenizer, *, heard: bool) -> Mapping[str, set[str]]:
        """Persons by the stems and keys of their surnames."""
        found = self._surnames.get(heard)
        if found is None:
            found = defaultdict(set)
            for one in self._voices if heard else self._speakers:
                for surname in _surnames(_person(one)):
                    for token in frozenset().union(*_words(surname, tokenizer, self.stop_names)):
                        found[token].add(one)
            self._surnames[heard] = found
        return found

    def speakers_of(self, records: Iterable[int]) -> dict[str, int]:
        """Whose words some records are, and how many of them each."""
        wanted = frozenset(records)
        counted = {name: len(held & wanted) for name, held in self._speakers.items()}
        return {name: count for name, count in counted.items() if count}

    def tokens(self, tokenizer: Tokenizer) -> frozenset[str]:
        """The stems and keys of every word of a name."""
        if self._tokens is None:
            names = (*self._speakers, *self._sources, *self._voices)
            kept = self.stop_names
            words = (word for name in names for word in _words(name, tokenizer, kept))
            self._tokens = frozenset().union(*words)
        return self._tokens

    def hold(self, word: str, tokenizer: Tokenizer) -> bool:
        """Whether a word is one of any name."""
        known = self.tokens(tokenizer)
        return any(
            not words.isdisjoint(known) for words in _words(word, tokenizer, self.stop_names)
        )

    def sources(self, name: Named, tokenizer: Tokenizer) -> NameMatch:
        """The records whose source, or the site they stand on, has this name."""
        return self._match(self._sources, name, tokenizer)

    def _match(self, known: Mapping[str, set[int]], name: Named, tokenizer: Tokenizer) -> NameMatch:
        """Whom a name means as it is, else without the office it begins with, else as it sounds."""
        own = [replace(name, name=one) for one in without_office(name.name)]
        names = self._fitting(known, known, name, tokenizer)
        if not names and own:
            # small words of a credit are no person's, but of an office
            capitals = [_in_capitals(one) for one in known]
            fitting = (self._fitting(known, capitals, one, tokenizer) for one in own)
            names = next(filter(None, fitting), [])
        if not names:
            names = self._fitting(known, known, name, tokenizer, abroad=True)
        if not names:
            # Радд is Rudd, of which no key tells
            heard = ([held for held in known if _is_heard(one.name, held)] for one in own or [name])
            names = next(filter(None, heard), [])
        return NameMatch(tuple(sorted(names)), frozenset().union(*(known[one] for one in names)))

    def _fitting(
        self,
        known: Iterable[str],
        written: Iterable[str],
        name: Named,
        tokenizer: Tokenizer,
        *,
        abroad: bool = False,
    ) -> list[str]:
        """Those of some names that another one fits, each compared as it is ``written``."""
        fits = _fitting(name, tokenizer, self.stop_names, abroad=abroad)
        pairs = zip(known, written, strict=True)
        names = [one for one, held in pairs if fits(held, self._as_written(held, tokenizer))]
        return _those_meant(names, name, tokenizer, self.stop_names)

    def _as_written(self, name: str, tokenizer: Tokenizer) -> _WrittenName:
        known = self._written.get(name)
        if known is None:
            known = self._written[name] = _WrittenName.of(name, tokenizer, self.stop_names)
        return known


def _in_capitals(value: str) -> str:
    """The words of a credit that have a capital letter."""
    return " ".join(word for word in value.split() if word.strip('(«"“')[:1].isupper())


def _person(value: str) -> str:
    """The person's name that a credit begins with: "Nora Ellwood, Minister"; "" of a body."""
    words = _ASIDE.split(value)[0].split()
    named = [word for word in words if word.strip(".").casefold() not in TITLES]
    is_one = all(word[:1].isupper() and word.casefold() not in _NO_PERSONS for word in named)
    # somebody may be called Ida May, or Ли Он; nobody Their Own
    is_one = is_one and not all(word.casefold() in STOP_WORDS for word in named)
    return " ".join(named) if named and is_one and len(named) <= _MOST_WORDS else ""


def _surnames(person: str) -> list[str]:
    """What may be the surname in a person's name: the last word, or the first by its form."""
    words = person.split()
    return [words[-1], *words[: bool(genders(words[0]))]] if words else []


def _sources(credit: Credit) -> Iterable[str]:
    if credit.source:
        yield credit.source
    if credit.url:
        try:
            host = urlsplit(credit.url).hostname
        except ValueError:
            return
        if host:
            yield host.removeprefix("www.")


def _fitting(
    named: Named, tokenizer: Tokenizer, kept: frozenset[str], *, abroad: bool = False
) -> Callable[[str, _WrittenName], bool]:
    """A test of the archive's names for one name, perhaps as other languages write it."""
    initials, name = initials_of(named.name), without_initials(named.name) or named.name
    typed = name.split()
    bare = " ".join(word for word in typed if word.strip(".,").casefold() not in TITLES)
    names = {name: named.inflected, bare: named.inflected}
    if named.inflected:
        names.setdefault(short_nominative(bare), False)
    wanted = [
        (words, each, [genders(word, inflected=inflected) for word in each.split()])
        for each, inflected in names.items()
        if (words := _words(each, tokenizer, kept))
    ]
    if abroad:
        whole = [one for one in wanted if len(one[0]) >= _WHOLE]
        wanted = [(_abroad(words), each, forms) for words, each, forms in whole]
    squeezed = _squeezed(name)

    def fits(value: str, written: _WrittenName) -> bool:
        if squeezed and squeezed == written.squeezed:
            return True
        for words, each, forms in wanted:
            if all(any(_meet(a, b) for b in written.words) for a in words):
                return _same_form(forms, value) and _same_initials(
                    initials, each.split(), value, tokenizer, kept
                )
        return len(squeezed) >= _SHORTEST_ACRONYM and written.initials.startswith(squeezed)

    return fits


def _those_meant(
    names: Sequence[str], named: Named, tokenizer: Tokenizer, kept: frozenset[str]
) -> list[str]:
    """Of the names that fit one with initials those that have as many given names, if any do.

    With them stays who has a first name of theirs: J. F. Marsh is John Marsh where he is John F.
    Marsh, and then not Jane Marsh.
    """
    initials, typed = initials_of(named.name), without_initials(named.name).split()
    given = {one: _given(typed, one, tokenizer, kept) for one in names}
    whole = [one for one in names if len(given[one]) >= len(initials)]
    if len(initials) < _SEVERAL or not whole:
        return list(names)
    first = {word for one in whole for word in given[one][:1] if len(word.strip(".")) > 1}
    return [one for one in names if one in whole or not first.isdisjoint(given[one][:1])]


def are_one(names: Sequence[str], tokenizer: Tokenizer) -> bool:
    """Whether some names are one person's: in two scripts, with an office, or with initials."""
    # P. Gale may be Peter Gale, and Petra Gale: each is compared with a name written out
    whole = min(names, key=lambda one: len(initials_of(one)), default="")
    return all(_is_one(whole, other, tokenizer) for other in names if other != whole)


def _is_one(one: str, other: str, tokenizer: Tokenizer) -> bool:
    bare = [(*without_office(name), name) for name in (one, other)]
    return any(_same_words(a, b, tokenizer) for a, b in product(*bare))


def _same_words(one: str, other: str, tokenizer: Tokenizer) -> bool:
    """Whether two names have the same words, of which all but one may be initials, in order."""
    words, others = (_apart(name, tokenizer) for name in (one, other))
    if len(words) != len(others) or not _same_form([genders(w) for w in one.split()], other):
        return False
    rest = [word for word in words if not any(_are_same(word, each) for each in others)]
    rest_of_other = [word for word in others if not any(_are_same(word, each) for each in words)]
    pairs = zip(rest, rest_of_other, strict=False)
    return len(rest) == len(rest_of_other) < len(words) and all(_meet(a, b) for a, b in pairs)


def _apart(name: str, tokenizer: Tokenizer) -> list[frozenset[str]]:
    """The words of a name but titles."""
    words = " ".join(word for word in name.split() if word.casefold().strip(".,") not in TITLES)
    return _words(words, tokenizer, STOP_WORDS)


def _are_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(len(token) > 1 for token in one & other)


def _is_heard(typed: str, written: str) -> bool:
    """Whether every word of a name is one of another name's, as it is heard in the other script."""
    if bool(CYRILLIC.search(typed)) == bool(CYRILLIC.search(written)):
        return False
    names = typed.casefold(), written.casefold()
    wanted, held = (
        [word for word in _WORD.findall(name) if word not in TITLES and len(word) >= SHORTEST]
        for name in names
    )
    return bool(wanted) and all(any(is_heard_as(one, other) for other in held) for one in wanted)


def _same_form(forms: Sequence[frozenset[Gender]], value: str) -> bool:
    """Whether no surname typed is feminine where the archive's is masculine, or the reverse."""
    typed = frozenset().union(*forms)
    held = frozenset().union(*(genders(word) for word in value.split()))
    return not typed or not held or not typed.isdisjoint(held)


def _same_initials(
    initials: tuple[str, ...],
    typed: Sequence[str],
    value: str,
    tokenizer: Tokenizer,
    kept: frozenset[str],
) -> bool:
    """Whether initials are those of the words of a name that were not typed out, in order."""
    if not initials:
        return True
    given = _given(typed, value, tokenizer, kept)
    # words of an office may stand before the given names
    starts = range(len(given)) if any(map(is_role, value.split())) else ()
    return begin_in_order(initials, given) or any(
        given[at][0].isupper() and begin_in_order(initials, given[at:]) for at in starts
    )


def _given(
    typed: Sequence[str], value: str, tokenizer: Tokenizer, kept: frozenset[str]
) -> list[str]:
    """The words of a name but titles and those that were typed out."""
    meant = [frozenset(words) for words in _words(" ".join(typed), tokenizer, kept)]
    return [
        word
        for word in value.split()
        if word.strip(".,()")
        and word.casefold().strip(".,()") not in TITLES
        and not any(_meet(one, other) for one in meant for other in _words(word, tokenizer, kept))
    ]


def _words(name: str, tokenizer: Tokenizer, kept: frozenset[str]) -> list[frozenset[str]]:
    """For each word of a name its stem and its key; the common beginning of words is no name."""
    words = tokenizer.names(name, kept)
    return [frozenset(token for token in word if not token.endswith("*")) for word in words]


def _abroad(words: list[frozenset[str]]) -> list[frozenset[str]]:
    """The words of a name, each with what it is written as in neighbouring languages."""
    return [word.union(*map(keys_abroad, word)) for word in words]


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one.isdisjoint(other):
        return True
    initials = {token for token in (*one, *other) if len(token) == 1}
    return any(_begin(initial, one) and _begin(initial, other) for initial in initials)


def _begin(initial: str, tokens: Iterable[str]) -> bool:
    return any(token.startswith(initial) for token in tokens)


def _said(word: str, tokenizer: Tokenizer) -> bool:
    return word[0].isalpha() and bool(tokenizer.tokens(word))


def _squeezed(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def spelled(names: Sequence[str], typed: str, tokenizer: Tokenizer) -> str:
    """One person's name as the archive writes it; as it was typed where several are meant, or none.

    Of several spellings the shortest in the letters that were typed.
    """
    if not names or not are_one(names, tokenizer):
        return typed
    script = bool(CYRILLIC.search(typed))
    return min(names, key=lambda one: (bool(CYRILLIC.search(one)) != script, len(one), one))
