"""The lines of a document: which letters, how they are shown, and what stands before them."""

from dataclasses import dataclass

from retrieval.types import fault

RAISED, LOWERED = "superscript", "subscript"
UNKNOWN_NUMBERS = fault("list-number")
STRUCK = fault("struck-through")
UNKNOWN_LETTERS = fault("picture-letter")
FLATTENED = fault("formula-flat")
TODAY = fault("date-of-today")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph.

    Attributes:
        text: the number with what parts it from the words; "- " for a bullet, and where the
            number is not known.
        list: names the list; paragraphs of the same list have the same name.
        level: within the list, from 0.
        is_bullet: whether it is no number.
        is_known: whether this is what a reader is shown.
    """

    text: str
    list: str
    level: int
    is_bullet: bool = False
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a paragraph that are shown in one way.

    Attributes:
        text: the letters.
        script: "superscript", "subscript", or empty.
        bold: whether they are in bold.
        note: the kind and id of the note whose mark stands here; then ``text`` is its own mark,
            empty where it is counted.
    """

    text: str
    script: str = ""
    bold: bool = False
    note: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A paragraph, an item of a list, or a row of a table.

    Attributes:
        pieces: its letters; of a row those of all cells.
        level: of a heading, 1 to 6; else 0.
        label: what stands before it; None for nothing.
        table: of a row, the number of its table; else 0.
        is_cell: whether it stands in a table that only lays out a page.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    label: Label | None = None
    table: int = 0
    is_cell: bool = False
