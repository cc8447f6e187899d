"""The lines of a document to blocks of text: raised letters, notes, lists, the title."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Protocol

from retrieval.ingest.formats.document_lines import LOWERED, RAISED, Label, Line, Piece
from retrieval.ingest.formats.markdown_text import Block
from retrieval.ingest.formats.note_marks import marks, number_of
from retrieval.ingest.formats.raised import as_lowered, as_raised

_LONGEST_TITLE = 250
_BRACKETS = frozenset(("[]", "()"))
_NUMBERED = re.compile(r"[\[(]?([1-9][0-9]{0,2})[.)\]]{0,2}\s+\S")
_MANY_SPACES = re.compile(" {2,}")


class Notes(Protocol):
    """The notes of a document, as far as its text has to do with them."""

    def expect(self, kind: str, name: str) -> None:
        """Say beforehand that a mark stands in the text for a note."""

    def take(self, kind: str, name: str, own_mark: str = "") -> None:
        """Say that the text refers to a note here."""

    def typed(self, number: int) -> bool:
        """Take the note that a number typed by hand means; whether there is one."""


class InlineNotes:
    """Notes that a document holds where their marks stand, each with its own mark."""

    def __init__(self) -> None:
        self._notes: dict[str, tuple[str, list[Line]]] = {}
        self._taken: list[str] = []
        self._seen: set[str] = set()

    def add(self, label: str, lines: list[Line]) -> Piece:
        """Keep a note; returns its mark.

        Args:
            label: the number or sign before it, empty for none.
            lines: of the note.
        """
        name = str(len(self._notes))
        sign = f"{label}. " if label.isalnum() else f"{label} " if label else "- "
        self._notes[name] = sign, lines
        return Piece("", note=("note", name))

    def expect(self, kind: str, name: str) -> None:
        """Nothing is to be known beforehand."""

    def take(self, kind: str, name: str, own_mark: str = "") -> None:  # noqa: ARG002
        """Say that the text refers to a note here."""
        if name not in self._seen:
            self._seen.add(name)
            self._taken.append(name)

    def typed(self, number: int) -> bool:  # noqa: ARG002
        """Whether a number typed by hand means one of the notes; each has its mark already."""
        return False

    def taken(self) -> Iterator[tuple[str, list[Line]]]:
        """What stands before each note that the text refers to, and its lines.

        A note that refers to another one may be read before the next is asked for.
        """
        place = 0
        while place < len(self._taken):
            yield self._notes[self._taken[place]]
            place += 1


def blocks_of(
    lines: Sequence[Line], notes: Notes, taken: Callable[[], Iterable[tuple[str, list[Line]]]]
) -> list[Block]:
    """The blocks of a document, those of its notes last; empty ones are left out.

    Args:
        lines: of the document.
        notes: those there are.
        taken: gives what stands before each note that the text refers to, and its lines.
    """
    for line in lines:
        for piece in line.pieces:
            if piece.note is not None:
                notes.expect(*piece.note)
    words = _Words(notes, frozenset((*_typed(lines), *_typed_at_end(lines))))
    walk = _Walk()
    blocks = [
        walk.block(line, text)
        for line in _with_title(lines)
        if (text := words.of(line.pieces)).strip()
    ]
    for label, note in taken():
        blocks.extend(walk.note(label, [words.of(line.pieces) for line in note]))
    return blocks


class _Words:
    """Turns pieces into text, and keeps account of the notes that they refer to."""

    def __init__(self, notes: Notes, typed: frozenset[int]) -> None:
        self._notes = notes
        self._typed = typed

    def of(self, pieces: Sequence[Piece]) -> str:
        text, was_mark = "", False
        for (script, note), group in groupby(pieces, lambda piece: (piece.script, piece.note)):
            said = "".join(piece.text for piece in group)
            if note is not None:
                self._notes.take(note[0], note[1], said.strip())
                was_mark = True
                continue
            if was_mark and text[-1:] + said[:1] in _BRACKETS:
                text, said = text[:-1], said[1:]
            was_mark = False
            if script == RAISED and self._is_mark(text, said):
                text += said[len(said.rstrip()) :]
            else:
                text += {RAISED: as_raised, LOWERED: as_lowered}.get(script, str)(said)
        lines = [_MANY_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")]
        return "\n".join(lines).strip("\n")

    def _is_mark(self, before: str, text: str) -> bool:
        """Whether raised characters are marks of notes that there are; if so, those are taken."""
        found = marks(before, text)
        known = [number in self._typed or self._notes.typed(number) for number in found]
        return bool(known) and all(known)


class _Walk:
    """Knows which list the last block was in, and how deep."""

    def __init__(self) -> None:
        self._group = 0
        self._table = 0
        self._lists: list[tuple[str, int]] = []
        self._before = ""
        self._was_bullet = False
        self._is_new = True
        self._has_notes = False

    def block(self, line: Line, text: str) -> Block:
        label = line.label
        if label is not None and not line.level:
            return self._item(label, text)
        self._lists, self._is_new = [], True
        if line.table:
            self._group += line.table != self._table
            self._table = line.table
            return Block(text, group=self._group, tight=True)
        if label is not None:
            # a numbered heading is one of many and no title
            return Block((label.text if label.is_known else "") + text)
        return Block(text, line.level)

    def note(self, label: str, paragraphs: Sequence[str]) -> Iterator[Block]:
        if not self._has_notes:
            self._group, self._has_notes = self._group + 1, True
        for place, text in enumerate(one for one in paragraphs if one.strip()):
            yield Block((label if not place else "") + text, group=self._group, tight=not place)

    def _item(self, label: Label, text: str) -> Block:
        depth = self._depth(label)
        if not depth:
            self._group += self._is_new or label.is_bullet != self._was_bullet
            self._was_bullet = label.is_bullet
        self._before, self._is_new = text, False
        return Block("  " * depth + label.text + text, group=self._group, tight=True)

    def _depth(self, label: Label) -> int:
        """How deep an item lies: below those of a higher level, and in one that leads into it."""
        here = (label.list, label.level)
        if all(name != label.list for name, _ in self._lists):
            if not self._before.endswith(":"):
                self._lists = []
        else:
            while self._lists[-1][0] != label.list or self._lists[-1][1] >= label.level:
                name, _ = self._lists.pop()
                if name == label.list and all(one != name for one, _ in self._lists):
                    break
        self._lists.append(here)
        return len(self._lists) - 1


def _typed(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of notes that are typed as paragraphs with a raised number before them."""
    for line in lines:
        said = [piece for piece in line.pieces if piece.text.strip()]
        if len(said) > 1 and said[0].script == RAISED and said[1].script != RAISED:
            number = number_of(said[0].text)
            if number is not None:
                yield number


