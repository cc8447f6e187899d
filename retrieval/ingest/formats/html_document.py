"""A page that a word processor saved: all of it is the statement, and only its marks go."""

import re

from lxml import html

from retrieval.ingest.formats.html_text import blocks_of
from retrieval.ingest.formats.markdown_text import Block

_GENERATOR = re.compile(
    r"\s*(?:microsoft word|libreoffice|openoffice|staroffice|pandoc|google docs|abiword"
    r"|cocoa html writer|onlyoffice|wps)",
    re.IGNORECASE,
)
_NOTE_LINK = re.compile(
    "#(?:_ftn|_edn|sdfootnote|sdendnote|footnote|endnote|ftnt|fn)", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"\s*(?:\[?(?:[0-9]{1,4}|[ivxlc]{1,6}|\*)\]?|↑|↩\ufe0e?)\s*", re.IGNORECASE)
_LONGEST_TITLE = 250
_NUMBER = re.compile(r"\(?[\w.]{1,8}[.)]")


def is_document(page: html.HtmlElement) -> bool:
    """Whether a word processor says that it made the page, or has left its marks."""
    for element in page.iter("meta"):
        if (element.get("content") or "").endswith("/odf2xhtml"):  # LibreOffice's XHTML
            return True
        if (element.get("name") or "").lower() == "generator":
            return _GENERATOR.match(element.get("content") or "") is not None
    root = page.getroottree().getroot()
    body = root.find("body")
    classes = "" if body is None else body.get("class") or ""
    return (
        "xmlns:w" in root.attrib
        or "doc-content" in classes.split()
        or bool(page.xpath("//div[@class='WordSection1' or @class='Section1']"))
    )


def document_blocks(page: html.HtmlElement) -> list[Block]:
    """The paragraphs, headings, lists and notes of a page that is nothing but a document."""
    for element in page.xpath("//*[contains(@style, 'mso-list')]"):
        if "mso-list:ignore" in (element.get("style") or "").replace(" ", "").lower():
            _mark_item(element)
    if not page.xpath("//h1"):
        for element in page.xpath("//p[@class]"):
            if {"title", "MsoTitle"} & set((element.get("class") or "").split()):
                element.tag = "h1"
                break
    name_bold_title(page)
    without_note_marks(page)
    return blocks_of(page)


def name_bold_title(page: html.HtmlElement) -> None:
    """Make the first paragraph a heading where it alone is bold: so people mark a title by hand.

    Two bold paragraphs in a row may be a letterhead, and stay what they are.
    """
    if page.xpath("//h1"):
        return
    said = (one for one in page.iter("p") if (one.text_content() or "").strip(" \t\r\n\xa0"))
    first, second = next(said, None), next(said, None)
    if first is None or second is None or not _is_bold(first) or _is_bold(second):
        return
    words = first.text_content().strip()
    if len(words) <= _LONGEST_TITLE and words[-1] not in ".:;," and not first.xpath("ancestor::td"):
        first.tag = "h1"


def _is_bold(paragraph: html.HtmlElement) -> bool:
    bold = "".join(map(str, paragraph.xpath(".//text()[ancestor::b or ancestor::strong]")))
    return "".join(bold.split()) == "".join((paragraph.text_content() or "").split())


def without_note_marks(page: html.HtmlElement) -> None:
    """Notes stay at the end; their marks in the text and the links back from them go."""
    for link in page.xpath("//a[@href]"):
        if not _NOTE_LINK.match(link.get("href") or "") or link.getparent() is None:
            continue
        mark = link.getparent()
        gone = mark if mark.tag == "sup" and len(mark) == 1 else link
        if _NOTE_MARK.fullmatch("".join(link.itertext())):
            gone.drop_tree()


def _mark_item(element: html.HtmlElement) -> None:
    """Word writes a list item's sign or number as words of the paragraph, with many spaces."""
    sign = "".join(element.itertext()).strip(" \t\r\n\xa0")
    for child in list(element):
        element.remove(child)
    element.text = f"{sign} " if _NUMBER.fullmatch(sign) else "- "
