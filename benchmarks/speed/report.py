"""The report of the benchmark: processors side by side, every bar with what was measured, pictures.

    python benchmarks/speed/report.py

writes it anew from the figures that were kept.
"""

import json
from pathlib import Path
from typing import Any

from comparison import comparison
from machine import LIMITS, kind
from numbers_written import number, plainly
from peer_rows import peer_rows
from plots import draw
from rows import Figures, Row, kind_of, own_rows

FOLDER = Path(__file__).resolve().parents[1]
SECTIONS = (
    *("cold", "archive", "change", "growth", "million"),
    *("processor", "telegram", "reading", "time"),
)
"""Those that measure onrecord alone."""


def figures_file(folder: Path, name: str, kind: str) -> Path:
    """Where figures are kept, those of each kind of processor by themselves."""
    return folder / f"{name}.{kind}.figures.json"


def kept_figures(folder: Path, name: str) -> dict[str, Figures]:
    """All figures that are kept, by the kind of processor; the one that can most comes first."""
    paths = sorted(folder.glob(figures_file(Path(), name, "*").name))
    found = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    found.sort(key=lambda each: -len(each["machine"]["features"]))
    return {kind(each["machine"]): each for each in found}


def write(folder: Path, name: str) -> None:
    """Write ``NAME.md`` and its pictures into a folder, from the figures that are kept there."""
    found = kept_figures(folder, name)
    quick = any(
        one.get("quick")
        for each in found.values()
        for one in each.values()
        if isinstance(one, dict)
    )
    drawn = [
        (file, f"{title} ({title_of(each)})")
        for of, each in found.items()
        for file, title in draw(each, folder / name.lower(), f"-{of}")
    ]
    parts = [
        "# Measured\n",
        "Written by `make bench-quick`: few documents, one round, not to be quoted.\n"
        if quick
        else "Written by `make bench`; how each program was set up is in [README.md](README.md).\n",
        *_processors(found),
        "## What was asked for, and what was measured\n",
        (
            "Floors depend on the kind of processor: with products of int8 or bf16, or without."
            " Times are of one machine; ratios to the peers are of runs in turn on it.\n"
        ),
        _table(found),
        "## The same documents and questions, each program in turn\n",
        *(part for each in found.values() for part in comparison(each, title_of(each))),
        *(part for each in found.values() for part in _kept(each)),
        *(f"## {title}\n\n![{title}]({name.lower()}/{file})\n" for file, title in drawn),
    ]
    (folder / f"{name}.md").write_text("\n".join(parts), encoding="utf-8")


def title_of(found: Figures) -> str:
    """A processor by its features, as in every heading."""
    able = ", ".join(found["machine"].get("features", ())) or "features not recorded"
    return f"limited to {able}" if found["machine"].get("limit") else able


def _processors(found: dict[str, Figures]) -> list[str]:
    machines = [each["machine"] for each in found.values()]
    encoders = {name for each in found.values() for name in _encoders(each)}
    lines = {
        "processor": [f"{one['processor']}, {one['cores']} cores" for one in machines],
        "memory": [f"{one['memory_gb']} GB" for one in machines],
        "system": [f"{one['system']}, Python {one['python']}" for one in machines],
        "kind": ["f32 alone" if kind_of(each).plain else "int8 or bf16" for each in found.values()],
        "one large matrix product of OpenVINO, billions of operations a second": [
            ", ".join(f"{name} {number(most)}" for name, most in _limits(each).items()) or "–"
            for each in found.values()
        ],
    }
    for name in sorted(encoders):
        lines[f"encoder {name}"] = [_encoder(_encoders(each).get(name)) for each in found.values()]
    versions = machines[0]["versions"].items()
    own = ", ".join(f"{name} {release}" for name, release in versions)
    peers = ", ".join(one.replace("==", " ") for one in machines[0]["peers"].values())
    limited = [one["limit"] for one in machines if one.get("limit")]
    return [
        "## The processors\n",
        "\n".join(
            [
                f"| | {' | '.join(title_of(each) for each in found.values())} |",
                "|---" * (1 + len(found)) + "|",
                *(f"| {what} | {' | '.join(cells)} |" for what, cells in lines.items()),
            ]
        )
        + "\n",
        *(
            f"Limited means the same machine with `{_variables(limit)}`: newer instructions are"
            " left out by every program's libraries; caches, clock and memory are its own.\n"
            for limit in limited
        ),
        f"{own}; against {peers}.\n",
    ]


def _limits(found: Figures) -> dict[str, float]:
    limits: dict[str, float] = found.get("processor", {}).get("limits", {})
    return limits


def _encoders(found: Figures) -> dict[str, Figures]:
    encoders: dict[str, Figures] = found.get("processor", {}).get("encoders", {})
    return encoders


def _encoder(figures: Figures | None) -> str:
    if figures is None:
        return "–"
    return (
        f"{figures['precision']}: {number(figures['tokens_a_second'])} tokens/s,"
        f" {number(figures['share'])} of the product"
    )


def _variables(limit: str) -> str:
    return " ".join(f"{name}={value}" for name, value in LIMITS[limit].items())


def _table(found: dict[str, Figures]) -> str:
    columns = [[*peer_rows(each), *own_rows(each)] for each in found.values()]
    heads = "".join(f" floor | {title_of(each)} | |" for each in found.values())
    lines = [f"| |{heads}", "|---|" + "---:|---:|---|" * len(found)]
    lines += (
        f"| {row[0].what} | {' | '.join(map(_cells, row))} |" for row in zip(*columns, strict=True)
    )
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> str:
    sign = "≥" if row.more else "≤"
    aim = f" (aim {number(row.aim)})" if row.aim is not None else ""
    value = f"{number(row.value)} {row.unit}".strip() if row.value is not None else "–"
    if row.value is not None and row.note:
        value += f" ({row.note})"
    return f"{sign} {number(row.floor)}{aim} | {value} | {row.verdict}"


def _kept(found: Figures) -> list[str]:
    lines = [f"## Everything else that was measured: {title_of(found)}\n"]
    for section in SECTIONS:
        if section not in found:
            continue
        figures: dict[str, Any] = {k: v for k, v in found[section].items() if k != "quick"}
        lines.append(f"**{section}** ({figures.pop('at')}): `{plainly(figures)}`\n")
    return lines


if __name__ == "__main__":
    for title in sorted({kept.name.partition(".")[0] for kept in FOLDER.glob("*.figures.json")}):
        write(FOLDER, title)
