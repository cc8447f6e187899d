"""What a reader says decides which words answer, and whether any do."""

from dataclasses import replace
from datetime import date

import pytest
from fake_reader import FakeReader
from library import Library

from retrieval import Archive, Searcher, answer_query, understand
from retrieval.answer.answer import ranking
from retrieval.answer.highlight import telling_words
from retrieval.search.confidence import READ_FEATURES, Model
from retrieval.types import Answer

TODAY = date(2032, 1, 1)
ASKED = "When does the ferry to the border carry grain?"

READ = Model(
    encoder="fake",
    features=("reader",),
    mean=(0.0,),
    scale=(1.0,),
    weights=(1.0,),
    intercept=0.0,
    threshold=0.5,
    fitted_on="nothing: a logit of 4 is a chance of .982",
)


@pytest.fixture
def ferries(library: Library) -> Library:
    library.write(
        "a.md", "The ferry to the border carries grain every day.", id="a", date="2031-01-01"
    )
    library.write(
        "b.md",
        "In May alone does it run. It is painted blue.",
        id="b",
        title="The ferry to the border and grain",
        date="2031-02-01",
    )
    library.write("c.md", "The mayor opened a school.", id="c", date="2031-03-01")
    library.reindex()
    return library


def searcher(library: Library, reader: FakeReader | None, reading_ms: int = 250) -> Searcher:
    made = library.searcher()
    settings = replace(made.settings, reading_ms=reading_ms)
    model = replace(made.model, reading=READ)
    archive = Archive(library.directory.archive)
    return Searcher(library.snapshot(), archive, library.encoder, settings, model, reader)


def asked(library: Library, reader: FakeReader | None, reading_ms: int = 250) -> Answer:
    return answer_query(searcher(library, reader, reading_ms), understand(ASKED, TODAY))


def test_the_words_that_the_reader_names_come_first(ferries: Library) -> None:
    without = asked(ferries, None)
    assert [quote.statement_id for quote in without.quotes][:1] == ["a"]
    found = asked(ferries, FakeReader({ASKED: "In May alone"}))
    assert found.answered
    assert found.confidence == pytest.approx(0.982, abs=1e-3)
    assert [quote.statement_id for quote in found.quotes] == ["b"]


def test_what_many_statements_say_is_read_once_and_leaves_room_for_others(
    ferries: Library,
) -> None:
    for month in range(1, 13):
        copy = "The ferry to the border carries grain every day."
        ferries.write(f"{month}.md", copy, id=str(month), date=f"2030-{month:02}-01")
    ferries.reindex()
    reader = FakeReader({ASKED: "In May alone"})
    assert [quote.statement_id for quote in asked(ferries, reader).quotes] == ["b"]
    (windows,) = [texts for _, texts in reader.given]
    assert sum("every day" in text for text in windows) == 1


def test_where_the_reader_finds_no_answer_there_is_silence(ferries: Library) -> None:
    found = asked(ferries, FakeReader())
    assert not found.answered
    assert found.confidence == pytest.approx(0.018, abs=1e-3)


def test_the_answering_words_are_told_for_the_eye(ferries: Library) -> None:
    reads = searcher(ferries, FakeReader({ASKED: "May"}))
    query = understand(ASKED, TODAY)
    (quote,) = answer_query(reads, query).quotes
    assert quote.text == "In May alone does it run. It is painted blue."
    spans = telling_words(reads, query, quote)
    assert [quote.text[start:end] for start, end in spans] == ["May"]


def test_the_order_of_statements_is_the_reader_s(ferries: Library) -> None:
    query = understand(ASKED, TODAY)
    assert ranking(searcher(ferries, None), query)[0] == "a"
    assert ranking(searcher(ferries, FakeReader({ASKED: "In May"})), query)[0] == "b"


def test_turned_off_nothing_is_read(ferries: Library) -> None:
    reader = FakeReader({ASKED: "In May alone"})
    assert asked(ferries, reader, reading_ms=0) == asked(ferries, None)
    assert reader.given == []


def test_a_topic_and_a_wording_are_not_read(ferries: Library) -> None:
    reader = FakeReader()
    reads = searcher(ferries, reader)
    for question in ("grain", 'what of "carries grain"?', "latest on the ferry"):
        answer_query(reads, understand(question, TODAY))
    assert reader.given == []


def test_a_reader_sees_the_header_and_the_words(ferries: Library) -> None:
    reader = FakeReader()
    asked(ferries, reader)
    ((question, windows),) = reader.given
    assert question == ASKED
    words = "In May alone does it run. It is painted blue."
    assert f"The ferry to the border and grain | 2031-02-01\n{words}" in windows


def test_a_slow_machine_reads_the_first_few_all_the_same(library: Library) -> None:
    for number in range(9):
        text = f"The ferry of grain number {number} goes to the border."
        library.write(f"{number}.md", text, id=f"s{number}", date=f"2031-01-0{number + 1}")
    library.reindex()
    slow = FakeReader({ASKED: "goes"}, each=10.0)
    found = asked(library, slow)
    assert found.answered
    ((_, windows),) = slow.given
    assert len(windows) > 6


def test_what_is_learnt_from_is_what_the_model_reads() -> None:
    assert READ_FEATURES[-3:] == ("reader", "reader_lead", "sentences")


@pytest.mark.parametrize("reads", [True, False])
def test_of_equal_words_those_with_a_date_are_quoted(library: Library, *, reads: bool) -> None:
    words = "The granary closes at six on Fridays. The door is locked by the guard."
    for name, facts in {"a": {}, "b": {"date": "2031-03-05"}, "c": {"date": "2031-03-01"}}.items():
        library.write(f"{name}.md", words, id=name, **facts)
    library.reindex()
    question = "When does the granary close on Fridays?"
    made = searcher(library, FakeReader({question: words}) if reads else None)
    found = answer_query(made, understand(question, TODAY))
    assert found.answered
    (quote,) = found.quotes
    assert (quote.statement_id, quote.date, quote.text) == ("c", date(2031, 3, 1), words)
    assert [(one.statement_id, one.date) for one in quote.repeats] == [
        ("b", date(2031, 3, 5)),
        ("a", None),
    ]


def test_the_same_words_of_another_speaker_are_left_alone(library: Library) -> None:
    words = "The granary closes at six on Fridays."
    library.write("a.md", words, id="a", speaker="Anna Lund")
    library.write("b.md", words, id="b", speaker="Tom Reyes", date="2031-03-05")
    library.reindex()
    found = answer_query(
        searcher(library, None), understand("speaker:Lund granary closes on Fridays", TODAY)
    )
    assert [(quote.statement_id, quote.date) for quote in found.quotes] == [("a", None)]
