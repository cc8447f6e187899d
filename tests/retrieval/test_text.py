"""Normalising is what Telegram does to a message; folding is what makes two wordings the same."""

import json
import unicodedata

import pytest
import tdjson
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text import fold, normalise, normalise_line

TELEGRAM_DROPS_OR_BLANKS = "".join(
    map(chr, [*range(0x20), 0x30A, 0x333, 0x33F, *range(0x2028, 0x202F)])
)
AWKWARD = (
    TELEGRAM_DROPS_OR_BLANKS
    + "\u0301\u0323\u0345\u00a0\u0085\u00ad\u200b\u200d\ufeff\u212b\u1100\u1161\u09c7\u09be"
    + "aAoOxåßİŉﬃ.…-–—'\"«»“”‘’ \n"
)
any_text = st.one_of(st.text(), st.text(st.sampled_from(AWKWARD)), st.text(st.characters()))
any_string = st.one_of(any_text, st.text(st.characters(categories=["Cs", "L", "Z"])))
words = any_text.map(normalise)


@pytest.fixture(autouse=True, scope="module")
def _quiet_library() -> None:
    tdjson.td_execute(b'{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}')


def sent(text: str) -> str:
    """What Telegram's own library makes of a message's text."""
    request = {
        "@type": "getMarkdownText",
        "text": {"@type": "formattedText", "text": text, "entities": []},
    }
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    assert answer["@type"] == "formattedText", answer
    return str(answer["text"])


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("a\tb\x0bc\x00d", "a b c d"),
        ("\u202eright\u202c to left", "right to left"),
        ("a\u0333b\u033f", "ab"),
        ("cafe\u0301", "café"),
        ("A\u030angstro\u0308m, x\u030a", "Ångström, x"),
        (" \n ends \u00a0\n", "ends"),
        ("line  \nline\u00a0\n\n\n\nline", "line\nline\n\nline"),
        ("two  spaces and a\u00a0wide one", "two  spaces and a\u00a0wide one"),
        ("\ud800 alone", "\ufffd alone"),
        ("zero\u200bwidth\u00ad", "zero\u200bwidth\u00ad"),
        (" \t\r\n ", ""),
    ],
)
def test_each_rule_of_the_normalisation(raw: str, stored: str) -> None:
    """The rules of docs/normalisation.md, one by one, and what they leave alone."""
    assert normalise(raw) == stored


@given(any_string)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    stored = normalise(raw)

    assert normalise(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)


@given(any_text)
def test_telegram_changes_nothing_in_normalised_text(raw: str) -> None:
    """Telegram's own library is the judge."""
    stored = normalise(raw)

    assert sent(stored) == stored


@pytest.mark.parametrize("first", [*range(0, 0xD800, 0x800), *range(0xE000, 0x10000, 0x800)])
def test_telegram_changes_no_character_of_the_first_plane_after_us(first: int) -> None:
    """Every code point once, in portions, for Telegram's library cuts what is very long."""
    stored = normalise("|".join(map(chr, range(first, first + 0x800))))

    assert sent(stored) == stored


@given(any_string)
def test_a_normalised_line_is_one_line(raw: str) -> None:
    line = normalise_line(raw)

    assert line == " ".join(line.split())
    assert normalise_line(line) == line


def test_normalising_takes_time_in_proportion_to_length() -> None:
    """Megabytes of nothing but spaces are no trap: in the square of that it would never end."""
    raw = "x" + " " * 2_000_000 + "x" + "\n" * 1_000_000 + "x"

    assert normalise(raw) == "x" + " " * 2_000_000 + "x\n\nx"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ministry said", "the MINISTRY said"),
        ("«assets»", "“assets”"),
        ('"the people\'s"', "‘the people’s’"),
        ("``assets''", "„assets“"),
        ("non-interference", "non‑interference"),
        ("fruit — some", "fruit -- some"),
        ("one\n\ntwo  three", " one two\u00a0three "),
        ("and so on…", "and so on..."),
        ("coop\u00aderation", "cooperation"),
        ("Straße", "STRASSE"),
        ("the people\u0092s", "the people's"),
    ],
)
def test_differences_that_leave_the_wording_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("returned", "not returned"), ("1.5", "15"), ("noninterference", "non-interference")],
)
def test_differences_that_make_another_wording(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_fold_reads_as_expected() -> None:
    assert (
        fold("  «We  RETURNED —\n the people’s assets…» ")
        == "'we returned - the people's assets...'"
    )


@given(words)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_takes_time_in_proportion_to_length() -> None:
    """Two megabytes end; in the square of that they would not."""
    sentence, times = "«The ministry’s words — some of them…» said. ", 50_000

    assert fold(sentence * times) == " ".join([fold(sentence)] * times)
