"""Names that are asked for in one script and stand in the other, in a real build."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand
from retrieval.search.transcribed_names import transcribed_names
from retrieval.types import Answer

TODAY = date(2031, 12, 1)


@pytest.fixture
def mixed(library: Library) -> Library:
    """Two people in English, one in Russian, and a word that is heard like a name."""
    texts = {
        "ferry": ("en", "Bryan Hawke opened the new ferry. A hook held the rope."),
        "tax": ("en", "The salt tax will fall in May.", "Rudd, Kelly"),
        "mill": ("ru", "Лиам Тернбулл закрыл старую мельницу."),
        "market": ("en", "A tramp slept at the market. The tramp was fed."),
    }
    for name, (lang, text, *speaker) in texts.items():
        said = {"speaker": speaker[0]} if speaker else {}
        library.write(f"{name}.md", text, id=name, lang=lang, date="2031-01-10", **said)
    library.reindex()
    return library


def names(library: Library, question: str) -> list[tuple[str, str]]:
    return list(transcribed_names(library.searcher(), understand(question, TODAY)))


def asked(library: Library, question: str) -> Answer:
    return answer_query(library.searcher(), understand(question, TODAY))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Что говорили о Хоуке?", [("Хоуке", "Hawke")]),
        ("Хоук жөнүндө эмне айтылды?", [("Хоук", "Hawke")]),
        ("What was said about Turnbull?", [("Turnbull", "Тернбулл")]),
        # no name, be it heard so
        ("Что говорили о Трампе?", []),
        ("Что говорили о хоуке?", []),
        # what stands in the archive is searched for as it is
        ("Что говорили о Тернбулле?", []),
        ("What was said about Hawke?", []),
        ("Что говорили об Ираке?", []),
        ("Что говорили о Зайнабове?", []),
    ],
)
def test_a_name_is_searched_for_as_the_archive_has_it(
    mixed: Library, question: str, found: list[tuple[str, str]]
) -> None:
    assert names(mixed, question) == found


def test_the_answer_says_what_was_searched_for(mixed: Library) -> None:
    answer = asked(mixed, "Что говорили о Хоуке?")
    assert answer.answered
    assert answer.corrected == (("Хоуке", "Hawke"),)
    assert [quote.statement_id for quote in answer.quotes] == ["ferry"]


def test_a_speaker_is_told_by_what_the_name_is_heard_as(mixed: Library) -> None:
    answer = asked(mixed, "Что сказала Радд о salt tax?")
    assert answer.searched.speaker == "Rudd, Kelly"
    assert [quote.statement_id for quote in answer.quotes] == ["tax"]


def test_what_is_said_of_somebody_who_has_no_words_on_record_is_told(mixed: Library) -> None:
    answer = asked(mixed, "Что сказал Хоук о ferry?")
    assert (answer.answered, answer.searched.unsaid) == (True, "Hawke")
    assert [quote.statement_id for quote in answer.quotes] == ["ferry"]
