"""Of several wordings that a short claim may be altered from, which is shown first."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from retrieval import Archive, verify
from retrieval.types import Check, DateOrigin, Kind, Statement, Verdict

Made = Callable[..., Archive]


@pytest.fixture
def saying(tmp_path: Path) -> Made:
    """An archive of statements with these texts, a day after another."""

    def made(*texts: str) -> Archive:
        archive = Archive(tmp_path / "archive.sqlite", create=True)
        statements = [
            Statement(
                f"s{number}",
                text,
                date=date(2020, 1, 1 + number),
                date_origin=DateOrigin.FIELD,
                lang="en",
            )
            for number, text in enumerate(texts)
        ]
        archive.update(statements, now="2021-02-03T00:00:00+00:00")
        return archive

    return made


def told(found: Check) -> list[tuple[Kind, str, str]]:
    assert found.verdict is Verdict.ALTERED
    return [(one.kind, one.claimed, one.actual) for one in found.matches[0].differences]


def test_a_name_is_put_in_the_place_of_a_name_and_not_of_any_other_word(saying: Made) -> None:
    archive = saying(
        "We met the finance minister in the capital.", "We met the Tesmar minister in the capital."
    )
    assert told(verify(archive, "met the Kestria minister in")) == [
        (Kind.NAME, "Kestria", "Tesmar"),
    ]


def test_a_number_is_put_in_the_place_of_a_number(saying: Made) -> None:
    archive = saying("They built new bridges there.", "They built 12 bridges there.")
    assert told(verify(archive, "They built 15 bridges")) == [(Kind.NUMBER, "15", "12")]


def test_a_negation_is_put_in_sooner_than_in_the_place_of_a_word(saying: Made) -> None:
    archive = saying(
        "The state will also establish a fund.", "The city said it will establish a fund."
    )
    assert told(verify(archive, "will not establish a")) == [(Kind.NEGATION, "not", "")]


def test_the_wording_of_most_statements_is_the_likeliest(saying: Made) -> None:
    archive = saying(
        "We keep our harbours secure.",
        "We keep our borders secure.",
        "They keep our borders secure.",
        "Let us keep our borders secure.",
    )
    found = verify(archive, "keep our forests secure")
    assert told(found) == [(Kind.WORD, "forests", "borders")]
    assert [match.quote.statement_id for match in found.matches][-1] == "s0"


@pytest.mark.parametrize(
    ("text", "claim", "difference"),
    [
        (
            "Our aim as always will be to advance Tesmar’s interests abroad.",
            "as always will be to advance Halden interests",
            (Kind.NAME, "Halden", "Tesmar’s"),
        ),
        (
            "That is the only thing I’m interested in.",
            "the only thing Halden interested",
            (Kind.NAME, "Halden", "I’m"),
        ),
    ],
)
def test_a_word_in_the_place_of_two_is_found_among_many_that_share_its_name(
    saying: Made, text: str, claim: str, difference: tuple[Kind, str, str]
) -> None:
    others = [f"Minister Halden spoke of matter {number} to be seen to." for number in range(30)]
    assert told(verify(saying(*others[:15], text, *others[15:]), claim)) == [difference]


def test_words_that_are_near_in_another_order_do_not_hide_what_was_said(saying: Made) -> None:
    """As many texts as are looked at have the words around, but not in the order of the claim."""
    others = [f"Of the new plan number {number} much is known." for number in range(20)]
    archive = saying(*others, "She is the new head of the bank.")
    assert told(verify(archive, "new Halden of the")) == [(Kind.NAME, "Halden", "head")]


def test_figures_of_two_lines_are_two_numbers(saying: Made) -> None:
    archive = saying("Schools\n8\n170\n35\n409\nin all")
    assert told(verify(archive, "8\n240\n35\n409")) == [(Kind.NUMBER, "240", "170")]
