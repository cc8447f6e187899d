"""Names that occur nowhere in a build, in no form, script or language."""

from datetime import date

import pytest
from library import Library

from retrieval import understand
from retrieval.search.absent_names import absent_names, occurs

TODAY = date(2031, 12, 1)


@pytest.fixture
def english(library: Library) -> Library:
    library.write("ferry.md", "The ferry to Iraq was opened by Bakyt Toichuev.", date="2031-01-10")
    library.write("state.md", "New schools were built in each state.", date="2031-01-11")
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Iraq", True),
        ("Ирак", True),
        ("Ирака", True),
        ("Иракка", True),
        ("Бакыта Тойчуева", True),
        ("Mr Toichuev", True),
        ("Ирана", False),
        ("Norway", False),
        # one of the words of a country's name is not the country
        ("США", False),
        ("Новой Зеландии", False),
    ],
)
def test_a_name_occurs_in_any_case_and_script(english: Library, name: str, *, there: bool) -> None:
    assert occurs(name, english.searcher()) is there


def test_a_name_that_is_nowhere_is_told_as_it_was_typed(english: Library) -> None:
    searcher = english.searcher()
    asked = understand("Did the ferry carry Azamat Sydykov to Iraq?", TODAY)
    assert absent_names(asked, searcher) == ("Azamat Sydykov",)
    assert absent_names(understand("Did Bakyt Toichuev open the ferry?", TODAY), searcher) == ()
