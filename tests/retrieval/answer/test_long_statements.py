"""Of a long statement an answer reads what it shows."""

import numpy as np
import pytest
from long_statements import LENGTH, long_text

from retrieval.analysis.sentences import sentences
from retrieval.answer import context
from retrieval.answer.statements import FoundStatement
from retrieval.answer.voices import first_words, spoken, touches
from retrieval.index.sentence_table import SENTENCE, TOKEN, SentenceTable
from retrieval.types import Record, Statement

TOLD = "Mira Halden said: “The toll on the bridge of Senn will go in May.”"
ANOTHER = "Tom Osk said: “We will keep the ferry for as long as we can.”"


def found(*inside: str, length: int = LENGTH) -> FoundStatement:
    statement = Statement("a", long_text(*inside, length=length), lang="en")
    spans = sentences(statement.text, "en")
    table = np.zeros(len(spans), dtype=SENTENCE)
    table["start"], table["end"] = zip(*spans, strict=True)
    record = Record(1, 1, statement, "0", "2031-01-01", None, None)
    return FoundStatement.of_table(record, SentenceTable(table, np.empty(0, TOKEN)), 0)


def test_the_spans_of_sentences_are_read_where_they_are_asked_for() -> None:
    statement = found(TOLD)
    spans = sentences(statement.record.statement.text, "en")
    assert list(statement.spans) == spans
    assert (len(statement.spans), statement.spans[3], statement.spans[-1]) == (
        len(spans),
        spans[3],
        spans[-1],
    )
    assert statement.spans[2:5] == spans[2:5]


def test_whose_words_a_window_holds_is_told_about_it() -> None:
    statement = found(TOLD, ANOTHER)
    text = statement.record.statement.text
    mira, tom = text.index("The toll on"), text.index("We will keep")
    for span, name in (((mira, mira + 5), "Mira Halden"), ((tom, tom + 5), "Tom Osk")):
        assert touches(span, spoken(statement.record, {name}, span))
        assert not touches(span, spoken(statement.record, {"Ann Lee"}, span))


def test_somebody_s_first_words_are_looked_for_in_the_beginning_of_a_long_text() -> None:
    statement = found(TOLD, ANOTHER)
    first, last = first_words(statement, {"Tom Osk"}) or (0, 0)
    text = statement.record.statement.text
    assert text[statement.spans[first][0] : statement.spans[last][1]] == ANOTHER
    assert first_words(statement, {"Ann Lee"}) is None
    late = found(TOLD, length=1_000_000)
    assert first_words(late, {"Mira Halden"}) is None


def test_what_stands_around_a_quote_is_read_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = found(TOLD)
    text = statement.record.statement.text
    at = text.index(TOLD)
    read: list[int] = []

    def counted(part: str, lang: str | None) -> list[tuple[int, int]]:
        read.append(len(part))
        return sentences(part, lang)

    monkeypatch.setattr("retrieval.analysis.sentences.sentences", counted)
    around = context.around(statement.record, (at, at + len(TOLD)), sentences_each_side=1)
    assert around.text.split("\n")[1] == TOLD
    assert len(around.text.split("\n")) == 3
    assert [one.count("harbour") for one in around.text.split("\n")] == [1, 0, 1]
    assert max(read) <= 10_000
