"""Pictures of the benchmark: against the peers, and as the archive grows."""

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numbers_written import number
from rows import middle, rate
from ways import WAYS

OWN, OTHER = "#1f6f8b", "#b9c3c7"


def draw(found: dict[str, Any], folder: Path, suffix: str) -> list[tuple[str, str]]:
    """Draw what was measured; the pictures' file names and what they show.

    Args:
        found: the figures.
        folder: of the pictures.
        suffix: of the files' names.
    """
    folder.mkdir(exist_ok=True)
    drawn = []
    for name, there, title, picture in (
        ("peers", "peers", "The same documents and questions, each program in turn", _peers),
        ("indexing", "growth", "Seconds to index an archive from nothing", _indexing),
        ("questions", "million", "Milliseconds of a question as the archive grows", _questions),
    ):
        if there in found:
            file = f"{name}{suffix}.png"
            picture(found, folder / file)
            drawn.append((file, title))
    return drawn


def _peers(found: dict[str, Any], path: Path) -> None:
    rounds: dict[str, list[dict[str, Any]]] = found["peers"]["rounds"]
    figure = Figure(figsize=(11, 1 + 0.28 * len(rounds)), layout="constrained")
    names = list(rounds)
    own = {one.name for one in WAYS if one.ours}
    colours = [OWN if name in own else OTHER for name in names]
    values = (
        ("documents indexed a second", [rate(rounds[name]) for name in names]),
        ("p50 of a question, ms", [middle(rounds[name], "p50") for name in names]),
        ("nDCG@10", [middle(rounds[name], "ndcg") for name in names]),
        ("peak memory, MB", [middle(rounds[name], "megabytes") for name in names]),
    )
    all_axes = figure.subplots(1, 4, sharey=True)
    for axes, (title, numbers) in zip(all_axes, values, strict=True):
        bars = axes.barh(names, numbers, color=colours)
        axes.bar_label(bars, labels=map(number, numbers), fontsize=8, padding=2)
        axes.margins(x=0.25)
        axes.set_title(title, fontsize=9)
        axes.tick_params(axis="y", labelsize=8, length=0)
        axes.set_xticks([])
        axes.spines[["top", "right", "bottom"]].set_visible(False)
    all_axes[0].invert_yaxis()
    figure.savefig(path, dpi=110)


def _indexing(found: dict[str, Any], path: Path) -> None:
    points = [(one["passages"], one["seconds"]) for one in found["growth"]["points"]]
    made = found.get("archive", {}).get("made")
    if made:
        points.append((made["passages"], made["seconds"]))
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(*zip(*points, strict=True), "o-", color=OWN, label="measured")
    ends = (points[0][0], points[-1][0])
    pace = points[-1][1] / points[-1][0]
    axes.plot(ends, [pace * end for end in ends], ":", color="grey", label="linear")
    _axes(axes, "seconds")
    figure.savefig(path, dpi=110)


def _questions(found: dict[str, Any], path: Path) -> None:
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    points = found["million"]["points"]
    sizes = [one["passages"] for one in points]
    for name, style in (("p50", "o-"), ("p95", "s--")):
        axes.plot(sizes, [one[name] for one in points], style, color=OWN, label=f"search, {name}")
    axes.plot(
        sizes, [one["dense_p50"] for one in points], "^:", color="#d1495b", label="dense, p50"
    )
    for one in found.get("growth", {}).get("points", ()):
        axes.plot(one["passages"], one["p50"], "x", color="black")
    axes.plot([], [], "x", color="black", label="whole answer, real texts, p50")
    if sizes[-1] > 100_000:
        start = next(one for one in points if one["passages"] >= 100_000)
        growing = [start["p50"], start["p50"] * sizes[-1] / start["passages"]]
        axes.plot([start["passages"], sizes[-1]], growing, ":", color="grey", label="linear")
    _axes(axes, "milliseconds")
    figure.savefig(path, dpi=110)


def _axes(axes: Axes, what: str) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("passages")
    axes.set_ylabel(what)
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend(fontsize=8, frameon=False)
