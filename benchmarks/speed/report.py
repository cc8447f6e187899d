"""The report of the benchmark: every bar with what was measured, the spread, the pictures.

    python benchmarks/speed/report.py

writes it anew from the figures that were kept.
"""

import json
from pathlib import Path
from statistics import median
from typing import Any

from plots import draw
from rows import Row, rows

FOLDER = Path(__file__).resolve().parents[1]
SECTIONS = ("cold", "archive", "change", "growth", "million", "processor", "telegram", "reading")
"""Those that measure onrecord alone."""


def write(found: dict[str, Any], folder: Path, name: str) -> None:
    """Write ``NAME.md`` and its pictures into a folder."""
    quick = any(one.get("quick") for one in found.values() if isinstance(one, dict))
    drawn = draw(found, folder / name.lower())
    parts = [
        "# Measured\n",
        "Written by `make bench-quick`: few documents, one round, not to be quoted.\n"
        if quick
        else "Written by `make bench`; how each program was set up is in [README.md](README.md).\n",
        _machine(found["machine"]),
        "## What was asked for, and what was measured\n",
        (
            "Below 1 in the last column but one is not reached. Times are of one machine; ratios to"
            " the peers are of alternating runs on it.\n"
        ),
        _table(rows(found)),
        *_rounds(found),
        *_kept(found),
        *(f"## {title}\n\n![{title}]({name.lower()}/{file})\n" for file, title in drawn),
    ]
    (folder / f"{name}.md").write_text("\n".join(parts), encoding="utf-8")


def _machine(machine: dict[str, Any]) -> str:
    own = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    peers = ", ".join(one.replace("==", " ") for one in machine["peers"].values())
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB;"
        f" {machine['system']}, Python {machine['python']}. {own}; against {peers}.\n"
    )


def _table(every: list[Row]) -> str:
    lines = [
        "| | floor | stretch | measured | times the floor | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in every:
        sign = "≥" if row.more else "≤"
        stretch = f"{sign} {_number(row.stretch)} {row.unit}" if row.stretch is not None else ""
        value = f"{_number(row.value)} {row.unit}" if row.value is not None else "–"
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else "–"
        what = row.what + (f" ({row.note})" if row.note else "")
        lines.append(
            f"| {what} | {sign} {_number(row.floor)} {row.unit} | {stretch} | {value} | {ratio}"
            f" | {row.verdict} |"
        )
    return "\n".join(lines) + "\n"


def _rounds(found: dict[str, Any]) -> list[str]:
    if "peers" not in found:
        return []
    section = found["peers"]
    lines = [
        "| | documents/s | question p50, ms | p95, ms | nDCG@10 | peak MB |",
        "|---|---|---|---|---|---|",
    ]
    for name, rounds in section["rounds"].items():
        cells = [_spread([one["texts"] / one["seconds"] for one in rounds])]
        cells += [_spread([one[key] for one in rounds]) for key in ("p50", "p95")]
        cells += [f"{rounds[0]['ndcg']:.4f}", _spread([one["megabytes"] for one in rounds])]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    texts = next(iter(section["rounds"].values()))[0]["texts"]
    count = len(next(iter(section["rounds"].values())))
    return [
        (
            f"## The rounds\n\n{texts:,} abstracts of scifact, {count} in turn: median"
            " (least to greatest).\n"
        ),
        "\n".join(lines) + "\n",
        (
            f"Once for a machine, not counted above, onrecord converts and compiles the model:"
            f" {section['converting_seconds']:.1f} s"
            " (1–2 s where it was made before).\n"
        ),
    ]


def _kept(found: dict[str, Any]) -> list[str]:
    lines = ["## Everything else that was measured\n"]
    for section in SECTIONS:
        if section not in found:
            continue
        figures = {key: value for key, value in found[section].items() if key != "quick"}
        lines.append(f"**{section}** ({figures.pop('at')}): `{_plain(figures)}`\n")
    return lines


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "[" + "; ".join(_plain(part) for part in value) + "]"
    return _number(value) if isinstance(value, int | float) else str(value)


def _spread(values: list[float]) -> str:
    return f"{_number(median(values))} ({_number(min(values))}–{_number(max(values))})"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


if __name__ == "__main__":
    for kept in FOLDER.glob("*.figures.json"):
        title = kept.name.partition(".")[0]
        write(json.loads(kept.read_text(encoding="utf-8")), FOLDER, title)
