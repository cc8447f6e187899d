"""The picture of a timeline: a phone's width, both themes, every language, whatever is typed."""

import struct
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from made_answers import WATER
from matplotlib.image import imread

from bot.replies.bar_chart import HEIGHT, WIDTH
from bot.replies.timeline_picture import picture
from bot.replies.timelines import timeline_reply
from bot.replies.wording import LANGUAGES, Wording
from retrieval.answer.timeline import _bars
from retrieval.types import Entry, Query, Searched, Timeline, Unit


def made(topic: str, days: list[date], unit: Unit) -> Timeline:
    entries = tuple(
        Entry(replace(WATER, date=day), days[0] if at % 3 == 1 else None)
        for at, day in enumerate(sorted(days))
    )
    return Timeline(
        query=Query(topic, topic),
        entries=entries,
        unit=unit,
        bars=_bars(entries, unit),
        searched=Searched(100, 0, min(days), max(days)),
        build="b",
        sample=False,
    )


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_is_as_wide_as_a_phone_in_every_language(lang: str, *, dark: bool) -> None:
    days = [date(2020, month, 3) for month in range(1, 13)]
    found = made("суу тууралуу өкмөттүн ойу", days, Unit.MONTH)
    assert size(picture(found, Wording(lang), dark=dark)) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("topic", ["$x^2$ and $100", "水の話", "a" * 300, "\\frac{1}{2}"])
def test_whatever_is_typed_is_drawn_and_read_as_no_formula(topic: str) -> None:
    found = made(topic, [date(1996, 3, 1), date(2018, 3, 1)], Unit.YEAR)
    assert size(picture(found, Wording("en"))) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_long_lines_are_drawn_smaller_and_end_before_the_edge(lang: str) -> None:
    found = made("w" * 300, [date(2021, 9, 17), date(2023, 11, 30)], Unit.MONTH)
    pixels = imread(BytesIO(picture(found, Wording(lang))))
    words, edge = pixels[: HEIGHT // 5], WIDTH // 50
    assert words.min() < 0.5
    assert words[:, -edge:].min() == 1.0


def test_light_and_dark_are_two_pictures() -> None:
    found = made("water", [date(2020, 3, 1)], Unit.MONTH)
    assert picture(found, Wording("en")) != picture(found, Wording("en"), dark=True)


def test_of_many_years_the_words_tell_those_with_most_and_say_so() -> None:
    days = [date(year, 1, 1) for year in range(2001, 2015)] + [date(2014, 2, 1), date(2003, 2, 1)]
    text = timeline_reply(made("water", days, Unit.YEAR), Wording("en")).text
    assert text.splitlines()[-1].startswith("Most often: 2001: 1 · 2002: 1 · 2003: 2 · ")
    assert text.splitlines()[-1].endswith(" · 2014: 2")
    assert "2012" not in text.splitlines()[-1]


def test_the_words_beside_the_picture_say_first_last_and_how_often() -> None:
    days = [date(2018, 3, 1), date(2018, 5, 1), date(2020, 1, 1)]
    reply = timeline_reply(made("water", days, Unit.YEAR), Wording("en"))
    assert reply.picture is not None
    assert reply.text.startswith(
        "“water”: 3 statements\n2 with wording of their own, 1 repeating earlier wording\n"
        "\nFirst said\n1 March 2018 · On the river\n"
    )
    assert reply.text.endswith("By year: 2018: 2 · 2020: 1")
