"""A build is opened whole or refused in one sentence with the command that mends it."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from library import Library

from retrieval.errors import BuildError
from retrieval.index.build_files import _sampled, open_build, read_manifest, records_digest, write
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.sentence_table import SENTENCE, TOKEN, SentenceTable
from retrieval.index.snapshot import FORMAT, ROW, WORDING, Contents, Manifest, Snapshot
from retrieval.index.vocabulary import Vocabulary
from retrieval.types import Passage, Period

PARTS = (
    "manifest.json",
    "rows.npy",
    "keys.npy",
    "sentence_tokens.npy",
    "sentences.npy",
    "vectors.npy",
    "word_starts.npy",
    "wordings.npy",
    "words.npy",
    "lexical/counts.npy",
    "lexical/lengths.npy",
    "lexical/rows.npy",
    "lexical/starts.npy",
    "lexical/tokens.npy",
    "lexical/weights.npy",
)


def contents(days: list[int]) -> Contents:
    """One record of two rows for each day; 0 is undated and must come last."""
    rows = [
        (number, 10 * half, 10 * half + 9, day, 2 * (number - 1) + half, b"en")
        for number, day in enumerate(days, 1)
        for half in (0, 1)
    ]
    vectors = np.eye(4, dtype=np.float32)[[row % 4 for row in range(len(rows))]]
    return Contents(
        rows=np.array(rows, dtype=ROW),
        keys=np.arange(16 * len(rows), dtype=np.uint8).reshape(-1, 16),
        sentences=SentenceTable(
            np.array(
                [
                    (place, start, end, 2 * place, 3, 1, 2)
                    for place, (_, start, end, *_) in enumerate(rows)
                ],
                dtype=SENTENCE,
            ),
            np.arange(2 * len(rows), dtype=TOKEN),
        ),
        wordings=np.array([(7, 1), (7, 2), (2**64 - 1, 1)], dtype=WORDING),
        dense=DenseIndex.build(vectors),
        lexical=LexicalIndex.build([["grain", f"row{row}"] for row in range(len(rows))]),
        vocabulary=Vocabulary.of(["grain", *(f"row{row}" for row in range(len(rows)))]),
    )


def manifest(days: list[int], name: str = "20200101T000000-0") -> Manifest:
    return Manifest(
        build=name,
        built_at="2020-01-01T00:00:00+00:00",
        encoder="fake",
        fingerprint="fake-1",
        dimension=4,
        chunking="halves",
        archive="1:0",
        records_sha256=records_digest(range(1, len(days) + 1)),
        records=len(days),
        rows=2 * len(days),
        dated_rows=2 * sum(day > 0 for day in days),
        sample=False,
    )


def snapshot(days: list[int]) -> Snapshot:
    return Snapshot(manifest(days), contents(days))


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "20200101T000000-0"
    folder.mkdir()
    write(folder, manifest([5, 9, 0]), contents([5, 9, 0]))
    return folder


# -- written and opened ------------------------------------------------------------------------


def test_what_is_written_is_what_is_opened(build: Path) -> None:
    opened, made = open_build(build, fingerprint="fake-1"), contents([5, 9, 0])
    assert replace(opened.manifest, files={}) == manifest([5, 9, 0])
    assert sorted(opened.manifest.files) == sorted(set(PARTS) - {"manifest.json"})
    assert opened.rows.tolist() == made.rows.tolist()
    assert opened.keys.tolist() == made.keys.tolist()
    assert opened.sentences.tolist() == made.sentences.sentences.tolist()
    assert opened.sentence_table.tokens.tolist() == made.sentences.tokens.tolist()
    assert opened.wordings.tolist() == made.wordings.tolist()
    everything = range(6)
    assert np.array_equal(opened.dense.vectors(everything), made.dense.vectors(everything))
    assert opened.lexical.scores(["row3"]).tolist() == made.lexical.scores(["row3"]).tolist()
    assert [opened.passage(row) for row in (0, 1, 5)] == [
        Passage(1, 0, 9),
        Passage(1, 10, 19),
        Passage(3, 10, 19),
    ]


def test_a_build_of_the_same_contents_is_the_same_to_the_byte(build: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    write(again, manifest([5, 9, 0]), contents([5, 9, 0]))
    for part in PARTS:
        assert (again / part).read_bytes() == (build / part).read_bytes(), part


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def lengthened(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def flipped(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def removed(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("damage", [truncated, emptied, lengthened, flipped, removed, a_folder])
def test_every_damage_to_every_file_is_refused_with_the_command(
    build: Path, part: str, damage: Callable[[Path], None]
) -> None:
    damage(build / part)
    with pytest.raises(BuildError) as caught:
        open_build(build, fingerprint="fake-1")
    if part == "manifest.json":
        expected = "The build 20200101T000000-0 has no readable manifest; run: onrecord index"
    else:
        expected = (
            f"The file {part} of the build 20200101T000000-0 is missing or damaged;"
            " run: onrecord index"
        )
    assert str(caught.value) == expected


@pytest.mark.parametrize("damage", [truncated, emptied, lengthened, removed])
@pytest.mark.parametrize("part", [part for part in PARTS if part != "manifest.json"])
def test_whoever_asks_notices_what_costs_little_to_notice(
    build: Path, part: str, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large file its size and a sample of blocks."""
    monkeypatch.setattr("retrieval.index.build_files._SMALL", 0)
    open_build(build, fingerprint="fake-1", thorough=False)
    damage(build / part)
    with pytest.raises(BuildError, match=rf"^The file {part} .* missing or damaged; run: onrecord"):
        open_build(build, fingerprint="fake-1", thorough=False)


