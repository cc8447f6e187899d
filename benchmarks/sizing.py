"""What an archive of so many passages takes: memory, disk, nodes, hours of embedding, money.

    python benchmarks/sizing.py             # the table of docs/scale.md
    python benchmarks/sizing.py --write     # into docs/scale.md
    python benchmarks/sizing.py --rows 3e7 --core-hour 0.03

Everything stands on the figures below. Each cell says where it comes from: ``m`` measured by us,
``p`` published by Milvus or its users, ``a`` arithmetic, ``c`` from prices that are
given. What a question takes is simulated by ``sharding_simulation.py``.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from sharding_simulation import table as latencies

# -- measured by us -----------------------------------------------------------------------------

DIMENSION = 384
BUILD_BYTES = {"vectors": 1536, "postings": 523, "rows and sentences": 202}
"""Bytes a passage of a build's files: 23,757 passages of 1,200 releases of ``auspm``."""
ARCHIVE_BYTES = {"SQLite": 688, "PostgreSQL": 2650}
"""Bytes a passage of the archive, its words included: the same, 395 characters a passage."""
POSTINGS = 50
"""Words a passage in the lexical arm: the same build."""
RESIDENT_MB = 712
"""Of a process that answers over 1,000,000 rows, mapped files too: ``benchmarks/RESULTS.md``."""
PASSAGES_A_SECOND = {"bf16 on AMX": 290, "f32 on AVX2": 48}
"""On two cores: docs/decisions/0006-libraries.md; 95,318 passages in 33 minutes."""
SPLIT_A_SECOND = 600
"""Passages split on one core of a busy machine; a share splits only its own."""

# -- published ----------------------------------------------------------------------------------

SQ8_OVERHEAD = 339
"""Bytes a row beside its 8-bit code: HNSW_SQ8, M 16, 6e9 rows of 128 numbers in 2.8 TB, as a user
measured: https://github.com/milvus-io/milvus/issues/45815"""
FLAT_OVERHEAD = 288
"""Bytes a row beside its floats: HNSW, 3.5e9 rows of 128 numbers in 2.8 TB by Milvus' sizing tool,
in the same issue."""
DISK_BUDGET = 0.25
"""Of the raw vectors' size in memory under DISKANN: PQCodeBudgetGBRatio and
SearchCacheBudgetGBRatio are .125 each: https://github.com/milvus-io/milvus/issues/25163"""
DISK_DEGREE = 56
"""Neighbours a row that DISKANN keeps on disk, 4 bytes each: MaxDegree, in the same issue."""
# -- chosen -------------------------------------------------------------------------------------

NODE_GB, USABLE, NODE_CORES = 64, 0.75, 8
"""Of a query node: memory, the part that rows may take, cores."""
EMBED_HOURS = 24
"""In which a first index is to be embedded."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What is paid, in any currency; given, not found out.

    Attributes:
        core_hour: of a processor core.
        gb_hour: of a gigabyte of memory.
        disk_month: of a gigabyte of disk.
    """

    core_hour: float = 0.04
    gb_hour: float = 0.005
    disk_month: float = 0.10


@dataclass(frozen=True, slots=True)
class Size:
    """What an archive takes.

    Attributes:
        rows: passages.
        build_gb, archive_gb: of files, in gigabytes; the archive by its database.
        one_machine_gb: memory of one process without Milvus.
        memory_gb: of Milvus' query nodes by index.
        disk_gb: of DISKANN's files.
        nodes: query nodes by index, without replicas.
        embed_hours: of two cores, by number format.
        machines: with two cores, to embed all in ``EMBED_HOURS``, by number format.
        embed_cost, month_cost: money; the second of nodes and disk under each index.
    """

    rows: int
    build_gb: float
    archive_gb: dict[str, float]
    one_machine_gb: float
    memory_gb: dict[str, float]
    disk_gb: float
    nodes: dict[str, int]
    embed_hours: dict[str, float]
    machines: dict[str, int]
    embed_cost: dict[str, float]
    month_cost: dict[str, float]


