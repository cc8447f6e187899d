"""What OpenVINO makes of a graph is kept by one process at a time: it writes it in place."""

import os
import shutil
from pathlib import Path
from typing import Any

import openvino
import pytest
from filelock import FileLock, Timeout

from retrieval import ENGLISH_ENCODER, ModelEncoder
from retrieval.encode import graph as graphs
from retrieval.encode.compiled_files import compiled_folder, read_facts
from retrieval.encode.graph import Graph

pytestmark = pytest.mark.xdist_group("the model and its compiled form")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A compiled model of which OpenVINO has made nothing yet."""
    models = Path(os.environ["ONRECORD_MODELS"])
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, models)
    encoder.encode_question("water")
    made = compiled_folder(models, encoder.fingerprint)
    copy = tmp_path / "model"
    shutil.copytree(made, copy, ignore=shutil.ignore_patterns("cache*"))
    return copy


@pytest.fixture
def seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, bool]]:
    """Of each compiling: whether what is made is kept, and whether others are kept out."""
    compile_model = openvino.Core.compile_model
    found: list[tuple[bool, bool]] = []

    def compiling(core: Any, path: str, device: str, options: dict[str, Any]) -> Any:
        try:
            with FileLock(folder / "cache.lock", timeout=0):
                alone = False
        except Timeout:
            alone = True
        found.append(("CACHE_DIR" in options, alone))
        return compile_model(core, path, device, options)

    monkeypatch.setattr(openvino.Core, "compile_model", compiling)
    return found


def opened(folder: Path, *, cached: bool = True) -> int:
    """The texts that it makes vectors of, of two."""
    facts = read_facts(folder)
    assert facts is not None
    graph = Graph(folder, facts, 2, cached=cached)
    return len(graph.outputs(graph.ids(["water", "The lands were given back."]), 8)[0])


def kept(folder: Path) -> int:
    return len(list((folder / "cache").glob("*.blob")))


def test_what_is_made_of_a_graph_is_kept_while_no_other_process_does(
    folder: Path, seen: list[tuple[bool, bool]]
) -> None:
    assert [opened(folder), opened(folder)] == [2, 2]
    assert seen == [(True, True), (True, True)]
    assert kept(folder) == 1


def test_where_another_process_takes_too_long_nothing_is_kept(
    folder: Path, seen: list[tuple[bool, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "_PATIENCE", 0.01)
    with FileLock(folder / "cache.lock"):
        assert opened(folder) == 2
    assert seen == [(False, True)]
    assert kept(folder) == 0


def test_what_is_not_to_be_kept_waits_for_nobody(
    folder: Path, seen: list[tuple[bool, bool]]
) -> None:
    assert opened(folder, cached=False) == 2
    assert seen == [(False, False)]
    assert kept(folder) == 0
