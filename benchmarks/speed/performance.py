"""Draws where the time goes and writes the figures into the guide.

    python benchmarks/speed/performance.py

It reads what ``make bench DATA=FOLDER SECTION=time`` kept, of each kind of processor.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from report import kept_figures, title_of

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "performance.md"
PICTURES = ROOT / "docs" / "pictures"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
COLOURS = ("#1f6f8b", "#99a8b2", "#d1495b", "#edae49", "#66a182", "#2e4057", "#8d96a3", "#c8b8db")

INDEX = {
    "reading, archive, names, sentences, words": (
        *("beginning", "reading", "archiving", "naming", "chunking"),
    ),
    "encoder": ("embedding",),
    "writing and checking": ("writing", "checking"),
}
"""Parts of an index and their stages. A stage says first how far it is when some of it is done, so
those before the encoder are not told apart."""
QUESTION = ("understanding", "encoding", "searching", "reading texts", "sentences", "quoting")

Parts = dict[str, float]
"""Milliseconds of each part, in the order in which they come."""


def parts_of(found: Mapping[str, float], names: Mapping[str, Sequence[str]]) -> Parts:
    """The named parts of what was measured, and all the rest together."""
    parts = {said: sum(found.get(one, 0.0) for one in held) for said, held in names.items()}
    rest = sum(found.values()) - found["passages"] - sum(parts.values())
    return parts | {"all else": max(rest, 0.0)}


def draw(rows: Mapping[str, Parts], path: Path, unit: str) -> None:
    """Stacked bars, one a processor, with the milliseconds in them where there is room."""
    figure = Figure(figsize=(9, 0.9 + 0.7 * len(rows)), layout="constrained")
    axes = figure.subplots()
    names = list(next(iter(rows.values())))
    whole = max(sum(parts.values()) for parts in rows.values())
    left = [0.0] * len(rows)
    for name, colour in zip(names, COLOURS, strict=False):
        widths = [parts[name] for parts in rows.values()]
        axes.barh(list(rows), widths, left=left, color=colour, label=name)
        for place, width in enumerate(widths):
            if width > 0.04 * whole:
                middle = left[place] + width / 2
                axes.text(middle, place, f"{width:.1f}", ha="center", va="center", fontsize=8)
        left = [before + width for before, width in zip(left, widths, strict=True)]
    axes.invert_yaxis()
    axes.set_xlabel(unit, fontsize=9)
    axes.tick_params(labelsize=9)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside upper center", ncols=len(names), fontsize=8, frameon=False)
    figure.savefig(path, dpi=110)


def table(rows: Mapping[str, Parts], what: str) -> list[str]:
    """The same as a table: a row a part, a column a processor."""
    names = list(next(iter(rows.values())))
    lines = [f"| {what} | {' | '.join(rows)} |", f"|---|{'---:|' * len(rows)}"]
    lines += [
        f"| {name} | {' | '.join(f'{parts[name]:.2f}' for parts in rows.values())} |"
        for name in names
    ]
    total = " | ".join(f"**{sum(parts.values()):.2f}**" for parts in rows.values())
    return [*lines, f"| **all** | {total} |"]


def block(found: Mapping[str, dict[str, Any]]) -> Sequence[str]:
    """What stands in the guide between the two marks; the pictures are drawn."""
    times = {name: one["time"] for name, one in found.items()}
    index = {name: parts_of(one["index"], INDEX) for name, one in times.items()}
    asked = {
        name: parts_of(one["question"], {part: (part,) for part in QUESTION})
        for name, one in times.items()
    }
    draw(index, PICTURES / "time-of-an-index.png", "milliseconds a passage")
    draw(asked, PICTURES / "time-of-a-question.png", "milliseconds a question")
    first = next(iter(times.values()))
    processors = "; ".join(
        f"{name}: {one['machine']['processor']}, {title_of(one)}" for name, one in found.items()
    )
    encoded = "; ".join(f"{name} {one['multilingual_ms']:.1f} ms" for name, one in times.items())
    return [
        f"Two cores. {processors}.\n",
        f"## An index: {first['index']['passages']:,.0f} passages from nothing\n",
        "![Milliseconds a passage of each stage of an index](pictures/time-of-an-index.png)\n",
        *table(index, "milliseconds a passage, encoder `multilingual`"),
        "",
        f"## A question over {first['question']['passages']:,.0f} passages\n",
        "![Milliseconds a question of each stage](pictures/time-of-a-question.png)\n",
        *table(asked, "milliseconds a question, encoder `english`, reader off"),
        f"\nWith the encoder `multilingual` a question is encoded in: {encoded}.",
    ]


def _short_title(found: dict[str, Any]) -> str:
    """The best that a processor has for matrix products, as a bar is named."""
    best: str = found["machine"]["features"][-1]
    return f"{best} alone" if found["machine"]["limit"] else best


def main() -> None:
    """Draw and write."""
    kept = kept_figures(ROOT / "benchmarks", "RESULTS").values()
    found = {_short_title(each): each for each in kept if "time" in each}
    if not found:
        raise SystemExit("nothing was measured; run: make bench DATA=FOLDER SECTION=time")
    text = GUIDE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    middle = "\n".join(block(found))
    GUIDE.write_text(f"{before}{BEGIN}\n{middle}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
