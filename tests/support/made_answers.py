"""Answers made by hand, for tests of how they are said."""

from dataclasses import replace
from datetime import date

from retrieval.types import Answer, DateOrigin, Order, Period, Query, Quote, Searched

BUILD = "20261123T120000-0a1b2c3d"
WATER = Quote(
    record=1,
    statement_id="mfa-7",
    version=1,
    start=0,
    end=26,
    text="The water will be shared.",
    sha256="0" * 64,
    date=date(2020, 12, 12),
    date_origin=DateOrigin.FIELD,
    title="On the river",
    speaker="Mira Halden",
    source="The Ministry",
    url="https://example.org/7",
    lang="en",
    confidence=0.91,
)
BARE = replace(
    WATER,
    record=2,
    statement_id="notes/b.md",
    text="The border is open.",
    date=None,
    date_origin=None,
    title="",
    speaker=None,
    source=None,
    url=None,
    opening="The border is open.",
    confidence=0.8,
)


def answer(
    *quotes: Quote,
    answered: bool = True,
    period: Period | None = None,
    order: Order | None = None,
    searched: Searched | None = None,
    missing_phrases: tuple[str, ...] = (),
) -> Answer:
    """An answer to "What about water?"; without quotes it is silence."""
    return Answer(
        query=Query("What about water?", "What about water?", period, order),
        answered=answered and bool(quotes),
        confidence=max((quote.confidence for quote in quotes), default=0.0),
        quotes=quotes,
        searched=searched or Searched(6384, 3, date(1996, 3, 1), date(2024, 5, 31)),
        build=BUILD,
        missing_phrases=missing_phrases,
    )
