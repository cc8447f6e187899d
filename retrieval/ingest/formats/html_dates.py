"""Dates that a saved page shows: those that stand by themselves in the article, at its head."""

import re
from collections.abc import Iterator
from itertools import islice

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
_MOST_DATES = 200  # of a page: one with more is a list of pages
_LONGEST = 2000
_LABEL = re.compile(  # what may stand beside a date that stands by itself
    rf"[\W\d_]*(?:{_DATE_LABEL}[\W\d_]*){{0,4}}",
    re.IGNORECASE,
)


def shown_dates(pruned: html.HtmlElement) -> list[str]:
    """Dates that stand by themselves in the article, as its head shows them; they are taken out."""
    article = article_of(pruned)
    if article is None:
        article = pruned
    dates: list[str] = []
    for element, text, named in islice(_candidates(article), _MOST_DATES):
        is_time = _is_time(element)
        published = "datePublished" in named or element.get("pubdate") is not None
        alone = _block_of(element, text)
        if alone is None and not published:
            continue
        around = (_short(alone) or "") if alone is not None else ""
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


def _candidates(article: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str, str]]:
    """Elements that may be dates, with their words and what their attributes say they are."""
    for element in article.xpath(".//time | .//*[@itemprop='datePublished'] | .//*[@class]"):
        if element.getparent() is None or (text := _short(element)) is None:
            continue
        named = f"{names_of(element)} {element.get('itemprop') or ''}"
        if _is_time(element) or (_POSTED.search(named) and len(text) < 60):
            yield element, text, named


def _is_time(element: html.HtmlElement) -> bool:
    return str(element.tag) == "time" or str(element.get("itemprop")) == "datePublished"


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
    around = _short(block)
    if around is None:
        return None
    return block if _LABEL.fullmatch(around.replace(text, "", 1)) else None


def _short(element: html.HtmlElement) -> str | None:
    """All the text of an element, inner ones included; None where it is long, as no date is."""
    said = ""
    for piece in element.itertext():
        said += piece
        if len(said) > _LONGEST:
            return None
    return normalise_line(said)


def seen(element: html.HtmlElement) -> str:
    """All the text of an element, inner ones included."""
    return "".join(element.itertext())
