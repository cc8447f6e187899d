"""Simulates questions over rows spread over shards: how long, and whether the same come out.

    python benchmarks/sharding_simulation.py

Two things, both by numpy, with a fixed seed:

*Exactness.* The best k of all rows are found among the best k of each shard, whatever the shards
are; with fewer than k from each, some are missed. Checked on random rows.

*Tails.* A question is over when the slowest shard has answered and the answers are merged. Each
shard is a queue. Its service time is a lognormal around a median that grows with its rows; now and
then a shard pauses (a merge, a page that is not in memory). The median of one shard is what
``benchmarks/RESULTS.md`` has of this program's own dense arm; the rest is simulated.
"""

import argparse
import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Times = NDArray[np.float64]
"""Milliseconds."""

FIXED_MS = 2.0
"""Of one shard's answer, whatever it holds: the way there and back, analysis (assumed)."""

MILLION_MS = 11.6
"""Of the dense arm over 1,000,000 rows, measured: ``dense_p50`` in ``benchmarks/RESULTS.md``."""

SPREAD = 0.13
"""Sigma of the lognormal: p95 / p50 over 1,000,000 rows gives .16 for both arms, .08 for one."""

PAUSE_SHARE, PAUSE_MS = 0.002, 80.0
"""How many answers of a shard meet a pause, and how long that is on average (assumed)."""

MERGE_MS = 0.02
"""For each shard's best hundred, merged (assumed)."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of the shards.

    Attributes:
        rows: in all.
        shards: that hold them, equally many rows each.
        replicas: of every shard; the one with the shortest queue answers.
        each_second: questions, at random moments.
        questions: that are simulated.
    """

    rows: int
    shards: int
    replicas: int = 1
    each_second: float = 5.0
    questions: int = 4000


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a question to its merged candidates."""

    p50: float
    p95: float
    p99: float


def best(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """The rows with the k best scores, ties by row."""
    return np.lexsort((np.arange(len(scores)), -scores))[:k].astype(np.int64)


def merged(
    scores: NDArray[np.float32], bounds: Sequence[int], k: int, each: int
) -> NDArray[np.int64]:
    """The k best of what each shard says are its ``each`` best.

    Args:
        scores: of all rows.
        bounds: where each shard begins, and where the last one ends.
        k: wanted.
        each: asked of each shard.
    """
    found = np.concatenate(
        [start + best(scores[start:end], each) for start, end in pairwise(bounds)]
    )
    found.sort()  # ties by row, as over all
    return found[best(scores[found], k)]


def recall(rows: int, shards: int, k: int, each: int, seed: int = 7) -> float:
    """How many of the k best of random rows are found by asking each shard for so many."""
    random = np.random.default_rng(seed)
    bounds = [rows * number // shards for number in range(shards + 1)]
    hit = 0
    for _ in range(20):
        scores = random.standard_normal(rows).astype(np.float32)
        hit += len(np.intersect1d(best(scores, k), merged(scores, bounds, k, each)))
    return hit / (20 * k)


def service_ms(rows: int) -> float:
    """The median time of one shard that holds so many rows."""
    return FIXED_MS + MILLION_MS * rows / 1_000_000


def simulate(load: Load, seed: int = 7) -> Latency:
    """Ask the shards."""
    random = np.random.default_rng(seed)
    arrivals = np.cumsum(random.exponential(1000 / load.each_second, load.questions))
    median = service_ms(load.rows // load.shards)
    slowest = np.zeros(load.questions)
    for _ in range(load.shards):
        service = median * np.exp(SPREAD * random.standard_normal(load.questions))
        paused = random.random(load.questions) < PAUSE_SHARE
        service += paused * random.exponential(PAUSE_MS, load.questions)
        slowest = np.maximum(slowest, _waited(arrivals, service, load.replicas) - arrivals)
    total = slowest + MERGE_MS * load.shards
    p50, p95, p99 = np.percentile(total, (50, 95, 99))
    return Latency(float(p50), float(p95), float(p99))


def _waited(arrivals: Times, service: Times, replicas: int) -> Times:
    """When each question is done: the first free replica takes it."""
    free = [0.0] * replicas
    done = np.empty_like(arrivals)
    for number, (arrival, takes) in enumerate(zip(arrivals, service, strict=True)):
        begins = max(heapq.heappop(free), arrival)
        done[number] = begins + takes
        heapq.heappush(free, begins + takes)
    return done


LOADS = tuple(
    Load(rows, shards, replicas, each_second)
    for rows, shards, replicas, each_second in (
        (1_000_000, 1, 1, 5),
        (10_000_000, 1, 1, 5),
        (10_000_000, 4, 1, 5),
        (10_000_000, 10, 1, 5),
        (100_000_000, 25, 1, 5),
        (100_000_000, 50, 1, 5),
        (100_000_000, 50, 2, 30),
        (1_000_000_000, 250, 1, 5),
        (1_000_000_000, 500, 1, 5),
        (1_000_000_000, 500, 2, 30),
    )
)


def table(loads: Sequence[Load] = LOADS, questions: int = 4000) -> str:
    """The latencies of some loads as a table in Markdown."""
    lines = [
        "| rows | shards | rows a shard | replicas | questions a second | p50, ms | p95 | p99 |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for load in loads:
        one = Load(load.rows, load.shards, load.replicas, load.each_second, questions)
        found = simulate(one)
        shown = [
            "∞" if value > 10_000 else f"{value:.0f}" for value in (found.p50, found.p95, found.p99)
        ]
        facts = (
            f"{load.rows:,}",
            f"{load.shards}",
            f"{load.rows // load.shards:,}",
            f"{load.replicas}",
            f"{load.each_second:g}",
            *shown,
        )
        lines.append(f"| {' | '.join(facts)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description="Simulate questions over shards.")
    parser.add_argument("--questions", type=int, default=4000)
    given = parser.parse_args()
    print(table(questions=given.questions))
    print("Of the 200 best of 200,000 rows over 50 shards, found by asking each shard for")
    for each in (4, 8, 12, 20, 200):
        print(f"- {each}: {recall(200_000, 50, 200, each):.4f}")


if __name__ == "__main__":
    main()
