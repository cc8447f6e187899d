"""The report of the speed benchmark: every bar by hand, floors by the kind of processor."""

import json
from pathlib import Path
from typing import Any

from comparison import comparison
from machine import features, kind
from peer_rows import peer_rows
from report import figures_file, kept_figures, title_of
from rows import Row, own_rows
from ways import WAYS

FAST = ["AVX2", "AVX-512", "VNNI"]
SPEEDS = {
    "onrecord english": 300.0,
    "onrecord multilingual (default)": 100.0,
    "txtai, its guide": 100.0,
    "llama-index, its guide": 80.0,
    "sqlite, all text, MiniLM": 150.0,
    "txtai, all text, e5": 20.0,
}
"""Documents a second."""


def figures(speed: float, **more: float) -> dict[str, Any]:
    once = {"seconds": 600 / speed, "texts": 600, "p50": 10.0, "p95": 20.0, "ndcg": 0.8}
    return once | {"megabytes": 500, "encoded": 3000, "tokens": 2500} | more


def measured(able: list[str]) -> dict[str, Any]:
    rounds = {name: [figures(speed)] for name, speed in SPEEDS.items()}
    rounds["onrecord english"] = [figures(300, p50=2.2, ndcg=0.85, megabytes=400)]
    peers = {"rounds": rounds, "converting_seconds": {"onrecord english": 2.0}, "at": "today"}
    return {"machine": {"features": able}, "peers": peers}


def shown(rows: list[Row]) -> dict[str, tuple[float, float | None, str, str]]:
    return {
        row.what: (row.floor, row.value and round(row.value, 3), row.note, row.verdict)
        for row in rows
    }


def test_bars_that_other_programs_set_can_be_worked_out_on_paper() -> None:
    guide = "indexing against the fastest peer with MiniLM as its guide sets it up"
    assert shown(peer_rows(measured(FAST))) == {
        "indexing against the fastest peer, MiniLM for both, all text searched": (
            *(2.5, 2.0, "sqlite", "**BELOW**"),
        ),
        "indexing against the fastest peer, e5 for both, all text searched": (
            *(2.5, 5.0, "txtai", "aim met"),
        ),
        f"{guide}: our default": (1.0, 1.0, "txtai", "met"),
        f"{guide}: our fastest": (2.4, 3.0, "english to txtai", "met"),
        "tokens encoded for one of text, english": (1.08, 1.2, "", "**BELOW**"),
        "tokens encoded for one of text, multilingual": (1.08, 1.2, "", "**BELOW**"),
        "one question, p50, against txtai as its guide sets it up": (0.2, 0.22, "", "**BELOW**"),
        "one question, p95, against txtai as its guide sets it up": (0.5, 1.0, "", "**BELOW**"),
        "one question, p50, our default against txtai with e5, all text": (
            *(0.2, 1.0, "", "**BELOW**"),
        ),
        "one question, p95, our default against txtai with e5, all text": (
            *(0.5, 1.0, "", "**BELOW**"),
        ),
        "nDCG@10 above the best peer by, MiniLM for both": (
            *(0.0001, 0.05, "txtai, its guide", "met"),
        ),
        "nDCG@10 above the best peer by, e5 for both": (
            *(0.0001, 0.0, "txtai, all text, e5", "**BELOW**"),
        ),
        "peak memory against the smallest peer, MiniLM for both": (
            *(0.6, 0.8, "txtai, its guide", "**BELOW**"),
        ),
        "peak memory against the smallest peer, e5 for both": (
            *(0.6, 1.0, "txtai, all text, e5", "**BELOW**"),
        ),
    }


def test_a_processor_without_faster_products_has_lower_floors() -> None:
    floors = shown(peer_rows(measured(["AVX2", "AVX-512"])))
    assert [
        floors["indexing against the fastest peer, MiniLM for both, all text searched"][0],
        floors["one question, p50, against txtai as its guide sets it up"],
    ] == [1.25, (0.25, 0.22, "", "met")]


def test_bars_stand_in_the_same_order_whatever_was_measured() -> None:
    nothing = {"machine": {"features": FAST}}
    assert [row.what for row in own_rows(nothing)] == [
        row.what for row in own_rows(measured(["AVX2"]))
    ]
    assert {row.verdict for row in [*peer_rows(nothing), *own_rows(nothing)]} == {"not measured"}


def test_a_table_of_all_programs_names_its_processor() -> None:
    table = comparison(measured(FAST), "AVX2, VNNI")
    assert table[0] == "### AVX2, VNNI\n"
    assert table[2].splitlines()[2] == (
        "| onrecord english | MiniLM | all | 300 | 3,000 | 1.20 | 1,500 | 2.2 | 20 | 0.8500 | 400 |"
    )


def test_features_have_their_common_names() -> None:
    assert features({"avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8"}) == [
        *("AVX2", "AVX-512", "VNNI", "bf16", "AMX")
    ]
    assert features({"avx2"}) == ["AVX2"]


def test_each_kind_of_processor_is_a_column_and_the_one_that_can_most_comes_first(
    tmp_path: Path,
) -> None:
    of_each = ["AVX2"], FAST, [*FAST, "bf16", "AMX"]
    for able in of_each:
        file = figures_file(tmp_path, "RESULTS", kind({"features": able}))
        file.write_text(json.dumps({"machine": {"features": able}}))
    assert {file.name for file in tmp_path.iterdir()} == {
        *("RESULTS.avx2.figures.json", "RESULTS.vnni.figures.json", "RESULTS.amx.figures.json")
    }
    assert {of: title_of(each) for of, each in kept_figures(tmp_path, "RESULTS").items()} == {
        "amx": "AVX2, AVX-512, VNNI, bf16, AMX",
        "vnni": "AVX2, AVX-512, VNNI",
        "avx2": "AVX2",
    }
    assert list(kept_figures(tmp_path, "RESULTS")) == ["amx", "vnni", "avx2"]


def test_no_two_rows_have_one_name() -> None:
    names = [way.name for way in WAYS]
    assert len(names) == len(set(names)) == 14
