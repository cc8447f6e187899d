"""Footnotes and endnotes: which there are, and which raised numbers are their marks."""

from functools import cached_property

from lxml import etree

from retrieval.ingest.formats.docx_package import W, value, whole_number
from retrieval.ingest.formats.list_numbers import written

FOOT, END = "footnote", "endnote"


class Notes:
    """The notes of a document, in the order in which its text refers to them."""

    def __init__(
        self, parts: dict[str, etree._Element | None], setters: list[etree._Element]
    ) -> None:
        """Find the notes.

        Args:
            parts: those that hold footnotes and endnotes.
            setters: the trees that may say how notes are numbered.
        """
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._shapes = {kind: _shape(kind, setters) for kind in (FOOT, END)}
        self._taken: dict[tuple[str, str], str] = {}
        self._count = {FOOT: 0, END: 0}
        self._pointed: set[tuple[str, str]] = set()
        for kind, root in parts.items():
            for note in () if root is None else root.iterchildren(f"{W}{kind}"):
                if note.get(f"{W}type") in {None, "normal"}:
                    self._notes.setdefault((kind, note.get(f"{W}id") or ""), note)

    def expect(self, kind: str, name: str) -> None:
        """Say beforehand that a mark of Word's own stands in the text for a note."""
        self._pointed.add((kind, name))

    def take(self, kind: str, name: str, own_mark: str = "") -> None:
        """Say that the text refers to a note here.

        Args:
            kind: of the note.
            name: its id.
            own_mark: the mark where it is no number that Word counts.
        """
        key = (kind, name)
        if key not in self._notes or key in self._taken:
            return
        if own_mark:
            self._taken[key] = f"{own_mark} "
            return
        self._count[kind] += 1
        self._taken[key] = self._numbered(kind, self._count[kind])

    def typed(self, number: int) -> bool:
        """Take the note that a number typed by hand means; whether there is one."""
        free = self._unpointed
        named = next(
            (key for key in ((FOOT, str(number)), (END, str(number))) if key in free), None
        )
        if named is None and 0 < number <= len(free):
            named = list(free)[number - 1]
        if named is None:
            return False
        self._taken.setdefault(named, f"{number}. ")
        return True

    @cached_property
    def _unpointed(self) -> dict[tuple[str, str], None]:
        """The notes that no mark of Word's own stands for, in their order."""
        return {key: None for key in self._notes if key not in self._pointed}

    def taken(self) -> list[tuple[str, str, etree._Element]]:
        """The notes that the text refers to: what stands before each, its kind and element."""
        return [(mark, key[0], self._notes[key]) for key, mark in self._taken.items()]

    def _numbered(self, kind: str, count: int) -> str:
        form, start, is_known = self._shapes[kind]
        number = written(start + count - 1, form) if is_known else None
        return f"{number}. " if number else "- "


def _shape(kind: str, setters: list[etree._Element]) -> tuple[str, int, bool]:
    """How notes are numbered, from where, and whether that is the same in the whole document."""
    form, start, is_known = "decimal" if kind == FOOT else "lowerRoman", 1, True
    for root in setters:
        for said in root.iter(f"{W}{kind}Pr"):
            form = value(said, "numFmt") or form
            begin = whole_number(value(said, "numStart"))
            start = start if begin is None else begin
            if value(said, "numRestart") in {"eachPage", "eachSect"}:
                is_known = False
    return form, start, is_known
