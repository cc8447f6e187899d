"""Converting: formats in turn, each opened once; what is taken, and what is kept of the others.

With a model that is made on the spot. What is tried is an argument: nothing here depends on the
number formats that this CPU has.
"""

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_model import make_model

from retrieval.encode import conversion
from retrieval.encode.compiled import open_compiled
from retrieval.encode.compiled_files import CompiledFacts, read_facts
from retrieval.encode.conversion import convert
from retrieval.encode.equivalence_gate import Equivalence, EquivalenceGate
from retrieval.encode.graph import Graph
from retrieval.encode.number_formats import Formats
from retrieval.encode.protocol import Encoder
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.types import PassedOver

pytestmark = pytest.mark.xdist_group("the model and its compiled form")

NOT_TRIED = PassedOver("bf16", "this processor is not known to have instructions for it")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("tiny") / "tiny")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats in which a graph was opened, in turn; all of them are run in f32 here."""
    formats: list[str] = []
    whole = Graph.__init__

    def remember(
        graph: Graph,
        folder: Path,
        facts: CompiledFacts,
        threads: int,
        streams: int = 1,
        *,
        cached: bool = True,
    ) -> None:
        formats.append(facts.precision)
        whole(graph, folder, replace(facts, precision="f32"), threads, streams, cached=cached)

    monkeypatch.setattr(Graph, "__init__", remember)
    return formats


def refusing(monkeypatch: pytest.MonkeyPatch, opened: list[str], *refused: str) -> None:
    """A gate that refuses these formats."""

    def compare(_: EquivalenceGate, encoder: Encoder) -> Equivalence:
        assert np.linalg.norm(encoder.encode_question("water")) == pytest.approx(1.0)
        fault = f"{opened[-1]} is too far" if opened[-1] in refused else None
        return Equivalence(0.5 if fault else 0.9987654321, fault)

    monkeypatch.setattr(EquivalenceGate, "compare", compare)


def test_the_first_format_that_passes_is_taken_and_each_is_opened_once(
    tiny: Path, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the others the reasons are kept and nothing else."""
    refusing(monkeypatch, opened, "int8")
    convert(str(tiny), tmp_path / "x", Formats(("int8", "f16", "f32"), (NOT_TRIED,)))
    assert opened == ["int8", "f16"]
    facts = read_facts(tmp_path / "x")
    assert facts is not None
    assert (facts.precision, facts.cosine) == ("f16", 0.998765)
    assert facts.passed_over == (NOT_TRIED, PassedOver("int8", "int8 is too far"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "compiled.json",
        "model.bin",
        "model.xml",
        "tokenizer.json",
        "x",
    ]
    reference = SentenceTransformerEncoder(str(tiny))
    vector = open_compiled(reference.source, tmp_path / "x", 2).encode_question("water")
    assert np.allclose(vector, reference.encode_question("water"), atol=2e-2)


def test_a_format_that_cannot_be_run_is_no_reason_to_refuse_the_next(
    tiny: Path, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, opened)
    monkeypatch.setattr(conversion, "quantised", lambda *_: 1 / 0)
    convert(str(tiny), tmp_path / "x", Formats(("int8", "f32")))
    facts = read_facts(tmp_path / "x")
    assert facts is not None
    assert opened == ["f32"]
    assert facts.passed_over == (PassedOver("int8", "nncf cannot quantise it (ZeroDivisionError)"),)


def test_where_no_format_passes_the_reason_is_kept_and_nothing_else(
    tiny: Path, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, opened, "f16", "f32")
    convert(str(tiny), tmp_path / "models" / "x", Formats(("f16", "f32"), (NOT_TRIED,)))
    assert [path.name for path in (tmp_path / "models").rglob("*")] == ["x", "refused.txt"]
    assert (tmp_path / "models" / "x" / "refused.txt").read_text() == "f32 is too far\n"


def test_a_conversion_asks_no_network_and_says_nothing(tiny: Path, tmp_path: Path) -> None:
    """With NNCF in it, whatever the gate then makes of its int8."""
    code = """
        import socket, sys

        def refused(*arguments, **named):
            print("somebody asked the network")
            raise OSError("no network here")

        socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
        from pathlib import Path
        from retrieval.encode.conversion import convert
        from retrieval.encode.number_formats import Formats
        convert(sys.argv[1], Path(sys.argv[2]), Formats(("int8", "f32")))
        """
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code), tiny, tmp_path / "x"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
    facts = read_facts(tmp_path / "x")
    assert facts is not None
    assert facts.precision in {"int8", "f32"}
