"""Which part of a saved page is the statement: its article, without all that stands around it.

Where the page names its article, that is taken. Where it does not, trafilatura says which
paragraphs are the main text, and these are then read from the page itself, so that every
character (a no-break space, say) stays as it was published.
"""

import copy
import re
from collections.abc import Sequence
from configparser import ConfigParser
from dataclasses import replace

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from retrieval.ingest.formats.html_text import blocks_of, is_unseen
from retrieval.ingest.formats.markdown_text import Block
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import (
    CYRILLIC_CAPITALS,
    CYRILLIC_SMALL,
    LATIN_CAPITALS,
    LATIN_SMALL,
)

_AROUND = frozenset(("nav", "aside", "footer", "figcaption", "form"))
_ROLES = frozenset(
    (
        *("navigation", "complementary", "contentinfo", "search", "banner", "menu", "menubar"),
        *("dialog", "alertdialog", "alert", "toolbar", "tablist"),
    )
)
_ASIDE_WORDS = re.compile(
    r"(?:^|[-_ ])(?:related|relateds|see-?also|read-?(?:also|more|next)|also-?read"
    r"|more-?(?:news|stories)"
    r"|other-?news|last-?news|latest|recommend(?:ed|ations?)?|popular|trending|similar|teasers?"
    r"|share|sharing|social|socials|breadcrumbs?|cookies?|consent|gdpr|subscribe|subscription"
    r"|newsletter|comments?|disqus|sidebar|widget|widget-area|banner|advert|advertisement|ads?|promo"
    r"|pagination|pager|post-?nav(?:igation)?|nav-?links|prev-?next|tags?|tag-?list|tagcloud"
    r"|byline|vcard|photo-?(?:author|credits?|source)|image-?(?:author|credits?)|post-?views|hits"
    r"|caption|wp-caption-text|print-?link|skip-?link|screen-?reader-?text|visually-?hidden|sr-only"
    r"|menu|site-?header|site-?footer|copyrights?)(?:$|[-_ ])",
    re.IGNORECASE,
)
_TABLES = [known.pages for known in LANGUAGES]
_ASIDE_HEADING = re.compile(
    rf"\W*{any_of(heading for table in _TABLES for heading in table.other_items)}\W*",
    re.IGNORECASE,
)
_VIEWS = any_of(word for table in _TABLES for word in table.view_counts)
_THOUSANDS = any_of(word for table in _TABLES for word in table.thousands)
_SUBSCRIBE = any_of(word for table in _TABLES for word in table.subscribe)
_CHANNELS = any_of(
    (
        *("telegram", "youtube", "facebook", "instagram"),
        *(word for table in _TABLES for word in table.channels),
    )
)
_BESIDE = re.compile(  # what sites write beside a statement, as a line of its own
    rf"\W*{_VIEWS}\W*[0-9][0-9\s.,]*{_THOUSANDS}?\W*"
    rf"|\W*{any_of(words for table in _TABLES for words in table.misprints)}.{{0,120}}"
    rf"|\W*{_SUBSCRIBE}\b.{{0,60}}{_CHANNELS}.{{0,60}}"
    rf"|\W*{any_of(words for table in _TABLES for words in table.follow)}.{{0,60}}"
    rf"|\W*{any_of(words for table in _TABLES for words in table.commands)}\W*",
    re.IGNORECASE,
)
_PROSE_WORDS = 5
_PROSE_END = re.compile(r"[.!?…][\"'»”’)\]]*$")
_MARKER = re.compile(r"\s*(?:-|[0-9]{1,6}\.) ")
_CAMEL = re.compile(
    f"(?<=[{LATIN_SMALL}{CYRILLIC_SMALL}])(?=[{LATIN_CAPITALS}{CYRILLIC_CAPITALS}])"
)
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


def prune(page: html.HtmlElement) -> None:
    """Take away what is never a statement: menus, asides, captions, lists of other items."""
    _without_comments(page)
    for element in list(page.iter()):
        if _is_around(element) and element.getparent() is not None:
            element.drop_tree()
    for heading in page.xpath("//h2 | //h3 | //h4 | //h5 | //h6 | //p | //div | //strong | //span"):
        if heading.getparent() is not None and _is_aside_heading(heading):
            _drop_with_what_follows(heading)
    for article in page.xpath("//article//article"):
        if article.getparent() is not None:
            article.drop_tree()


def _is_around(element: html.HtmlElement) -> bool:
    if is_unseen(element):
        return element.tag not in {"head", "title", "script"}
    if element.tag in {"html", "body", "main", "article"}:
        return False
    if element.tag in _AROUND or (element.get("role") or "").lower() in _ROLES:
        return True
    if "articleBody" in (element.get("itemprop") or ""):
        return False
    if element.tag == "header":
        return not element.xpath("ancestor::article | ancestor::main | .//h1")
    names = names_of(element)
    return _ASIDE_WORDS.search(names) is not None and not element.xpath(
        ".//article | .//h1 | .//main"
    )


def names_of(element: html.HtmlElement) -> str:
    """The classes and the id, words that are run together (newsDate) parted by hyphens."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CAMEL.sub("-", names)


def _without_comments(page: html.HtmlElement) -> None:
    """Take away the comments that Google Docs writes below a document, and their marks."""
    for anchor in page.xpath("//a[starts-with(@id, 'cmnt')]"):
        parent = anchor.getparent()
        if parent is None:
            continue
        if not (anchor.get("id") or "").startswith("cmnt_ref"):
            box = parent if parent.tag == "div" else parent.getparent()
            (box if box is not None and box.tag == "div" else parent).drop_tree()
        elif parent.tag == "sup":
            parent.drop_tree()


def without_lines_beside(blocks: list[Block]) -> list[Block]:
    """The blocks without lines such as "Views: 1,234", "Back to list"."""
    kept = []
    for block in blocks:
        lines = block.text.split("\n")
        said = [line for line in lines if not _BESIDE.fullmatch(line.strip())]
        if len(said) < len(lines):
            block = replace(block, text="\n".join(said).strip("\n"))  # noqa: PLW2901
        if block.text.strip():
            kept.append(block)
    return kept


def _is_aside_heading(element: html.HtmlElement) -> bool:
    text = "".join(element.itertext()) if len(element) < 4 else ""
    return len(text) < 60 and _ASIDE_HEADING.fullmatch(" ".join(text.split())) is not None


def _drop_with_what_follows(heading: html.HtmlElement) -> None:
    """Of "See also", the box it stands at the head of, else only the list or cards after it."""
    parent = heading.getparent()
    while (
        parent is not None
        and parent.tag not in {"body", "main", "article", "html", "td"}
        and "articleBody" not in (parent.get("itemprop") or "")
        and not (parent.text or "").strip()
        and parent.index(heading) == 0
    ):
        heading, parent = parent, parent.getparent()
    for element in list(heading.itersiblings()):
        if element.tag == "p" and not _mostly_links(element):
            break
        if element.tag in {"h1", "h2"} and heading.tag not in {"h1", "h2"}:
            break
        if heading.tag in {"div", "section", "ul"}:
            break
        element.drop_tree()
    heading.drop_tree()


def _mostly_links(element: html.HtmlElement) -> bool:
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked * 2 > len(element.text_content().strip())


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
