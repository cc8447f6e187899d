"""Where a row of words stands in a text, the quick way and the thorough one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.analysis.occurrences import MOST, places
from retrieval.analysis.words import cut, row, words
from retrieval.text import normalise


def thoroughly(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    found = words(text)
    spans = [(found.starts[a], found.ends[b - 1]) for a, b in found.places(tokens)]
    return [span for span in spans if not cut(text, *span)]


@pytest.mark.parametrize(
    ("text", "claim", "found"),
    [
        ("We will go. We will go.", "we will go", ["We will go", "We will go"]),
        ("“We—will” go", "we will go", ["We—will” go"]),
        ("It costs 1.5 million", "costs 1", []),
        ("They can’t close", "they can", []),
        ("non-interference in", "interference in", []),
        ("Ещё раз", "еще раз", ["Ещё раз"]),
        # stress marks, on a letter and in it
        (
            "Князь Оболе\u0301нский за\u0301мок",
            "Оболенский замок",
            ["Оболе\u0301нский за\u0301мок"],
        ),
        ("з\u0450мли там", "земли там", ["з\u0450мли там"]),
        ("мой край", "мои краи", []),
        ("Wait … what", "wait ... what", ["Wait … what"]),
        ("Gov\u00adern\u00adment of", "government of", ["Gov\u00adern\u00adment of"]),
        ("STRASSE and", "straße and", ["STRASSE and"]),
        ("It is -5 today", "is -5 today", ["is -5 today"]),
        ("- one\n- two", "one two", ["one\n- two"]),
        ("a … a … …", "a..", ["a …", "a …"]),
        ("never never never", "never never", ["never never", "never never"]),
    ],
)
def test_the_words_are_found_as_they_are_written(text: str, claim: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in places(text, row(claim))] == found


_PIECES = st.sampled_from(
    [
        "a",
        "b",
        "can",
        "can't",
        "1",
        "1.5",
        "2,000",
        "ß",
        "ё",
        "е\u0301",
        "…",
        ".",
        ",",
        "-",
        "–",
        "«",
        "non-x",
    ]
)


@given(text=st.lists(_PIECES, max_size=12), data=st.data())
@settings(max_examples=300, deadline=None)
def test_the_quick_way_finds_what_the_thorough_one_finds(
    text: list[str], data: st.DataObject
) -> None:
    written = normalise(data.draw(st.sampled_from([" ", "", "\n"])).join(text))
    tokens = row(written)
    if not tokens:
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first + 1, len(tokens)))
    wanted = tokens[first:last]
    assert set(places(written, wanted)) == set(thoroughly(written, wanted))


def test_of_a_word_repeated_without_end_the_first_places_are_told() -> None:
    found = places("bread " * 100_000, ["bread"])
    assert (len(found), found[:2], found[-1]) == (MOST, [(0, 5), (6, 11)], (11_994, 11_999))
