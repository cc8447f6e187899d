"""What a saved page says about its statement: title, day of publication, address, language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in the glossary
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from retrieval.ingest.dates import dates_in_text
from retrieval.ingest.formats.html_main import article_of
from retrieval.ingest.formats.html_pruning import names_of
from retrieval.ingest.formats.written_dates import day_of, settled
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.text import fold, normalise_line

_PUBLISHED = frozenset(
    (
        *("article:published_time", "og:article:published_time", "article:published"),
        *("article.published", "datepublished", "date", "pubdate", "publishdate", "publish-date"),
        *("publish_date", "publication_date", "publication-date", "dc.date", "dc.date.issued"),
        *("dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created"),
        *("parsely-pub-date", "sailthru.date", "citation_publication_date", "dateissued"),
    )
)
_ARTICLES = ("Article", "BlogPosting", "Report", "SpecialAnnouncement", "PressRelease")
_TABLES = [known.pages for known in LANGUAGES]
_CHANGED = re.compile(any_of(stem for table in _TABLES for stem in table.changed), re.IGNORECASE)
_POSTED = re.compile(
    "(?:^|[-_ ])(?:published|pubdate|posted|posted-on|entry-date|post-date|publish-date|news-date"
    "|article-date|date-published|date|datetime)(?:$|[-_ ])",
    re.IGNORECASE,
)
_DATE_LABEL = any_of(word for table in _TABLES for word in table.date_labels)
_LABEL = re.compile(  # what may stand beside a date that stands by itself
    rf"[\W\d_]*(?:{_DATE_LABEL}[\W\d_]*){{0,4}}",
    re.IGNORECASE,
)
_LANGUAGE = re.compile("[A-Za-z]{2}(?:[-_].*)?")
_MAX_SCRIPT = 500_000
_MAX_NODES = 2000


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's facts.

    Attributes:
        named: whether the title is more than what stands in the page's head.
        days: all the different days it calls that of publication.
    """

    title: str = ""
    named: bool = False
    days: tuple[Date, ...] = ()
    url: str | None = None
    lang: str | None = None
    source: str | None = None
    warnings: tuple[str, ...] = ()


def facts_of(page: html.HtmlElement, pruned: html.HtmlElement, *, exported: bool = False) -> Facts:
    """Read the facts of a page.

    Args:
        page: the whole page.
        pruned: the same without menus, asides and other items; elements that hold nothing but
            the page's own date are taken out of its article.
        exported: the page is a document that was saved as a page; the date in its head is that
            of the saving.
    """
    metas = list(_metas(page))
    url = _address(page, metas)
    items = _linked_data(page, url)
    written = [value for name, value in metas if name in _PUBLISHED]
    written += [str(item["datePublished"]) for item in items if item.get("datePublished")]
    if exported:
        written = []
    shown = _shown_dates(pruned)
    root = page.getroottree().getroot()
    lang = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    title, named = _title(page, pruned, dict(reversed(metas)), items)
    return Facts(
        title=title,
        named=named,
        days=settled([*written, *shown]),
        url=url,
        lang=lang if _LANGUAGE.fullmatch(lang) else None,
        source=next((value for name, value in metas if name == "og:site_name"), None),
        warnings=_unread(written),
    )


