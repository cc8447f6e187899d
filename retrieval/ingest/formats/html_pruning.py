"""What is never a statement: menus, asides, captions and other items, taken out of a saved page."""

import re
from dataclasses import replace
from itertools import islice

from lxml import html

from retrieval.ingest.dates import dates_in_text
from retrieval.ingest.formats.html_text import is_unseen
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
_BYLINE = re.compile("(?:^|[-_ ])(?:byline|vcard)(?:$|[-_ ])", re.IGNORECASE)
_MOST_PIECES = 30
_HEADLINE_WORDS, _MOST_HEADLINE_WORDS = 4, 14
_SENTENCE_ENDS = frozenset(".!?…»”")
_PAGE_LINK = re.compile(
    r"(?!mailto:|tel:|#).*[^#/](?<!\.pdf)(?<!\.doc)(?<!\.docx)(?<!\.xls)(?<!\.xlsx)(?<!\.zip)/?",
    re.IGNORECASE,
)
CHANGED = re.compile(any_of(stem for table in _TABLES for stem in table.changed), re.IGNORECASE)
_ASIDE_HEADING = re.compile(
    rf"\W*{any_of(heading for table in _TABLES for heading in table.other_items)}\W*",
    re.IGNORECASE,
)
_ASIDE_LINK = re.compile(
    rf"\W*{any_of(heading for table in _TABLES for heading in table.other_items)}\s*[:—–].*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"\W*{any_of(lead for table in _TABLES for lead in (*table.other_items, *table.leads))}\W*",
    re.IGNORECASE,
)
_PARAGRAPHS = ("p", "div", "li", "blockquote", "h2", "h3", "h4", "h5", "h6")
_LONGEST_LEAD = 300
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
    rf"|\W*(?:\w+\s){{0,2}}{_CHANNELS}\S*(?:\s\S+){{0,2}}\s{_SUBSCRIBE}\W*"
    rf"|\W*{any_of(words for table in _TABLES for words in table.follow)}(?!\s*[,–—]).{{0,60}}"
    rf"|\W*{any_of(words for table in _TABLES for words in table.commands)}\W*"
    rf"|\W*{any_of(words for table in _TABLES for words in table.beside)}\W*",
    re.IGNORECASE,
)
_CAMEL = re.compile(
    f"(?<=[{LATIN_SMALL}{CYRILLIC_SMALL}])(?=[{LATIN_CAPITALS}{CYRILLIC_CAPITALS}])"
)


def prune(page: html.HtmlElement) -> None:
    """Take away what is never a statement: menus, asides, captions, lists of other items."""
    _without_comments(page)
    for element in list(page.iter()):
        if _is_around(element) and element.getparent() is not None:
            _leave_date(element)
            element.drop_tree()
    for heading in page.xpath("//h2 | //h3 | //h4 | //h5 | //h6 | //p | //div | //strong | //span"):
        if heading.getparent() is not None and _is_aside_heading(heading):
            _drop_with_what_follows(heading)
    drop_links_elsewhere(page)
    for foot in page.xpath("//table/tfoot"):
        foot.getparent().append(foot)  # shown last, wherever it is written
    for article in page.xpath("//article//article"):
        if article.getparent() is not None:
            article.drop_tree()


def _leave_date(element: html.HtmlElement) -> None:
    """Put the one day that an author's line shows behind it, as a mark without words."""
    if not _BYLINE.search(names_of(element)):
        return
    said = " ".join(islice(element.itertext(), _MOST_PIECES))
    days = dates_in_text(said) if len(said) < _LONGEST_LEAD else frozenset()
    if len(days) == 1 and not CHANGED.search(said):
        element.addnext(html.Element("time", datetime=min(days).isoformat(), pubdate=""))
        mark = element.getnext()
        mark.tail, element.tail = element.tail, None


def drop_links_elsewhere(page: html.HtmlElement) -> None:
    """Take away paragraphs that only lead to another item: "See also: The bridge is closed"."""
    for element in list(page.iter(*_PARAGRAPHS)):
        if element.getparent() is not None and _leads_elsewhere(element):
            element.drop_tree()


def _leads_elsewhere(element: html.HtmlElement) -> bool:
    """Whether a short element is a label for other items, and links to them, and nothing else."""
    around = ""
    for piece in element.itertext():
        around += piece
        if len(around) > _LONGEST_LEAD:  # as most boxes: not all of it is looked at
            return False
    links = list(element.iter("a"))
    linked = "".join(link.text_content() for link in links)
    if not linked.strip():
        return False
    for link in links:
        around = around.replace(link.text_content(), " ", 1)
    if any(map(str.isalnum, around)):
        return _LEAD.fullmatch(" ".join(around.split())) is not None
    return _ASIDE_LINK.fullmatch(" ".join(linked.split())) is not None or _is_headline(element)


def _is_headline(element: html.HtmlElement) -> bool:
    """Whether a paragraph between two others is one link, in a few words that end no sentence."""
    link = element[0] if len(element) == 1 else None
    before, behind = element.getprevious(), element.getnext()
    if link is None or link.tag != "a" or element.tag != "p" or before is None or behind is None:
        return False
    words = " ".join(link.text_content().split())
    said = " ".join(before.text_content().split())
    return (
        _HEADLINE_WORDS <= len(words.split()) <= _MOST_HEADLINE_WORDS
        and words[-1].isalnum()
        and before.tag == behind.tag == "p"
        and said[-1:] in _SENTENCE_ENDS
        and _PAGE_LINK.fullmatch(link.get("href") or "") is not None
    )


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
    """The blocks without lines such as "Views: 1,234", "Back to list"; all where it is no more."""
    kept = []
    for block in blocks:
        lines = block.text.split("\n")
        said = [line for line in lines if not _BESIDE.fullmatch(line.strip())]
        if len(said) < len(lines):
            block = replace(block, text="\n".join(said).strip("\n"))  # noqa: PLW2901
        if block.text.strip():
            kept.append(block)
    return kept or blocks


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
