"""Language detection: one of our languages, or unknown; never a guess.

A naive Bayes model of 140 languages (py3langid, the weights are in the package) rates each piece
of the text. Alphabets take away the languages that do not have the text's letters, and words that
only one of ours has decide what is short. The pieces then vote. Its only importer.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from retrieval.analysis.homoglyphs import unmixed
from retrieval.languages import LANGUAGES
from retrieval.languages.neighbours import ALPHABETS, TELLING_WORDS
from retrieval.languages.scripts import CYRILLIC_EXTENDED, LATIN, LOOKALIKES

_WINDOWS = 16
"""How many places of a long text are judged."""

_WINDOW = 200
"""Code points of such a place, and of the longest piece that is judged at once."""

_SCRAP = 20
"""Letters; a shorter sentence is judged together with the next of its line."""

_SHORTEST = 6
"""Letters that a text or a piece needs for its language to be judged at all."""

_SHORT = 32
"""Letters under which a piece must be surer of its language."""

_SURE = 0.5
_SURE_IF_SHORT = 0.75
"""Probabilities from which a piece counts as of a language."""

_NEGLIGIBLE = 0.0005
"""Probability under which the model's languages are not looked at."""

_WORD_ODDS = 30.0
"""How much likelier each of at most two telling words makes its language."""

_MAJORITY = 0.8
"""Share of the letters in pieces of known language that must be of one language."""

_SCRIPT = 0.6
"""Share of a piece's letters that must be of one script: names stand in their own."""

_GOLDEN = 0.6180339887498949

_SILENT = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]+")
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"\n+|(?<=[.!?…])[\"'»”’)\]]*\s+")

_PIDGIN = "pcm"
"""Nigerian Pidgin: the model takes English headlines for it, and we take it for English."""

_OURS = frozenset(known.code for known in LANGUAGES)
_LETTERS = {
    code: frozenset((*letters, *"'’"))
    for code, letters in (
        *((known.code, known.alphabet) for known in LANGUAGES),
        *ALPHABETS.items(),
    )
}
_OWNERS = {word: known.code for known in LANGUAGES for word in known.telling_words} | {
    word: code for code, words in TELLING_WORDS.items() for word in words.split()
}
"""Words that only one language has -> its code."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """How many letters a piece has, and its language: an ISO 639-1 code, None where unknown."""

    letters: int
    lang: str | None


def detect(text: str) -> str | None:
    """The language of ``text``.

    The same text has the same answer always and in every thread. A long text is judged by some
    of its sentences; the time does not grow with its length.

    Args:
        text: a statement or a question, of any length.

    Returns:
        The code of one of ``LANGUAGES``; None for every other language, and for a text that is too
        short or too mixed.
    """
    verdicts = [_judge(piece) for piece in _pieces(text)]
    letters: dict[str | None, int] = {}
    for verdict in verdicts:
        letters[verdict.lang] = letters.get(verdict.lang, 0) + verdict.letters
    unsure = letters.pop(None, 0)
    sure = sum(letters.values())
    best = max(letters, key=lambda code: letters[code] if code else 0, default=None)
    if best not in _OURS or letters[best] < _MAJORITY * sure or letters[best] <= unsure:
        return None
    return best


def _pieces(text: str) -> Iterator[str]:
    """The sentences of a short text, or of windows spread unevenly over a long one."""
    span = len(text) - _WINDOW
    starts = [int(span * (number * _GOLDEN % 1.0)) for number in range(_WINDOWS)]
    windows = [text[start : start + _WINDOW] for start in starts]
    for part in windows if len(text) > _WINDOWS * _WINDOW else [text]:
        for line in _NOISE.sub(" ", part).split("\n"):
            yield from _sentences(line)


def _sentences(line: str) -> Iterator[str]:
    scrap = ""
    for sentence in _BREAK.split(line):
        whole = f"{scrap} {sentence}" if scrap else sentence
        if len(whole) < _SCRAP:
            scrap = whole
            continue
        scrap = ""
        for start in range(0, len(whole), _WINDOW):
            yield whole[start : start + _WINDOW]
    if scrap:
        yield scrap


def _judge(piece: str) -> _Verdict:
    words = _WORD.findall(_plain(piece))
    cyrillic = [word for word in words if CYRILLIC_EXTENDED.search(word)]
    latin = [word for word in words if LATIN.match(word)]
    script, own = ("Cyrl", cyrillic) if _size(cyrillic) >= _size(latin) else ("Latn", latin)
    letters = _size(words)
    if letters < _SHORTEST or _size(own) < _SCRIPT * letters:
        return _Verdict(letters, None)
    return _Verdict(letters, _language(own, script))


def _plain(text: str) -> str:
    """Without stress marks and invisible characters, and each letter as what it stands for."""
    spoken = _SILENT.sub("", unicodedata.normalize("NFC", text))
    return unmixed(spoken.translate(LOOKALIKES))


def _size(words: list[str]) -> int:
    return sum(map(len, words))


def _language(words: list[str], script: str) -> str | None:
    lower = [word.lower() for word in words]
    letters = frozenset("".join(lower))
    owners = [_OWNERS[word] for word in set(lower) if word in _OWNERS]
    if len(set(owners)) > 1:
        return None  # mixed
    text = " ".join(words)
    odds = {
        code: chance
        for code, chance in takewhile(lambda rated: rated[1] > _NEGLIGIBLE, _model().rank(text))
        if code != _PIDGIN and (script == "Latn" or _can_write(code, letters, lower))
    }
    for code in islice(owners, 2):
        odds[code] = odds.get(code, 0.0) * _WORD_ODDS
    best: str | None = max(odds, key=odds.__getitem__, default=None)
    sure = _SURE if _size(words) >= _SHORT else _SURE_IF_SHORT
    if best is None or odds[best] < sure * sum(odds.values()):
        return None
    return best


def _can_write(code: str, letters: frozenset[str], words: list[str]) -> bool:
    """Whether the language has the letters of the words; a tenth of them may be foreign names."""
    alphabet = _LETTERS.get(code)
    if alphabet is None:
        return code not in _OURS
    if letters <= alphabet:
        return True
    strange = sum(not alphabet.issuperset(word) for word in words)
    return strange * 10 <= len(words)


@lru_cache(maxsize=1)
def _model() -> Any:
    """The weights, read once; rating a text changes nothing in them, so threads may share them."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
