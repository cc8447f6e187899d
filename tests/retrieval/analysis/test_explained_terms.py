"""Abbreviations that a text explains itself."""

import pytest

from retrieval.analysis.explained_terms import explained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He spoke of the goods and services tax (GST).", [("goods and services tax", "GST")]),
        (
            "The “River Valley Board” met. The Bank of the North (BN) lent to “Water Works (WW)”.",
            [("Bank of the North", "BN"), ("Water Works", "WW")],
        ),
        ("A Member of « (MP) and a Member of Parliament, (MP)", []),
        ("The Halvern Rail Authority “(HRA) runs it.", [("Halvern Rail Authority", "HRA")]),
        ("Министерство иностранных дел (МИД) сообщило.", [("Министерство иностранных дел", "МИД")]),
        ("the tax (GST), the goods\n and services\ttax (GST)", [("goods and services tax", "GST")]),
        ("goods, services tax (GST) · (GST) · tax(GST)", []),
    ],
)
def test_a_term_stands_before_its_abbreviation(text: str, found: list[tuple[str, str]]) -> None:
    assert list(explained(text)) == found


def test_a_long_text_without_brackets_is_read_once() -> None:
    # words before words before words: all of them were read at each
    assert list(explained("word " * 400_000 + "River Water Works (RWW)")) == [
        ("River Water Works", "RWW")
    ]
