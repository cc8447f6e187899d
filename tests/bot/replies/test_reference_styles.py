"""References in the usual styles, read whole."""

from dataclasses import replace
from datetime import date

import pytest
from made_answers import BARE, WATER

from bot.replies.citations import citation
from bot.replies.reference_styles import ReferenceStyle
from bot.replies.wording import Wording
from retrieval.types import Quote

LINK = "https://t.me/rec_bot?start=qAAA"
SEEN = date(2026, 11, 29)
UNKNOWN = replace(WATER, speaker=None)
ASKS = replace(WATER, title="Who owns the river?", url=None)


def cited(quote: Quote, style: ReferenceStyle, lang: str = "en") -> str:
    return citation([quote], Wording(lang), LINK, style, SEEN)


@pytest.mark.parametrize(
    ("quote", "style", "whole"),
    [
        (
            WATER,
            ReferenceStyle.PLAIN,
            (
                "“The water will be shared.” – Mira Halden, The Ministry, On the river, 12 December"
                f" 2020. https://example.org/7 {LINK}"
            ),
        ),
        (
            WATER,
            ReferenceStyle.APA,
            (
                "“The water will be shared.” (Mira Halden, 2020).\n\nMira Halden. (2020,"
                f" December 12). On the river. The Ministry. https://example.org/7 Kept at {LINK}"
            ),
        ),
        (
            UNKNOWN,
            ReferenceStyle.APA,
            (
                "“The water will be shared.” (The Ministry, 2020).\n\nThe Ministry. (2020,"
                f" December 12). On the river. https://example.org/7 Kept at {LINK}"
            ),
        ),
        (
            BARE,
            ReferenceStyle.APA,
            (
                "“The border is open.” ([The border is open], n.d.).\n\n[The border is open]."
                f" (n.d.). {LINK}"
            ),
        ),
        (
            WATER,
            ReferenceStyle.CHICAGO,
            (
                "“The water will be shared.”\n\nMira Halden, “On the river,” The Ministry, 12"
                f" December 2020, https://example.org/7. Kept at {LINK}"
            ),
        ),
        (
            BARE,
            ReferenceStyle.CHICAGO,
            (f"“The border is open.”\n\n[The border is open], n.d., {LINK}."),
        ),
        (
            WATER,
            ReferenceStyle.GOST,
            (
                "“The water will be shared.”\n\nMira Halden. On the river // The Ministry. 2020,"
                f" December 12. URL: https://example.org/7 (accessed 29.11.2026). Kept at {LINK}"
            ),
        ),
        (
            ASKS,
            ReferenceStyle.GOST,
            (
                "“The water will be shared.”\n\nMira Halden. Who owns the river? // The Ministry."
                f" 2020, December 12. URL: {LINK} (accessed 29.11.2026)."
            ),
        ),
    ],
)
def test_a_reference_in_english(quote: Quote, style: ReferenceStyle, whole: str) -> None:
    assert cited(quote, style) == whole


@pytest.mark.parametrize(
    ("lang", "whole"),
    [
        (
            "ru",
            (
                "«The water will be shared.»\n\nMira Halden. On the river // The Ministry."
                " 2020, 12 декабря. URL: https://example.org/7 (дата обращения: 29.11.2026)."
                f" Хранится: {LINK}"
            ),
        ),
        (
            "ky",
            (
                "«The water will be shared.»\n\nMira Halden. On the river // The Ministry."
                " 2020, 12-декабрь. URL: https://example.org/7 (кайрылган күнү: 29.11.2026)."
                f" Сакталган жери: {LINK}"
            ),
        ),
    ],
)
def test_gost_in_the_asker_s_language(lang: str, whole: str) -> None:
    assert cited(WATER, ReferenceStyle.GOST, lang) == whole


@pytest.mark.parametrize("style", ReferenceStyle)
@pytest.mark.parametrize("title", ["The end.", "Why?", "No!", "And so on …", "Plain"])
def test_no_style_doubles_a_full_stop(style: ReferenceStyle, title: str) -> None:
    whole = cited(replace(WATER, title=title, source="Ministry of Trade Inc."), style)
    assert [twice for twice in ("..", "?.", "!.", "…."[:2]) if twice in whole] == []


def test_an_address_that_is_the_permanent_one_stands_once() -> None:
    for style in ReferenceStyle:
        assert cited(replace(WATER, url=LINK), style).count(LINK) == 1
