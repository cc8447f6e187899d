"""Measures builds of up to a million passages of real length, their vectors given.

    python benchmarks/million_passages.py DATA [--passages 100000 300000 1000000] [--work FOLDER]

``DATA`` has the folder ``auspm``, whose releases come again and again under other titles. Vectors
are by chance: a stand-in makes them, as ``onrecord embed`` would, and what is measured is all else.
Each step is a process of its own; of each are printed the seconds, the most memory of its own
(anonymous, looked at ten times a second) and the most with the pages of mapped files. Of the
smallest size a second index is killed while it splits, and again while it writes; the next run ends
it.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from reindexing_again import StandIn
from shapes_memory import own_megabytes

from retrieval import Directory, Job, RetrievalSettings, Shard, embed, reindex
from retrieval.types import Progress

sys.path.insert(0, str(Path(__file__).resolve().parent / "speed"))

from ours import releases as releases_of
from ours import written

SIZES = (100_000, 300_000, 1_000_000)
PASSAGES = 18.1
"""Of a release, on average, by the stand-in's count of tokens."""
LOOKS = 0.1  # seconds
A_FILE = 5_000  # statements


class ByChance(StandIn):
    """An encoder whose vectors are random ones of unit length."""

    name = fingerprint = "by chance"

    def __init__(self) -> None:
        self._chance = np.random.default_rng(2026)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Any:
        """A vector each, shape (texts, dimension)."""
        made = self._chance.standard_normal((len(texts), self.dimension), dtype=np.float32)
        step(len(texts))
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    def encode_question(self, text: str) -> Any:
        """A vector."""
        return self.encode_passages([text], lambda _: None)[0]


def main() -> None:
    """A line for each step of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--passages", type=int, nargs="+", default=SIZES)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--inside", choices=("embed", "index"), help=argparse.SUPPRESS)
    parser.add_argument("--end-at", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        inside(given.inside, given.data, given.end_at)
        return
    for size in given.passages:
        with TemporaryDirectory(dir=given.work) as place:
            root = Path(place)
            write(root / "corpus", releases(given.data, round(size / PASSAGES)))
            show("embed", run("embed", root))
            show("index", run("index", root))
            if size == min(given.passages):
                (root / "index").rename(root / "whole")
                for stage in ("chunking", "writing"):
                    show(f"index, killed at {stage}", run("index", root, stage))
                show("index, after both", run("index", root))


def releases(data: Path, count: int) -> Iterator[dict[str, Any]]:
    """So many, each time round under another title."""
    rows = releases_of(data)
    for number in range(count):
        turn, place = divmod(number, len(rows))
        row = rows[place]
        title = f"{row['title']} ({turn})" if turn else row["title"]
        yield row | {"id": f"r{number}", "url": None, "title": title}


def write(folder: Path, rows: Iterator[dict[str, Any]]) -> None:
    """Statements as JSON Lines, in files that are not too large to be read."""
    folder.mkdir()
    for number, many in enumerate(iter(lambda: list(islice(rows, A_FILE)), [])):
        written(folder / f"{number:03}.jsonl", many)


def run(what: str, root: Path, end_at: str = "") -> dict[str, Any]:
    """What a step said in a process of its own; how far it came, where it was killed."""
    command = [sys.executable, __file__, str(root), "--inside", what, "--end-at", end_at]
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode != (-signal.SIGKILL if end_at else 0):
        raise SystemExit(f"{what} ended with {done.returncode}")
    said: dict[str, Any] = {} if end_at else json.loads(done.stdout)
    return said | {"seconds": time.monotonic() - began}


def show(what: str, said: dict[str, Any]) -> None:
    """A line of the table."""
    line = f"{what}: {said['seconds']:.0f} s"
    if "passages" in said:
        each = 1e6 * said["seconds"] / said["passages"]
        line += (
            f", {said['passages']:,} passages, {each:.0f} us each,"
            f" {max(said['own'].values())} MB of its own, {said['peak']} MB with mapped pages"
            f" ({', '.join(f'{stage} {most}' for stage, most in said['own'].items())})"
        )
    print(line, flush=True)


def inside(what: str, root: Path, end_at: str) -> None:
    """One step; it kills itself at a stage's middle, where one is named."""
    own: dict[str, int] = {"reading": 0}
    threading.Thread(target=_look, args=(own,), daemon=True).start()

    def told(progress: Progress) -> None:
        own.setdefault(progress.stage, 0)
        if progress.stage == end_at and progress.done >= progress.total // 2:
            os.kill(os.getpid(), signal.SIGKILL)

    vectors = root / "vectors.parquet"
    given = (vectors,) if what == "index" else ()
    job = Job(
        Directory(root / "index"),
        RetrievalSettings(names=False),
        ByChance(),
        datetime.now(UTC),
        told,
        vectors=given,
    )
    corpus = root / "corpus"
    report: Any = (
        reindex(corpus, job) if what == "index" else embed(corpus, job, Shard(1, 1), vectors)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps({"passages": report.passages, "own": own, "peak": peak}))


def _look(own: dict[str, int]) -> None:
    """Keep the most anonymous memory of this process in the last stage that was told of, in MB."""
    while True:
        stage = [*own][-1]
        own[stage] = max(own[stage], own_megabytes())
        time.sleep(LOOKS)


if __name__ == "__main__":
    main()
