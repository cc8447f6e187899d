"""A graph is open once at a time; what OpenVINO makes of it is kept by one process at a time."""

import gc
import os
import re
import shutil
from pathlib import Path
from typing import Any
from weakref import WeakSet

import openvino
import pytest
from filelock import FileLock, Timeout

from retrieval import ENGLISH_ENCODER, ModelEncoder
from retrieval.encode import graph as graphs
from retrieval.encode.compiled import CompiledEncoder
from retrieval.encode.compiled_files import compiled_folder, read_facts
from retrieval.encode.graph import Graph
from retrieval.encode.model_source import source_of
from retrieval.errors import EncoderError

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


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Of each compiling: how many streams it is to have, and how many graphs are open meanwhile."""
    compile_model = openvino.Core.compile_model
    found: list[tuple[int, int]] = []
    made: WeakSet[Any] = WeakSet()

    def compiling(core: Any, path: str, device: str, options: dict[str, Any]) -> Any:
        gc.collect()
        found.append((options["NUM_STREAMS"], len(made)))
        compiled = compile_model(core, path, device, options)
        made.add(compiled)
        return compiled

    monkeypatch.setattr(openvino.Core, "compile_model", compiling)
    return found


def test_whoever_encodes_passages_and_questions_has_one_graph_open_at_a_time(
    folder: Path, beside: list[tuple[int, int]]
) -> None:
    """Each is as large as the model: two would take twice the memory."""
    facts = read_facts(folder)
    assert facts is not None
    encoder = CompiledEncoder(source_of(ENGLISH_ENCODER), Graph(folder, facts, 2))
    asked = encoder.encode_question("water")
    texts = ["The ferry crosses six times a day.", "water"]
    passages = encoder.encode_passages(texts, lambda _: None)
    assert encoder.count_tokens(texts) == [8, 1]
    assert encoder.encode_question("water") == pytest.approx(asked, abs=1e-6)
    assert encoder.encode_passages(texts, lambda _: None) == pytest.approx(passages, abs=1e-6)
    assert beside == [(1, 0), (2, 0), (1, 0), (2, 0)]


def test_a_question_asked_while_passages_are_encoded_takes_the_graph_as_it_is(
    folder: Path, beside: list[tuple[int, int]]
) -> None:
    facts = read_facts(folder)
    assert facts is not None
    encoder = CompiledEncoder(source_of(ENGLISH_ENCODER), Graph(folder, facts, 2))
    alone = encoder.encode_question("water")
    meanwhile = []
    texts = ["The ferry crosses six times a day.", "water"]
    encoder.encode_passages(texts, lambda _: meanwhile.append(encoder.encode_question("water")))
    assert len(meanwhile) == 2
    assert meanwhile[0] == pytest.approx(alone, abs=1e-3)
    assert beside == [(1, 0), (2, 0)]


def test_a_graph_that_cannot_be_opened_again_is_a_fault_until_it_can(
    folder: Path, tmp_path: Path
) -> None:
    facts = read_facts(folder)
    assert facts is not None
    graph = Graph(folder, facts, 2, cached=False)
    ids = graph.ids(["water"])
    folder.rename(tmp_path / "away")
    said = f"The compiled model at {folder} cannot be opened"
    with pytest.raises(EncoderError, match=re.escape(said)):
        graph.turn_to(2)
    with pytest.raises(EncoderError, match=re.escape(said)):
        graph.outputs(ids, 8)
    (tmp_path / "away").rename(folder)
    graph.turn_to(2)
    assert graph.outputs(ids, 8)[0].shape == (1, 384)
