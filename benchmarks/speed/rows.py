"""The bars and what was measured against them: figures of the sections to rows of the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from machine import is_plain
from ways import ENGLISH, MULTILINGUAL

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was asked for.

    Attributes:
        what: in words.
        unit: of all three numbers.
        floor: what was asked for on a processor of this kind.
        aim: what was hoped for; None where there is only a floor.
        value: what was measured; None where the section has not run.
        more: whether more is better.
        note: what the value comes from.
    """

    what: str
    unit: str
    floor: float
    aim: float | None
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
        return "aim met" if self.aim is not None and self._reaches(self.aim) else "met"

    def _reaches(self, bar: float) -> bool:
        if self.value is None:
            return False
        return self.value >= bar if self.more else self.value <= bar


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of processor, which floors depend on.

    Attributes:
        plain: whether it has no faster products than those of f32.
    """

    plain: bool

    def floor(self, plain: float, fast: float) -> float:
        """The floor of a plain processor, or of one with products of int8 or bf16."""
        return plain if self.plain else fast


def kind_of(found: Figures) -> Kind:
    """The kind that the figures were measured on."""
    return Kind(is_plain(found["machine"]))


def own_rows(found: Figures) -> list[Row]:
    """Every bar of onrecord alone, whether its section has run or not; always the same bars."""
    kind = kind_of(found)
    return [
        *_processor(found.get("processor", {})),
        *_archive(found.get("archive", {}), kind),
        *_telegram(found.get("telegram", {}), kind),
        *_reading(found.get("reading", {})),
        *_change(found.get("change", {}), kind),
        *_cold(found.get("cold", {})),
        *_million(found.get("million", {})),
        *_growth(found),
    ]


def middle(rounds: list[Figures], name: str) -> float:
    """The median over rounds."""
    return float(median(one[name] for one in rounds))


def rate(rounds: list[Figures]) -> float:
    """Documents a second, the median over rounds."""
    return float(median(one["texts"] / one["seconds"] for one in rounds))


def _processor(section: Figures) -> Iterator[Row]:
    encoders = section.get("encoders", {})
    for way in (ENGLISH, MULTILINGUAL):
        figures = encoders.get(way.encoder, {})
        yield Row(
            f"the encoder's share of the processor's own matrix product, {way.encoder}",
            "x", 0.8, 0.9, figures.get("share"), more=True, note=figures.get("precision") or "",
        )  # fmt: skip


def _archive(section: Figures, kind: Kind) -> Iterator[Row]:
    over = f"{section.get('passages', 0):,} passages"
    whole = "whole answer over the archive, reader off"
    p50, p95 = section.get("answer_p50"), section.get("answer_p95")
    yield Row(f"{whole}, p50", "ms", kind.floor(18, 8), 5, p50, note=over)
    yield Row(f"{whole}, p95", "ms", kind.floor(35, 15), 10, p95, note=over)
    over = f"{section.get('period_passages', 0):,} passages"
    within, alone = section.get("period_answer_p50"), section.get("period_find_p50")
    yield Row("the same within a period, p50", "ms", kind.floor(15, 5), 3, within, note=over)
    yield Row(
        "the same within a period, the search alone, p50", "ms", 6, 3, alone,
        note="without choosing and cutting the quotations",
    )  # fmt: skip


def _telegram(section: Figures, kind: Kind) -> Iterator[Row]:
    yield Row(
        "Telegram: answers a second, limits lifted", "/s", kind.floor(60, 120), 200,
        section.get("answers_a_second"), more=True,
    )  # fmt: skip
    yield Row(
        "Telegram: p95 at 30 questions a second", "ms", kind.floor(300, 60), None,
        section.get("p95"),
    )  # fmt: skip


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
    ours = section.get("encoder") == MULTILINGUAL.encoder
    yield Row(
        "memory of `serve` over the whole archive, multilingual, reader on", "MB", 700, 450,
        read.get("megabytes") if ours else None,
    )  # fmt: skip


def _change(section: Figures, kind: Kind) -> Iterator[Row]:
    among = f"among {section.get('statements', 0):,}"
    none, changed = section.get("none_many"), section.get("changed_many")
    where = "in a file each"
    yield Row(
        f"nothing changed, {where}: done in", "s", kind.floor(0.5, 0.3), 0.1, none, note=among
    )
    yield Row(f"one changed, {where}: live in", "s", kind.floor(2, 1), 0.5, changed, note=among)
    none, changed = section.get("none_one"), section.get("changed_one")
    yield Row("nothing changed, all in one file: done in", "s", 1, 0.3, none, note=among)
    yield Row("one changed, all in one file: live in", "s", 3, 1, changed, note=among)


def _cold(section: Figures) -> Iterator[Row]:
    what = "`onrecord ask` from a cold process, sample corpus"
    yield Row(f"{what}: time", "s", 2, 1, section.get("seconds"), note="median of 7")
    yield Row(f"{what}: memory", "MB", 500, 300, section.get("megabytes"), note="most of 7")


def _million(section: Figures) -> Iterator[Row]:
    last = (section.get("points") or [{}])[-1]
    rows = f"{last.get('passages', 0):,} rows"
    what = "question over synthetic rows"
    yield Row(f"{what}, both arms, p95", "ms", 50, 20, last.get("p95"), note=rows)
    yield Row(
        f"{what}: memory, mapped files too", "MB", 1500, 800, last.get("megabytes"), note=rows
    )
    yield Row(
        "recall@10 of the dense arm against exact, real rows", "", 0.98, None,
        section.get("recall"), more=True, note=f"{section.get('recall_passages', 0):,} passages",
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
