"""A compiled graph and its tokenizer, run by OpenVINO.

The only importer of OpenVINO at run time.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from retrieval.encode import word_vectors
from retrieval.encode.batching import padded
from retrieval.encode.compiled_files import CACHE, GRAPH, CompiledFacts
from retrieval.encode.model_tokenizer import ModelTokenizer
from retrieval.encode.number_formats import BF16, F16, F32, INT8
from retrieval.encode.protocol import Matrix
from retrieval.encode.word_vectors import WordVectors
from retrieval.errors import EncoderError

_CAPABILITIES = {BF16: "BF16", F16: "FP16"}

_PATIENCE = 60.0  # seconds for other processes that open the same graph, each a few at the most

_PIECES = 16
"""Of code that OpenVINO keeps for each shape of a batch. Without a bound every shape it meets
stays: eight megabytes of a batch of questions, a gigabyte of an index."""
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "128")  # of all graphs of the process

# OpenVINO's own telemetry would be sent at import; without its package OpenVINO has a stub for it
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]


def feeding(folder: Path, facts: CompiledFacts) -> tuple[ModelTokenizer, WordVectors | None]:
    """What a graph is fed by: its tokenizer, and the vectors of tokens where they lie outside.

    Raises:
        Exception: whatever the libraries raise where a file is missing or damaged.
    """
    tokenizer = ModelTokenizer(folder, (facts.before, facts.after), facts.most_tokens)
    outside = word_vectors.INPUT in facts.inputs
    return tokenizer, WordVectors(folder) if outside else None


def inputs(
    ids: Sequence[Sequence[int]],
    facts: CompiledFacts,
    words: WordVectors | None,
    multiple: int = 1,
) -> dict[str, NDArray[Any]]:
    """A graph's inputs for texts: arrays of shape (texts, width), by the inputs' names.

    Args:
        ids: tokens of each text.
        facts: of the model.
        words: the vectors of tokens, of which a graph without them is fed with the rows.
        multiple: the width is padded to one of it, as far as the model reads.
    """
    lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
    longest = int(lengths.max())
    width = max(longest, min(padded(longest, multiple), facts.most_tokens))
    mask = np.arange(width) < lengths[:, np.newaxis]
    tokens = np.full(mask.shape, facts.padding, dtype=np.int64)
    tokens[mask] = np.concatenate([np.asarray(one, dtype=np.int64) for one in ids])
    arrays: dict[str, NDArray[Any]] = {
        "input_ids": tokens,
        "attention_mask": mask.astype(np.int64),
        "token_type_ids": np.zeros_like(tokens),
    }
    if words is not None:
        arrays[word_vectors.INPUT] = words.rows(tokens)
    return {name: arrays[name] for name in facts.inputs}


class _Streams:
    """A graph that OpenVINO runs now: as many batches side by side as it has streams."""

    def __init__(self, compiled: Any, number: int) -> None:
        self.number = number
        self.pool = ThreadPoolExecutor(number, thread_name_prefix="batches")
        self._compiled = compiled
        self._free: list[Any] = []  # requests that no thread runs now

    def outputs(self, arrays: dict[str, NDArray[Any]]) -> list[Matrix]:
        try:
            request = self._free.pop()
        except IndexError:
            request = self._compiled.create_infer_request()
        request.infer(arrays)
        found = [tensor.data.copy() for tensor in request.output_tensors]
        self._free.append(request)
        return found


class Graph:
    """A compiled graph and its tokenizer; may be used by several threads at once.

    Args:
        folder: of the compiled model.
        facts: how to feed it.
        threads: CPU cores to use.
        streams: how many batches run side by side, each on its share of the cores; a further one
            waits for one of them at the most.
        shapes: of batches that are kept ready in each stream.
        cached: keep in the folder what OpenVINO makes of the graph for this CPU: the next process
            opens it in a third of the time.

    Raises:
        EncoderError: it is damaged, or this CPU cannot run it.
    """

    def __init__(  # noqa: PLR0913 - what it is and how it is run
        self,
        folder: Path,
        facts: CompiledFacts,
        threads: int,
        streams: int = 1,
        *,
        shapes: int = 16,
        cached: bool = True,
    ) -> None:
        self.facts = facts
        self.threads = threads
        self._folder = folder
        self._cached = cached
        self._lock = Lock()
        with self._or_fault(), ThreadPoolExecutor(1) as beside:  # each takes a third of a second
            compiled = beside.submit(self._compile, streams, shapes)
            self._tokenizer, self._words = feeding(folder, facts)
            self._running: _Streams | None = compiled.result()

    def turn_to(self, streams: int, shapes: int = 16) -> None:
        """Run another number of batches side by side from here on.

        What OpenVINO holds of the graph is let go first: it would stand in memory twice.

        Args:
            streams: how many.
            shapes: of batches that are kept ready in each.

        Raises:
            EncoderError: the graph was damaged since.
        """
        with self._lock:
            if self._running is not None and self._running.number == streams:
                return
            self._running = None
            with self._or_fault():
                self._running = self._compile(streams, shapes)

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, special ones included, no more than the model reads."""
        return self._tokenizer.ids(texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, without special ones and without a limit."""
        return self._tokenizer.counts(texts)

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without special ones and without a limit."""
        return self._tokenizer.pieces(texts)

    def outputs(self, ids: Sequence[Sequence[int]], multiple: int) -> list[Matrix]:
        """What the graph puts out for one batch of tokens, special ones included.

        Args:
            ids: tokens of each text.
            multiple: what the width is padded to one of.
        """
        return self._streams().outputs(inputs(ids, self.facts, self._words, multiple))

    def side_by_side(
        self, ids: Sequence[Sequence[int]], batches: Iterable[list[int]], multiple: int
    ) -> Iterator[tuple[list[int], list[Matrix]]]:
        """What the graph puts out for batches of some texts, as many at a time as it has streams.

        Args:
            ids: tokens of each text.
            batches: places of texts that are run together.
            multiple: what a batch's width is padded to one of.

        Returns:
            Each batch, in order, with its outputs.
        """

        def run(places: list[int]) -> tuple[list[int], list[Matrix]]:
            return places, self.outputs([ids[place] for place in places], multiple)

        return self._streams().pool.map(run, batches)

    def _streams(self) -> _Streams:
        """What runs now; while it is being turned, whoever asks waits.

        Raises:
            EncoderError: it could not be opened again.
        """
        with self._lock:
            if self._running is None:
                raise EncoderError(self._fault())
            return self._running

    @contextmanager
    def _or_fault(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # tokenizers and OpenVINO raise what they like
            raise EncoderError(self._fault()) from error

    def _fault(self) -> str:
        return f"The compiled model at {self._folder} cannot be opened"

    def _compile(self, streams: int, shapes: int) -> _Streams:
        import openvino

        precision = self.facts.precision
        fast = capabilities()
        if precision == INT8:  # of what is not quantised
            precision = BF16 if _CAPABILITIES[BF16] in fast else F32
        elif precision in _CAPABILITIES and _CAPABILITIES[precision] not in fast:
            raise EncoderError(f"This CPU would emulate {precision}")
        options: dict[str, Any] = {
            "INFERENCE_NUM_THREADS": self.threads,
            "NUM_STREAMS": streams,
            "INFERENCE_PRECISION_HINT": precision,
            "ENABLE_CPU_PINNING": False,
        }
        core = openvino.Core()
        pieces = str(shapes * _PIECES)
        with suppress(RuntimeError):  # an option that another version may not have
            core.set_property("CPU", {"CPU_RUNTIME_CACHE_CAPACITY": pieces})
        with self._kept() as kept:
            compiled = core.compile_model(str(self._folder / GRAPH), "CPU", options | kept)
            return _Streams(compiled, streams)

    @contextmanager
    def _kept(self) -> Iterator[dict[str, str]]:
        """The option that keeps what OpenVINO makes of the graph, while no other process does.

        OpenVINO writes such a file where it will lie, and whoever has just opened it to read
        would be ended by the system (SIGBUS) or find it unreadable.
        """
        lock = FileLock(self._folder / f"{CACHE}.lock", timeout=_PATIENCE)
        try:
            if self._cached and os.access(self._folder, os.W_OK):
                lock.acquire()
        except (OSError, NotImplementedError):  # too long, or no locks on this disk
            pass
        try:
            yield {"CACHE_DIR": str(self._folder / CACHE)} if lock.is_locked else {}
        finally:
            lock.release()


def capabilities() -> frozenset[str]:
    """What OpenVINO has fast products for on this CPU: ``BF16``, ``FP16`` and more of its names."""
    import openvino

    return frozenset(openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))
