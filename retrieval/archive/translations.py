"""Translations: one statement that its publisher gives out in several languages.

Two statements are taken for translations of each other only where the publisher says so: one names
the other in its field ``parallel``, or their addresses differ in nothing but the language
(``/en/news/81`` and ``/ru/news/81``). Their languages must differ, and their dates, where both are
known, be at most a day apart. A wrong pair would be worse than none, so similar titles or texts do
not count.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from retrieval.archive.store import Archive
from retrieval.archive.values import NewestRecord
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
    """Addresses that the translations of a page would have.

    Args:
        url: of the page.
        lang: of the page, ISO 639-1.

    Returns:
        Address -> language. Empty unless exactly one part of ``url`` names ``lang``.
    """
    places = [match for match in _PLACE.finditer(url) if _language(match[0]) == lang]
    if len(places) != 1:
        return {}
    start, end = places[0].span()
    others = [code for code in _CODES if _language(code) != lang]
    return {url[:start] + code + url[end:]: _language(code) for code in others}


def parallels(archive: Archive, quote: Excerpt) -> tuple[Parallel, ...]:
    """The translations of a quote's statement that are in the corpus now, by language.

    Raises:
        BuildError: the archive cannot be used.
    """
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
    """Quotes without those that are translations of an earlier one, which then names them.

    Args:
        archive: where translations are looked up.
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
