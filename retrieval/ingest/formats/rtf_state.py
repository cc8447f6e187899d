"""What the marks of an RTF file set within their group: looks of letters, paragraphs."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from retrieval.ingest.formats.document_lines import LOWERED, RAISED
from retrieval.ingest.formats.rtf_flow import Paragraph

TEXT, OWN, DRAWING, GONE = "text", "own", "drawing", "gone"
_MOST_SKIPPED = 100


@dataclass(slots=True)
class State:
    """What holds within a group.

    Attributes:
        place: "text", "own" for words that are none of the text, "drawing", or "gone".
        name: of the mark that began it, where that matters at its end.
        font: the number of its letters' font; None for the usual one.
        script: "superscript", "subscript", or empty.
        bold: whether letters are in bold.
        hidden: whether they are not shown.
        struck: whether a line goes through them.
        deleted: whether they were deleted.
        skipped: how many letters after one of Unicode stand for the same.
        paragraph: what the paragraph is.
    """

    place: str = TEXT
    name: str = ""
    font: int | None = None
    script: str = ""
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    skipped: int = 1
    paragraph: Paragraph = field(default_factory=Paragraph)

    def inner(self) -> "State":
        """What holds in a group within it, until that says otherwise."""
        found = copy.copy(self)
        found.paragraph = copy.copy(self.paragraph)
        found.name = ""
        return found


def _switch(name: str) -> Callable[[State, int | None], None]:
    """A mark that is on unless its number is 0."""

    def mark(state: State, number: int | None) -> None:
        setattr(state, name, number != 0)

    return mark


def _script(script: str) -> Callable[[State, int | None], None]:
    def mark(state: State, number: int | None) -> None:
        state.script = "" if number == 0 else script

    return mark


def _shape(name: str) -> Callable[[State, int | None], None]:
    """A mark that sets what a paragraph is."""

    def mark(state: State, number: int | None) -> None:
        setattr(state.paragraph, name, number or 0)

    return mark


def _plain(state: State, _: int | None) -> None:
    state.font, state.script = None, ""
    state.bold = state.hidden = state.struck = state.deleted = False


def _new_paragraph(state: State, _: int | None) -> None:
    state.paragraph = Paragraph()


def _in_row(state: State, _: int | None) -> None:
    state.paragraph.is_row = True


def _font(state: State, number: int | None) -> None:
    state.font = number


def _skipped(state: State, number: int | None) -> None:
    state.skipped = min(max(1 if number is None else number, 0), _MOST_SKIPPED)


STATE_MARKS: dict[str, Callable[[State, int | None], None]] = {
    "plain": _plain,
    "b": _switch("bold"),
    "v": _switch("hidden"),
    "strike": _switch("struck"),
    "striked": _switch("struck"),
    "deleted": _switch("deleted"),
    "super": _script(RAISED),
    "sub": _script(LOWERED),
    "nosupersub": _script(""),
    "up": _script(RAISED),
    "dn": _script(LOWERED),
    "f": _font,
    "uc": _skipped,
    "pard": _new_paragraph,
    "intbl": _in_row,
    "s": _shape("style"),
    "outlinelevel": _shape("outline"),
    "ls": _shape("list"),
    "ilvl": _shape("level"),
    "li": _shape("left"),
    "fi": _shape("first"),
}
