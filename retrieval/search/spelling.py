"""A misspelt word of a question to the nearest word of the build.

Only a word that the build holds in no form and no language can be misspelt, and one that the
encoder has whole is taken for right, however near another may be: golf is not gold. Where it has
words of many languages, one of these may be what is typed: "tarif" means what tariff does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.analysis.glossary import glossary
from retrieval.analysis.tokens import own_keys, own_tokens
from retrieval.languages import IDLE_WORDS, LANGUAGES
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.languages.ru.endings import NOUN_ENDINGS
from retrieval.languages.scripts import CYRILLIC, undotted
from retrieval.search.compound_names import NamePart
from retrieval.search.confidence import is_fitted
from retrieval.search.held_words import HeldWords
from retrieval.search.joined_words import joined_or_apart
from retrieval.search.searcher import Searcher
from retrieval.search.topic_words import TopicWords
from retrieval.search.transcribed_names import transcribed_names
from retrieval.search.word_forms import common_letters, without_asking
from retrieval.types import Query

Corrections = tuple[tuple[str, str], ...]
"""What was typed and what is searched for instead."""

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
_LONG = 10  # letters from which two of them may be wrong
_LONG_INFLECTED = 8  # the same where one of them may be an ending's
_NAME = 6  # letters of a name of which one may be wrong
_TRIED = 5  # near words that are looked for beside what is beside a name
_VARIED = 6  # letters of an English word that is looked for in another form
_VARIED_STEM = 5  # the same of a Cyrillic one
_STEM = 4  # letters of a Cyrillic stem of which one may be wrong
_LONGER, _SHORTER = 8, 4  # letters that another form may have more, or fewer
_TOPIC = 7  # letters of a word in small letters that may be a topic where a name could stand
_LIKE = 0.5  # least cosine of a misspelt form and another one of its word
_MEANS_THE_SAME = 0.79
"""Least cosine of a word that is right somewhere and of the one that it stands for here: tarif and
tariff have .90, referandum and referendum .80; desert and dessert .69, golf and gold .46."""

_CHANGED = 2  # letters at the end of a verb that another form of it may have otherwise
_VOWELS = frozenset("aeiouy")
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_ENDINGS = """
s es ed d er r ers rs ing ings ly y ies al ial e ic ics ist ists or ors ion ions
"""
_OWN_LETTERS = [known.own_letters for known in LANGUAGES if known.own_letters]
_ENGLISH_ENDINGS = frozenset(("", *_ENDINGS.split()))
_ENDING = 4  # letters of the longest of them


@dataclass(frozen=True, slots=True)
class _Near:
    """A word of the build that is near one that was typed; the least is the best.

    Attributes:
        rank: letters between them, whether they begin with different letters, and how many rows
            hold it, negative.
    """

    rank: tuple[int, bool, int]
    word: str


def respelt(searcher: Searcher, query: Query) -> tuple[Query, Corrections]:
    """A query with the nearest words of the build in place of those that are misspelt.

    A name that the build only has in the other script is written as the build has it.

    Returns:
        The query, and what was misspelt in it; a right word that the build has in another form
        ("began", «курулабы») is searched for in that one, and is none.
    """
    if query.as_typed or query.phrases:
        return query, ()
    joined = tuple(joined_or_apart(searcher, query))
    names = (*joined, *transcribed_names(searcher, with_words(query, joined)))
    meant = _of_whom(with_words(query, names), names)
    if not searcher.speaks_language_of(query):
        return meant, names
    spelling = _Spelling(searcher, meant)
    found = tuple(spelling.corrections())
    told = (pair for pair in found if pair[0] not in spelling.forms)
    return _of_whom(with_words(meant, found), found), (*names, *told)


def with_words(query: Query, corrections: Iterable[tuple[str, str]]) -> Query:
    """A query whose words are replaced wherever it is searched for by them."""
    texts: tuple[str, ...] = (query.text, query.topic, query.dated, query.subject)
    for typed, meant in corrections:
        pattern = re.compile(rf"(?<!\w){re.escape(typed)}(?!\w)")
        texts = tuple(pattern.sub(meant, one) for one in texts)
    text, topic, dated, subject = texts
    return replace(query, text=text, topic=topic, dated=dated, subject=subject)


def _asks(typed: str, meant: str) -> bool:
    """Whether a word is another one with an ending that asks: «курулабы», «курулат»."""
    bare = without_asking(typed)
    shared = common_letters(bare, meant)
    return bare != typed and shared >= max(_STEM, len(bare) - _CHANGED)


def _differs_in_a_vowel(one: str, other: str) -> bool:
    """Whether two English words are alike but for a vowel inside: began, begin."""
    if len(one) != len(other) or not one.isascii() or not other.isascii() or one[0] != other[0]:
        return False
    changed = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(changed) == 1 and _VOWELS.issuperset(changed[0])


def _of_whom(query: Query, names: Corrections) -> Query:
    """A query for the words of somebody whose name the build writes otherwise."""
    if query.speaker is None or not names:
        return query
    written = dict(names)
    typed = query.speaker.name.split()
    name = " ".join(written.get(word, word) for word in typed)
    if name == query.speaker.name:
        return query
    return replace(query, speaker=replace(query.speaker, name=name, inflected=False))


class _Spelling:
    """The words of one query against those of a build."""

    def __init__(self, searcher: Searcher, query: Query) -> None:
        self._searcher = searcher
        self._query = query
        self._vocabulary = searcher.snapshot.vocabulary
        self._held = HeldWords(searcher.snapshot, searcher.tokenizer)
        self.forms: set[str] = set()
        """Words of the query that are right, and that the build has in another form."""

    def corrections(self) -> Iterator[tuple[str, str]]:
        """The words that are misspelt, each with what is nearest to it."""
        typed = self._candidates()
        if not typed:
            return
        searcher = self._searcher
        tokens = TopicWords(searcher.forms, self._query.text).tokens
        for word in typed:
            if self._is_held(word, tokens.get(word, ())):
                continue
            right = self._is_right(word.casefold())
            if right:
                meant = self._of_its_meaning(word)
            else:
                meant = self._in_own_letters(word) or self._nearest(word)
            if meant:
                folded = word.casefold()
                if _asks(folded, meant) or (right and _differs_in_a_vowel(folded, meant)):
                    self.forms.add(word)
                yield word, meant.capitalize() if word[0].isupper() else meant

    def _candidates(self) -> list[str]:
        """The words that may be misspelt at all and stand nowhere as they are."""
        named = self._query.speaker.name if self._query.speaker else ""
        if self._is_topic(named):
            named = ""
        source = self._query.source.name if self._query.source else ""
        names = frozenset(_WORD.findall(f"{named} {source}".casefold()))
        placed = self._searcher.tokenizer.placed(self._query.text)
        words = dict.fromkeys(word.removesuffix("'s") for _, word in placed)
        return [
            word
            for word in words
            if len(word) >= _SHORTEST
            and word.isalpha()
            and word.casefold() not in names
            and word.casefold() not in IDLE_WORDS
            and not self._held.holds(word)
        ]

    def _is_topic(self, named: str) -> bool:
        """Whether what stands like a name may be no name: "bicycels on trains"."""
        alone = len(named) >= _TOPIC and named.isalpha() and named.islower()
        return alone and self._query.question.startswith(named)

    def _is_held(self, word: str, tokens: Sequence[str]) -> bool:
        """Whether one of the tokens that stand for a word does, in its own language or another.

        What only begins like a Cyrillic word stands for it in a search, and is no form of it.
        """
        if CYRILLIC.search(word):
            searcher = self._searcher
            alike = searcher.forms.tokens(word)
            tokens = [token for token in tokens if token not in alike]
            if word[0].isupper():  # a name is known by its key, in whichever script
                for own in searcher.tokenizer.words(word, keyed=True):
                    tokens += own_keys(own)
        tokens = [token for token in tokens if not token.endswith("*")]
        held = [one for one in tokens if self._searcher.snapshot.lexical.rows(one).size]
        only_sounds = word.islower() and word.isascii() and not own_tokens(tuple(held))
        return bool(held) and not (only_sounds and self._sounds_like_a_word(word))

    def _sounds_like_a_word(self, word: str) -> bool:
        """Whether a near word sounds like it: barley begins a sentence, and is nobody's name."""
        sound = self._keys(word)
        return any(sound == self._keys(one.word) for one in self._near(word, 1, anywhere=False))

    def _keys(self, word: str) -> list[tuple[str, ...]]:
        return [own_keys(own) for own in self._searcher.tokenizer.words(word, keyed=True)]

    def _is_right(self, word: str) -> bool:
        """Whether a word is one that is merely not in the build: Gambia is not Zambia."""
        if any(glossary().meant([word], self._searcher.tokenizer)):
            return True
        return self._searcher.has_whole((word, *_singulars(word)))

    def _of_its_meaning(self, word: str) -> str | None:
        """The nearest word that says what one does that is right in some language."""
        # what a cosine says is known of the encoders alone that were looked at
        if not word.islower() or not is_fitted(self._searcher.fingerprint):
            return None
        near = self._likely(self._near(word, 1, anywhere=False), word)
        best = next((one.word for one in near), None)
        same = best is not None and self._likeness(word, best) >= _MEANS_THE_SAME
        return best if same else None

    def _likeness(self, word: str, other: str) -> float:
        return float(self._searcher.vector_of(word) @ self._searcher.vector_of(other))

    def _in_own_letters(self, word: str) -> str | None:
        """The word of the build that is typed so without the letters of its own alphabet."""
        folded = word.casefold()
        for letters in _OWN_LETTERS:
            whole = folded.translate(letters.in_step)
            if whole == folded:
                continue
            if self._held.holds(whole):
                return whole
            plain, size = folded.translate(letters.plain), len(folded.encode())
            for first in dict.fromkeys((folded[0], whole[0])):
                for other in self._vocabulary.of_size(range(size, size + 1), first):
                    if other != folded and other.translate(letters.plain) == plain:
                        return other
        return None

    def _nearest(self, word: str) -> str | None:
        folded = undotted(word.casefold())
        part = NamePart(self._query.question, word)
        most = self._most_wrong(word, part)
        near = self._near(folded, most)
        likely = self._likely(near, folded)
        if not likely and not part.capitalised:
            varied = self._likely(self._near_in_another_form(folded), folded)[:_TRIED]
            likely = [one for one in varied if self._likeness(folded, one.word) >= _LIKE]
        if part.beside_another:
            searcher = self._searcher
            likely = [one for one in likely[:_TRIED] if part.said_with(searcher, one.word)]
        best = next(iter(likely), None)
        if best is None:
            return None
        # "waht" is what, and not want
        idle = process.extract(folded, IDLE_WORDS, scorer=OSA.distance, score_cutoff=1, limit=None)
        return None if any(sorted(word) == sorted(folded) for word, _, _ in idle) else best.word

    def _likely(self, near: Iterable[_Near], typed: str) -> list[_Near]:
        """Those of some near words that are no forms of what was typed, the best first."""
        others = (one for one in near if not _same_but_ending(typed, one.word))
        return sorted(others, key=lambda one: (one.rank, one.word))

    def _near_in_another_form(self, word: str) -> Iterator[_Near]:
        """The words of the build of which a misspelt form was typed: vacines, of vaccine."""
        if CYRILLIC.search(word):
            yield from self._near_stems(word) if len(word) >= _VARIED_STEM else ()
            return
        for variant in (*_singulars(word), f"{word}s"):
            if len(variant) >= _VARIED:
                yield from self._near(variant, 1)

    def _near_stems(self, word: str) -> Iterator[_Near]:
        """Cyrillic words whose stem differs in a letter."""
        stems = _stems(word)
        shortest = min(stems, key=len)
        sizes = range(2 * (len(word) - _SHORTER), 2 * (len(word) + _LONGER) + 1)
        held = self._vocabulary.of_size(sizes, word[0])
        begins = [other[: len(shortest)] for other in held]
        # a letter too many or too few moves the last one
        alike = process.extract(shortest, begins, scorer=OSA.distance, score_cutoff=2, limit=None)
        for _, _, place in alike:
            other = held[place]
            if other.isalpha() and any(
                _differ_in_a_letter(one, stem) for one in stems for stem in _stems(other)
            ):
                yield _Near((1, False, -self._held.rows(other)), other)

    def _most_wrong(self, word: str, part: NamePart) -> int:
        """How many letters of a word may be wrong: in a name none or one."""
        if part.capitalised and (part.beside_another or part.within_sentence):
            return 1 if len(word) >= _NAME else 0
        long = _LONG_INFLECTED if CYRILLIC.search(word) else _LONG
        return 2 if len(word) >= long else 1

    def _near(self, word: str, most: int, *, anywhere: bool = True) -> Iterator[_Near]:
        """The words of the build within so many letters, in the same script.

        Args:
            word: as it was typed.
            most: letters that may be wrong.
            anywhere: whether the first of them may be.
        """
        if not most:
            return
        letters = range(len(word) - most, len(word) + most + 1)
        cyrillic = bool(CYRILLIC.search(word))
        bytes_each = 2 if cyrillic else 1
        sizes = range(letters[0] * bytes_each, letters[-1] * bytes_each + 1)
        elsewhere = (word[1] if len(word) < _NAME else "",) if anywhere else ()
        for beginning in (word[0], *elsewhere):
            held = self._vocabulary.of_size(sizes, beginning)
            cutoff = most if beginning == word[0] else 1
            found = process.extract(word, held, scorer=OSA.distance, score_cutoff=cutoff, limit=20)
            for other, distance, _ in found:
                if other.isalpha() and bool(CYRILLIC.search(other)) == cyrillic:
                    rank = (int(distance), other[0] != word[0], -self._held.rows(other))
                    yield _Near(rank, other)
            if found:
                return


def _singulars(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    if CYRILLIC.search(word):
        yield from possible_nouns(word)
        return
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word.removesuffix(ending) + instead


def _stems(word: str) -> set[str]:
    """What a Cyrillic word may be without its ending."""
    bare = (word.removesuffix(ending) for ending in NOUN_ENDINGS if word.endswith(ending))
    return {one for one in (word, *possible_nouns(word), *bare) if len(one) >= _STEM}


def _differ_in_a_letter(one: str, other: str) -> bool:
    """Whether two stems do, and none is the other with a letter of an ending: указка, указ."""
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return not (one.startswith(other) or other.startswith(one))


def _same_but_ending(one: str, other: str) -> bool:
    """Whether two English words are forms or neighbours of one: farmer, farmed."""
    common = common_letters(one, other)
    return any(
        {one[end:], other[end:]} <= _ENGLISH_ENDINGS
        for end in range(max(common - _ENDING, _SHORTEST), common + 1)
    )
