"""The dense arm against a brute-force search."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.dense import DenseIndex

ROWS, DIMENSION = 40, 8


def unit(rows: int, seed: int = 0) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    units: NDArray[np.float32] = made / np.linalg.norm(made, axis=1, keepdims=True)
    return units


VECTORS = unit(ROWS)
INDEX = DenseIndex.build(VECTORS)


@settings(max_examples=60)
@given(st.integers(0, ROWS), st.integers(0, ROWS), st.integers(0, ROWS + 5), st.integers(0, 1000))
def test_a_slice_is_searched_as_if_there_were_nothing_else(
    low: int, high: int, most: int, seed: int
) -> None:
    question = unit(1, seed)[0]
    found = INDEX.search(question, (low, high), most)
    cosines = VECTORS @ question
    expected = sorted(range(low, high), key=lambda row: -cosines[row])[:most]
    assert found.rows.tolist() == expected
    assert np.allclose(found.scores, cosines[expected], atol=1e-6)


def test_scores_are_cosines_of_any_rows_in_any_order() -> None:
    question = unit(1, 3)[0]
    assert np.allclose(
        INDEX.scores(question, [7, 0, 7]), (VECTORS @ question)[[7, 0, 7]], atol=1e-6
    )
    assert INDEX.scores(question, []).tolist() == []


def test_equal_vectors_score_the_same_in_every_row() -> None:
    """Whatever the order of additions, so that ties are ties."""
    index = DenseIndex.build(np.repeat(unit(1, 5), 37, axis=0))
    assert len(set(index.scores(unit(1, 6)[0], range(37)).tolist())) == 1


def test_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    INDEX.save(tmp_path / "vectors.npy")
    loaded = DenseIndex.load(tmp_path / "vectors.npy")
    question = unit(1, 9)[0]
    assert (len(loaded), loaded.dimension) == (ROWS, DIMENSION)
    assert [*loaded.search(question, (3, 30), 5)] == [*INDEX.search(question, (3, 30), 5)]
    assert np.array_equal(loaded.vectors(range(ROWS)), VECTORS)


@pytest.mark.parametrize("kept", [0, 1, 50, -1])
def test_a_truncated_file_is_refused_with_the_command_to_run(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "vectors.npy"
    INDEX.save(path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(BuildError, match=r"cannot be read; run: onrecord index$"):
        DenseIndex.load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="run: onrecord index"):
        DenseIndex.load(tmp_path / "nothing")


def test_written_block_by_block_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npy"
    blocks = (VECTORS[start : start + 7] for start in range(0, ROWS, 7))
    written = DenseIndex.write(path, (ROWS, DIMENSION), blocks)
    assert np.array_equal(written.vectors(range(ROWS)), VECTORS)
    assert np.array_equal(np.load(path), VECTORS)
    question = unit(1, 4)[0]
    assert [*written.search(question, (5, 40), 6)] == [*INDEX.search(question, (5, 40), 6)]


def test_another_kind_of_matrix_is_refused(tmp_path: Path) -> None:
    for wrong in (np.zeros(5, dtype=np.float32), np.zeros((5, 4))):
        np.save(tmp_path / "vectors.npy", wrong)
        with pytest.raises(BuildError, match="run: onrecord index"):
            DenseIndex.load(tmp_path / "vectors.npy")
