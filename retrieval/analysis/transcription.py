"""Whether a name in Cyrillic is what a name in Latin letters is heard as: Радд and Rudd.

Keys of ``transliteration`` meet names that are written over letter by letter. English names, and
those that came by English, are written as they are heard, which no key tells: one spelling is
compared with the other, each way that its letters may be read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from retrieval.analysis.transliteration import unmarked, without_case
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.languages.ru.transcription import CASE_ENDINGS, TRANSCRIPTION
from retrieval.languages.scripts import CYRILLIC, CYRILLIC_VOWELS, undotted

SHORTEST = 3
"""Letters of a name that is compared so."""

_SOUNDS = {
    letters: tuple(dict.fromkeys(map(undotted, heard))) for letters, heard in TRANSCRIPTION.items()
}
_LONGEST = max(map(len, _SOUNDS))
_LETTERS = {
    sound: tuple(letters for letters, some in _SOUNDS.items() if sound in some)
    for sound in sorted({sound for some in _SOUNDS.values() for sound in some})
}


def is_heard_as(one: str, other: str) -> bool:
    """Whether one of two words is in Cyrillic and may be how the other, in Latin, is heard.

    Args:
        one: case-folded; in Cyrillic it may stand in any case.
        other: the same.
    """
    written = [bool(CYRILLIC.search(word)) for word in (one, other)]
    if written[0] == written[1]:
        return False
    cyrillic, latin = (one, other) if written[0] else (other, one)
    cyrillic = undotted(cyrillic)
    heard = _heard(cyrillic, latin if latin.isascii() else unmarked(latin))
    ends = {end for end in heard if end >= SHORTEST}
    if len(cyrillic) in ends:
        return True
    return bool(ends) and any(len(form) in ends for form in _nominatives(cyrillic))


def _heard(cyrillic: str, latin: str) -> set[int]:
    """How many letters of a word in Cyrillic another word, in Latin letters, may be heard as."""
    reached: list[set[int]] = [set() for _ in range(len(latin) + _LONGEST)]
    reached[0].add(0)
    for at in range(len(latin)):
        if not any(reached[at : at + _LONGEST]):
            return set()
        for heard in reached[at]:
            for end in range(at + 1, min(at + _LONGEST, len(latin)) + 1):
                for sound in _SOUNDS.get(latin[at:end], ()):
                    if cyrillic.startswith(sound, heard):
                        reached[end].add(heard + len(sound))
    return reached[len(latin)] if len(latin) >= SHORTEST else set()


def transcriptions(word: str, begins: Callable[[str], bool]) -> Iterator[str]:
    """Each way in which a word may be written in the other script, of those that there are.

    Args:
        word: case-folded; in Cyrillic it may stand in any case.
        begins: whether there is a word with such a beginning.

    Yields:
        Words, or beginnings of words, that ``begins`` holds for; in no order, each once.
    """
    if not CYRILLIC.search(word):
        yield from _written(unmarked(word), begins, _SOUNDS)
        return
    bare = undotted(word)
    forms = dict.fromkeys((bare, *_nominatives(bare)))
    each = (_written(form, begins, _LETTERS) for form in forms if len(form) >= SHORTEST)
    yield from dict.fromkeys(chain.from_iterable(each))


def _written(
    word: str, begins: Callable[[str], bool], ways: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    left, seen = [("", 0)], set()
    while left:
        state = left.pop()
        if state in seen:
            continue
        seen.add(state)
        written, at = state
        if at == len(word):
            yield written
        for end in range(at, min(at + _LONGEST, len(word)) + 1):
            for letters in ways.get(word[at:end], ()):
                # one letter that is not heard is enough at a time
                if end > at or (written and not written.endswith(letters)):
                    longer = written + letters
                    if not letters or begins(longer):
                        left.append((longer, end))


def _nominatives(word: str) -> Iterator[str]:
    """What a name in Cyrillic, case-folded, may be in the nominative, its ending cut off."""
    yield from possible_nouns(word)
    yield without_case(word)
    if word[-1:] in CYRILLIC_VOWELS:
        yield word[:-1]
    for ending in CASE_ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
