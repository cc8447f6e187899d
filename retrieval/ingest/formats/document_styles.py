"""What styles make of letters, and how one style is based on another, in documents of any kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are shown.

    Attributes:
        hidden: not shown at all.
        struck: with a line through them.
        bold: in bold.
        script: "superscript", "subscript", or empty.
        font: empty where none is named.
    """

    hidden: bool = False
    struck: bool = False
    bold: bool = False
    script: str = ""
    font: str = ""


def style_chain(
    styles: Mapping[tuple[str, str], etree._Element],
    kind: str,
    name: str,
    parent: Callable[[etree._Element], str | None],
) -> Iterator[tuple[str, etree._Element]]:
    """A style and those it is based on, by their names, the nearest first.

    No chain is followed in a circle or very far.

    Args:
        styles: by kind and name.
        kind: of all of them.
        name: of the first.
        parent: the name of the style that one is based on; None for none.
    """
    seen: set[str] = set()
    following: str | None = name
    while following is not None and following not in seen and len(seen) < _LONGEST_CHAIN:
        found = styles.get((kind, following))
        if found is None:
            return
        seen.add(following)
        yield following, found
        following = parent(found)
