"""What a page's marks say of its words: struck out, raised, quoted, a note's number, a row's head.

A browser shows all this without a letter of it standing in the text. Here it becomes text, or goes,
before the words are read.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import html

from retrieval.ingest.formats.html_styles import name_raised
from retrieval.ingest.formats.raised import RAISED_DIGITS, lowered, raised

_NOTE = re.compile(
    r"foot-?notes?|end-?notes?|fn-?ref|note-?ref|^fn\d*$|^reference$|^_ftn|sdnote", re.IGNORECASE
)
_NOTES = re.compile(
    r"^(?:foot-?notes?|end-?notes?|references|notes)(?:-(?:list|section|block))?$", re.IGNORECASE
)
_MARK = re.compile(r"\s*(?:[\[(]?\s*(?:\d{1,3}|[ivx]{1,5}|[*†‡§]{1,3})\s*[\])]?)\s*")
_SURE_MARK = re.compile(r"\s*(?:\[\s*\d{1,3}\s*\]|[*†‡§]{1,3}|\d{1,2}\))\s*")
_BACK = re.compile(r"\s*[↩↑⏎↵^]\ufe0e?\s*")
_DIGITS = re.compile(r"\s*\d{1,3}\s*")
_FIGURE_OR_LETTER = re.compile(r"\d{1,2}|[^\W\d_]")
_NO_BASE = re.compile(rf"(?:[^\W\d_]{{3,}}|\d{{3}}|[{RAISED_DIGITS}])$|[.,;:!?…”\"»’)\]%]$")
"""Behind what a note's mark may stand and no power: of a hundred and more, none is told."""

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d$")
_WORD = re.compile(r"[^\W\d_]{3,}$")  # no unit that is raised to a power has three letters
_CLOSED = re.compile(r"[.,;:!?…”\"»’)\]%]$")
_ROOTS = frozenset(("article", "main", "body", "html"))
_ITEMS = frozenset(("li", "p", "div", "aside", "dd", "tr", "section"))
_QUOTES = {"ru": ("«", "»", "„", "“"), "ky": ("«", "»", "„", "“")}
_ENGLISH_QUOTES = ("“", "”", "‘", "’")
_OPENING = frozenset("“„«\"‘'")
_MOST_SPANNED = 200  # rows that one cell may reach over


def settle(root: html.HtmlElement) -> None:
    """Turn the marks of a page into words, in place.

    Struck words go (``del``, ``s``, ``strike``), inserted ones stay. Raised and lowered figures
    become such characters where Unicode has them. The marks of notes go, and the notes stand at the
    end. ``q`` gets quotation marks, the source below a quotation a line of its own, a cell over
    several rows stands in each.
    """
    name_raised(root)
    for element in list(root.iter("del", "s", "strike")):
        _drop(element)
    for element in list(root.xpath("//*[contains(@style, 'line-through')]")):
        _drop(element)
    _take_notes_apart(root)
    noted = _noted(root)
    for element in list(root.iter("sup", "sub")):
        _raise(element, noted)
    for element in list(root.iter("q")):
        _quote(element)
    for element in list(root.iter("rt")):
        _gloss(element)
    for element in root.xpath("//blockquote/cite | //blockquote/footer"):
        _sign(element)
    for table in root.iter("table"):
        if table.find(".//table") is None:
            _span_rows(table)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


# -- notes ---------------------------------------------------------------------------------


def _take_notes_apart(root: html.HtmlElement) -> None:
    """Take the marks of notes out of the text, and put the notes behind it."""
    for link in list(root.xpath("//a")):
        if _BACK.fullmatch(link.text_content()) or link.get("role") == "doc-backlink":
            _drop(link)
    places = _places(root)
    targets = []
    for link in list(root.xpath("//a[contains(@href, '#')]")):
        target = _target(places, link)
        if target is not None and link.getparent() is not None and _is_reference(link, target):
            targets.append(target)
            inside = link.getparent().tag == "sup" and _is_alone(link)
            _drop(link.getparent() if inside else link)
    notes = [note for name in targets for note in _item_at(places, name)]
    for box in dict.fromkeys(map(_box_of, notes)):
        end = next((above for above in box.iterancestors() if above.tag in _ROOTS), None)
        if end is not None and _is_followed(box, end):
            _move(box, end)


