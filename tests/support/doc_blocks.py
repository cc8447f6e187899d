"""The fenced blocks of the guides: what they hold, of what kind, and whether a test can run them.

A block's info string says which: ``sh`` and ``python`` are run, ``json``, ``ini``, ``toml``,
``yaml`` and ``env`` parsed, ``markdown`` read as a statement; ``text`` is what a program prints.
``title="by hand"`` behind it says that no test runs it, to readers as well.
"""

from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from paths import ROOT

BY_HAND = 'title="by hand"'


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    Attributes:
        page: the file, from the project's folder.
        line: the first of its own, counted from 1.
        info: what stands behind the fence.
        text: what it holds.
    """

    page: str
    line: int
    info: str
    text: str

    @property
    def kind(self) -> str:
        """The language."""
        return self.info.partition(" ")[0]

    @property
    def by_hand(self) -> bool:
        """Whether no test runs it."""
        return self.info.partition(" ")[2] == BY_HAND

    def __str__(self) -> str:
        """Where it is, as editors open it."""
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    """Every guide of the project."""
    return [*sorted(ROOT.glob("*.md")), ROOT / "benchmarks" / "README.md", *_docs()]


def _docs() -> list[Path]:
    return sorted((ROOT / "docs").rglob("*.md"))


def blocks() -> list[Block]:
    """Every block of code of every guide, in order; one by mere indentation has no info."""
    parser = MarkdownIt()
    return [
        Block(page.relative_to(ROOT).as_posix(), token.map[0] + 2, token.info, token.content)
        for page in pages()
        for token in parser.parse(page.read_text(encoding="utf-8"))
        if token.type in ("fence", "code_block") and token.map is not None
    ]
