"""An encoder compiled for the CPU at hand, run by OpenVINO and tokenizers alone, without torch.

A compiled model is a folder that ``conversion`` made: the graph from token ids to sentence vectors
(pooling and whatever else the model's modules do included), its tokenizer, and ``compiled.json``,
which says how to feed it. The only importer of OpenVINO at run time.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock, local
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from retrieval.encode.model_files import Prompts, knows_script
from retrieval.encode.protocol import (
    Matrix,
    Vector,
)
from retrieval.errors import EncoderError

FORMAT = 2
"""Of the folder; another one is made anew."""

FACTS, GRAPH, TOKENIZER, REFUSED = "compiled.json", "model.xml", "tokenizer.json", "refused.txt"
CACHE = "cache"

INT8 = "int8"
"""Linear layers in int8 and the rest in the CPU's fastest format, as ``quantisation`` made it."""

PROBE = "The commission on the river met on 12 March 2020; its report will be published."
"""A text whose vector is kept beside the graph: whoever opens it compares."""

_ALIKE = 0.999
_BUDGET = 1024  # tokens in a batch, padding included: what stays in the cache is fastest
_WIDTHS = 8  # all are as wide as a multiple of it: for every other shape code would be made
_GROUP = 2048  # texts whose tokens are held at once

# OpenVINO's own telemetry would be sent at import; without its package OpenVINO has a stub for it
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class CompiledFacts:
    """How a compiled model is fed and what it was found to be.

    Attributes:
        dimension: length of every vector.
        most_tokens: of a text, special tokens included; what is longer is cut.
        inputs: names of the graph's inputs.
        padding: the id of the padding token.
        question, passage: the model's prompts.
        precision: number format of matrix products: ``INT8``, or OpenVINO's name of another.
        cosine: the least to the vectors of sentence-transformers, over the texts of the gate.
        probe: the vector of ``PROBE``.
    """

    dimension: int
    most_tokens: int
    inputs: tuple[str, ...]
    padding: int
    question: str
    passage: str
    precision: str
    cosine: float
    probe: tuple[float, ...]
    format: int = FORMAT


