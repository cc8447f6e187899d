"""Which part of a saved page is the statement: its article, without all that stands around it.

Where the page names its article, that is taken. Where it does not, trafilatura says which
paragraphs are the main text, and these are then read from the page itself, so that every
character (a no-break space, say) stays as it was published.
"""

import copy
import re
from collections.abc import Sequence
from configparser import ConfigParser

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from retrieval.ingest.formats.html_text import blocks_of
from retrieval.ingest.formats.markdown_text import Block

_PROSE_WORDS = 5
_PROSE_END = re.compile(r"[.!?…][\"'»”’)\]]*$")
_MARKER = re.compile(r"\s*(?:-|[0-9]{1,6}\.|[a-zA-Z]{1,6}\.) ")
_NEARLY_ALL = 0.85
_LEAVES = frozenset(("p", "span", "li", "ul", "ol", "blockquote"))
_CONFIG: tuple[tuple[str, str], ...] = (("MIN_EXTRACTED_SIZE", "40"), ("MIN_OUTPUT_SIZE", "1"))


def article_of(page: html.HtmlElement) -> html.HtmlElement | None:
    """The element that the page itself calls its one article, if it does; of a pruned page."""
    bodies = _outermost(page.xpath("//*[contains(@itemprop, 'articleBody')]"))
    if len(bodies) == 1 and _said(bodies[0]):
        return bodies[0]
    articles = [element for element in _outermost(page.xpath("//article")) if _said(element)]
    if len(articles) > 1:
        articles = [element for element in articles if element.find(".//h1") is not None]
    return articles[0] if len(articles) == 1 else None


def main_blocks(page: html.HtmlElement) -> list[Block]:
    """The statement's paragraphs, list items and headings; of a pruned page."""
    if (article := article_of(page)) is not None:
        return blocks_of(article)
    mains = _outermost(page.xpath("//main | //*[@role='main']"))
    root = mains[0] if len(mains) == 1 and _said(mains[0]) else page
    chosen = _with_neighbours(root, _chosen(root))
    box = _box(root, chosen)
    blocks = blocks_of(box)
    if box.tag not in {"html", "body"}:
        return blocks
    places = [place for place, block in enumerate(blocks) if _letters(block.text) in chosen]
    if not places:
        return []
    end = places[-1] + 1
    while end < len(blocks) and _MARKER.match(blocks[end].text):
        end += 1
    return blocks[places[0] : end]


def _box(root: html.HtmlElement, chosen: str) -> html.HtmlElement:
    """The smallest element that holds nearly all of the chosen paragraphs.

    Taken whole, it also holds the lists and tables that trafilatura passes over.
    """
    weights: dict[html.HtmlElement, int] = {}
    for element in root.iter("p", "li", "blockquote", "td", "div", "h2", "h3", "h4", "span", "pre"):
        own = _letters("".join([element.text or "", *(child.tail or "" for child in element)]))
        if own and own in chosen:
            for above in (element, *element.iterancestors()):
                weights[above] = weights.get(above, 0) + len(own)
    whole = weights.get(root, 0)
    box = root
    while True:
        inner = [child for child in box if weights.get(child, 0) > _NEARLY_ALL * whole]
        if not inner or inner[0].tag in _LEAVES:
            return box
        box = inner[0]


def _with_neighbours(root: html.HtmlElement, chosen: str) -> str:
    """The chosen letters and those of the prose right before and after.

    Of a page that is put together of boxes, one box may be chosen where several are the text.
    """
    links = {_letters(link.text_content()) for link in root.iter("a")}
    blocks = [(_letters(block.text), block) for block in blocks_of(root)]
    places = [place for place, (letters, _) in enumerate(blocks) if letters and letters in chosen]
    if not places:
        return chosen

    def is_prose(place: int) -> bool:
        letters, block = blocks[place]
        words = len(block.text.split())
        ended = _PROSE_END.search(block.text) is not None
        return not block.level and letters not in links and words >= _PROSE_WORDS and ended

    start, end = places[0], places[-1] + 1
    while start > 0 and is_prose(start - 1):
        start -= 1
    while end < len(blocks) and is_prose(end):
        end += 1
    before = "".join(letters for letters, _ in blocks[start : places[0]])
    after = "".join(letters for letters, _ in blocks[places[-1] + 1 : end])
    return before + chosen + after


def _outermost(elements: Sequence[html.HtmlElement]) -> list[html.HtmlElement]:
    members = set(elements)
    return [one for one in elements if not any(above in members for above in one.iterancestors())]


def _said(element: html.HtmlElement) -> bool:
    return any(map(str.isalnum, element.text_content()))


def _chosen(root: html.HtmlElement) -> str:
    """The letters of what trafilatura takes for the main text, run together."""
    page = html.Element("html")
    body = etree.SubElement(page, "body")
    content = copy.deepcopy(root)
    content.tail = None
    if content.tag == "html":
        page = content
    elif content.tag == "body":
        page.replace(body, content)
    else:
        body.append(content)
    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    for name, value in _CONFIG:
        config.set("DEFAULT", name, value)
    document = bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        config=config,
    )
    body = getattr(document, "body", None)
    return "" if body is None else _letters("".join(body.itertext()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
