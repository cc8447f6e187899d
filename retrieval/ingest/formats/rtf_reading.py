"""An RTF file to lines: what its marks make of its letters."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from retrieval.ingest.formats.document_blocks import InlineNotes
from retrieval.ingest.formats.document_lines import (
    RAISED,
    STRUCK,
    TODAY,
    UNKNOWN_LETTERS,
    Line,
    Piece,
)
from retrieval.ingest.formats.docx_fields import OF_NOTES, OF_PAGES, OF_TODAY
from retrieval.ingest.formats.list_numbers import written
from retrieval.ingest.formats.output import UnreadableError
from retrieval.ingest.formats.picture_fonts import drawn, symbol
from retrieval.ingest.formats.rtf_flow import CellShape, Flow, Paragraph
from retrieval.ingest.formats.rtf_state import DRAWING, GONE, OWN, STATE_MARKS, TEXT, State
from retrieval.ingest.formats.rtf_tokens import Token, code_page, code_page_numbered, tokens
from retrieval.types import Fault, fault

_DEEPEST = 1000
_BULLET = "\u2022"
_CUT_OFF = fault("rtf-cut-off")
# marks of a group that has words of its own, or none that are shown
_DESTINATIONS = {
    **dict.fromkeys(("fonttbl", "stylesheet", "info", "title", "creatim"), OWN),
    **dict.fromkeys(("fldinst", "listtext", "pntext"), OWN),
    **dict.fromkeys(("footnote", "shptxt", "dptxbxtext"), "flow"),
    **dict.fromkeys(("fldrslt", "nesttableprops", "shpinst", "do", "ud"), "known"),
    **dict.fromkeys(
        (
            *("colortbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator"),
            *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr"),
            *("footerf", "pict", "objdata", "objclass", "annotation", "atnid", "atnauthor"),
            *("xe", "tc", "tcn", "bkmkstart", "bkmkend", "nonesttables", "sp", "shprslt"),
            *("nonshppict", "shppict", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc"),
            *("aftncn", "filetbl", "pn", "template", "private", "rxe", "datafield", "themedata"),
            *("author", "operator", "company", "subject", "keywords", "doccomm", "manager"),
            *("category", "comment", "revtim", "printim", "buptim", "hlinkbase", "mmathPr"),
        ),
        GONE,
    ),
}
_LETTERS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "endash": "\u2013",
    "emdash": "\u2014",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
_SIGNS = {
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\t": "\t",
}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NOTE_FORMS = {
    "nnar": "decimal",
    "nnalc": "lowerLetter",
    "nnauc": "upperLetter",
    "nnrlc": "lowerRoman",
    "nnruc": "upperRoman",
}
_NOTE_WORDS = frozenset(before + name for name in _NOTE_FORMS for before in ("ft", "aft"))


@dataclass(slots=True)
class _Font:
    name: str = ""
    page: str | None = None
    is_symbol: bool = False


@dataclass(slots=True)
class _Note:
    """A note that is being read, and how its mark is made."""

    kind: str
    is_counted: bool


class Reading:
    """One pass over an RTF file.

    Attributes:
        title: as the document's properties have it.
        notes: of the text.
    """

    def __init__(self, data: bytes, told: Counter[Fault]) -> None:
        self.title = ""
        self.notes = InlineNotes()
        self._told = told
        self._data = data
        self._page = "cp1252"
        self._fonts: dict[int, _Font] = {}
        self._usual_font = 0
        self._levels: dict[int, int] = {}
        self._flows = [Flow(told, self._levels)]
        self._notes: list[_Note] = []
        self._states = [State()]
        self._bytes = b""
        self._skip = 0
        self._high = 0
        self._right = 0
        self._is_starred = False
        self._captured: list[str] = []
        self._fields: list[str] = []
        self._style = 0
        self._day: dict[str, int] = {}
        self._marked = False
        self._struck = False
        self._forms = {"foot": "decimal", "end": "lowerRoman"}
        self._counts = {"foot": 0, "end": 0}
        self._unsure: set[str] = set()
        self._down, self._covered = "", False

    @property
    def created(self) -> str:
        """The day on which the document says that it was made; empty where it says none."""
        year, month, day = (self._day.get(name, 0) for name in ("yr", "mo", "dy"))
        return f"{year:04}-{month:02}-{day:02}"

    def lines(self) -> list[Line]:
        """The text.

        Raises:
            UnreadableError: the file is cut off, or its groups are nested too deeply.
        """
        for token in tokens(self._data):
            if token.kind == "{":
                self._open()
            elif token.kind == "}":
                if self._close():
                    return self._flows[0].lines(self._states[0].paragraph)
            elif token.kind == "word":
                self._skip = 0
                self._word(token)
            elif token.kind == "sign":
                self._sign(token.name)
            else:
                self._text(token)
        raise UnreadableError(None, _CUT_OFF)

    # -- groups ----------------------------------------------------------------------------

    @property
    def _state(self) -> State:
        return self._states[-1]

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._states) > _DEEPEST:
            raise UnreadableError(None, fault("rtf-too-deep"))
        inner = self._state.inner()
        if self._state.name == "upr":
            inner.place = GONE
        elif self._state.name == "stylesheet":
            self._style = 0
            inner.name = "style"
            self._captured.append("")
        self._states.append(inner)

    def _close(self) -> bool:
        """End a group; whether it was the document's own."""
        self._flush()
        self._skip = 0
        closed = self._states.pop()
        if closed.name in self._ENDS:
            self._ENDS[closed.name](self, closed)
        if closed.name == "field" and self._fields:
            self._fields.pop()
        return len(self._states) == 1

    def _enter(self, name: str) -> None:
        """Make the group what its first mark says it is."""
        kind = _DESTINATIONS[name]
        state = self._state
        if state.name or (state.place == GONE and name != "ud"):
            return
        state.name = name
        if kind == GONE:
            state.place = GONE
        elif kind == OWN:
            state.place = OWN
            self._captured.append("")
        elif kind == "flow":
            state.place = TEXT
            state.script, state.bold, state.hidden, state.struck = "", False, False, False
            state.paragraph = Paragraph()
            if name == "footnote":
                self._notes.append(_Note("foot", self._marked))
                self._marked = False
            self._flows.append(Flow(self._told, self._levels))
        elif name == "ud":
            state.place = self._states[-2].place
        elif name == "fldrslt":
            self._result()
        elif name in {"shpinst", "do"}:
            state.place = DRAWING

    def _result(self) -> None:
        said = self._fields[-1].split() if self._fields else []
        name = said[0].upper() if said else ""
        if name in OF_PAGES or (name in OF_NOTES and "\\f" in said):
            self._state.place = GONE
        elif name in OF_TODAY:
            self._told[TODAY] += 1

    def _end_captured(self, closed: State) -> None:
        said = self._captured.pop()
        if closed.name == "title":
            self.title = said
        elif closed.name == "fldinst" and self._fields:
            self._fields[-1] += said
        elif closed.name in {"listtext", "pntext"}:
            self._flows[-1].listed = said
        elif closed.name == "style":
            self._name_style(said.strip().rstrip(";").strip().lower())

    def _name_style(self, name: str) -> None:
        kind, _, number = name.partition(" ")
        if kind == "heading" and number.isdigit() and 1 <= int(number) <= 6:
            self._levels[self._style] = int(number)
        elif name == "title":
            self._levels[self._style] = 1

    def _end_box(self, closed: State) -> None:
        lines = self._flows.pop().lines(closed.paragraph)
        self._flows[-1].below.extend(lines)

    def _end_note(self, closed: State) -> None:
        note = self._notes.pop()
        lines = self._flows.pop().lines(closed.paragraph)
        flow = self._flows[-1]
        label = ""
        if note.is_counted:
            self._counts[note.kind] += 1
            if note.kind not in self._unsure:
                label = written(self._counts[note.kind], self._forms[note.kind]) or ""
        elif lines and lines[0].pieces and lines[0].pieces[0].script == RAISED:
            # a mark of the writer's own stands in the text and before the note
            first, *others = lines[0].pieces
            label = first.text.strip()
            lines = [Line(tuple(others)), *lines[1:]]
            if flow.pieces and flow.pieces[-1].text.strip() == label:
                flow.pieces.pop()
        hidden = self._state.hidden or self._state.deleted or self._state.place != TEXT
        if not hidden:
            flow.pieces.append(self.notes.add(label, _without_gap(lines)))

    # -- marks -----------------------------------------------------------------------------

    def _word(self, token: Token) -> None:
        name, starred, self._is_starred = token.name, self._is_starred, False
        if name == "u":
            self._unicode(token.number or 0)
            return
        self._flush()
        if name in _DESTINATIONS:
            self._enter(name)
        elif starred:
            self._state.place = GONE
        elif self._state.place in {OWN, GONE, DRAWING}:
            self._own_word(name, token.number)
        elif name in _LETTERS:
            self._put(_LETTERS[name])
        elif name in STATE_MARKS:
            STATE_MARKS[name](self._state, token.number)
        elif name in self._MARKS:
            self._MARKS[name](self, token.number)
        elif name in _PAGES:
            self._page = _PAGES[name]
        elif name in _NOTE_WORDS:
            self._number_notes(name)

    def _own_word(self, name: str, number: int | None) -> None:
        """A mark in a group whose words are none of the text."""
        if self._state.place == GONE:
            return
        within = next((one.name for one in reversed(self._states) if one.name), "")
        if within == "fonttbl":
            self._font_word(name, number or 0)
        elif within == "style" and name == "s":
            self._style = number or 0
        elif within == "creatim" and name in {"yr", "mo", "dy"}:
            self._day[name] = number or 0
        elif name in _LETTERS and self._captured:
            self._captured[-1] += _LETTERS[name]
        elif name == "f":
            self._state.font = number

    def _font_word(self, name: str, number: int) -> None:
        if name == "f":
            self._state.font = number
            self._fonts.setdefault(number, _Font())
        font = self._fonts.get(self._state.font or 0)
        if font is not None and name == "fcharset":
            font.is_symbol = number == 2
            font.page = code_page(number, "") or None
        elif font is not None and name == "cpg":
            font.page = code_page_numbered(number) or font.page

    def _sign(self, name: str) -> None:
        if name == "*":
            self._is_starred = True
            return
        if self._skip:
            self._skip -= 1
            return
        self._flush()
        if name in "\r\n":
            self._paragraph()
        elif name in _SIGNS:
            self._put(_SIGNS[name])

    def _paragraph(self, _: int | None = None) -> None:
        if self._is_read:
            self._flows[-1].end_paragraph(self._state.paragraph)

    @property
    def _is_read(self) -> bool:
        return self._state.place == TEXT and not self._state.deleted

    # -- letters ---------------------------------------------------------------------------

    def _text(self, token: Token) -> None:
        data = token.data
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        if data and self._state.place not in {GONE, DRAWING}:
            self._bytes += data

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number + 0x10000 if number < 0 else number
        self._skip = self._state.skipped
        high, self._high = self._high, 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif high and 0xDC00 <= code < 0xE000:
            self._put(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        elif 0 < code < 0x110000:
            self._put(chr(code))

    def _flush(self) -> None:
        data, self._bytes = self._bytes, b""
        if not data:
            return
        font = self._font
        if font.is_symbol and self._state.place == TEXT:
            self._put("".join(self._symbol(font.name, code) for code in data))
        elif font.is_symbol and not self._is_font_table:
            self._put(_BULLET)
        else:
            self._put(data.decode(font.page or self._page, "replace"))

    @property
    def _is_font_table(self) -> bool:
        return any(one.name == "fonttbl" for one in self._states)

    @property
    def _font(self) -> _Font:
        number = self._usual_font if self._state.font is None else self._state.font
        return self._fonts.get(number) or _Font()

    def _symbol(self, font: str, code: int) -> str:
        letter = symbol(font, code)
        if letter is None:
            self._told[UNKNOWN_LETTERS] += 1
        return letter or ""

    def _put(self, text: str) -> None:
        state = self._state
        if state.place == OWN:
            self._keep(text)
        if state.place != TEXT or state.hidden or state.deleted:
            return
        if state.struck:
            if text.strip():
                self._told[STRUCK] += not self._struck
                self._struck = True
            return
        self._struck = False
        shown = drawn(self._font.name, text)
        self._flows[-1].pieces.append(Piece(shown, state.script, state.bold))

    def _keep(self, text: str) -> None:
        """Keep words of a group that has words of its own."""
        if self._captured and not self._state.hidden:
            self._captured[-1] += text
        if self._is_font_table:
            font = self._fonts.get(self._state.font or 0)
            if font is not None and not font.name:
                font.name = text.partition(";")[0].strip()

    # -- tables and notes ------------------------------------------------------------------

    def _cell(self, _: int | None) -> None:
        if self._is_read:
            self._flows[-1].end_cell(self._state.paragraph)

    def _row(self, _: int | None) -> None:
        if not self._is_inside_table:
            self._flows[-1].end_row()

    def _row_begun(self, _: int | None) -> None:
        if not self._is_inside_table:
            self._flows[-1].shapes = []
            self._right, self._down, self._covered = 0, "", False

    def _cell_shape(self, number: int | None) -> None:
        if not self._is_inside_table:
            shape = CellShape(self._right, self._down, self._covered)
            self._flows[-1].shapes.append(shape)
            self._right, self._down, self._covered = number or 0, "", False

    @property
    def _is_inside_table(self) -> bool:
        """Whether what is said of a row is said of one in a cell of another table."""
        return any(one.name == "nesttableprops" for one in self._states)

    def _nested_cell(self, _: int | None) -> None:
        self._flows[-1].is_nested = True
        self._put(" | ")

    def _nested_row(self, _: int | None) -> None:
        flow = self._flows[-1]
        while flow.pieces and not flow.pieces[-1].text.strip(" |"):
            flow.pieces.pop()
        self._paragraph()

    def _mark(self, _: int | None) -> None:
        if self._state.place != TEXT:
            return
        if self._notes:
            self._notes[-1].is_counted = True
        else:
            self._marked = True

    def _unsure_of(self, _: int | None) -> None:
        self._unsure.add("foot")

    def _field(self, _: int | None) -> None:
        if not self._state.name:
            self._state.name = "field"
            self._fields.append("")

    def _both_codes(self, _: int | None) -> None:
        self._state.name = self._state.name or "upr"

    def _set_usual_font(self, number: int | None) -> None:
        self._usual_font = number or 0

    def _code_page(self, number: int | None) -> None:
        self._page = code_page_numbered(number) or self._page

    def _kind_of_note(self, _: int | None) -> None:
        if self._notes:
            self._notes[-1].kind = "end"

    def _number_notes(self, name: str) -> None:
        kind, form = ("end", name[3:]) if name.startswith("a") else ("foot", name[2:])
        self._forms[kind] = _NOTE_FORMS[form]

    def _start_notes(self, kind: str, number: int | None) -> None:
        if self._counts[kind] == 0:
            self._counts[kind] = max((number or 1) - 1, 0)

    _MARKS: ClassVar[dict[str, Callable[["Reading", int | None], None]]] = {
        "deff": _set_usual_font,
        "ansicpg": _code_page,
        "par": _paragraph,
        "sect": _paragraph,
        "cell": _cell,
        "row": _row,
        "trowd": _row_begun,
        "cellx": _cell_shape,
        "clvmgf": lambda self, _: setattr(self, "_down", "first"),
        "clvmrg": lambda self, _: setattr(self, "_down", "next"),
        "clmrg": lambda self, _: setattr(self, "_covered", True),
        "nestcell": _nested_cell,
        "nestrow": _nested_row,
        "chftn": _mark,
        "ftnalt": _kind_of_note,
        "ftnrestart": _unsure_of,
        "ftnrstpg": _unsure_of,
        "ftnstart": lambda self, number: self._start_notes("foot", number),
        "aftnstart": lambda self, number: self._start_notes("end", number),
        "field": _field,
        "upr": _both_codes,
    }
    _ENDS: ClassVar[dict[str, Callable[["Reading", State], None]]] = {
        **dict.fromkeys(
            (
                *("fonttbl", "stylesheet", "info", "title", "creatim", "fldinst", "listtext"),
                *("pntext", "style"),
            ),
            _end_captured,
        ),
        "footnote": _end_note,
        "shptxt": _end_box,
        "dptxbxtext": _end_box,
    }


def _without_gap(lines: list[Line]) -> list[Line]:
    """A note's lines without the white space that stands behind its mark."""
    if not lines:
        return lines
    pieces = list(lines[0].pieces)
    while pieces and not pieces[0].text.strip() and pieces[0].note is None:
        pieces.pop(0)
    if pieces and pieces[0].note is None:
        first = pieces[0]
        pieces[0] = Piece(first.text.lstrip(), first.script, first.bold)
    return [Line(tuple(pieces), label=lines[0].label), *lines[1:]]