def _places(root: html.HtmlElement) -> dict[str, html.HtmlElement]:
    """The elements to which links may lead, by name; the first of a name."""
    places: dict[str, html.HtmlElement] = {}
    for element in root.xpath("//*[@id or @name]"):
        for name in (element.get("id"), element.get("name")):
            if name:
                places.setdefault(name, element)
    return places


def _target(places: Mapping[str, html.HtmlElement], link: html.HtmlElement) -> str | None:
    """The name to which a link within the page leads; saved pages have their address before it."""
    page, _, name = (link.get("href") or "").partition("#")
    return name if not page or name in places else None


def _is_reference(link: html.HtmlElement, target: str) -> bool:
    """Whether a link within the page is the mark of a note."""
    if not _MARK.fullmatch(link.text_content()):
        return False
    if link.get("role") == "doc-noteref" or link.find("sup") is not None:
        return True
    around = [link, *([link.getparent()] if link.getparent().tag in {"sup", "span"} else [])]
    named = (name for one in around for name in (one.get("class") or "", one.get("id") or ""))
    return any(one.tag == "sup" for one in around) or any(
        _NOTE.search(word) for name in (*named, target) for word in name.split()
    )


def _is_alone(link: html.HtmlElement) -> bool:
    """Whether nothing else stands in the element around it."""
    around = link.getparent()
    words: str = around.text_content()
    return words.strip(" []()") == str(link.text_content()).strip(" []()")


def _item_at(places: Mapping[str, html.HtmlElement], name: str) -> Iterator[html.HtmlElement]:
    found = places.get(name)
    if found is not None:
        item = next((one for one in (found, *found.iterancestors()) if one.tag in _ITEMS), None)
        if item is not None:
            yield item


def _box_of(note: html.HtmlElement) -> html.HtmlElement:
    """What holds the notes: the part of the page that is named so, else the list, else the note."""
    for above in note.iterancestors():
        if above.tag in _ROOTS:
            break
        names = (above.get("class") or "").split()
        if above.get("role") in {"doc-endnotes", "doc-footnotes"} or any(map(_NOTES.match, names)):
            return above
    around = note.getparent()
    return around if around is not None and around.tag in {"ol", "ul", "dl"} else note


def _is_followed(box: html.HtmlElement, end: html.HtmlElement) -> bool:
    """Whether words of the text stand behind a part of it."""
    one = box
    while one is not end and one is not None:
        if (one.tail or "").strip() or any(
            other.text_content().strip() for other in one.itersiblings()
        ):
            return True
        one = one.getparent()
    return False


def _move(box: html.HtmlElement, end: html.HtmlElement) -> None:
    tail, box.tail = box.tail, None
    before = box.getprevious()
    around = box.getparent()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            around.text = (around.text or "") + tail
    end.append(box)


# -- raised and lowered --------------------------------------------------------------------


def _noted(root: html.HtmlElement) -> frozenset[str]:
    """The raised figures and letters that notes of the page begin with: <sup>a</sup> A survey."""
    return frozenset(
        mark
        for element in root.iter("sup")
        if (element.tail or "").strip() and not _before(element)
        if _FIGURE_OR_LETTER.fullmatch(mark := element.text_content().strip())
    )


def _raise(element: html.HtmlElement, noted: frozenset[str]) -> None:
    """Put raised or lowered characters in the place of an element; take a note's mark away."""
    if element.getparent() is None:
        return
    words = element.text_content()
    if element.tag == "sup" and _is_mark(words, _before(element), element, noted):
        _drop(element)
        return
    tight = "".join(words.split())
    other = raised(tight) if element.tag == "sup" else lowered(tight)
    if other is not None:
        for child in list(element):
            element.remove(child)
        element.text = other