def read_facts(folder: Path) -> CompiledFacts | None:
    """The facts of a compiled model; None where there is none of this format."""
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        if facts.get("format") != FORMAT:
            return None
        return CompiledFacts(
            **(facts | {"inputs": tuple(facts["inputs"]), "probe": tuple(facts["probe"])})
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def refusal(folder: Path) -> str | None:
    """Why a model has no compiled form; None where that is not known."""
    try:
        return (folder / REFUSED).read_text(encoding="utf-8").strip()
    except OSError:
        return None


def write_facts(folder: Path, facts: CompiledFacts) -> None:
    """Write the facts of a compiled model into its folder."""
    (folder / FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")


def tokenizer(folder: Path, most: int | None) -> Tokenizer:
    """The tokenizer of a compiled model, which cuts texts to ``most`` tokens, if that is given."""
    made = Tokenizer.from_file(str(folder / TOKENIZER))
    made.no_padding()
    if most is None:
        made.no_truncation()
    else:
        made.enable_truncation(most)
    return made


def feed(
    ids: Sequence[Sequence[int]], facts: CompiledFacts, widths: int = 1
) -> dict[str, NDArray[np.int64]]:
    """A graph's inputs for texts, padded to a multiple of ``widths`` as far as the model reads.

    Args:
        ids: tokens of each text.
        facts: of the model.
        widths: what the inputs' width is a multiple of.
    """
    lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
    longest = int(lengths.max())
    width = max(longest, min(_widened(longest, widths), facts.most_tokens))
    mask = np.arange(width) < lengths[:, np.newaxis]
    padded = np.full(mask.shape, facts.padding, dtype=np.int64)
    padded[mask] = np.concatenate([np.asarray(one, dtype=np.int64) for one in ids])
    known = {
        "input_ids": padded,
        "attention_mask": mask.astype(np.int64),
        "token_type_ids": np.zeros_like(padded),
    }
    return {name: known[name] for name in facts.inputs}


class Graph:
    """A compiled graph and its tokenizer; may be used by several threads at once.

    Each text or batch has all cores to itself: a question waits for one batch at the most.

    Args:
        folder: of the compiled model.
        facts: how to feed it.
        threads: CPU cores to use.

    Raises:
        EncoderError: it is damaged, or this CPU cannot run it.
    """

    def __init__(self, folder: Path, facts: CompiledFacts, threads: int) -> None:
        self._facts = facts
        self._folder = folder
        self._local = local()
        self._lock = Lock()
        self._counter: Tokenizer | None = None
        try:
            self._compiled = _compile(folder / GRAPH, facts.precision, threads)
            self._tokenizer = tokenizer(folder, facts.most_tokens)
        except Exception as error:  # tokenizers and OpenVINO raise what they like
            raise EncoderError(f"The compiled model at {folder} cannot be opened") from error

    def one(self, text: str) -> Vector:
        """The unit vector of one text."""
        vector: Vector = _unit(self._infer([self._tokenizer.encode(text).ids]))[0]
        return vector

    def many(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """The unit vectors of texts; ``step`` is told how many are done."""
        vectors: Matrix = np.empty((len(texts), self._facts.dimension), dtype=np.float32)
        for start in range(0, len(texts), _GROUP):
            group = list(texts[start : start + _GROUP])
            ids = [encoded.ids for encoded in self._tokenizer.encode_batch_fast(group)]
            part, done = vectors[start : start + len(group)], start
            for places in batches([len(one) for one in ids], _BUDGET, _WIDTHS):
                part[places] = self._infer([ids[place] for place in places])
                done += len(places)
                step(done)
        return _unit(vectors)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, without special ones and without a limit."""
        with self._lock:
            if self._counter is None:
                self._counter = tokenizer(self._folder, None)
        encoded = self._counter.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(one) for one in encoded]

    def _infer(self, ids: Sequence[Sequence[int]]) -> Matrix:
        """Vectors of any length of one batch, on the calling thread's own request."""
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._compiled.create_infer_request()
        request.infer(feed(ids, self._facts, _WIDTHS))
        made: Matrix = request.get_output_tensor(0).data[: len(ids)]
        return made


class CompiledEncoder:
    """Implements ``Encoder`` by a compiled model.

    Args:
        name: of the model, as the operator wrote it.
        fingerprint: that of the model it was made from: its vectors may be compared with those.
        folder: of the compiled model.
        threads: CPU cores to use.

    Raises:
        EncoderError: there is none, it is damaged, or this CPU makes other vectors of it.
    """

    def __init__(self, name: str, fingerprint: str, folder: Path, threads: int) -> None:
        facts = read_facts(folder)
        if facts is None:
            raise EncoderError(f"There is no compiled model at {folder}")
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = facts.dimension
        self.prompts = Prompts(facts.question, facts.passage)
        self._graph = Graph(folder, facts, threads)
        if float(self._graph.one(PROBE) @ np.asarray(facts.probe, dtype=np.float32)) < _ALIKE:
            raise EncoderError(f"The compiled model at {folder} makes other vectors than it did")

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on; the built-in knows Latin."""
        return knows_script(self.name, text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        return self._graph.count_tokens(texts)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; batches are of similar length, the longest first."""
        return self._graph.many([self.prompts.passage + text for text in texts], step)

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        return self._graph.one(self.prompts.question + text)


def batches(lengths: Sequence[int], budget: int, widths: int = 1) -> Iterator[list[int]]:
    """Places of texts in batches of similar length, the longest first.

    Args:
        lengths: tokens of each text.
        budget: most tokens of a batch, padded to its longest text; one text may exceed it.
        widths: what a batch is padded to a multiple of.
    """
    ordered = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    start = 0
    while start < len(ordered):
        width = max(_widened(lengths[ordered[start]], widths), 1)
        after = start + max(budget // width, 1)
        yield ordered[start:after]
        start = after


def _widened(length: int, widths: int) -> int:
    """The next multiple of ``widths``."""
    return -(-length // widths) * widths


def precisions() -> tuple[str, ...]:
    """Number formats of matrix products worth trying on this CPU, the fastest first."""
    import openvino

    full = ("bf16", "f32") if _has_bf16(openvino.Core()) else ("f32",)
    # elsewhere OpenVINO has no int8 products that are faster
    return (INT8, *full) if platform.machine().lower() in {"x86_64", "amd64"} else full


def _has_bf16(core: Any) -> bool:
    return "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def _compile(graph: Path, precision: str, threads: int) -> Any:
    import openvino

    core = openvino.Core()
    if precision == INT8:
        precision = "bf16" if _has_bf16(core) else "f32"  # of what is not quantised
    elif precision == "bf16" and not _has_bf16(core):
        raise EncoderError("This CPU would emulate bf16")
    wanted: dict[str, Any] = {
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        "INFERENCE_PRECISION_HINT": precision,
        "ENABLE_CPU_PINNING": False,
    }
    if os.access(graph.parent, os.W_OK):
        # what compiling comes to is kept: the next process has it in a third of the time
        wanted["CACHE_DIR"] = str(graph.parent / CACHE)
    return core.compile_model(str(graph), "CPU", wanted)


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = vectors / np.maximum(norms, 1e-12)
    return unit
