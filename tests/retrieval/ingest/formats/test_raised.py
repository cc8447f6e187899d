"""Superscript and subscript characters, and where there are none."""

import pytest

from retrieval.ingest.formats.raised import as_lowered, as_raised, lowered, raised


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        ("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"),
        ("-3", "⁻³", "₋₃"),
        ("(n+1)", "⁽ⁿ⁺¹⁾", "₍ₙ₊₁₎"),
        ("q", None, None),
        ("th", None, None),
        ("n", "ⁿ", "ₙ"),
        ("e", None, "ₑ"),
        ("2,5", None, None),
        ("-й", None, None),
        ("TM", None, None),
        (" 2", " ²", " ₂"),
    ],
)
def test_characters_that_exist(text: str, up: str | None, down: str | None) -> None:
    assert (raised(text), lowered(text)) == (up, down)


def test_where_one_is_missing_the_digits_at_least_are_raised() -> None:
    assert (as_raised("2,5"), as_raised("th"), as_lowered("2,5")) == ("²,⁵", "th", "₂,₅")