def test_a_large_file_is_sampled_from_its_first_to_its_last_block(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(3_000_000))
    whole = _sampled(path)
    assert _sampled(path) == whole
    for place in (0, 1_500_000 // 4096 * 4096, 2_999_999):
        changed = bytearray(3_000_000)
        changed[place : place + 64 * 1024] = b"x" * min(64 * 1024, 3_000_000 - place)
        path.write_bytes(changed)
        assert _sampled(path) != whole


def test_no_byte_of_the_manifest_can_be_changed_unnoticed(build: Path) -> None:
    path = build / "manifest.json"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(BuildError, match=r"run: onrecord index$"):
            read_manifest(build)


@pytest.mark.parametrize("format_", [0, 1, "2", None])
def test_another_format_is_refused_with_the_command(build: Path, format_: object) -> None:
    path = build / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": format_}))
    with pytest.raises(BuildError) as caught:
        open_build(build)
    assert str(caught.value) == (
        f"The build 20200101T000000-0 has format {format_}, this program reads {FORMAT};"
        " run: onrecord index"
    )


@pytest.mark.parametrize("content", ["[]", "7", "null", '"text"', "{}", '{"format": 6}'])
def test_a_manifest_that_is_no_manifest_is_refused(build: Path, content: str) -> None:
    (build / "manifest.json").write_text(content)
    with pytest.raises(BuildError, match=r"has no readable manifest; run: onrecord index$"):
        open_build(build)


def test_another_model_is_refused_by_name_with_the_command(build: Path) -> None:
    with pytest.raises(BuildError) as caught:
        open_build(build, fingerprint="other-2")
    assert str(caught.value) == (
        "The build 20200101T000000-0 was made with the model fake (fake-1), not the one set now"
        " (other-2); run: onrecord index"
    )
    assert len(open_build(build)) == 6, "counting needs no model"


def test_parts_of_two_builds_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    write(folder, manifest([5, 9, 0]), replace(contents([5, 9, 0]), rows=contents([5]).rows))
    with pytest.raises(BuildError, match=r"do not fit together; run: onrecord index$"):
        open_build(folder)


def test_an_opened_build_goes_on_answering_after_its_files_are_gone(build: Path) -> None:
    opened = open_build(build)
    expected = contents([5, 9, 0])
    shutil.rmtree(build)
    assert opened.rows.tolist() == expected.rows.tolist()
    vector = np.array([0, 1, 0, 0], dtype=np.float32)
    assert sorted(opened.dense.search(vector, (0, 6), 2).rows.tolist()) == [1, 5]
    assert opened.lexical.rows("row4").tolist() == [4]
    assert opened.records_with_sentence(7).tolist() == [1, 2]


def test_a_statement_of_nothing_but_stop_words_is_a_row_too(library: Library) -> None:
    library.write("a.txt", "The.", date="2020-01-01")
    library.write("b.txt", "Grain.", date="2020-01-02")
    report = library.reindex()
    assert (report.passages, report.published) == (2, True)
    assert library.snapshot().lexical.rows("grain").tolist() == [1]
    assert not library.reindex().published


# -- rows in date order ------------------------------------------------------------------------

DAYS = st.dates(date(2019, 11, 1), date(2020, 3, 1))
ENDS = st.none() | st.dates(date(2019, 10, 1), date(2020, 4, 1))


@given(days=st.lists(st.none() | DAYS, min_size=1, max_size=12), first=ENDS, last=ENDS)
@example(days=[None], first=None, last=None)
@example(days=[date.min, date.max], first=date.min, last=date.max)
@settings(max_examples=200)
def test_a_period_is_the_rows_a_filter_would_find(
    days: list[date | None], first: date | None, last: date | None
) -> None:
    ordered = sorted((day for day in days if day), key=date.toordinal)
    undated = days.count(None)
    found = snapshot([*(day.toordinal() for day in ordered), *[0] * undated])
    period = Period(first, last)
    low, high = found.slice(period)
    inside = [place for place, day in enumerate(ordered) if day in period]
    assert list(range(low, high)) == [row for place in inside for row in (2 * place, 2 * place + 1)]
    assert found.count_records((low, high)) == len(inside)
    assert found.record_numbers((low, high)).tolist() == [place + 1 for place in inside]
    assert found.coverage((low, high)) == (
        (ordered[inside[0]], ordered[inside[-1]]) if inside else (None, None)
    )
    assert found.undated() == undated
    assert found.slice(None) == (0, 2 * len(days))
    assert found.count_records(found.slice(None)) == len(days)


@given(corpus=st.lists(st.tuples(st.none() | DAYS, st.integers(1, 3)), min_size=1, max_size=6))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_build_lies_in_date_order_with_the_undated_rows_last(
    tmp_path_factory: pytest.TempPathFactory, corpus: list[tuple[date | None, int]]
) -> None:
    library = Library(tmp_path_factory.mktemp("order"))
    for place, (day, length) in enumerate(corpus):
        facts = {"date": day.isoformat()} if day else {}
        text = " ".join(f"The border number {place} is open on day {i}." for i in range(length))
        library.write(f"{place}.txt", text, **facts)
    library.reindex()
    found = library.snapshot()
    rows = found.rows["day"].tolist()
    dated = [day for day in rows if day]
    assert rows == sorted(dated) + [0] * (len(rows) - len(dated))
    assert found.manifest.dated_rows == len(dated)
    assert found.undated() == sum(day is None for day, _ in corpus)
    records = library.searcher().archive.records(found.record_numbers().tolist())
    for row in range(len(found)):
        passage = found.passage(row)
        statement = records[passage.record].statement
        day = statement.date
        assert found.rows["day"][row] == (day.toordinal() if day else 0)
        assert statement.text[passage.start : passage.end].startswith("The border")
    for number in records:
        where = np.flatnonzero(found.rows["record"] == number)
        assert where.tolist() == list(range(where[0], where[0] + len(where))), "rows lie together"


def test_an_empty_period_finds_nothing() -> None:
    found = snapshot([5, 9, 0])
    assert found.slice(Period(date.fromordinal(9), date.fromordinal(5))) == (2, 2)
    later = date.fromordinal(9) + timedelta(days=1)
    assert found.slice(Period(later, None)) == (4, 4)
    assert found.coverage((4, 4)) == (None, None)


def test_a_digest_names_record_numbers_whatever_their_order() -> None:
    assert records_digest([3, 1, 2]) == records_digest(np.array([1, 2, 3]))
    assert records_digest([1, 2]) != records_digest([1, 2, 3])
    assert re.fullmatch("[0-9a-f]{64}", records_digest([]))


def test_the_rows_of_a_statement_lie_between_its_first_and_the_one_after_its_last() -> None:
    """Every statement has two rows."""
    first, after = snapshot([5, 6, 0]).statement_rows(np.array([0, 1, 3, 5]))
    assert (first.tolist(), after.tolist()) == ([0, 0, 2, 4], [2, 2, 4, 6])


def test_statements_in_other_languages_are_those_known_to_be() -> None:
    found = snapshot([5, 6, 0])
    found.rows["lang"][:] = [b"en", b"en", b"ru", b"ru", b"", b""]
    every = np.arange(6)
    assert (
        found.in_other_languages(every, {"en"}).tolist() == [False, False, True, True] + [False] * 2
    )
    assert found.in_other_languages(np.array([2, 0]), {"ru", "ky"}).tolist() == [False, True]
