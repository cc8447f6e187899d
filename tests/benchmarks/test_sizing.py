"""The guide to scale says what is computed; merging what shards say is exact where it says so."""

import numpy as np
import sizing
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import ROOT
from sharding_simulation import Load, best, merged, recall, service_ms, simulate

GUIDE = ROOT / "docs" / "scale.md"


def test_the_guide_has_the_sizes_as_they_are_computed() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    simulated = guide.partition(sizing.SHARDS)[2].partition(sizing.END_OF_SHARDS)[0]
    assert guide == sizing.brought_up_to_date(guide, simulated), (
        "run: python benchmarks/sizing.py --write"
    )


def test_a_size_can_be_worked_out_on_paper() -> None:
    found = sizing.size(100_000_000, sizing.Prices(core_hour=1, gb_hour=0, disk_month=0))
    assert round(found.build_gb, 1) == 226.1
    assert found.memory_gb["HNSW_SQ8"] == (384 + 339 + 400) / 10
    assert found.nodes == {"HNSW": 5, "HNSW_SQ8": 3, "DISKANN": 2}
    assert round(found.embed_hours["bf16 on AMX"], 2) == 95.79
    assert found.machines == {"bf16 on AMX": 4, "f32 on AVX2": 25}
    assert found.month_cost["DISKANN"] == 2 * 8 * 730


@given(
    scores=st.lists(st.integers(0, 5), min_size=1, max_size=40),
    cuts=st.lists(st.integers(0, 40), max_size=4),
    k=st.integers(1, 12),
)
@settings(max_examples=60)
def test_the_best_of_the_shards_are_the_best_of_all(
    scores: list[int], cuts: list[int], k: int
) -> None:
    bounds = sorted({0, len(scores), *(cut for cut in cuts if cut < len(scores))})
    rows = np.array(scores, dtype=np.float32)
    assert merged(rows, bounds, k, k).tolist() == best(rows, k).tolist()


def test_fewer_than_are_wanted_of_each_shard_miss_some() -> None:
    assert recall(2000, 10, 50, 50) == 1
    assert 0.3 < recall(2000, 10, 50, 2) <= 2 * 10 / 50


def test_one_shard_that_is_asked_seldom_takes_its_own_time() -> None:
    alone = simulate(Load(1_000_000, 1, 1, 0.1, 500))
    assert abs(alone.p50 - service_ms(1_000_000)) < 1
    many = simulate(Load(100_000_000, 100, 1, 0.1, 500))
    assert alone.p50 < many.p50 <= many.p95 <= many.p99
