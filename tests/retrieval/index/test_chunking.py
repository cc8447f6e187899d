"""Windows of whole sentences, and the header that is embedded with them."""

from datetime import date
from itertools import pairwise

from fake_encoder import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.sentences import sentences
from retrieval.index import chunking
from retrieval.index.chunking import embedded_text, header, windows
from retrieval.types import DateOrigin, Passage, Record, Statement

SIZE = (60, 128)


def record(text: str, **facts: str) -> Record:
    return Record(7, 1, Statement("a", text, **facts), "", "")  # type: ignore[arg-type]


def passages(made: Record, size: tuple[int, int] = SIZE) -> list[Passage]:
    spans = sentences(made.statement.text, made.statement.lang)
    cut = chunking.passages(made, spans, FakeEncoder(), size)
    assert [first for _, first in cut] == [
        [start for start, _ in spans].index(passage.start) for passage, _ in cut
    ]
    return [passage for passage, _ in cut]


def spread(lengths: list[int], ends: list[bool]) -> tuple[str, list[tuple[int, int]]]:
    """A text of one-letter sentences, with a line break after those that end a paragraph."""
    text = "".join("a\n" if end else "a " for end in ends)
    return text, [(2 * place, 2 * place + 1) for place in range(len(lengths))]


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans())))
def test_windows_tile_the_sentences_within_their_size(made: list[tuple[int, bool]]) -> None:
    """Too long is only a single sentence; too short only what fits to neither neighbour."""
    lengths, ends = [length for length, _ in made], [end for _, end in made]
    text, spans = spread(lengths, ends)
    found = windows(text, spans, lengths, SIZE)
    assert [place for first, last in found for place in range(first, last + 1)] == list(
        range(len(spans))
    )
    sums = [sum(lengths[first : last + 1]) for first, last in found]
    assert all(
        tokens <= 128 or first == last for tokens, (first, last) in zip(sums, found, strict=True)
    )
    for left, right in pairwise(sums):
        assert min(left, right) >= 60 or left + right > 128


def test_a_window_ends_at_a_paragraph_once_it_is_long_enough() -> None:
    text, spans = spread([30, 40, 30, 30], [False, True, False, False])
    assert windows(text, spans, [30, 40, 30, 30], SIZE) == [(0, 1), (2, 3)]


def test_a_short_rest_joins_its_left_neighbour() -> None:
    text, spans = spread([30, 40, 30], [False, True, False])
    assert windows(text, spans, [30, 40, 30], SIZE) == [(0, 2)]


def test_a_sentence_longer_than_the_most_stands_alone() -> None:
    text, spans = spread([70, 500, 70], [False, False, False])
    assert windows(text, spans, [70, 500, 70], SIZE) == [(0, 0), (1, 1), (2, 2)]


def test_a_short_statement_is_one_passage() -> None:
    made = passages(record("One two. Three four."))
    assert made == [Passage(7, 0, 20)]


def test_passages_are_sized_by_the_encoder_and_begin_and_end_with_a_sentence() -> None:
    """The fake encoder's tokens are words: four a sentence, two sentences a window of ten."""
    text = "We will sign it. They will sign it. You will sign it. All have signed it."
    made = passages(record(text), (6, 10))
    assert [text[passage.start : passage.end] for passage in made] == [
        "We will sign it. They will sign it.",
        "You will sign it. All have signed it.",
    ]


def test_an_empty_text_has_no_passages() -> None:
    assert passages(record("")) == []


def test_the_header_is_embedded_and_never_a_part_of_the_span() -> None:
    statement = Statement("a", "We agree. We sign.", "On water", date(2020, 5, 1), DateOrigin.FIELD)
    assert header(statement) == "On water | 2020-05-01"
    assert embedded_text(statement, 0, 9) == "On water | 2020-05-01\nWe agree."
    assert passages(Record(1, 1, statement, "", "")) == [Passage(1, 0, 18)]


def test_a_header_says_only_what_is_known() -> None:
    assert header(Statement("a", "We agree.", "On water")) == "On water"
    assert header(Statement("a", "We agree.", date=date(2020, 5, 1))) == "2020-05-01"
    assert embedded_text(Statement("a", "We agree."), 0, 9) == "We agree."