def _typed_at_end(lines: Sequence[Line]) -> list[int]:
    """The numbers of notes that are typed on the line, or are a list, and end the document."""
    found: list[int] = []
    for line in reversed(lines):
        said = _said(line)
        if not said:
            continue
        label = line.label.text if line.label is not None and not line.label.is_bullet else ""
        number = None if line.table or line.is_cell else _NUMBERED.match(label + said)
        if number is None or (found and int(number[1]) != found[-1] - 1):
            break
        found.append(int(number[1]))
        if found[-1] == 1:
            return found
    return []


def _with_title(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, the first paragraph made a heading where it alone is bold.

    So people mark a title by hand. Two bold paragraphs in a row may be a letterhead, and stay.
    """
    if any(line.level == 1 and line.label is None for line in lines):
        return lines
    paragraphs = (line for line in lines if not line.level and line.label is None and _said(line))
    first, second = [*islice(paragraphs, 2), None, None][:2]
    if first is None or second is None or not _is_bold(first) or _is_bold(second):
        return lines
    words = _said(first)
    if first.table or first.is_cell or len(words) > _LONGEST_TITLE or words[-1] in ".:;,":
        return lines
    return [replace(line, level=1) if line is first else line for line in lines]


def _said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces if piece.note is None).strip()


def _is_bold(line: Line) -> bool:
    return all(piece.bold or not piece.text.strip() for piece in line.pieces)
