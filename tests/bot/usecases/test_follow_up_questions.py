"""A conversation: each question may go on from the one before."""

import pytest
from library import Library
from talk import Talk, quotes

APRIL = "Masks are worn in shops and in buses."
MAY = "Masks are handed out in all schools."
LATER = "Masks are sold everywhere."


@pytest.fixture
def shelf(library: Library) -> Library:
    """Masks in three months of two years."""
    for name, day, text in (("a", "2020-04-02", APRIL), ("b", "2020-05-12", MAY)):
        library.write(f"{name}.md", text, id=name, date=day, title="Masks", lang="en")
    library.write("c.md", LATER, id="c", date="2025-05-12", title="Masks", lang="en")
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("lang", "typed", "again"),
    [
        ("en", "and in May?", "Asked again: “What was said about masks in April 2020?”"),
        ("ru", "а в мае?", "Тот же вопрос: «What was said about masks in April 2020?»"),
        ("ky", "майдачы?", "Ошол эле суроо: «What was said about masks in April 2020?»"),
    ],
)
def test_a_month_keeps_the_year_of_the_question_before(
    lang: str, typed: str, again: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch, lang)
    assert quotes(talk.says("What was said about masks in April 2020?")) == [APRIL]
    reply = talk.says(typed)
    assert quotes(reply) == [MAY]
    assert reply.text.startswith(again)


def test_what_is_followed_after_a_follow_up_is_the_whole_question(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch)
    talk.says("What was said about masks in April 2020?")
    for follow in ("/follow and since May?", "/follow"):
        begun = talk.says(follow)
        assert "answers: “What was said about masks" in begun.text, follow


@pytest.fixture
def spoken(library: Library) -> Library:
    """Two people on two subjects in two years."""
    for name, day, who, text in (
        ("a", "2020-04-02", "Mira Halden", "The water of the river will be shared by both."),
        ("b", "2020-05-02", "Toran Weld", "The water of the river belongs to nobody at all."),
        ("c", "2020-06-02", "Mira Halden", "The visa fee will be ten crowns from August on."),
        ("d", "2021-06-02", "Toran Weld", "The visa fee will be a hundred crowns from May."),
    ):
        library.write(f"{name}.md", text, id=name, date=day, speaker=who, title=who, lang="en")
    library.reindex()
    return library


def test_another_subject_is_asked_of_the_same_person_and_time(
    spoken: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(spoken, monkeypatch)
    talk.says("What did Halden say about the water of the river in 2020?")
    reply = talk.says("and what about the visa fee?")
    assert reply.text.startswith("Asked again: “What did Halden say about the visa fee?”\n")
    assert quotes(reply) == ["The visa fee will be ten crowns from August on."]
    assert "speaker: Mira Halden" in reply.text


@pytest.mark.parametrize(
    ("lang", "typed", "again"),
    [
        ("en", "and Weld?", "Asked again: “what did Weld say about the water of the river?”"),
        ("ru", "а Торан Уэлд?", "Тот же вопрос: «что говорит Торан Уэлд: the water of the river?»"),
        ("ky", "Торан Уэлдчи?", "Ошол эле суроо: «Торан Уэлд эмне деди: the water of the river?»"),
    ],
)
def test_a_person_of_the_archive_may_be_named_alone(
    lang: str, typed: str, again: str, spoken: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(spoken, monkeypatch, lang)
    talk.says("What did Halden say about the water of the river?")
    reply = talk.says(typed)
    assert reply.text.startswith(again)
    assert quotes(reply) == ["The water of the river belongs to nobody at all."]


def test_the_same_subject_is_asked_of_another_person(
    spoken: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(spoken, monkeypatch)
    talk.says("What was said about the water of the river?")
    reply = talk.says("and what did Weld say?")
    assert reply.text.startswith("Asked again: “what did Weld say about the water of the river?”\n")
    assert quotes(reply) == ["The water of the river belongs to nobody at all."]
    begun = talk.says("/follow")
    assert "answers: “what did Weld say about the water of the river?”" in begun.text
