"""Makes quotations out of statements: spans as they stand, spans with one change inside.

What a span is, and that a changed one occurs nowhere, is told by a simple folding of this
module's own, not by the code that is measured with it.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.types import Check, Difference, Kind

LENGTHS = (3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 90)
SHARES = {"negation": 0.25, "number": 0.2, "name": 0.2, "word": 0.2, "modal": 0.1, "date": 0.05}
"""Of the kinds of change; a text may hold too few of some."""

_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"[\w'’]+(?:[.,]\d+)*")
_AUXILIARY = re.compile(
    r"is|are|was|were|will|would|can|could|should|has|have|had|do|does|did|must|may", re.IGNORECASE
)
_NEGATIONS = frozenset(("not", "never", "no", "cannot"))
_MODALS = ("must", "should", "may", "will", "can", "could", "would", "might", "shall")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAMES = ("Keating", "Brazil", "Helsinki", "Thompson", "Nairobi", "Petrov", "Madrid", "Okafor")
_MARKS = re.compile("[\"'`´‘-‟«»\u0091-\u0094′″]")
_BREAKS = re.compile("[-\u0096\u0097‐-―−*•·]")

_STRAY = re.compile(r" ([,.;:!?])")

_DISGUISES: tuple[Callable[[str], str], ...] = (
    str.upper,
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u00a0 "),
    lambda text: f"«{text}»",
    lambda text: text.replace("'", "’").replace('"', "“"),
    lambda text: text.replace(" - ", " — ").replace("–", "-"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed span: ``claimed`` is there now, ``actual`` was there before."""

    text: str
    kind: str
    claimed: str
    actual: str


def simply_folded(text: str) -> str:
    """Letter case, quotation marks, dashes and white space away, also before punctuation."""
    folded = " ".join(_BREAKS.sub(" ", _MARKS.sub("", text.casefold())).split())
    return _STRAY.sub(r"\1", folded)


def span(rng: random.Random, texts: Sequence[str]) -> str:
    """Three words or more of a text, from white space to white space."""
    while True:
        text = rng.choice(texts)
        found = [*re.finditer(r"\S+", text)]
        length = rng.choice(LENGTHS)
        if len(found) < length:
            continue
        first = rng.randrange(len(found) - length + 1)
        cut = text[found[first].start() : found[first + length - 1].end()]
        if len(_WORD.findall(cut)) >= 3:
            return cut


def disguised(rng: random.Random, text: str) -> str:
    """The same words, written otherwise: case, marks, dashes, white space."""
    for change in rng.sample(_DISGUISES, rng.randrange(len(_DISGUISES))):
        text = change(text)
    return text


def edits(
    rng: random.Random, texts: Sequence[str], count: int, occurs: Callable[[str], bool]
) -> Iterator[Edit]:
    """So many spans with one meaningful change inside, which occur nowhere."""
    some = rng.sample(texts, min(300, len(texts)))
    vocabulary = sorted({word for text in some for word in re.findall(r"\b[a-z]{5,}\b", text)})
    made: Counter[str] = Counter()
    while made.total() < count:
        kind = rng.choice([*SHARES])
        if made[kind] > SHARES[kind] * (made.total() + 20):
            continue
        edit = _edited(rng, span(rng, texts), kind, vocabulary)
        if edit is not None and not occurs(edit.text):
            made[kind] += 1
            yield edit


def _edited(rng: random.Random, text: str, kind: str, vocabulary: Sequence[str]) -> Edit | None:
    words = [*_SPOKEN.finditer(text)]
    options = list(_options(rng, text, words, kind, vocabulary))
    if not options:
        return None
    at, new = rng.choice(options)
    old = words[at][0]
    if new.casefold() == old.casefold():
        return None
    changed = text[: words[at].start()] + new + text[words[at].end() :]
    return Edit(changed, kind, "not", "") if new == f"{old} not" else Edit(changed, kind, new, old)


def _options(
    rng: random.Random,
    text: str,
    words: Sequence[re.Match[str]],
    kind: str,
    vocabulary: Sequence[str],
) -> Iterator[tuple[int, str]]:
    """The places of words that a change of this kind is possible at, and what comes there."""
    for at in range(1, len(words) - 1):
        word, after = words[at][0], words[at + 1][0]
        begins = not text[: words[at].start()].rstrip()[-1:].isalpha()
        match kind:
            case "negation" if word.lower() in _NEGATIONS:
                yield at, ""
            case "negation" if _AUXILIARY.fullmatch(word) and after.lower() not in _NEGATIONS:
                yield at, f"{word} not"
            case "number" if word.isdigit():
                yield at, str(int(word) + rng.randrange(1, 90))
            case "name" if _is_name(word) and not begins:
                yield at, rng.choice(_NAMES)
            case "word" if _is_plain(word):
                yield at, rng.choice(vocabulary)
            case "modal" if word in _MODALS:
                yield at, rng.choice(_MODALS)
            case "date" if word in _MONTHS and (words[at - 1][0][-1:] + after[:1]).isdigit():
                yield at, rng.choice(_MONTHS)


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word not in (*_MONTHS, *_DAYS)


def _is_plain(word: str) -> bool:
    return word.islower() and word.isalpha() and len(word) > 4 and word not in _MODALS


def is_named(found: Check, edit: Edit, most: int = 1) -> bool:
    """Whether the one difference of one of the best matches is what was changed."""
    return any(_is_what(match.differences, edit) for match in found.matches[:most])


def _is_what(differences: Sequence[Difference], edit: Edit) -> bool:
    if len(differences) != 1:
        return False
    (one,) = differences
    claimed, actual = simply_folded(one.claimed), simply_folded(one.actual)
    return (claimed, actual) == (simply_folded(edit.claimed), simply_folded(edit.actual))


def is_of_its_kind(found: Check, edit: Edit) -> bool:
    """Whether the difference is called what it is; the day of a date is a number too."""
    kinds = {one.kind for one in found.matches[0].differences}
    named = {
        "number": {Kind.NUMBER, Kind.DATE},
        "date": {Kind.DATE, Kind.MONTH, Kind.WEEKDAY, Kind.SEASON},
    }
    return not kinds.isdisjoint(named.get(edit.kind, {Kind(edit.kind)}))
