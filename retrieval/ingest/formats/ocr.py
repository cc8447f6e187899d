"""Text on pictures of pages, by the program Tesseract where it is installed."""

import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from retrieval.ingest.formats.pdf_letters import PdfLine

LANGUAGES = ("eng", "rus", "kir")
DOTS = 300
"""An inch, of the pictures."""
_PROGRAM = "tesseract"
_SECONDS = 60
_LARGER = 1.4  # than most lines of the page: a heading
_WORD = 5  # a row's level in Tesseract's table
_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in greys: a byte for each dot, row by row; ``scale`` is dots a point."""

    width: int
    height: int
    dots: bytes
    scale: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was read: ``sure`` is how sure the program was, in percent, of ``letters`` letters."""

    lines: tuple[PdfLine, ...] = ()
    sure: float = 0.0
    letters: int = 0


@cache
def languages() -> tuple[str, ...]:
    """Those of our languages that Tesseract can read here; none where it is not installed."""
    if shutil.which("tesseract") is None:
        return ()
    told = _tesseract("--list-langs").split()
    return tuple(name for name in LANGUAGES if name in told)


def read_picture(picture: Picture) -> ReadPage:
    """The lines of a page, in the languages of which the program is surest."""
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    dots = f"{round(72 * picture.scale)}"
    tables = (
        _tesseract("stdin", "stdout", "-l", names, "--dpi", dots, "tsv", given=head + picture.dots)
        for names in _together(languages())
    )
    return max((_page(table, picture) for table in tables), key=lambda page: page.sure)


def _together(names: tuple[str, ...]) -> list[str]:
    """What is tried: each language with English, since both stand in one text."""
    others = [f"{name}+eng" if "eng" in names else name for name in names if name != "eng"]
    return others or list(names)


def _tesseract(*arguments: str, given: bytes = b"") -> str:
    """What the program prints; nothing where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - its arguments are ours
            [shutil.which(_PROGRAM) or _PROGRAM, *arguments],
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _page(table: str, picture: Picture) -> ReadPage:
    """Tesseract's table of words as lines, with places in points from the page's foot."""
    names, *rows = [line.split("\t") for line in table.split("\n")] or [[]]
    words = [
        dict(zip(names, row, strict=True))
        for row in rows
        if len(row) == len(names) == _FIELDS and row[0] == str(_WORD) and row[-1].strip()
    ]
    if not words:
        return ReadPage()
    lines = [
        [*line] for _, line in groupby(words, key=lambda word: [word[name] for name in names[1:5]])
    ]
    usual = statistics.median(_height(line) for line in lines)
    letters = [len(word["text"]) for word in words]
    sure = sum(count * float(word["conf"]) for count, word in zip(letters, words, strict=True))
    return ReadPage(tuple(_lines(lines, usual, picture)), sure / sum(letters), sum(letters))


def _lines(
    lines: Sequence[Sequence[Mapping[str, str]]], usual: float, picture: Picture
) -> Iterator[PdfLine]:
    for line in lines:
        height = _height(line)
        # boxes are as high as the letters in them, so most say nothing of the type's size
        size = height if height > _LARGER * usual else usual
        top = min(int(word["top"]) for word in line)
        middle = (picture.height - top - height / 2) / picture.scale
        yield PdfLine(
            " ".join(word["text"] for word in line),
            left=min(int(word["left"]) for word in line) / picture.scale,
            right=max(int(word["left"]) + int(word["width"]) for word in line) / picture.scale,
            bottom=middle - size / 2 / picture.scale,
            top=middle + size / 2 / picture.scale,
            size=size / picture.scale,
        )


def _height(line: Sequence[Mapping[str, str]]) -> float:
    top = min(int(word["top"]) for word in line)
    return max(int(word["top"]) + int(word["height"]) for word in line) - top
