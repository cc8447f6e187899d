"""Statements of hundreds of thousands of characters, in which a few sentences stand out."""

from typing import Any

from retrieval.types import Statement

LENGTH = 400_000
"""Characters of a long statement, about."""

_NAMES = ("Orun", "Tesmar", "Kestria", "Senn", "Velt", "Marn", "Ilvo")
_GOODS = ("grain", "timber", "salt", "wool", "copper", "barley", "fish", "slate", "honey")


def filling(count: int, first: int = 0) -> list[str]:
    """Sentences of which no two are alike."""
    return [
        f"In week {number} the harbour of {_NAMES[number % 7]} sent {number * 7 % 991} tonnes of"
        f" {_GOODS[number % 9]} to the market of {_NAMES[number * 3 % 5]}."
        for number in range(first, first + count)
    ]


def long_text(*inside: str, length: int = LENGTH) -> str:
    """A text of paragraphs of four sentences with others between them, evenly apart."""
    sentences = filling(length // 75)
    lines = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    apart = len(lines) // (len(inside) + 1)
    for place, one in reversed(list(enumerate(inside, 1))):
        lines.insert(place * apart, one)
    return "\n".join(lines)


def long_statement(name: str, *inside: str, **facts: Any) -> Statement:
    """A statement of such a text."""
    return Statement(name, long_text(*inside), lang="en", **facts)
