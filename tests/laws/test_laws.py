"""The laws of the storing side, held up against every statement of the sample corpus."""

import shutil
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library
from paths import ROOT

from retrieval import Archive, RetrievalSettings, answer_query, read_corpus
from retrieval.analysis.detection import detect
from retrieval.analysis.sentences import sentences
from retrieval.archive.quoting import quote
from retrieval.archive.update import digest
from retrieval.index.sentence_hashes import sentence_hashes
from retrieval.text import normalise
from retrieval.types import Query

SAMPLE = ROOT / "corpus" / "sample"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("laws"), RetrievalSettings(passage_tokens=(20, 40)))
    shutil.copytree(SAMPLE, library.corpus / "sample")
    library.reindex()
    return library


def test_every_passage_is_a_span_of_whole_sentences_and_they_cover_the_statement(
    sample: Library,
) -> None:
    found = sample.snapshot()
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in range(len(found)):
        passage = found.passage(row)
        spans.setdefault(passage.record, []).append((passage.start, passage.end))
    records = Archive(sample.directory.archive).records(spans)
    assert len(records) == len(spans) == found.manifest.records
    for number, pieces in spans.items():
        statement = records[number].statement
        whole = sentences(statement.text, statement.lang)
        starts, ends = {start for start, _ in whole}, {end for _, end in whole}
        assert all(start in starts and end in ends for start, end in pieces)
        held = [sum(a >= start and b <= end for start, end in pieces) for a, b in whole]
        assert held == [1] * len(whole), "each sentence lies in exactly one passage"


def test_every_sentence_can_be_quoted_and_is_held(sample: Library) -> None:
    archive = Archive(sample.directory.archive)
    numbers = sample.snapshot().record_numbers().tolist()
    for record in archive.records(numbers).values():
        for span in sentences(record.statement.text, record.statement.lang):
            made = quote(record, span, 0.5)
            assert made.text == archive.text(record.number)[made.start : made.end]
            assert archive.holds(made)


def test_the_archive_holds_what_the_corpus_says_and_nothing_else(sample: Library) -> None:
    reading = read_corpus(sample.corpus, max_file_bytes=10**6)
    archive = Archive(sample.directory.archive)
    for statement in reading.statements:
        (record,) = archive.versions(statement.id)
        told = statement.lang or detect(statement.text)
        assert record.statement == replace(statement, lang=told)
        assert record.sha256 == digest(statement.text)
        assert normalise(record.statement.text) == record.statement.text
    assert sample.snapshot().manifest.records == len(reading.statements)


def test_a_build_holds_no_text_of_its_own(sample: Library) -> None:
    stored = b"".join(path.read_bytes() for path in sample.live().rglob("*") if path.is_file())
    archive = Archive(sample.directory.archive)
    for record in archive.records(sample.snapshot().record_numbers().tolist()).values():
        statement = record.statement
        for start, end in sentences(statement.text, statement.lang):
            if " " in statement.text[start:end]:
                assert statement.text[start:end].encode() not in stored
        assert statement.title == "" or statement.title.encode() not in stored


def test_the_rows_are_in_date_order_and_both_arms_have_them_all(sample: Library) -> None:
    found = sample.snapshot()
    days = found.rows["day"]
    dated = found.manifest.dated_rows
    assert np.all(np.diff(days[:dated]) >= 0)
    assert not days[dated:].any()
    assert len(found.dense) == len(found.lexical) == len(found.keys) == len(found)
    lengths = np.linalg.norm(found.dense.vectors(range(len(found))), axis=1)
    assert np.allclose(lengths, 1)


def test_every_sentence_finds_the_records_that_hold_it(sample: Library) -> None:
    found = sample.snapshot()
    table = found.wordings
    assert np.all(np.diff(table["hash"].astype(object)) >= 0), "sorted, so that it can be searched"
    numbers = set(found.record_numbers().tolist())
    for value, number in table.tolist():
        assert number in found.records_with_sentence(value)
        assert number in numbers
    assert len(table) == len(found.sentences)


def test_a_build_knows_the_sentences_of_every_statement(sample: Library) -> None:
    """Where they begin and end and what they say; and each passage its own of them."""
    found, archive = sample.snapshot(), Archive(sample.directory.archive)
    for number, record in archive.records(found.record_numbers().tolist()).items():
        text = record.statement.text
        spans = sentences(text, record.statement.lang)
        first, last = found.rows_of(number)
        low, high = found.sentences_of((first, last))
        held = found.sentences[low:high]
        assert list(zip(held["start"].tolist(), held["end"].tolist(), strict=True)) == spans
        assert held["hash"].tolist() == sentence_hashes(text, spans)
        for row in range(first, last):
            passage = found.passage(row)
            low, high = found.sentences_of((row, row + 1))
            assert int(found.sentences["start"][low]) == passage.start
            assert int(found.sentences["end"][high - 1]) == passage.end


@given(words=st.lists(st.sampled_from(["visa", "embassy", "water", "border", "fee"]), max_size=5))
@settings(max_examples=25, deadline=None)
def test_whatever_is_asked_every_quote_is_held(sample: Library, words: list[str]) -> None:
    searcher = sample.searcher()
    found = answer_query(searcher, Query(" ".join(words), " ".join(words)))
    assert found.build == sample.live().name
    for made in found.quotes:
        assert searcher.archive.holds(made)
        assert made.sample
