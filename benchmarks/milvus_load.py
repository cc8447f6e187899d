"""How far milvus-lite carries, beside FAISS: the arms alone, over the same rows, in one run.

    python benchmarks/milvus_load.py INDEX [--sizes 10000,100000,1000000] [--url URL]

INDEX is an index folder with its arms on disk, such as ``benchmarks/milvus_contract.py`` leaves for
each set. Its rows are taken as they are; beyond them they come again, with noise in their vectors.
Each size is made by one process and asked by another for each kind of arms, whose memory is told.
Prints a table in Markdown.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval import Directory, builds
from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.index.build_files import open_build
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.lexical_search import MaxScore
from retrieval.index.postings import Postings
from retrieval.index.remote.arms import Collection, MilvusDense, MilvusLexical
from retrieval.index.remote.client import Patience
from retrieval.index.remote.partitions import Partitions
from retrieval.index.remote.store import Store
from retrieval.index.remote.upload import Contents, upload
from retrieval.index.snapshot import Snapshot

if TYPE_CHECKING:
    from retrieval.index.arms import DenseArm, LexicalArm

NAME = "onrecord_load"
QUESTIONS = 50
MOST = 200
BLOCK = 20_000
NOISE = 0.02
"""Standard deviation in each dimension: a cosine of about 0.93 to the vector it was."""
PATIENT = Patience(connecting=60, asking=120, writing=1200)


def main() -> None:
    """Every size in turn; with a step, what the process of one does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("index", type=Path)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--url")
    parser.add_argument("--step")
    parser.add_argument("--place", type=Path)
    options = parser.parse_args()
    if options.step:
        size = int(options.sizes)
        url = options.url or str(options.place / "arms.db")
        act = {"make": make, "faiss": ask, "milvus": ask}[options.step]
        print(json.dumps(act(options.index, options.place, size, url, options.step)))
        return
    print(
        "| rows | arms | written, rows a second | disk, MB | dense p50, p95 ms |"
        " words p50, p95 ms | 400 vectors p50 ms | memory, MB | same 200: dense, words |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for size in options.sizes.split(","):
        with TemporaryDirectory() as place:
            told = {}
            for step in ("make", "faiss", "milvus"):
                command = [sys.executable, __file__, str(options.index), "--sizes", size]
                command += ["--step", step, "--place", place]
                command += ["--url", options.url] if options.url else []
                done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
                told[step] = json.loads(done.stdout.splitlines()[-1])
            show(int(size), told)


def show(size: int, told: dict[str, Any]) -> None:
    """The two rows of a size."""
    made = told["make"]
    pairs = zip(told["faiss"]["rows"], told["milvus"]["rows"], strict=True)
    shares = [len({*one} & {*other}) / max(len({*one}), 1) for one, other in pairs]
    dense, words = (float(np.mean(half)) for half in (shares[:QUESTIONS], shares[QUESTIONS:]))
    for step in ("faiss", "milvus"):
        one = told[step]
        print(
            f"| {size:,} | {step} | {made[f'{step}_rows']:,.0f} | {made[f'{step}_mb']:,.0f} |"
            f" {one['dense'][0]:.1f}, {one['dense'][1]:.1f} |"
            f" {one['words'][0]:.1f}, {one['words'][1]:.1f} | {one['vectors'][0]:.1f} |"
            f" {one['memory']:,.0f} | {'' if step == 'faiss' else f'{dense:.4f}, {words:.4f}'} |",
            flush=True,
        )


def make(index: Path, place: Path, size: int, url: str, _: str) -> dict[str, float]:
    """Write both kinds of arms; how fast, and how large they are."""
    real = snapshot(index)
    lexical = LexicalIndex.of(tiled(real.lexical.postings, size))
    began = perf_counter()
    dense = DenseIndex.write(
        place / "vectors.npy", (size, real.dense.dimension), vectors(real, size)
    )
    lexical.save(place / "lexical")
    here = perf_counter() - began
    store = Store(url, PATIENT)
    if store.exists(NAME):
        store.drop(NAME)
    keys = np.zeros((size, 16), dtype=np.uint8)
    contents = Contents(real.manifest.fingerprint, days(size), keys, dense.dimension, lexical)

    def blocks(first: int, last: int) -> Iterator[NDArray[np.float32]]:
        for at in range(first, last, BLOCK):
            yield dense.vectors(np.arange(at, min(at + BLOCK, last)))

    def tell(done: int) -> None:
        if done % 50_000 == 0:
            print(f"{size}: {done} written", file=sys.stderr, flush=True)

    began = perf_counter()
    upload(store, NAME, contents, blocks, tell)
    there = perf_counter() - began
    store.close()
    lite = Path(url)
    return {
        "faiss_rows": size / here,
        "milvus_rows": size / there,
        "faiss_mb": megabytes(place, but=lite),
        "milvus_mb": megabytes(lite) if lite.exists() else 0.0,
    }


def ask(index: Path, place: Path, size: int, url: str, step: str) -> dict[str, Any]:
    """Ask one kind of arms: milliseconds, memory, and the rows that were found."""
    lexical = LexicalIndex.load(place / "lexical")
    dense: DenseArm
    words: LexicalArm
    if step == "faiss":
        dense, words = DenseIndex.load(place / "vectors.npy"), MaxScore(lexical)
    else:
        there = Collection(Store(url, PATIENT), NAME, Partitions.of(days(size)))
        dimension = DenseIndex.load(place / "vectors.npy").dimension
        dense, words = MilvusDense(there, (size, dimension)), MilvusLexical(there, lexical)
    asked = questions(index)
    found: list[list[int]] = []

    def nearest(at: int) -> None:
        found.append(dense.search(asked[at][0], (0, size), MOST).rows.tolist())

    def best(at: int) -> None:
        found.append(words.best(asked[at][1], (0, size), MOST).rows.tolist())

    def some(at: int) -> None:
        dense.vectors(np.random.default_rng(at).integers(0, size, 400))

    for step_of in (nearest, best, some):
        step_of(0)
    found.clear()
    taken = {
        "dense": timed(nearest, len(asked)),
        "words": timed(best, len(asked)),
        "vectors": timed(some, len(asked)),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**taken, "memory": peak, "rows": found}


def timed(act: Callable[[int], None], count: int) -> tuple[float, float]:
    """The median and the 95th percentile, in milliseconds."""
    taken = []
    for at in range(count):
        began = perf_counter()
        act(at)
        taken.append(1000 * (perf_counter() - began))
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def snapshot(index: Path) -> Snapshot:
    """The newest build of a folder that has its arms on disk."""
    for folder in reversed(builds.published(Directory(index))):
        if (folder / "vectors.npy").exists():
            return open_build(folder, thorough=False)
    sys.exit(f"{index} has no build with its arms on disk")


def questions(index: Path) -> list[tuple[NDArray[np.float32], Sequence[tuple[str, ...]]]]:
    """Vectors of some passages, with noise, and the first words of each, as questions."""
    real, tokenizer = snapshot(index), Tokenizer(transliteration=True)
    archive, chance = Archive(Directory(index).archive), np.random.default_rng(7)
    asked: list[tuple[NDArray[np.float32], Sequence[tuple[str, ...]]]] = []
    for row in np.linspace(0, len(real) - 1, QUESTIONS, dtype=np.int64).tolist():
        passage = real.passage(row)
        text = archive.text(passage.record)[passage.start : passage.end]
        vector = real.dense.vectors([row])[0] + NOISE * chance.standard_normal(
            real.dense.dimension, dtype="f4"
        )
        words = tokenizer.words(" ".join(text.split()[:9]), keyed=True)
        asked.append((vector / np.linalg.norm(vector), words))
    return asked


def vectors(real: Snapshot, size: int) -> Iterator[NDArray[np.float32]]:
    """Those of the build, then again with noise."""
    chance = np.random.default_rng(2026)
    for at in range(0, size, BLOCK):
        rows = np.arange(at, min(at + BLOCK, size))
        made = real.dense.vectors(rows % len(real)).copy()
        again = rows >= len(real)
        made[again] += NOISE * chance.standard_normal((again.sum(), made.shape[1]), dtype="f4")
        yield made / np.linalg.norm(made, axis=1, keepdims=True)


def tiled(real: Postings, size: int) -> Postings:
    """The same rows again and again, up to so many."""
    length = len(real.lengths)
    tokens = np.repeat(np.arange(len(real.tokens), dtype=np.int32), np.diff(real.starts))
    rows, counts, every = [], [], []
    for at in range(0, size, length):
        kept = real.rows < size - at
        rows.append(real.rows[kept] + np.int32(at))
        counts.append(real.counts[kept])
        every.append(tokens[kept])
    of_all = np.concatenate(every)
    order = np.argsort(of_all, kind="stable")
    held = np.bincount(of_all, minlength=len(real.tokens))
    return Postings(
        tokens=np.asarray(real.tokens),
        starts=np.concatenate([[0], np.cumsum(held)]),
        rows=np.concatenate(rows)[order],
        counts=np.concatenate(counts)[order],
        lengths=np.resize(real.lengths, size),
    )


def days(size: int) -> NDArray[np.int32]:
    """Twenty-seven years, evenly."""
    return (727_000 + np.arange(size) * 10_000 // size).astype(np.int32)


def megabytes(place: Path, but: Path | None = None) -> float:
    """Of all files in a folder."""
    files = [path for path in place.rglob("*") if path.is_file()]
    return sum(p.stat().st_size for p in files if but is None or but not in p.parents) / 2**20


if __name__ == "__main__":
    main()
