"""What a statement that changed says otherwise, in a few words."""

from datetime import date

import pytest
from library import Library

from retrieval.archive.alterations import alterations, first_difference
from retrieval.types import Alteration, Change

LONG = "a b c d e f g h i j k l m n o p q"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The fee is ten.", "The fee is twenty.", ("The fee is ten.", "The fee is twenty.")),
        ("The fee is ten.", "The fee is ten.  Today.", ("", "… fee is ten. Today.")),
        ("The fee\nis ten.", "The fee is ten.", ("", "")),
        ("borders open", "border open", ("borders open", "border open")),
        (
            LONG,
            LONG.replace("e", "E"),
            ("… b c d e f g h i j k l m …", "… b c d E f g h i j k l m …"),
        ),
        ("", "New words", ("", "New words")),
    ],
)
def test_the_first_words_that_differ_stand_among_those_around(
    before: str, after: str, told: tuple[str, str]
) -> None:
    assert first_difference(before, after) == told


def test_a_trial_run_tells_what_each_changed_statement_says_otherwise(library: Library) -> None:
    library.write("text.txt", "The fee is ten.", date="2020-01-01", title="Fee", lang="en")
    library.write("date.txt", "The road is open.", date="2020-01-01", title="Road", lang="en")
    library.write("many.txt", "The bridge is shut.", date="2020-01-01", title="Bridge", lang="en")
    library.reindex()
    library.write("text.txt", "The fee is twenty.", date="2020-01-01", title="Fee", lang="en")
    library.write("date.txt", "The road is open.", date="2020-01-02", title="Road", lang="en")
    library.write("many.txt", "The bridge is open.", title="A bridge", speaker="Ann", lang="en")
    library.write("more.txt", "The dam is high.", date="2020-01-03", lang="en")
    report = library.reindex(dry_run=True)
    altered = {one.statement_id: one.alterations for one in report.outcomes if one.alterations}
    assert altered == {
        "text.txt": (Alteration("text", "The fee is ten.", "The fee is twenty."),),
        "date.txt": (Alteration("date", "2020-01-01", "2020-01-02"),),
        "many.txt": (
            Alteration("title", "Bridge", "A bridge"),
            Alteration("date", "2020-01-01", ""),
            Alteration("speaker", "", "Ann"),
            Alteration("text", "The bridge is shut.", "The bridge is open."),
        ),
    }
    changes = [(one.statement_id, one.change, one.date) for one in report.outcomes]
    assert ("more.txt", Change.NEW, date(2020, 1, 3)) in changes


def test_what_no_reader_sees_is_told_as_something_else() -> None:
    facts = dict.fromkeys(("title", "date", "speaker", "source", "url", "lang"), "same")
    before, after = facts | {"date_origin": "field"}, facts | {"date_origin": "dateline"}
    found = alterations(before, after, ("The fee is ten.", "The fee is ten."))
    assert found == (Alteration("other", "", ""),)
