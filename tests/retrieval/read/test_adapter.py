"""What was trained, kept in four bits and added to the base's own."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.encode import e5_package
from retrieval.errors import EncoderError
from retrieval.read.adapter import FILE, HEADS, read_adapter, write_adapter

BASE = {
    "layer.weight": np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32),
    "layer.bias": np.array([0.5, 0.5], dtype=np.float32),
    "other.weight": np.eye(2, dtype=np.float32),
}
TRAINED = {
    # changed by (1, 1) and (2, 2): a row's scale is a seventh of that
    "layer.weight": np.array([[2.0, 3.0], [5.0, 6.0]], dtype=np.float32),
    "layer.bias": np.array([0.75, 0.5], dtype=np.float32),
    "other.weight": np.eye(2, dtype=np.float32),
}
HEAD = {
    "score.weight": np.array([[1.0, -1.0, 0.5, 0.0]], dtype=np.float32),
    "score.bias": np.array([0.25], dtype=np.float32),
    "ends.weight": np.eye(2, dtype=np.float32),
    "ends.bias": np.zeros(2, dtype=np.float32),
}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "reader.npz"
    write_adapter(path, TRAINED, BASE, HEAD)
    return path


def test_base_and_adapter_are_what_was_trained(written: Path) -> None:
    adapter = read_adapter(written, None)
    merged = adapter.merged(BASE)
    assert {name: one.tolist() for name, one in merged.items()} == {
        "layer.weight": pytest.approx(np.array([[2.0, 3.0], [5.0, 6.0]]), abs=2e-3),
        "layer.bias": [0.75, 0.5],
        "other.weight": [[1.0, 0.0], [0.0, 1.0]],
    }
    assert {name: adapter.heads[name].tolist() for name in HEADS} == {
        name: one.tolist() for name, one in HEAD.items()
    }


def test_what_was_not_changed_is_not_kept(written: Path) -> None:
    with np.load(written) as file:
        kept = sorted(file.files)
    assert kept == [
        "ends.bias",
        "ends.weight",
        "layer.bias",
        "layer.weight:halves",
        "layer.weight:scales",
        "score.bias",
        "score.weight",
    ]


def test_a_change_is_kept_to_a_fifteenth_of_a_block_s_greatest(tmp_path: Path) -> None:
    chance = np.random.default_rng(7)
    change = chance.normal(size=(16, 256)).astype(np.float32)
    path = tmp_path / "reader.npz"
    write_adapter(path, {"m": change}, {"m": np.zeros_like(change)}, HEAD)
    kept = read_adapter(path, None).changes["m"]
    lost = ((kept - change) ** 2).sum() / (change**2).sum()
    assert kept.shape == (16, 256)
    assert lost < 0.015


def test_another_base_is_refused(written: Path) -> None:
    other = BASE | {"layer.weight": np.zeros((3, 3), dtype=np.float32)}
    with pytest.raises(EncoderError, match=r"another base: layer\.weight does not fit"):
        read_adapter(written, None).merged(other)


def test_a_changed_file_is_refused(written: Path) -> None:
    with pytest.raises(EncoderError, match="missing or changed"):
        read_adapter(written, "0" * 64)


def test_a_damaged_file_is_named(written: Path) -> None:
    written.write_bytes(written.read_bytes()[:100])
    with pytest.raises(EncoderError, match="is damaged"):
        read_adapter(written, None)


def test_the_shipped_adapter_fits_its_base() -> None:
    if not e5_package.is_installed():
        pytest.skip("the package of the base is not installed")
    base = e5_package.read_model(e5_package.package_file()).tensors
    adapter = read_adapter()
    merged = adapter.merged(base)
    assert merged.keys() == base.keys()
    assert {name: one.shape for name, one in adapter.heads.items()} == {
        "score.weight": (1, 768),
        "score.bias": (1,),
        "ends.weight": (2, 384),
        "ends.bias": (2,),
    }
    # word vectors are shared with the encoder, and so are its own
    assert all(name.startswith("encoder.") for name in adapter.changes)
    assert FILE.stat().st_size < 13_000_000
