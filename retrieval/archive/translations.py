"""Official parallel versions: one statement published in several languages.

Two statements are a pair only where the publisher says so, and where nothing speaks against it:
one names the other in its field ``parallel``, or their addresses are the same but for the language
(``/en/news/81`` and ``/ru/news/81``); their languages differ; their dates, where both are known,
are at most a day apart. Wrong pairs would be worse than none, so a title that looks like a
translation is no reason.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from retrieval.archive.store import Archive, NewestRecord
from retrieval.types import Excerpt, Parallel, Quote

_CODES = ("en", "ru", "ky", "kg", "kz", "kk", "uz", "tg", "tr", "de", "fr", "zh", "cn", "ar", "es")
_ALIASES = {"kg": "ky", "kz": "kk", "cn": "zh"}
_PLACE = re.compile(
    rf"(?<=[/.=])(?:{'|'.join(_CODES)})(?=[/?#&.]|$)"  # /en/ or ?lang=en
    rf"|(?<=://)(?:{'|'.join(_CODES)})(?=\.)",  # en.example.org
    re.IGNORECASE,
)
_APART = timedelta(days=1)


def other_addresses(url: str, lang: str) -> dict[str, str]:
    """Addresses of other language versions of a page, with their languages.

    Only where exactly one part of the address names the page's own language.
    """
    places = [match for match in _PLACE.finditer(url) if _language(match[0]) == lang]
    if len(places) != 1:
        return {}
    start, end = places[0].span()
    others = [code for code in _CODES if _language(code) != lang]
    return {url[:start] + code + url[end:]: _language(code) for code in others}


def parallels(archive: Archive, quote: Excerpt) -> tuple[Parallel, ...]:
    """The versions of a quote's statement in other languages that are in the corpus now."""
    addresses = other_addresses(quote.url, quote.lang) if quote.url and quote.lang else {}
    own = {quote.statement_id, *([quote.url] if quote.url else [])}
    related = archive.named(own, addresses)
    mine = next((one.parallel for one in related if one.statement_id == quote.statement_id), None)
    kept: dict[str, Parallel] = {}
    for one in related:
        said = one.parallel in own or (mine is not None and mine in {one.statement_id, one.url})
        addressed = one.url is not None and addresses.get(one.url) == one.lang
        if (said or addressed) and _may_be(one, quote) and one.lang is not None:
            kept.setdefault(one.lang, Parallel(one.number, one.statement_id, one.lang, one.url))
    return tuple(kept[lang] for lang in sorted(kept))


def folded(archive: Archive, quotes: Sequence[Quote], wanted: str | None) -> tuple[Quote, ...]:
    """Quotes without those that say the same in another language; the kept ones name the others.

    Args:
        archive: where the pairs are looked up.
        quotes: the best first.
        wanted: the language that is kept where there is a choice; None keeps the first.
    """
    named = [replace(quote, parallels=parallels(archive, quote)) for quote in quotes]
    kept: list[Quote] = []
    for quote in named:
        at = _place_of_other(kept, quote)
        if at is None:
            kept.append(quote)
        elif quote.lang == wanted and kept[at].lang != wanted:
            kept[at] = quote
    return tuple(kept)


def _place_of_other(kept: Sequence[Quote], quote: Quote) -> int | None:
    ids = {one.statement_id for one in quote.parallels}
    return next((at for at, one in enumerate(kept) if one.statement_id in ids), None)


def _may_be(one: NewestRecord, quote: Excerpt) -> bool:
    if one.statement_id == quote.statement_id or one.lang == quote.lang or not quote.lang:
        return False
    if one.day is None or quote.date is None:
        return True
    return abs(date.fromisoformat(one.day) - quote.date) <= _APART


def _language(code: str) -> str:
    code = code.lower()
    return _ALIASES.get(code, code)