def _is_mark(words: str, before: str, element: html.HtmlElement, noted: frozenset[str]) -> bool:
    """Whether what is raised is the number of a note."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if before and (_SURE_MARK.fullmatch(words) or any(map(_NOTE.search, named))):
        return True
    if before and words.strip() in noted and _NO_BASE.search(before):
        return True
    if not before or not _DIGITS.fullmatch(words):
        return False
    return bool(_YEAR.search(before) or _WORD.search(before) or _CLOSED.search(before))


def _before(element: html.HtmlElement) -> str:
    """The words right before an element in its paragraph."""
    one = element
    while one is not None and one.getparent() is not None:
        before = one.getprevious()
        words = (
            (one.getparent().text or "")
            if before is None
            else (before.tail or before.text_content())
        )
        if words:
            return words.rstrip("\u00a0 \n\t")[-30:] if words.strip() else ""
        one = one.getparent() if before is None else before
        if one.tag in _ITEMS:
            return ""
    return ""


# -- quotations, glosses, tables -----------------------------------------------------------


def _quote(element: html.HtmlElement) -> None:
    """Give a quotation the marks of its language, an inner one the inner marks."""
    words = element.text_content().strip()
    if words and words[0] not in _OPENING:
        langs = (one.get("lang") or "" for one in (element, *element.iterancestors()))
        marks = _QUOTES.get(next(filter(None, langs), "")[:2].lower(), _ENGLISH_QUOTES)
        inner = any(one.tag == "q" for one in element.iterancestors())
        opening, closing = marks[2:] if inner else marks[:2]
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing


def _gloss(above: html.HtmlElement) -> None:
    """Put what stands above a word in brackets behind it; nothing is said twice, however nested."""
    ruby = next(above.iterancestors("ruby"), None)
    if ruby is None or any(one.tag == "rp" for one in above.itersiblings(preceding=True)):
        return
    _enclose(above, "(", ")")


def _enclose(element: html.HtmlElement, opening: str, closing: str) -> None:
    """Put marks around the words of an element."""
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + closing
    else:
        element.text = element.text.rstrip() + closing


def _sign(element: html.HtmlElement) -> None:
    """Put whom a quotation is from on a line of its own, behind a dash."""
    words = element.text_content().strip()
    if words:
        for child in list(element):
            child.drop_tag()
        dashed = words[0] in "—–-"
        element.tag, element.text = "p", words if dashed else f"— {words}"


def _span_rows(table: html.HtmlElement) -> None:
    """Have a cell that reaches over several rows stand in each of them."""
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        column = 0
        still: dict[int, tuple[int, str]] = {}
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        for cell in cells:
            while column in reaching:
                column = _repeat(row, cell, column, reaching, still)
            rows, columns = _whole(cell.get("rowspan")), _whole(cell.get("colspan"))
            if rows > 1:
                still[column] = (
                    min(rows, _MOST_SPANNED) - 1,
                    " ".join(cell.text_content().split()),
                )
            column += columns
        while column in reaching:
            column = _repeat(row, None, column, reaching, still)
        reaching = {place: one for place, one in still.items() if one[0] > 0}


def _repeat(
    row: html.HtmlElement,
    before: html.HtmlElement | None,
    column: int,
    reaching: dict[int, tuple[int, str]],
    still: dict[int, tuple[int, str]],
) -> int:
    """Put the words of a cell above into a row; returns the next column."""
    rows, words = reaching.pop(column)
    made = html.Element("td")
    made.text = words
    if before is None:
        row.append(made)
    else:
        before.addprevious(made)
    if rows > 1:
        still[column] = (rows - 1, words)
    return column + 1


def _whole(written: str | None) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,4}", written.strip()) else 1
