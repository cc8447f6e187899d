"""What a statement that changed says otherwise than its newest record: facts, and first words."""

from collections.abc import Mapping
from itertools import zip_longest

from retrieval.types import Alteration

_TOLD = ("title", "date", "speaker", "source", "url", "lang")
"""Facts whose values are told; of others it is only known that something changed."""

_BEFORE, _MOST = 3, 12
"""Words that lead to the first difference, and words in all."""

OTHER = "other"


def alterations(
    before: Mapping[str, object], after: Mapping[str, object], texts: tuple[str, str]
) -> tuple[Alteration, ...]:
    """What differs, fact by fact, the text last; ``other`` where it is nothing that is told.

    Args:
        before: the facts of the record, by column.
        after: those of the statement as it is now.
        texts: before and now.
    """
    found = [
        Alteration(fact, _written(before[fact]), _written(after[fact]))
        for fact in _TOLD
        if before[fact] != after[fact]
    ]
    if texts[0] != texts[1]:
        found.append(Alteration("text", *first_difference(*texts)))
    return tuple(found) or (Alteration(OTHER, "", ""),)


def first_difference(before: str, after: str) -> tuple[str, str]:
    """The words around the first place in which two texts differ, of the one and of the other.

    Either is empty where the other goes on after its end, both where spaces alone differ.
    """
    words = before.split(), after.split()
    pairs = enumerate(zip_longest(*words))
    place = next((number for number, (one, other) in pairs if one != other), None)
    if place is None:
        return "", ""
    return _around(words[0], place), _around(words[1], place)


def _around(words: list[str], place: int) -> str:
    if place >= len(words):
        return ""
    first = max(0, place - _BEFORE)
    left, right = first > 0, first + _MOST < len(words)
    return "… " * left + " ".join(words[first : first + _MOST]) + " …" * right


def _written(value: object) -> str:
    return "" if value is None else str(value)
