"""Raised numbers: the mark of a note, a power, or a part of the number of an article of law."""

import pytest

from retrieval.ingest.formats.note_marks import marks
from retrieval.ingest.formats.pdf_notes import without_marks


@pytest.mark.parametrize(
    ("before", "number", "notes"),
    [
        ("по статье 12", "1", ()),
        ("Статьи 24 и 7", "2", ()),
        ("ст. 263", "1", ()),
        ("в части 2", "1", ()),
        ("Кодекстин 12", "1", ()),
        ("в 2028", "1", (1,)),
        ("осуждено 5", "1", (1,)),
        ("частично 2", "1", (1,)),
        ("Article 12", "1", (1,)),
        ("по статье", "1", (1,)),
        ("площадью 14 км", "2", ()),
    ],
)
def test_what_a_raised_number_is(before: str, number: str, notes: tuple[int, ...]) -> None:
    assert marks(before, number) == notes


def test_of_a_page_the_marks_go_and_the_articles_of_law_stay() -> None:
    line = "По статье 12¹ кодекса в 2028¹ году"
    assert without_marks(line, {"1"}) == "По статье 12¹ кодекса в 2028 году"
