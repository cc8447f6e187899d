"""HTML to plain text: every word that is seen stays, in order; the markup goes.

Used for pages, for the content of feeds and for Word documents, so that the same statement
gives the same text whatever it came in.
"""

import re
from collections.abc import Callable, Iterable

from lxml import etree, html

from retrieval.ingest.formats.html_marks import settle
from retrieval.ingest.formats.markdown_text import Block
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import fault

_MAX_ELEMENTS = 300_000
_MAX_DEPTH = 400
_TOO_DEEP = fault("elements-too-deep")
# the white space of HTML; a no-break space is none and stays
_SPACES = re.compile("[ \t\r\n\f]+")
# what a tree takes from a page and then refuses where it is moved
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);|&#x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]);",
    re.IGNORECASE,
)
_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed"),
        *(
            "canvas",
            "audio",
            "video",
            "button",
            "select",
            "textarea",
            "input",
            "form-field",
            "head",
        ),
        *("dialog", "map", "progress", "meter", "datalist", "title"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "ref", "hi", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        *("wbr", "picture", "source", "ruby", "rb", "rp", "rt", "graphic"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))


def parsed(text: str, lang: str = "") -> html.HtmlElement:
    """A page or a fragment as a tree; broken markup is mended as browsers do.

    Args:
        text: the markup.
        lang: its language where it says none itself.

    Raises:
        UnreadableError: there is no element, or there are too many, or too deep ones.
    """
    root = tree_of(text)
    if lang and not root.get("lang"):
        root.set("lang", lang)
    settle(root)
    return root


def tree_of(text: str) -> html.HtmlElement:
    """The same, its marks not yet turned into words.

    Raises:
        UnreadableError: there is no element, or there are too many, or too deep ones.
    """
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    data = _NO_XML.sub(" ", text).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data or b"<p></p>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnreadableError(None, fault("no-text")) from None
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableError(None, _TOO_DEEP)  # what lies deeper is lost
    _check(root)
    return root


def _check(root: html.HtmlElement) -> None:
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise UnreadableError(None, _TOO_DEEP)
        if count > 2 * _MAX_ELEMENTS:
            raise UnreadableError(None, fault("too-many-elements", most=_MAX_ELEMENTS))


def blocks_of(root: html.HtmlElement) -> list[Block]:
    """The paragraphs, headings, list items and table rows below ``root``, empty ones left out."""
    return [block for block in _Walk().blocks(root) if block.text.strip()]


def is_unseen(element: html.HtmlElement) -> bool:
    """Whether a browser would not show the element as words."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        not isinstance(element.tag, str)
        or element.tag.lower() in _UNSEEN
        or element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
    )


class _Walk:
    """One pass over a tree; knows which list, row and heading it is in."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._words: list[str] = []
        self._lists: list[_List] = []
        self._group = 0
        self._marker = ""
        self._level = 0
        self._kept = 0
        self._cells: list[str] | None = None
        self._tables: list[bool] = []
        self._begun = False

    def blocks(self, root: html.HtmlElement) -> Iterable[Block]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if is_unseen(element) and element is not root:
                    walker.skip_subtree()
                    continue
                self._open(element)
                self._say(element.text)
            else:
                if not is_unseen(element):
                    self._close(element)
                if element is not root:
                    self._say(element.tail)
        self._flush()
        return self._blocks

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words if self._kept else _SPACES.sub(" ", words))

    def _open(self, element: html.HtmlElement) -> None:
        tag = _name(element)
        if tag in _INLINE:
            return
        if tag == "br":
            self._words.append("\n")
            return
        if self._cells is not None and tag not in {"td", "th", "tr"}:
            self._words.append(" ")
            return
        self._flush()
        if tag in _LISTS or tag == "ol":
            self._group += not self._lists
            self._lists.append(_List(element))
        elif tag == "li":
            self._marker = self._lists[-1].marker(element) if self._lists else "- "
            self._begun = False
        elif tag == "table":
            self._tables.append(_is_data(element))
            self._group += self._tables[-1] and not self._lists
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._cells = []
        elif tag == "pre":
            self._kept += 1
        self._level = _HEADINGS.get(tag, self._level)

    def _close(self, element: html.HtmlElement) -> None:
        tag = _name(element)
        if tag in _INLINE or tag == "br":
            return
        if self._cells is not None:
            self._close_in_row(tag)
            return
        self._flush()
        if tag in _LISTS and self._lists:
            self._lists.pop()
            self._marker = ""
        elif tag == "li":
            self._marker = ""
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag == "pre":
            self._kept -= 1
        if tag in _HEADINGS:
            self._level = 0

    def _close_in_row(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cells is not None:
            self._cells.append(" ".join(self._taken().split("\n")).strip())
        elif tag == "tr" and self._cells is not None:
            cells, self._cells = self._cells, None
            self._words.clear()
            if any(cells):
                self._blocks.append(Block(" | ".join(cells), group=self._group, tight=True))
        else:
            self._words.append(" ")

    def _taken(self) -> str:
        text = "".join(self._words)
        self._words.clear()
        if self._kept:
            return text.strip("\n")
        lines = [re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n")]
        return "\n".join(lines).strip("\n")

    def _flush(self) -> None:
        if self._cells is not None:
            return
        text = self._taken()
        if not text.strip():
            return
        inside = bool(self._lists)
        if inside:
            marker, self._marker = self._marker, ""
            text = "  " * (len(self._lists) - 1) * bool(marker) + marker + text
        tight = inside and bool(self._blocks) and bool(marker)
        self._blocks.append(
            Block(text, self._level, group=self._group if inside else 0, tight=tight)
        )


class _List:
    """A list that is being read: its kind and the number of its next item."""

    def __init__(self, element: html.HtmlElement) -> None:
        self._ordered = _name(element) == "ol"
        backwards = element.get("reversed") is not None
        items = sum(1 for item in element if _name(item) == "li")
        self._step = -1 if backwards else 1
        self._next = _number(element.get("start"), items if backwards else 1)
        self._kind = _kind_of(element)

    def marker(self, item: html.HtmlElement) -> str:
        """The number of an item as a browser shows it, or a dash."""
        kind = _kind_of(item, self._kind)
        if not self._ordered or kind in _UNNUMBERED:
            return "- "
        number = _number(item.get("value"), self._next)
        self._next = number + self._step
        return f"{_NUMBERED.get(kind, str)(number)}. "


def _kind_of(element: html.HtmlElement, default: str = "1") -> str:
    """The kind of numbers that an element asks for, as the attribute ``type`` names it."""
    style = _LIST_STYLE.search(element.get("style") or "")
    if style is not None:
        return _STYLES.get(style[1].lower(), style[1].lower())
    return element.get("type") or default


def _alphabetic(number: int) -> str:
    """1 is a, 26 z, 27 aa; figures where there is no letter for it."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    """A Roman numeral in small letters; figures where there is none."""
    if not 0 < number < 4000:
        return str(number)
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_NUMBERED: dict[str, Callable[[int], str]] = {
    "a": _alphabetic,
    "A": lambda number: _alphabetic(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
}
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
_UNNUMBERED = frozenset(("disc", "circle", "square", "none"))
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)


def _name(element: html.HtmlElement) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch("-?[0-9]{1,6}", written.strip()) else default


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds facts rather than the layout of a page."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    columns = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        columns = max(columns, len(cells))
        for cell in cells:
            blocks = sum(1 for _ in cell.iter("p", "div", "ul", "ol"))
            headings = sum(1 for _ in cell.iter("h1", "h2", "h3"))
            if headings or (blocks > 1 and len(cell.text_content()) > 100):
                return False
    return columns > 1
