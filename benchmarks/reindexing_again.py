"""Measures a reindex where nothing changed, and where one statement did, against another checkout.

``python benchmarks/reindexing_again.py DATA --before CHECKOUT``

DATA has the folder ``auspm``, of whose releases statements of some 1,200 characters are cut; with
``--tiny`` each is one line of two sentences instead. They lie in one file, and in a file each. Both
programs index a copy of their own, then take turns: a process each, in which nothing changes three
times, and one statement does three times; the medians of all are printed, of the processor and of
the clock. A busy machine changes the clock, and the processor's time by a tenth or two.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parents[1]
TURNS = 3
SURE = 2.1
"""Seconds after which a file that was written is taken for what it was."""


class StandIn:
    """An encoder that has one vector for all texts: making them is not what is measured."""

    name = fingerprint = "stand-in"
    dimension = 384

    def knows(self, text: str) -> bool:
        """Every text that there is."""
        return bool(text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As many as there are about in English."""
        return [len(text) // 4 + 1 for text in texts]

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Any:
        """The one vector for each."""
        step(len(texts))
        return np.tile(self.encode_question(""), (len(texts), 1))

    def encode_question(self, text: str) -> Any:  # noqa: ARG002 - it is the same for all
        """The one vector."""
        return np.full(self.dimension, self.dimension**-0.5, dtype=np.float32)


def main() -> None:
    """Print a table of times before and after, and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--before", type=Path, help="the checkout that this one is measured by")
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--files", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(_measured(given)))
        return
    checkouts = {"after": HERE} | ({"before": given.before.resolve()} if given.before else {})
    print(f"{given.statements:,} statements; seconds of the processor, and of the clock")
    for files in (False, True):
        with TemporaryDirectory() as place:
            found = _in_turns(given, checkouts, Path(place), files=files)
        where = "a file each" if files else "one file"
        for what, said in (("none", "nothing"), ("changed", "one statement")):
            for kind in (0, 1):
                took = {name: median(t[what][kind] for t in runs) for name, runs in found.items()}
                ratio = f"{took['before'] / took['after']:7.1f} times" if given.before else ""
                told = "  ".join(f"{name} {one:7.3f}" for name, one in sorted(took.items()))
                clock = "clock" if kind else "processor"
                print(f"{said} changed, {where}, {clock}: {told} {ratio}")


def _in_turns(
    given: argparse.Namespace, checkouts: dict[str, Path], place: Path, *, files: bool
) -> dict[str, list[dict[str, Any]]]:
    """What each program takes in each round; the first round indexes and is not counted."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in checkouts}
    for turn in range(given.rounds + 1):
        for name, checkout in checkouts.items():
            took = _run(given, checkout, place / name, files=files)
            if turn:
                found[name].append(took)
    return found


def _run(given: argparse.Namespace, checkout: Path, root: Path, *, files: bool) -> dict[str, Any]:
    paths = (checkout, checkout / "tests" / "support", HERE / "benchmarks" / "speed")
    command = [sys.executable, __file__, str(given.data), "--inside", str(root)]
    command += ["--statements", str(given.statements), *(["--files"] if files else [])]
    run = subprocess.run(  # noqa: S603 - this file
        [*command, *(["--tiny"] if given.tiny else [])],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(json.loads(run.stdout.splitlines()[-1]))


def _measured(given: argparse.Namespace) -> dict[str, Any]:
    """Index what is not indexed yet; else the times of reindexing it again."""
    root: Path = given.inside
    corpus = root / ("files" if given.files else "corpus.jsonl")
    if not root.exists():
        root.mkdir(parents=True)
        rows = list(_tiny(given.statements) if given.tiny else _pieces(given))
        if given.files:
            corpus.mkdir()
            for row in rows:
                _write(corpus / f"{row['id']}.jsonl", [row])
        else:
            _write(corpus, rows)
        time.sleep(SURE)
        _reindex(corpus, root / "index")
        return {}
    none = [_reindex(corpus, root / "index") for _ in range(TURNS)]
    changed = []
    for turn in range(TURNS):
        _change(corpus, turn)
        changed.append(_reindex(corpus, root / "index"))
    return {
        name: [median(column) for column in zip(*times, strict=True)]
        for name, times in (("none", none), ("changed", changed))
    }


def _tiny(count: int) -> Iterator[dict[str, Any]]:
    for place in range(count):
        text = f"The border {place} is open. The fee is {place % 97}."
        day = f"20{place % 25:02}-0{place % 9 + 1}-11"
        yield {"id": f"s{place}", "text": text, "date": day, "lang": "en"}


def _pieces(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from ours import pieces

    return pieces(given.data, given.statements)


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _change(corpus: Path, turn: int) -> None:
    """Say something more in one statement."""
    path = corpus / f"s{turn}.jsonl" if corpus.is_dir() else corpus
    lines = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[0 if corpus.is_dir() else turn])
    row["text"] += f" The minister added a point at {time.time_ns()}."
    lines[0 if corpus.is_dir() else turn] = json.dumps(row)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _reindex(corpus: Path, index: Path) -> tuple[float, float]:
    """Seconds of the processor and of the clock."""
    # of the checkout that is measured
    from retrieval import Directory, Job, RetrievalSettings, reindex

    now = datetime.now(UTC)
    job = Job(Directory(index), RetrievalSettings(), StandIn(), now, lambda _: None)
    clock, processor = time.perf_counter(), time.process_time()
    reindex(corpus, job)
    return time.process_time() - processor, time.perf_counter() - clock


if __name__ == "__main__":
    main()
