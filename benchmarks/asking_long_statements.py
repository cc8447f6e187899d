"""Measures questions and checks where statements are very long, against another checkout.

``python benchmarks/asking_long_statements.py DATA --before CHECKOUT``

DATA has the folder ``auspm``.
Releases are joined to a few statements of millions of characters, indexed by each of the two
programs and asked and checked the same. Times are of the processor, the second time that each is
asked, so that a busy machine changes little; what counts is their ratio. The vectors are those of
the tests' encoder: what is measured here is all the rest.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable  # noqa: TC003 - beside the others
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parents[1]
CLAIMS = (
    "the Australian Government will continue to work closely with",
    "economic growth in the region",
    "I am pleased to announce that the",
    "the the of",
    "terrorism",
    "the government will not support this motion in any way at all",
    "Ministers agreed that free trade is the most important thing for the region",
)
TODAY = date(2031, 5, 1)

Times = dict[str, float]
"""Milliseconds of the processor by what was asked."""


def main() -> None:
    """Print a table of times before and after, and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--before", type=Path, help="the checkout that this one is measured by")
    parser.add_argument("--characters", type=int, default=4_000_000, help="of each statement")
    parser.add_argument("--statements", type=int, default=3)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(_measured(given.inside)))
        return
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        _write(given.data / "auspm", corpus, given.statements, given.characters)
        after = _run(HERE, corpus, given.data)
        before = _run(given.before.resolve(), corpus, given.data) if given.before else after
    print(f"{given.statements} statements of {given.characters:,} characters; ms of the processor")
    print(f"{'before':>10}{'after':>10}{'ratio':>8}  of")
    for asked, took in after.items():
        print(f"{before[asked]:10.0f}{took:10.0f}{before[asked] / took:8.1f}  {asked}")


def _write(releases: Path, corpus: Path, statements: int, characters: int) -> None:
    """Put long statements into a folder, of releases one after the other."""
    corpus.mkdir()
    with gzip.open(releases / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    whole = "\n\n".join(texts)
    while len(whole) < statements * characters:
        whole += f"\n\n{whole}"
    for number in range(statements):
        part = whole[number * characters : (number + 1) * characters]
        (corpus / f"{number}.txt").write_text(part, encoding="utf-8")


def _run(checkout: Path, corpus: Path, data: Path) -> Times:
    """What a checkout takes, in a process of its own."""
    paths = os.pathsep.join((str(checkout), str(checkout / "tests" / "support")))
    with TemporaryDirectory() as folder:
        (Path(folder) / "corpus").symlink_to(corpus)
        run = subprocess.run(  # noqa: S603 - this file
            [sys.executable, __file__, str(data), "--inside", folder],
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return Times(json.loads(run.stdout.splitlines()[-1]))


def _measured(root: Path) -> Times:
    """Index a folder's corpus, then ask and check all claims, each twice."""
    # of the checkout that is measured
    from fake_encoder import FakeEncoder
    from library import Library

    from retrieval import (
        Archive,
        RetrievalSettings,
        answer_query,
        understand,
        verify,
    )

    library = Library(root, settings=RetrievalSettings(), encoder=FakeEncoder(group=512))
    times = Times()
    began = time.process_time()
    library.reindex()
    times["indexing"] = 1000 * (time.process_time() - began)
    searcher, archive = library.searcher(), Archive(library.directory.archive)
    for claim in CLAIMS:
        shown = claim if len(claim) < 50 else f"{claim[:50]}…"
        asked: dict[str, Callable[[], object]] = {
            "check": partial(verify, archive, claim),
            "question": partial(answer_query, searcher, understand(claim, TODAY)),
            "phrase": partial(answer_query, searcher, understand(f'"{claim}"', TODAY)),
        }
        for kind, ask in asked.items():
            for _ in range(2):
                began = time.process_time()
                ask()
                times[f"{kind}: {shown}"] = 1000 * (time.process_time() - began)
    return times


if __name__ == "__main__":
    main()
