"""Mined questions to what is trained on: a question with a few windows, right ones and wrong ones.

Unanswerable ones come in three kinds: the right window is taken away and its neighbours stay; a
name, a number or a year of the question is swapped for another, so that the right window answers no
more; and near misses, written by hand. Some questions are put as people type them.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mining import Mined

WRONG = 3
"""Windows that do not answer, beside each that does."""

_NONE = (-1, -1)
_BARE = 0.3  # share of questions in lower case without a mark
_TYPO = 0.08
_HEADLESS = 0.25  # share of questions whose windows come without a header
_HIDDEN, _SWAPPED = 0.15, 0.3
_HARDEST = 4  # of the others' windows, from which most wrong ones are drawn

_NUMBER = re.compile(r"\b\d[\d.,]*\b")
_NAME = re.compile(r"(?<=[\w,] )[A-ZА-ЯЁҢӨҮ][\w'’-]+(?: [A-ZА-ЯЁҢӨҮ][\w'’-]+)*")
_OPPOSITES = {
    "first": "last", "last": "first", "largest": "smallest", "smallest": "largest",
    "highest": "lowest", "lowest": "highest", "before": "after", "after": "before",
    "oldest": "youngest", "most": "least", "more": "fewer", "won": "lost", "lost": "won",
    "north": "south", "south": "north", "east": "west", "west": "east", "increase": "decrease",
    "minimum": "maximum", "maximum": "minimum", "best": "worst", "began": "ended",
    "born": "married", "early": "late", "longest": "shortest", "with": "without",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A question and its windows, with what is right about them.

    Attributes:
        labels: 1 for each window that answers.
        spans: of the answering words in each window, in code points; -1 and -1 of none.
    """

    question: str
    windows: list[str]
    spans: list[tuple[int, int]]
    labels: list[int]


def groups(mined: Sequence[Mined], seed: int) -> Iterator[Group]:
    """Groups of every question, some twice, in the order of the questions."""
    chance = random.Random(seed)
    swaps = _Swaps([one.question for one in mined])
    for one in mined:
        if one.right and chance.random() >= _HIDDEN:
            yield _typed(_answered(one, chance), chance)
        else:
            yield _typed(_silent(one), chance)
        other = swaps.of(one.question, chance) if one.right else None
        if other is not None and chance.random() < _SWAPPED:
            windows = [one.right[0], *_drawn(one, chance, 1)]
            yield _typed(_none(other, windows), chance)


def _answered(one: Mined, chance: random.Random) -> Group:
    place = 0 if chance.random() < 0.8 else chance.randrange(len(one.right))
    windows = [one.right[place], *_drawn(one, chance, WRONG)]
    start, end = one.spans[place]
    spans = [(start, end), *[_NONE] * (len(windows) - 1)]
    return Group(one.question, windows, spans, [1, *[0] * (len(windows) - 1)])


def _silent(one: Mined) -> Group:
    """What the search brings where the answer is not there: the best of it."""
    near = one.wrong[: one.own] if not one.right else []
    others = one.wrong[one.own :]
    windows = [*near[:2], *others[: WRONG + 1 - len(near[:2])]]
    return _none(one.question, windows)


def _none(question: str, windows: list[str]) -> Group:
    return Group(question, windows, [_NONE] * len(windows), [0] * len(windows))


def _drawn(one: Mined, chance: random.Random, count: int) -> list[str]:
    """Wrong windows: one of the statement itself where there is one, the others hard ones."""
    own = one.wrong[: one.own]
    chosen = [chance.choice(own)] if own else []
    others = list(one.wrong[one.own :])
    while len(chosen) < count and others:
        among = min(_HARDEST, len(others)) if chance.random() < 0.7 else len(others)
        chosen.append(others.pop(chance.randrange(among)))
    return chosen


def _typed(group: Group, chance: random.Random) -> Group:
    """The group as somebody types the question, and as some statements have no header."""
    question = group.question
    if chance.random() < _BARE:
        question = question.lower().rstrip("?؟ .")
    if chance.random() < _TYPO:
        question = _mistyped(question, chance)
    if chance.random() >= _HEADLESS:
        return replace(group, question=question)
    bare = [window.partition("\n") for window in group.windows]
    windows = [rest or head for head, _, rest in bare]
    spans = [
        (start - len(head) - 1, end - len(head) - 1) if start >= 0 and rest else (start, end)
        for (start, end), (head, _, rest) in zip(group.spans, bare, strict=True)
    ]
    return replace(group, question=question, windows=windows, spans=spans)


def _mistyped(text: str, chance: random.Random) -> str:
    """Two neighbouring letters changed over, or one left out."""
    places = [at for at in range(1, len(text) - 2) if text[at : at + 2].isalpha()]
    if not places:
        return text
    at = chance.choice(places)
    middle = text[at + 1] + text[at] if chance.random() < 0.5 else text[at]
    return text[:at] + middle + text[at + 2 :]


def swapped(question: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The question with a number, a name or an opposite in it swapped; None without any.

    Args:
        question: to change.
        others: questions that numbers and names are taken from.
        chance: of what is swapped.
    """
    return _Swaps(others).of(question, chance)


class _Swaps:
    """Questions with one thing in them swapped for what stands in another question."""

    def __init__(self, questions: Sequence[str]) -> None:
        self._numbers = sorted({n for q in questions for n in _NUMBER.findall(q)})
        self._names = sorted({n for q in questions for n in _NAME.findall(q)})

    def of(self, question: str, chance: random.Random) -> str | None:
        """The question with a number, a name or an opposite in it swapped; None without any."""
        ways: list[tuple[tuple[int, int], list[str]]] = [
            (found.span(), self._numbers) for found in _NUMBER.finditer(question)
        ] + [(found.span(), self._names) for found in _NAME.finditer(question)]
        opposites = [
            (found.span(), [_OPPOSITES[found.group().lower()]])
            for found in re.finditer(r"\w+", question)
            if found.group().lower() in _OPPOSITES
        ]
        if opposites and chance.random() < 0.6:
            ways = opposites
        ways = ways or opposites
        if not ways:
            return None
        (start, end), choice = chance.choice(ways)
        fitting = [one for one in choice if one != question[start:end]]
        if not fitting:
            return None
        other = chance.choice(fitting)
        return question[:start] + other + question[end:]
