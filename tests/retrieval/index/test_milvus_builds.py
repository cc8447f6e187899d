"""A build in Milvus: a collection with each row once, live by an alias, gone when not needed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hashed_encoder import HashedEncoder
from library import NOON, Library, find
from paths import ROOT

from retrieval import maintenance
from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index import builds
from retrieval.index.build_files import open_build, read_manifest
from retrieval.index.remote import keeping, upload
from retrieval.index.remote.store import Found, Passage, Store, Where
from retrieval.types import Query

pytest.importorskip("pymilvus", reason="the extra milvus is not installed")

TEXTS = [
    "The grain treaty was signed today. The border is open for grain.",
    "Water and grain were spoken of. The embassy moved to the water.",
    "Nobody was hurt. The water treaty is old. The fee is ten.",
    "The minister returned. The sanction is lifted. Assets are free.",
    "The visa is dear. The fee for a visa is paid at the embassy.",
]


class Killed(BaseException):
    """The process ends here."""


def made(root: Path, url: str) -> Library:
    """Statements of 2020 to 2023 and one without a date, not indexed yet."""
    library = Library(root, encoder=HashedEncoder(), index_url=url)
    for number, text in enumerate(TEXTS):
        day = {"date": f"202{number}-01-01"} if number < 4 else {}
        library.write(f"{number}.md", text, id=f"s{number}", **day)
    return library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return made(tmp_path / "home", str(tmp_path / "arms.db"))


@pytest.fixture
def store(library: Library) -> Iterator[Store]:
    opened = Store(str(library.index_url))
    yield opened
    opened.close()


def collection(library: Library, build: Path | None = None) -> str:
    name = keeping.collection_of(build or library.live())
    assert name is not None
    return name


def held(store: Store, name: str, rows: int) -> list[tuple[list[float], dict[int, float]]]:
    """Every row of a collection."""
    assert store.count(name) == rows
    vectors, weights = store.vectors(name, range(rows)), store.weights(name, range(rows))
    return [(vectors[row].tolist(), weights[row]) for row in range(rows)]


def test_a_build_is_a_collection_and_has_no_vectors_on_disk(library: Library, store: Store) -> None:
    library.reindex()
    live, name = library.live(), collection(library)
    assert not (live / "vectors.npy").exists()
    manifest = read_manifest(live)
    assert (manifest.dense, manifest.collection) == ("milvus", name)
    assert store.count(name) == manifest.rows == len(library.snapshot())
    assert store.alias(keeping.alias_of(library.directory)) == name
    assert keeping.owner(library.directory) in name


def test_a_build_of_files_says_nothing_of_collections(tmp_path: Path) -> None:
    """Its manifest is, to the byte, as it always was."""
    library = made(tmp_path, "")
    library.index_url = None
    library.reindex()
    assert "collection" not in (library.live() / "manifest.json").read_text()
    assert not library.directory.owner.exists()


def test_what_was_taken_over_is_not_embedded_again(library: Library) -> None:
    library.reindex()
    before = library.snapshot().dense.vectors(range(len(library.snapshot())))
    library.write("new.md", "Nothing was said of rain.", id="new", date="2019-01-01")
    assert library.reindex().embedded == 1
    after = library.snapshot().dense.vectors(range(1, len(library.snapshot())))
    assert np.array_equal(after, before), "an older statement comes first, all rows move"


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_killed_at_any_batch_each_row_is_there_once(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    monkeypatch.setattr(upload, "_BATCH", 2)
    other = made(library.root / "whole", str(library.index_url))
    other.reindex()
    rows = len(other.snapshot())
    whole = held(store, collection(other), rows)
    write = Store.write
    written: list[int] = []

    def breaks(at: int) -> Callable[..., None]:
        def writes(one: Store, name: str, some: list[Passage], partition: str) -> None:
            if before and len(written) == at:
                raise Killed
            write(one, name, some, partition)
            written.extend([len(some)])
            if not before and len(written) > at:
                raise Killed

        return writes

    deaths = 0
    for _ in range(rows):
        written.clear()
        monkeypatch.setattr(Store, "write", breaks(1 if before else 0))
        try:
            library.reindex()
            break
        except Killed:
            deaths += 1
            assert builds.current(library.directory) is None
    assert deaths >= 3
    monkeypatch.setattr(Store, "write", write)
    library.reindex()
    assert held(store, collection(library), rows) == whole


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_process_that_is_killed_loses_nothing_it_wrote(tmp_path: Path) -> None:
    """The file of milvus-lite as a kill leaves it, opened by another process."""
    library = made(tmp_path / "home", str(tmp_path / "arms.db"))
    child = ROOT / "tests" / "support" / "milvus_child.py"
    place = os.pathsep.join([str(ROOT), str(child.parent)])
    ended = subprocess.run(
        [sys.executable, child, library.root, str(library.index_url), "2"],
        env={**os.environ, "PYTHONPATH": place},
        check=False,
    )
    assert ended.returncode < 0
    library.reindex()
    steps = [step.done for step in library.steps if step.stage == "writing" and step.total > 1]
    assert steps[0] > 0, "it goes on behind what was written"
    assert Store(str(library.index_url)).count(collection(library)) == len(library.snapshot())
    assert find(library.searcher(), Query("", "grain treaty")).hits[0].row == 0


def test_half_a_collection_is_found_out_and_made_whole(library: Library, store: Store) -> None:
    library.reindex()
    name, rows = collection(library), len(library.snapshot())
    store._call("spoil", lambda c, _: c.delete(name, ids=[rows - 1]))
    with pytest.raises(BuildError, match=rf"has {rows - 1} of {rows} rows; run: onrecord index$"):
        library.snapshot()
    with pytest.raises(BuildError, match="lacks 1 of its rows"):
        open_build(library.live(), thorough=False, index_url=library.index_url).dense.vectors(
            range(rows)
        )
    library.reindex()
    assert len(held(store, collection(library), rows)) == rows


def test_rows_that_are_not_what_was_written_are_found_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes live, and the next run writes all of it again."""
    write = Store.write

    def spoils(one: Store, name: str, some: list[Passage], partition: str) -> None:
        wrong = [Passage(p.row, p.day, p.dense[::-1].copy(), p.sparse) for p in some]
        write(one, name, wrong, partition)

    monkeypatch.setattr(Store, "write", spoils)
    with pytest.raises(BuildError, match=r"did not hold what was written .*; run: onrecord index$"):
        library.reindex()
    assert builds.current(library.directory) is None
    monkeypatch.setattr(Store, "write", write)
    library.reindex()
    assert find(library.searcher(), Query("", "grain treaty")).hits[0].row == 0


