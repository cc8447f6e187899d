"""What a build knows of sentences, so that ranking reads no text."""

import numpy as np
import pytest
from library import Library

from retrieval.analysis.answer_kinds import ASKS, BITS, asked_for, kinds_in
from retrieval.analysis.tokens import Tokenizer
from retrieval.index.sentence_table import (
    SentenceTable,
    SentenceTableWriter,
    short_hash,
)
from retrieval.languages.answer_kinds import AnswerKind

RIVER = "The water rose by 5 cm. Did Mira Halden pay $40 in 2031?"
BRIDGE = "Мост закрыт."


def table(text: str, *spans: tuple[int, int]) -> SentenceTable:
    writer = SentenceTableWriter(Tokenizer())
    writer.add(text, spans)
    return writer.finish()


def held(made: SentenceTable, place: int) -> set[int]:
    return set(made.tokens_of(place).tolist())


def hashes(*tokens: str) -> set[int]:
    return set(map(short_hash, tokens))


def test_a_sentence_has_its_span_its_words_its_kinds_and_its_tokens() -> None:
    made = table(RIVER, (0, 23), (24, 56))
    columns = ("start", "end", "tokens", "words", "held")
    assert [one.tolist() for one in made.sentences[list(columns)]] == [
        (0, 23, 0, 6, 4),
        (24, 56, 4, 7, 7),
    ]
    assert made.sentences["kinds"].tolist() == [
        BITS[AnswerKind.NUMBER],
        ASKS
        | BITS[AnswerKind.MONEY]
        | BITS[AnswerKind.NUMBER]
        | BITS[AnswerKind.TIME]
        | BITS[AnswerKind.NAME],
    ]
    assert held(made, 0) == hashes("water", "rose", "5", "cm")  # "by" is a stop word
    assert held(made, 1) == hashes(*Tokenizer().indexed(RIVER[24:]))


def test_tables_are_joined_and_put_in_order() -> None:
    river, bridge = table(RIVER, (0, 23), (24, 56)), table(BRIDGE, (0, 12))
    both = bridge.behind(river)
    turned = both.taken(np.array([2, 0]))
    assert (len(both), len(turned)) == (3, 2)
    assert [held(both, place) for place in (0, 1, 2)] == [
        held(river, 0),
        held(river, 1),
        held(bridge, 0),
    ]
    assert [held(turned, place) for place in (0, 1)] == [held(bridge, 0), held(river, 0)]
    assert turned.sentences["end"].tolist() == [12, 23]
    assert len(both.taken(np.array([], dtype=np.int64)).tokens) == 0
    assert len(table("")) == len(SentenceTable.empty()) == 0


def test_a_later_build_has_the_table_that_a_first_one_would_have(library: Library) -> None:
    library.write("a.md", RIVER, date="2031-03-04")
    library.reindex()
    library.write("b.md", BRIDGE, date="2030-03-04")
    library.reindex()
    later = library.snapshot()
    known = later.sentence_table
    assert later.sentences["start"].tolist() == [0, 0, 24]
    assert [held(known, place) for place in range(3)] == [
        hashes(*Tokenizer().indexed(text)) for text in (BRIDGE, RIVER[:23], RIVER[24:])
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nothing is here.", set()),
        ("It cost $5.", {AnswerKind.MONEY, AnswerKind.NUMBER}),
        ("In 1999 it did.", {AnswerKind.NUMBER, AnswerKind.TIME}),
        ("We met Mira there.", {AnswerKind.NAME}),
        ("Мы были в Бишкеке.", {AnswerKind.NAME}),
    ],
)
def test_kinds_of_answer(text: str, kinds: set[AnswerKind]) -> None:
    assert kinds_in(text) == sum(BITS[one] for one in kinds)
    assert kinds_in(f"{text[:-1]}? ") == sum(BITS[one] for one in kinds) | ASKS


def test_a_question_asks_for_kinds() -> None:
    assert asked_for("Who was it?") == {AnswerKind.NAME}
    assert asked_for("Tell me.") == frozenset()
