"""Measures batches that run side by side, a core each, beside one after the other on all cores.

    python benchmarks/side_by_side.py DATA [--models var/models]

For each encoder, and the reader of windows: passages a second, milliseconds of a question alone
(and of the processor), milliseconds in which the eight windows of a question are read, seconds of
forty such questions at once, and the megabytes of a process of its own that did all that. The
texts are parts of releases (the folder ``auspm`` of ``DATA``). A process for each way, by turns;
the best of two rounds.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent / "speed"))

from ours import archive_questions
from shapes_memory import own_megabytes, passages

from retrieval import ModelEncoder
from retrieval.encode.graph import Graph
from retrieval.read.model_reader import ModelReader

TEXTS, ASKED, ROUNDS = 600, 120, 2
WINDOWS, AT_ONCE = 8, 40
WAYS = ("all cores a batch", "a core a batch")


def main() -> None:
    """A table of what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    parser.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        way, name = given.inside
        if way == WAYS[0]:
            _one_after_the_other()
        measured = read if name == "reader" else encoded
        print(json.dumps(measured(given.data, name, given.models)))
        return
    for name in ("english", "multilingual", "reader"):
        rows: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
        for _ in range(ROUNDS):
            for way in WAYS:
                again = [sys.executable, *sys.argv, "--inside", way, name]
                done = subprocess.run(again, stdout=subprocess.PIPE, check=True)  # noqa: S603
                rows[way].append(json.loads(done.stdout))
        names = list(rows[WAYS[0]][0])
        print(f"\n| {name} |", " | ".join(names), "|")
        print("|---" + "|---:" * len(names) + "|")
        for way in WAYS:
            best = [(max if "a second" in one else min)(r[one] for r in rows[way]) for one in names]
            print(f"| {way} |", " | ".join(f"{value:.3g}" for value in best), "|", flush=True)


def _one_after_the_other() -> None:
    """Every graph of this process as it would be with one stream."""
    plain = Graph.__init__

    def opened(
        graph: Graph, folder: Path, facts: object, threads: int, streams: int = 1, **given: object
    ) -> None:
        del streams
        plain(graph, folder, facts, threads, 1, **given | {"shapes": 16})  # type: ignore[arg-type]

    Graph.__init__ = opened  # type: ignore[method-assign,assignment]
    Graph.turn_to = lambda *_: None  # type: ignore[method-assign]


def encoded(data: Path, name: str, models: Path) -> dict[str, float]:
    """What an encoder takes for questions and passages."""
    encoder = ModelEncoder(name, _cores(), models)
    texts, asked = passages(data)[:TEXTS], archive_questions(data, 2 * ASKED)
    for text in asked[ASKED:]:
        encoder.encode_question(text)
    waits, spent = timed([partial(encoder.encode_question, text) for text in asked[:ASKED]])
    encoder.encode_passages(texts[:64], lambda _: None)
    began = time.perf_counter()
    encoder.encode_passages(texts, lambda _: None)
    return {
        "passages a second": TEXTS / (time.perf_counter() - began),
        "question, ms": 1000 * median(waits),
        "of the processor, ms": 1000 * spent,
        "MB": own_megabytes(),
    }


def read(data: Path, name: str, models: Path) -> dict[str, float]:
    """What the reader takes for questions one by one, and for many at once."""
    del name
    reader = ModelReader(_cores(), models)
    texts, asked = passages(data), archive_questions(data, 2 * AT_ONCE)

    def ask(place: int) -> None:
        reader.read(asked[place], texts[WINDOWS * place : WINDOWS * (place + 1)], 60.0)

    for place in range(5):
        ask(place)
    waits, spent = timed([partial(ask, place) for place in range(5, AT_ONCE)])
    began = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ask, range(AT_ONCE, 2 * AT_ONCE)))
    return {
        "question, ms": 1000 * median(waits),
        "of the processor, ms": 1000 * spent,
        "forty at once, s": time.perf_counter() - began,
        "MB": own_megabytes(),
    }


def timed(calls: list[Callable[[], object]]) -> tuple[list[float], float]:
    """Seconds of each call, and of the processor for one in the mean."""
    waits: list[float] = []
    began = time.process_time()
    for call in calls:
        at = time.perf_counter()
        call()
        waits.append(time.perf_counter() - at)
    return waits, (time.process_time() - began) / len(calls)


def _cores() -> int:
    return len(os.sched_getaffinity(0))


if __name__ == "__main__":
    main()
