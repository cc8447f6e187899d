"""The differences between a claim and a statement, stretch by stretch."""

import re
from collections.abc import Sequence
from itertools import groupby

from retrieval.analysis.words import Words, is_word
from retrieval.check.alignment import Alignment, Step
from retrieval.check.edit_types import Stretch, kind, sort_of
from retrieval.languages import LANGUAGES
from retrieval.types import Difference, Kind

_GRAVITY = {kind: place for place, kind in enumerate(Kind)}
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_SPACES = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
_CONTRACTIONS = frozenset[str]().union(*(known.edits.contractions for known in LANGUAGES))
_BEHIND = frozenset[str]().union(*(known.edits.negations_behind for known in LANGUAGES))


def gravity(kind: Kind) -> int:
    """The rank of an edit type; 0 is the gravest."""
    return _GRAVITY[kind]


def is_like_for_like(difference: Difference) -> bool:
    """Whether a name stands for a name, a number for a number, a word for a word.

    That is how quotations are altered: another number where a number stood. Only a negation is
    also put in, or left out, with nothing in its place.
    """
    if not difference.claimed or not difference.actual:
        return difference.kind is Kind.NEGATION
    return sort_of(difference.claimed) == sort_of(difference.actual)


def spoken(text: str, split: Words) -> Words:
    """The words with "don't" and "1 200" as one word each and "Howard's" as two.

    Args:
        text: of the words.
        split: the words as ``analysis.words`` splits them.
    """
    tokens, starts, ends = list(split.tokens[:1]), list(split.starts[:1]), list(split.ends[:1])
    for token, start, end in zip(split.tokens[1:], split.starts[1:], split.ends[1:], strict=True):
        glued = start - ends[-1] == 1 and is_word(token) and is_word(tokens[-1])
        between = text[start - 1] if glued else ""
        if glued and token not in _CONTRACTIONS and _is_apostrophe(between):
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
    """The stretches that differ, the gravest first.

    Args:
        claim: the text of the claim.
        claimed: its words, ``spoken``.
        text: of the statement.
        actual: its words, ``spoken``.
        alignment: of ``claimed`` and ``actual``.
    """
    differing = []
    ends = 0, 0  # of the words before, in the claim and in the text
    whole = (*alignment.steps, *_denial_behind(claimed, actual, alignment))
    for same, run in groupby(whole, lambda step: _is_same(step, claimed, actual)):
        steps = list(run)
        if not same:
            differing.append(_difference(claim, claimed, text, actual, steps, ends))
        ends = (
            max((claimed.ends[i] for i, _ in steps if i >= 0), default=ends[0]),
            max((actual.ends[j] for _, j in steps if j >= 0), default=ends[1]),
        )
    return tuple(sorted(differing, key=lambda one: (gravity(one.kind), one.actual_span)))


def _denial_behind(claimed: Words, actual: Words, alignment: Alignment) -> tuple[Step, ...]:
    """The word that turns a verb round from behind it, where the claim has another verb there."""
    last = alignment.last
    changed = not _is_same(alignment.steps[-1], claimed, actual)
    denied = actual.tokens[last : last + 1]
    return ((-1, last),) if changed and _BEHIND.issuperset(denied) and denied else ()


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
    """From the first word of a stretch to its last; of an empty stretch ``before``, twice."""
    if stretch.first == stretch.last:
        return before, before
    return stretch.words.starts[stretch.first], stretch.words.ends[stretch.last - 1]


def _is_apostrophe(character: str) -> bool:
    return character in "'\u2019\u02bc\u2018`\u00b4\u2032\uff07\u0092"
