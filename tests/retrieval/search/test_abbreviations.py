"""An abbreviation and what it stands for are one topic where the archive explains it."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand

TODAY = date(2032, 1, 1)
STATEMENTS = {
    "a": ("2030-01-01", "There will be no goods and services tax in this term."),
    "b": ("2030-02-01", "The goods and services tax (GST) begins in July."),
    "c": ("2030-03-01", "The GST stays at ten per cent."),
    "d": ("2030-04-01", "Создан Фонд обязательного медицинского страхования (ФОМС)."),
    "e": ("2030-05-01", "ФОМС оплатит операции."),
    "f": ("2030-06-01", "The mayor opened a hall (closed)."),
}


@pytest.fixture
def taxes(library: Library) -> Library:
    for name, (day, text) in STATEMENTS.items():
        library.write(f"{name}.md", text, id=name, date=day)
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("first statement on the GST", ["a", "b", "c"]),
        ("latest on goods and services tax", ["c", "b", "a"]),
        ("первое заявление о ФОМС", ["d", "e"]),
        ("последнее о Фонде обязательного медицинского страхования", ["e", "d"]),
    ],
)
def test_short_and_long_are_one_topic(taxes: Library, question: str, ids: list[str]) -> None:
    found = answer_query(taxes.searcher(), understand(question, TODAY))
    assert [quote.statement_id for quote in found.quotes] == ids


def test_other_words_in_brackets_are_none(taxes: Library) -> None:
    found = answer_query(taxes.searcher(), understand("CLOSED", TODAY))
    assert [quote.statement_id for quote in found.quotes] == ["f"]
