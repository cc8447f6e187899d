"""What a saved page says about its statement: title, day of publication, address, language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in the glossary
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from retrieval.ingest.date_forms import shown
from retrieval.ingest.formats.html_dates import seen, shown_dates
from retrieval.ingest.formats.html_main import article_of
from retrieval.ingest.formats.unset_dates import is_unset
from retrieval.ingest.formats.written_dates import day_of, settled
from retrieval.text import fold, normalise_line
from retrieval.types import Fault, fault

_PUBLISHED = frozenset(
    (
        *("article:published_time", "og:article:published_time", "article:published"),
        *("article.published", "datepublished", "date", "pubdate", "publishdate", "publish-date"),
        *("publish_date", "publication_date", "publication-date", "dc.date", "dc.date.issued"),
        *("dcterms.date", "dcterms.issued"),
        *("parsely-pub-date", "sailthru.date", "citation_publication_date", "dateissued"),
        *("mediator_published_time", "og:published_time", "pub_date", "article:publish_date"),
    )
)
_CREATED = frozenset(("dcterms.created", "dc.date.created"))
"""Those of when it was written, which count where no other is there."""

_ARTICLES = ("Article", "BlogPosting", "Report", "SpecialAnnouncement", "PressRelease")
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
    warnings: tuple[Fault, ...] = ()


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
    written = written or [value for name, value in metas if name in _CREATED]
    if exported:
        written = []
    dates = [*written, *shown_dates(pruned)]
    dates = dates or _marked(page)
    root = page.getroottree().getroot()
    lang = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    title, named = _title(page, pruned, dict(reversed(metas)), items)
    return Facts(
        title=title,
        named=named,
        days=settled([value for value in dates if not _is_unset(value)]),
        url=url,
        lang=lang if _LANGUAGE.fullmatch(lang) else None,
        source=next((value for name, value in metas if name == "og:site_name"), None),
        warnings=(*_unread(written), *_unset(dates)),
    )


def _marked(page: html.HtmlElement) -> list[str]:
    """The one day of publication that is marked beside the article, and no other item's."""
    values = {
        element.get("datetime") or element.get("content") or normalise_line(seen(element))
        for element in page.xpath(".//*[contains(@itemprop, 'datePublished')]")
        if not element.xpath("ancestor::*[@itemscope][ancestor::*[@itemscope]]")
    }
    return [*values] if len(values) == 1 else []


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
        headings = [] if root is None else [normalise_line(seen(h)) for h in root.iter("h1")]
        headings = [heading for heading in headings if heading]
        if len(headings) == 1:
            return headings[0], True
    for item in items:
        if isinstance(title := item.get("headline"), str) and (title := normalise_line(title)):
            return title, True
    named = bool(metas.get("og:title"))
    title = metas.get("og:title") or next(map(seen, page.iter("title")), "")
    title, site = normalise_line(title), metas.get("og:site_name")
    if site and (
        match := re.fullmatch(rf"(.+?)\s+[-|–—·»:/]+\s+{re.escape(site)}", title, re.IGNORECASE)
    ):
        return match[1], named
    return title, named


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


def _unread(written: list[str]) -> tuple[Fault, ...]:
    return tuple(
        fault("page-date-passed-over", written=normalise_line(value)[:40])
        for value in written
        if day_of(value) is None
    )


def _is_unset(written: str) -> bool:
    day = day_of(written)
    return day is not None and is_unset(day, written)


def _unset(dates: list[str]) -> tuple[Fault, ...]:
    return tuple(
        fault("date-placeholder", written=shown(value)) for value in dates if _is_unset(value)
    )


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their case, quotation marks and spaces."""
    return fold(normalise_line(one)) == fold(normalise_line(other))