def _metas(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in page.iter("meta"):
        value = normalise_line(element.get("content") or "")
        for key in ("property", "name", "itemprop"):
            # an itemprop inside the page may be that of another item
            if key == "itemprop" and element.xpath(
                "ancestor::*[@itemscope][ancestor::*[@itemscope]]"
            ):
                continue
            if value and (name := (element.get(key) or "").strip().lower()):
                yield name, value


def _address(page: html.HtmlElement, metas: list[tuple[str, str]]) -> str | None:
    links = [
        element.get("href") or ""
        for element in page.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    for url in (*links, *(value for name, value in metas if name == "og:url")):
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            continue
        # a site that gives its front page as the address of each page gives none
        if (
            parts.scheme in {"http", "https"}
            and parts.netloc
            and (parts.path.strip("/") or parts.query)
        ):
            return url.strip()
    return None


def _title(
    page: html.HtmlElement,
    pruned: html.HtmlElement,
    metas: dict[str, str],
    items: list[dict[str, Any]],
) -> tuple[str, bool]:
    """The title, and whether it is more than the words in the page's head."""
    article = article_of(pruned)
    for root in (article, pruned):
        headings = [] if root is None else [normalise_line(_seen(h)) for h in root.iter("h1")]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1:
            return headings[0], True
    for item in items:
        if isinstance(title := item.get("headline"), str) and (title := normalise_line(title)):
            return title, True
    named = bool(metas.get("og:title"))
    title = metas.get("og:title") or next(map(_seen, page.iter("title")), "")
    title, site = normalise_line(title), metas.get("og:site_name")
    if site and (
        match := re.fullmatch(rf"(.+?)\s+[-|–—·»:/]+\s+{re.escape(site)}", title, re.IGNORECASE)
    ):
        return match[1], named
    return title, named


def _seen(element: html.HtmlElement) -> str:
    return "".join(element.itertext())


def _linked_data(page: html.HtmlElement, url: str | None) -> list[dict[str, Any]]:
    """What JSON-LD says of the article itself; lists of other items are not looked into."""
    items: list[dict[str, Any]] = []
    for script in page.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) < _MAX_SCRIPT:
            try:
                items.extend(_items(json.loads(text, strict=False)))
            except (ValueError, RecursionError):
                continue
    articles = [item for item in items if _is_article(item)]
    if len(articles) > 1 and url:
        articles = [item for item in articles if url in map(_link, _links(item))] or articles
    return articles or [item for item in items if "WebPage" in str(item.get("@type"))]


def _items(data: object) -> Iterator[dict[str, Any]]:
    todo = [data]
    for _ in range(_MAX_NODES):
        if not todo:
            return
        node = todo.pop(0)
        if isinstance(node, list):
            todo.extend(node)
        elif isinstance(node, dict):
            yield node
            todo.extend(node[key] for key in ("@graph", "mainEntity") if key in node)
            if isinstance(whole := node.get("mainEntityOfPage"), dict):
                todo.append(whole)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_ARTICLES)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _links(item: dict[str, Any]) -> Iterator[object]:
    yield from (item.get("url"), item.get("@id"), item.get("mainEntityOfPage"))
    if isinstance(whole := item.get("mainEntityOfPage"), dict):
        yield whole.get("@id")


def _link(value: object) -> str:
    return value.partition("#")[0] if isinstance(value, str) else ""


def _shown_dates(pruned: html.HtmlElement) -> list[str]:
    """Dates that stand by themselves in the article, as its head shows them; they are taken out."""
    article = article_of(pruned)
    if article is None:
        article = pruned
    dates = []
    for element in article.xpath(".//time | .//*[@itemprop='datePublished'] | .//*[@class]"):
        if element.getparent() is None:
            continue
        text = normalise_line(_seen(element))
        named = f"{names_of(element)} {element.get('itemprop') or ''}"
        is_time = element.tag == "time" or element.get("itemprop") == "datePublished"
        if not is_time and not (_POSTED.search(named) and len(text) < 60):
            continue
        published = "datePublished" in named or element.get("pubdate") is not None
        alone = _block_of(element, text)
        if alone is None and not published:
            continue
        around = normalise_line(_seen(alone)) if alone is not None else ""
        if _CHANGED.search(f"{named} {around}"):
            if is_time:
                _drop(alone)
            continue
        value = element.get("datetime") or element.get("content") or text
        if not is_time and (value := _only_day(value)) is None:
            continue
        dates.append(value)
        if alone is not article:
            _drop(alone)
    return dates


def _drop(element: html.HtmlElement | None) -> None:
    """Take an element out, unless it hangs on nothing any more."""
    if element is not None and element.getparent() is not None:
        element.drop_tree()


def _only_day(written: str) -> str | None:
    """What is a date, or holds one and words beside: "Politics, 15:20, 12 December 2020"."""
    if day_of(written) is not None:
        return written
    days = dates_in_text(written)
    return min(days).isoformat() if len(days) == 1 else None


def _block_of(element: html.HtmlElement, text: str) -> html.HtmlElement | None:
    """The block that holds the date and hardly a word more, or None inside prose."""
    block = element
    while block.tag in {"time", "span", "a", "b", "strong", "em", "i", "small", "abbr"}:
        parent = block.getparent()
        if parent is None:
            return None
        if (
            parent.tag in {"div", "header", "section", "article", "td", "body", "main"}
            and not (block.tail or "").strip()
            and (block.getprevious() is None or not (block.getprevious().tail or "").strip())
            and (block.getprevious() is not None or not (parent.text or "").strip())
        ):
            return block  # loose in a box, with no words beside it
        block = parent
    others = normalise_line(_seen(block)).replace(text, "", 1)
    return block if _LABEL.fullmatch(others) else None


def _unread(written: list[str]) -> tuple[str, ...]:
    return tuple(
        f"the page's date {normalise_line(value)[:40]!r} is passed over: it is not a date"
        for value in written
        if day_of(value) is None
    )


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their case, quotation marks and spaces."""
    return fold(normalise_line(one)) == fold(normalise_line(other))
