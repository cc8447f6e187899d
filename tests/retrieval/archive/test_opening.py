"""The first words by which a statement without a title is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.archive.opening import LONGEST, opening
from retrieval.archive.quoting import quote
from retrieval.types import Record, Statement


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry will run.", "The ferry will run."),
        ("  The ferry\n\nwill\trun. ", "The ferry will run."),
        (
            "The ferry will run every hour from May. The ministry said so today.",
            "The ferry will run every hour from May. The ministry said so…",
        ),
        (
            "Паром будет ходить каждый час с мая. Об этом сообщило министерство.",
            "Паром будет ходить каждый час с мая. Об этом сообщило…",
        ),
        (
            "Паром майдан тартып саат сайын жүрөт. Бул тууралуу министрлик бүгүн билдирди.",
            "Паром майдан тартып саат сайын жүрөт. Бул тууралуу…",
        ),
        (
            "Today the ministry opened a bridge, a school and a hospital, and a library.",
            "Today the ministry opened a bridge, a school and a hospital…",
        ),
        ("5 May 2020", "5 May 2020"),
        ("https://example.org/" + 60 * "a", "https://example.org/" + 40 * "a" + "…"),
    ],
)
def test_an_opening_is_the_first_words_cut_at_a_word(text: str, words: str) -> None:
    assert opening(text) == words


@given(st.text(min_size=1, max_size=200))
def test_an_opening_is_how_the_text_begins(text: str) -> None:
    line, found = " ".join(text.split()), opening(text)
    assert line.startswith((found, found.removesuffix("…")))
    assert len(found) <= LONGEST + 1
    assert (found == line) == (len(line) <= LONGEST)


def test_only_a_statement_without_a_title_has_an_opening() -> None:
    titled = Statement("a", "We agree. We sign.", "On water")
    bare = Statement("a", "We agree. We sign.")
    openings = [quote(Record(7, 2, s, "5a", "now"), (10, 18), 0.5).opening for s in (titled, bare)]
    assert openings == ["", "We agree. We sign."]
