"""The codes of a large build: what they find is what an exact search finds."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index import dense
from retrieval.index.binary_codes import PART, Codes
from retrieval.index.dense import DenseIndex

DIMENSION = 64
ROWS = 8 * PART + 5000


def unit(rows: int, seed: int) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    units: NDArray[np.float32] = made / np.linalg.norm(made, axis=1, keepdims=True)
    return units


def planted() -> NDArray[np.float32]:
    """Random rows; 545 of them lean to the second axis, every 4000th has its cosine to the first.

    That is 0.50 for the first of them, 0.51 for the next, and so on.
    """
    vectors = unit(ROWS, 1)
    vectors[7::250, 1] += 3.0
    vectors[::4000, 0] = 0.0
    units: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    for place, row in enumerate(range(0, ROWS, 4000)):
        cosine = 0.5 + 0.01 * place
        units[row] *= np.sqrt(1 - cosine**2)
        units[row, 0] = cosine
    return units


VECTORS = planted()
FIRST_AXIS = np.eye(1, DIMENSION, dtype=np.float32)[0]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> DenseIndex:
    path = tmp_path_factory.mktemp("coded") / "vectors.npy"
    blocks = (VECTORS[at : at + 10_000] for at in range(0, ROWS, 10_000))
    return DenseIndex.write(path, (ROWS, DIMENSION), blocks)


def test_the_planted_rows_are_found_best_first_with_their_true_cosines(index: DenseIndex) -> None:
    assert index.kind == "rabitq"
    found = index.search(FIRST_AXIS, (0, ROWS), 10)
    last = (ROWS - 1) // 4000
    assert found.rows.tolist() == [4000 * place for place in range(last, last - 10, -1)]
    assert found.scores.tolist() == pytest.approx(
        [0.5 + 0.01 * place for place in range(last, last - 10, -1)], abs=1e-5
    )


@pytest.mark.parametrize("rows", [(1, ROWS), (0, 8 * PART), (4 * PART - 1, ROWS - 1), (5000, ROWS)])
def test_nothing_outside_a_slice_is_found_and_nothing_inside_is_missed(
    index: DenseIndex, rows: tuple[int, int]
) -> None:
    inside = [row for row in range(0, ROWS, 4000) if rows[0] <= row < rows[1]]
    found = index.search(FIRST_AXIS, rows, 5)
    assert found.rows.tolist() == inside[:-6:-1]


@pytest.mark.parametrize("size", [PART, 4 * PART])  # the second one that of older builds
@pytest.mark.parametrize(("low", "high"), [(1, 4 * PART + 1), (1, 8 * PART - 1), (4001, ROWS)])
def test_what_lies_beside_a_slice_is_not_found_in_it(size: int, low: int, high: int) -> None:
    vectors = VECTORS.copy()
    vectors[:low] = vectors[high:] = FIRST_AXIS
    found = DenseIndex(vectors, Codes.build(vectors, size)).search(FIRST_AXIS, (low, high), 5)
    inside = [row for row in range(0, ROWS, 4000) if low <= row < high]
    assert found.rows.tolist() == inside[:-6:-1]


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize(("low", "high"), [(0, ROWS), (1, 4 * PART + 1), (4001, 8 * PART - 1)])
def test_of_some_rows_the_nearest_are_found_and_no_others(
    low: int, high: int, *, beside: bool
) -> None:
    """Where all the nearest are of the others, the codes cannot tell and all rows are looked at."""
    vectors = VECTORS.copy()
    within = np.random.default_rng(3).random(ROWS) < 0.6
    within[::4000] = True
    within[8000::12000] = False
    if beside:
        vectors[~within] = FIRST_AXIS
    found = DenseIndex.build(vectors).search(FIRST_AXIS, (low, high), 5, within)
    inside = [row for row in range(0, ROWS, 4000) if low <= row < high and within[row]]
    assert found.rows.tolist() == inside[:-6:-1]
    assert found.scores.tolist() == pytest.approx((vectors[inside] @ FIRST_AXIS)[:-6:-1].tolist())


def test_many_rows_that_lie_anywhere_are_told_by_their_codes(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = np.random.default_rng(3).random(ROWS) < 0.6
    within[::4000] = True
    monkeypatch.setattr(DenseIndex, "_scan", None)  # would fail if it were called
    found = index.search(FIRST_AXIS, (5, ROWS - 5), 5, within)
    assert found.rows.tolist() == list(range(0, ROWS, 4000))[:-6:-1]


def test_a_small_slice_is_scanned_exactly(
    index: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Codes, "likely", None)  # would fail if it were called
    assert index.search(FIRST_AXIS, (7990, 12_010), 2).rows[0] == 12_000


def test_among_many_that_are_alike_the_nearest_are_those_of_an_exact_search(
    index: DenseIndex,
) -> None:
    for seed in range(20):
        leaning = 3 * np.eye(2, DIMENSION, dtype=np.float32)[1] + unit(1, 100 + seed)[0]
        question = leaning / np.linalg.norm(leaning)
        exact = np.argsort(-(VECTORS @ question))[:10].tolist()
        found = index.search(question, (0, ROWS), 200).rows[:10].tolist()
        assert sorted(found) == sorted(exact)


def test_single_rows_are_read_as_they_were_written(index: DenseIndex, tmp_path: Path) -> None:
    DenseIndex.build(VECTORS).save(tmp_path / "vectors.npy")
    loaded = DenseIndex.load(tmp_path / "vectors.npy")
    rows = [ROWS - 1, 0, 40_000, 0]
    assert np.array_equal(loaded.vectors(rows), VECTORS[rows])
    assert np.array_equal(loaded.vectors(np.arange(ROWS)), VECTORS)
    assert loaded.vectors([]).shape == (0, DIMENSION)
    expected = [*index.search(FIRST_AXIS, (0, ROWS), 50)]
    assert [*loaded.search(FIRST_AXIS, (0, ROWS), 50)] == expected


def test_kept_in_memory_it_finds_the_same_and_is_saved_with_its_codes(
    index: DenseIndex, tmp_path: Path
) -> None:
    made = DenseIndex.build(VECTORS)
    made.save(tmp_path / "vectors.npy")
    loaded = DenseIndex.load(tmp_path / "vectors.npy")
    expected = [*index.search(FIRST_AXIS, (0, ROWS), 50)]
    for other in (made, loaded):
        assert [*other.search(FIRST_AXIS, (0, ROWS), 50)] == expected
    names = sorted(path.name for path in (tmp_path / "codes").iterdir())
    assert names == [f"{number:05}.faiss" for number in range(9)]


def test_a_small_build_has_no_codes(tmp_path: Path) -> None:
    small = DenseIndex.write(tmp_path / "vectors.npy", (100, DIMENSION), [VECTORS[:100]])
    assert small.kind == "exact"
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.npy"]


@pytest.mark.parametrize("harm", ["cut", "gone", "none"])
def test_damaged_codes_are_refused_with_the_command_to_run(tmp_path: Path, harm: str) -> None:
    DenseIndex.build(VECTORS).save(tmp_path / "vectors.npy")
    path = tmp_path / "codes" / "00001.faiss"
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    else:
        for one in [path] if harm == "gone" else list((tmp_path / "codes").iterdir()):
            one.unlink()
    with pytest.raises(BuildError, match=r"run: onrecord index$"):
        DenseIndex.load(tmp_path / "vectors.npy")


def test_what_exact_scans_bring_into_memory_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    DenseIndex.build(VECTORS).save(tmp_path / "vectors.npy")
    loaded = DenseIndex.load(tmp_path / "vectors.npy")
    times = []
    monkeypatch.setattr(dense, "let_go", lambda array: times.append(len(array)))
    for _ in range(5):  # 16,000 rows each: the third reaches two parts of 16,384
        loaded.search(FIRST_AXIS, (0, 16_000), 5)
    assert times == [ROWS]
    some = np.zeros(ROWS, dtype=np.bool_)
    some[::40] = True  # 3,402 rows, each of which brings fifteen others
    loaded.search(FIRST_AXIS, (0, ROWS), 5, some)
    assert times == [ROWS, ROWS]


def test_the_file_is_closed_with_the_index(tmp_path: Path) -> None:
    def opened() -> int:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    DenseIndex.build(VECTORS).save(tmp_path / "vectors.npy")
    before = opened()
    loaded = DenseIndex.load(tmp_path / "vectors.npy")
    assert opened() > before
    del loaded
    assert opened() == before
