"""Dates that a saved page shows: those that stand by themselves in the article, at its head."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - as in the glossary
from enum import Enum, auto
from itertools import islice

from lxml import html

from retrieval.ingest.datelines import dateline, is_bare_dateline
from retrieval.ingest.dates import dates_in_text
from retrieval.ingest.formats.html_main import article_of
from retrieval.ingest.formats.html_pruning import CHANGED, names_of
from retrieval.ingest.formats.written_dates import day_of
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.text import normalise_line

_TABLES = [known.pages for known in LANGUAGES]
_POSTED = re.compile(
    "(?:^|[-_ ])(?:published|pubdate|posted|posted-on|entry-date|post-date|publish-date|news-date"
    "|article-date|date-published|date|datetime)(?:$|[-_ ])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile("publish|posted|pubdate|pub-date", re.IGNORECASE)
_ENTRY = re.compile("(?:^|[-_ ])(?:entry|post)-date(?:$|[-_ ])", re.IGNORECASE)
_OF_OTHERS = re.compile(  # what the day is of, by its class
    "(?:^|[-_ ])(?:events?|deadline|birth|birthday|born|death|died|start|end|expiry|expires"
    "|expiration|due|valid|until|effective|meeting|comments?|session|concert|archive)(?:$|[-_ ])",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    rf"(?<!\w){any_of(words for table in _TABLES for words in table.other_days)}", re.IGNORECASE
)
_ABOUT = re.compile(  # a box of what the page says of the statement
    "(?:^|[-_ ])(?:meta|metadata|eyebrow|kicker|submitted|dateline"
    "|(?:article|post|entry|news)-(?:info|details))(?:$|[-_ ])",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 120
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
    dates = [*_told_about(article), *_told_in_cells(article)]
    doubtful: list[str] = []
    for element, text, named in islice(_candidates(article), _MOST_DATES):
        alone = _block_of(element, text)
        if alone is None and not _is_marked(element):
            continue
        told, value = _told_by(element, text, named, alone)
        if told is _Told.NOTHING:
            continue
        if told is not _Told.ANOTHER:
            (dates if told is _Told.PUBLISHED else doubtful).append(value)
        if alone is not article:
            _drop(alone)
    return dates or doubtful


class _Told(Enum):
    """What an element tells: the day, what may be it, another day that is no text, or nothing."""

    PUBLISHED = auto()
    PERHAPS = auto()
    ANOTHER = auto()
    NOTHING = auto()


def _told_by(
    element: html.HtmlElement, text: str, named: str, alone: html.HtmlElement | None
) -> tuple[_Told, str]:
    """What an element tells, and the date as it is written."""
    day = _only_day(_spaced(element) or "")
    if _OF_OTHERS.search(named):  # left there, it were taken for the first line of the text
        return (_Told.NOTHING if day is None else _Told.ANOTHER), ""
    is_time = _is_time(element)
    value = element.get("datetime") or element.get("content") or text if is_time else day
    if value is None:
        return _Told.NOTHING, ""
    around = (_spaced(alone) or "") if alone is not None else ""
    if CHANGED.search(around) and (is_time or _only_day(around) is None):
        return (_Told.ANOTHER if is_time else _Told.NOTHING), ""
    if CHANGED.search(named) and not _PUBLISHED.search(named):
        return (_Told.PERHAPS if _ENTRY.search(named) else _Told.ANOTHER), value
    return _Told.PUBLISHED, value


def _candidates(article: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str, str]]:
    """Elements that may be dates, with their words and what their attributes say they are."""
    for element in article.xpath(
        ".//time | .//*[contains(@itemprop, 'datePublished')] | .//*[@class]"
    ):
        if element.getparent() is None or (text := _short(element)) is None:
            continue
        named = f"{names_of(element)} {element.get('itemprop') or ''}"
        if _is_time(element) or (_POSTED.search(named) and len(text) < 60):
            yield element, text, named


def _is_marked(element: html.HtmlElement) -> bool:
    """Whether an element says by its attributes that it is the day of publication."""
    named = element.get("itemprop") or ""
    return "datePublished" in named or element.get("pubdate") is not None


def _is_time(element: html.HtmlElement) -> bool:
    return str(element.tag) == "time" or "datePublished" in (element.get("itemprop") or "")


def _drop(element: html.HtmlElement | None) -> None:
    """Take an element out, unless it hangs on nothing any more."""
    if element is not None and element.getparent() is not None:
        element.drop_tree()


def _only_day(written: str) -> str | None:
    """What is a date, or holds one and words beside: "Politics, 15:20, 12 December 2020"."""
    if day_of(written) is not None:
        return written
    if (told := _bare_day(written)) is not None:
        return told.isoformat()
    days = dates_in_text(written)
    if len(days) != 1 or _OTHER_DAY.search(written) or CHANGED.search(written):
        return None
    return min(days).isoformat()


def _bare_day(written: str) -> Date | None:
    """The day of words that are a dateline: "Published 12 December 2020 | Updated 14 December"."""
    try:
        return dateline(written) if is_bare_dateline(written) else None
    except ValueError:
        return None


def _told_about(article: html.HtmlElement) -> Iterator[str]:
    """Days in boxes of what is said about the statement, with its section, say; taken out."""
    for element in article.xpath(".//*[@class]"):
        if element.getparent() is None or not _ABOUT.search(named := names_of(element)):
            continue
        said = _spaced(element)
        if (
            said is None
            or len(said) > _LONGEST_ABOUT
            or _OF_OTHERS.search(named)
            or element.xpath(".//time | .//*[@itemprop] | .//h1")
        ):
            continue
        if (day := _only_day(said)) is not None:
            yield day
            _drop(element)


def _told_in_cells(article: html.HtmlElement) -> Iterator[str]:
    """Days in a cell or beside a term that says it is that of publication; taken out."""
    for cell in article.xpath(".//td | .//dd"):
        label = cell.getprevious()
        if label is None or (cell.getnext() is not None and cell.tag == "td"):
            continue
        said = f"{_short(label) or ''} {_short(cell) or ''}"
        if len(said) > _LONGEST_ABOUT or not _LABEL.fullmatch(_short(label) or ""):
            continue
        if (day := _bare_day(said)) is None:
            continue
        yield day.isoformat()
        if cell.tag == "dd":
            _drop(label)
            _drop(cell)
        else:
            _drop(cell.getparent())


def _spaced(element: html.HtmlElement) -> str | None:
    """The text of an element where words of different elements stand apart: 12 | Dec | 2020."""
    return None if _short(element) is None else normalise_line(" ".join(element.itertext()))


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
