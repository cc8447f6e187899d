"""Measures what a model's memory comes to by the shapes it meets, bounded and as OpenVINO has it.

    python benchmarks/shapes_memory.py DATA [--encoder multilingual] [--models FOLDER]

Of a process each: megabytes of its own (anonymous) with the first question, after questions in
batches of one to 32, after questions of all lengths, and after five thousand passages of real text
(the folder ``auspm`` of ``DATA``), which take so many seconds of the processor.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "speed"))

from ours import releases

# what both keep where nobody says otherwise
AS_IT_IS = {"ONEDNN_PRIMITIVE_CACHE_CAPACITY": "1024"}
RUNTIME = 5000
PASSAGES, LETTERS = 5_000, (200, 400, 600, 800, 1000)


def main() -> None:
    """A row for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", default="multilingual")
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    parser.add_argument("--inside", choices=("bounded", "as it is"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        inside(given.data, given.encoder, given.models, bounded=given.inside == "bounded")
        return
    names = ("first question", "batches", "lengths", "passages", "seconds of the processor")
    print("| |", " | ".join(names), "|")
    print("|---" * (len(names) + 1) + "|")
    for way in ("as it is", "bounded"):
        again = [sys.executable, __file__, *sys.argv[1:], "--inside", way]
        environment = os.environ | ({} if way == "bounded" else AS_IT_IS)
        done = subprocess.run(again, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603
        print(f"| {way} |", " | ".join(map(str, json.loads(done.stdout))), "|", flush=True)


def inside(data: Path, name: str, models: Path, *, bounded: bool) -> None:
    """The figures of one way, as JSON."""
    from retrieval import ModelEncoder
    from retrieval.encode import graph

    if not bounded:
        graph._PIECES = RUNTIME  # noqa: SLF001 - what is measured
    encoder = ModelEncoder(name, len(os.sched_getaffinity(0)), models)
    encoder.encode_question("the river")
    figures: list[float] = [own_megabytes()]
    for size in range(1, 33):
        encoder.encode_questions([f"what about river {one} of {size}" for one in range(size)])
    figures.append(own_megabytes())
    for length in range(1, 200, 8):
        for size in (1, 3):
            encoder.encode_questions(
                [f"{one} of {size} {'water ' * length}" for one in range(size)]
            )
    figures.append(own_megabytes())
    texts = passages(data)
    began = time.process_time()
    encoder.encode_passages(texts, lambda _: None)
    seconds = time.process_time() - began
    print(json.dumps([*figures, own_megabytes(), round(seconds, 1)]))


def passages(data: Path) -> list[str]:
    """Parts of releases, of five lengths by turns, in no order of length."""
    parts: list[str] = []
    for row in releases(data):
        begin = 0
        while begin < len(row["text"]):
            end = begin + LETTERS[len(parts) % len(LETTERS)]
            parts.append(row["text"][begin:end])
            begin = end
        if len(parts) >= PASSAGES:
            break
    return parts[:PASSAGES]


def own_megabytes() -> int:
    """Megabytes of this process that are no pages of files."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("RssAnon:"))


if __name__ == "__main__":
    main()
