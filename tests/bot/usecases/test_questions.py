"""What counts as a question, before anything is searched."""

from datetime import date
from pathlib import Path

import pytest
from fake_encoder import FakeEncoder

from bot.settings.settings import load_settings
from bot.usecases import library as opening
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import encode_ahead, understood
from retrieval import Directory
from retrieval.errors import QueryError


def library(folder: Path, most: int) -> OpenLibrary:
    settings = load_settings(None).model_copy(update={"max_question_characters": most})
    return OpenLibrary(Directory(folder), settings, today=lambda: date(2026, 1, 1))


@pytest.mark.parametrize("most", [5, 1000, 4096])
def test_the_setting_alone_says_how_long_a_question_may_be(tmp_path: Path, most: int) -> None:
    opened = library(tmp_path, most)
    assert understood("a" * most, opened).text == "a" * most
    with pytest.raises(QueryError) as raised:
        understood("a" * (most + 1), opened)
    assert (raised.value.code, raised.value.facts) == (
        "question-too-long",
        {"length": most + 1, "most": most},
    )


def test_what_is_encoded_ahead_is_what_will_be_searched_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = FakeEncoder()
    monkeypatch.setattr(opening, "ModelEncoder", lambda *_: encoder)
    opened = library(tmp_path, 4000)
    asked = ["What was said about grain in May 2020?", "grain on 31 April 2020", "", "x" * 5000]
    encode_ahead(asked, opened)
    assert encoder.ahead == [("grain",)]
    encoder.is_here = False  # it is being made for this machine
    encode_ahead(asked, opened)
    assert encoder.ahead == [("grain",)]
