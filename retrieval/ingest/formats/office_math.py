"""A formula of Microsoft Office to one line: powers raised, fractions by a stroke."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from retrieval.ingest.formats.document_lines import FLATTENED, LOWERED, RAISED, Piece
from retrieval.ingest.formats.docx_package import MATH
from retrieval.types import Fault

_DRAWN = frozenset(
    f"{MATH}{name}" for name in ("f", "rad", "nary", "m", "eqArr", "limLow", "limUpp")
)


def formula(element: etree._Element, told: Counter[Fault], script: str = "") -> Iterator[Piece]:
    """The letters of a formula; what only a drawing shows is added to ``told``."""
    opening, closing = _brackets(element)
    yield Piece(opening, script)
    for child in element:
        tag = str(child.tag)
        if tag == f"{MATH}t":
            yield Piece(child.text or "", script)
        elif tag == f"{MATH}den":
            yield Piece("/", script)
            yield from formula(child, told, script)
        elif tag == f"{MATH}sup":
            yield from formula(child, told, RAISED)
        elif tag == f"{MATH}sub":
            yield from formula(child, told, LOWERED)
        elif not tag.endswith("Pr"):
            told[FLATTENED] += tag in _DRAWN
            yield from formula(child, told, script)
    yield Piece(closing, script)


def _brackets(formula: etree._Element) -> tuple[str, str]:
    """What stands around a part of a formula; mostly nothing."""
    if formula.tag != f"{MATH}d":
        return "", ""
    said = {
        place: found.get(f"{MATH}val")
        for place in ("begChr", "endChr")
        if (found := formula.find(f"{MATH}dPr/{MATH}{place}")) is not None
    }
    return said.get("begChr", "(") or "", said.get("endChr", ")") or ""
