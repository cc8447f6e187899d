"""Kyrgyz words of asking that were typed on a keyboard without ө, ү and ң."""

from datetime import date

import pytest

from retrieval import understand
from retrieval.query.own_letters import with_own_letters

TODAY = date(2032, 6, 1)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Нан жонундо эмне айтылды?", "Нан жөнүндө эмне айтылды?"),
        ("нан жөнундо ким айтты", "нан жөнүндө ким айтты"),
        ("НАН ЖОНУНДО ЭМНЕ АЙТЫЛДЫ", "НАН ЖӨНҮНДӨ ЭМНЕ АЙТЫЛДЫ"),
        ("Көл туралуу эмне айтылды?", "Көл тууралуу эмне айтылды?"),
        ("Көл тууралу эмне айтылды?", "Көл тууралуу эмне айтылды?"),
        ("көл буйунча", "көл боюнча"),
        ("көл буюнча", "көл боюнча"),
        ("Нан жонундогу созу кандай?", "Нан жөнүндөгү сөзү кандай?"),
        ("нан жонундо ким суйлоду", "нан жөнүндө ким сүйлөдү"),
        ("Нан жонундо кандай билдируулор бар?", "Нан жөнүндө кандай билдирүүлөр бар?"),
        ("нан боюнча билдирууну корсотчу", "нан боюнча билдирүүнү көрсөтчү"),
        ("Окмот нан боюнча эмне деди?", "Өкмөт нан боюнча эмне деди?"),
    ],
)
def test_words_of_asking_get_their_own_letters(typed: str, written: str) -> None:
    assert with_own_letters(typed) == written


@pytest.mark.parametrize(
    "text",
    [
        "What was said about the lake?",
        "Что говорили о бассейне и о турнире?",
        "Что сказал глава айыл окмоту о торге?",
        "Который час, и где торт?",
        "«жонундо» деген эмне",
        "Жонундо Токов жана Суйлоду Кенешов",
        "коро тууралуу эмне айтылды",
        "сонун котормо",
    ],
)
def test_other_words_and_names_and_phrases_stay(text: str) -> None:
    assert with_own_letters(text).partition(" ")[2] == text.partition(" ")[2]


def test_whoever_is_named_loses_no_subject() -> None:
    query = understand("Бөкөева жер титироо жонундо эмне деди?", TODAY)
    assert query.speaker is not None
    assert (query.speaker.name, query.topic) == ("Бөкөева", "жер титироо")
