"""The bars and what was measured against them: figures of the sections to rows of the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

Figures = dict[str, Any]
OURS = "onrecord"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was asked for.

    Attributes:
        what: in words.
        unit: of all three numbers.
        floor: what was asked for.
        stretch: what was hoped for; None where there is only a floor.
        value: what was measured; None where the section has not run.
        more: whether more is better.
        note: what the value comes from.
    """

    what: str
    unit: str
    floor: float
    stretch: float | None
    value: float | None
    more: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """The floor first; a bar that was not reached is named so."""
        if self.value is None:
            return "not measured"
        if not self._reaches(self.floor):
            return "**BELOW**"
        if self.stretch is not None and self._reaches(self.stretch):
            return "met, stretch met"
        return "met"

    @property
    def ratio(self) -> float | None:
        """How many times as good as the floor; below 1 is not reached."""
        if not self.value:
            return None
        return self.value / self.floor if self.more else self.floor / self.value

    def _reaches(self, bar: float) -> bool:
        if self.value is None:
            return False
        return self.value >= bar if self.more else self.value <= bar


def rows(found: Figures) -> list[Row]:
    """Every bar, whether its section has run or not."""
    return [
        *_against_peers(found.get("peers")),
        *_cold(found.get("cold", {})),
        *_archive(found.get("archive", {})),
        *_million(found.get("million", {})),
        *_change(found.get("change", {})),
        *_telegram(found.get("telegram", {})),
        *_reading(found.get("reading", {})),
        *_growth(found),
        *_processor(found.get("processor", {})),
    ]


def middle(rounds: list[Figures], name: str) -> float:
    """The median over rounds."""
    return float(median(one[name] for one in rounds))


def rate(rounds: list[Figures]) -> float:
    """Documents a second, the median over rounds."""
    return float(median(one["texts"] / one["seconds"] for one in rounds))


def _against_peers(section: Figures | None) -> Iterator[Row]:
    rounds = (section or {}).get("rounds", {})
    others = [name for name in rounds if name != OURS]
    for name, floor in (("txtai", 4.0), ("llama-index", 3.0), ("haystack", 3.0)):
        there = bool(rounds)
        value = rate(rounds[OURS]) / rate(rounds[name]) if there else None
        best = there and rate(rounds[name]) == max(rate(rounds[one]) for one in others)
        yield Row(
            f"indexing, times the speed of {name}" + (" (the fastest peer)" if best else ""),
            "x", floor, 6 if best else None, value, more=True,
        )  # fmt: skip
    for name, floor, stretch in (("p50", 1 / 4, 1 / 8), ("p95", 1 / 2, 1 / 4)):
        value = middle(rounds[OURS], name) / middle(rounds["txtai"], name) if rounds else None
        yield Row(f"one question, {name}, against txtai's hybrid", "x", floor, stretch, value)
    gain = None
    if rounds:
        best_ndcg = max(middle(rounds[name], "ndcg") for name in others)
        gain = middle(rounds[OURS], "ndcg") - best_ndcg
    yield Row("nDCG@10 above the best peer by", "", 0.0001, None, gain, more=True)
    least = (
        middle(rounds[OURS], "megabytes") / min(middle(rounds[one], "megabytes") for one in others)
        if rounds
        else None
    )
    yield Row("peak memory, against the smallest peer", "x", 0.6, 0.4, least)


def _cold(section: Figures) -> Iterator[Row]:
    what = "`onrecord ask` from a cold process, sample corpus"
    yield Row(f"{what}: time", "s", 2, 1, section.get("seconds"), note="median of 7")
    yield Row(f"{what}: memory", "MB", 500, 300, section.get("megabytes"), note="most of 7")


def _archive(section: Figures) -> Iterator[Row]:
    size = f"{section.get('passages', 0):,} passages"
    whole = f"question to answer over {size}"
    yield Row(f"{whole}, p50", "ms", 15, 8, section.get("answer_p50"))
    yield Row(f"{whole}, p95", "ms", 30, 15, section.get("answer_p95"))
    within = f"the same within a period of {section.get('period_passages', 0):,}"
    yield Row(f"{within}, p50", "ms", 6, 3, section.get("period_answer_p50"))
    yield Row(
        f"{within}, the search alone, p50", "ms", 6, 3, section.get("period_find_p50"),
        note="without choosing and cutting the quotations",
    )  # fmt: skip


def _million(section: Figures) -> Iterator[Row]:
    last = (section.get("points") or [{}])[-1]
    what = f"question over {last.get('passages', 0):,} synthetic rows"
    yield Row(f"{what}, p95", "ms", 50, 20, last.get("p95"), note="the search, both arms")
    yield Row(f"{what}: memory", "MB", 1500, 800, last.get("megabytes"), note="mapped files too")
    yield Row(
        "recall@10 of the dense arm against exact, real rows", "", 0.98, None,
        section.get("recall"), more=True, note=f"{section.get('recall_passages', 0):,} passages",
    )  # fmt: skip


def _change(section: Figures) -> Iterator[Row]:
    among = f"among {section.get('statements', 0):,}"
    for name, where in (("one", "one file"), ("many", "a file each")):
        changed, none = section.get(f"changed_{name}"), section.get(f"none_{name}")
        yield Row(f"one statement changed {among} in {where}: live in", "s", 3, 1, changed)
        yield Row(f"none changed {among} in {where}: done in", "s", 1, 0.3, none)


def _telegram(section: Figures) -> Iterator[Row]:
    yield Row(
        "Telegram: answers a second, limits lifted", "/s", 60, 150,
        section.get("answers_a_second"), more=True,
    )  # fmt: skip
    yield Row("Telegram: p95 at 30 questions a second", "ms", 200, 80, section.get("p95"))


def _reading(section: Figures) -> Iterator[Row]:
    read = section.get("reader_on", {})
    yield Row(
        "Telegram over the whole archive, reader on: answers a second", "/s", 8, 20,
        read.get("answers_a_second"), more=True,
    )  # fmt: skip
    yield Row(
        "the same at 4 questions a second: the longest wait", "ms", 2000, 1000,
        read.get("longest"),
    )  # fmt: skip


def _growth(found: Figures) -> Iterator[Row]:
    points = found.get("growth", {}).get("points")
    value = None
    if points:
        first, last = points[1], points[-1]
        value = (last["seconds"] / last["passages"]) / (first["seconds"] / first["passages"])
    yield Row(
        "indexing grows no faster than the archive: seconds a passage, last point to second",
        "x", 1.2, 1.0, value,
    )  # fmt: skip
    points = found.get("million", {}).get("points")
    value = None
    if points and points[-1]["passages"] > 100_000:
        first = next(one for one in points if one["passages"] >= 100_000)
        last = points[-1]
        value = (last["p50"] / first["p50"]) / (last["passages"] / first["passages"])
    yield Row(
        "questions grow slower than the archive past 10^5: growth of p50 to that of rows",
        "x", 1.0, 0.5, value,
    )  # fmt: skip


def _processor(section: Figures) -> Iterator[Row]:
    limits = section.get("limits", {})
    for name in sorted(limits) or ["f32"]:
        value = section["gigaflops"] / limits[name] if limits else None
        yield Row(
            f"the encoder's share of this CPU's own matrix product in {name}", "x", 0.5, None,
            value, more=True, note="0.5 is an aim",
        )  # fmt: skip
