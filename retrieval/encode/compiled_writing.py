"""Writing a compiled model's folder: whole or not at all, in the fastest format that passes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from os import getpid
from pathlib import Path
from shutil import rmtree
from typing import Any

from retrieval.encode.compiled import CompiledEncoder
from retrieval.encode.compiled_files import GRAPH, REFUSED, CompiledFacts, write_facts
from retrieval.encode.equivalence_gate import EquivalenceGate
from retrieval.encode.graph import Graph
from retrieval.encode.model_source import ModelSource
from retrieval.encode.number_formats import Formats, faster_than
from retrieval.errors import EncoderError
from retrieval.types import PassedOver

THREADS = 2
STEPS = 4
"""That whoever waits is told of: read, made, written without the graph, compared."""


def write_fastest(
    folder: Path,
    facts: CompiledFacts,
    formats: Formats,
    write: Callable[[CompiledFacts], tuple[tuple[float, ...], float]],
) -> None:
    """Write a graph in the fastest number format that passes its gate.

    Args:
        folder: of the compiled model; its facts are written last.
        facts: but for the number format and what the gate finds.
        formats: to try.
        write: writes the graph in the format of some facts; gives the probe's output and how near
            the gate found it, or raises ``EncoderError``.

    Raises:
        EncoderError: none passes; the fault of the last, which is nearest.
    """
    passed_over = [*formats.passed_over]
    for precision in formats.tried:
        attempt = replace(facts, precision=precision)
        try:
            probe, cosine = write(attempt)
        except EncoderError as error:  # the next format may be one that can be run
            passed_over.append(PassedOver(precision, str(error)))
            continue
        faster = faster_than(precision, passed_over)
        write_facts(folder, replace(attempt, probe=probe, cosine=cosine, passed_over=faster))
        return
    raise EncoderError(passed_over[-1].reason)


def save_graph(folder: Path, graph: Any) -> None:
    """Write an ``openvino.Model`` in the place of the one that was tried before."""
    import openvino

    for part in folder.glob(f"{GRAPH.removesuffix('.xml')}.*"):
        part.unlink()  # not written over: the graph tried before may be mapped still
    openvino.save_model(graph, str(folder / GRAPH), compress_to_fp16=True)


def write_encoder(
    folder: Path, source: ModelSource, facts: CompiledFacts, graph: Any, gate: EquivalenceGate
) -> tuple[tuple[float, ...], float]:
    """Write an encoder's graph, open it once and ask the gate.

    Returns:
        The vector of ``compiled.PROBE``, and the least cosine to the reference.

    Raises:
        EncoderError: it cannot be run, or the gate refuses it.
    """
    save_graph(folder, graph)
    # no cache: it would be one for this folder's name, and stay where the format is refused
    opened = Graph(folder, facts, THREADS, cached=False)
    encoder = CompiledEncoder(source, opened)
    found = gate.compare(encoder)
    if found.fault is not None:
        raise EncoderError(found.fault)
    return tuple(map(float, encoder.probe())), round(found.cosine, 6)


@contextmanager
def refused(folder: Path) -> Iterator[None]:
    """Leaves nothing in a folder but why there is no compiled model, where it cannot be made.

    Raises:
        OSError: the disk does not take it.
    """
    try:
        yield
    except EncoderError as error:
        _refuse(folder, str(error))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a foreign model's graph does
        _refuse(folder, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}")


def _refuse(folder: Path, reason: str) -> None:
    for path in folder.iterdir():
        rmtree(path) if path.is_dir() else path.unlink()
    (folder / REFUSED).write_text(f"{reason}\n", encoding="utf-8")


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to fill; it takes its name in one step, unless another process was faster."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = folder.with_name(f".{folder.name}-{getpid()}")
    place.mkdir()
    try:
        yield place
        if folder.exists():
            rmtree(folder)  # of another format, or damaged
        with suppress(OSError):
            place.rename(folder)
    finally:
        rmtree(place, ignore_errors=True)
