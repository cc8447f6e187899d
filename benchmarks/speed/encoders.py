"""Both built-in encoders and txtai with the weights of each, over the same abstracts, in turn.

    python benchmarks/speed/encoders.py PATH_TO_SCIFACT [COUNT]

Two rounds, the second the other way round; medians, and indexing as ratios to txtai with MiniLM.
"""

import argparse
import sys
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

from run import HERE, KEPT, python_of, run

from retrieval import ENGLISH_ENCODER, MULTILINGUAL_ENCODER, ModelEncoder
from retrieval.encode import e5_package
from retrieval.encode.e5_folder import write_model

ROUNDS = 2


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scifact", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    arguments = parser.parse_args()
    for name in (ENGLISH_ENCODER, MULTILINGUAL_ENCODER):
        ModelEncoder(name, 2, KEPT).encode_question("converted before the clock runs")
    with TemporaryDirectory() as folder:
        write_model(e5_package.read_model(e5_package.package_file()), Path(folder))
        ways: dict[str, tuple[str, str, dict[str, str]]] = {
            "onrecord english": (sys.executable, "onrecord", {"BENCH_ENCODER": ENGLISH_ENCODER}),
            "onrecord multilingual": (
                *(sys.executable, "onrecord"),
                {"BENCH_ENCODER": MULTILINGUAL_ENCODER},
            ),
            "txtai MiniLM": (python_of("txtai"), "txtai", {}),
            "txtai e5-small": (python_of("txtai"), "txtai", {"BENCH_E5": folder}),
        }
        said: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
        for turn in range(ROUNDS):
            for name in list(ways)[:: -1 if turn % 2 else 1]:
                python, peer, given = ways[name]
                command = [python, str(HERE / f"peer_{peer}.py")]
                command += [str(arguments.scifact), str(arguments.count)]
                said[name].append(run(command, given))
                print(f"  {name}: {said[name][-1]}", flush=True)
    base = mean(one["seconds"] for one in said["txtai MiniLM"])
    for name, rounds in said.items():
        seconds = mean(one["seconds"] for one in rounds)
        print(f"{name}: indexing {seconds:.1f} s, {base / seconds:.2f} x txtai MiniLM; {rounds[0]}")


if __name__ == "__main__":
    main()