def test_going_back_is_the_alias_switched_back(library: Library, store: Store) -> None:
    library.reindex()
    first, alias = collection(library), keeping.alias_of(library.directory)
    library.write("new.md", "Nothing was said of rain.", id="new", date="2026-01-01")
    library.reindex()
    assert store.alias(alias) == collection(library) != first
    maintenance.rollback(library.directory, library.encoder.fingerprint)
    assert store.alias(alias) == collection(library) == first
    assert find(library.searcher(), Query("", "grain treaty")).hits[0].row == 0


def test_a_reader_ends_with_the_build_it_began_with(library: Library) -> None:
    library.reindex()
    reader = library.searcher()
    before = find(reader, Query("", "the water treaty")).hits
    library.write("new.md", "The water treaty is new.", id="new", date="2018-01-01")
    library.reindex()
    assert find(reader, Query("", "the water treaty")).hits == before
    assert find(library.searcher(), Query("", "the water treaty")).hits != before


def test_an_old_collection_goes_when_nobody_needs_it_for_an_hour(
    library: Library, store: Store
) -> None:
    others = made(library.root / "others", str(library.index_url))
    others.reindex()
    names = []
    for number in range(3):
        library.write("new.md", f"Rain number {number} fell.", id="new", date="2026-01-01")
        library.reindex()
        names.append(collection(library))
    ours = {name for name in store.collections() if keeping.owner(library.directory) in name}
    assert ours == set(names), "the first has no build any more, and an hour"
    later = NOON + keeping.GRACE + timedelta(minutes=10)
    assert keeping.tidy(library.directory, later) == names[:1]
    assert keeping.tidy(library.directory, later) == []
    assert {*names[1:], collection(others)} == set(store.collections())


def test_an_alias_that_was_left_behind_is_put_right(library: Library, store: Store) -> None:
    """Killed between the alias and ``CURRENT``, the next run mends it."""
    library.reindex()
    first, alias = collection(library), keeping.alias_of(library.directory)
    library.write("new.md", "Nothing was said of rain.", id="new", date="2026-01-01")
    library.reindex()
    store.point(alias, first)
    library.reindex()
    assert store.alias(alias) == collection(library)


def test_with_the_server_away_nothing_is_embedded_and_the_live_build_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.reindex()
    live = library.live()
    library.write("new.md", "Nothing was said of rain.", id="new", date="2026-01-01")

    def away(*_: object, **__: object) -> None:
        raise IndexUnreachable("away")

    monkeypatch.setattr(Store, "_call", away)
    with pytest.raises(IndexUnreachable):
        library.reindex()
    assert library.encoder.embedded == []
    assert library.live() == live


def test_back_to_files_needs_no_server(library: Library) -> None:
    library.reindex()
    library.index_url = None
    with pytest.raises(BuildError, match="set ONRECORD_INDEX_URL"):
        library.snapshot()
    library.reindex()
    assert library.snapshot().dense.kind == "exact"


def test_many_rows_that_may_not_be_found_are_passed_over() -> None:
    """Where a list would be too long, more is asked for, then less is looked at at once."""
    from retrieval.index.remote.arms import Collection, MilvusDense
    from retrieval.index.remote.partitions import Partitions

    rows = 60_000
    scores = np.linspace(1, 0, rows, dtype=np.float32)
    within = np.zeros(rows, dtype=np.bool_)
    within[30_000::5] = True  # none of the best half, and too many to be listed
    asked: list[tuple[int, str]] = []

    class Made(Store):
        def nearest(self, collection: str, vector: object, limit: int, where: Where) -> Found:  # noqa: ARG002
            asked.append((limit, where.rows))
            low, high = (
                int(part) for part in where.rows.replace("row >= ", "").split(" and row < ")
            )
            some = np.arange(low, high)[:limit]
            return Found(some, scores[some])

    collection = Collection(Made("none.db"), "rows", Partitions(()))
    arm = MilvusDense(collection, (rows, 4))
    best = arm.search(np.ones(4, dtype=np.float32), (0, rows), 100, within)
    assert best.rows.tolist() == list(range(30_000, 30_500, 5))
    assert max(limit for limit, _ in asked) == 16_384


def test_without_the_setting_nothing_of_milvus_is_loaded() -> None:
    """Not by what answers, indexes, or is asked at the command line."""
    program = (
        "import sys, bot.cli.main, bot.telegram.app, retrieval.reindexing, retrieval.search.live\n"
        "print(sorted({'grpc', 'milvus_lite', 'pymilvus', 'stamina'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "[]\n"
