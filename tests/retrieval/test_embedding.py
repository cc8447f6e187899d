"""Vectors that other machines computed: shares that fit together, files that are what they say."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from fake_encoder import VOCABULARY, FakeEncoder
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import Shard, answer_query, builds, embed, reindex
from retrieval.archive.update import digest
from retrieval.encode.protocol import Matrix
from retrieval.errors import BuildError, ReindexInProgress
from retrieval.index import vector_files
from retrieval.index.saved_vectors import _GROUP, key
from retrieval.index.vector_files import VectorFacts
from retrieval.types import EmbedReport, Query

pytest.importorskip("pyarrow", reason="pyarrow, of the extra scale, is not installed")

WORDS = ("grain", "border", "visa", "water", "treaty")


@pytest.fixture
def many(library: Library) -> Library:
    """A corpus of 25 passages, two of them the same; nothing is indexed."""
    for number in range(12):
        one, other = WORDS[number % 5], WORDS[number % 3]
        text = f"The {one} number {number} is open to all. The {other} {number} was closed then."
        library.write(f"{number}.txt", text, date=f"2020-01-{number + 1:02}", lang="en")
    library.write("again.txt", "The water is high in spring and low in autumn.", title="River")
    library.write("twice.txt", "The water is high in spring and low in autumn.", title="River")
    return library


def share(library: Library, number: int, of: int, out: Path) -> EmbedReport:
    return replace(embed(library.corpus, library.job(), Shard(number, of), out), seconds=0.0)


def take(library: Library, *files: Path) -> int:
    """Index with files of vectors; returns how many were computed all the same."""
    job = replace(library.job(), vectors=files)
    library.encoder.embedded.clear()
    return reindex(library.corpus, job).embedded


def names(path: Path, encoder: FakeEncoder | None = None) -> list[bytes]:
    read = vector_files.read(path, encoder or FakeEncoder())
    return [name for some, _ in read for name in some]


def digests(library: Library) -> dict[str, tuple[int, str, str]]:
    """Of every file of the live build."""
    return library.snapshot().manifest.files


# -- shares ------------------------------------------------------------------------------------


def test_a_build_of_shares_is_the_build_that_is_made_alone(many: Library, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.parquet" for number in (1, 2, 3)]
    reports = [share(many, number, 3, file) for number, file in enumerate(files, 1)]
    assert sum(one.passages for one in reports) == 25
    assert all(one.embedded == one.passages > 0 for one in reports)

    assert take(many, *files) == 0
    assert many.encoder.embedded == []
    shared, answered = digests(many), answer_query(many.searcher(), Query("grain", "grain"))

    alone = Library(tmp_path / "alone")
    copytree(many.corpus, alone.corpus)
    assert alone.reindex().embedded == 25
    assert digests(alone) == shared
    assert answer_query(alone.searcher(), Query("grain", "grain")).quotes == answered.quotes


def test_no_vector_of_one_share_is_in_another(many: Library, tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    share(many, 1, 1, whole)
    for of in (2, 5, 14):
        files = [tmp_path / f"{number}-of-{of}.parquet" for number in range(1, of + 1)]
        for number, file in enumerate(files, 1):
            share(many, number, of, file)
        assert sorted(name for file in files for name in names(file)) == names(whole)


@given(of=st.integers(1, 40), texts=st.sets(st.text(max_size=9), min_size=1, max_size=40))
def test_shares_are_disjoint_and_leave_nothing_out(of: int, texts: set[str]) -> None:
    shards = [Shard(number, of) for number in range(1, of + 1)]
    assert all(sum(one.has(digest(text)) for one in shards) == 1 for text in texts)


def test_what_is_missing_from_the_files_is_computed(many: Library, tmp_path: Path) -> None:
    half = tmp_path / "half.parquet"
    passages = share(many, 2, 2, half).passages
    assert 0 < passages < 25
    assert take(many, half) == 25 - passages


def test_what_the_live_build_has_is_not_computed_for_a_file(many: Library, tmp_path: Path) -> None:
    many.reindex()
    many.write("new.txt", "The embassy has moved to the north of the town.", date="2021-01-01")
    out = tmp_path / "new.parquet"
    assert share(many, 1, 1, out).passages == 1
    assert take(many, out) == 0


def test_a_file_that_is_made_again_is_the_same_and_costs_nothing(
    many: Library, tmp_path: Path
) -> None:
    out = tmp_path / "all.parquet"
    share(many, 1, 1, out)
    before = out.read_bytes()
    assert share(many, 1, 1, out) == EmbedReport(str(out), 25, 0, len(before), (), 0.0)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.parquet", "corpus"]


def test_two_processes_do_not_write_one_file(many: Library, tmp_path: Path) -> None:
    folder = tmp_path / ".one.parquet.unfinished"
    folder.mkdir()
    with FileLock(folder / "LOCK"), pytest.raises(ReindexInProgress, match=r"one\.parquet"):
        share(many, 1, 1, tmp_path / "one.parquet")


# -- cut short ---------------------------------------------------------------------------------


class Dying(FakeEncoder):
    """Dies at the second group of passages."""

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of the first group alone."""
        if self.embedded:
            raise KeyboardInterrupt
        return super().encode_passages(texts, step)


