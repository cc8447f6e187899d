"""Fields of a Word document: what they show is text, what they are made from is none."""

from collections import Counter

from lxml import etree

from retrieval.ingest.formats.docx_package import W
from retrieval.types import Fault, fault

UNKNOWN_NUMBER = fault("word-number")
UNKNOWN_TEXT = fault("word-field")
TODAY = fault("word-today")
OF_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
OF_NOTES = frozenset(("NOTEREF", "FTNREF"))
_COUNTED = frozenset(("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"))
_DRAWN = frozenset(("EQ", "SYMBOL", "MACROBUTTON", "GOTOBUTTON", "FORMDROPDOWN"))
OF_TODAY = frozenset(("DATE", "TIME"))


class Fields:
    """Which fields a place of a document lies in, from its beginning on."""

    def __init__(self, count: Counter[Fault]) -> None:
        """Begin outside all fields.

        Args:
            count: what the reader is warned of; added to here.
        """
        self._count = count
        self._open: list[_Field] = []
        self._ended: set[etree._Element] = set()
        self._hidden = 0

    def prepare(self, root: etree._Element) -> None:
        """Find which fields end at all; one that does not end hides nothing."""
        begun = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                self._ended.add(begun.pop())
        self._open, self._hidden = [], 0

    @property
    def is_shown(self) -> bool:
        """Whether letters are text here."""
        return not self._hidden

    def mark(self, element: etree._Element) -> None:
        """Take note of a mark of a field, or of letters of its instruction."""
        if element.tag == f"{W}instrText":
            if self._open and not self._open[-1].has_result:
                self._open[-1].said += element.text or ""
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and element in self._ended:
            self._open.append(_Field())
            self._hidden += 1
        elif kind == "separate" and self._open and not self._open[-1].has_result:
            self._open[-1].has_result = True
            self._hidden -= self._open[-1].hides(self._count)
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.has_result:
                field.hides(self._count)
            self._hidden -= field.is_hiding

    def is_simple_shown(self, element: etree._Element) -> bool:
        """Whether the result of a field that is one element is text."""
        field = _Field(element.get(f"{W}instr") or "", has_result=True)
        field.hides(self._count)
        return not field.is_hiding


class _Field:
    def __init__(self, said: str = "", *, has_result: bool = False) -> None:
        self.said = said
        self.has_result = has_result
        self.is_hiding = True

    def hides(self, count: Counter[Fault]) -> int:
        """Settle whether the result is shown: 1 where nothing of the field is hidden any more."""
        name = (self.said.split() or [""])[0].upper()
        if name in _COUNTED:
            count[UNKNOWN_NUMBER] += 1
        elif name in _DRAWN and not self.has_result:
            count[UNKNOWN_TEXT] += 1
        elif name in OF_TODAY and self.has_result:
            count[TODAY] += 1
        # raised, it is the mark of a note once more; else the number of a note in prose
        is_mark = name in OF_NOTES and "\\f" in self.said.lower().split()
        self.is_hiding = not self.has_result or name in OF_PAGES or is_mark
        return int(not self.is_hiding)
