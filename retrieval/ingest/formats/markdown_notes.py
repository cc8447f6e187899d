"""Notes of a Markdown text: ``[^1]`` in the text, ``[^1]: ...`` anywhere below, as GitHub has them.

They are no part of CommonMark, which takes a note of one word for the address of a link.
"""

import re
from collections.abc import Iterator

_NOTE = re.compile(r"(?: {0,3})\[\^([^\]\s^]{1,80})\]:[ \t]*(.*)")
_MARK = re.compile(r"\[\^([^\]\s^]{1,80})\](?!:)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_INNER = re.compile(r"(?: {4}|\t)[ \t]*(.*)")


def without_notes(source: str) -> tuple[str, list[str]]:
    """The text without its notes and their marks, and the notes in the order of their marks.

    A note that no mark asks for and a mark without a note stay where they stand.
    """
    if "[^" not in source:
        return source, []
    notes: dict[str, list[str]] = {}
    kept: list[tuple[str, str | None]] = []
    for line, name in _told(source.split("\n")):
        kept.append((line, name))
        if name is not None:
            notes.setdefault(name, []).append(line)
    asked = dict.fromkeys(
        mark[1]
        for line, name in kept
        if name is None
        for mark in _MARK.finditer(line)
        if mark[1] in notes
    )
    body = [
        _MARK.sub(lambda mark: "" if mark[1] in asked else mark[0], line)
        for line, name in kept
        if name not in asked
    ]
    return "\n".join(body), [_words(notes[name]) for name in asked]


def _told(lines: list[str]) -> Iterator[tuple[str, str | None]]:
    """Every line, with the name of the note of which it is a part; None for the text's own."""
    fence, inside, after_empty = "", None, False
    for line in lines:
        if mark := _FENCE.match(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        if fence or mark:
            inside = None
        elif found := _NOTE.fullmatch(line):
            inside = found[1]
        elif line.strip() and after_empty and not _INNER.match(line):
            inside = None
        after_empty = not line.strip()
        yield line, inside


def _words(lines: list[str]) -> str:
    """A note in one paragraph."""
    first = _NOTE.fullmatch(lines[0])
    said = [first[2] if first else "", *(line.strip() for line in lines[1:])]
    return " ".join(filter(None, said))
