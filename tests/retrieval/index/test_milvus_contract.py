"""The same questions asked of both kinds of arms: equal rankings, ties aside, and equal quotes.

Asked through the real client of milvus-lite, and of a server where ``ONRECORD_TEST_MILVUS``
names one. The vectors are drawn from hashes; ``benchmarks/milvus_contract.py`` asks the whole sets
with the model that is shipped.
"""

import gzip
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hashed_encoder import HashedEncoder
from library import Library
from paths import ROOT, SHARED

from retrieval import RetrievalSettings, Searcher, answer_query, understand
from retrieval.index.remote.keeping import collection_of
from retrieval.index.remote.store import Store
from retrieval.types import Query, Quote

pytest.importorskip("pymilvus", reason="the extra milvus is not installed")

TODAY = date(2026, 11, 23)
SETTINGS = RetrievalSettings(candidates=40, reading_ms=0)
"""Fewer candidates than rows, so that the arms have to choose."""

SAMPLE_QUESTIONS = (
    "How many people were evacuated from Zerrafa?",
    "What was said about water in 2019?",
    "the border crossing since 2020",
    "What is the latest statement?",
    '"completed"',
    "сколько стоит виза?",
    "except in 2020: embassy",
)


@dataclass(frozen=True)
class Asked:
    """A set of statements and what is asked of it."""

    name: str
    questions: tuple[str, ...]
    here: Searcher
    there: Searcher


def statements(name: str, most: int) -> Iterator[str]:
    """The first lines of a set; with the whole text of few, so that the test is quick."""
    with gzip.open(SHARED / "data" / name / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from islice(lines, most)


def fill(corpus: Path, name: str) -> tuple[str, ...]:
    """Put a set into a corpus folder; returns what is asked."""
    if name == "sample":
        shutil.copytree(ROOT / "corpus" / "sample", corpus)
        return SAMPLE_QUESTIONS
    folder = SHARED / "data" / name
    if not folder.is_dir():
        pytest.skip(f"the set {name} is not at {folder}")
    corpus.mkdir(parents=True)
    most = {"xquad_en_ru": 160, "scifact": 160, "auspm": 60}[name]
    (corpus / "set.jsonl").write_text("".join(statements(name, most)), encoding="utf-8")
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line)["text"] for line in lines[:: max(1, len(lines) // 10)][:10])


@pytest.fixture(scope="module", params=["file", "server"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "file":
        return str(tmp_path_factory.mktemp("milvus") / "arms.db")
    server = os.environ.get("ONRECORD_TEST_MILVUS")
    if not server:
        pytest.skip("ONRECORD_TEST_MILVUS names no server")
    return server


@pytest.fixture(scope="module", params=["sample", "xquad_en_ru", "scifact", "auspm"])
def asked(
    request: pytest.FixtureRequest, url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    root, encoder = tmp_path_factory.mktemp(request.param), HashedEncoder()
    questions = fill(root / "corpus", request.param)
    here = Library(root, SETTINGS, encoder)
    here.reindex()
    there = Library(root, SETTINGS, encoder, index_url=url)
    searchers = here.searcher(), there
    there.reindex()
    assert encoder.embedded == [], "the vectors that are there are taken over"
    collection = collection_of(there.live())
    assert collection is not None
    yield Asked(request.param, questions, searchers[0], there.searcher())
    Store(url).drop(collection)


def ranking(searcher: Searcher, query: Query) -> list[tuple[float, float, float]]:
    """What is found, best first, as scores alone: rows of one score may change places."""
    found = searcher.find(searcher.analyse(query))
    return [(round(hit.score, 6), round(hit.dense, 6), round(hit.lexical, 4)) for hit in found.hits]


def quotes(searcher: Searcher, query: Query) -> tuple[Quote, ...]:
    answer = answer_query(searcher, query)
    assert all(searcher.archive.holds(quote) for quote in answer.quotes)
    return answer.quotes


def test_rankings_and_quotes_are_equal(asked: Asked) -> None:
    assert asked.here.snapshot.dense.kind == "exact"
    assert asked.there.snapshot.dense.kind == "milvus"
    for question in asked.questions:
        query = understand(question, TODAY)
        assert ranking(asked.there, query) == ranking(asked.here, query), question
        assert quotes(asked.there, query) == quotes(asked.here, query), question


def test_so_they_are_where_few_rows_may_be_found(asked: Asked) -> None:
    """Of every third record, and of all but a few; a condition lists the one or the other."""
    numbers = asked.here.snapshot.record_numbers().tolist()
    query = understand(asked.questions[0], TODAY)
    for some in (numbers[::3], numbers[:-2]):
        here, there = asked.here.only(some), asked.there.only(some)
        assert ranking(there, query) == ranking(here, query)
        assert quotes(there, query) == quotes(here, query)


def test_so_they_are_for_a_topic(asked: Asked) -> None:
    """A topic is looked for in every row that holds its words."""
    for question in asked.questions[:4]:
        query = understand(f"what was said about {question}", TODAY)
        assert ranking(asked.there, query) == ranking(asked.here, query), question
