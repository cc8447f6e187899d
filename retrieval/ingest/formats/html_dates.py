"""Dates that a saved page shows: those that stand by themselves in the article, at its head."""

import re

from lxml import html

from retrieval.ingest.dates import dates_in_text
from retrieval.ingest.formats.html_main import article_of
from retrieval.ingest.formats.html_pruning import names_of
from retrieval.ingest.formats.written_dates import day_of
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.text import normalise_line

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


def shown_dates(pruned: html.HtmlElement) -> list[str]:
    """Dates that stand by themselves in the article, as its head shows them; they are taken out."""
    article = article_of(pruned)
    if article is None:
        article = pruned
    dates = []
    for element in article.xpath(".//time | .//*[@itemprop='datePublished'] | .//*[@class]"):
        if element.getparent() is None:
            continue
        text = normalise_line(seen(element))
        named = f"{names_of(element)} {element.get('itemprop') or ''}"
        is_time = element.tag == "time" or element.get("itemprop") == "datePublished"
        if not is_time and not (_POSTED.search(named) and len(text) < 60):
            continue
        published = "datePublished" in named or element.get("pubdate") is not None
        alone = _block_of(element, text)
        if alone is None and not published:
            continue
        around = normalise_line(seen(alone)) if alone is not None else ""
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
    others = normalise_line(seen(block)).replace(text, "", 1)
    return block if _LABEL.fullmatch(others) else None


def seen(element: html.HtmlElement) -> str:
    """All the text of an element, inner ones included."""
    return "".join(element.itertext())
