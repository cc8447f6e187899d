"""What counts as a question, before anything is searched."""

from datetime import date
from pathlib import Path

import pytest

from bot.settings.settings import load_settings
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import understood
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
