"""Words to search tokens: when two words are the same."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.tokens import Tokenizer
from retrieval.text import fold

TOKENIZER = Tokenizer()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Returned assets were returning", ["return", "asset", "return"]),
        ("the of and What", []),
        ("Kyrgyzstan's people’s O'Brien's", ["kyrgyzstan", "peopl", "obrien"]),
        ("café naïve", ["cafe", "naiv"]),
        ("Sørensen Łódź Ægir smørrebrød", ["sorensen", "lodz", "aegir", "smorrebrod"]),
        ("5,000 sums of 3.5 in 2020", ["5000", "sum", "3.5", "2020"]),
        ("12.12.2020", ["12.12.2020"]),
        ("co\u00adoperation", ["cooper"]),
        ("Straße STRASSE", ["strass", "strass"]),
        ("министерство", ["министерств", "минис*"]),
        ("мир", ["мир"]),
        ("учёба учеба", ["учеб", "учеб"]),
        ("го\u0301род", ["город"]),
        ("жана бул", []),
        ("өкмөткө", ["өкмөткө", "өкмөт*"]),
        # names that are stop words in small letters
        ("The US told us, the U.S. and the us", ["usa", "told", "usa", "usa"]),
        ("US$5 for US troops", ["5", "usa", "troop"]),
        ("Who warned the WHO of IT systems?", ["warn", "whorg", "infotech", "system"]),
        ("U.S.", ["usa"]),
        ("THE US AND US", []),
        ("", []),
        ("??? — «»", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert TOKENIZER.tokens(text) == tokens


def test_cases_of_a_russian_word_meet() -> None:
    """The stem or the first five letters are the same."""
    first, second = map(set, (TOKENIZER.tokens("заявлениями"), TOKENIZER.tokens("заявлял")))
    assert first & second == {"заявл*"}


def test_words_keep_their_tokens_together() -> None:
    assert TOKENIZER.words("The assets of министерства") == [
        ("asset",),
        ("министерств", "минис*"),
    ]


def test_words_of_asking_name_no_topic() -> None:
    assert not TOKENIZER.names_topic("What did the statement say?")
    assert TOKENIZER.names_topic("What did the statement say about grain?")
    assert TOKENIZER.topical("What did the statement say about grain?") == [("grain",)]
    assert TOKENIZER.topical("What statements?") == [("statement",)]


@given(st.text())
def test_words_and_tokens_are_the_same(text: str) -> None:
    """Also when each was asked first: what is remembered changes nothing."""
    flat = [token for word in TOKENIZER.words(text) for token in word]
    assert flat == TOKENIZER.tokens(text) == Tokenizer().tokens(text)
    assert all(flat)


@given(
    st.lists(st.sampled_from(["Don’t", "go", "ЁЛКИ", "Straße", "5,5", "a\u00adb", "«", "— ", "!"]))
)
def test_what_folds_alike_has_the_same_tokens(parts: list[str]) -> None:
    """The phrase search narrows down by tokens what it decides by folding."""
    text = " ".join(parts)
    assert TOKENIZER.tokens(fold(text)) == TOKENIZER.tokens(text)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60) | st.text("aA'’`-ŉ\u0345ßİé\u00adЁё1.,Ⅷ ")
)
def test_a_text_is_indexed_word_by_word_as_it_is_as_a_whole(text: str) -> None:
    """The iota alone, of which only the whole text tells whether it is silent, is added."""
    fast = Counter(TOKENIZER.indexed(text))
    assert fast + Counter(["ι"]) == Counter(TOKENIZER.indexed(f"{text} \u0345"))