def test_what_was_computed_before_a_kill_is_in_the_file_once(
    library: Library, tmp_path: Path
) -> None:
    text = " ".join(f"The border number {place} is open." for place in range(2 * _GROUP + 10))
    library.write("long.txt", text)
    out = tmp_path / "long.parquet"
    library.encoder = Dying()
    with pytest.raises(KeyboardInterrupt):
        share(library, 1, 1, out)
    assert not out.exists()
    library.encoder = FakeEncoder()
    done = share(library, 1, 1, out)
    assert done.passages - done.embedded == _GROUP
    kept = names(out)
    assert len(kept) == len(set(kept)) == done.passages
    assert take(library, out) == 0


def test_an_index_that_dies_while_it_takes_over_goes_on(
    many: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tmp_path / "1.parquet", tmp_path / "2.parquet"
    for number, file in enumerate(files, 1):
        share(many, number, 2, file)
    read = vector_files.read

    def dying(path: Path, encoder: FakeEncoder) -> object:
        if path == files[1]:
            raise KeyboardInterrupt
        return read(path, encoder)

    with monkeypatch.context() as patch:
        patch.setattr(vector_files, "read", dying)
        with pytest.raises(KeyboardInterrupt):
            take(many, *files)
    assert builds.current(many.directory) is None
    assert take(many, *files) == 0
    keys = [bytes(row) for row in many.snapshot().keys]
    assert set(keys) == {*names(files[0]), *names(files[1])}


# -- files that are no use -----------------------------------------------------------------------


def refused(library: Library, file: Path) -> str:
    with pytest.raises(BuildError) as fault:
        take(library, file)
    assert builds.current(library.directory) is None
    return str(fault.value)


def test_vectors_of_another_encoder_are_refused_by_name(many: Library, tmp_path: Path) -> None:
    out = tmp_path / "other.parquet"
    share(many, 1, 1, out)
    many.encoder = FakeEncoder("fake-2")
    assert refused(many, out) == (
        f"{out}: its vectors were made with the model fake (fake-1), not the one set now (fake-2);"
        " leave it out, or run: ONRECORD_ENCODER=fake onrecord index"
    )
    with pytest.raises(BuildError, match="not the one set now"):
        share(many, 1, 1, out)  # it is not written over


def test_vectors_of_another_length_are_refused(many: Library, tmp_path: Path) -> None:
    out = tmp_path / "short.parquet"
    share(many, 1, 1, out)
    many.encoder = FakeEncoder(vocabulary=VOCABULARY[:3])
    assert refused(many, out) == (
        f"{out}: its vectors have 12 numbers, those of the model fake have 4;"
        " make it again with: onrecord embed"
    )


def test_a_file_that_is_missing_or_something_else_is_refused(many: Library, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    out = tmp_path / "it.parquet"
    again = "make it again with: onrecord embed"
    assert refused(many, out) == f"{out}: there is no such file; {again}"
    out.write_bytes(b"no Parquet")
    assert refused(many, out).startswith(f"{out}: the file is damaged (")
    parquet.write_table(pa.table({"a": [1]}), out)
    assert refused(many, out) == (
        f"{out}: this is no file of vectors of onrecord; they are made by: onrecord embed"
    )


def test_rows_that_are_doubled_or_missing_are_told(many: Library, tmp_path: Path) -> None:
    out = tmp_path / "it.parquet"
    rows = FakeEncoder().encode_passages(["grain", "visa"], lambda _: None)
    facts = VectorFacts("fake", "fake-1", 12, rows=2)
    one, other = sorted((key("grain"), key("visa")))
    vector_files.write(out, facts, [([one, one], rows)])
    assert "its keys are out of order" in refused(many, out)
    vector_files.write(out, facts, [([one, other], rows)])
    assert names(out) == [one, other]
    vector_files.write(out, facts, [([one], rows[:1])])
    assert "it has 1 vectors where it had 2" in refused(many, out)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 20 vectors."""
    out = tmp_path_factory.mktemp("whole") / "it.parquet"
    texts = {key(f"grain {number * 'border '}"): number for number in range(20)}
    rows = FakeEncoder().encode_passages([f"grain {n * 'border '}" for n in range(20)], _ignore)
    order = sorted(texts)
    facts = VectorFacts("fake", "fake-1", 12, rows=20)
    vector_files.write(out, facts, [(order, rows[[texts[name] for name in order]])])
    return out


def _ignore(_: int) -> None:
    pass


@given(data=st.data())
@settings(max_examples=150)
def test_whatever_byte_is_wrong_no_wrong_vector_is_read(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sound = whole.read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    spoiled = bytearray(sound)
    if data.draw(st.booleans()):
        spoiled[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del spoiled[place:]
    out = tmp_path_factory.mktemp("spoiled") / "it.parquet"
    out.write_bytes(bytes(spoiled))
    try:
        found = list(vector_files.read(out, FakeEncoder()))
    except BuildError as fault:
        said = str(fault)
    else:
        said = ""
    if said:
        assert said.startswith(f"{out}: ")
        return
    expected = list(vector_files.read(whole, FakeEncoder()))
    assert [some for some, _ in found] == [some for some, _ in expected]
    assert all((a == b).all() for (_, a), (_, b) in zip(found, expected, strict=True))
