"""Whether prose before a quotation brings in another person, whom "he" may mean there."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.analysis.attribution import is_opening, sentence_ends
from retrieval.languages import IDLE_WORDS, NO_NAMES, TITLES, VOICES
from retrieval.languages.combining import any_of
from retrieval.languages.voice import Voice
from retrieval.types import Span

_WORD = re.compile(r"[^\W\d_][\w’'‑-]*")
_PARTICLES = any_of(sorted(word for one in VOICES if one.phrases for word in one.phrases.particles))
# the words of one name: Mr. X has a full stop, X de la Y what stands inside names
_PARTICLE = re.compile(_PARTICLES)
_BETWEEN = re.compile(rf" (?:{_PARTICLES} )*|\. |\n")
_BESIDE = re.compile(r"(\S+)\s$")
_DESCRIBED = re.compile(r"[^\W\d_][\w’'‑-]*, ")
_MARKS = ' \n"“”„«»—–-'


def brings_in_another(
    text: str, between: Span, pronoun: str, known: str, voices: Sequence[Voice]
) -> bool:
    """Whether the sentences between two places bring in somebody else than who was known.

    Args:
        text: the whole text.
        between: the place behind who is known, or behind their words, the rest of whose sentence
            tells of them; and the place of a quotation.
        pronoun: by which its speaker is meant; "" where there is none.
        known: the name and the office of the one.
        voices: the patterns of the languages.
    """
    since, before = between
    places = [since, *sentence_ends(text, since, before), before]
    first = 0 if text[:since].endswith((".", "…")) else 1  # a whole sentence names nobody behind it
    own = frozenset(map(str.casefold, _WORD.findall(known)))
    return any(
        _brings_in(text, text[start:end].strip(_MARKS), pronoun, own, voices)
        for start, end in list(pairwise(places))[first:]
    )


def _brings_in(
    text: str, sentence: str, pronoun: str, own: frozenset[str], voices: Sequence[Voice]
) -> bool:
    words = [word for word in _WORD.findall(sentence) if not is_opening(word)]
    if not words or words[0].casefold() in own:
        return False
    for voice in voices:
        subject = "" if voice.whose.match(sentence) else _gender(words[0], voice)
        if subject:  # "he" is the one who was named, but not where "she said" follows
            return _gender(pronoun, voice) not in {"", subject}
        for found in voice.persons.finditer(sentence):
            if own.isdisjoint(map(str.casefold, _WORD.findall(found[0]))) or voice.whose.match(
                found[0]
            ):
                return True
    if any(own.isdisjoint(name.casefold().split()) for name in persons_named(sentence, voices)):
        return True
    alone = sentence.startswith(words[0]) and words[0][0].isupper()
    return alone and _is_surname(text, sentence, words[0], voices)


def _gender(word: str, voice: Voice) -> str:
    if voice.he.search(word):
        return "he"
    return "she" if voice.she.search(word) else ""


def _is_surname(text: str, sentence: str, word: str, voices: Sequence[Voice]) -> bool:
    """Whether a word that begins a sentence is a person's name: X, the mayor; A X before."""
    if word.casefold() in NO_NAMES:
        return False
    whole = re.search(rf"\b[^\W\d_][^\W\d_]+ {re.escape(word)}\b", text)
    named = whole is not None and whole[0][0].isupper() and not is_opening(whole[0].split()[0])
    described = _DESCRIBED.match(sentence)
    return named or (
        described is not None
        and any(voice.articles.match(sentence[described.end() :]) for voice in voices)
    )


def persons_named(sentence: str, voices: Sequence[Voice]) -> Iterator[str]:
    """The names in a sentence that may be a whole name of a person.

    Args:
        sentence: of prose.
        voices: the patterns of the languages.
    """
    for run in _capitals(sentence):
        name = sentence[run[0].start() : run[-1].end()]
        folded = {word[0].casefold() for word in run}
        beside = _BESIDE.search(sentence, 0, run[0].start())
        placed = beside is not None and any(one.placing.fullmatch(beside[1]) for one in voices)
        held = [one.phrases for one in voices if one.phrases]
        thing = any(not folded.isdisjoint(one.bodies | one.media | one.places) for one in held)
        if not placed and not thing and not folded <= TITLES:
            yield name


def _capitals(sentence: str) -> Iterator[list[re.Match[str]]]:
    """The runs of two capitals or more, without a word that only opens the sentence."""
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(sentence):
        if run and _PARTICLE.fullmatch(found[0]):
            continue
        begins = found[0][0].isupper() and not is_opening(found[0])
        begins = begins and not (found.start() == 0 and found[0].casefold() in IDLE_WORDS)
        beside = run and _BETWEEN.fullmatch(sentence, run[-1].end(), found.start())
        if run and not (begins and beside):
            if len(run) > 1:
                yield run
            run = []
        if begins:
            run.append(found)
    if len(run) > 1:
        yield run
