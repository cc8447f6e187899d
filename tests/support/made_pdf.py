"""PDFs made in code: words of any script at places, sizes, angles and greys, and rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, sin

from pdf_objects import file_of

WIDTH = 0.5  # of every letter, of its size


@dataclass(frozen=True)
class Drawn:
    """Words from ``x`` and ``y`` on, in points from the left and from the bottom of the page."""

    text: str
    x: float
    y: float
    size: float = 12
    angle: float = 0
    grey: float = 0


@dataclass(frozen=True)
class Rule:
    """A thin line across."""

    left: float
    right: float
    y: float


Page = Sequence[Drawn | Rule]


def lines(*texts: str, x: float = 70, y: float = 740, size: float = 12) -> list[Drawn]:
    """Lines one under another."""
    return [
        one
        for row, text in enumerate(texts)
        for one in scripted(text, x=x, y=y - 1.3 * size * row, size=size)
    ]


def scripted(text: str, *, x: float, y: float, size: float = 12) -> list[Drawn]:
    """One line, in which ``^{2}`` is drawn small and raised, ``_{2}`` small and lowered."""
    drawn = []
    for place, part in enumerate(text.replace("_{", "^{_").split("^{")):
        words = part
        if place:
            script, words = part.split("}", 1)
            shift = -0.15 if script[0] == "_" else 0.4
            small = Drawn(script.lstrip("_"), x, y + shift * size, 0.6 * size)
            drawn.append(small)
            x += len(small.text) * WIDTH * small.size
        if words:
            drawn.append(Drawn(words, x, y, size))
            x += len(words) * WIDTH * size
    return drawn


def moved(drawn: Sequence[Drawn], *, down: float) -> list[Drawn]:
    """The same lower on the page."""
    return [replace(one, y=one.y - down) for one in drawn]


def pdf(*pages: Page) -> bytes:
    """A PDF of these pages, 595 by 842 points."""
    letters = sorted(
        {letter for page in pages for one in page if isinstance(one, Drawn) for letter in one.text}
    )
    codes = {letter: code for code, letter in enumerate(letters, 33)}
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R /FirstChar 33"
            f" /LastChar {32 + len(codes)} /Widths [{' 500' * len(codes)}] >>"
        ).encode(),
        _stream(_map_of(codes)),
        b"null",
    ]
    for number, page in enumerate(pages):
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font <<"
                f" /F1 3 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
            ).encode(),
            _stream("\n".join(_drawing(one, codes) for one in page)),
        ]
    return file_of(objects)


def _drawing(one: Drawn | Rule, codes: dict[str, int]) -> str:
    if isinstance(one, Rule):
        return f"0.5 w {one.left} {one.y} m {one.right} {one.y} l S"
    turned = f"{cos(one.angle):.4f} {sin(one.angle):.4f} {-sin(one.angle):.4f} {cos(one.angle):.4f}"
    text = "".join(f"{codes[letter]:02x}" for letter in one.text)
    return (
        f"BT {one.grey} g /F1 {one.size:.2f} Tf {turned} {one.x:.2f} {one.y:.2f} Tm <{text}> Tj ET"
    )


def _map_of(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )


def _stream(text: str) -> bytes:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream".encode()
