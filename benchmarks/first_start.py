"""How long the first start takes: each model compiled in turn, the two ways one after the other.

    python benchmarks/first_start.py [--ways direct traced] [--models english multilingual reader]

``direct`` is what is done: out of the package's file. ``traced`` is how any other model is compiled
(sentence-transformers, tracing, NNCF), and how the built-in ones were. Wall time depends on what
else runs, processor time hardly; both are printed, with the stages of the direct way. On a plainer
processor: ``OV_CPU_MAX_ISA=AVX2 ONEDNN_MAX_CPU_ISA=AVX2`` before the command.
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

_TRACED = """
import sys
from pathlib import Path
from retrieval.encode.conversion import convert
from retrieval.encode.graph import capabilities
from retrieval.encode.number_formats import worth_trying
from retrieval.encode.processor import this_cpu
from retrieval.encode.quantisation import can_quantise

formats = worth_trying(this_cpu(), capabilities(), quantises=can_quantise())
convert(sys.argv[1], Path(sys.argv[2]), formats)
"""

_STAGES = """
import sys
from functools import wraps
from pathlib import Path
from time import perf_counter, process_time

began = perf_counter(), process_time()
taken = {}

def timed(name, function):
    @wraps(function)
    def run(*arguments, **named):
        before = perf_counter(), process_time()
        try:
            return function(*arguments, **named)
        finally:
            wall, cpu = taken.get(name, (0.0, 0.0))
            taken[name] = wall + perf_counter() - before[0], cpu + process_time() - before[1]
    return run

from retrieval.encode import built_in, built_in_conversion as direct, compiled_writing
from retrieval.encode import equivalence_gate, word_vectors
from retrieval.encode.graph import capabilities
from retrieval.encode.model_source import source_of
from retrieval.encode.number_formats import worth_trying
from retrieval.encode.processor import this_cpu

formats = worth_trying(this_cpu(), capabilities(), quantises=True)
taken["imports"] = perf_counter() - began[0], process_time() - began[1]
read = direct.reader_of
direct.reader_of = lambda source: timed("reading the package", read(source))
word_vectors.write = timed("writing the word vectors", word_vectors.write)
direct._graph = timed("making the graph", direct._graph)
compiled_writing.save_graph = timed("writing the graph", compiled_writing.save_graph)
compiled_writing.Graph = timed("opening it", compiled_writing.Graph)
gate = equivalence_gate.EquivalenceGate
gate.compare = timed("the gate", gate.compare)
direct.convert_built_in(source_of(sys.argv[1]), Path(sys.argv[2]), formats)
for name, (wall, cpu) in taken.items():
    print(f"  {name}: {wall:.2f} s, processor {cpu:.2f} s")
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, and megabytes at the most."""

    wall: float
    processor: float
    peak: float


def main() -> None:
    """Print each, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ways", nargs="+", default=["direct", "traced"])
    parser.add_argument("--models", nargs="+", default=["english", "multilingual", "reader"])
    chosen = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with TemporaryDirectory() as folder:
        for model in chosen.models:
            took = {}
            for way in chosen.ways:
                command = _command(model, way, Path(folder) / way / model)
                if command is None:
                    continue
                took[way] = one = _timed(command)
                print(
                    f"{model}, {way}: {one.wall:.1f} s, processor {one.processor:.1f} s,"
                    f" {one.peak:.0f} MB"
                )
            if {"direct", "traced"} <= {*took}:
                before, now = took["traced"], took["direct"]
                ratios = (before.wall / now.wall, before.processor / now.processor)
                print(f"{model}: {ratios[0]:.1f} times as fast, by processor {ratios[1]:.1f}")
            if model != "reader":
                _run([sys.executable, "-c", _STAGES, model, str(Path(folder) / "stages" / model)])


def _command(model: str, way: str, folder: Path) -> list[str] | None:
    python = [sys.executable, "-W", "ignore"]
    if model == "reader":
        module = "retrieval.read.conversion"
        return [*python, "-m", module, str(folder)] if way == "direct" else None
    if way == "traced":
        return [*python, "-c", _TRACED, model, str(folder)]
    return [*python, "-m", "retrieval.encode.conversion", model, str(folder)]


def _timed(command: list[str]) -> Took:
    began = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Took(perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - our own


if __name__ == "__main__":
    main()
