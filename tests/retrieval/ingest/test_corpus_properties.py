"""Laws of reading: no bytes raise, nothing depends on the order of folders, texts are normal."""

import gzip
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.errors import CorpusError
from retrieval.ingest.corpus import CorpusReading, read_corpus
from retrieval.ingest.formats import ENDINGS, ReadStatement, format_of
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.text import normalise, normalise_line

FRAGMENTS = [
    *("---\n", "date: 2020-12-12\n", "date 2020-12-12 ", "title: a\n", "- ", "# ", "> ", "```\n"),
    *("{", "}", "[", '"text": "x"', '"id": 1', ", ", "\n", "\r\n", "*a", "&a", "!!x ", "<b>", "|"),
    *("<p>", "<rss><channel><item>", "<title>", "<time>", "text,", "text;id\n", '{"messages": ['),
    *('<meta name="date" content="', "</p>", "%PDF-1.4\n", "PK\x03\x04", "<feed>", "<!--", "<li>"),
    *("\ufeff", "\0", "\x85", "31 February 2020\n", "Northport, 2 April 2031 - ", "'", '"', "word"),
]
contents = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(lambda parts: "".join(parts).encode()),
    st.text(max_size=100).map(lambda text: text.encode("utf-16")),
)
texts = st.text(min_size=1).filter(lambda text: any(map(str.isalnum, normalise(text))))


def reading_of(files: dict[str, bytes]) -> CorpusReading | None:
    """What a folder with these files holds; None for nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        try:
            return read_corpus(Path(folder), max_file_bytes=10_000)
        except CorpusError:
            return None


HERE = [ending for ending in ENDINGS if getattr(format_of(ending), "apart_above", None) is None]
APART = sorted(set(ENDINGS) - set(HERE))


@pytest.fixture(scope="module")
def process() -> Iterator[ParserProcess]:
    with ParserProcess(Limits()) as running:
        yield running


@pytest.mark.parametrize("ending", APART)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=contents)
def test_any_bytes_read_apart_end_in_statements_or_problems(
    process: ParserProcess, ending: str, content: bytes
) -> None:
    """The same for what is read in the other process, and it never dies of them."""
    kind = format_of(ending)
    assert kind
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file{ending}")
        path.write_bytes(content)
        found = process.read(kind.name, path, path.name, 10_000)

    assert found
    for item in found:
        if isinstance(item, ReadStatement):
            assert item.statement.text == normalise(item.statement.text) != ""
            assert item.statement.title == normalise_line(item.statement.title)
        else:
            assert "limits" not in item.problem
            assert "damaged:" not in item.problem


@pytest.mark.parametrize("ending", HERE)
@settings(deadline=None)
@given(content=contents, packed=st.booleans())
def test_any_bytes_end_in_statements_or_problems(ending: str, content: bytes, packed: bool) -> None:  # noqa: FBT001 - drawn by name
    """Whatever is in a file, reading it never raises and what comes out is in order."""
    if ending.endswith(".gz") and packed:
        content = gzip.compress(content)
    reading = reading_of({f"file{ending}": content, "good.txt": b"Open."})

    assert reading
    assert "good.txt" in {statement.id for statement in reading.statements}
    for statement in reading.statements:
        assert statement.text == normalise(statement.text) != ""
        assert statement.title == normalise_line(statement.title)
        assert statement.id
        assert (statement.date is None) == (statement.date_origin is None)
    assert len({statement.id for statement in reading.statements}) == len(reading.statements)


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=8))
def test_what_is_stored_is_the_normalised_raw_field(raw: list[str]) -> None:
    """The verbatim law, from the side of whoever reads the raw file again."""
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(raw)]
    reading = reading_of({"corpus.jsonl": "\n".join(lines).encode()})

    assert reading
    assert [statement.text for statement in reading.statements] == [normalise(text) for text in raw]


@settings(deadline=None)
@given(texts)
def test_packing_a_file_changes_nothing_but_its_name(raw: str) -> None:
    content = json.dumps({"id": "a", "text": raw}).encode()
    plain = reading_of({"corpus.jsonl": content})
    packed = reading_of({"corpus.jsonl.gz": gzip.compress(content)})

    assert plain
    assert packed
    assert [statement.text for statement in plain.statements] == [
        statement.text for statement in packed.statements
    ]