def size(rows: int, prices: Prices | None = None) -> Size:
    """What so many passages take."""
    paid = prices or Prices()
    sparse = POSTINGS * 8  # a word's number and its weight, 4 bytes each
    memory = {
        "HNSW": rows * (4 * DIMENSION + FLAT_OVERHEAD + sparse) / 1e9,
        "HNSW_SQ8": rows * (DIMENSION + SQ8_OVERHEAD + sparse) / 1e9,
        "DISKANN": rows * (4 * DIMENSION * DISK_BUDGET + sparse) / 1e9,
    }
    disk = rows * (4 * DIMENSION + 4 * DISK_DEGREE) / 1e9
    nodes = {name: _up(held, NODE_GB * USABLE) for name, held in memory.items()}
    hours = {name: rows / speed / 3600 for name, speed in PASSAGES_A_SECOND.items()}
    node_hour = NODE_CORES * paid.core_hour + NODE_GB * paid.gb_hour
    archive = {name: rows * one / 1e9 for name, one in ARCHIVE_BYTES.items()}
    return Size(
        rows=rows,
        build_gb=rows * sum(BUILD_BYTES.values()) / 1e9,
        archive_gb=archive,
        one_machine_gb=RESIDENT_MB / 1000 * rows / 1e6,
        memory_gb=memory,
        disk_gb=disk,
        nodes=nodes,
        embed_hours=hours,
        machines={name: _up(one, EMBED_HOURS) for name, one in hours.items()},
        embed_cost={name: one * 2 * paid.core_hour for name, one in hours.items()},
        month_cost={
            name: count * node_hour * 730
            + paid.disk_month * (archive["PostgreSQL"] + (disk if name == "DISKANN" else 0))
            for name, count in nodes.items()
        },
    )


def _up(wanted: float, each: float) -> int:
    return max(1, int(-(-wanted // each)))


def table(sizes: list[Size]) -> str:
    """The sizes side by side, in Markdown."""
    rows = [("", *(f"{one.rows:,} passages" for one in sizes)), ("---", *["---:"] * len(sizes))]
    amx, avx = PASSAGES_A_SECOND

    def line(name: str, *cells: str) -> None:
        rows.append((name, *cells))

    line("build on disk, one machine", *(f"{_gb(one.build_gb)} a" for one in sizes))
    line(
        "memory, one machine, mapped files too",
        *(f"{_gb(one.one_machine_gb)} {'m' if one.rows == 1_000_000 else 'a'}" for one in sizes),
    )
    for name in ARCHIVE_BYTES:
        line(f"archive in {name}", *(f"{_gb(one.archive_gb[name])} a" for one in sizes))
    for name in ("HNSW", "HNSW_SQ8", "DISKANN"):
        line(
            f"Milvus, {name}: memory of query nodes",
            *(f"{_gb(one.memory_gb[name])} p a" for one in sizes),
        )
    line("Milvus, DISKANN: disk", *(f"{_gb(one.disk_gb)} p a" for one in sizes))
    for name in ("HNSW", "HNSW_SQ8", "DISKANN"):
        line(
            f"query nodes of {NODE_GB} GB, {name}, one replica",
            *(f"{one.nodes[name]:,} a" for one in sizes),
        )
    for name in (amx, avx):
        line(
            f"embedding, {name}, two cores",
            *(f"{one.embed_hours[name]:,.0f} h a" for one in sizes),
        )
        line(f"such machines for {EMBED_HOURS} h", *(f"{one.machines[name]:,} a" for one in sizes))
        line("cost of that", *(f"{one.embed_cost[name]:,.0f} c a" for one in sizes))
    for name in ("HNSW", "HNSW_SQ8", "DISKANN"):
        line(f"a month, {name}", *(f"{one.month_cost[name]:,.0f} c a" for one in sizes))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _gb(value: float) -> str:
    return f"{value:,.1f} GB" if value < 10 else f"{value:,.0f} GB"


GUIDE = Path(__file__).parents[1] / "docs" / "scale.md"
BEGIN, END = "<!-- sizes -->\n", "<!-- end of sizes -->\n"
SHARDS, END_OF_SHARDS = "<!-- shards -->\n", "<!-- end of shards -->\n"
SIZES = (1_000_000, 100_000_000, 1_000_000_000)


def brought_up_to_date(guide: str, simulated: str) -> str:
    """The guide with the sizes as they are now, and a table of latencies."""
    made = table([size(rows) for rows in SIZES])
    for begin, text, end in ((BEGIN, made, END), (SHARDS, simulated, END_OF_SHARDS)):
        before, _, rest = guide.partition(begin)
        guide = f"{before}{begin}{text}{end}{rest.partition(end)[2]}"
    return guide


def main() -> None:
    """Print the table, or write it into the guide."""
    parser = argparse.ArgumentParser(description="Size an archive.")
    parser.add_argument("--rows", type=float, nargs="*", default=SIZES)
    parser.add_argument("--core-hour", type=float, default=0.04)
    parser.add_argument("--gb-hour", type=float, default=0.005)
    parser.add_argument("--disk-month", type=float, default=0.10)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.write:
        guide = GUIDE.read_text(encoding="utf-8")
        GUIDE.write_text(brought_up_to_date(guide, latencies()), encoding="utf-8")
        return
    prices = Prices(given.core_hour, given.gb_hour, given.disk_month)
    print(table([size(int(rows), prices) for rows in given.rows]))


if __name__ == "__main__":
    main()
