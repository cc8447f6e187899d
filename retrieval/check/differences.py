"""What a claim has otherwise than a statement, stretch by stretch, the gravest first."""

import re
from collections.abc import Sequence
from itertools import groupby

from retrieval.analysis.words import Words, is_word
from retrieval.check.alignment import Alignment, Step
from retrieval.check.edit_types import Stretch, kind, sort_of
from retrieval.types import Difference, Kind

_GRAVITY = {kind: place for place, kind in enumerate(Kind)}
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_SPACES = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
_ENDINGS = frozenset(("s", "re", "ve", "ll", "d", "m"))


def gravity(kind: Kind) -> int:
    """Where a kind stands among the others; 0 is the gravest."""
    return _GRAVITY[kind]


def is_like_for_like(difference: Difference) -> bool:
    """Whether one side could have been put in the other's place: a name for a name, one for one.

    Who alters a quotation puts another number where a number stood, and another name where a name
    did; a negation alone is put in or left out.
    """
    if not difference.claimed or not difference.actual:
        return difference.kind is Kind.NEGATION
    return sort_of(difference.claimed) == sort_of(difference.actual)


def spoken(text: str, found: Words) -> Words:
    """The words as they are spoken: "don't" and "1 200" are one word each, "Howard's" two."""
    tokens, starts, ends = list(found.tokens[:1]), list(found.starts[:1]), list(found.ends[:1])
    for token, start, end in zip(found.tokens[1:], found.starts[1:], found.ends[1:], strict=True):
        glued = start - ends[-1] == 1 and is_word(token) and is_word(tokens[-1])
        between = text[start - 1] if glued else ""
        if glued and token not in _ENDINGS and _is_apostrophe(between):
            tokens[-1] += f"'{token}"
            ends[-1] = end
        elif between in _SPACES and _THOUSANDS.fullmatch(f"{tokens[-1]} {token}"):
            tokens[-1] += f" {token}"
            ends[-1] = end
        else:
            tokens.append(token)
            starts.append(start)
            ends.append(end)
    return Words(tuple(tokens), tuple(starts), tuple(ends))


def differences(
    claim: str, claimed: Words, text: str, actual: Words, alignment: Alignment
) -> tuple[Difference, ...]:
    """The stretches that differ; ``alignment`` is of the words of both, ``spoken``."""
    found = []
    ends = 0, 0  # of the words before, in the claim and in the text
    for same, run in groupby(alignment.steps, lambda step: _is_same(step, claimed, actual)):
        steps = list(run)
        if not same:
            found.append(_difference(claim, claimed, text, actual, steps, ends))
        ends = (
            max((claimed.ends[i] for i, _ in steps if i >= 0), default=ends[0]),
            max((actual.ends[j] for _, j in steps if j >= 0), default=ends[1]),
        )
    return tuple(sorted(found, key=lambda one: (gravity(one.kind), one.actual_span)))


def _is_same(step: Step, claimed: Words, actual: Words) -> bool:
    i, j = step
    return i >= 0 and j >= 0 and claimed.tokens[i] == actual.tokens[j]


def _difference(  # noqa: PLR0913, PLR0917 - two sides of a comparison
    claim: str,
    claimed: Words,
    text: str,
    actual: Words,
    run: Sequence[Step],
    before: tuple[int, int],
) -> Difference:
    mine = _stretch(claim, claimed, [i for i, _ in run if i >= 0])
    theirs = _stretch(text, actual, [j for _, j in run if j >= 0])
    claimed_span, actual_span = _span(mine, before[0]), _span(theirs, before[1])
    return Difference(
        kind(mine, theirs),
        claim[slice(*claimed_span)],
        text[slice(*actual_span)],
        claimed_span,
        actual_span,
    )


def _stretch(text: str, words: Words, places: Sequence[int]) -> Stretch:
    return Stretch(text, words, places[0], places[-1] + 1) if places else Stretch(text, words, 0, 0)


def _span(stretch: Stretch, before: int) -> tuple[int, int]:
    """Of its words; where there are none, the place behind the words before."""
    if stretch.first == stretch.last:
        return before, before
    return stretch.words.starts[stretch.first], stretch.words.ends[stretch.last - 1]


def _is_apostrophe(character: str) -> bool:
    return character in "'\u2019\u02bc\u2018`\u00b4\u2032\uff07\u0092"
