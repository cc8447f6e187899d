"""Which sentences are quoted around what must be in the quote, and at the head of a text."""

import pytest

from retrieval.analysis.lists import is_lead_in
from retrieval.answer.windows import finished, lead, together, window_around

SPANS = [(0, 9), (10, 19), (20, 29), (30, 39), (40, 49)]


@pytest.mark.parametrize(
    ("must_hold", "expected"),
    [
        ((12, 14), (1, 3)),
        ((45, 46), (2, 4)),
        ((0, 3), (0, 2)),
        ((18, 31), (1, 3)),
        ((5, 45), (0, 4)),
    ],
)
def test_a_wording_that_must_be_held_moves_or_widens_the_window(
    must_hold: tuple[int, int], expected: tuple[int, int]
) -> None:
    """Sentence 3 of 0-4 has the only weight."""
    assert window_around([0.0, 0.0, 0.0, 1.0, 0.0].__getitem__, SPANS, must_hold) == expected


def test_of_equal_windows_the_earliest_is_taken() -> None:
    assert window_around(lambda _: 0.0, SPANS, (22, 24)) == (0, 2)
    assert window_around(lambda _: 0.0, SPANS[:1], (0, 3)) == (0, 0)
    assert window_around(lambda _: 0.0, SPANS[:2], (12, 13)) == (0, 1)


def test_places_near_each_other_are_held_together_far_ones_are_not() -> None:
    assert together(SPANS, [(12, 14), (35, 36)]) == (12, 36)
    assert together(SPANS, [(35, 36), (12, 14)]) == (12, 36)
    assert together(SPANS, [(12, 14), (45, 46)]) == (12, 14)


def test_a_lead_leaves_datelines_and_headings_out() -> None:
    """A sentence of fewer than eight words is a heading as long as a longer one follows."""
    text = "On water. We will share the water of the river equally. It is agreed. More."
    spans = [(0, 9), (10, 55), (56, 69), (70, 75)]
    assert lead(text, spans) == (1, 2)
    assert lead("We agree. We sign.", [(0, 9), (10, 18)]) == (0, 1)
    assert lead("We agree.", [(0, 9)]) == (0, 0)


def test_a_lead_leaves_a_list_of_subjects_and_lines_of_points_out() -> None:
    subjects = "Subjects: ferries; bridges; roads; schools; the river; a new mill"
    said = "I am glad to open this bridge with you today."
    text = f"{subjects}\nE&OE..........\n{said} It took nine years."
    lines = [(text.index(one), text.index(one) + len(one)) for one in (subjects, "E&OE..........")]
    begin = text.index(said)
    spans = [*lines, (begin, begin + len(said)), (begin + len(said) + 1, len(text))]
    assert lead(text, spans) == (2, 3)
    # where no sentence ends as one, the first that has enough words
    assert lead(subjects, [(0, len(subjects))]) == (0, 0)


LIST = "We met. They agreed on this:\n- a rail link;\n- a visa.\nThey refused this:\n- patrols."


def spans_of(*sentences: str) -> list[tuple[int, int]]:
    return [(LIST.index(one), LIST.index(one) + len(one)) for one in sentences]


LISTED = spans_of(
    "We met.",
    "They agreed on this:",
    "- a rail link;",
    "- a visa.",
    "They refused this:",
    "- patrols.",
)


def leads(number: int) -> bool:
    return is_lead_in(LIST[slice(*LISTED[number])])


@pytest.mark.parametrize(
    ("weights", "run", "expected"),
    [
        # what answers stands before the lead-in, which goes
        ([0, 0, 1, 0, 0, 0], (2, 4), (2, 3)),
        ([1, 0, 0, 0, 0, 0], (0, 1), (0, 0)),
        # it answers itself: what follows comes with it, but no other lead-in
        ([0, 1, 0, 0, 0, 0], (0, 1), (0, 3)),
        ([0, 0, 0, 0, 1, 0], (3, 4), (3, 5)),
        ([0, 0, 0, 0, 0, 0], (4, 4), (4, 5)),
        # a quote that ends with an item, or with the text, stays
        ([0, 0, 0, 0, 0, 0], (1, 3), (1, 3)),
        ([0, 0, 0, 0, 0, 0], (5, 5), (5, 5)),
    ],
)
def test_no_quote_ends_with_a_lead_in(
    weights: list[float], run: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert finished(weights.__getitem__, leads, LISTED, run) == expected


def test_a_lead_in_that_must_be_held_brings_its_list() -> None:
    must_hold = (LIST.index("refused"), LIST.index("refused") + 7)
    weights = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    assert finished(weights.__getitem__, leads, LISTED, (3, 4)) == (3, 3)
    assert finished(weights.__getitem__, leads, LISTED, (3, 4), must_hold) == (3, 5)


def test_a_lead_in_at_the_end_of_a_text_stays() -> None:
    assert finished(lambda _: 0.0, lambda _: True, [(0, 18)], (0, 0)) == (0, 0)
