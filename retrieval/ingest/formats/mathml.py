"""A formula in MathML to one line: powers and indices raised and lowered, fractions by a stroke."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from retrieval.ingest.formats.document_lines import FLATTENED, LOWERED, RAISED, Piece
from retrieval.types import Fault

MATHML = "{http://www.w3.org/1998/Math/MathML}"
_WORDS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_SCRIPTS = {"msup": ("", RAISED), "msub": ("", LOWERED), "msubsup": ("", LOWERED, RAISED)}
_DRAWN = frozenset(("mfrac", "msqrt", "mroot", "munder", "mover", "munderover", "mtable"))


def formula(element: etree._Element, told: Counter[Fault], script: str = "") -> Iterator[Piece]:
    """The letters of a formula; what only a drawing shows is added to ``told``."""
    name = str(element.tag).removeprefix(MATHML)
    if name in _WORDS:
        yield Piece((element.text or "").strip(), script)
        return
    if name.startswith("annotation"):
        return
    told[FLATTENED] += name in _DRAWN
    scripts = _SCRIPTS.get(name, ())
    if name in {"msqrt", "mroot"}:
        yield Piece("\u221a", script)
    if name == "mfenced":
        yield Piece(element.get("open", "("), script)
    for place, child in enumerate(element):
        if place and name in {"mfrac", "mfenced"}:
            yield Piece("/" if name == "mfrac" else ", ", script)
        own = scripts[place] if place < len(scripts) else ""
        yield from formula(child, told, own or script)
    if name == "mfenced":
        yield Piece(element.get("close", ")"), script)
