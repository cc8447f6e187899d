"""The fast encoder's layers: what a file holds, and what is made of the multilingual model's."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.encode import fast_layers
from retrieval.encode.e5_package import E5Model, Shape
from retrieval.encode.fast_layers import fast_model, read_layers, write_layers
from retrieval.errors import EncoderError

MATRIX, BIAS = "encoder.layer.1.output.dense.weight", "encoder.layer.0.output.dense.bias"


def layers() -> dict[str, np.ndarray]:
    return {
        MATRIX: np.array([[1.27, -0.1], [0.0, 0.0], [254.0, 3.0]], dtype=np.float32),
        BIAS: np.array([0.5, -0.25], dtype=np.float32),
    }


def test_a_matrix_is_its_numbers_of_eight_bits_times_its_row_s_scale(tmp_path: Path) -> None:
    """The greatest number of a row is 127; what is between two steps goes to the nearer one."""
    write_layers(tmp_path / "x.npz", layers())
    read = read_layers(tmp_path / "x.npz", None)
    assert {name: one.dtype for name, one in read.items()} == dict.fromkeys(layers(), np.float32)
    assert read[MATRIX] == pytest.approx(np.array([[1.27, -0.1], [0, 0], [254, 4]]))
    assert read[BIAS].tolist() == [0.5, -0.25]


def test_what_is_missing_changed_or_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    again = f"The fast encoder at {path} is missing or changed; install onrecord again"
    with pytest.raises(EncoderError) as missing:
        read_layers(path)
    write_layers(path, layers())
    with pytest.raises(EncoderError) as changed:
        read_layers(path)
    assert (str(missing.value), str(changed.value)) == (again, again)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(EncoderError, match=r"The fast encoder at .* is damaged: "):
        read_layers(path, None)


def test_the_layers_take_the_place_of_the_base_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its embeddings and its pieces stay; of its layers none does."""
    rows = np.ones((3, 2), dtype=np.float32)
    base = E5Model(
        Shape(2, 12, 1, 4, 3, 8, 1, 1e-12),
        [("a", -1.0)],
        0,
        {"embeddings.position_embeddings.weight": rows, "encoder.layer.11.output.dense.bias": rows},
        rows.astype(np.float16),
    )
    monkeypatch.setattr(fast_layers, "read_layers", layers)
    made = fast_model(base)
    assert made.shape == replace(base.shape, layers=2)
    assert {*made.tensors} == {"embeddings.position_embeddings.weight", MATRIX, BIAS}
    assert (made.pieces, made.words is base.words) == (base.pieces, True)


def test_the_shipped_layers_are_the_known_ones() -> None:
    names = {name.partition(".layer.")[2].partition(".")[0] for name in read_layers()}
    assert names == {"0", "1", "2", "3", "4", "5"}
